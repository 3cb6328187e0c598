"""A disk that fails when it is told to: every call that the writer makes of it, counted."""

import errno
import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from plandocs.publish import Artifact, Batch, hold, make_record
from support.forked import fork

ALL = os.environ.get("PLANDOCS_FAULTS") == "all"
"""Whether every run is wanted, as `make test-all` does, or those of every day."""

CODES = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EMFILE)
_CALLS = (
    *((os, name) for name in ("open", "write", "fsync", "close", "lstat", "stat", "fstat")),
    *((os, name) for name in ("replace", "rename", "link", "unlink", "mkdir", "rmdir")),
    *((os, name) for name in ("fchmod", "ftruncate", "scandir")),
    (fcntl, "flock"),
)
_DONE_FIRST = ("close",)
"""What is done though it fails, so that nothing stays open in the tests."""

_CHANGING = (
    "write",
    "replace",
    "rename",
    "link",
    "unlink",
    "mkdir",
    "rmdir",
    "fchmod",
    "ftruncate",
)

KILLED = 99

Tree = dict[str, bytes]


class Disk:
    """Counts calls while it is on, and does `fail` at those that it must fail at.

    Of a process that is killed only what it changed stays: of its calls, those alone may count.
    """

    def __init__(
        self,
        must_fail: Callable[[int], bool],
        fail: Callable[[], None],
        only_changes: bool = False,
    ) -> None:
        self.count = 0
        self.failed: list[str] = []
        self.is_on = False
        self._must_fail, self._fail = must_fail, fail
        self._only_changes = only_changes

    def patch(self, patch: pytest.MonkeyPatch) -> None:
        """Put itself between the writer and the system."""
        for module, name in _CALLS:
            patch.setattr(module, name, self._between(name, getattr(module, name)))

    @contextmanager
    def on(self) -> Iterator[None]:
        """Count and fail inside."""
        self.is_on = True
        try:
            yield
        finally:
            self.is_on = False

    def _between(self, name: str, done: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            if not self.is_on or (self._only_changes and not _changes(name, args)):
                return done(*args, **kwargs)
            self.count += 1
            if self._must_fail(self.count):
                if name in _DONE_FIRST:
                    done(*args, **kwargs)
                self.failed.append(name)
                self._fail()
            return done(*args, **kwargs)

        return call


def _changes(name: str, given: tuple[Any, ...]) -> bool:
    """Return whether a call changes what others find on the disk."""
    return name in _CHANGING or (name == "open" and bool(given[1] & os.O_CREAT))


def refusing(code: int) -> Callable[[], None]:
    """Return what fails with an error of the system, without a name as the worst of them."""

    def fail() -> None:
        raise OSError(code, os.strerror(code))

    return fail


def dying() -> None:
    """End this process as a kill would: nothing of it is run any more."""
    os._exit(KILLED)


def in_a_child(act: Callable[[], None]) -> int:
    """Do something in a process of its own; return its exit code."""
    child = fork()
    if child == 0:
        try:
            act()
        except BaseException:
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def whole(folder: Path) -> Tree:
    """Return every file below a folder, hidden ones and links too."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b"(link)"
        for path in sorted(folder.rglob("*"))
        if path.is_file() or path.is_symlink()
    }


OLD = {
    "i/uno": {"anexo.docx": "A", "anexo.pdf": "AP", "fichas/ficha-1.docx": "F1", "x.xlsx": "X"},
    "i/dos": {"anexo.docx": "D", "viejo/a/b.docx": "V"},
}
NEW = {
    "i/uno": {"anexo.docx": "a", "anexo.pdf": "ap", "cronograma.xlsx": "c", "x.xlsx": "X"},
    "i/dos": {"anexo.docx": "d", "fichas/ficha-2.docx": "f2"},
    "j/tres": {"anexo.docx": "t"},
}
FOREIGN = {"i/uno/notas/mias.txt": b"m", "i/dos/viejo/mio.txt": b"v", "otro.txt": b"o"}


def batches(root: Path, documents: dict[str, dict[str, str]]) -> list[Batch]:
    """Return the documents of some plans with their records, as a run would write them."""
    made = []
    for plan, files in documents.items():
        artifacts = [Artifact(name, text.encode() * 50) for name, text in files.items()]
        record = make_record(plan, {"data/plan.yaml": "abc"}, artifacts)
        made.append(Batch(root / plan, artifacts, record))
    return made


def publish(made: list[Batch], root: Path) -> None:
    """Write the documents of some plans."""
    with hold(root) as output:
        output.publish(made)


def lay_out(root: Path) -> Tree:
    """Write the old documents, with files of others among them; return all."""
    publish(batches(root, OLD), root)
    for name, data in FOREIGN.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
    return whole(root)


def expected(folder: Path) -> tuple[Tree, Tree]:
    """Return what a folder holds before and after the new documents are written."""
    before = lay_out(folder)
    publish(batches(folder, NEW), folder)
    return before, whole(folder)
