"""Formulas taken apart, so that printing only writes their references anew."""

import re
from collections.abc import Collection, Iterator, Mapping
from html import escape

from openpyxl.formula.tokenizer import Token, Tokenizer, TokenizerError
from openpyxl.formula.translate import Translator, TranslatorError

from plandocs.engine.sheet.compiling.pointing import checks
from plandocs.engine.sheet.compiling.tree import x
from plandocs.engine.sheet.places import MAX_COLUMN, MAX_ROW, column_number
from plandocs.engine.sheet.plans import (
    Counted,
    Formula,
    Quoted,
    Reference,
    Several,
    Span,
    TableUse,
)
from plandocs.engine.xml import Element

_ENDPOINT = r"(\$?)([A-Za-z]{1,3})?(\$?)(\d+)?"
_REFERENCE = re.compile(
    r"((?:'(?:[^']|'')+'|[^'!\[\]:(]+)!)?" + _ENDPOINT + "(?:(:)" + _ENDPOINT + ")?"
)
_TABLE = re.compile(r"([^\W\d]\w*(?:\.\w+)*)?(\[.*)", re.DOTALL)
_TITLED_ENDS = re.compile(r"((?:'(?:[^']|'')+'|[^'!\[\]:(]+)!)([^:!']+):\1([^:!']+)")
_BRACKETED = re.compile(r"'(?:[^']|'')*'|\[[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\]")
"""What stands in quotes, or in the brackets of a table or of another book."""
_BEGUN = re.compile(r"([^:]+)(:[^:]*\()")
_ANYWHERE = re.compile(r"\b(?:INDIRECT|OFFSET|CELL|INFO|SHEET|SHEETS)\s*\(", re.IGNORECASE)
_MOST = 8192
"""The longest formula that Excel holds, in characters."""
_WRITTEN = tuple(map(x, "f formula formula1 formula2".split()))
_Piece = str | Reference | Several | Quoted | Counted | TableUse


def read_formula(text: str) -> Formula:
    """Return a formula, written without its `=`, in pieces; one that nobody reads is whole."""
    if len(text) > _MOST:
        raise ValueError("a formula longer than Excel's")
    written = escape(text, quote=False)
    try:
        tokens = Tokenizer(f"={text}").items
    except (TokenizerError, IndexError):
        return Formula(written, (Several(written),), True)
    checked = checks(text, tokens, _one_reference)
    pieces = [
        piece
        for place, token in enumerate(tokens)
        for piece in (*checked.get(place, ()), *_pieces(token))
    ]
    reads_any = _ANYWHERE.search(text) is not None or any(map(_is_name, tokens))
    return Formula(written, tuple(_joined(pieces)), reads_any)


def formula_letters(sheet: Element) -> int:
    """Return how many letters the formulas of a sheet have, those that share another's also."""
    shared: dict[str, int] = {}
    letters = 0
    for element in sheet.iter(*_WRITTEN):
        own = len(element.text or "")
        if element.get("t") == "shared":
            number = element.get("si", "")
            shared[number] = max(own, shared.get(number, 0))
            own = own or shared[number]
        letters += own
    return letters


def growing(formula: Formula) -> Formula:
    """Return a formula whose single cells become ranges when they are repeated."""
    pieces = (_grown(p) if isinstance(p, Reference) else p for p in formula.pieces)
    return formula._replace(pieces=tuple(pieces))


def retitled(formula: Formula, titles: Collection[str]) -> Formula:
    """Return a formula that calls each sheet as it is titled, whatever its capitals."""
    known = {title.casefold(): title for title in titles}
    return formula._replace(pieces=tuple(_retitled(piece, known) for piece in formula.pieces))


def _retitled(piece: _Piece, known: Mapping[str, str]) -> _Piece:
    if isinstance(piece, Quoted | Counted):
        found = _retitled(piece.reference, known)
        return piece._replace(reference=found) if isinstance(found, Reference) else piece
    if isinstance(piece, Reference) and piece.title:
        return piece._replace(title=known.get(piece.title.casefold(), piece.title))
    return piece


def _grown(found: Reference) -> Reference:
    columns, rows = (s._replace(ranged=True) if s else None for s in (found.columns, found.rows))
    return found._replace(columns=columns, rows=rows)


def inside_table(formula: Formula, name: str) -> Formula:
    """Return a formula of a table, in which its own name may be left out."""
    pieces = (p._replace(own=name) if isinstance(p, TableUse) else p for p in formula.pieces)
    return formula._replace(pieces=tuple(pieces))


