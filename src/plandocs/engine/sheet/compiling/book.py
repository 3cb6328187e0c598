"""From the bytes of an .xlsx to a plan that renders it."""

import difflib
import itertools
from collections.abc import Callable, Iterator, Mapping

from jinja2 import nodes

from plandocs.diagnostics import Diagnostic, InFile, InSheet, Location
from plandocs.engine.fault import TemplateFault
from plandocs.engine.language import FaultLog
from plandocs.engine.language.compiler import compile_source, parse
from plandocs.engine.language.paths import Reads, read_paths
from plandocs.engine.language.program import Program
from plandocs.engine.language.syntax import forbidden_statement
from plandocs.engine.package import read_entries
from plandocs.engine.rules import (
    BAD_TAG,
    FORBIDDEN_SYNTAX,
    UNFILLED_PLACE,
    UNKNOWN_SHEET,
    UNREADABLE,
)
from plandocs.engine.sheet.compiling import owned
from plandocs.engine.sheet.compiling.cells import CellReader, SheetRead, formulas_in
from plandocs.engine.sheet.compiling.formulas import inside_table, read_formula
from plandocs.engine.sheet.compiling.furniture import (
    formula_slots,
    mark_furniture,
    read_height,
    read_merges,
    read_widths,
)
from plandocs.engine.sheet.compiling.labels import Labels
from plandocs.engine.sheet.compiling.layouts import FilledRow, LayoutFiller, folded
from plandocs.engine.sheet.compiling.nesting import Problem, check_nesting, check_sheets, check_text
from plandocs.engine.sheet.compiling.package import (
    TYPES,
    WORKBOOK,
    Damaged,
    Package,
    Relation,
)
from plandocs.engine.sheet.compiling.sheet import RowWriter
from plandocs.engine.sheet.compiling.source import (
    Source,
    Writer,
    print_as_excel,
    write_label,
)
from plandocs.engine.sheet.compiling.strings import Strings, read_strings
from plandocs.engine.sheet.compiling.styles import read_styles
from plandocs.engine.sheet.compiling.tags import CellTag, CellText, has_tags
from plandocs.engine.sheet.compiling.tree import (
    CUT,
    RELATION_ID,
    RESERVED,
    Slots,
    boxes_of,
    elements,
    local_name,
    x,
)
from plandocs.engine.sheet.compiling.unfilled import AROUND_SHEET, IN_SHEET, find_unfilled
from plandocs.engine.sheet.compiling.workbook import read_names, sheet_attributes, workbook_pieces
from plandocs.engine.sheet.filling import Filling
from plandocs.engine.sheet.parts import relations_of
from plandocs.engine.sheet.places import cell_name, cell_numbers
from plandocs.engine.sheet.plans import (
    ANY,
    BookPlan,
    CellPlan,
    FormulaPlan,
    FormulaSlot,
    LabelSlot,
    NamePlan,
    OwnedPart,
    Pieces,
    Reference,
    SheetPlan,
    StillSlot,
    StylePlan,
    TablePlan,
)
from plandocs.engine.tag import Tag
from plandocs.engine.xml import Element

_STRINGS = "xl/sharedStrings.xml"
_STYLES = "xl/styles.xml"
_CORE = "docProps/core.xml"
_CUSTOM = "docProps/custom.xml"
_APP = "docProps/app.xml"
_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_OTHER_KINDS = {
    "macroEnabled": "trae macros; guárdela como libro .xlsx normal",
    "vbaProject": "trae macros; guárdela como libro .xlsx normal",
    "spreadsheetml.template.main": "es una plantilla .xltx; guárdela como libro .xlsx",
    "sheet.binary": "es un libro binario .xlsb; guárdela como libro .xlsx",
}
"""By a content type of the package, why it is no template of ours."""
_STALE = ("TitlesOfParts", "HeadingPairs")
_COPIED = frozenset(
    "drawing vmlDrawing comments threadedComment table chart chartStyle chartColorStyle "
    "chartUserShapes ctrlProp".split()
)
"""The kinds of parts that a copy of a sheet has its own of; the others it shares."""
_PIVOT = "La tabla dinámica"
_MOST_ROW = 1_048_576


