"""An output folder that one run alone writes in: all its documents change, or none does."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from plandocs.held import sweep_scratch
from plandocs.publish.disk import (
    check_folder,
    check_place,
    link_or_copy,
    make_folders,
    missing_folders,
    remove_empty,
    sync_file,
    sync_folders,
    write_new,
)
from plandocs.publish.journal import (
    BACKWARDS,
    DRAFT,
    FORWARDS,
    STAGE,
    Journal,
    Step,
    discard,
    is_below,
    read_journal,
)
from plandocs.publish.lock import Lock
from plandocs.publish.record import RECORD, Batch, recorded
from plandocs.publish.refusal import HALF, PublishError, telling
from plandocs.publish.undisturbed import Undisturbed


class _Change(NamedTuple):
    """What a document will be: its path, and its bytes, None when it goes."""

    place: Path
    data: bytes | None


@contextmanager
def hold(root: Path) -> Iterator["Output"]:
    """Hold a folder to write in, with what a dead run left there mended, until it is left.

    Raise PublishError when another run writes there, or the disk refuses.
    """
    sweep_scratch()
    with Undisturbed() as undisturbed:
        check_folder(root)
        made = make_folders(root)
        try:
            with Lock(root, undisturbed):
                _recover(root)
                yield Output(root, undisturbed)
        finally:
            remove_empty(made)


class Output:
    """A folder held by this run."""

    def __init__(self, root: Path, undisturbed: Undisturbed) -> None:
        """Take what `hold` holds."""
        self._root = root
        self._undisturbed = undisturbed

    def publish(self, batches: Iterable[Batch]) -> list[Path]:
        """Replace the documents of every plan, or of none; return the stale ones that went away.

        Files there that no earlier run recorded stay. Raise PublishError when the disk refuses.
        """
        batches = list(batches)
        for batch in batches:
            missing_folders(self._root, batch.folder)
        removed = [path for batch in batches for path in _stale(batch)]
        changes = [
            *(_Change(one.folder / path, data) for one in batches for path, data in one.artifacts),
            *(_Change(path, None) for path in removed),
            *(_Change(one.folder / RECORD, one.record) for one in batches),
        ]
        emptied = {
            parent
            for path in removed
            for parent in path.parents
            if any(one.folder in parent.parents for one in batches)
        }
        self._change(changes, sorted(emptied, key=lambda path: (-len(path.parts), path)))
        return removed

    def write(self, files: Mapping[str, bytes]) -> None:
        """Write files, by their paths below the folder, all or none."""
        self._change([_Change(self._root / name, data) for name, data in files.items()], [])

    def _change(self, changes: list[_Change], emptied: list[Path]) -> None:
        for change in changes:
            missing_folders(self._root, change.place.parent)
            check_place(change.place)
        fresh = [change for change in changes if not _is_so(change)]
        if not fresh:
            return
        stage = self._root / STAGE
        try:
            journal = self._stage(fresh, emptied)
            self._undisturbed.listen()
        except BaseException:
            discard(stage)
            raise
        _commit(journal)
        discard(stage)

    def _stage(self, changes: list[_Change], emptied: list[Path]) -> Journal:
        """Write beside the documents all that they will be and were; nothing changes yet."""
        stage = self._root / STAGE
        made: dict[Path, None] = {}
        for change in changes:
            made |= dict.fromkeys(missing_folders(self._root, change.place.parent))
        with telling(self._root):
            stage.mkdir(0o700)
        steps = [_prepare(self._root, number, one) for number, one in enumerate(changes)]
        journal = Journal(self._root, tuple(steps), self._names(made), self._names(emptied))
        with telling(self._root):
            write_new(stage / DRAFT, journal.as_bytes())
            sync_file(stage / DRAFT)
        for step in steps:  # when all is written before, the disk waits about once
            if step.new is not None:
                with telling(self._root / step.place):
                    sync_file(stage / step.new)
        return journal

    def _names(self, paths: Iterable[Path]) -> tuple[str, ...]:
        return tuple(path.relative_to(self._root).as_posix() for path in paths)


def _prepare(root: Path, number: int, change: _Change) -> Step:
    """Write what a document will be, and keep what it was."""
    before = check_place(change.place)
    new, old = f"nuevo-{number}", f"antes-{number}"
    with telling(change.place):
        if change.data is not None:
            write_new(root / STAGE / new, change.data, before)
        if before is not None:
            link_or_copy(change.place, root / STAGE / old, before)
    return Step(
        change.place.relative_to(root).as_posix(),
        new if change.data is not None else None,
        old if before is not None else None,
    )


def _commit(journal: Journal) -> None:
    """Do what a journal says, or nothing of it."""
    try:
        journal.commit()
        journal.advance()
        sync_folders([*journal.touched()])
    except BaseException as error:
        try:
            journal.turn_back()
        except (OSError, PublishError):
            raise PublishError(_told(error, journal.root), HALF) from error
        discard(journal.stage)
        raise


def _told(error: BaseException, root: Path) -> str:
    return str(error) if isinstance(error, PublishError) else f"{root}: se interrumpió la escritura"


def _recover(root: Path) -> None:
    """End what a run that died had begun: whatever it had decided, otherwise nothing of it."""
    stage = root / STAGE
    if not check_folder(stage):
        return
    try:
        with telling(root):
            back, forth = read_journal(root, BACKWARDS), read_journal(root, FORWARDS)
        if back is not None:
            back.withdraw()
            sync_folders([*back.touched()])
        elif forth is not None:
            forth.advance()
            sync_folders([*forth.touched()])
    except PublishError as error:
        raise PublishError(str(error), HALF) from error
    discard(stage)


def _is_so(change: _Change) -> bool:
    """Return whether a document already is what it will be, to the last byte."""
    place, data = change
    try:
        return (
            data is not None
            and place.stat().st_size == len(data) == len(found := place.read_bytes())
            and found == data
        )
    except OSError:  # whatever is wrong there is told when it is written
        return False


def _stale(batch: Batch) -> list[Path]:
    """Return the documents that an earlier run recorded and that are no longer asked for."""
    wanted = {artifact.path for artifact in batch.artifacts} | batch.kept.keys() | {RECORD}
    names = (name for name in recorded(batch.folder) if name not in wanted and is_below(name))
    return [batch.folder / name for name in names if _is_document(batch.folder, name)]


def _is_document(folder: Path, name: str) -> bool:
    """Return whether a record names a file that may be removed, reached through no link."""
    place = folder / name
    try:
        return not missing_folders(folder, place.parent) and check_place(place) is not None
    except PublishError as error:
        if isinstance(error.__cause__, OSError):  # the disk does not tell what is there
            raise
        return False
