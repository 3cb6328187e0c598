"""Writes a plan's documents all together or not at all, with a record of what made them."""

import errno
import hashlib
import os
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

RECORD = "registro.json"
_REASONS = {
    errno.EACCES: "no hay permiso para escribir ahí",
    errno.EPERM: "no hay permiso para escribir ahí",
    errno.EROFS: "ese disco es de solo lectura",
    errno.ENOSPC: "el disco está lleno",
    errno.EDQUOT: "el disco está lleno",
    errno.EIO: "el disco falla",
    errno.EBUSY: "otro programa lo tiene abierto",
    errno.ENOTDIR: "hay un archivo o un enlace donde debe ir una carpeta",
    errno.EEXIST: "hay un archivo donde debe ir una carpeta",
    errno.EISDIR: "hay una carpeta donde debe ir un archivo",
    errno.ENAMETOOLONG: "el nombre es demasiado largo",
}
_LIBRARIES = ("jinja2", "lxml", "openpyxl", "pikepdf", "pillow")


class PublishError(Exception):
    """The disk would not take the documents; what was there before is still there.

    The message says in Spanish which file or folder, and why.
    """


class Artifact(NamedTuple):
    """A finished document: its path below the plan's output folder, and its bytes."""

    path: str
    data: bytes


def make_record(
    plan_id: str,
    inputs: Mapping[str, str],
    artifacts: list[Artifact],
    kept: Mapping[str, str] = MappingProxyType({}),
    printer: str | None = None,
    seals: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
) -> bytes:
    """Return registro.json: inputs and outputs with their SHA-256, versions, no clock.

    `kept` are the documents of an earlier run, of a format that this one did not make; `printer`
    is the version of the LibreOffice that printed, if any did; `seals` are the fingerprints of
    the documents, by name.
    """
    import json  # slow to import, both, and one file has no record
    from importlib.metadata import version

    made = {artifact.path: digest_of(artifact.data) for artifact in artifacts}
    versions = {name: version(name) for name in ("plandocs", *_LIBRARIES)}
    record = {
        "plan": plan_id,
        "entradas": dict(sorted(inputs.items())),
        "salidas": dict(sorted({**kept, **made}.items())),
        **({"huellas": {name: dict(seals[name]) for name in sorted(seals)}} if seals else {}),
        "versiones": versions | ({"libreoffice": printer} if printer is not None else {}),
    }
    return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode()


def digest_of(data: bytes) -> str:
    """Return the SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


class Batch(NamedTuple):
    """The documents of one plan and their record, for one output folder.

    `kept` are the documents of an earlier run that stay there, with their SHA-256.
    """

    folder: Path
    artifacts: list[Artifact]
    record: bytes
    kept: Mapping[str, str] = MappingProxyType({})


def publish(batches: list[Batch]) -> list[Path]:
    """Replace the documents of every folder, or of none; return the stale ones that went away.

    All is written beside the folders and then changes places with them. Files there that no
    earlier run recorded are kept. Raise PublishError when the disk refuses.
    """
    stages: list[tuple[Path, Path]] = []
    removed: list[Path] = []
    try:
        for batch in batches:
            stage = _make_stage(batch.folder)
            stages.append((stage, batch.folder))
            removed += _fill(stage, batch)
        for (stage, _), batch in zip(stages, batches, strict=True):
            _settle(stage, batch)
        _swap_all(stages)
    except OSError as error:
        raise PublishError(f"{_where(error, batches)}: {_reason(error)}") from error
    finally:
        for stage, _ in stages:
            shutil.rmtree(stage, ignore_errors=True)
    return removed


def recorded(folder: Path) -> dict[str, str]:
    """Return the documents that the last run left in a folder, with their SHA-256."""
    import json

    try:
        record = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        return {str(name): str(digest) for name, digest in record["salidas"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def write_file(path: Path, data: bytes) -> None:
    """Write one file whole or not at all; raise PublishError when the disk refuses."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
        stage = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            stage.chmod(0o644)
            stage.replace(path)
        finally:
            stage.unlink(missing_ok=True)
    except OSError as error:
        raise PublishError(f"{path}: {_reason(error)}") from error


def _reason(error: OSError) -> str:
    """Return why the disk refused, in Spanish."""
    return _REASONS.get(error.errno or 0, f"el sistema no lo permitió (error {error.errno})")


def _where(error: OSError, batches: list[Batch]) -> str:
    """Return the folder that could not be written, of those that people know."""
    names = (str(name) for name in (error.filename2, error.filename) if name)
    folders = [str(batch.folder) for batch in batches]
    return next((name for name in names if name in folders), str(batches[0].folder.parent))


def _make_stage(folder: Path) -> Path:
    """Return a new folder beside `folder`, which must be a true folder if it is there."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise OSError(errno.ENOTDIR, "", str(folder))
    folder.parent.mkdir(parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))


def _fill(stage: Path, batch: Batch) -> list[Path]:
    """Write a plan's new folder; return the documents of the old one that it leaves out."""
    for artifact in batch.artifacts:
        _write(stage / artifact.path, artifact.data)
    _write(stage / RECORD, batch.record)
    fresh = {artifact.path for artifact in batch.artifacts}
    stale = [name for name in recorded(batch.folder) if name not in fresh | batch.kept.keys()]
    _carry_over(batch.folder, stage, fresh | set(stale) | {RECORD})
    stage.chmod(0o755)
    return [batch.folder / name for name in stale if (batch.folder / name).is_file()]


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _settle(stage: Path, batch: Batch) -> None:
    """Wait until the disk holds a new folder; when all is written before, it waits about once."""
    for name in (*(artifact.path for artifact in batch.artifacts), RECORD):
        with (stage / name).open("rb+") as file:
            os.fsync(file.fileno())


def _carry_over(folder: Path, stage: Path, ours: set[str]) -> None:
    """Copy into `stage` the files of `folder` that are not ours."""
    for path in sorted(folder.rglob("*")) if folder.is_dir() else []:
        name = path.relative_to(folder).as_posix()
        if (path.is_file() or path.is_symlink()) and name not in ours:
            (stage / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, stage / name, follow_symlinks=False)


def _swap_all(stages: list[tuple[Path, Path]]) -> None:
    """Put every new folder in its place; if one cannot go, put back those that went."""
    swaps = [_Swap(stage, folder) for stage, folder in stages]
    try:
        for swap in swaps:
            swap.do()
    except BaseException:  # an interruption too must leave all as it was
        for swap in reversed(swaps):
            swap.undo()
        raise
    for swap in swaps:
        shutil.rmtree(swap.old, ignore_errors=True)


class _Swap(NamedTuple):
    """A new folder that takes the place of an old one, which waits beside it."""

    stage: Path
    folder: Path

    @property
    def old(self) -> Path:
        return self.stage.with_name(self.stage.name + "-anterior")

    def do(self) -> None:
        if self.folder.exists():
            self.folder.rename(self.old)
        self.stage.rename(self.folder)

    def undo(self) -> None:
        with suppress(OSError):
            if not self.stage.exists():
                self.folder.rename(self.stage)
            if self.old.exists():
                self.old.rename(self.folder)
