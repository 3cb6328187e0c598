"""The shipped plans and templates, broken in one place: each break is told there, and once."""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.breaking import Break, data_breaks, template_breaks
from support.project import IEEQ, IEM, ROOT

from plandocs.build import check
from plandocs.diagnostics import Diagnostic, InFile

DATA_BREAKS, TEMPLATE_BREAKS = (90, 35) if os.environ.get("PLANDOCS_FUZZ") else (30, 5)
"""`make test-all` makes more."""
SEEDS = {IEEQ: 1, IEM: 2}
TEMPLATES = sorted(path.relative_to(ROOT) for path in ROOT.glob("templates/ie*/*/plantilla.*"))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("proyecto")
    shutil.copytree(ROOT / "data", root / "data")
    shutil.copytree(ROOT / "templates", root / "templates")
    return root


def told(root: Path, plan_id: str, path: Path, broken: Break) -> list[Diagnostic]:
    """Return what is told of a project while one of its files is broken."""
    sound = path.read_bytes()
    path.write_bytes(broken.content)
    try:
        return [one for one in check(root, [plan_id]) if not one.rule.of_content]
    finally:
        path.write_bytes(sound)


def amiss(found: list[Diagnostic]) -> Iterator[str]:
    yield from (f"{one.rule.code} {one.at}: {one.message}" for one in found)


@pytest.mark.parametrize("plan_id", [IEEQ, IEM])
def test_a_break_of_the_data_is_told_at_its_line_and_once(project: Path, plan_id: str) -> None:
    path = project / "data" / plan_id / "plan.yaml"
    breaks = data_breaks(path.read_text(encoding="utf-8"), SEEDS[plan_id], DATA_BREAKS)
    astray = {}
    for broken in breaks:
        found = told(project, plan_id, path, broken)
        places = [one.at.line for one in found if isinstance(one.at, InFile)]
        if len(found) != 1 or not broken.lines.issuperset(places) or not places:
            astray[broken.what] = [*amiss(found)]
    assert astray == {}
    assert len({broken.what.split()[-1] for broken in breaks}) > 10


@pytest.mark.parametrize("template", TEMPLATES, ids=str)
def test_a_break_of_a_template_is_told_in_its_paragraph_or_cell_and_once(
    project: Path, template: Path
) -> None:
    plan_id = next(plan for plan in SEEDS if plan.startswith(template.parts[1]))
    path = project / template
    astray = {}
    for broken in template_breaks(path.read_bytes(), SEEDS[plan_id] + 2, TEMPLATE_BREAKS):
        found = told(project, plan_id, path, broken)
        if len(found) != 1 or not _is_there(found[0], broken, template):
            astray[broken.what] = [*amiss(found)]
    assert astray == {}


_CELL = re.compile(r"[A-Z]+\d+|encabezado|pie de página")


def _is_there(found: Diagnostic, broken: Break, template: Path) -> bool:
    """Return whether a finding is in the broken file, and names a tag that was broken or answers.

    A workbook's place is its cell, which must be one.
    """
    place = str(found.at)
    if found.at.path != str(template):
        return False
    if template.suffix == ".xlsx":
        return _CELL.fullmatch(place.rpartition(" · ")[2]) is not None
    return any(text and text in place for text in broken.texts)
