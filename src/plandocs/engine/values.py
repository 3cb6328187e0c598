"""What a context may hold beside plain text: the shapes that the engine knows how to print."""

import html
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from plandocs.gates.paths import BadPath, read_common
from plandocs.gates.pictures import BadPicture


class RunLike(Protocol):
    """A stretch of text in one emphasis."""

    @property
    def text(self) -> str:
        """The words."""

    @property
    def bold(self) -> bool:
        """Whether they are bold."""

    @property
    def italic(self) -> bool:
        """Whether they are italic."""


class BlockLike(Protocol):
    """A paragraph of prose: kind (paragraph, bullet, number, heading, quote), level, runs."""

    @property
    def kind(self) -> str:
        """What paragraph it is."""

    @property
    def level(self) -> int:
        """How deep it is, from 1."""

    @property
    def list_id(self) -> int:
        """Which list of its prose it belongs to; each numbered list starts at 1."""

    @property
    def runs(self) -> Sequence[RunLike]:
        """Its text."""


@runtime_checkable
class ProseLike(Protocol):
    """Paragraphs for a `{{p }}` tag; `{{ }}` prints their words."""

    @property
    def blocks(self) -> Sequence[BlockLike]:
        """The paragraphs in order."""


@runtime_checkable
class ImageLike(Protocol):
    """A picture for a `{{ }}` tag in Word."""

    @property
    def image(self) -> bytes:
        """The file's bytes, PNG or JPEG."""

    @property
    def alt_text(self) -> str:
        """What the picture shows, for who cannot see it."""

    @property
    def height_cm(self) -> float:
        """The printed height."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by its file's bytes; the side that is not given follows from the other."""

    image: bytes
    alt_text: str = ""
    height_cm: float = 0
    width_cm: float = 0
    link: str = ""
    """The address that a click on it opens."""


@dataclass(frozen=True, slots=True)
class Subdoc:
    """Another Word document, by its file's bytes, whose body takes the place of a `{{p }}` tag."""

    data: bytes


def as_picture(value: Any) -> ImageLike | None:
    """Return a picture, also one of docxtpl's InlineImage, or None when the value is none.

    Raise BadPicture when the file that such a one names cannot be read.
    """
    if isinstance(value, ImageLike):
        return value
    if not hasattr(value, "image_descriptor"):
        return None
    source = value.image_descriptor
    if hasattr(source, "read"):
        source.seek(0)
        data = source.read()
    else:
        data = _read(Path(source))
    # Lengths come in English Metric Units: 360,000 to the centimetre.
    height, width = (value.height or 0) / 360_000, (value.width or 0) / 360_000
    return Picture(data, "", height, width, value.anchor or "")


def _read(path: Path) -> bytes:
    try:
        return read_common(path)
    except FileNotFoundError:
        raise BadPicture("no existe", "cree ese archivo, o corrija el nombre.") from None
    except BadPath as bad:
        raise BadPicture(bad.reason, bad.remedy) from None


def name_of_picture(value: Any) -> str:
    """Return what a picture shows, or else the name of its file, for messages."""
    source = getattr(value, "image_descriptor", "")
    file = "" if hasattr(source, "read") else Path(source).name
    return getattr(value, "alt_text", "") or file or "sin descripción"


def own_xml(value: Any) -> str | None:
    """Return the XML that a value of docxtpl's kinds brings (RichText, Listing), or None."""
    if isinstance(value, str) or not hasattr(value, "xml") or not hasattr(value, "__html__"):
        return None
    return str(value.xml)


def unescaped(text: str) -> str:
    """Return the words of a Listing, which escapes them."""
    return html.unescape(text)
