"""Writes a plan's documents all together or not at all, with a record of what made them."""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

RECORD = "registro.json"
_LIBRARIES = ("docxtpl", "jinja2", "lxml", "openpyxl", "python-docx")


class PublishError(Exception):
    """The disk would not take the documents; what was there before is still there."""


@dataclass(frozen=True)
class Artifact:
    """A finished document: its path below the plan's output folder, and its bytes."""

    path: str
    data: bytes


def make_record(plan_id: str, inputs: Mapping[str, str], artifacts: list[Artifact]) -> bytes:
    """Return registro.json: inputs and outputs with their SHA-256, versions, no clock."""
    record = {
        "plan": plan_id,
        "entradas": dict(sorted(inputs.items())),
        "salidas": {a.path: hashlib.sha256(a.data).hexdigest() for a in _sorted(artifacts)},
        "versiones": {name: version(name) for name in ("plandocs", *_LIBRARIES)},
    }
    return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode()


@dataclass(frozen=True)
class Batch:
    """The documents of one plan and their record, for one output folder."""

    folder: Path
    artifacts: list[Artifact]
    record: bytes


def publish(batches: list[Batch]) -> list[Path]:
    """Replace the documents of every folder, or of none; return the stale ones that went away.

    All is written beside the folders and then changes places with them. Files there that no
    earlier run recorded are kept. Raise PublishError when the disk refuses.
    """
    stages: list[tuple[Path, Path]] = []
    removed: list[Path] = []
    try:
        for batch in batches:
            batch.folder.parent.mkdir(parents=True, exist_ok=True)
            stage = Path(tempfile.mkdtemp(prefix=f".{batch.folder.name}-", dir=batch.folder.parent))
            stages.append((stage, batch.folder))
            removed += _fill(stage, batch)
        _swap_all(stages)
    except OSError as error:
        raise PublishError(f"{error.filename or ''}: {error.strerror or error}") from error
    finally:
        for stage, _ in stages:
            shutil.rmtree(stage, ignore_errors=True)
    return removed


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
        raise PublishError(f"{error.filename or path}: {error.strerror or error}") from error


def _fill(stage: Path, batch: Batch) -> list[Path]:
    """Write a plan's new folder; return the documents of the old one that it leaves out."""
    for artifact in batch.artifacts:
        _write(stage / artifact.path, artifact.data)
    _write(stage / RECORD, batch.record)
    fresh = {artifact.path for artifact in batch.artifacts}
    stale = [name for name in _recorded(batch.folder) if name not in fresh]
    _carry_over(batch.folder, stage, fresh | set(stale) | {RECORD})
    stage.chmod(0o755)
    return [batch.folder / name for name in stale if (batch.folder / name).is_file()]


def _sorted(artifacts: list[Artifact]) -> list[Artifact]:
    return sorted(artifacts, key=lambda artifact: artifact.path)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _recorded(folder: Path) -> list[str]:
    try:
        record = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        return sorted(str(name) for name in record["salidas"])
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _carry_over(folder: Path, stage: Path, ours: set[str]) -> None:
    """Copy into `stage` the files of `folder` that are not ours."""
    for path in sorted(folder.rglob("*")) if folder.is_dir() else []:
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name not in ours:
            (stage / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, stage / name)


def _swap_all(stages: list[tuple[Path, Path]]) -> None:
    """Put every new folder in its place; if one cannot go, put back those that went."""
    done: list[tuple[Path, Path]] = []
    try:
        for stage, folder in stages:
            old = stage.with_name(stage.name + "-anterior")
            if folder.exists():
                folder.rename(old)
            done.append((old, folder))
            stage.rename(folder)
    except OSError:
        for old, folder in reversed(done):
            _put_back(old, folder)
        raise
    for old, _ in done:
        shutil.rmtree(old, ignore_errors=True)


def _put_back(old: Path, folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)
    if old.exists():
        old.rename(folder)
