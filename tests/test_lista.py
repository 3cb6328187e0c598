"""The schedule in words, where the institution or the plan asks for it («lista»)."""

import io
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from support import word
from support.project import build_plans, told_of_print

from plandocs.starter import start_plan

CASE = Path(__file__).parent / "cases/semanas/plan.yaml"


def built(tmp_path: Path, institution: str = "", of_plan: str = "") -> Path:
    """Return the output folder of the weekly case, with the list where each of both says."""
    start_plan(tmp_path, "demo/plan")
    data = tmp_path / "data/demo"
    shutil.copy(CASE, data / "plan/plan.yaml")
    _add(data / "institucion.yaml", institution and f"lista_del_cronograma: {institution}\n")
    plan = data / "plan/plan.yaml"
    if of_plan:
        grid = f"cronograma:\n  lista: {of_plan}\n"
        text = plan.read_text(encoding="utf-8").replace("cronograma:\n", grid, 1)
        plan.write_text(text, encoding="utf-8")
    outcome = build_plans(tmp_path, tmp_path / "output", "demo/plan")
    assert told_of_print(outcome.report) == []
    return tmp_path / "output/demo/plan"


@pytest.mark.parametrize(
    ("institution", "of_plan", "states", "in_annex"),
    [
        ("", "", {"Lista": "visible"}, False),
        ("hoja", "", {"Lista": "visible"}, False),
        ("oculta", "", {"Lista oculta": "hidden"}, False),
        ("anexo", "", {"Lista": "visible"}, True),
        ("anexo", "oculta", {"Lista oculta": "hidden"}, False),
        ("", "anexo", {"Lista": "visible"}, True),
    ],
)
def test_the_list_stands_where_it_is_asked_for(
    tmp_path: Path, institution: str, of_plan: str, states: dict[str, str], in_annex: bool
) -> None:
    output = built(tmp_path, institution, of_plan)
    book = load_workbook(io.BytesIO((output / "cronograma.xlsx").read_bytes()))
    assert {sheet.title: sheet.sheet_state for sheet in book.worksheets[1:]} == states
    words = [
        word.text(p) for p in word.paragraphs(word.body((output / "calendario.docx").read_bytes()))
    ]
    assert ("Cronograma en texto" in words) == in_annex


def test_the_list_says_each_activity_its_period_and_its_dates(tmp_path: Path) -> None:
    output = built(tmp_path, "anexo")
    body = word.body((output / "calendario.docx").read_bytes())
    in_annex = [[word.text(cell) for cell in row] for row in word.rows(word.tables(body)[1])]
    book = load_workbook(io.BytesIO((output / "cronograma.xlsx").read_bytes()))
    listed = [[_said(cell) for cell in row] for row in book["Lista"].iter_rows(min_row=4)]
    assert in_annex == listed
    assert in_annex[:2] == [
        ["Acción", "Periodo", "Inicio", "Fin"],
        [
            "1. Instalar las mesas de trabajo",
            "Del 2 al 15 de febrero de 2026.",
            "02/02/2026",
            "15/02/2026",
        ],
    ]
    assert len(in_annex) == 5


def test_a_hidden_list_says_the_same(tmp_path: Path) -> None:
    said = {}
    for place, name in (("hoja", "Lista"), ("oculta", "Lista oculta")):
        output = built(tmp_path / place, place)
        book = load_workbook(io.BytesIO((output / "cronograma.xlsx").read_bytes()))
        said[place] = [[_said(cell) for cell in row] for row in book[name].iter_rows()]
        assert book[name].print_title_rows == "$4:$4"
        assert book[name].auto_filter.ref == "A4:D8"
    assert said["hoja"] == said["oculta"]


def _said(cell: Any) -> str:
    return f"{cell.value:%d/%m/%Y}" if isinstance(cell.value, date) else str(cell.value or "")


def _add(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
