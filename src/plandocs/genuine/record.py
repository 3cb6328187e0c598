"""registro.json read by whoever did not write it: what a run made, and of what."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from plandocs.publish import RECORD

_MOST_BYTES = 20_000_000


class UnreadableRecord(Exception):
    """A record that is none; the message says in Spanish why."""


@dataclass(frozen=True)
class Record:
    """What a run made: the plan, the SHA-256 of what it read and wrote, what documents carry."""

    path: Path
    plan: str
    inputs: Mapping[str, str]
    outputs: Mapping[str, str]
    seals: Mapping[str, Mapping[str, str]]

    def huella(self, name: str) -> str:
        """Return the fingerprint recorded of a document; empty in records of older versions."""
        return self.seals.get(name, {}).get("huella", "")

    def contents(self, name: str) -> str:
        """Return the digest recorded of what a document says, or an empty text."""
        return self.seals.get(name, {}).get("contenido", "")


def read_record(path: Path) -> Record:
    """Return the record in a file; raise UnreadableRecord."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise UnreadableRecord("pesa más que cualquier registro")
        told = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UnreadableRecord("no está, o no hay permiso para leerlo") from error
    except (ValueError, RecursionError) as error:
        raise UnreadableRecord("no es un registro.json, o está dañado") from error
    if not isinstance(told, dict) or not isinstance(told.get("plan"), str):
        raise UnreadableRecord("no es un registro.json de plandocs")
    seals = told.get("huellas")
    return Record(
        path,
        told["plan"],
        _texts(told.get("entradas")),
        _texts(told.get("salidas")),
        {str(name): _texts(seal) for name, seal in seals.items()}
        if isinstance(seals, dict)
        else {},
    )


def records_below(output: Path) -> list[Record]:
    """Return the sound records of an output folder, by plan; each in the folder of its own."""
    found = []
    for path in sorted(output.glob(f"*/*/{RECORD}")):
        try:
            record = read_record(path)
        except UnreadableRecord:
            continue  # without it, its documents are made again and compared
        if record.plan == path.parent.relative_to(output).as_posix():
            found.append(record)
    return found


def _texts(value: object) -> dict[str, str]:
    return {str(k): str(v) for k, v in value.items()} if isinstance(value, dict) else {}
