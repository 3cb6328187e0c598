"""XML with slots, filled once every sheet is laid out."""

import re
from collections.abc import Callable
from html import escape

from plandocs.engine.rules import BAD_HEADING, CANNOT_MOVE
from plandocs.engine.sheet.places import MAX_COLUMN, cell_name, range_name, utf16_length
from plandocs.engine.sheet.plans import (
    AnchorSlot,
    AreaSlot,
    Box,
    BreaksSlot,
    ColumnsSlot,
    CopySlot,
    FormulaSlot,
    GroupSlot,
    HeadingsSlot,
    LabelSlot,
    MergesSlot,
    OwnSlot,
    PaneSlot,
    Pieces,
    PlaceSlot,
    SelectedSlot,
    SizeSlot,
    Slot,
    StillSlot,
    TableSlot,
)
from plandocs.engine.sheet.printing.layout import Axis, CannotMove
from plandocs.engine.sheet.printing.printed import Note, PrintedSheet
from plandocs.engine.sheet.printing.references import (
    NOWHERE,
    FromCorner,
    Guide,
    NearCell,
    Resolver,
    copies_of,
    stretched,
)
from plandocs.engine.sheet.printing.strings import Strings, escaped

_FIRST_SHAPE = 20_000
_MOST_HEADING = 255
_RANGE = re.compile(r"\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)$")
_WHAT: dict[type[Slot], str] = {
    PaneSlot: "La inmovilización de paneles",
    BreaksSlot: "Un salto de página",
    ColumnsSlot: "El ancho de las columnas",
}


