"""A fixed official layout filled by a mapping: the tags that it would have, put in its cells."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from plandocs.diagnostics import Diagnostic, InSheet, Location, suggestion
from plandocs.engine.rules import AMBIGUOUS_COLUMN, FILLED_LAYOUT, UNKNOWN_COLUMN
from plandocs.engine.sheet.compiling.cells import CellRead, RowRead, SheetRead
from plandocs.engine.sheet.compiling.formulas import read_formula
from plandocs.engine.sheet.compiling.tags import CellText
from plandocs.engine.sheet.compiling.tree import boxes_of, elements, x
from plandocs.engine.sheet.filling import Loop, TableFilling
from plandocs.engine.sheet.places import cell_name
from plandocs.engine.sheet.plans import FieldPlan, Reference
from plandocs.engine.xml import Element

TABLE_CODE = 10
_ROW_NAME = "_fila1"
_ID = "id"
_ALIKE = "hay varias columnas con ese encabezado"
_TWICE = "otro renglón del mapeo ya llena esa columna"
_LIST = re.compile(r'"([^"]*)"')

Words = Callable[[str, Reference], list[str]]
"""Returns the words of the cells of a range of a sheet."""


class FilledRow(NamedTuple):
    """A row of a sheet that is printed for each item of a list."""

    before: tuple[tuple[str, Location], ...]
    """The lines of source before it, each with its place; the last one begins the loop."""
    after: tuple[str, ...]
    places: Mapping[int, Location]
    """Where the text of each column was typed."""
    fields: Mapping[int, FieldPlan]


class LayoutFiller:
    """Puts the tags of one sheet."""

    def __init__(
        self, root: Element, read: SheetRead, filling: TableFilling, place: InSheet
    ) -> None:
        """Fill `read`, the cells of `root`; `place` is that of the sheet."""
        self._root = root
        self._place = place
        self._read = read
        self._filling = filling
        self.problems: list[Diagnostic] = []

    def fill(self, outer: Loop | None, tables: set[str], words: Words) -> FilledRow:
        """Put the tags in the row of data.

        `outer` is the loop of the main rows when this is a secondary table; `tables` are the
        titles of the sheets of those that are filled.
        """
        filling = self._filling
        row = self._read.rows.setdefault(filling.rows.data, RowRead(filling.rows.data, {}))
        texts: dict[int, tuple[str, Location]] = {}
        columns = self._columns()
        for entry in filling.columns:
            found = columns.get(folded(entry.heading), [])
            if not found:
                self._tell(entry.heading, entry.key)
            elif len(found) > 1 or found[0] in texts:
                reason = _TWICE if len(found) == 1 else _ALIKE
                problem = AMBIGUOUS_COLUMN.at(entry.key, columna=entry.heading, motivo=reason)
                self.problems.append(problem)
            else:
                texts[found[0]] = entry.text, entry.place
        number = "{{ loop.index }}" if outer is None else f"{{{{ {_ROW_NAME} }}}}"
        for column in self._linked(outer is not None, tables):
            texts.setdefault(column, (number, filling.loop.place))
        self._tell_old(row, texts)
        for column, (text, _) in texts.items():
            self._cell(row, column).text = CellText((text,))
        row.cells.sort(key=lambda cell: cell.column)
        bottom, right = self._read.size
        self._read.size = max(bottom, row.number), max([right, *texts])
        fields = {column: self._field(column, words) for column in texts}
        places = {column: place for column, (_, place) in texts.items()}
        return FilledRow(tuple(_before(filling.loop, outer)), _after(outer), places, fields)

    def _columns(self) -> dict[str, list[int]]:
        """Return the number of each column, by its heading and by its field's id."""
        rows = self._filling.rows
        found: dict[str, list[int]] = {}
        for number in (rows.headings, rows.fields):
            for column, words in self._words_of(number):
                known = found.setdefault(folded(words), [])
                known += [column] if column not in known else []
        return found

    def _tell_old(self, row: RowRead, texts: Mapping[int, tuple[str, Location]]) -> None:
        """Tell the first thing that stands where the rows of data go."""
        for number, other in sorted(self._read.rows.items()):
            for cell in other.cells if number >= row.number else ():
                if cell.has_content and (number > row.number or cell.column not in texts):
                    place = self._place._replace(cell=cell_name(number, cell.column))
                    self.problems.append(FILLED_LAYOUT.at(place, texto=cell.shown[:40]))
                    return

    def _words_of(self, number: int) -> Iterator[tuple[int, str]]:
        row = self._read.rows.get(number)
        for cell in row.cells if row is not None else ():
            if cell.shown:
                yield cell.column, cell.shown

    def _linked(self, is_table: bool, tables: set[str]) -> list[int]:
        """Return the columns whose value is the number of a main row."""
        rows = self._filling.rows
        headings = [(column, folded(words)) for column, words in self._words_of(rows.headings)]
        if is_table:
            found = [column for column, words in headings if words == _ID][:1]
            if not found:
                self._tell(_ID.upper(), self._filling.place)
            return found
        names = {folded(table) for table in tables}
        return [
            column
            for column, words in headings
            if words.split()[-1:] and words.split()[-1] in names
        ]

    def _cell(self, row: RowRead, column: int) -> CellRead:
        found = next((cell for cell in row.cells if cell.column == column), None)
        if found is None:
            found = CellRead(column, self._column_style(column))
            row.cells.append(found)
        return found

    def _column_style(self, column: int) -> int:
        for span in self._root.iterfind(f"{x('cols')}/{x('col')}"):
            if int(span.get("min", "1")) <= column <= int(span.get("max", "1")):
                return int(span.get("style", "0"))
        return 0

    def _field(self, column: int, words: Words) -> FieldPlan:
        rows = self._filling.rows
        codes = dict(self._words_of(rows.codes))
        headings = dict(self._words_of(rows.headings))
        code = codes.get(column, "")
        heading = " ".join(headings.get(column, "").split())
        options = tuple(self._options(column, words))
        return FieldPlan(heading, int(code) if code.isdecimal() else 0, options)

    def _options(self, column: int, words: Words) -> list[str]:
        """Return what the list validation of a column admits."""
        row = self._filling.rows.data
        for rule in elements(self._root, "dataValidation"):
            covered = any(
                top <= row <= bottom and left <= column <= right
                for top, left, bottom, right in boxes_of(_said(rule, "sqref"))
            )
            if covered and rule.get("type") == "list":
                return self._listed(_said(rule, "formula1"), words)
        return []

    def _listed(self, formula: str, words: Words) -> list[str]:
        if found := _LIST.fullmatch(formula):
            return [option.strip() for option in found[1].split(",")]
        pieces = read_formula(formula).pieces
        if len(pieces) == 1 and isinstance(pieces[0], Reference):
            return words(pieces[0].title or self._place.sheet, pieces[0])
        return words(formula, Reference(None, None, None, False))

    def _tell(self, heading: str, place: Location) -> None:
        known = self._words_of(self._filling.rows.headings)
        alike = suggestion(heading, (" ".join(words.split()) for _, words in known))
        sheet = self._filling.sheet
        self.problems.append(UNKNOWN_COLUMN.at(place, columna=heading, hoja=sheet, parecida=alike))


def folded(text: str) -> str:
    """Return a heading as it is compared: without accents, capitals or doubled spaces."""
    plain = unicodedata.normalize("NFD", text)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(plain.split()).casefold()


def _said(rule: Element, name: str) -> str:
    """Return what a validation says; those of Excel 2010 say all in elements inside."""
    if name == "sqref" and rule.get(name):
        return rule.get(name, "")
    found = next(elements(rule, name), None)
    return "".join(str(text) for text in found.itertext()).strip() if found is not None else ""


def _before(loop: Loop, outer: Loop | None) -> Iterator[tuple[str, Location]]:
    if outer is not None:
        yield f"{{% for {outer.name} in {outer.values} %}}", outer.place
        yield f"{{% set {_ROW_NAME} = loop.index %}}", outer.place
    yield f"{{% for {loop.name} in {loop.values} %}}", loop.place


def _after(outer: Loop | None) -> tuple[str, ...]:
    return ("{% endfor %}",) if outer is None else ("{% endfor %}", "{% endfor %}")
