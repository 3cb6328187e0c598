"""From the bytes of an .xlsx to a plan that renders it."""

from collections.abc import Iterator, Mapping, Sequence

from plandocs.diagnostics import Diagnostic, InFile, InSheet, Location
from plandocs.engine.fault import TemplateFault
from plandocs.engine.language import FaultLog
from plandocs.engine.language.compiler import compile_source, loose_uses
from plandocs.engine.language.program import Program
from plandocs.engine.language.use import Use
from plandocs.engine.package import read_entries
from plandocs.engine.rules import BAD_TAG, UNFILLED_PLACE, UNREADABLE
from plandocs.engine.sheet.compiling.draft import SheetDraft, closes
from plandocs.engine.sheet.compiling.gates import DAMAGED, plain_root
from plandocs.engine.sheet.compiling.layouts import FilledRow
from plandocs.engine.sheet.compiling.lost import find_lost, find_lost_titles
from plandocs.engine.sheet.compiling.nesting import Problem, check_nesting, check_sheets
from plandocs.engine.sheet.compiling.package import STRINGS, TYPES, WORKBOOK, Damaged, Package
from plandocs.engine.sheet.compiling.planning import SheetPlanner
from plandocs.engine.sheet.compiling.prefixes import unprefixed
from plandocs.engine.sheet.compiling.reading import PROPERTIES, BookReader
from plandocs.engine.sheet.compiling.source import Source, Writer, print_as_excel, write_label
from plandocs.engine.sheet.compiling.tags import CellTag
from plandocs.engine.sheet.compiling.tree import Slots, elements, local_name
from plandocs.engine.sheet.compiling.unfilled import AROUND_SHEET, IN_SHEET, find_unfilled
from plandocs.engine.sheet.compiling.workbook import workbook_pieces
from plandocs.engine.sheet.filling import Filling
from plandocs.engine.sheet.parts import relations_of
from plandocs.engine.sheet.places import cell_numbers
from plandocs.engine.sheet.plans import BookPlan, NamePlan, SheetPlan
from plandocs.engine.tag import Tag
from plandocs.engine.xml import Element
from plandocs.gates.media import check_media

_APP = "docProps/app.xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_STALE = ("TitlesOfParts", "HeadingPairs")


def compile_book(
    data: bytes, parts: Mapping[str, bytes], name: str, filling: Filling | None = None
) -> tuple[BookPlan | None, tuple[Diagnostic, ...], tuple[Tag, ...]]:
    """Return the plan of a workbook, what is wrong with it and its tags; raise TemplateFault.

    `parts` are those of the package `data`; `name` is how messages call the template; `filling`
    says what to write in a workbook that is an official layout.
    """
    try:
        compiler = _BookCompiler(data, Package(unprefixed(parts)), name, filling)
        plan = compiler.compile()
    except (Damaged, ValueError) as error:
        reason = str(error) if isinstance(error, Damaged) else DAMAGED
        raise TemplateFault((UNREADABLE.at(InFile(name), motivo=reason),)) from None
    tags = plan.tags if plan is not None else tuple(compiler.loose_tags())
    return plan, tuple(compiler.problems), tags


