"""What the disk refuses of what is written: which file or folder, why, and what there is now."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from plandocs.machine import reason

NOTHING = "No se escribió nada."
HALF = (
    "Lo que se escribía quedó a medias: cuando eso se arregle, vuelva a dar la orden, "
    "que primero lo deja como estaba o lo completa."
)
WRITTEN = "El documento nuevo ya está en su lugar."


class PublishError(Exception):
    """The disk would not take what was to be written.

    The message says in Spanish which file or folder, why, and what to do. `ending` says in one
    sentence what there is now: as a rule, what was there before.
    """

    def __init__(self, message: str, ending: str = NOTHING) -> None:
        """Take what is told, and what there is now."""
        super().__init__(message)
        self.ending = ending


def refusal(place: Path, why: str) -> PublishError:
    """Return what is told of a file or folder where nothing can be written."""
    return PublishError(f"{place}: {why}")


@contextmanager
def telling(place: Path) -> Iterator[None]:
    """Tell what the disk refuses inside as a PublishError of a file or folder that people know."""
    try:
        yield
    except OSError as error:
        raise refusal(place, reason(error)) from error
