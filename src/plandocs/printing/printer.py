"""Prints finished documents, but those that are kept from before.

What was printed is kept under the document's own bytes, the LibreOffice and the fonts there are.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from plandocs.kept import key_of, load
from plandocs.kept import save as keep
from plandocs.printing.layout import Printed
from plandocs.printing.office import Office, convert
from plandocs.printing.profile import Level

if TYPE_CHECKING:
    from plandocs.printing.facts import Fact

_HERE = Path(__file__).parent
_CODE = (_HERE, _HERE / "tags", _HERE / "facts")
_FONTS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.fonts",
    "~/.local/share/fonts",
    "/Library/Fonts",
    "~/Library/Fonts",
    r"C:\Windows\Fonts",
)


@dataclass
class Run:
    """What was printed, by the names the documents came with, and why the others were not."""

    printed: dict[str, Printed] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)


class Printer:
    """Prints with one LibreOffice at one level of PDF/A."""

    def __init__(self, office: Office, level: Level = Level.A2) -> None:
        """Take the program to print with."""
        self._office = office
        self._level = level

    def print(self, documents: Mapping[str, bytes]) -> Run:
        """Return each document printed, all in one conversion, but those kept from before."""
        run = Run()
        keys = {name: self._key(name, data) for name, data in documents.items()}
        for name, key in keys.items():
            known = load(key)
            if isinstance(known, Printed):
                run.printed[name] = known
        fresh = {name: data for name, data in documents.items() if name not in run.printed}
        if fresh:
            self._print_fresh(fresh, run)
            for name in fresh.keys() & run.printed.keys():
                keep(keys[name], run.printed[name])
        return run

    def keep(self, name: str, document: bytes, printed: Printed) -> None:
        """Keep what was printed of a document that prints the same as another."""
        keep(self._key(name, document), printed)

    def judge(self, name: str, document: bytes, printed: Printed) -> "tuple[Fact, ...]":
        """Return what is wrong with the pages of a printed document, kept as what is printed is."""
        key = self._key(f"{name} facts", document)
        known = load(key)
        if isinstance(known, tuple):
            return known
        from plandocs.printing.facts import find_facts  # slow to import

        found = tuple(find_facts(document, PurePath(name).suffix, printed.pdf, printed.layout))
        keep(key, found)
        return found

    def _key(self, name: str, data: bytes) -> str:
        made_by = f"{self._office.version} {self._level.name} {_fonts_stamp()}"
        return key_of(_CODE, f"print {made_by} {PurePath(name).name}", data)

    def _print_fresh(self, documents: Mapping[str, bytes], run: Run) -> None:
        from plandocs.printing.making import MisprintError, finished, staged  # slow to import

        works = {name: staged(name, document) for name, document in documents.items()}
        given = {part: data for work in works.values() for part, data in work.given.items()}
        judges = {part: work.refusal for work in works.values() for part in work.given}
        converted = convert(
            self._office, given, self._level, lambda part, pdf: judges[part](part, pdf)
        )
        for name, work in works.items():
            failed = [converted.failures[part] for part in work.given if part in converted.failures]
            try:
                if failed:
                    raise MisprintError(failed[0])
                run.printed[name] = finished(name, documents[name], converted.pdfs, self._level)
            except MisprintError as error:
                run.failures[name] = str(error)


@cache
def _fonts_stamp() -> str:
    """Return what changes when a font is installed or taken away."""
    stamps = []
    for place in _FONTS:
        for folder, folders, _ in os.walk(os.path.expanduser(place)):  # noqa: PTH111
            folders.sort()
            stamps.append(f"{folder}:{Path(folder).stat().st_mtime_ns}")
    return "|".join(stamps)
