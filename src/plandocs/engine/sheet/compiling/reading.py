"""A workbook read: its sheets with their cells and parts, its names, every tag registered."""

import itertools
from collections.abc import Callable, Iterator

from plandocs.diagnostics import Diagnostic, InFile, InSheet, Location, suggestion
from plandocs.engine.language import FaultLog
from plandocs.engine.language.braces import MAX_TAGS, TOO_MANY
from plandocs.engine.language.compiler import parse
from plandocs.engine.language.syntax import forbidden_statement
from plandocs.engine.rules import BAD_TAG, FORBIDDEN_SYNTAX, UNKNOWN_SHEET
from plandocs.engine.sheet.compiling import owned
from plandocs.engine.sheet.compiling.cells import CellReader
from plandocs.engine.sheet.compiling.draft import SheetDraft
from plandocs.engine.sheet.compiling.formulas import formula_letters, retitled
from plandocs.engine.sheet.compiling.furniture import read_merges, slots_in
from plandocs.engine.sheet.compiling.gates import (
    DAMAGED,
    check_package,
    check_workbook,
    plain_root,
)
from plandocs.engine.sheet.compiling.labels import Labels
from plandocs.engine.sheet.compiling.layouts import LayoutFiller, folded
from plandocs.engine.sheet.compiling.nesting import check_text
from plandocs.engine.sheet.compiling.package import (
    STRINGS,
    STYLES,
    WORKBOOK,
    Damaged,
    Package,
    Relation,
)
from plandocs.engine.sheet.compiling.strings import read_strings
from plandocs.engine.sheet.compiling.styles import read_styles
from plandocs.engine.sheet.compiling.tags import CellTag, CellText, has_tags
from plandocs.engine.sheet.compiling.tree import RELATION_ID, boxes_of, elements, x
from plandocs.engine.sheet.compiling.workbook import read_names
from plandocs.engine.sheet.filling import Filling, TableFilling
from plandocs.engine.sheet.parts import relations_of
from plandocs.engine.sheet.places import cell_name
from plandocs.engine.sheet.plans import (
    ANY,
    FormulaSlot,
    OwnedPart,
    Reference,
    StillSlot,
    TablePlan,
)
from plandocs.engine.xml import Element

_CORE = "docProps/core.xml"
_CUSTOM = "docProps/custom.xml"
_OF_JINJA = "print"
"""A statement that Jinja knows and templates do not."""
PROPERTIES = (_CORE, _CUSTOM)
_COPIED = frozenset(
    "drawing vmlDrawing comments threadedComment table chart chartStyle chartColorStyle "
    "chartUserShapes ctrlProp".split()
)
"""The kinds of parts that a copy of a sheet has its own of; the others it shares."""
_PIVOT = "La tabla dinámica"
_MOST_ROW = 1_048_576
_MOST_LETTERS = 3_000_000
"""How many letters the formulas of a workbook may have: each takes some two microseconds."""
_LONG_FORMULAS = (
    f"sus fórmulas suman más de {_MOST_LETTERS:,} letras; las largas se parten en celdas de ayuda"
)


