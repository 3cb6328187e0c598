"""The sheets of a workbook in the order of another's, so that what they say can be compared."""

from collections.abc import Iterable, Sequence

from plandocs.verify.compare import Change
from plandocs.verify.contents import Block

_BOOK = ""
"""What stands for all that is said of no sheet."""


def in_order(
    original: Sequence[Block], other: Sequence[Block]
) -> tuple[Sequence[Block], list[Change]]:
    """Return a workbook with its sheets as the original has them, and that they were moved."""
    ours, theirs = _by_sheet(original), _by_sheet(other)
    if [*ours] == [*theirs] or {*ours} != {*theirs}:
        return other, []
    sheets = (block for name in ours if name != _BOOK for block in theirs[name])
    own = {id(block) for block in theirs[_BOOK]}
    made = [block if id(block) in own else next(sheets) for block in other]
    return made, [Change("orden de las hojas", _named(ours), _named(theirs))]


def _by_sheet(blocks: Sequence[Block]) -> dict[str, list[Block]]:
    found: dict[str, list[Block]] = {_BOOK: []}
    name = _BOOK
    for block in blocks:
        said = next((piece.text for piece in block.pieces), "")
        if said and block.where == f"hoja «{said}»":
            name = said
        is_of_sheet = name != _BOOK and block.where.startswith(f"hoja «{name}»")
        found.setdefault(name if is_of_sheet else _BOOK, []).append(block)
    return found


def _named(names: Iterable[str]) -> str:
    return ", ".join(f"«{name}»" for name in names if name != _BOOK)
