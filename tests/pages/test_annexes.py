"""The pages of both approved plans, as LibreOffice prints them."""

import re

import pytest
from support.printed import Page, needs_libreoffice, pages, print_pdf
from support.project import IEEQ, IEM, ROOT, build_plans

pytestmark = needs_libreoffice

ANNEX = f"{IEEQ}/anexo-1.docx"
PROGRAMME = f"{IEM}/programa-anual-de-trabajo.docx"
SHEETS = [f"{IEEQ}/fichas/ficha-{number}.docx" for number in range(1, 6)]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Page]]:
    folder = tmp_path_factory.mktemp("printed")
    build_plans(ROOT, folder / "output", IEEQ, IEM)
    names = [ANNEX, PROGRAMME, *SHEETS]
    pdfs = print_pdf([folder / "output" / name for name in names], folder)
    return {name: pages(pdf) for name, pdf in zip(names, pdfs, strict=True)}


@pytest.mark.parametrize(("name", "count"), [(ANNEX, 12), (PROGRAMME, 13)])
def test_the_annex_has_its_pages_and_none_is_blank(
    printed: dict[str, list[Page]], name: str, count: int
) -> None:
    found = printed[name]
    assert len(found) == count
    assert [n for n, page in enumerate(found, 1) if len(page.lines) < 4] == []


@pytest.mark.parametrize("name", [ANNEX, PROGRAMME])
def test_pages_are_numbered_x_de_y_from_the_first_section_to_the_last(
    printed: dict[str, list[Page]], name: str
) -> None:
    numbers = [(page.number, page.total) for page in printed[name] if page.number]
    assert numbers == [(n, len(numbers)) for n in range(1, len(numbers) + 1)]


@pytest.mark.parametrize(
    ("name", "starts"),
    [
        (
            ANNEX,
            {
                "Introducción": "La aprobación de la Reforma",
                "Diagnóstico": "A fin de contar con información",
                "Fichas técnicas": "EJE: CUMPLIMIENTO DE METAS",
                "Cronograma": "CRONOGRAMA DEL PLAN DE MEJORA",
            },
        ),
        (
            PROGRAMME,
            {
                "Glosario": "Comisión: Comisión de Vinculación",
                "Contenido": "Contenido Índice",
                "Presentación": "En 2014 con la creación",
                "Marco legal": "De conformidad con el artículo 34",
                "Objetivo general": "El presente programa tiene como objeto",
                "Estrategias, Actividades y Período de Ejecución": "Se establecen a continuación",
            },
        ),
    ],
)
def test_the_contents_say_the_page_where_each_section_starts(
    printed: dict[str, list[Page]], name: str, starts: dict[str, str]
) -> None:
    contents = next(page for page in printed[name] if "Contenido" in page.lines)
    entries = [re.fullmatch(r"(.+?)\.{3,}\s*(\d+)", line) for line in contents.lines]
    listed = {entry[1].strip(): int(entry[2]) for entry in entries if entry}
    assert listed == {title: _page_of(printed[name], words) for title, words in starts.items()}


def test_each_sheet_takes_one_page_and_the_annex_one_page_for_each(
    printed: dict[str, list[Page]],
) -> None:
    assert [len(printed[name]) for name in SHEETS] == [1] * 5
    annex = [page.number for page in printed[ANNEX] if "FICHA TÉCNICA" in page.text]
    assert annex == [4, 5, 6, 7, 8]


def test_the_notes_stand_on_the_page_of_their_grid(printed: dict[str, list[Page]]) -> None:
    first, second = printed[ANNEX][-2:]
    assert "*Durante el primer trimestre de 2025." in first.lines
    assert second.lines[-4:-1] == (
        "**Durante el plazo que abarque la Comisión.",
        "***Durante el tercer trimestre de 2025.",
        "****Durante el segundo trimestre de 2025",
    )


def test_the_header_of_the_activities_table_is_on_each_of_its_pages(
    printed: dict[str, list[Page]],
) -> None:
    found = [page for page in printed[PROGRAMME] if re.search(r"Actividad\s+Acciones", page.text)]
    assert [page.number for page in found] == list(range(6, 6 + len(found)))
    assert len(found) == 6


def test_closing_and_signatures_share_the_last_page(printed: dict[str, list[Page]]) -> None:
    last = printed[PROGRAMME][-1].text
    assert "Con base en lo anterior" in last
    assert "INTEGRANTES" in last
    assert last.index("Peña Godínez") < last.index("Montiel Hernández") < last.index("Secretario")


def _page_of(found: list[Page], words: str) -> int | None:
    return next(page.number for page in found if words in page.text)
