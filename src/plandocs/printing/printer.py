"""Finished documents into finished PDFs: PDF/A-2b and PDF/UA-1, and where everything fell.

What was printed is kept under the document's own bytes, so that nothing is printed twice.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from pathlib import Path, PurePath

import pikepdf

from plandocs import kept
from plandocs.printing.finish import describe, made_on, save
from plandocs.printing.layout import Layout
from plandocs.printing.office import Level, Office, convert
from plandocs.printing.probe import probed, read_layout, remove_probes
from plandocs.printing.tags.drawings import mark_drawings
from plandocs.printing.tags.word import tag_word

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


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed document: its PDF, and where everything fell."""

    pdf: bytes
    layout: Layout


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
            known = kept.load(key)
            if isinstance(known, Printed):
                run.printed[name] = known
        fresh = {name: data for name, data in documents.items() if name not in run.printed}
        if fresh:
            self._print_fresh(fresh, run)
            for name in fresh.keys() & run.printed.keys():
                kept.save(keys[name], run.printed[name])
        return run

    def _key(self, name: str, data: bytes) -> str:
        made_by = f"{self._office.version} {self._level.name} {_fonts_stamp()}"
        return kept.key_of(_CODE, f"print {made_by} {PurePath(name).stem}", data)

    def _print_fresh(self, documents: Mapping[str, bytes], run: Run) -> None:
        given = {
            name: probed(data) if name.endswith(".docx") else data
            for name, data in documents.items()
        }
        converted = convert(self._office, given, self._level)
        run.failures |= converted.failures
        for name, raw in converted.pdfs.items():
            run.printed[name] = self._finished(name, documents[name], raw)

    def _finished(self, name: str, document: bytes, raw: bytes) -> Printed:
        with pikepdf.open(BytesIO(raw)) as pdf:
            layout = read_layout(document, pdf)
            remove_probes(pdf)
            if name.endswith(".docx"):
                tag_word(pdf, document)
                mark_drawings(pdf)
            describe(pdf, PurePath(name).stem, made_on(document), self._level)
            return Printed(save(pdf), layout)


@cache
def _fonts_stamp() -> str:
    """Return what changes when a font is installed or taken away."""
    stamps = []
    for place in _FONTS:
        for folder, folders, _ in os.walk(os.path.expanduser(place)):  # noqa: PTH111
            folders.sort()
            stamps.append(f"{folder}:{Path(folder).stat().st_mtime_ns}")
    return "|".join(stamps)
