"""Makes the pictures of the documentation: `make pictures`.

Those of whole pages are made from the PDFs in output/; those of tags, from `tag_examples.py`.
All are what LibreOffice prints, in few colours so that they weigh little. With `--check` nothing is
made, and the exit code is 1 when a picture shows something else than what is printed today.
"""

import hashlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import gallery
from example import HALF, WHOLE, Example, read, shaded
from PIL import Image, ImageChops, ImageDraw, ImageFont, ImageOps
from PIL.PngImagePlugin import PngInfo
from tag_examples import EXAMPLES

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "img"
TAGS = IMAGES / "etiquetas"
IEEQ = "ieeq/spen-2024-2025"
IEM = "iem/pat-2023"
NEEDED = ("soffice", "pdftotext", "pdftoppm")

PAGE_DPI, TAG_DPI = 80, 120
PAGE_COLORS, TAG_COLORS = 256, 48
WHITE, LINE, BAND, WORDS = "#FFFFFF", "#C8C8C8", "#F2F2F2", "#595959"
GAP, BAND_HEIGHT, PADDING = 10, 22, 14
LABELS = ("Plantilla", "Se imprime")
DIGEST = "plandocs"
"""The text of a PNG that tells which example it shows."""


@dataclass(frozen=True)
class Page:
    """A picture of a page: its name, the document it shows, and words that only its page has."""

    name: str
    document: str
    words: str


PAGES = (
    Page("portada", f"{IEEQ}/anexo-1.docx", "Plan de Trabajo y Cronograma"),
    Page("ficha", f"{IEEQ}/anexo-1.docx", "FICHA TÉCNICA"),
    Page("cronograma", f"{IEEQ}/anexo-1.docx", "CRONOGRAMA DEL PLAN DE MEJORA"),
    Page("actividades", f"{IEM}/programa-anual-de-trabajo.docx", "3.1 Selección e ingreso"),
    Page("firmas", f"{IEM}/programa-anual-de-trabajo.docx", "INTEGRANTES"),
    Page("excel", f"{IEEQ}/cronograma.xlsx", "CRONOGRAMA DEL PLAN DE MEJORA"),
    Page("formato", f"{IEM}/transparencia.xlsx", "Tabla Campos"),
)


# --- From documents to pixels ------------------------------------------------------------------


def print_pdfs(documents: Sequence[Path], folder: Path) -> list[Path]:
    """Return the PDF that LibreOffice prints of each document, with a profile of its own."""
    profile = (folder / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", folder, *documents], check=True, capture_output=True)
    return [folder / f"{document.stem}.pdf" for document in documents]


def page_with(pdf: Path, words: str) -> int:
    """Return the number of the first page that has `words`."""
    text = subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True, text=True)
    for number, page in enumerate(text.stdout.split("\f"), 1):
        if words in page:
            return number
    raise SystemExit(f"{pdf.name}: ninguna página dice «{words}».")


def read_pages(pdf: Path, dpi: int, first: int = 1, last: int = 99) -> list[Image.Image]:
    """Return some pages of a PDF as pixels."""
    with tempfile.TemporaryDirectory() as name:
        stem = Path(name) / "page"
        command = ["pdftoppm", "-r", f"{dpi}", "-f", f"{first}", "-l", f"{last}"]
        subprocess.run([*command, pdf, stem], check=True, capture_output=True)
        return [Image.open(path).convert("RGB") for path in sorted(Path(name).iterdir())]


