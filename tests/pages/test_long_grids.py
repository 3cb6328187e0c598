"""Grids of many rows printed: their header on each page, their notes beside their last rows."""

import re
import shutil
from pathlib import Path

import pytest
from support.long_plans import Asked, built
from support.printed import Page, needs_libreoffice, pages, print_pdf

pytestmark = needs_libreoffice

_LONG = "Nota larga, que se explica con tantas palabras que ocupa más de un renglón " * 2
NOTES = {n: f"{_LONG.strip()} ({n})." for n in range(34, 41)}
SIZES = {
    "wide": Asked(rows=40, notes=NOTES),
    "upright": Asked(rows=70, notes={70: "La última nota."}, horizontal=False),
    "two-years": Asked("2026-01", "2027-12", rows=52, notes={1: "Nota.", 52: "Nota final."}),
    "just-one-page": Asked(rows=8, notes=dict.fromkeys((1, 8), _LONG.strip() + ".")),
}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Page]]:
    folder = tmp_path_factory.mktemp("long")
    documents = [
        Path(shutil.copy(built(folder / name, asked) / "anexo.docx", folder / f"{name}.docx"))
        for name, asked in SIZES.items()
    ]
    pdfs = print_pdf(documents, folder)
    return {name: pages(pdf) for name, pdf in zip(SIZES, pdfs, strict=True)}


@pytest.mark.parametrize("name", SIZES)
def test_the_header_is_on_each_page(printed: dict[str, list[Page]], name: str) -> None:
    assert all("Línea de acción" in page.text for page in printed[name])


@pytest.mark.parametrize("name", SIZES)
def test_each_row_is_printed_whole_and_once(printed: dict[str, list[Page]], name: str) -> None:
    text = " ".join(page.text for page in printed[name])
    rows = [int(number) for number in re.findall(r"Actividad número (\d+)\.", text)]
    assert rows == list(range(1, SIZES[name].rows + 1))


@pytest.mark.parametrize("name", SIZES)
def test_all_the_notes_are_on_one_page_with_the_last_two_rows(
    printed: dict[str, list[Page]], name: str
) -> None:
    *before, last = printed[name]
    asked = SIZES[name]
    for number in (asked.rows - 1, asked.rows):
        assert f"Actividad número {number}." in last.text
    assert all(" ".join(note.split()) in last.text for note in asked.notes.values())
    assert not any(note[:20] in page.text for page in before for note in asked.notes.values())