class PiecePrinter:
    """Fills the slots of the parts of one sheet, or of the workbook where there is none."""

    def __init__(
        self,
        resolver: Resolver,
        sheet: PrintedSheet | None,
        labels: dict[int, list[str]],
        strings: Strings,
        note: Note,
        places: Callable[[PlaceSlot], str] = lambda slot: slot.text,
    ) -> None:
        """Fill with what `sheet` printed; `places` fills those of the workbook."""
        self._resolver = resolver
        self._sheet = sheet
        self._labels = labels
        self._strings = strings
        self._note = note
        self._places = places
        self._guide: Guide = NOWHERE
        self._copy: tuple[tuple[Box, ...], int, int, int] = ((), 0, 0, 0)
        self._shapes = _FIRST_SHAPE
        self.differs = False
        """Whether anything was printed otherwise than the template has it."""

    def text(self, pieces: Pieces) -> str:
        """Return the XML of some pieces."""
        return "".join(p if isinstance(p, str) else self._slot(p) for p in pieces)

    def _slot(self, slot: Slot) -> str:
        try:
            made = self._filled(slot)
            self.differs = self.differs or _was(slot, made) != made
            return made
        except CannotMove:
            if self._copy[0]:
                raise  # told at the cells of the whole
            boxes = getattr(slot, "boxes", ())
            cell = cell_name(*boxes[0][:2]) if boxes else getattr(slot, "cell", "")
            what = getattr(slot, "what", "") or _WHAT[type(slot)]
            self._note(CANNOT_MOVE, cell, que=what)
            return ""

    def _filled(self, slot: Slot) -> str:
        match slot:
            case LabelSlot():
                text = self._label(slot.number)
                made = escaped(text) if slot.is_coded else escape(text, quote=False)
                return _broken(made, slot.run)
            case FormulaSlot():
                guide = self._guide if slot.near else NOWHERE
                made = self._resolver.write(slot.formula, self._sheet, guide)
                if slot.is_flat and _is_square(made):
                    raise CannotMove
                return made.replace('"', "&quot;") if slot.in_attribute else made
            case GroupSlot():
                inside = self.text(slot.items)
                around = (slot.before, slot.after) if inside.strip() else ((), ())
                return self.text(around[0]) + inside + self.text(around[1])
            case PlaceSlot():
                return self._places(slot)
            case CopySlot():
                return self._once(slot) if slot.once else self._copies(slot)
            case OwnSlot():
                return self._own(slot)
        assert self._sheet is not None
        return self._of_sheet(slot, self._sheet)

    def _of_sheet(self, slot: Slot, sheet: PrintedSheet) -> str:
        layout = sheet.layout
        match slot:
            case AreaSlot():
                return " ".join(range_name(*self._area(slot, box)) for box in slot.boxes)
            case MergesSlot():
                refs = "".join(f'<mergeCell ref="{range_name(*box)}"/>' for box in sheet.boxes)
                count = len(sheet.boxes)
                return f'<mergeCells count="{count}">{refs}</mergeCells>' if refs else ""
            case SelectedSlot():
                return "0" if sheet.copy else "1"
            case SizeSlot():
                columns = max([1, len(layout.columns), *(box[3] for box in sheet.boxes)])
                return range_name(1, 1, max(len(layout.rows), 1), columns)
            case BreaksSlot():
                return _breaks(slot, layout.rows if slot.by_row else layout.columns)
            case ColumnsSlot():
                return _columns(slot, layout.columns)
            case PaneSlot():
                return _pane(slot, layout.rows, layout.columns)
            case AnchorSlot():
                return str(_anchor(slot, layout.rows if slot.by_row else layout.columns))
            case StillSlot():
                if any(copies_of(layout, (box,)) != (box,) for box in slot.boxes):
                    raise CannotMove
                return ""
            case TableSlot():
                if not slot.number:
                    return escape(sheet.table_name(slot.name))
                return str(slot.number + _FIRST_SHAPE * sheet.copy)
            case HeadingsSlot():
                return self._headings(slot, sheet)
        raise AssertionError(slot)

    def _label(self, number: int) -> str:
        """Return a text; of one printed again and again, that of the copy it stands in."""
        texts = self._labels.get(number, [""])
        return texts[min(self._copy[3], len(texts) - 1)]

    def _area(self, slot: AreaSlot, box: Box) -> Box:
        assert self._sheet is not None
        found = stretched(self._sheet.layout, box)
        if found[2] - found[0] + 1 < slot.least:
            raise CannotMove
        return found

    def _once(self, slot: CopySlot) -> str:
        """Return what serves all the copies of its cells; nothing when there are none."""
        assert self._sheet is not None
        boxes = copies_of(self._sheet.layout, slot.boxes)
        if not boxes:
            self.differs = True
            return ""
        corner = min((box[0], box[1]) for box in slot.boxes)
        return self._inside(slot, boxes, FromCorner(corner, boxes), 0)

    def _copies(self, slot: CopySlot) -> str:
        assert self._sheet is not None
        layout = self._sheet.layout
        ((top, left, bottom, right),) = slot.boxes
        made: list[str] = []
        for low, high in layout.rows.groups(top, bottom):
            columns = layout.columns_of(low)
            for first, last in columns.groups(left, right):
                guide = NearCell(layout.rows.loops(low), columns.loops(first))
                box = (low, first, high, last)
                made.append(self._inside(slot, (box,), guide, len(made)))
        self.differs = self.differs or len(made) != 1
        return "".join(made)

    def _inside(self, slot: CopySlot, boxes: tuple[Box, ...], guide: Guide, copy: int) -> str:
        origin = slot.boxes[0]
        self.differs = self.differs or set(boxes) != set(slot.boxes)
        kept = self._guide, self._copy
        self._guide = guide
        self._copy = boxes, boxes[0][0] - origin[0], boxes[0][1] - origin[1], copy
        try:
            return self.text(slot.pieces)
        finally:
            self._guide, self._copy = kept

    def _own(self, slot: OwnSlot) -> str:
        boxes, down, across, copy = self._copy
        match slot.what:
            case "ranges":
                return " ".join(range_name(*box) for box in boxes)
            case "row":
                return str(max(slot.number + down, 0))
            case "column":
                return str(max(slot.number + across, 0))
        if not copy:
            return str(slot.number)
        self._shapes += 1
        return str(self._shapes)

    def _check_heading(self, name: str, others: list[str], cell: str) -> None:
        if reason := _refused_heading(name, others):
            self._note(BAD_HEADING, cell, texto=name[:40], motivo=reason)

    def _headings(self, slot: HeadingsSlot, sheet: PrintedSheet) -> str:
        top, left, _, right = slot.box
        row = sheet.layout.rows.one(top)
        columns = sheet.layout.columns_of(row)
        extent = columns.whole(left, right)
        names: list[str] = []
        made = []
        for number in range(extent[0], extent[1] + 1):
            own = columns.template(number) - left
            name = sheet.text_at(row, number, self._strings)
            if "{" not in slot.names[own]:
                name = name or slot.names[own]
            self._check_heading(name, names, cell_name(top, left + own))
            names.append(name)
            attributes, inside = slot.columns[own]
            head = f'<tableColumn id="{len(names)}" name="{_attribute(name)}"{attributes}'
            text = self.text(inside)
            made.append(f"{head}>{text}</tableColumn>" if text else f"{head}/>")
        self.differs = self.differs or tuple(names) != slot.names
        return f'<tableColumns count="{len(made)}">{"".join(made)}</tableColumns>'


