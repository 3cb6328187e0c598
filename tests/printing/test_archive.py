"""The PDFs of both plans are PDF/A-2b and PDF/UA-1 by the judgement of others."""

import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path, PurePath

import pikepdf
import pytest
from support.paper import both_plans, both_plans_on_disk, needs_office

from plandocs.printing.office import find_office
from plandocs.printing.printer import Printer
from plandocs.printing.profile import Level

pytestmark = needs_office

_JARS = ("preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "jaxb-api")
_JAVA = Path("/usr/share/java")


def pdfs() -> list[Path]:
    return sorted(both_plans_on_disk().rglob("*.pdf"))


def ran(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)


def test_every_document_of_both_plans_has_its_pdf() -> None:
    names = [artifact.path for built in both_plans().made for artifact in built.artifacts]
    assert sum(name.endswith(".pdf") for name in names) == 10
    assert {PurePath(name).stem for name in names if name.endswith(".pdf")} == {
        PurePath(name).stem for name in names
    }


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is needed")
def test_qpdf_finds_no_error() -> None:
    for path in pdfs():
        told = ran("qpdf", "--check", path)
        assert told.returncode == 0, told.stdout + told.stderr
        assert "WARNING" not in told.stdout + told.stderr


def test_outloud_finds_no_error() -> None:
    told = ran(Path(sys.executable).with_name("outloud"), "-q", *pdfs())
    assert told.returncode == 0, told.stdout + told.stderr
    assert told.stdout.count(" 0 error(s)") == len(pdfs())


def test_pdfua_finds_nothing() -> None:
    told = ran(sys.executable, "-m", "pdfua", "check", *pdfs())
    assert told.returncode == 0, told.stdout + told.stderr
    # It cannot read a heading of several lines; the next test looks at headings in its place.
    skipped = set(re.findall(r"\[skip ] (\S+)", told.stdout))
    assert skipped <= {"UA-14-001"}


def test_no_heading_is_empty_and_none_skips_a_level() -> None:
    for path in pdfs():
        with pikepdf.open(path) as pdf:
            headings = [one for one in _elements(pdf.Root.StructTreeRoot) if _level(one)]
            assert [one for one in headings if not _holds(one)] == []
            levels = [0, *map(_level, headings)]
            assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == [], path


def _elements(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    for kid in _kids(element):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _elements(kid)


def _kids(element: pikepdf.Object) -> list[pikepdf.Object]:
    kids = element.get("/K", pikepdf.Array())
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _level(element: pikepdf.Object) -> int:
    found = re.fullmatch(r"/H(\d)", str(element.S))
    return int(found[1]) if found else 0


def _holds(element: pikepdf.Object) -> bool:
    """Return whether an element marks any content of a page."""
    return any(not isinstance(kid, pikepdf.Dictionary) or _holds(kid) for kid in _kids(element))


@pytest.mark.skipif(
    not (_JAVA / "preflight.jar").exists() or shutil.which("java") is None,
    reason="PDFBox Preflight is needed",
)
def test_the_twin_in_pdf_a_1_passes_preflight(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PLANDOCS_OFFICE")
    office = find_office()
    assert office
    copies = [copy for built in both_plans().made for copy in built.copies]
    run = Printer(office, Level.A1).print({copy.path: copy.data for copy in copies})
    assert run.failures == {}
    for number, twin in enumerate(run.printed.values()):
        (tmp_path / f"{number}.pdf").write_bytes(twin.pdf)
    jars = ":".join(str(_JAVA / f"{name}.jar") for name in (*_JARS, "javax.activation"))
    validator = "org.apache.pdfbox.preflight.Validator_A1b"
    told = ran("java", "-cp", jars, validator, "batch", tmp_path)
    assert told.stdout.count("is a valid PDF/A-1b file") == len(copies), told.stdout


def test_each_says_what_it_is_and_in_which_language() -> None:
    for path in pdfs():
        with pikepdf.open(path) as pdf:
            metadata = bytes(pdf.Root.Metadata.read_bytes()).decode()
            for words in ("<pdfaid:part>2<", "<pdfaid:conformance>B<", "<pdfuaid:part>1<"):
                assert words in metadata, path
            assert str(pdf.Root.Lang) == "es-MX", path
            assert len(str(pdf.docinfo.Title)) > 20, path
            assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
            assert bool(pdf.Root.MarkInfo.Marked)
            assert "/StructTreeRoot" in pdf.Root


def test_every_font_is_embedded_with_its_character_map() -> None:
    for path in pdfs():
        with pikepdf.open(path) as pdf:
            fonts = {font.objgen: font for page in pdf.pages for font in _fonts(page)}
            assert fonts
            for font in fonts.values():
                assert "/ToUnicode" in font, (path, font.BaseFont)
                assert _is_embedded(font), (path, font.BaseFont)


def _fonts(page: pikepdf.Page) -> list[pikepdf.Object]:
    return list(page.resources.get("/Font", pikepdf.Dictionary()).values())


def _is_embedded(font: pikepdf.Object) -> bool:
    inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
    return any(key in inner.FontDescriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))


def test_no_date_in_a_pdf_is_of_the_day_it_was_printed() -> None:
    for path in pdfs():
        with pikepdf.open(path) as pdf:
            dates = {str(pdf.docinfo.CreationDate), str(pdf.docinfo.ModDate)}
        document = next(
            path.with_suffix(suffix)
            for suffix in (".docx", ".xlsx")
            if path.with_suffix(suffix).exists()
        )
        core = zipfile.ZipFile(BytesIO(document.read_bytes())).read("docProps/core.xml").decode()
        day = dates.pop()[2:10]
        assert dates == set()
        assert f"{day[:4]}-{day[4:6]}-{day[6:]}" in core
