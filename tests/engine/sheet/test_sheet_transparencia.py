"""The example of an official format: drawn as it is kept, laid out as those, true to its plan."""

import io
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from support.project import IEEQ, IEM, ROOT, build_plans, told
from support.tiny import make_project

from plandocs.compose import compose_documents
from plandocs.diagnostics import Report
from plandocs.source import Project, load_plan

TEMPLATES = ROOT / "templates"
PATH = TEMPLATES / "_comun" / "transparencia" / "plantilla.xlsx"
SHEETS = ["Reporte de Formatos", "Hidden_1", "Tabla_000000"]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Return the format of the plan of the IEM, opened."""
    output = tmp_path_factory.mktemp("output")
    assert told(build_plans(ROOT, output, IEM).report) == []
    return load_workbook(output / IEM / "transparencia.xlsx")


def listed(plan_id: str) -> list[dict[str, Any]]:
    """Return the activities of a plan as its documents print them."""
    loaded = load_plan(Project(ROOT, Report()), plan_id)
    assert loaded
    kinds = {tipo: kind.documento for tipo, kind in loaded.kinds.items()}
    documents = compose_documents(loaded.plan, loaded.institucion, None, kinds)
    found: list[dict[str, Any]] = documents[0].context["cronograma"]["lista"]
    return found


def test_the_format_is_drawn_as_it_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(TEMPLATES / "_dibujo")
    import transparencia

    assert transparencia.draw() == PATH.read_bytes()


def test_the_format_has_the_layout_of_those_of_the_platform() -> None:
    book = load_workbook(PATH)
    main, catalogue, table = book.worksheets
    assert (book.sheetnames, catalogue.sheet_state) == (SHEETS, "hidden")
    assert [row for row in range(1, 9) if main.row_dimensions[row].hidden] == [1, 4, 5]
    assert [row for row in range(1, 5) if table.row_dimensions[row].hidden] == [1, 2]
    assert (main["A1"].value, main["A2"].value, main["A6"].value) == (
        "000000",
        "TÍTULO",
        "Tabla Campos",
    )
    assert [cell.value for cell in main[4]] == "1 4 4 1 2 2 2 4 4 9 10 13 14".split()
    assert [cell.value for cell in main[5]] == [f"005{number:03}" for number in range(1, 14)]
    assert table["A3"].value == "ID"
    assert main["K7"].value.endswith("Tabla_000000")
    assert (main.max_row, table.max_row) == (8, 4)
    assert [cell.value for row in (main[8], table[4]) for cell in row if cell.value] == []


def test_every_activity_of_the_plan_is_a_row_with_values_of_their_kind(printed: Any) -> None:
    main = printed[SHEETS[0]]
    rows = [[cell.value for cell in row] for row in main.iter_rows(min_row=8)]
    expected = listed(IEM)
    assert [(row[5], row[6]) for row in rows] == [(one["eje"], one["texto"]) for one in expected]
    assert [(row[7].date(), row[8].date()) for row in rows] == [
        (one["inicio"], one["fin"]) for one in expected
    ]
    assert {row[0] for row in rows} == {"2023"}
    assert {(row[1], row[2]) for row in rows} == {(datetime(2023, 1, 1), datetime(2023, 12, 31))}
    assert {row[9] for row in rows} == {"Tercer trimestre", "Cuarto trimestre"}
    assert [row[10] for row in rows] == list(range(1, len(expected) + 1))
    assert {cell.number_format for row in main["B8:C20"] for cell in row} == {"dd/mm/yyyy"}


def test_what_the_plan_does_not_know_stays_empty_and_the_note_says_so(printed: Any) -> None:
    rows = list(printed[SHEETS[0]].iter_rows(min_row=8, values_only=True))
    assert {row[11] for row in rows} == {None}
    assert rows[1][12] == (
        "Periodo de ejecución: Mayo a noviembre de 2023. "
        "La fecha de actualización se escribe al publicar."
    )


def test_every_action_is_in_the_table_under_the_number_of_its_activity(printed: Any) -> None:
    rows = list(printed[SHEETS[2]].iter_rows(min_row=4, values_only=True))
    assert rows == [
        (number, action["etiqueta"], action["texto"])
        for number, one in enumerate(listed(IEM), 1)
        for action in one["acciones"]
    ]
    assert len(rows) == 37


def test_the_list_of_the_catalogue_reaches_every_row(printed: Any) -> None:
    [rule] = printed[SHEETS[0]].data_validations.dataValidation
    assert (str(rule.sqref), rule.formula1) == ("J8:J213", "Hidden_110")


@pytest.mark.parametrize("asked", ["iem", "demo"])
def test_any_plan_with_a_schedule_may_ask_for_it(tmp_path: Path, asked: str) -> None:
    root = make_project(
        tmp_path,
        ("  - tipo: anexo\n  - tipo: ficha\n", "  - tipo: transparencia\n"),
        plan_id=f"{asked}/plan",
    )
    assert told(build_plans(root, root / "output", f"{asked}/plan").report) == []
    data = (root / f"output/{asked}/plan/transparencia.xlsx").read_bytes()
    main = load_workbook(io.BytesIO(data))[SHEETS[0]]
    assert [[cell.value for cell in row[5:7]] for row in main.iter_rows(min_row=8)] == [
        ["Primer eje.", "Primera línea."],
        [None, "Otra cosa."],
    ]


def test_the_other_shipped_plan_could_print_it_too() -> None:
    assert all({"eje", "acciones", "inicio", "fin"} <= set(one) for one in listed(IEEQ))