class _BookCompiler:
    """Compiles one workbook."""

    def __init__(self, data: bytes, package: Package, name: str, filling: Filling | None) -> None:
        self._data = data
        self._package = package
        self._name = name
        self._read = BookReader(package, name, filling)
        self.problems = self._read.problems
        self.problems += check_media(package.parts, name)
        self._writer = Writer()
        self._planner = SheetPlanner(
            self._writer, self._read.styles.looks, self._read.tables, self._read.titles
        )
        self._loops = 0

    def compile(self) -> BookPlan | None:
        """Return the plan, or None when there is something wrong."""
        read = self._read
        self._check_nesting(read.sheets)
        for label in read.labels.found:
            write_label(self._writer, label)
        plans = [self._plan(sheet, number) for number, sheet in enumerate(read.sheets)]
        self._check_lost(read.sheets, plans)
        source = self._writer.finish()
        self._check_unfilled(read.sheets)
        program = self._program(source)
        if self.problems or program is None:
            return None
        return BookPlan(
            read_entries(self._data), program, source.places, self._planner.cells,
            self._writer.labels, tuple(self._public_tags(source, program.uses)), tuple(plans),
            tuple(read.parts), read.names, workbook_pieces(read.workbook), read.styles,
            read.strings.plan, tuple(read.tables), self._package.text(TYPES),
            self._relations(read.sheets), self._package.targets(), self._app(),
            _is_on(next(elements(read.workbook, "workbookPr"), None), "date1904"),
        )  # fmt: skip

    def loose_tags(self) -> Iterator[Tag]:
        """Yield the tags of a workbook that is wrong, each with what it reads by itself."""
        told = {problem.at for problem in self.problems}
        for (source, place), alone in zip(self._read.tags, self._read.alone, strict=True):
            if place not in told:
                yield Tag(source, place, loose_uses(alone), is_loose=True)

    def _check_nesting(self, sheets: list[SheetDraft]) -> None:
        for sheet in sheets:
            for problem in check_nesting(sheet.read):
                self._add_problem(problem, sheet.place, sheet.filled)
        ordered = [
            (tag, sheet, cell)
            for sheet in sheets
            for tag, cell in sorted(sheet.tags, key=lambda found: closes(found[0]))
        ]
        places = {cell + sheet.title: sheet.place for _, sheet, cell in ordered}
        for problem in check_sheets((tag, cell + sheet.title) for tag, sheet, cell in ordered):
            place = places[problem.cell]
            own = problem._replace(cell=problem.cell.removesuffix(place.sheet))
            self._add_problem(own, place)

    def _check_lost(self, sheets: list[SheetDraft], plans: list[SheetPlan]) -> None:
        """Tell what stands on cells that only hold tags, unless one of these is broken."""
        if any(problem.rule is BAD_TAG for problem in self.problems):
            return
        for sheet, plan in zip(sheets, plans, strict=True):
            pieces = (plan.head, plan.tail, *(part.pieces for part in plan.parts))
            for problem in find_lost(sheet.read, pieces):
                self._add_problem(problem, sheet.place)
            for name in self._read.names:
                if name.title == sheet.title:
                    self._tell_titles(name, sheet)

    def _tell_titles(self, name: NamePlan, sheet: SheetDraft) -> None:
        for problem in find_lost_titles(sheet.read, name):
            self.problems.append(problem.rule.at(sheet.place, **problem.values))

    def _add_problem(
        self, problem: Problem, sheet: InSheet, filled: Mapping[int, FilledRow] | None = None
    ) -> None:
        row, column = cell_numbers(problem.cell)
        typed = filled[row].places.get(column) if filled and row in filled else None
        found = problem.rule.at(typed or sheet._replace(cell=problem.cell), **problem.values)
        if found not in self.problems:
            self.problems.append(found)

    def _plan(self, sheet: SheetDraft, number: int) -> SheetPlan:
        """Write a sheet into the source; return its plan."""
        closing = [found for found in sheet.tags if closes(found[0])]
        for tag, cell in sheet.tags:
            if (tag, cell) not in closing:
                self._open_sheets(tag, sheet.place._replace(cell=cell))
        self._writer.line(f"{{{{ {number}|_begin }}}}", sheet.place)
        plan = self._planner.plan(sheet)
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

    def _check_unfilled(self, sheets: list[SheetDraft]) -> None:
        """Tell the tags that would stay as they are."""
        owners = {part: sheet.place for sheet in sheets for part in self._reach(sheet)}
        sheet_parts = {sheet.part for sheet in sheets}
        filled_names = {
            label.text.text for label in self._read.labels.found if label.kind == "name"
        }
        for part, data in self._package.parts.items():
            tagged = b"{{" in data or b"{%" in data or b"%7B" in data.upper()
            if not tagged or not part.endswith((".xml", ".vml", ".rels")):
                continue
            if part in (STRINGS, TYPES):
                continue
            filled = IN_SHEET if part in sheet_parts else AROUND_SHEET
            root = self._package.root(part)
            if part in PROPERTIES:
                filled = frozenset(map(local_name, root.iter())) - {"property"}
            for name in [n for n in elements(root, "definedName") if n.text in filled_names]:
                name.text = ""
            headings = [heading for table in self._read.tables for heading in table.headings]
            known = [*self._read.titles, *headings]
            for found in find_unfilled(part, root, known, filled | {"sheet"}):
                place: Location = owners.get(part, InFile(self._name))
                if isinstance(place, InSheet):
                    place = place._replace(cell=found.cell)
                told = UNFILLED_PLACE.at(place, texto=found.text, parte=found.holder)
                if told not in self.problems:
                    self.problems.append(told)

    def _reach(self, sheet: SheetDraft) -> Iterator[str]:
        yield from (sheet.part, relations_of(sheet.part))
        for found in self._package.reached(sheet.part):
            yield from (found.target, relations_of(found.target))

    def _program(self, source: Source) -> Program | None:
        if self.problems:
            return None
        log = FaultLog()
        program = compile_source(source.text, log, source.statics, print_as_excel)
        for fault in log.entries:
            self.problems.append(fault.at(source.places[fault.line - 1]))
        return program

    def _public_tags(self, source: Source, uses: Mapping[int, Sequence[Use]]) -> Iterator[Tag]:
        by_place: dict[Location, dict[Use, None]] = {}
        for line, place in enumerate(source.places, 1):
            by_place.setdefault(place, {}).update(dict.fromkeys(uses.get(line, ())))
        for text, place in self._read.tags:
            yield Tag(text, place, tuple(by_place.get(place, ())))

    def _relations(self, sheets: list[SheetDraft]) -> dict[str, str]:
        """Return the XML of the relations of the workbook and of every part of a sheet."""
        owners = [WORKBOOK, *(part for s in sheets for part in (s.part, *s.copies))]
        known = [part for part in owners if relations_of(part) in self._package.parts]
        for part in known:
            plain_root(self._package, relations_of(part), _RELATIONS)
        return {part: self._package.text(relations_of(part)) for part in known}

    def _app(self) -> str:
        """Return docProps/app.xml without the names of the sheets, or an empty text."""
        if _APP not in self._package.parts:
            return ""
        root = self._package.root(_APP)
        for node in list(root):
            if local_name(node) in _STALE:
                root.remove(node)
        return "".join(map(str, Slots().part(root)))


def _is_on(element: Element | None, name: str) -> bool:
    return element is not None and element.get(name) in ("1", "true")
