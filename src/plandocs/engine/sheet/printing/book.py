"""The order of a printing: run the program, lay the sheets out, write each part, pack."""

import functools
import re
from collections.abc import Mapping
from itertools import chain
from typing import TYPE_CHECKING, Any

from plandocs.diagnostics import Diagnostic, InFile, InSheet, Location, Rule
from plandocs.engine.package import Entry, deflated, deflated_text, write_entries
from plandocs.engine.rules import BAD_SHEET_NAME, CANNOT_MOVE, NO_SHEETS, NOT_STORABLE
from plandocs.engine.sheet import marks
from plandocs.engine.sheet.plans import ANY, BookPlan, OwnedPart, PlaceSlot
from plandocs.engine.sheet.printing.copies import Copies
from plandocs.engine.sheet.printing.names import NameWriter
from plandocs.engine.sheet.printing.pieces import PiecePrinter
from plandocs.engine.sheet.printing.printed import Note, PrintedSheet
from plandocs.engine.sheet.printing.printer import Printer
from plandocs.engine.sheet.printing.references import Resolver, structured
from plandocs.engine.sheet.printing.rows import FormulaWriter, RowPlacer, read_stream
from plandocs.engine.sheet.printing.titles import refused_titles

if TYPE_CHECKING:
    from plandocs.engine.language.origins import Origins

_WORKBOOK = "xl/workbook.xml"
_STYLES = "xl/styles.xml"
_STRINGS = "xl/sharedStrings.xml"
_APP = "docProps/app.xml"
_CALC_CHAIN = "xl/calcChain.xml"
_FULL = re.compile(r' fullCalcOnLoad="[^"]*"')
_END = re.compile("/?>")
_QUICK = 3
"""The level of compression of what each workbook prints anew: see bench/README.md."""
_MOST_HEADER = 255


def print_book(
    plan: BookPlan, context: Mapping[str, Any], origins: "Origins", name: str
) -> tuple[bytes, list[Diagnostic]]:
    """Return a filled workbook, and what went wrong: with any fault there is no workbook.

    `origins` says where the values of `context` were typed.
    """
    printing = _Printing(plan, Printer(plan, context, origins), name)
    entries = printing.run()
    return (b"" if printing.faults else write_entries(entries)), printing.faults


