"""What a run is about to do in an output folder, written before it is done.

A folder of its own inside the output folder holds each new document, each old one that it takes
the place of, and a file that tells where each goes. Until that file is there nothing has changed;
from then on whoever comes next can end what was begun, forwards or backwards, as often as needed.
"""

import json
import re
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from plandocs.publish.disk import (
    check_folder,
    check_place,
    lstat,
    missing_folders,
    remove_empty,
    remove_file,
    remove_folder,
    sync_folder,
)
from plandocs.publish.refusal import telling

STAGE = ".plandocs-etapa"
DRAFT = "borrador.json"
FORWARDS = "adelante.json"
BACKWARDS = "atras.json"

_STAGED = re.compile(r"(?:nuevo|antes)-\d{1,9}")


class Step(NamedTuple):
    """What becomes of one document, `place` below the output folder.

    `new` and `old` are names in the stage: of the document that goes there, None when it is only
    removed, and of the one that was there, None when none was.
    """

    place: str
    new: str | None
    old: str | None


class Journal(NamedTuple):
    """The steps of a run, the folders it makes (outermost first) and those it may leave empty."""

    root: Path
    steps: tuple[Step, ...]
    made: tuple[str, ...] = ()
    emptied: tuple[str, ...] = ()

    @property
    def stage(self) -> Path:
        """The folder with what is new and what was there."""
        return self.root / STAGE

    def as_bytes(self) -> bytes:
        """Return what is written of it."""
        said = {"pasos": self.steps, "carpetas": self.made, "vaciadas": self.emptied}
        return json.dumps(said).encode()

    def commit(self) -> None:
        """Decide that the steps will be done; its draft is in the stage, held by the disk."""
        with telling(self.root):
            (self.stage / DRAFT).replace(self.stage / FORWARDS)
            sync_folder(self.stage)
            sync_folder(self.root)

    def advance(self) -> None:
        """Do the steps that are not done. Raise PublishError when one cannot be."""
        for name in self.made:
            folder = self.root / name
            with telling(folder):
                if not check_folder(folder):
                    folder.mkdir()
        for step in self.steps:
            self._do(step)
        remove_empty(self.root / name for name in self.emptied)

    def withdraw(self) -> None:
        """Put back what was there before the steps. Raise PublishError when it cannot be."""
        for step in reversed(self.steps):
            self._undo(step)
        remove_empty(self.root / name for name in reversed(self.made))

    def turn_back(self) -> None:
        """Decide that the steps will not be done, and put back what was there.

        Raise PublishError or OSError when it cannot be.
        """
        if lstat(self.stage / FORWARDS) is not None:
            (self.stage / FORWARDS).replace(self.stage / BACKWARDS)
            with suppress(OSError):
                sync_folder(self.stage)
            self.withdraw()

    def touched(self) -> Iterator[Path]:
        """Yield the folders where names change."""
        for name in (*(step.place for step in self.steps), *self.made, *self.emptied):
            yield (self.root / name).parent

    def _do(self, step: Step) -> None:
        place = self.root / step.place
        with telling(place):
            if step.new is None:
                if self._is_safe(place):
                    place.unlink(missing_ok=True)
            elif _is_file(self.stage / step.new):
                for folder in missing_folders(self.root, place.parent):
                    folder.mkdir()
                check_place(place)
                (self.stage / step.new).replace(place)

    def _undo(self, step: Step) -> None:
        place = self.root / step.place
        with telling(place):
            if step.old is not None:
                if _is_file(self.stage / step.old):
                    for folder in missing_folders(self.root, place.parent):
                        folder.mkdir()
                    check_place(place)
                    (self.stage / step.old).replace(place)
            elif not _is_file(self.stage / str(step.new)) and self._is_safe(place):
                place.unlink(missing_ok=True)

    def _is_safe(self, place: Path) -> bool:
        """Return whether a document may be removed: it is a file, reached through no link."""
        return not missing_folders(self.root, place.parent) and check_place(place) is not None


def read_journal(root: Path, name: str) -> Journal | None:
    """Return a journal as it was left, None where there is none, or one that is not ours."""
    try:
        said = json.loads((root / STAGE / name).read_bytes())
        journal = Journal(
            root,
            tuple(Step(*step) for step in said["pasos"]),
            tuple(said["carpetas"]),
            tuple(said["vaciadas"]),
        )
    except (FileNotFoundError, ValueError, KeyError, TypeError, RecursionError):
        return None
    places = [*(step.place for step in journal.steps), *journal.made, *journal.emptied]
    staged = [name for step in journal.steps for name in step[1:] if name is not None]
    return journal if all(map(is_below, places)) and all(map(_is_staged, staged)) else None


def is_below(name: Any) -> bool:
    """Return whether a name is that of something below the folder it is told from."""
    if not isinstance(name, str) or "\0" in name or "\\" in name:
        return False
    path = PurePosixPath(name)
    return bool(path.parts) and not path.is_absolute() and ".." not in path.parts


def discard(stage: Path) -> None:
    """Take a stage away, first what would have somebody act on it."""
    remove_file(stage / FORWARDS)
    remove_file(stage / BACKWARDS)
    remove_folder(stage)


def _is_staged(name: Any) -> bool:
    return isinstance(name, str) and bool(_STAGED.fullmatch(name))


def _is_file(path: Path) -> bool:
    found = lstat(path)
    return found is not None and stat.S_ISREG(found.st_mode)
