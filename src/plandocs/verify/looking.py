"""How the pages of a PDF look, seen by a process of its own: a hostile one may take all memory."""

import hashlib
import subprocess
import sys
import tempfile
from contextlib import suppress
from threading import Timer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pypdfium2

_LONGEST = 6.0
"""How many seconds the pages of a PDF are looked at, with what it takes to begin."""
_MOST_MEMORY = 2 * 2**30
_START = "import sys; sys.path[:] = {path!r}; from plandocs.verify.looking import main; main()"


def seen(data: bytes) -> list[str]:
    """Return a digest of how each of the first pages of a PDF looks, as far as it could be seen."""
    with tempfile.TemporaryFile() as given:
        given.write(data)
        given.seek(0)
        with subprocess.Popen(
            [sys.executable, "-c", _START.format(path=sys.path)],
            stdin=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="ascii",
        ) as process:
            timer = Timer(_LONGEST, process.kill)
            timer.start()
            try:
                assert process.stdout is not None
                return process.stdout.read().split()
            finally:
                timer.cancel()
                process.kill()


def main() -> None:
    """Print a line for each page of the PDF that is given."""
    import pypdfium2  # slow to import

    with suppress(ImportError, ValueError):  # not on Windows
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    pdf = pypdfium2.PdfDocument(sys.stdin.buffer.read())
    pdf.init_forms()  # so that their fields are drawn too
    for number in range(len(pdf)):
        print(_look(pdf, number), flush=True)


def _look(pdf: "pypdfium2.PdfDocument", number: int) -> str:
    """Return a digest of the picture of a page, of no more points than a screen has."""
    page = pdf[number]
    scale = min(1.0, 1500 / max(*page.get_size(), 1.0))
    bitmap = page.render(scale=scale)
    return hashlib.sha256(bytes(bitmap.buffer)).hexdigest()
