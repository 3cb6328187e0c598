"""Makes the pictures of every page of the shipped plans, and the page that shows them.

They are the pages of the PDFs in output/, in few colours so that they weigh little. Each picture
carries what its page says, so that a test can tell when it is of another.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

DOCS = Path(__file__).resolve().parent
FOLDER = DOCS / "img" / "paginas"
PAGE = DOCS / "paginas.md"
TEXT = "plandocs"
"""The text of a PNG that tells which page it shows."""
DPI, COLORS, LINE = 64, 32, "#C8C8C8"
_INCH = 72
_HEAD = """# Las páginas de los dos planes

Así se imprimen los dos planes aprobados que trae el programa, página por página: lo que
`make annex` deja en `output/`. Las imágenes salen de esos PDF con `make pictures`.
"""
_PLANS = {
    "ieeq/spen-2024-2025": "IEEQ: Plan de Trabajo y Cronograma 2024-2025",
    "iem/pat-2023": "IEM: Programa Anual de Trabajo 2023",
}


@dataclass(frozen=True)
class Sheet:
    """A page of a document: which, what it says, how it looks."""

    plan: str
    document: str
    number: int
    text: str
    picture: Image.Image

    @property
    def name(self) -> str:
        """The file name of its picture."""
        stem = f"{self.plan.split('/')[0]}-{Path(self.document).stem}"
        return f"{stem}-{self.number:02}.png"


def sheets(output: Path) -> Iterator[Sheet]:
    """Yield every page of every PDF of both plans, in the order of their folders."""
    for plan in _PLANS:
        for path in sorted((output / plan).rglob("*.pdf")):
            document = path.relative_to(output / plan).as_posix()
            with pypdfium2.PdfDocument(path) as pdf:
                for number, page in enumerate(pdf, 1):
                    text = " ".join(page.get_textpage().get_text_range().split())
                    yield Sheet(plan, document, number, text, _drawn(page))


def _drawn(page: pypdfium2.PdfPage) -> Image.Image:
    picture: Image.Image = page.render(scale=DPI / _INCH).to_pil().convert("RGB")
    ImageDraw.Draw(picture).rectangle((0, 0, picture.width - 1, picture.height - 1), None, LINE)
    return picture


def digest_of(text: str) -> str:
    """Return what tells the words of a page from any others; how they are spaced is no matter."""
    return hashlib.sha256(re.sub(r"\W", "", text).encode()).hexdigest()[:16]


def make(output: Path) -> None:
    """Make every picture and the page that shows them, and take away those of no page."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    found = list(sheets(output))
    for sheet in found:
        told = PngInfo()
        told.add_text(TEXT, digest_of(sheet.text))
        small = sheet.picture.quantize(
            COLORS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE
        )
        small.save(FOLDER / sheet.name, optimize=True, pnginfo=told)
    for path in FOLDER.glob("*.png"):
        if path.name not in {sheet.name for sheet in found}:
            path.unlink()
    PAGE.write_text(page_of(found), encoding="utf-8")


def page_of(found: list[Sheet]) -> str:
    """Return the page that shows some pictures, under their plans and documents."""
    lines, last = [_HEAD], ("", "")
    for sheet in found:
        if sheet.plan != last[0]:
            lines.append(f"## {_PLANS[sheet.plan]}\n")
        if (sheet.plan, sheet.document) != last:
            lines.append(f"### {sheet.document}\n")
        last = (sheet.plan, sheet.document)
        alt = f"Página {sheet.number} de {sheet.document}"
        lines.append(f"![{alt}](img/paginas/{sheet.name})\n")
    return "\n".join(lines)
