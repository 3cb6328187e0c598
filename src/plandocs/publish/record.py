"""The documents of a plan and the record of what made them: registro.json."""

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from plandocs.publish.refusal import telling

RECORD = "registro.json"
_LIBRARIES = ("jinja2", "lxml", "openpyxl", "pikepdf", "pillow")


class Artifact(NamedTuple):
    """A finished document: its path below the plan's output folder, and its bytes."""

    path: str
    data: bytes


class Batch(NamedTuple):
    """The documents of one plan and their record, for one output folder.

    `kept` are the documents of an earlier run that stay there, with their SHA-256.
    """

    folder: Path
    artifacts: list[Artifact]
    record: bytes
    kept: Mapping[str, str] = MappingProxyType({})


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
    import json  # slow to import, and one file has no record

    made = {artifact.path: digest_of(artifact.data) for artifact in artifacts}
    record = {
        "plan": plan_id,
        "entradas": dict(sorted(inputs.items())),
        "salidas": dict(sorted({**kept, **made}.items())),
        **({"huellas": {name: dict(seals[name]) for name in sorted(seals)}} if seals else {}),
        "versiones": _versions() | ({"libreoffice": printer} if printer is not None else {}),
    }
    return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode()


@cache
def _versions() -> dict[str, str]:
    """Return the version of the program and of what writes its documents."""
    from importlib.metadata import version  # slow to import, and to ask

    return {name: version(name) for name in ("plandocs", *_LIBRARIES)}


def digest_of(data: bytes) -> str:
    """Return the SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def recorded(folder: Path) -> dict[str, str]:
    """Return the documents that the last run left in a folder, with their SHA-256.

    Raise PublishError when its record is there and the disk does not give it.
    """
    import json

    path = folder / RECORD
    with telling(path):
        text = path.read_bytes() if path.is_file() else b""
    try:
        return {str(name): str(digest) for name, digest in json.loads(text)["salidas"].items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}
