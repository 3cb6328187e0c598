"""A sheet as one Jinja source, with the template's cell known for each of its lines."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from plandocs.engine.sheet import marks
from plandocs.engine.sheet.places import cell_name
from plandocs.engine.sheet.tags import (
    Structure,
    replace_directives,
    single_value,
    structure_tags,
    whole_tags,
)

TYPED_NAME = "valor_de_celda"

_PLAIN = ("{{ {} }}", "{{ {} }}")
_CLOSED = {
    "for": "{}{{% endfor %}}",
    "if": "{}{{% endif %}}",
    "elif": "{{% if 1 %}}{}{{% endif %}}",
    "set": "{}",
}


@dataclass(frozen=True, slots=True)
class CellText:
    """The text of a cell with tags; `runs` are its stretches of one format, one when plain."""

    runs: tuple[str, ...]
    rich: bool = False

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(self.runs)


@dataclass(frozen=True, slots=True)
class TagSheet:
    """What a source is made of: the size of a sheet, and its cells with tags by row and column."""

    rows: int
    columns: int
    texts: Mapping[int, Mapping[int, CellText]]


@dataclass(frozen=True, slots=True)
class Source:
    """Jinja source whose lines know the template cell that they come from."""

    text: str
    cells: tuple[str, ...]

    def cell_of(self, line: int) -> str:
        """Return the coordinate of the cell that a line comes from, or an empty text."""
        return self.cells[line - 1] if 0 < line <= len(self.cells) else ""


def build_source(sheet: TagSheet) -> Source:
    """Return the source that prints every row of the sheet."""
    writer = _Writer()
    done = 0
    for row in sorted(sheet.texts):
        writer.add_plain_rows(done + 1, row - 1)
        _write_row(writer, row, sheet)
        done = row
    writer.add_plain_rows(done + 1, sheet.rows)
    return writer.finish()


def build_labels(texts: Iterable[tuple[str, str]]) -> Source:
    """Return the source that prints each text after its number; each comes after its place."""
    writer = _Writer()
    for number, (place, text) in enumerate(texts):
        writer.add(marks.CELL.format(number, text), place)
    return writer.finish()


def build_pieces(sheet: TagSheet) -> Iterator[tuple[str, str]]:
    """Yield the coordinate of each cell with tags and a source that runs it alone."""
    for row in sorted(sheet.texts):
        for column, cell in sorted(sheet.texts[row].items()):
            tags = structure_tags(cell.text)
            plain = "".join(map(_closed, tags)) if tags else replace_directives(cell.text, *_PLAIN)
            yield cell_name(row, column), plain


def cell_source(cell: CellText) -> str:
    """Return the Jinja source of one cell's content."""
    text = cell.text
    expression = None if cell.rich else single_value(text)
    if expression is not None:
        kept = replace_directives(text, marks.FILL, marks.SPAN)
        value = f"{{{{ ({expression})|{TYPED_NAME} }}}}"
        return "".join(found[0] for found in marks.DIRECTIVE.finditer(kept)) + value
    runs = whole_tags(cell.runs)
    if cell.rich:
        text = "".join(marks.RUN.format(n) + run for n, run in enumerate(runs) if run)
    return replace_directives(text, marks.FILL, marks.SPAN)


class _Writer:
    """Gathers pieces, each on its own lines, and the cell of each line."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._cells: list[str] = []

    def add(self, piece: str, cell: str) -> None:
        piece = piece.replace("\r\n", "\n").replace("\r", "\n")
        self._pieces.append(piece)
        self._cells += [cell] * (piece.count("\n") + 1)

    def add_plain_rows(self, first: int, last: int) -> None:
        if first <= last:
            self.add(marks.ROWS.format(first, last), "")

    def finish(self) -> Source:
        return Source("\n".join(self._pieces), tuple(self._cells))


def _write_row(writer: _Writer, row: int, sheet: TagSheet) -> None:
    texts = sheet.texts[row]
    kinds = {tag.kind for cell in texts.values() for tag in structure_tags(cell.text)}
    if "tr" in kinds:
        for column in sorted(texts):
            _write_structure(writer, row, column, row, texts[column])
    elif "tc" in kinds:
        _write_packed_row(writer, row, sheet)
    else:
        writer.add(marks.ROW.format("", row), "")
        for column in sorted(texts):
            _write_cell(writer, row, column, texts[column])


def _write_packed_row(writer: _Writer, row: int, sheet: TagSheet) -> None:
    """Write every cell of a row whose cells are repeated: after a repetition none stays put."""
    writer.add(marks.ROW.format(marks.PACKED, row), "")
    texts = sheet.texts[row]
    for column in range(1, sheet.columns + 1):
        cell = texts.get(column)
        if cell is None:
            writer.add(marks.CELL.format(column, marks.STATIC), cell_name(row, column))
        elif structure_tags(cell.text):
            _write_structure(writer, row, column, column, cell)
        else:
            _write_cell(writer, row, column, cell)


def _write_cell(writer: _Writer, row: int, column: int, cell: CellText) -> None:
    writer.add(marks.CELL.format(column, cell_source(cell)), cell_name(row, column))


def _write_structure(writer: _Writer, row: int, column: int, number: int, cell: CellText) -> None:
    for tag in structure_tags(cell.text):
        writer.add(_structure_source(tag, number), cell_name(row, column))


def _structure_source(tag: Structure, number: int) -> str:
    if tag.keyword == "for":
        return marks.LOOP.format(tag.kind, number) + tag.source + marks.STEP
    if tag.keyword == "endfor":
        return tag.source + marks.END
    return tag.source


def _closed(tag: Structure) -> str:
    """Return a structure tag with what it needs to stand alone; those that only close give none."""
    return _CLOSED.get(tag.keyword, "").format(tag.source)
