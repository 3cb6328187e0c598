"""Runs LibreOffice: another program, whose word is never taken for what it did.

Each run has a profile and folders of its own, no network where the system can take it away, and a
time limit after which it goes with all that it started. What it left undone is asked once more.
"""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING

from plandocs.held import Scratch
from plandocs.kept import key_of, load, save
from plandocs.machine import why
from plandocs.printing import ahead
from plandocs.printing.process import Process, end, start
from plandocs.printing.profile import Level
from plandocs.printing.workplace import (
    NoPlaceError,
    Workplace,
    is_full,
    own_places,
)

if TYPE_CHECKING:
    import pikepdf

    Judge = Callable[[str, pikepdf.Pdf], str]
    """Returns why the PDF left for a document is not its own; nothing when it is."""

CHOSEN = "PLANDOCS_OFFICE"
"""The variable that names another LibreOffice, or «no»."""
INSTALL = (
    "Para hacer los PDF y numerar el índice, instale LibreOffice "
    "(en Debian y Ubuntu: apt install libreoffice-writer-nogui libreoffice-calc-nogui)."
)
ASTRAY = f"la variable {CHOSEN} lleva a donde no hay ningún programa que se pueda ejecutar"
DECLINED = f"No hay con qué hacer los PDF: la variable {CHOSEN} dice «no»; quítela."
_NONE = "no"
_NAMES = ("soffice", "libreoffice")
_USUAL = (
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_SECONDS, _SECONDS_EACH, _BYTES_A_SECOND = 40, 1, 40_000
_TRIES = 2
_VERSION_SECONDS, _VERSION_BYTES = 10, 200
_MOST_BYTES = 300_000_000
"""How large a PDF may be: the longest annex there could be takes a tenth."""
_MOST_WRITTEN = 2_000_000_000
"""How much a run may write in all."""
_LOOK_SECONDS = 1.0
"""How often what a run has written is measured."""
_DAMAGED = "dejó un PDF dañado o sin páginas"
_NOT_STARTED = (126, 127)
"""What a shell answers of a program that it cannot run, or does not find."""
_BY_SIGNAL = 128
"""What a shell adds to the number of the signal that ended a program."""


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
        return (
            f"{CHOSEN} dice «{chosen}», y ahí no hay ningún programa que se pueda ejecutar: "
            "corríjalo o quítelo."
        )
    return INSTALL


def is_astray() -> bool:
    """Return whether somebody named a LibreOffice that is not there."""
    return bool(os.environ.get(CHOSEN)) and not is_declined() and find_office() is None


def is_declined() -> bool:
    """Return whether somebody said to do without LibreOffice."""
    return os.environ.get(CHOSEN, "") == _NONE


@cache
def _find(chosen: str) -> Office | None:
    places = [*map(shutil.which, [chosen] if chosen else _NAMES), *(() if chosen else _USUAL)]
    found = next((place for place in places if place and Path(place).is_file()), None)
    if found is None:
        return None
    program = str(Path(found).absolute())
    return Office(program, _version(program))


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
    """Return the second of the words that the program tells of itself, of its first ones."""
    try:
        with Scratch() as folder:
            told = _told_by([program, *own_places(folder), "--version"], folder)
    except OSError:  # it does not start, or there is no room; printing tells why
        return ""
    words = told.decode(errors="replace").split()
    return words[1] if len(words) > 1 and words[0] == "LibreOffice" else ""


def _told_by(order: Sequence[str], folder: Path) -> bytes:
    """Return the first that a program tells; raise OSError when it cannot be started."""
    process = start(order, folder, stdout=subprocess.PIPE)
    limit = Timer(_VERSION_SECONDS, end, [process])
    limit.start()
    told = os.read(process.stdout.fileno(), _VERSION_BYTES) if process.stdout else b""
    limit.cancel()
    end(process)
    return told


def _accepts(_name: str, _pdf: "pikepdf.Pdf") -> str:
    """Accept any PDF that opens and has pages."""
    return ""


def convert(
    office: Office,
    documents: Mapping[str, bytes],
    level: Level = Level.A2,
    judge: "Judge" = _accepts,
) -> Converted:
    """Return the PDF of each document, by the name it came with, `.docx` or `.xlsx`.

    All are printed in one run of the program, and those that it left undone, or that `judge` does
    not take for theirs, in another.
    """
    found = Converted()
    for _ in range(_TRIES):
        left = {name: data for name, data in documents.items() if name not in found.pdfs}
        if not left:
            break
        again = _run(office, left, level, judge)
        found.pdfs |= again.pdfs
        found.failures = again.failures
    return found


def _run(office: Office, documents: Mapping[str, bytes], level: Level, judge: "Judge") -> Converted:
    """Print documents in one run; each has a plain name of ours meanwhile."""
    try:
        with closing(ahead.take(office.program, level)) as place:
            staged = {}
            for number, (key, data) in enumerate(documents.items()):
                path = place.give(f"{number:05}{Path(key).suffix}", data)
                staged[key] = path
            failure = _launch(office, list(staged.values()), place)
            expected = {key: place.made / f"{path.stem}.pdf" for key, path in staged.items()}
            return _collect(expected, failure, judge)
    except NoPlaceError as error:
        return Converted(failures=dict.fromkeys(documents, str(error)))


def _collect(expected: Mapping[str, Path], failure: str, judge: "Judge") -> Converted:
    found = Converted()
    for name, path in expected.items():
        data = _made(path)
        refusal = _refusal(name, data, judge)
        if not refusal:
            found.pdfs[name] = data
        elif not data and not failure and is_full(path.parent):
            found.failures[name] = str(NoPlaceError.of_full_disk())
        else:
            found.failures[name] = failure or refusal
    return found


def _made(path: Path) -> bytes:
    """Return what was left in a file, nothing where it is no file or one without measure."""
    try:
        if path.is_symlink() or not path.is_file():
            return b""
        return path.read_bytes() if path.stat().st_size <= _MOST_BYTES else b"no PDF"
    except OSError:
        return b""


def _refusal(name: str, data: bytes, judge: "Judge") -> str:
    """Return why some bytes are not the PDF of a document that opens and has pages, or nothing."""
    import pikepdf

    if not data:
        return "no dejó ningún PDF"
    if not data.startswith(b"%PDF-"):
        return _DAMAGED
    try:
        with pikepdf.open(BytesIO(data), attempt_recovery=False, suppress_warnings=True) as pdf:
            return judge(name, pdf) if len(pdf.pages) > 0 else _DAMAGED
    except (pikepdf.PdfError, pikepdf.PasswordError):
        return _DAMAGED


def _launch(office: Office, paths: Sequence[Path], place: Workplace) -> str:
    """Run LibreOffice to its end or to its limit; return how it failed, or nothing."""
    limit = _limit(paths)
    order = ["--convert-to", "pdf", "--outdir", str(place.made), *map(str, paths)]
    command = [*place.command(office.program), *order]
    try:
        process = start(command, place.folder, leaves=place.pipes)
    except OSError as error:
        return f"no arrancó ({why(error)})"
    try:
        return _watch(process, limit, place)
    finally:
        end(process)


def _watch(process: Process, limit: int, place: Workplace) -> str:
    """Wait for a run to end; return how it failed, or nothing."""
    over = time.monotonic() + limit
    while (left := over - time.monotonic()) > 0:
        try:
            return _failure(process.wait(min(left, _LOOK_SECONDS)))
        except subprocess.TimeoutExpired:
            if place.size() > _MOST_WRITTEN:
                return "escribió sin parar"
    return f"no terminó en {limit} segundos"


def _failure(code: int) -> str:
    """Return what the exit code of a run says; nothing when it says that all went well."""
    if code in _NOT_STARTED:
        return "no arrancó (el programa no está, o no se puede ejecutar)"
    number = code - _BY_SIGNAL if code > 0 else -code
    if number in set(signal.Signals):
        return f"se cerró de golpe ({signal.Signals(number).name})"
    return f"terminó con el código {code}" if code else ""


def _limit(paths: Iterable[Path]) -> int:
    sizes = [path.stat().st_size for path in paths]
    return _SECONDS + _SECONDS_EACH * len(sizes) + sum(sizes) // _BYTES_A_SECOND
