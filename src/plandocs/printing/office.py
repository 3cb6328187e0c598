"""Runs LibreOffice: another program, whose word is never taken for what it did.

Each run has a profile and folders of its own, no network where the system can take it away, and a
time limit after which it goes with all that it started. What it left undone is asked once more.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cache
from io import BytesIO
from pathlib import Path

from plandocs.kept import key_of, load, save
from plandocs.printing import ahead
from plandocs.printing.process import end, start
from plandocs.printing.workplace import Workplace

CHOSEN = "PLANDOCS_OFFICE"
"""The variable that names another LibreOffice, or «no»."""
INSTALL = (
    "Para hacer los PDF y numerar el índice, instale LibreOffice "
    "(en Debian y Ubuntu: apt install libreoffice-writer-nogui libreoffice-calc-nogui)."
)
DECLINED = f"No hay con qué hacer los PDF: la variable {CHOSEN} dice «no»; quítela."
_NONE = "no"
_NAMES = ("soffice", "libreoffice")
_USUAL = (
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_FILTERS = {".docx": "writer_pdf_Export", ".xlsx": "calc_pdf_Export"}
_SECONDS, _SECONDS_EACH, _BYTES_A_SECOND = 40, 1, 200_000
_TRIES = 2


class Level(IntEnum):
    """The PDF/A that LibreOffice is asked for, as it counts them: A-1a or A-2b."""

    A1 = 1
    A2 = 2


class OfficeError(Exception):
    """LibreOffice did not print a document; the message says in Spanish how it failed."""


@dataclass(frozen=True)
class Office:
    """An installed LibreOffice: its program, and the version that it says it is."""

    program: str
    version: str


@dataclass
class Converted:
    """What a run made: the PDF of each document, and why the others have none."""

    pdfs: dict[str, bytes] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)


def find_office() -> Office | None:
    """Return the LibreOffice to print with, or None when there is none or it is not wanted."""
    return None if is_declined() else _find(os.environ.get(CHOSEN, ""))


def why_none() -> str:
    """Return why there is nothing to print with and what to do, where nobody declined it."""
    chosen = os.environ.get(CHOSEN, "")
    if chosen:
        return f"{CHOSEN} dice «{chosen}», y ahí no hay ningún programa: corríjalo o quítelo."
    return INSTALL


def is_declined() -> bool:
    """Return whether somebody said to do without LibreOffice."""
    return os.environ.get(CHOSEN, "") == _NONE


@cache
def _find(chosen: str) -> Office | None:
    places = [chosen] if chosen else [*map(shutil.which, _NAMES), *_USUAL]
    program = next((place for place in places if place and Path(place).is_file()), None)
    return Office(program, _version(program)) if program else None


def _version(program: str) -> str:
    """Return the version that the program tells, kept since asking it takes as long as a build."""
    stat = Path(program).resolve().stat()
    key = key_of((), f"office {program} {stat.st_mtime_ns} {stat.st_size}", b"")
    known = load(key)
    if isinstance(known, str):
        return known
    version = _ask_version(program)
    if version:
        save(key, version)
    return version


def _ask_version(program: str) -> str:
    try:
        told = subprocess.run(
            [program, "--version"], capture_output=True, text=True, timeout=20, check=False
        )
    except (OSError, subprocess.TimeoutExpired, UnicodeDecodeError):
        return ""
    words = told.stdout.split()
    return words[1] if len(words) > 1 and words[0] == "LibreOffice" else ""


def convert(office: Office, documents: Mapping[str, bytes], level: Level = Level.A2) -> Converted:
    """Return the PDF of each document, by the name it came with, `.docx` or `.xlsx`.

    Those of Word and of Excel are printed side by side, each lot in one run of the program.
    """
    lots = [[name for name in documents if name.endswith(suffix)] for suffix in _FILTERS]
    found = Converted()
    with ThreadPoolExecutor(len(lots)) as pool:
        works = [
            pool.submit(_convert_lot, office, {name: documents[name] for name in lot}, level)
            for lot in lots
            if lot
        ]
        for work in works:
            lot_found = work.result()
            found.pdfs |= lot_found.pdfs
            found.failures |= lot_found.failures
    return found


def _convert_lot(office: Office, documents: Mapping[str, bytes], level: Level) -> Converted:
    found = Converted()
    for _ in range(_TRIES):
        left = {name: data for name, data in documents.items() if name not in found.pdfs}
        if not left:
            break
        again = _run(office, left, level)
        found.pdfs |= again.pdfs
        found.failures = again.failures
    return found


def _run(office: Office, documents: Mapping[str, bytes], level: Level) -> Converted:
    """Print documents of one kind in one run; each has a plain name of ours meanwhile."""
    with closing(ahead.take(office.program)) as place:
        staged = {}
        for number, (key, data) in enumerate(documents.items()):
            path = place.given / f"{number:05}{Path(key).suffix}"
            path.write_bytes(data)
            staged[key] = path
        failure = _launch(office, list(staged.values()), place, level)
        return _collect(
            {key: place.made / f"{path.stem}.pdf" for key, path in staged.items()}, failure
        )


def _collect(expected: Mapping[str, Path], failure: str) -> Converted:
    found = Converted()
    for name, path in expected.items():
        data = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
        if is_whole(data):
            found.pdfs[name] = data
        else:
            damaged = "dejó un PDF dañado o sin páginas" if data else "no dejó ningún PDF"
            found.failures[name] = failure or damaged
    return found


def is_whole(data: bytes) -> bool:
    """Return whether some bytes are a PDF that opens and has pages."""
    import pikepdf

    if not data.startswith(b"%PDF-"):
        return False
    try:
        with pikepdf.open(BytesIO(data), attempt_recovery=False, suppress_warnings=True) as pdf:
            return len(pdf.pages) > 0
    except pikepdf.PdfError:
        return False


def _launch(office: Office, paths: Sequence[Path], place: Workplace, level: Level) -> str:
    """Run LibreOffice to its end or to its limit; return how it failed, or nothing."""
    limit = _limit(paths)
    command = [*place.command(office.program), *_order(paths, place.made, level)]
    try:
        process = start(command, place.folder)
    except OSError as error:
        return f"no arrancó ({error.strerror})"
    try:
        code = process.wait(limit)
    except subprocess.TimeoutExpired:
        return f"no terminó en {limit} segundos"
    finally:
        end(process)
    return "" if code == 0 else f"terminó con el código {code}"


def _limit(paths: Iterable[Path]) -> int:
    sizes = [path.stat().st_size for path in paths]
    return _SECONDS + _SECONDS_EACH * len(sizes) + sum(sizes) // _BYTES_A_SECOND


def _order(paths: Sequence[Path], made: Path, level: Level) -> list[str]:
    options = json.dumps(_options(level), separators=(",", ":"))
    return [
        "--convert-to",
        f"pdf:{_FILTERS[paths[0].suffix]}:{options}",
        "--outdir",
        str(made),
        *map(str, paths),
    ]


def _options(level: Level) -> dict[str, dict[str, object]]:
    """Return the export options: PDF/A, tagged for PDF/UA, and every bookmark with its page."""
    switches = (
        "UseTaggedPDF",
        "PDFUACompliance",
        "ExportBookmarks",
        "ExportBookmarksToPDFDestination",
        "UseLosslessCompression",
    )
    return {
        "SelectPdfVersion": {"type": "long", "value": int(level)},
        **{name: {"type": "boolean", "value": True} for name in switches},
    }
