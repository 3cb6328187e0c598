"""References written anew: each points at where its cells went."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Protocol

from plandocs.engine.sheet.places import MAX_COLUMN, MAX_ROW, column_name
from plandocs.engine.sheet.plans import (
    Box,
    Counted,
    Formula,
    Quoted,
    Reference,
    Several,
    Span,
    TableUse,
)
from plandocs.engine.sheet.printing.layout import Axis, CannotMove, Layout, Loops, Run, Vanished

if TYPE_CHECKING:
    from plandocs.engine.sheet.printing.printed import PrintedSheet

_PLAIN_TITLE = re.compile(r"[A-Za-z_À-ÿ][\w.À-ÿ]*")
_BLANK = f"${column_name(MAX_COLUMN)}${MAX_ROW}"
"""What a range of no rows reads: a cell that is always empty, so that its total is 0."""
_LIKE_A_CELL = re.compile(r"[A-Za-z]{1,3}\d+|[RrCc]\d*(?:[Cc]\d*)?")


class Guide(Protocol):
    """Who knows where the rows or columns of a reference went."""

    def rows(self, axis: Axis, span: Span, same_sheet: bool) -> Run: ...  # noqa: D102

    def columns(self, axis: Axis, span: Span, same_sheet: bool) -> Run: ...  # noqa: D102

    @property
    def is_near(self) -> bool: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class NearCell:
    """Points references at the copies made in the same rounds as the cell of the formula."""

    row: Loops | None = None
    column: Loops | None = None

    @property
    def is_near(self) -> bool:
        """Whether the formula is itself repeated."""
        return bool(self.row or self.column)

    def rows(self, axis: Axis, span: Span, same_sheet: bool) -> Run:
        """Return the printed rows."""
        return _resolve(axis, span, self.row if same_sheet else None)

    def columns(self, axis: Axis, span: Span, same_sheet: bool) -> Run:
        """Return the printed columns."""
        return _resolve(axis, span, self.column if same_sheet else None)


NOWHERE = NearCell()


@dataclass(frozen=True, slots=True)
class FromCorner:
    """Points the references of a rule that is written for the first cell of its ranges."""

    origin: tuple[int, int]
    copies: tuple[Box, ...]
    """Where the ranges are printed, the first one first."""

    @property
    def is_near(self) -> bool:
        """Whether the rule is itself repeated: it may be."""
        return True

    def rows(self, axis: Axis, span: Span, same_sheet: bool) -> Run:
        """Return the printed rows."""
        return self._resolve(axis, span, 0, same_sheet)

    def columns(self, axis: Axis, span: Span, same_sheet: bool) -> Run:
        """Return the printed columns."""
        return self._resolve(axis, span, 1, same_sheet)

    def _resolve(self, axis: Axis, span: Span, side: int, same_sheet: bool) -> Run:
        lines = {box[side] for box in self.copies} | {box[side + 2] for box in self.copies}
        if all(span.fixed) or axis.is_identity or not same_sheet or len(lines) == 1:
            return _resolve(axis, span, None)
        first, last = (
            axis.one(end) if fixed else self._end(axis, end, side)
            for end, fixed in zip((span.first, span.last), span.fixed, strict=True)
        )
        return first, last

    def _end(self, axis: Axis, end: int, side: int) -> int:
        """Return an end of a range that lies as far as before from every cell of the rule."""
        offset = end - self.origin[side]
        runs = ((box[side], box[side + 2]) for box in self.copies)
        if offset and not axis.keeps(runs, offset):
            raise CannotMove
        return self.copies[0][side] + offset


class Resolver:
    """Writes the formulas of a workbook whose sheets were printed.

    `copies` gives, by the title in the template, the printed sheets that came of it, none for one
    that was dropped.
    """

    def __init__(
        self,
        copies: Mapping[str, list["PrintedSheet"]],
        headings: Mapping[str, Mapping[str, str]],
    ) -> None:
        """Hold where everything went; `headings` gives the printed text of those of each table."""
        self._copies = copies
        self._headings = headings
        self.is_still = not headings and all(
            len(sheets) == 1 and sheets[0].title == title and sheets[0].layout.is_identity
            for title, sheets in copies.items()
        )

    def write(self, formula: Formula, own: "PrintedSheet | None", guide: Guide) -> str:
        """Return a formula of a sheet as it reads now, as XML; raise CannotMove."""
        if self.is_still:
            return formula.text
        return "".join(
            piece if isinstance(piece, str) else self._written(piece, own, guide)
            for piece in formula.pieces
        )

    def _written(
        self,
        piece: Reference | Several | Quoted | Counted | TableUse,
        own: "PrintedSheet | None",
        guide: Guide,
    ) -> str:
        if isinstance(piece, Reference):
            return self._reference(piece, own, guide)
        if isinstance(piece, Several):
            raise CannotMove
        if isinstance(piece, Quoted):
            if self._reference(piece.reference, own, guide) != _as_written(piece.reference):
                raise CannotMove
            return ""
        if isinstance(piece, Counted):
            self._check_counted(piece, own, guide)
            return ""
        name = own.table_name(piece.name) if own is not None else piece.name
        part = piece.part
        for old, new in self._headings.get(piece.name or piece.own, {}).items():
            part = part.replace(f"[{old}]", f"[{new}]")
        return name + part

    def _reference(self, found: Reference, own: "PrintedSheet | None", guide: Guide) -> str:
        sheet = self._sheet(found.title, own)
        if sheet is None:
            return _as_written(found)
        layout, same = sheet.layout, sheet is own
        if found.columns and not layout.regular:
            raise CannotMove
        prefix = f"{quoted(sheet.title)}!" if found.title is not None else ""
        try:
            return prefix + _written(found, self._moved(found, layout, guide, same))
        except Vanished:
            if found.columns and found.rows and found.columns.ranged:
                return f"{prefix}{_BLANK}"
            raise

    def _check_counted(self, found: Counted, own: "PrintedSheet | None", guide: Guide) -> None:
        """Raise CannotMove when what is counted comes to be other cells."""
        base = found.reference
        sheet = self._sheet(base.title, own)
        if sheet is None:
            return
        layout = sheet.layout
        try:
            columns, rows = self._moved(base, layout, guide, sheet is own)
        except Vanished:
            return  # told of the reference itself, unless it may be empty
        near = found.is_sized or (sheet is own and guide.is_near)
        for counts, span, run, axis in (
            (found.rows, base.rows, rows, layout.rows),
            (found.columns, base.columns, columns, layout.columns),
        ):
            old, new = span.first if span else 1, run[0] if run else 1
            if not all(axis.stays(old + count, new + count, near) for count in counts):
                raise CannotMove

    @staticmethod
    def _moved(
        found: Reference, layout: Layout, guide: Guide, same: bool
    ) -> tuple[Run | None, Run | None]:
        return (
            guide.columns(layout.columns, found.columns, same) if found.columns else None,
            guide.rows(layout.rows, found.rows, same) if found.rows else None,
        )

    def _sheet(self, title: str | None, own: "PrintedSheet | None") -> "PrintedSheet | None":
        """Return the sheet that a reference means: of several copies, that of the same round."""
        if title is None or (own is not None and title == own.template):
            return own
        copies = self._copies.get(title)
        if copies is None:
            return None
        if len(copies) == 1:
            return copies[0]
        near = [copy for copy in copies if own is not None and copy.shares_round(own)]
        if len(near) != 1:
            raise CannotMove
        return near[0]


def structured(heading: str) -> str:
    """Return a heading as a formula in XML writes it between brackets."""
    return escape(re.sub(r"([\[\]#'])", r"'\1", heading), quote=False)


def quoted(title: str) -> str:
    """Return the title of a sheet as a formula in XML writes it."""
    if _PLAIN_TITLE.fullmatch(title) and not _LIKE_A_CELL.fullmatch(title):
        return title
    return "'" + escape(title.replace("'", "''"), quote=False) + "'"


def stretched(layout: Layout, box: Box) -> Box:
    """Return the box that holds every copy of a range; raise CannotMove when there is none."""
    rows = layout.rows.extent(box[0], box[2])
    columns = layout.columns.extent(box[1], box[3])
    if rows is None or columns is None:
        raise CannotMove
    return rows[0], columns[0], min(rows[1], MAX_ROW), min(columns[1], MAX_COLUMN)


def copies_of(layout: Layout, boxes: tuple[Box, ...]) -> tuple[Box, ...]:
    """Return a box for each unbroken copy of some ranges, in reading order; raise CannotMove."""
    if layout.is_identity:
        return tuple(sorted(boxes))
    if not layout.regular:
        raise CannotMove
    return tuple(
        sorted(
            (top, left, min(bottom, MAX_ROW), min(right, MAX_COLUMN))
            for box in boxes
            for top, bottom in layout.rows.runs(box[0], box[2])
            for left, right in layout.columns.runs(box[1], box[3])
        )
    )


def _resolve(axis: Axis, span: Span, near: Loops | None) -> Run:
    """Return where a reference points; an end fixed with `$` looks from nowhere."""
    if not span.ranged:
        one = axis.one(span.first, None if span.fixed[0] else near)
        return one, one
    if span.fixed[0] == span.fixed[1] or not near:
        return axis.whole(span.first, span.last, None if span.fixed[0] else near)
    first, last = (
        axis.runs(line, line, None if fixed else near)
        for line, fixed in zip((span.first, span.last), span.fixed, strict=True)
    )
    if not first or not last or first[0][0] > last[-1][1]:
        raise CannotMove
    return first[0][0], last[-1][1]


def _as_written(found: Reference) -> str:
    prefix = f"{quoted(found.title)}!" if found.title is not None else ""
    columns, rows = found.columns, found.rows
    return prefix + _written(
        found,
        (
            (columns.first, columns.last) if columns else None,
            (rows.first, rows.last) if rows else None,
        ),
    )


def _written(found: Reference, moved: tuple[Run | None, Run | None]) -> str:
    ends = [
        _end(found.columns, moved[0], end, MAX_COLUMN, column_name)
        + _end(found.rows, moved[1], end, MAX_ROW, str)
        for end in (0, 1)
    ]
    return ":".join(ends) if found.ranged or ends[0] != ends[1] else ends[0]


def _end(
    span: Span | None, moved: Run | None, end: int, limit: int, write: Callable[[int], str]
) -> str:
    if span is None or moved is None:
        return ""
    return "$" * span.fixed[end] + write(min(moved[end], limit))
