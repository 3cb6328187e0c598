"""Runs LibreOffice: another program, whose word is never taken for what it did.

Each run has a profile and folders of its own, no network where the system can take it away, and a
time limit after which it goes with all that it started. What it left undone is asked once more.
"""

import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Timer

from plandocs.kept import key_of, load, save
from plandocs.printing import ahead
from plandocs.printing.process import end, start
from plandocs.printing.profile import Level
from plandocs.printing.workplace import Workplace, own_places

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
_SECONDS, _SECONDS_EACH, _BYTES_A_SECOND = 40, 1, 200_000
_TRIES = 2
_VERSION_SECONDS, _VERSION_BYTES = 10, 200
_MOST_BYTES = 300_000_000
"""How large a PDF may be: the longest annex there could be takes a tenth."""


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
    with TemporaryDirectory(prefix="plandocs-", ignore_cleanup_errors=True) as folder:
        order = [program, *own_places(Path(folder)), "--version"]
        try:
            process = start(order, Path(folder), stdout=subprocess.PIPE)
        except OSError:
            return ""
        limit = Timer(_VERSION_SECONDS, end, [process])
        limit.start()
        told = os.read(process.stdout.fileno(), _VERSION_BYTES) if process.stdout else b""
        limit.cancel()
        end(process)
    words = told.decode(errors="replace").split()
    return words[1] if len(words) > 1 and words[0] == "LibreOffice" else ""


def convert(office: Office, documents: Mapping[str, bytes], level: Level = Level.A2) -> Converted:
    """Return the PDF of each document, by the name it came with, `.docx` or `.xlsx`.

    All are printed in one run of the program, and those that it left undone in another.
    """
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
    """Print documents in one run; each has a plain name of ours meanwhile."""
    with closing(ahead.take(office.program, level)) as place:
        staged = {}
        for number, (key, data) in enumerate(documents.items()):
            path = place.given / f"{number:05}{Path(key).suffix}"
            path.write_bytes(data)
            staged[key] = path
        failure = _launch(office, list(staged.values()), place)
        return _collect(
            {key: place.made / f"{path.stem}.pdf" for key, path in staged.items()}, failure
        )


def _collect(expected: Mapping[str, Path], failure: str) -> Converted:
    found = Converted()
    for name, path in expected.items():
        data = _made(path)
        if is_whole(data):
            found.pdfs[name] = data
        else:
            damaged = "dejó un PDF dañado o sin páginas" if data else "no dejó ningún PDF"
            found.failures[name] = failure or damaged
    return found


def _made(path: Path) -> bytes:
    """Return what was left in a file, nothing where it is no file or one without measure."""
    if path.is_symlink() or not path.is_file():
        return b""
    return path.read_bytes() if path.stat().st_size <= _MOST_BYTES else b"no PDF"


def is_whole(data: bytes) -> bool:
    """Return whether some bytes are a PDF that opens and has pages."""
    import pikepdf

    if not data.startswith(b"%PDF-"):
        return False
    try:
        with pikepdf.open(BytesIO(data), attempt_recovery=False, suppress_warnings=True) as pdf:
            return len(pdf.pages) > 0
    except (pikepdf.PdfError, pikepdf.PasswordError):
        return False


def _launch(office: Office, paths: Sequence[Path], place: Workplace) -> str:
    """Run LibreOffice to its end or to its limit; return how it failed, or nothing."""
    limit = _limit(paths)
    order = ["--convert-to", "pdf", "--outdir", str(place.made), *map(str, paths)]
    command = [*place.command(office.program), *order]
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
