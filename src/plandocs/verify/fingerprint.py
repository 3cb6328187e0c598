"""The fingerprint («huella») of what a document was made from, and where documents carry it."""

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote

from plandocs.verify.opening import Package, parse

CUSTOM = "docProps/custom.xml"
PREFIX = "plandocs."
_PROPERTY = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"
_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without 0, 1, I, O, which are taken for one another on paper."""
_HUELLA = re.compile("[0-9a-f]{64}")
_JUDGES = ("acepta.yaml", "palabras.yaml", "registro-nombres.yaml")
"""Data that say how a plan is reviewed and print nothing."""


class Seal(NamedTuple):
    """What a document carries of its making: plan, name, fingerprint, digest of its contents."""

    plan: str
    documento: str
    huella: str
    contenido: str = ""


def fingerprint(plan: str, name: str, tipo: str, inputs: Mapping[str, str]) -> str:
    """Return the fingerprint of a document of a plan: of the data and the template it is made from.

    `inputs` are the files that the plan was read from, with their SHA-256. Nothing of the program,
    its libraries or the machine goes into it.
    """
    own = sorted((path, sha) for path, sha in inputs.items() if _makes(path, tipo))
    said = json.dumps(["plandocs 1", plan, name, own], ensure_ascii=False)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def _makes(path: str, tipo: str) -> bool:
    """Return whether a document of a kind is made from a file: not from other kinds' templates."""
    parts = PurePosixPath(path).parts
    if parts[0] == "templates":
        return len(parts) < 3 or parts[2] == tipo
    return parts[-1] not in _JUDGES


def short(huella: str) -> str:
    """Return a fingerprint as it is printed: `A7K2-9FQM`."""
    number = int(huella[:10], 16)
    letters = [_LETTERS[number >> shift & 31] for shift in range(35, -5, -5)]
    return f"{''.join(letters[:4])}-{''.join(letters[4:])}"


def seal_of_package(parts: Package) -> Seal | None:
    """Return the seal that an Office file carries, or None; raise UnreadableFile."""
    root = parse(parts, CUSTOM)
    if root is None:
        return None
    told = {
        node.get("name", "").removeprefix(PREFIX): "".join(node.itertext()).strip()
        for node in root.iter(_PROPERTY)
        if node.get("name", "").startswith(PREFIX)
    }
    if not _HUELLA.fullmatch(told.get("huella", "")):
        return None
    return Seal(*(told.get(name, "") for name in Seal._fields))


def seal_of_text(text: str) -> Seal | None:
    """Return the seal that a PDF carries as one line, or None."""
    words = text.split()
    if len(words) != 4 or words[0] != "plandocs" or not _HUELLA.fullmatch(words[1]):
        return None
    return Seal(unquote(words[2]), unquote(words[3]), words[1])
