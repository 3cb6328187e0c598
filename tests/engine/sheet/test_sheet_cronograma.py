"""The templates of the schedule grid: sound, alike, and drawn as they are kept."""

import io
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from plandocs.engine import Template
from plandocs.engine.package import read_package

TEMPLATES = Path(__file__).parents[3] / "templates"
HOUSES = ("_comun", "ieeq", "iem")
ACTIVE = {"E": "B893E3", "F": "FEE489"}
ROWS = {"Encuentro *": ". . E E E", "Taller": ". . . F .", "Reuniones": "E E E E E"}


def _path(house: str) -> Path:
    return TEMPLATES / house / "cronograma" / "plantilla.xlsx"


def _row(text: str, letters: str) -> dict[str, Any]:
    cells = [
        {"texto": "" if letter == "." else "■", "color": ACTIVE.get(letter, "FFFFFF")}
        for letter in letters.split()
    ]
    return {"texto": text, "campos": [], "celdas": cells}


def _context() -> dict[str, Any]:
    titles = ["CRONOGRAMA", "(NOVIEMBRE 2024 / MARZO 2025)"]
    rows = [_row(text, letters) for text, letters in ROWS.items()]
    listed = {"periodo": "Todo.", "inicio": date(2024, 11, 1), "fin": date(2025, 3, 31)}
    months = ("Noviembre", "Diciembre", "Enero", "Febrero", "Marzo")
    return {
        "institucion": {"nombre": "Instituto", "huella_al_pie": False},
        "plan": {"titulo_completo": "Plan 2025", "anexo": "Anexo 1", "estado_impreso": ""},
        "comision": {"nombre": "Comisión"},
        "cronograma": {
            "encabezado": "Actividad",
            "con_banda": True,
            "bandas": [
                {"texto": "2024", "corta": "2024", "columnas": 2},
                {"texto": "2025", "corta": "2025", "columnas": 3},
            ],
            "columnas": [],
            "tiempos": [{"etiqueta": month} for month in months],
            "total_columnas": 6,
            "titulos": titles,
            "partes": [
                {"titulos": titles, "filas": rows[:2], "notas": ["* En 2025."]},
                {"titulos": ["CRONOGRAMA", "OTRA"], "filas": rows[2:], "notas": []},
            ],
            "leyenda": [{"color": ACTIVE["E"], "marca": "■", "texto": "Eje"}],
            "lista": [{"texto": text, **listed} for text in ROWS],
            "lista_en": "hoja",
        },
    }


def _filled(house: str) -> Any:
    return load_workbook(io.BytesIO(Template.open(_path(house)).render(_context())))


def _letter(cell: Any) -> str:
    letters = {color: letter for letter, color in ACTIVE.items()}
    letter = letters.get(cell.fill.fgColor.rgb[2:], ".")
    assert cell.value == (None if letter == "." else "■")
    return letter


@pytest.mark.parametrize("house", HOUSES)
def test_a_template_has_nothing_to_tell(house: str) -> None:
    assert Template.open(_path(house)).check() == ()


def test_the_templates_differ_in_their_colours_alone() -> None:
    common, *others = (read_package(_path(house).read_bytes()) for house in HOUSES)
    for other in others:
        assert {name for name in common if common[name] != other[name]} == {"xl/styles.xml"}


def test_a_template_is_drawn_as_it_is_kept(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.syspath_prepend(TEMPLATES / "_dibujo")
    import cronograma
    import documentos

    for house in HOUSES:
        cronograma.draw(tmp_path / "p.xlsx", documentos.HOUSES[house])
        assert (tmp_path / "p.xlsx").read_bytes() == _path(house).read_bytes()


@pytest.mark.parametrize("house", HOUSES)
def test_the_grid_is_printed_with_its_colours_and_marks(house: str) -> None:
    sheet = _filled(house)["Cronograma"]
    rows = {row[0].value: row[1:6] for row in sheet.iter_rows()}
    assert {text: " ".join(map(_letter, rows[text])) for text in ROWS} == ROWS
    assert [cell.value for cell in rows[None] if cell.value] == []
    assert "OTRA" in rows
    assert "* En 2025." in rows


def test_the_page_is_set_up_around_the_grid() -> None:
    book = _filled("_comun")
    grid, listed = book.worksheets
    assert (grid.freeze_panes, grid.print_title_rows) == ("B7", "$5:$6")
    assert grid.print_area == f"'Cronograma'!$A$1:$F${grid.max_row}"
    assert sorted(str(box) for box in grid.merged_cells.ranges if box.min_row == 5) == [
        "A5:A6",
        "B5:C5",
        "D5:F5",
    ]
    assert (listed.freeze_panes, listed.print_title_rows) == ("A5", "$4:$4")
    assert listed.auto_filter.ref == "A4:D7"
    assert [listed["C5"].value, listed["C5"].number_format] == [
        datetime(2024, 11, 1),
        "dd/mm/yyyy",
    ]
    assert book.properties.title == "Cronograma. Plan 2025. Comisión"
