"""What a finished document says, in order: its paragraphs, cells, colours and what goes unseen."""

import hashlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

SCHEME = "1"
"""Which way of saying contents a digest is of. A change in what pieces say, were it of one word,
is another way and another number: documents of years ago carry digests."""


class Piece(NamedTuple):
    """A paragraph or a cell: where it stands, what it says, its look where that means something.

    `slot` is what places it within its block, such as the letters of its column.
    """

    where: str
    text: str
    look: str = ""
    slot: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What it says, wherever it stands."""
        return self.slot, self.text, self.look


class Block(NamedTuple):
    """Pieces that stand or fall together: a row of a table, or one paragraph."""

    where: str
    pieces: tuple[Piece, ...]

    @property
    def key(self) -> tuple[tuple[str, str, str], ...]:
        """What it says, wherever it stands."""
        return tuple(piece.key for piece in self.pieces)


def lone(where: str, text: str, look: str = "") -> Block:
    """Return a block of one piece."""
    return Block(where, (Piece(where, text, look),))


def digest(blocks: Iterable[Block]) -> str:
    """Return the digest of what a document says, whatever file it is in."""
    made = hashlib.sha256()
    for block in blocks:
        for key in block.key:
            made.update("\x1f".join(key).encode("utf-8", "surrogatepass"))
            made.update(b"\x1e")
        made.update(b"\x1d")
    return f"{SCHEME}:{made.hexdigest()}"


def differs(known: str, found: str) -> bool:
    """Return whether a digest shows that a document says something else; one of old shows none."""
    return known.startswith(f"{SCHEME}:") and known != found


def folded(text: str) -> str:
    """Return a text with its white space as a reader sees it."""
    return " ".join(text.split())


def texts(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield what each piece says, of those that say something."""
    return (piece.text for block in blocks for piece in block.pieces if piece.text)