class BookReader:
    """Reads one workbook; what is wrong gathers in `problems`."""

    def __init__(self, package: Package, name: str, filling: Filling | None) -> None:
        """Read `package`; `name` is how messages call it; raise Damaged."""
        self._letters = 0
        self.problems: list[Diagnostic] = []
        self.tags: list[tuple[str, Location]] = []
        """What was typed in each tag, and where."""
        self.alone: list[str] = []
        """The source of each of those tags by itself."""
        self.tables: list[TablePlan] = []
        self.titles: list[str] = []
        self._package = package
        self._name = name
        self._numbers = itertools.count()
        check_package(package)
        check_workbook(package.root(WORKBOOK))
        self.workbook = plain_root(package, WORKBOOK)
        strings = plain_root(package, STRINGS) if STRINGS in package.parts else None
        self.strings = read_strings(strings)
        self.styles = read_styles(plain_root(package, STYLES), package.text(STYLES))
        self.sheets = self._read_sheets(self.workbook)
        for sheet in self.sheets:
            found = sheet.read.formulas
            found[:] = [p._replace(formula=retitled(p.formula, self.titles)) for p in found]
        self.labels = Labels(InFile(name), self._numbers)
        self.names = read_names(self.workbook, self.titles, self.labels)
        if filling is not None:
            for table in (filling.main, *filling.tables):
                self._fill(table, filling)
        for sheet in self.sheets:
            self._read_parts(sheet)
        self.parts = list(self._book_parts(self.sheets, self.labels))
        for sheet in self.sheets:
            sheet.parts = [self._with_reads(part, self.sheets) for part in sheet.parts]
        self._check_labels([self.labels, *(sheet.labels for sheet in self.sheets)])

    def _read_sheets(self, workbook: Element) -> list[SheetDraft]:
        relations = {found.id: found for found in self._package.relations(WORKBOOK)}
        found = []
        for element in workbook.iter(x("sheet")):
            relation = relations.get(element.get(RELATION_ID, ""))
            if relation is None:
                raise Damaged(DAMAGED)
            title = element.get("name", "")
            self.titles.append(title)
            place = InSheet(self._name, title)
            labels = Labels(place, self._numbers)
            sheet = SheetDraft(title, relation.target, element, labels)
            if has_tags(title):
                sheet.label = sheet.labels.add(title, "title")
            if relation.kind == "worksheet":
                self._read_cells(sheet)
            elif relation.kind == "chartsheet":
                root = self._package.root(sheet.part)
                sheet.parts.append(owned.chart_sheet(sheet.part, root, sheet.labels))
            found.append(sheet)
        return found

    def _read_cells(self, sheet: SheetDraft) -> None:
        sheet.root = root = plain_root(self._package, sheet.part)
        data = root.find(x("sheetData"))
        if data is None:
            raise Damaged(DAMAGED)
        self._letters += formula_letters(root)
        if self._letters > _MOST_LETTERS:
            raise Damaged(_LONG_FORMULAS)
        sheet.read = CellReader(data, self.strings, len(self.styles.looks)).read()
        sheet.read.reach(read_merges(root))
        self._register_cells(sheet)
        for node in owned.tagged_headers(root):
            owned.add_header(node, sheet.labels)

    def _register_cells(self, sheet: SheetDraft) -> None:
        for row in sheet.read.rows.values():
            for cell in row.cells:
                if cell.text:
                    name = cell_name(row.number, cell.column)
                    self._register(cell.text, sheet.place._replace(cell=name))
                    tags = (tag for tag in cell.text.tags if tag.prefix == "sheet")
                    sheet.tags += [(tag, name) for tag in tags if tag.kind == "statement"]

    def _fill(self, table: TableFilling, filling: Filling) -> None:
        """Put the tags of a mapping in a sheet of an official layout."""
        sheet = self._titled(table.sheet) if table.sheet else self.sheets[0]
        if sheet is None or sheet.root is None:
            alike = suggestion(table.sheet, self.titles)
            self.problems.append(UNKNOWN_SHEET.at(table.place, hoja=table.sheet, parecida=alike))
            return
        filler = LayoutFiller(sheet.root, sheet.read, table, sheet.place)
        outer = filling.main.loop if table is not filling.main else None
        filled = filler.fill(outer, {other.sheet for other in filling.tables}, self._words)
        sheet.filled[table.rows.data] = filled
        self.problems += filler.problems
        for source, place in filled.before:
            self._check_filled(source, place)
        for entry in table.columns:
            self._register(CellText((entry.text,)), entry.place)

    def _titled(self, title: str) -> SheetDraft | None:
        """Return the sheet of a title, whatever its accents and capitals."""
        return next((s for s in self.sheets if folded(s.title) == folded(title)), None)

    def _words(self, title: str, found: Reference) -> list[str]:
        """Return what the cells of a range, or of a name when it has no rows, read."""
        if found.rows is None and found.columns is None:
            called = title.casefold()
            plan = next((name for name in self.names if name.name.casefold() == called), None)
            pieces = plan.formula.pieces if plan is not None else ()
            if len(pieces) != 1 or not isinstance(pieces[0], Reference):
                return []
            found, title = pieces[0], pieces[0].title or ""
        sheet = self._titled(title)
        return sheet.read.words_of(found) if sheet is not None else []

    def _check_filled(self, source: str, place: Location) -> None:
        log = FaultLog()
        if "_fila1" not in source:  # ours, which no template may write
            parse(source + "{% endfor %}", log)
        self.problems += [fault.at(place) for fault in log.entries]

    def _register(self, text: CellText, place: Location) -> None:
        """Keep the tags of a text, and tell those that are badly written."""
        for tag in text.tags:
            if len(self.tags) >= MAX_TAGS:
                raise Damaged(TOO_MANY)
            self.tags.append((tag.source, place))
            self.alone.append(tag.alone)
            log = FaultLog()
            if tag.kind == "statement" and (what := forbidden_statement(tag.body)):
                log.add(FORBIDDEN_SYNTAX, 1, que=what)
            elif not tag.is_of_word:
                _check_alone(tag, log)
            self.problems += [fault.at(place) for fault in log.entries]

    def _read_parts(self, sheet: SheetDraft) -> None:
        """Read what a sheet owns, and make ready what the data or its cells change."""
        legacy = sheet.root.find(x("legacyDrawing")) if sheet.root is not None else None
        notes_drawing = legacy.get(RELATION_ID) if legacy is not None else None
        for found in self._package.reached(sheet.part):
            if found.kind in _COPIED:
                sheet.copies.append(found.target)
            if found.kind == "vmlDrawing" and found.id != notes_drawing:
                continue
            if part := self._owned(found, sheet):
                sheet.parts.append(part)
            links = relations_of(found.target)
            if found.kind == "drawing" and links in self._package.parts:
                sheet.parts += owned.links(links, self._package.root(links))

    def _owned(self, found: Relation, sheet: SheetDraft) -> OwnedPart | None:
        part = found.target
        if found.kind == "pivotTable":
            place = next(elements(self._package.root(part), "location"), None)
            if place is not None:
                boxes = boxes_of(place.get("ref", "A1"))
                sheet.still.append(StillSlot(boxes, _PIVOT))
            return None
        if found.kind == "vmlDrawing":
            try:
                return owned.note_shapes(part, self._package.root(part))
            except Damaged:  # what Excel writes here is not always XML
                sheet.still.append(StillSlot(((1, 1, _MOST_ROW, 1),), "Un comentario"))
                return None
        if found.kind == "table":
            made, plan = owned.table(part, plain_root(self._package, part), sheet.title)
            self.tables.append(plan)
            return made
        if found.kind == "threadedComment":
            return owned.threads(part, self._package.root(part))
        readers: dict[str, Callable[[str, Element, Labels], OwnedPart]] = {
            "drawing": owned.drawing,
            "chart": owned.chart,
            "chartEx": owned.chart,
            "comments": owned.notes,
        }
        reader = readers.get(found.kind)
        return reader(part, self._package.root(part), sheet.labels) if reader else None

    def _book_parts(self, sheets: list[SheetDraft], labels: Labels) -> Iterator[OwnedPart]:
        """Yield the parts that belong to no sheet and that the data or the cells change."""
        by_title = {sheet.title: sheet for sheet in sheets}
        for found in self._package.relations(WORKBOOK):
            if found.kind == "pivotCacheDefinition":
                root = self._package.root(found.target)
                made, title, boxes = owned.pivot_cache(found.target, root)
                if boxes and title in by_title:
                    by_title[title].still.append(StillSlot(boxes, _PIVOT))
                yield made
        for part in (_CORE, _CUSTOM):
            if part in self._package.parts:
                yield owned.properties(part, self._package.root(part), labels)

    def _with_reads(self, part: OwnedPart, sheets: list[SheetDraft]) -> OwnedPart:
        """Return a chart that reads only the sheets that may print other values in its cells."""
        if not part.points or ANY in part.points:
            return part
        by_title = {sheet.title: sheet for sheet in sheets}
        found = {
            piece.title
            for slot in slots_in(FormulaSlot, part.pieces)
            for piece in slot.formula.pieces
            if isinstance(piece, Reference) and piece.title in by_title
            if by_title[piece.title].read.changes_in(piece)
        }
        return part._replace(reads=tuple(sorted(title for title in found if title)))

    def _check_labels(self, every: list[Labels]) -> None:
        for labels in every:
            for _, text, _, place in labels.found:
                self._register(text, place)
                cell = place.cell if isinstance(place, InSheet) else ""
                for problem in check_text(text, cell):
                    self.problems.append(problem.rule.at(place, **problem.values))


def _check_alone(tag: CellTag, log: FaultLog) -> None:
    if tag.kind == "statement" and not tag.keyword:
        log.add(BAD_TAG, 1, detalle="la etiqueta está vacía")
    elif tag.kind == "statement" and tag.keyword == _OF_JINJA:
        log.add(BAD_TAG, 1, detalle=f"no existe la instrucción «{_OF_JINJA}»")
    elif tag.alone:
        parse(tag.alone, log)
