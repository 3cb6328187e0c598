"""registro.json read by whoever did not write it: what a run made, and of what."""

import json
import re
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from plandocs.diagnostics import Diagnostic, InFile
from plandocs.publish import RECORD
from plandocs.verify.rules import UNREAD_RECORD

_MOST_BYTES = 20_000_000
_HUELLA = re.compile("[0-9a-f]{64}")
_NONE = "no es un registro.json de plandocs"


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
        told = json.loads(_text(path))
    except OSError as error:
        raise UnreadableRecord("no está, o no hay permiso para leerlo") from error
    except (ValueError, RecursionError) as error:
        raise UnreadableRecord("no es un registro.json, o está dañado") from error
    if not isinstance(told, dict) or not isinstance(told.get("plan"), str):
        raise UnreadableRecord(_NONE)
    seals = told.get("huellas", {})  # older versions write none
    if not isinstance(seals, dict):
        raise UnreadableRecord(_NONE)
    record = Record(
        path,
        told["plan"],
        _texts(told.get("entradas")),
        _texts(told.get("salidas")),
        {name: _texts(seal) for name, seal in seals.items()},
    )
    if not all(_HUELLA.fullmatch(record.huella(name)) for name in record.seals):
        raise UnreadableRecord("trae una huella que no lo es")
    return record


def records_below(output: Path) -> tuple[list[Record], dict[str, Diagnostic]]:
    """Return the sound records of an output folder, each in the folder of its own plan.

    And what is wrong with the others, by the plan whose folder they are in.
    """
    found, wrong = [], {}
    for path in sorted(output.glob(f"*/*/{RECORD}")):
        plan = path.parent.relative_to(output).as_posix()
        try:
            if path.is_symlink():
                raise UnreadableRecord("es un enlace a otro archivo")
            record = read_record(path)
            if record.plan != plan:
                raise UnreadableRecord(f"está en la carpeta de {plan}, y es del plan {record.plan}")
            found.append(record)
        except UnreadableRecord as error:
            wrong[plan] = UNREAD_RECORD.at(InFile(str(path)), motivo=error)
    return found, wrong


def _text(path: Path) -> str:
    """Return the text of a record; raise UnreadableRecord when it is no file, or a huge one."""
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise UnreadableRecord("es una carpeta")
    if not stat.S_ISREG(status.st_mode):  # a pipe would be waited for
        raise UnreadableRecord("no es un archivo")
    if status.st_size > _MOST_BYTES:
        raise UnreadableRecord("pesa más que cualquier registro")
    if not status.st_size:
        raise UnreadableRecord("está vacío")
    return path.read_text(encoding="utf-8-sig")  # some editors put a mark before it


def _texts(value: object) -> dict[str, str]:
    """Return a part of a record: texts by name; raise UnreadableRecord when it is none."""
    if not isinstance(value, dict) or not all(isinstance(one, str) for one in value.values()):
        raise UnreadableRecord(_NONE)
    return value
