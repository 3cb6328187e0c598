"""The plan of a sheet: what stands before and after its rows, and what of it moves."""

from collections.abc import Sequence

from plandocs.engine.sheet.compiling import owned
from plandocs.engine.sheet.compiling.cells import formulas_in
from plandocs.engine.sheet.compiling.draft import SheetDraft
from plandocs.engine.sheet.compiling.formulas import inside_table, read_formula, retitled
from plandocs.engine.sheet.compiling.furniture import (
    mark_furniture,
    read_height,
    read_merges,
    read_widths,
)
from plandocs.engine.sheet.compiling.sheet import RowWriter
from plandocs.engine.sheet.compiling.source import Writer, write_label
from plandocs.engine.sheet.compiling.tree import CUT, RELATION_ID, Slots, x
from plandocs.engine.sheet.compiling.workbook import sheet_attributes
from plandocs.engine.sheet.places import cell_numbers
from plandocs.engine.sheet.plans import (
    CellPlan,
    FormulaPlan,
    FormulaSlot,
    LabelSlot,
    Look,
    Pieces,
    SheetPlan,
    TablePlan,
)
from plandocs.engine.xml import Element


class SheetPlanner:
    """Writes sheets into the source of their workbook, and gives their plans."""

    def __init__(
        self,
        writer: Writer,
        looks: tuple[Look, ...],
        tables: list[TablePlan],
        titles: Sequence[str],
    ) -> None:
        """Write into `writer`; `looks` are those of the formats, `titles` those of the sheets.

        `tables` are all of the workbook.
        """
        self.cells: dict[int, CellPlan] = {}
        """The cells that the data fills, by line of the source."""
        self._writer = writer
        self._looks = looks
        self._tables = tables
        self._titles = titles

    def plan(self, sheet: SheetDraft) -> SheetPlan:
        """Write the labels and rows of a sheet; return its plan."""
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

    def _worksheet(self, sheet: SheetDraft, root: Element, plan: SheetPlan) -> SheetPlan:
        read = sheet.read
        widths, usual, merges = (
            read_widths(root, read.size[1]),
            read_height(root),
            read_merges(root),
        )
        place = sheet.place
        rows = RowWriter(self._writer, read, place, self._looks, widths, usual, merges)
        labels = rows.take(sheet.labels) if read.has_tags else sheet.labels.found
        rows.filled = sheet.filled
        rows.headings = self._headings(sheet.title)
        for label in labels:
            write_label(self._writer, label)
        is_filled = read.has_tags
        if is_filled:
            rows.write()
            self.cells |= rows.cells
        moves_rows = bool(sheet.filled) or any(row.vanishes for row in read.rows.values())
        moves = moves_rows or bool(rows.packed)
        head, tail = _pieces(sheet, root, is_filled, moves, self._titles)
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

    def _headings(self, title: str) -> frozenset[tuple[int, int]]:
        """Return the cells of a sheet that head the columns of its tables."""
        return frozenset(
            (table.box[0], column)
            for table in self._tables
            if table.sheet == title and table.headings
            for column in range(table.box[1], table.box[3] + 1)
        )

    def _in_tables(self, plan: FormulaPlan, title: str) -> FormulaPlan:
        """Return a formula of a cell; in a table, the name of that may be left out."""
        row, column = cell_numbers(plan.cell)
        for table in self._tables:
            top, left, bottom, right = table.box
            if table.sheet == title and top <= row <= bottom and left <= column <= right:
                return plan._replace(formula=inside_table(plan.formula, table.name))
        return plan


def _pieces(
    sheet: SheetDraft, root: Element, is_filled: bool, moves: bool, titles: Sequence[str]
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
        _mark_formulas(data, slots, titles)
    _mark_headers(sheet, root, slots)
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


def _mark_headers(sheet: SheetDraft, root: Element, slots: Slots) -> None:
    numbers = (label.number for label in sheet.labels.found if label.kind == "header")
    for node in owned.tagged_headers(root):
        node.text = slots.mark(LabelSlot(next(numbers), is_coded=True))


def _mark_formulas(data: Element, slots: Slots, titles: Sequence[str]) -> None:
    """Mark every formula of a sheet whose rows stay as they are, and drop its result."""
    for element, name, text in formulas_in(data):
        cell = element.getparent()
        assert cell is not None
        formula = retitled(read_formula(text), titles)
        slot = FormulaSlot(formula, "La fórmula de esta celda", cell=name)
        element.text = slots.mark(slot)
        if element.get("t") == "shared":
            _forget(element, "t", "si", "ref")
        _forget(cell, "t")
        for result in cell.findall(x("v")):
            cell.remove(result)


def _forget(element: Element, *names: str) -> None:
    for name in names:
        if name in element.attrib:
            del element.attrib[name]
