"""What a finished document was made from, against which it is judged."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from plandocs.diagnostics import InFile


class Promise(NamedTuple):
    """The template, its name, and the data.

    `expects` are the texts that must be in the document, each with the place where it was typed;
    `given` is all that the template could print, of any shape, and `quoted` the part of it whose
    own braces may be printed.
    """

    template: bytes
    name: str
    expects: Iterable[tuple[str, InFile]] = ()
    given: Any = None
    quoted: Any = None