def compile_book(
    data: bytes, parts: Mapping[str, bytes], name: str, filling: Filling | None = None
) -> tuple[BookPlan | None, tuple[Diagnostic, ...]]:
    """Return the plan of a workbook and what is wrong with it; raise TemplateFault.

    `parts` are those of the package `data`; `name` is how messages call the template; `filling`
    says what to write in a workbook that is an official layout.
    """
    try:
        compiler = _BookCompiler(data, Package(parts), name, filling)
        plan = compiler.compile()
    except (Damaged, ValueError) as error:
        reason = str(error) if isinstance(error, Damaged) else "le faltan piezas o están dañadas"
        raise TemplateFault((UNREADABLE.at(InFile(name), motivo=reason),)) from None
    return plan, tuple(compiler.problems)


class _Sheet:
    """A sheet being compiled; one that is no worksheet has no root."""

    def __init__(self, title: str, part: str, element: Element, labels: Labels) -> None:
        self.title = title
        self.part = part
        self.element = element
        self.labels = labels
        self.label: int | None = None
        self.root: Element | None = None
        self.read = SheetRead()
        self.tags: list[tuple[CellTag, str]] = []
        """Its `{%sheet %}` tags, each with its cell."""
        self.parts: list[OwnedPart] = []
        self.copies: list[str] = []
        self.still: list[StillSlot] = []
        self.filled: dict[int, FilledRow] = {}

    @property
    def place(self) -> InSheet:
        """Where what is wrong with the sheet is told."""
        assert isinstance(self.labels.place, InSheet)
        return self.labels.place