def _refused_heading(name: str, others: list[str]) -> str:
    """Return why no table may have such a heading after the others, in Spanish, or empty."""
    if not name:
        return "está vacío"
    if (length := utf16_length(name)) > _MOST_HEADING:
        return f"tiene {length} letras (el límite es {_MOST_HEADING})"
    return "se repite" if name.casefold() in (other.casefold() for other in others) else ""


def _is_square(reference: str) -> bool:
    """Return whether a reference covers several rows of several columns."""
    found = _RANGE.search(reference)
    return found is not None and found[1] != found[3] and found[2] != found[4]


def _was(slot: Slot, made: str) -> str | None:
    """Return what a slot prints where nothing moves; `made` where that was found out already."""
    match slot:
        case FormulaSlot():
            text = slot.formula.text
            return text.replace('"', "&quot;") if slot.in_attribute else text
        case AreaSlot():
            return " ".join(range_name(*box) for box in slot.boxes)
        case AnchorSlot():
            return str(slot.number)
        case TableSlot():
            return str(slot.number) if slot.number else escape(slot.name)
        case OwnSlot():
            return made if slot.what == "ranges" else str(slot.number)
        case LabelSlot():
            return None
    return made


def _broken(text: str, run: str) -> str:
    return text.replace("\n", run) if run else text


def _attribute(text: str) -> str:
    return escaped(text).replace('"', "&quot;").replace("\n", "_x000a_").replace("\t", "_x0009_")


def _breaks(slot: BreaksSlot, axis: Axis) -> str:
    """Return page breaks: after each copy of their line, or after what is before it."""
    places: dict[int, str] = {}
    for line, attributes in slot.breaks:
        copies = [last for _, last in axis.groups(line, line)] or [axis.before(line + 1)]
        places |= dict.fromkeys((number for number in copies if number), attributes)
    name, count = "rowBreaks" if slot.by_row else "colBreaks", len(places)
    items = "".join(f'<brk id="{number}"{places[number]}/>' for number in sorted(places))
    manual = sum(' man="' in attributes for attributes in places.values())
    return f'<{name} count="{count}" manualBreakCount="{manual}">{items}</{name}>' if items else ""


def _columns(slot: ColumnsSlot, axis: Axis) -> str:
    found = sorted(
        (low, min(high, MAX_COLUMN), attributes)
        for first, last, attributes in slot.spans
        for low, high in axis.runs(first, last)
        if low <= MAX_COLUMN
    )
    items = "".join(f'<col min="{low}" max="{high}"{rest}/>' for low, high, rest in found)
    return f"<cols>{items}</cols>" if items else ""


def _pane(slot: PaneSlot, rows: Axis, columns: Axis) -> str:
    """Return frozen panes where their first lines went, and each view shown from its beginning."""
    down, across = rows.before(slot.rows + 1), columns.before(slot.columns + 1)
    if not down and not across:
        return ""
    pane = "bottomRight" if down and across else "bottomLeft" if down else "topRight"
    corner = cell_name(down + 1, across + 1)
    splits = (f' xSplit="{across}"' if across else "") + (f' ySplit="{down}"' if down else "")
    return (
        f'<pane{splits} topLeftCell="{corner}" activePane="{pane}" state="{slot.state}"/>'
        f'<selection pane="{pane}" activeCell="{corner}" sqref="{corner}"/>'
    )


def _anchor(slot: AnchorSlot, axis: Axis) -> int:
    """Return the row or column, from 0, where an end of a drawing went."""
    start = _first_copy(slot, axis)
    if slot.number == slot.start:
        return start - 1
    if slot.keeps_size or len(axis.runs(slot.start + 1, slot.start + 1)) > 1:
        return start - 1 + slot.number - slot.start
    extent = axis.extent(slot.number + 1, slot.number + 1)
    return extent[1] - 1 if extent else max(axis.before(slot.number + 1), start - 1)


def _first_copy(slot: AnchorSlot, axis: Axis) -> int:
    """Return where a drawing begins; one inside a repetition would have to be repeated."""
    copies = axis.groups(slot.start + 1, slot.end + 1)
    extent = axis.extent(slot.start + 1, slot.start + 1)
    if extent is None:
        return axis.before(slot.start + 1) + 1
    if len(copies) > 1:
        raise CannotMove
    return extent[0]
