"""What is answered of a file."""

from dataclasses import dataclass, field
from enum import Enum

from plandocs.diagnostics import Diagnostic, InFile
from plandocs.verify.compare import Change


class Verdict(Enum):
    """What a file turned out to be; the value is how programs read it."""

    GENUINE = "genuino"
    SAVED_AGAIN = "guardado-de-nuevo"
    OTHER_DATA = "otra-version"
    EDITED = "editado-despues"
    UNKNOWN = "no-se-reconoce"
    UNREADABLE = "ilegible"
    MISSING = "falta"


@dataclass(frozen=True)
class Fact:
    """A difference between a document and the data, and where the data say theirs, if known."""

    change: Change
    at: InFile | None


@dataclass(frozen=True)
class Answer:
    """The answer about one file.

    `plan` and `document` are what it is, or is most like; `huella` the short fingerprint of what
    it was made from. `changes` are what differs from the original, `facts` from the data, `notes`
    whole sentences that whoever reads the verdict must know.
    """

    file: str
    verdict: Verdict
    plan: str = ""
    document: str = ""
    huella: str = ""
    changes: tuple[Change, ...] = ()
    facts: tuple[Fact, ...] = ()
    notes: tuple[str, ...] = ()
    found: Diagnostic | None = field(default=None)