def translated(text: str, origin: str, cell: str) -> str:
    """Return a shared formula as it reads in another of its cells; empty when it cannot be."""
    try:
        return str(Translator(f"={text}", origin=origin).translate_formula(cell))[1:]
    except (TokenizerError, TranslatorError, IndexError):
        return ""


def sheets_read(formulas: Collection[Formula], own: str) -> set[str] | None:
    """Return the sheets that some formulas read, or None when they may read any."""
    if any(formula.reads_any for formula in formulas):
        return None
    pieces = (piece for formula in formulas for piece in formula.pieces)
    named = (piece.reference if isinstance(piece, Quoted) else piece for piece in pieces)
    references = (piece for piece in named if isinstance(piece, Reference))
    return {own if found.title is None else found.title for found in references}


def _is_name(token: Token) -> bool:
    """Return whether a token is a name, a table or a run of sheets."""
    if token.type != Token.OPERAND or token.subtype != Token.RANGE:
        return False
    found = _REFERENCE.fullmatch(token.value)
    return not found or ":" in (found[1] or "") or (found[3] is None and found[5] is None)


def _one_reference(text: str) -> Reference | None:
    """Return the reference that a text is, if it is one."""
    named = list(_reference(text))
    return named[0] if len(named) == 1 and isinstance(named[0], Reference) else None


def _pieces(token: Token) -> Iterator[_Piece]:
    if token.type == Token.OPERAND and token.subtype == Token.RANGE:
        yield from _reference(token.value)
    elif token.type == Token.FUNC and (begun := _BEGUN.fullmatch(token.value)):
        yield from _reference(begun[1])  # a range that a function ends
        yield escape(begun[2], quote=False)
    else:
        yield escape(token.value, quote=False)


def _reference(text: str) -> Iterator[_Piece]:
    if text.startswith(":"):  # it ends a range that a function begins
        yield ":"
        text = text[1:]
    found = _REFERENCE.fullmatch(_once_titled(text))
    if not found or (found[3] is None and found[5] is None):
        yield from _name(text)
        return
    if found[1] and ":" in found[1] and "[" not in found[1]:
        yield Several(escape(text, quote=False))
        return
    columns, rows, ranged = _column_span(found), _row_span(found), found[6] is not None
    if not (columns or rows) or not (ranged or (columns and rows)):
        yield escape(text, quote=False)
        return
    yield Reference(_unquoted(found[1]) if found[1] else None, columns, rows, ranged)


def _once_titled(text: str) -> str:
    """Return a range whose ends both name their sheet, `Hoja!A1:Hoja!B2`, with the name once."""
    found = _TITLED_ENDS.fullmatch(text)
    return f"{found[1]}{found[2]}:{found[3]}" if found else text


def _name(text: str) -> Iterator[_Piece]:
    """Yield a name, a table or another book's reference; a run of sheets is one piece."""
    if ":" in _BRACKETED.sub("", text):
        yield Several(escape(text, quote=False))
    elif table := _TABLE.fullmatch(text):
        yield TableUse(table[1] or "", escape(table[2], quote=False))
    else:
        yield escape(text, quote=False)


def _joined(pieces: list[_Piece]) -> Iterator[_Piece]:
    text = ""
    for piece in pieces:
        if isinstance(piece, str):
            text += piece
            continue
        if text:
            yield text
        text = ""
        yield piece
    if text:
        yield text


def _unquoted(prefix: str) -> str:
    title = prefix[:-1]
    return title[1:-1].replace("''", "'") if title.startswith("'") else title


def _column_span(found: re.Match[str]) -> Span | None:
    first, last = (column_number(text) if text else None for text in (found[3], found[8]))
    return _span(first, last, (found[2], found[7]), bool(found[6]), MAX_COLUMN)


def _row_span(found: re.Match[str]) -> Span | None:
    first, last = (int(text) if text else None for text in (found[5], found[10]))
    # In «$3:$4», without letters, the first `$` of each end belongs to the row.
    fixes = (
        found[4] if found[3] else found[2] or found[4],
        (found[9] if found[8] else found[7] or found[9]) if found[6] else "",
    )
    return _span(first, last, fixes, bool(found[6]), MAX_ROW)


def _span(
    first: int | None, last: int | None, fixes: tuple[str, str], ranged: bool, limit: int
) -> Span | None:
    if not ranged:
        last, fixes = first, (fixes[0], fixes[0])
    if first is None or last is None or max(first, last) > limit or min(first, last) < 1:
        return None
    return Span(min(first, last), max(first, last), (bool(fixes[0]), bool(fixes[1])), ranged)
