"""Building one format alone leaves the documents of the other as they were."""

import json
from pathlib import Path

from support.project import told_of_print

from plandocs.build import Request, build
from plandocs.starter import start_plan


def run(root: Path, *formats: str) -> list[str]:
    """Return the findings and the documents retired by a build of these formats."""
    outcome = build(Request(root, ("demo/plan",), root / "output", formats))
    return [*told_of_print(outcome.report), *(path.name for path in outcome.removed)]


def test_a_build_of_one_format_keeps_and_records_the_other(tmp_path: Path) -> None:
    start_plan(tmp_path, "demo/plan")
    folder = tmp_path / "output/demo/plan"
    assert run(tmp_path, "docx", "xlsx") == []
    before = (folder / "registro.json").read_bytes()
    workbook = (folder / "cronograma.xlsx").read_bytes()
    assert run(tmp_path, "docx") == []
    assert (folder / "cronograma.xlsx").read_bytes() == workbook
    assert (folder / "registro.json").read_bytes() == before


def test_what_a_later_run_no_longer_asks_for_goes_though_another_format_made_it(
    tmp_path: Path,
) -> None:
    start_plan(tmp_path, "demo/plan")
    run(tmp_path, "docx", "xlsx")
    run(tmp_path, "docx")
    plan = tmp_path / "data/demo/plan/plan.yaml"
    typed = plan.read_text(encoding="utf-8").replace("  - tipo: cronograma\n", "")
    plan.write_text(typed, encoding="utf-8")
    assert run(tmp_path, "docx", "xlsx") == ["cronograma.xlsx"]
    record = json.loads((tmp_path / "output/demo/plan/registro.json").read_text(encoding="utf-8"))
    assert sorted(record["salidas"]) == [
        "anexo.docx",
        *(f"fichas/ficha-{number}.docx" for number in (1, 2, 3)),
    ]


def test_a_record_that_cannot_be_read_is_as_good_as_none(tmp_path: Path) -> None:
    start_plan(tmp_path, "demo/plan")
    run(tmp_path, "docx", "xlsx")
    record = tmp_path / "output/demo/plan/registro.json"
    record.write_bytes(b"{")
    assert run(tmp_path, "docx", "xlsx") == []
    assert json.loads(record.read_text(encoding="utf-8"))["plan"] == "demo/plan"
