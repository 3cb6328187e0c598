"""The cells that a formula names by a text, or by counting from another: they do not follow."""

import re
from collections.abc import Callable, Iterator

from openpyxl.formula.tokenizer import Token

from plandocs.engine.sheet.places import MAX_COLUMN, MAX_ROW, cell_name
from plandocs.engine.sheet.plans import Counted, Quoted, Reference

_COUNTS = re.compile(r"-?[0-9]{1,7}")
_BY_NUMBERS = re.compile(r"((?:'(?:[^']|'')+'|[^'!]+)!)?[Rr]([0-9]{1,7})[Cc]([0-9]{1,7})")
_NAMES_CELLS = re.compile(
    r"(?:INDIRECT|HYPERLINK|ADDRESS|OFFSET|INDEX|VLOOKUP|HLOOKUP)\s*\(", re.IGNORECASE
)
_YES, _NO = frozenset(("TRUE", "1")), frozenset(("FALSE", "0"))
_Value = str | Reference | None
"""A constant, a reference, or what is only known once it is calculated."""
Read = Callable[[str], Reference | None]
Check = Quoted | Counted


def checks(text: str, tokens: list[Token], read: Read) -> dict[int, list[Check]]:
    """Return, by the place of a function among the tokens, the cells that it names so.

    `read` gives the reference that a text is, if it is one.
    """
    if _NAMES_CELLS.search(text) is None:
        return {}
    found: dict[int, list[Check]] = {}
    calls = [_Call("", 0)]
    for place, token in enumerate(tokens):
        if token.subtype == Token.OPEN:
            calls.append(_Call(token.value[:-1].rpartition(":")[2].strip().upper(), place))
        elif token.subtype == Token.CLOSE and len(calls) > 1:
            call = calls.pop()
            call.end_argument()
            calls[-1].take(call.value())
            if named := [*call.named(read, len(calls) == 1)]:
                found[call.place] = named
        else:
            calls[-1].read(token, read)
    return found


class _Call:
    """A function being read: its name, its place and its arguments, each folded as it ends."""

    def __init__(self, name: str, place: int) -> None:
        self.place = place
        self._name = name
        self._arguments: list[_Value] = []
        self._items: list[_Value] = []
        self._operators: list[str] = []

    def read(self, token: Token, read: Read) -> None:
        """Take a token that opens and closes nothing."""
        if token.type == Token.SEP:
            self.end_argument()
        elif token.type in (Token.OP_IN, Token.OP_PRE, Token.OP_POST):
            self._operators.append(token.value)
        elif token.type == Token.OPERAND:
            self.take(_operand(token, read))

    def take(self, value: _Value) -> None:
        """Take an operand."""
        self._items.append(value)

    def end_argument(self) -> None:
        """Fold what was read since the last argument."""
        self._arguments.append(_folded(self._items, self._operators))
        self._items, self._operators = [], []

    def value(self) -> _Value:
        """Return what the whole is, when it is known without calculating."""
        match self._name, self._arguments:
            case "", [alone]:
                return alone
            case "ADDRESS", [row, column, *others]:
                return _address(row, column, others)
        return None

    def named(self, read: Read, is_outermost: bool) -> Iterator[Check]:
        """Yield the cells that it names; a name of a cell inside another function is a text."""
        match self._name, self._arguments:
            case "INDIRECT", [str(text), *others]:
                yield from _quoted(_in_letters(text, others), read)
            case "HYPERLINK", [str(text), *_] if text.startswith("#"):
                yield from _quoted(text[1:], read)
            case "ADDRESS", _ if is_outermost:
                yield from _quoted(self.value(), read)
            case "OFFSET", [Reference() as base, *counts]:
                yield _moved_by(base, counts)
            case "INDEX", [Reference() as base, *counts]:
                yield _picked(base, counts)
            case "VLOOKUP", [_, Reference() as base, count, *_]:
                yield _picked(base, ["0", count])
            case "HLOOKUP", [_, Reference() as base, count, *_]:
                yield _picked(base, [count, "0"])


def _operand(token: Token, read: Read) -> _Value:
    if token.subtype == Token.TEXT:
        return str(token.value)[1:-1].replace('""', '"')
    if token.subtype == Token.RANGE:
        return read(str(token.value))
    return str(token.value).upper()


def _folded(items: list[_Value], operators: list[str]) -> _Value:
    """Return one operand, a number below zero, or texts joined; None for anything else."""
    texts = [item for item in items if isinstance(item, str)]
    if len(items) == 1 and not operators:
        return items[0]
    if operators == ["-"] and len(texts) == len(items) == 1:
        return f"-{texts[0]}"
    joins = set(operators) == {"&"} and len(operators) == len(items) - 1
    return "".join(texts) if joins and len(texts) == len(items) else None


def _address(row: _Value, column: _Value, others: list[_Value]) -> str | None:
    """Return what ADDRESS gives for constants, in letters."""
    down, across = _count(row), _count(column)
    if down is None or across is None or (len(others) > 1 and others[1] not in _YES):
        return None
    if not (1 <= down <= MAX_ROW and 1 <= across <= MAX_COLUMN):
        return None
    title = others[2] if len(others) > 2 else ""
    if not isinstance(title, str):
        return None
    prefix = "'" + title.replace("'", "''") + "'!" if title else ""
    return prefix + cell_name(down, across)


def _in_letters(text: str, others: list[_Value]) -> str | None:
    """Return what INDIRECT is given, written in letters: `R6C1` is `A6`."""
    if not others or others[0] in _YES:
        return text
    found = _BY_NUMBERS.fullmatch(text)
    if others[0] not in _NO or found is None or not 1 <= int(found[3]) <= MAX_COLUMN:
        return None
    return (found[1] or "") + cell_name(int(found[2]), int(found[3]))


def _quoted(text: _Value, read: Read) -> Iterator[Quoted]:
    found = read(text) if isinstance(text, str) else None
    if found is not None:
        yield Quoted(found)


def _moved_by(base: Reference, counts: list[_Value]) -> Counted:
    """Return the lines that OFFSET counts to: where it begins and, if it says so, where it ends."""
    rows, columns, height, width = [*map(_count, counts), None, None, None, None][:4]
    is_sized = any(_count(size) is None for size in counts[2:])
    return Counted(base, _ends(rows, height), _ends(columns, width), is_sized)


def _ends(start: int | None, size: int | None) -> tuple[int, ...]:
    if start is None:
        return ()
    return (start, start + size - 1) if size is not None and size > 1 else (start,)


def _picked(base: Reference, counts: list[_Value]) -> Counted:
    """Return the lines of a range that are picked by their number; 0 picks none."""
    if len(counts) == 1 and base.rows is not None and base.rows.first == base.rows.last:
        counts = ["0", *counts]  # of one row, INDEX counts the columns
    rows, columns = [*map(_count, counts), None, None][:2]
    return Counted(
        base,
        _within(rows, base.rows.last - base.rows.first if base.rows else MAX_ROW),
        _within(columns, base.columns.last - base.columns.first if base.columns else MAX_COLUMN),
    )


def _within(number: int | None, most: int) -> tuple[int, ...]:
    """Return how far a line is; none for one that is only there once the range has grown."""
    return (number - 1,) if number is not None and 1 <= number <= most + 1 else ()


def _count(value: _Value) -> int | None:
    return int(value) if isinstance(value, str) and _COUNTS.fullmatch(value) else None
