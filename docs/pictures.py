"""Makes the pictures of the documentation from the documents in output/: `make pictures`.

Each is a page as LibreOffice prints it, in 256 colours at most so that it weighs little.
"""

import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "img"
IEEQ = "ieeq/spen-2024-2025"
IEM = "iem/pat-2023"
DPI = 80
MARGIN = bytes((200, 200, 200))
NEEDED = ("soffice", "pdftotext", "pdftoppm")


@dataclass(frozen=True)
class Picture:
    """A picture: its name, the document it shows, and words that only its page has."""

    name: str
    document: str
    words: str


PICTURES = (
    Picture("portada", f"{IEEQ}/anexo-1.docx", "Plan de Trabajo y Cronograma"),
    Picture("ficha", f"{IEEQ}/anexo-1.docx", "FICHA TÉCNICA"),
    Picture("cronograma", f"{IEEQ}/anexo-1.docx", "CRONOGRAMA DEL PLAN DE MEJORA"),
    Picture("actividades", f"{IEM}/programa-anual-de-trabajo.docx", "3.1 Selección e ingreso"),
    Picture("firmas", f"{IEM}/programa-anual-de-trabajo.docx", "INTEGRANTES"),
    Picture("excel", f"{IEEQ}/cronograma.xlsx", "CRONOGRAMA DEL PLAN DE MEJORA"),
)


@dataclass(frozen=True)
class Pixels:
    """A picture in memory: three bytes a pixel."""

    width: int
    height: int
    data: bytes


def print_pdf(document: Path, folder: Path) -> Path:
    """Return the PDF that LibreOffice prints, with a profile of its own."""
    profile = (folder / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", folder, document], check=True, capture_output=True)
    return folder / f"{document.stem}.pdf"


def page_with(pdf: Path, words: str) -> int:
    """Return the number of the first page that has `words`."""
    text = subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True, text=True)
    for number, page in enumerate(text.stdout.split("\f"), 1):
        if words in page:
            return number
    raise SystemExit(f"{pdf.name}: ninguna página dice «{words}».")


def read_page(pdf: Path, number: int) -> Pixels:
    """Return a page as pixels."""
    command = ["pdftoppm", "-r", f"{DPI}", "-f", f"{number}", "-l", f"{number}", str(pdf)]
    page = subprocess.run(command, check=True, capture_output=True).stdout
    _, size, _, data = page.split(b"\n", 3)
    width, height = map(int, size.split())
    return Pixels(width, height, data)


def framed(page: Pixels) -> Pixels:
    """Return a page with a grey line around it, to be seen on white."""
    step = page.width * 3
    inner = (page.data[start + 3 : start + step - 3] for start in range(0, len(page.data), step))
    rows = [MARGIN + row + MARGIN for row in inner]
    rows[0] = rows[-1] = MARGIN * page.width
    return Pixels(page.width, page.height, b"".join(rows))


def as_png(page: Pixels) -> bytes:
    """Return a PNG of one byte a pixel, in the page's most frequent 256 colours."""
    pixels = [page.data[start : start + 3] for start in range(0, len(page.data), 3)]
    counts = Counter(pixels)
    palette = [color for color, _ in counts.most_common(256)]
    numbers = {color: _nearest(color, palette) for color in counts}
    indexed = bytes(numbers[color] for color in pixels)
    rows = (indexed[start : start + page.width] for start in range(0, len(indexed), page.width))
    header = struct.pack(">IIBBBBB", page.width, page.height, 8, 3, 0, 0, 0)
    chunks = (
        (b"IHDR", header),
        (b"PLTE", b"".join(palette)),
        (b"IDAT", zlib.compress(b"".join(b"\0" + row for row in rows), 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _nearest(color: bytes, palette: list[bytes]) -> int:
    def distance(number: int) -> int:
        return sum((a - b) ** 2 for a, b in zip(color, palette[number], strict=True))

    return min(range(len(palette)), key=distance)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def main() -> None:
    """Make every picture again."""
    if missing := [program for program in NEEDED if shutil.which(program) is None]:
        raise SystemExit(f"Para hacer las imágenes falta instalar: {', '.join(missing)}.")
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        printed: dict[str, Path] = {}
        for number, picture in enumerate(PICTURES):
            if picture.document not in printed:
                folder = Path(name) / str(number)
                folder.mkdir()
                source = ROOT / "output" / picture.document
                printed[picture.document] = print_pdf(source, folder)
            pdf = printed[picture.document]
            page = read_page(pdf, page_with(pdf, picture.words))
            target = IMAGES / f"{picture.name}.png"
            target.write_bytes(as_png(framed(page)))
            sys.stdout.write(f"{target.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
