"""What a PDF says, how its pages look, what else it holds: told by processes of their own.

A hostile one may take all memory, or for ever.
"""

import hashlib
import json
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from threading import Timer
from typing import TYPE_CHECKING, NamedTuple

from plandocs.verify.opening import UnreadableFile
from plandocs.verify.pdf_held import Held, held
from plandocs.verify.pdf_said import Said, said

if TYPE_CHECKING:
    import pypdfium2

_LONGEST_READ, _LONGEST_SEEN = 3.0, 5.0
"""How many seconds a PDF is read, and then looked at, with what it takes to begin."""
_MOST_MEMORY = 512 * 2**20
"""The most memory that each takes, its programs counted."""
_START = "import sys; sys.path[:] = {path!r}; from plandocs.verify import looking; looking.{task}()"


class Seen(NamedTuple):
    """A digest of how each of the first pages looks; what else there is, None if it is unknown."""

    pages: list[str]
    held: list[Held] | None


def heard(data: bytes) -> Said:
    """Return what a PDF says; raise UnreadableFile."""
    with suppress(ValueError):  # cut short, or nothing at all
        told = json.loads(_told(data, _LONGEST_READ, "show_texts"))
        if isinstance(told, str):
            raise UnreadableFile(told)
        return Said(*told)
    raise UnreadableFile("da más trabajo que cualquier documento")


def seen(data: bytes) -> Seen:
    """Return what could be seen of a PDF."""
    with ThreadPoolExecutor() as pool:  # neither waits for the other
        pages, rest = pool.map(partial(_told, data, _LONGEST_SEEN), ("show_pages", "show_held"))
    with suppress(ValueError):  # cut short, or nothing at all
        return Seen(pages.split(), [Held(*one) for one in json.loads(rest)])
    return Seen(pages.split(), None)


def _told(data: bytes, seconds: float, task: str) -> str:
    """Return what a process of its own tells of a PDF, as far as it came in its time."""
    with tempfile.TemporaryFile() as given:
        given.write(data)
        given.seek(0)
        with subprocess.Popen(
            [sys.executable, "-c", _START.format(path=sys.path, task=task)],
            stdin=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="ascii",
        ) as process:
            timer = Timer(seconds, process.kill)
            timer.start()
            try:
                assert process.stdout is not None
                return process.stdout.read()
            finally:
                timer.cancel()
                process.kill()


def show_texts() -> None:
    """Print what the PDF that is given says, or why it cannot be read."""
    _limit()
    try:
        print(json.dumps(said(sys.stdin.buffer.read())))
    except UnreadableFile as error:
        print(json.dumps(str(error)))


def show_pages() -> None:
    """Print a line for each page of the PDF that is given."""
    import pypdfium2  # slow to import

    _limit()
    pdf = pypdfium2.PdfDocument(sys.stdin.buffer.read())
    pdf.init_forms()  # so that their fields are drawn too
    for number in range(len(pdf)):
        print(_look(pdf, number), flush=True)


def show_held() -> None:
    """Print what the PDF that is given holds besides its pages."""
    _limit()
    print(json.dumps(held(sys.stdin.buffer.read())))


def _limit() -> None:
    with suppress(ImportError, ValueError):  # not on Windows
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


def _look(pdf: "pypdfium2.PdfDocument", number: int) -> str:
    """Return a digest of the picture of a page, of no more points than a screen has."""
    page = pdf[number]
    scale = min(1.0, 1500 / max(*page.get_size(), 1.0))
    bitmap = page.render(scale=scale)
    return hashlib.sha256(bytes(bitmap.buffer)).hexdigest()