class _BookCompiler:
    """Compiles one workbook."""

    def __init__(self, data: bytes, package: Package, name: str, filling: Filling | None) -> None:
        self.problems: list[Diagnostic] = []
        self._data = data
        self._package = package
        self._name = name
        self._filling = filling
        self._writer = Writer()
        self._tags: list[tuple[str, Location]] = []
        self._cells: dict[int, CellPlan] = {}
        self._tables: list[TablePlan] = []
        self._loops = 0
        self._numbers = itertools.count()
        self._styles: StylePlan
        self._titles: list[str] = []

    def compile(self) -> BookPlan | None:
        """Return the plan, or None when there is something wrong."""
        self._check_package()
        workbook = self._package.root(WORKBOOK)
        self._check_root(workbook)
        strings = read_strings(self._optional(_STRINGS))
        self._styles = self._read_styles()
        sheets = self._read_sheets(workbook, strings)
        labels = Labels(InFile(self._name), self._numbers)
        names = read_names(workbook, self._titles, labels)
        if self._filling is not None:
            self._fill(self._filling, sheets, names)
        for sheet in sheets:
            self._read_parts(sheet)
        parts = list(self._book_parts(sheets, labels))
        self._check_nesting(sheets)
        self._check_labels([labels, *(sheet.labels for sheet in sheets)])
        for label in labels.found:
            write_label(self._writer, label)
        for sheet in sheets:
            sheet.parts = [self._with_reads(part, sheets) for part in sheet.parts]
        plans = [self._plan(sheet, number) for number, sheet in enumerate(sheets)]
        source = self._writer.finish()
        self._check_unfilled(sheets, labels)
        reads: Reads = {}
        program = self._program(source, reads)
        if self.problems or program is None:
            return None
        return BookPlan(
            read_entries(self._data), program, source.places, self._cells, self._writer.labels,
            tuple(self._public_tags(source, reads)), tuple(plans), tuple(parts),
            tuple(names), workbook_pieces(workbook), self._styles, strings.plan,
            tuple(self._tables), self._package.parts[TYPES].decode(),
            self._relations(sheets), self._app(),
            _is_on(next(elements(workbook, "workbookPr"), None), "date1904"),
        )  # fmt: skip

    def _check_package(self) -> None:
        """Raise Damaged for what is no plain workbook."""
        types = self._package.parts.get(TYPES, b"").decode("utf-8", "replace")
        if "<Types" not in types:
            raise Damaged("le faltan piezas o están dañadas")
        for kind, reason in _OTHER_KINDS.items():
            if kind in types:
                raise Damaged(reason)
        for part, data in self._package.parts.items():
            if part.endswith((".xml", ".rels", ".vml")) and (
                b"<!DOCTYPE" in data or b"<!\0D\0O\0C\0T\0Y" in data
            ):
                raise Damaged("una de sus piezas declara un DTD, que Excel no usa")
            if part.startswith("xl/") and RESERVED.search(data.decode("utf-8", "ignore")):
                raise Damaged("trae caracteres de uso privado que plandocs se reserva")

    def _check_root(self, root: Element) -> None:
        if _STRICT in root.nsmap.values():
            raise Damaged("está guardada como «Strict Open XML»; guárdela como libro .xlsx normal")
        if root.tag != x("workbook") or root.find(x("sheets")) is None:
            raise Damaged("le faltan piezas o están dañadas")

    def _optional(self, part: str) -> Element | None:
        return self._package.root(part) if part in self._package.parts else None

    def _read_styles(self) -> StylePlan:
        root = self._package.root(_STYLES)
        if root.nsmap.get(None) != x("")[1:-1]:
            raise Damaged("la escribió un programa que Excel corrige; guárdela desde Excel")
        return read_styles(root, self._package.parts[_STYLES].decode("utf-8-sig"))

    def _read_sheets(self, workbook: Element, strings: Strings) -> list[_Sheet]:
        relations = {found.id: found for found in self._package.relations(WORKBOOK)}
        found = []
        for element in workbook.iter(x("sheet")):
            relation = relations.get(element.get(RELATION_ID, ""))
            if relation is None:
                raise Damaged("le faltan piezas o están dañadas")
            title = element.get("name", "")
            self._titles.append(title)
            place = InSheet(self._name, title)
            labels = Labels(place, self._numbers)
            sheet = _Sheet(title, relation.target, element, labels)
            if has_tags(title):
                sheet.label = sheet.labels.add(title, "title")
            if relation.kind == "worksheet":
                self._read_cells(sheet, strings)
            found.append(sheet)
        return found

    def _read_cells(self, sheet: _Sheet, strings: Strings) -> None:
        sheet.root = root = self._package.root(sheet.part)
        if root.nsmap.get(None) != x("")[1:-1]:
            raise Damaged("la escribió un programa que Excel corrige; guárdela desde Excel")
        data = root.find(x("sheetData"))
        if data is None:
            raise Damaged("le faltan piezas o están dañadas")
        sheet.read = CellReader(data, strings.tagged).read(strings.words)
        sheet.read.reach(read_merges(root))
        self._register_cells(sheet)
        headers = root.find(x("headerFooter"))
        for node in headers if headers is not None else ():
            if has_tags(node.text or ""):
                place = sheet.place._replace(cell=_header_place(node))
                sheet.labels.add(node.text or "", "header", place)

    def _register_cells(self, sheet: _Sheet) -> None:
        for row in sheet.read.rows.values():
            for cell in row.cells:
                if cell.text:
                    name = cell_name(row.number, cell.column)
                    self._register(cell.text, sheet.place._replace(cell=name))
                    tags = (tag for tag in cell.text.tags if tag.prefix == "sheet")
                    sheet.tags += [(tag, name) for tag in tags if tag.kind == "statement"]

    def _fill(self, filling: Filling, sheets: list[_Sheet], names: tuple[NamePlan, ...]) -> None:
        """Put the tags of a mapping in an official layout."""
        by_title = {folded(sheet.title): sheet for sheet in sheets}
        tables = {table.sheet for table in filling.tables}

        def words(title: str, found: Reference) -> list[str]:
            if found.rows is None:  # a name
                plan = next((name for name in names if name.name == title), None)
                pieces = plan.formula.pieces if plan is not None else ()
                if len(pieces) != 1 or not isinstance(pieces[0], Reference):
                    return []
                found = pieces[0]
                title = found.title or ""
            sheet = by_title.get(folded(title))
            return sheet.read.words_of(found) if sheet is not None else []

        for table in (filling.main, *filling.tables):
            sheet = by_title.get(folded(table.sheet)) if table.sheet else sheets[0]
            if sheet is None or sheet.root is None:
                near = difflib.get_close_matches(table.sheet, self._titles, n=1)
                alike = f" ¿Quiso decir «{near[0]}»?" if near else ""
                place = table.place
                self.problems.append(UNKNOWN_SHEET.at(place, hoja=table.sheet, parecida=alike))
                continue
            filler = LayoutFiller(sheet.root, sheet.read, table)
            outer = filling.main.loop if table is not filling.main else None
            filled = filler.fill(outer, tables, words)
            sheet.filled[table.rows.data] = filled
            self.problems += filler.problems
            for source, place in filled.before:
                self._check_filled(source, place)
            for entry in table.columns:
                self._register(CellText((entry.text,)), entry.place)

    def _check_filled(self, source: str, place: Location) -> None:
        log = FaultLog()
        if "_fila1" not in source:  # ours, which no template may write
            parse(source + "{% endfor %}", log)
        self.problems += [rule.at(place, **values) for _, rule, values in log.entries]

    def _register(self, text: CellText, place: Location) -> None:
        """Keep the tags of a text, and tell those that are badly written."""
        for tag in text.tags:
            self._tags.append((tag.source, place))
            log = FaultLog()
            if tag.kind == "statement" and (what := forbidden_statement(tag.body)):
                log.add(FORBIDDEN_SYNTAX, 1, que=what)
            elif not tag.is_of_word:
                _check_alone(tag, log)
            self.problems += [rule.at(place, **values) for _, rule, values in log.entries]

    def _read_parts(self, sheet: _Sheet) -> None:
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

    def _owned(self, found: Relation, sheet: _Sheet) -> OwnedPart | None:
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
            made, plan = owned.table(part, self._package.root(part), sheet.title)
            self._tables.append(plan)
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

    def _book_parts(self, sheets: list[_Sheet], labels: Labels) -> Iterator[OwnedPart]:
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

    def _with_reads(self, part: OwnedPart, sheets: list[_Sheet]) -> OwnedPart:
        """Return a chart that reads only the sheets that may print other values in its cells."""
        if not part.points or ANY in part.points:
            return part
        by_title = {sheet.title: sheet for sheet in sheets}
        found = {
            piece.title
            for slot in formula_slots(part.pieces)
            for piece in slot.formula.pieces
            if isinstance(piece, Reference) and piece.title in by_title
            if by_title[piece.title].read.changes_in(piece)
        }
        return part._replace(reads=tuple(sorted(title for title in found if title)))

    def _check_nesting(self, sheets: list[_Sheet]) -> None:
        for sheet in sheets:
            for problem in check_nesting(sheet.read):
                self._add_problem(problem, sheet.place)
        ordered = [
            (tag, sheet, cell)
            for sheet in sheets
            for tag, cell in sorted(sheet.tags, key=lambda found: _closes(found[0]))
        ]
        places = {cell + sheet.title: sheet.place for _, sheet, cell in ordered}
        for problem in check_sheets((tag, cell + sheet.title) for tag, sheet, cell in ordered):
            place = places[problem.cell]
            own = problem._replace(cell=problem.cell.removesuffix(place.sheet))
            self._add_problem(own, place)

    def _add_problem(self, problem: Problem, place: InSheet) -> None:
        found = problem.rule.at(place._replace(cell=problem.cell), **problem.values)
        if found not in self.problems:
            self.problems.append(found)

    def _check_labels(self, every: list[Labels]) -> None:
        for labels in every:
            for _, text, _, place in labels.found:
                self._register(text, place)
                cell = place.cell if isinstance(place, InSheet) else ""
                for problem in check_text(text, cell):
                    self.problems.append(problem.rule.at(place, **problem.values))

    def _plan(self, sheet: _Sheet, number: int) -> SheetPlan:
        """Write a sheet into the source; return its plan."""
        closing = [found for found in sheet.tags if _closes(found[0])]
        for tag, cell in sheet.tags:
            if (tag, cell) not in closing:
                self._open_sheets(tag, sheet.place._replace(cell=cell))
        self._writer.line(f"{{{{ {number}|_begin }}}}", sheet.place)
        plan = self._sheet_plan(sheet)
        for tag, cell in closing:
            place = sheet.place._replace(cell=cell)
            self._writer.line(f"{{% {tag.body} %}}", place)
            if tag.keyword == "endfor":
                self._writer.line("{{ 0|_leave }}", place)
        return plan

    def _open_sheets(self, tag: CellTag, place: InSheet) -> None:
        if tag.keyword == "for":
            self._loops += 1
            self._writer.line(f"{{{{ {self._loops}|_enter }}}}", place)
        self._writer.line(f"{{% {tag.body} %}}", place)
        if tag.keyword == "for":
            self._writer.line("{{ 0|_step }}", place)

    def _sheet_plan(self, sheet: _Sheet) -> SheetPlan:
        plan = SheetPlan(
            sheet.title, sheet.label, sheet.part, sheet.read.size, (), (), False, (False, False),
            frozenset(), ({}, {}), (), (), (), frozenset(), 0.0, False,
            tuple(sheet.parts), (), False,
            tuple(sheet.copies), sheet.element.get(RELATION_ID, ""),
            sheet_attributes(sheet.element),
        )  # fmt: skip
        if sheet.root is None:
            for label in sheet.labels.found:
                write_label(self._writer, label)
            return plan
        return self._worksheet(sheet, sheet.root, plan)

    def _in_tables(self, plan: FormulaPlan, title: str) -> FormulaPlan:
        """Return a formula of a cell; in a table, the name of that may be left out."""
        row, column = cell_numbers(plan.cell)
        for table in self._tables:
            top, left, bottom, right = table.box
            if table.sheet == title and top <= row <= bottom and left <= column <= right:
                return plan._replace(formula=inside_table(plan.formula, table.name))
        return plan

    def _worksheet(self, sheet: _Sheet, root: Element, plan: SheetPlan) -> SheetPlan:
        read = sheet.read
        widths, usual, merges = (
            read_widths(root, read.size[1]),
            read_height(root),
            read_merges(root),
        )
        place = sheet.place
        rows = RowWriter(self._writer, read, place, self._styles.looks, widths, usual, merges)
        labels = rows.take(sheet.labels) if read.has_tags else sheet.labels.found
        rows.filled = sheet.filled
        for label in labels:
            write_label(self._writer, label)
        is_filled = read.has_tags
        if is_filled:
            rows.write()
            self._cells |= rows.cells
        moves_rows = bool(sheet.filled) or any(row.vanishes for row in read.rows.values())
        head, tail = self._pieces(sheet, root, is_filled, moves_rows or bool(rows.packed))
        formulas = [found.formula for found in read.formulas]
        reads = owned.reads_of_pieces((*head, *tail), sheet.title)
        if is_filled:
            reads = tuple({*reads, *owned.reads_of(formulas, sheet.title)})
        kinds = {label.kind for label in sheet.labels.found}
        if not (is_filled or reads or "header" in kinds):
            head = tail = ()
        return plan._replace(
            head=head, tail=tail, is_filled=is_filled, moves=(moves_rows, bool(rows.packed)),
            packed=rows.packed, bodies=rows.bodies, merges=merges, widths=widths,
            formulas=tuple(self._in_tables(found, sheet.title) for found in read.formulas),
            fits=frozenset(n for n, row in read.rows.items() if not row.is_chosen), usual=usual,
            has_labels="header" in kinds, reads=reads, has_formulas=bool(formulas),
        )  # fmt: skip

    def _pieces(
        self, sheet: _Sheet, root: Element, is_filled: bool, moves: bool
    ) -> tuple[Pieces, Pieces]:
        """Return what stands before and after the rows of a sheet."""
        slots = Slots()
        data = root.find(x("sheetData"))
        assert data is not None
        if is_filled:
            for row in list(data):
                data.remove(row)
            data.text = CUT
        else:
            _mark_formulas(data, slots)
        self._mark_headers(sheet, root, slots)
        mark_furniture(root, slots, moves)
        data.tail = "".join(slots.mark(slot) for slot in sheet.still) + (data.tail or "")
        pieces = slots.part(root)
        if not is_filled:
            return pieces, ()
        text = next(n for n, piece in enumerate(pieces) if isinstance(piece, str) and CUT in piece)
        cut = pieces[text]
        assert isinstance(cut, str)
        before, _, after = cut.partition(CUT)
        return (*pieces[:text], before), (after, *pieces[text + 1 :])

    def _mark_headers(self, sheet: _Sheet, root: Element, slots: Slots) -> None:
        numbers = (label.number for label in sheet.labels.found if label.kind == "header")
        headers = root.find(x("headerFooter"))
        for node in headers if headers is not None else ():
            if has_tags(node.text or ""):
                node.text = slots.mark(LabelSlot(next(numbers)))

    def _check_unfilled(self, sheets: list[_Sheet], labels: Labels) -> None:
        """Tell the tags that would stay as they are."""
        owners = {part: sheet.place for sheet in sheets for part in self._reach(sheet)}
        worksheets = {sheet.part for sheet in sheets if sheet.root is not None}
        filled_names = {label.text.text for label in labels.found if label.kind == "name"}
        for part, data in self._package.parts.items():
            tagged = b"{{" in data or b"{%" in data or b"%7B" in data.upper()
            if not tagged or not part.endswith((".xml", ".vml", ".rels")):
                continue
            if part in (_STRINGS, TYPES, _CORE, _CUSTOM):
                continue
            filled = IN_SHEET if part in worksheets else AROUND_SHEET
            root = self._package.root(part)
            for name in [n for n in elements(root, "definedName") if n.text in filled_names]:
                name.text = ""
            headings = [heading for table in self._tables for heading in table.headings]
            known = [*self._titles, *headings]
            for found in find_unfilled(part, root, known, filled | {"sheet"}):
                place: Location = owners.get(part, InFile(self._name))
                if isinstance(place, InSheet):
                    place = place._replace(cell=found.cell)
                told = UNFILLED_PLACE.at(place, texto=found.text, parte=found.holder)
                if told not in self.problems:
                    self.problems.append(told)

    def _reach(self, sheet: _Sheet) -> Iterator[str]:
        yield from (sheet.part, relations_of(sheet.part))
        for found in self._package.reached(sheet.part):
            yield from (found.target, relations_of(found.target))

    def _program(self, source: Source, reads: Reads) -> Program | None:
        if self.problems:
            return None
        log = FaultLog()

        def prepare(tree: nodes.Template) -> None:
            reads.update(read_paths(tree))
            print_as_excel(tree)

        program = compile_source(source.text, log, source.statics, prepare)
        for line, rule, values in log.entries:
            self.problems.append(rule.at(source.places[line - 1], **values))
        return program

    def _public_tags(self, source: Source, reads: Reads) -> Iterator[Tag]:
        by_place: dict[Location, dict[str, None]] = {}
        for line, place in enumerate(source.places, 1):
            by_place.setdefault(place, {}).update(dict.fromkeys(reads.get(line, ())))
        for text, place in self._tags:
            yield Tag(text, place, tuple(by_place.get(place, ())))

    def _relations(self, sheets: list[_Sheet]) -> dict[str, str]:
        """Return the XML of the relations of the workbook and of every part of a sheet."""
        owners = [WORKBOOK, *(part for s in sheets for part in (s.part, *s.copies))]
        texts = ((part, self._package.parts.get(relations_of(part), b"")) for part in owners)
        return {part: data.decode("utf-8-sig") for part, data in texts if data}

    def _app(self) -> str:
        """Return docProps/app.xml without the names of the sheets, or an empty text."""
        root = self._optional(_APP)
        if root is None:
            return ""
        for node in list(root):
            if local_name(node) in _STALE:
                root.remove(node)
        return "".join(map(str, Slots().part(root)))


def _check_alone(tag: CellTag, log: FaultLog) -> None:
    if tag.kind == "statement" and not tag.keyword:
        log.add(BAD_TAG, 1, detalle="la etiqueta está vacía")
    elif tag.alone:
        parse(tag.alone, log)


def _mark_formulas(data: Element, slots: Slots) -> None:
    """Mark every formula of a sheet whose rows stay as they are, and drop its result."""
    for element, _, text in formulas_in(data):
        cell = element.getparent()
        assert cell is not None
        element.text = slots.mark(FormulaSlot(read_formula(text), "La fórmula de esta celda"))
        if element.get("t") == "shared":
            _forget(element, "t", "si", "ref")
        _forget(cell, "t")
        for result in cell.findall(x("v")):
            cell.remove(result)


def _forget(element: Element, *names: str) -> None:
    for name in names:
        if name in element.attrib:
            del element.attrib[name]


def _closes(tag: CellTag) -> bool:
    """Return whether a tag works after its sheet."""
    return tag.keyword.startswith("end")


def _header_place(node: Element) -> str:
    return "encabezado" if local_name(node).endswith("Header") else "pie de página"


def _is_on(element: Element | None, name: str) -> bool:
    return element is not None and element.get(name) in ("1", "true")
