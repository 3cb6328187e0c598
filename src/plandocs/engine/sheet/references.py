"""The references inside formulas, pointed at where their cells went."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from openpyxl.formula.tokenizer import Token, Tokenizer, TokenizerError

from plandocs.engine.sheet.layout import Axis, CannotMove, Layout, Line, Run
from plandocs.engine.sheet.places import MAX_COLUMN, MAX_ROW, column_name, column_number

_ENDPOINT = r"(\$?)([A-Za-z]{1,3})?(\$?)(\d+)?"
_REFERENCE = re.compile(
    r"((?:'(?:[^']|'')+'|[^'!\[\]:(]+)!)?" + _ENDPOINT + "(?:(:)" + _ENDPOINT + ")?"
)
_PLAIN_TITLE = re.compile(r"[A-Za-z_À-ÿ][\w.À-ÿ]*")


@dataclass(frozen=True, slots=True)
class _Span:
    """The rows, or the columns, of a reference: first, last, and which are fixed with `$`."""

    first: int
    last: int
    fixed: tuple[bool, bool]
    ranged: bool


class _Guide(Protocol):
    """Who knows where the rows or columns of a reference went."""

    def rows(self, axis: Axis, span: _Span, same_sheet: bool) -> Run: ...

    def columns(self, axis: Axis, span: _Span, same_sheet: bool) -> Run: ...


@dataclass(frozen=True, slots=True)
class NearCell:
    """Points references at the copies made in the same turns as the cell of the formula."""

    row: Line | None = None
    column: Line | None = None

    def rows(self, axis: Axis, span: _Span, same_sheet: bool) -> Run:
        """Return the printed rows."""
        return _resolve(axis, span, self.row if same_sheet else None)

    def columns(self, axis: Axis, span: _Span, same_sheet: bool) -> Run:
        """Return the printed columns."""
        return _resolve(axis, span, self.column if same_sheet else None)


@dataclass(frozen=True, slots=True)
class FromCorner:
    """Points the references of a rule that is written for the first cell of its range."""

    origin: tuple[int, int]
    target: tuple[int, int]

    def rows(self, axis: Axis, span: _Span, same_sheet: bool) -> Run:
        """Return the printed rows."""
        return self._resolve(axis, span, 0, same_sheet)

    def columns(self, axis: Axis, span: _Span, same_sheet: bool) -> Run:
        """Return the printed columns."""
        return self._resolve(axis, span, 1, same_sheet)

    def _resolve(self, axis: Axis, span: _Span, side: int, same_sheet: bool) -> Run:
        origin, target = self.origin[side], self.target[side]
        if same_sheet and not any(span.fixed) and span.first == span.last == origin:
            return target, target
        if all(span.fixed) or axis.is_identity:
            return _resolve(axis, span, None)
        raise CannotMove


class Mover:
    """Rewrites formulas of a workbook whose sheets were printed as `layouts` say.

    `titles` gives the new title of each sheet that changed its name.
    """

    def __init__(self, layouts: Mapping[str, Layout], titles: Mapping[str, str]) -> None:
        """Hold where everything went, by the template's sheet titles."""
        self._layouts = layouts
        self._titles = titles
        self._still = not titles and all(found.is_identity for found in layouts.values())

    def move(self, formula: str, sheet: str, guide: _Guide) -> str:
        """Return a formula, with its `=`, as it reads now; raise CannotMove when it cannot."""
        if self._still:
            return formula
        try:
            tokens = Tokenizer(formula).items
        except TokenizerError:
            raise CannotMove from None
        return "=" + "".join(self._token(token, sheet, guide) for token in tokens)

    def move_bare(self, formula: str, sheet: str, guide: _Guide) -> str:
        """Return a formula that is kept without its `=`."""
        return self.move(f"={formula}", sheet, guide)[1:]

    def _token(self, token: Token, sheet: str, guide: _Guide) -> str:
        if token.type == Token.OPERAND and token.subtype == Token.RANGE:
            return self._reference(token.value, sheet, guide)
        return str(token.value)

    def _reference(self, text: str, sheet: str, guide: _Guide) -> str:
        found = _REFERENCE.fullmatch(text)
        if not found or (found[3] is None and found[5] is None):
            return _unmoved(text)
        title = _unquoted(found[1]) if found[1] else sheet
        layout = self._layouts.get(title)
        columns, rows, ranged = _column_span(found), _row_span(found), found[6] is not None
        if layout is None or not (columns or rows) or not (ranged or (columns and rows)):
            return text
        if columns and not layout.regular:
            raise CannotMove
        same = title == sheet
        prefix = f"{self._quoted(title)}!" if found[1] else ""
        moved = (
            guide.columns(layout.columns, columns, same) if columns else None,
            guide.rows(layout.rows, rows, same) if rows else None,
        )
        return prefix + _written(columns, rows, moved, ranged)

    def _quoted(self, title: str) -> str:
        new = self._titles.get(title, title)
        return new if _PLAIN_TITLE.fullmatch(new) else "'" + new.replace("'", "''") + "'"


def _resolve(axis: Axis, span: _Span, near: Line | None) -> Run:
    if span.ranged:
        return axis.whole(span.first, span.last, near)
    one = axis.one(span.first, near)
    return one, one


def _unmoved(text: str) -> str:
    """Return a name, a table or another book's reference as it is; refuse a run of sheets."""
    before_mark = text.partition("!")[0]
    if "!" in text and ":" in before_mark and "[" not in before_mark:
        raise CannotMove
    return text


def _unquoted(prefix: str) -> str:
    title = prefix[:-1]
    return title[1:-1].replace("''", "'") if title.startswith("'") else title


def _column_span(found: re.Match[str]) -> _Span | None:
    first, last = (column_number(text) if text else None for text in (found[3], found[8]))
    return _span(first, last, (found[2], found[7]), bool(found[6]), MAX_COLUMN)


def _row_span(found: re.Match[str]) -> _Span | None:
    first, last = (int(text) if text else None for text in (found[5], found[10]))
    # In «$3:$4», without letters, the first `$` of each end belongs to the row.
    fixes = (
        found[4] if found[3] else found[2] or found[4],
        (found[9] if found[8] else found[7] or found[9]) if found[6] else "",
    )
    return _span(first, last, fixes, bool(found[6]), MAX_ROW)


def _span(
    first: int | None, last: int | None, fixes: tuple[str, str], ranged: bool, limit: int
) -> _Span | None:
    if not ranged:
        last, fixes = first, (fixes[0], fixes[0])
    if first is None or last is None or max(first, last) > limit:
        return None
    return _Span(min(first, last), max(first, last), (bool(fixes[0]), bool(fixes[1])), ranged)


def _written(
    columns: _Span | None,
    rows: _Span | None,
    moved: tuple[Run | None, Run | None],
    ranged: bool,
) -> str:
    ends = [
        _end(columns, moved[0], end, MAX_COLUMN, column_name)
        + _end(rows, moved[1], end, MAX_ROW, str)
        for end in (0, 1)
    ]
    return ":".join(ends) if ranged else ends[0]


def _end(
    span: _Span | None, moved: Run | None, end: int, limit: int, write: Callable[[int], str]
) -> str:
    if span is None or moved is None:
        return ""
    return "$" * span.fixed[end] + write(min(moved[end], limit))
