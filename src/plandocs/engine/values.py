"""What a context may hold beside plain text: the shapes that the engine knows how to print."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable


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