def save(picture: Image.Image, target: Path, colors: int, digest: str = "") -> None:
    """Write a PNG of few colours."""
    target.parent.mkdir(parents=True, exist_ok=True)
    told = PngInfo()
    if digest:
        told.add_text(DIGEST, digest)
    small = picture.quantize(colors, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    small.save(target, optimize=True, pnginfo=told)
    sys.stdout.write(f"{target.relative_to(ROOT)}\n")


# --- Whole pages -------------------------------------------------------------------------------


def make_pages() -> None:
    """Make the pictures of the printed plans: some in their size, and all of them small."""
    output = ROOT / "output"
    for page in PAGES:
        pdf = (output / page.document).with_suffix(".pdf")
        found = page_with(pdf, page.words)
        picture = read_pages(pdf, PAGE_DPI, found, found)[0]
        ImageDraw.Draw(picture).rectangle((0, 0, picture.width - 1, picture.height - 1), None, LINE)
        save(picture, IMAGES / f"{page.name}.png", PAGE_COLORS)
    gallery.make(output)


# --- Tags --------------------------------------------------------------------------------------


def make_tags(folder: Path) -> None:
    """Make the picture of each example: its template and what it prints."""
    documents = []
    for example in EXAMPLES:
        pair = (("template", shaded(example.draw())), ("printed", example.printed()))
        for kind, data in pair:
            documents.append(folder / f"{example.name}-{kind}.docx")
            documents[-1].write_bytes(data)
    pdfs = iter(print_pdfs(documents, folder))
    for example in EXAMPLES:
        halves = [_half(label, next(pdfs), example) for label in LABELS]
        picture = _beside(*halves) if not example.wide else _above(*halves)
        save(picture, TAGS / f"{example.name}.png", TAG_COLORS, digest_of(example))


def digest_of(example: Example) -> str:
    """Return what tells an example from any other, also from what it was."""
    shown = f"{example.template}\0{example.prints}\0{example.widths}\0{example.height}"
    return hashlib.sha256(shown.encode()).hexdigest()[:16]


def _half(label: str, pdf: Path, example: Example) -> Image.Image:
    """Return a document's pages one below another, without what is empty, under a label."""
    pages = read_pages(pdf, TAG_DPI)
    if not example.whole:
        pages = [_trimmed(page) for page in pages]
    width = round((WHOLE if example.wide else HALF) / 2.54 * TAG_DPI)
    height = BAND_HEIGHT + sum(page.height for page in pages) + len(pages) - 1
    half = Image.new("RGB", (width, height), LINE)
    draw = ImageDraw.Draw(half)
    draw.rectangle((0, 0, width, BAND_HEIGHT - 1), BAND)
    draw.text((PADDING, 4), label, WORDS, ImageFont.load_default(13))
    top = BAND_HEIGHT
    for page in pages:
        half.paste(page, (0, top))
        top += page.height + 1
    return half


def _trimmed(page: Image.Image) -> Image.Image:
    empty = Image.new("RGB", page.size, WHITE)
    box = ImageChops.difference(page, empty).getbbox()
    bottom = box[3] if box else 0
    return page.crop((0, 0, page.width, min(page.height, bottom + PADDING)))


def _beside(left: Image.Image, right: Image.Image) -> Image.Image:
    height = max(left.height, right.height)
    whole = Image.new("RGB", (left.width + GAP + right.width + 4, height + 2), WHITE)
    for half, x in ((left, 0), (right, left.width + GAP + 2)):
        tall = Image.new("RGB", (half.width, height), WHITE)
        tall.paste(half)
        whole.paste(ImageOps.expand(tall, 1, LINE), (x, 0))
    return whole


def _above(top: Image.Image, bottom: Image.Image) -> Image.Image:
    whole = Image.new("RGB", (top.width + 2, top.height + GAP + bottom.height + 4), WHITE)
    whole.paste(ImageOps.expand(top, 1, LINE), (0, 0))
    whole.paste(ImageOps.expand(bottom, 1, LINE), (0, top.height + GAP + 2))
    return whole


# --- The whole of it ---------------------------------------------------------------------------


def stale() -> list[str]:
    """Return the examples that print something else than they say, or whose picture is another."""
    found = []
    for example in EXAMPLES:
        path = TAGS / f"{example.name}.png"
        if read(example.printed()) != example.prints:
            found.append(f"{example.name}: ya no se imprime lo que dice")
        elif not path.exists() or Image.open(path).info.get(DIGEST) != digest_of(example):
            found.append(f"{example.name}: su imagen es de otro ejemplo")
    known = {f"{example.name}.png" for example in EXAMPLES}
    spare = sorted(path.name for path in TAGS.glob("*") if path.name not in known)
    return [*found, *(f"{name}: no es de ningún ejemplo" for name in spare)]


def main() -> None:
    """Make every picture again, or tell which ones are not current."""
    if "--check" in sys.argv:
        found = stale()
        sys.stdout.write("".join(f"{line}\n" for line in found))
        sys.exit(bool(found))
    if missing := [program for program in NEEDED if shutil.which(program) is None]:
        raise SystemExit(f"Para hacer las imágenes falta instalar: {', '.join(missing)}.")
    with tempfile.TemporaryDirectory() as name:
        make_tags(Path(name))
        if "--tags" not in sys.argv:
            make_pages()


if __name__ == "__main__":
    main()