class _Printing:
    """One workbook being made."""

    def __init__(self, plan: BookPlan, printer: Printer, name: str) -> None:
        self._plan = plan
        self._name = name
        self._printer = printer
        self._made: dict[str, Entry] = {}
        self.faults: list[Diagnostic] = []

    def run(self) -> dict[str, Entry]:
        """Return every part of the workbook."""
        printer = self._printer
        read_stream(self._plan.program.batches(printer.run), printer.sheets, self._place)
        if log := printer.run.log.entries:
            self.faults = [fault.at(self._place_of(fault.line)) for fault in log]
            return {}
        self._sheets = printer.sheets
        self._title()
        if self.faults:
            return {}
        self._copies = Copies(self._plan, self._sheets)
        self._resolver = Resolver(self._by_title(), self._headings())
        self._changed = self._changed_sheets()
        self._moved = {
            title
            for title, sheets in self._by_title().items()
            if [sheet.title for sheet in sheets] != [title] or not sheets[0].layout.is_identity
        }
        self._print_parts()
        made = self._plan.entries | self._made
        return {name: entry for name, entry in made.items() if entry.size >= 0}

    def _place(self, sheet: PrintedSheet) -> None:
        if sheet.plan.is_filled:
            printer = self._printer
            RowPlacer(sheet, printer.styles, printer.strings, self._note(sheet)).place()

    def _title(self) -> None:
        """Name every sheet, and tell the names that Excel refuses."""
        for sheet in self._sheets:
            if sheet.plan.label is not None:
                sheet.title = sheet.labels[sheet.plan.label][0].strip()
            self._check_headers(sheet)
        for sheet, reason in refused_titles(self._sheets):
            self._note(sheet)(BAD_SHEET_NAME, "", nombre=sheet.title, motivo=reason)
        if all("idden" in sheet.plan.attributes for sheet in self._sheets):  # hidden, veryHidden
            self.faults.append(NO_SHEETS.at(InFile(self._name)))

    def _check_headers(self, sheet: PrintedSheet) -> None:
        for number, texts in sheet.labels.items():
            kind, line = self._plan.labels[number]
            if kind == "header":
                texts[0] = text = _without_gaps(texts[0])
                if len(text) > _MOST_HEADER:
                    what = f"un texto de {len(text)} caracteres (el límite es {_MOST_HEADER})"
                    self.faults.append(NOT_STORABLE.at(self._place_of(line), que=what))

    def _by_title(self) -> dict[str, list[PrintedSheet]]:
        found: dict[str, list[PrintedSheet]] = {plan.title: [] for plan in self._plan.sheets}
        for sheet in self._sheets:
            found[sheet.template].append(sheet)
        return found

    def _headings(self) -> dict[str, dict[str, str]]:
        """Return what the headings with tags print, by table and by what they say."""
        found: dict[str, dict[str, str]] = {}
        by_title = self._by_title()
        for table in self._plan.tables:
            for sheet in by_title[table.sheet][:1]:
                row = sheet.layout.rows.extent(table.box[0], table.box[0])
                for index, old in enumerate(table.headings):
                    columns = sheet.layout.columns.runs(table.box[1] + index, table.box[1] + index)
                    if "{" not in old or row is None or not columns:
                        continue
                    new = sheet.text_at(row[0], columns[0][0], self._printer.strings)
                    names = found.setdefault(table.name, {})
                    names[structured(old)] = structured(new)
        return found

    def _changed_sheets(self) -> set[str]:
        """Return the sheets of the template whose cells, or whose formulas' results, change."""
        by_title = self._by_title()
        changed = {
            plan.title
            for plan in self._plan.sheets
            if plan.is_filled or [sheet.title for sheet in by_title[plan.title]] != [plan.title]
        }
        grows = bool(changed)
        while grows:
            more = {p.title for p in self._plan.sheets if _reads(p.reads, changed)} - changed
            changed |= more
            grows = bool(more)
        return changed

    def _print_parts(self) -> None:
        for sheet in self._sheets:
            self._print_sheet(sheet)
        for part in self._plan.parts:
            self._print_part(part, None)
        self._print_workbook()
        if styles := self._printer.styles.text():
            self._made[_STYLES] = _packed_again(styles)
        if any(plan.is_filled for plan in self._plan.sheets) and (
            strings := self._printer.strings.part()
        ):
            self._made[_STRINGS] = _packed(strings)
        self._copies.finish(self._made)

    def _print_sheet(self, sheet: PrintedSheet) -> None:
        plan, pieces = sheet.plan, self._pieces(sheet)
        if plan.is_filled or plan.has_labels or sheet.copy or _reads(plan.reads, self._changed):
            rows = FormulaWriter(sheet, self._resolver, self._note(sheet)).rows()
            text = chain((pieces.text(plan.head),), rows, (pieces.text(plan.tail),))
            if plan.head:
                self._made[sheet.part] = deflated_text(text, _QUICK)
        for part in plan.parts:
            self._print_part(part, sheet)

    def _print_part(self, part: OwnedPart, sheet: PrintedSheet | None) -> None:
        """Print a part that has tags or follows cells, unless it comes out as it was."""
        copied = sheet is not None and sheet.copy > 0
        changed = part.has_tags or copied or _reads(part.reads, self._changed)
        followed = part.follows and sheet is not None and not sheet.layout.is_identity
        if not (changed or followed or _reads(part.points, self._moved)):
            return
        pieces = self._pieces(sheet)
        text = pieces.text(part.pieces)
        if changed or pieces.differs:
            names = sheet.parts if sheet is not None else {}
            self._made[names.get(part.name, part.name)] = _packed(text)

    def _pieces(self, sheet: PrintedSheet | None) -> PiecePrinter:
        labels = sheet.labels if sheet is not None else self._printer.labels
        note = self._note(sheet) if sheet is not None else self._note_book
        strings = self._printer.strings
        return PiecePrinter(self._resolver, sheet, labels, strings, note, self._workbook_place)

    def _print_workbook(self) -> None:
        plan = self._plan
        writer = NameWriter(self._resolver, self._sheets, self._printer.labels, self._tell_name)
        self._names = writer.write(plan.names, [sheet.title for sheet in plan.sheets])
        titles = [sheet.title for sheet in self._sheets]
        self._calculates = any(s.has_formulas and s.title in self._changed for s in plan.sheets)
        renamed = titles != [sheet.title for sheet in plan.sheets]
        if renamed or self._calculates or self._names != writer.as_is(plan.names):
            self._made[_WORKBOOK] = _packed_again(self._pieces(None).text(plan.workbook))
        if renamed and plan.app:
            self._made[_APP] = _packed(plan.app)
        if self._calculates:
            self._copies.drop(_CALC_CHAIN)

    def _workbook_place(self, slot: PlaceSlot) -> str:
        match slot.what:
            case "sheets":
                return "".join(self._copies.sheet_elements(slot.text))
            case "names":
                names = "".join(self._names)
                return f"<definedNames>{names}</definedNames>" if names else ""
            case "active":
                title = self._plan.sheets[min(int(slot.text), len(self._plan.sheets) - 1)].title
                copies = [n for n, sheet in enumerate(self._sheets) if sheet.template == title]
                return str(copies[0] if copies else 0)
        calculated = '<calcPr calcId="0" fullCalcOnLoad="1"/>'
        if self._calculates:
            old = _FULL.sub("", slot.text)
            return _END.sub(r' fullCalcOnLoad="1"\g<0>', old, count=1) if old else calculated
        return slot.text

    def _tell_name(self, title: str, what: str) -> None:
        place: Location = InSheet(self._name, title) if title else InFile(self._name)
        if (found := CANNOT_MOVE.at(place, que=what)) not in self.faults:  # of each of its copies
            self.faults.append(found)

    def _note(self, sheet: PrintedSheet) -> Note:
        def note(rule: Rule, cell: str = "", **values: str) -> None:
            found = rule.at(InSheet(self._name, sheet.template, cell), **values)
            if found not in self.faults:
                self.faults.append(found)

        return note

    def _note_book(self, rule: Rule, _: str = "", **values: str) -> None:
        self.faults.append(rule.at(InFile(self._name), **values))

    def _place_of(self, line: int) -> Location:
        places = self._plan.places
        return places[line - 1] if 0 < line <= len(places) else InFile(self._name)


def _reads(sheets: tuple[str, ...], changed: set[str]) -> bool:
    return bool(changed) and (ANY in sheets or any(title in changed for title in sheets))


def _packed(text: str) -> Entry:
    return deflated(text.encode(), _QUICK)


@functools.lru_cache(maxsize=64)
def _packed_again(text: str) -> Entry:
    """Return a part that other workbooks of the same template are likely to have alike."""
    return _packed(text)


def _without_gaps(text: str) -> str:
    """Return a header's text: a digit after a size code keeps a space before it."""
    pieces = text.split(marks.GAP)
    return pieces[0] + "".join(" " * piece[:1].isdigit() + piece for piece in pieces[1:])
