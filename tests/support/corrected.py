"""The corrected copies of the two approved plans: projects to build, and texts to break."""

import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from plandocs.diagnostics import Diagnostic, Report
from plandocs.plan import Plan, Registro
from plandocs.plan.derivado import derive
from plandocs.plan.valores import without_accents
from plandocs.rules import check_plan, judge
from plandocs.rules.content.checks import check_content
from plandocs.rules.content.wording import check_spelling
from plandocs.source.load import Loaded, Project, load_plan
from plandocs.source.shape import Model, read_model
from plandocs.source.yaml import read_yaml
from support.project import ROOT

CASES = ROOT / "tests" / "cases"
PLAN = {"ieeq": "ieeq/corregido", "iem": "iem/corregido"}
_REGISTRY = "registro-nombres.yaml"


@dataclass(frozen=True)
class Files:
    """The two files of a case that can hold what a plan should not say."""

    plan: str
    registry: str


def corrected_project(root: Path, case: str) -> Path:
    """Write a project with a corrected plan alone; return its folder."""
    house = root / "data" / case
    (house / "corregido").mkdir(parents=True)
    shutil.copytree(ROOT / "data" / "_comun", root / "data" / "_comun")
    shutil.copy(ROOT / "data" / case / "institucion.yaml", house)
    files = corrected(case)
    (house / _REGISTRY).write_text(files.registry, encoding="utf-8")
    (house / "corregido" / "plan.yaml").write_text(files.plan, encoding="utf-8")
    shutil.copytree(ROOT / "templates", root / "templates")
    return root


@cache
def corrected(case: str) -> Files:
    """Return the files of a corrected plan; its registry is the shipped one unless it has one."""
    folder = CASES / f"{case}-corregido"
    own = folder / _REGISTRY
    registry = own if own.exists() else ROOT / "data" / case / _REGISTRY
    return Files(_text(folder / "plan.yaml"), _text(registry))


def findings_of(case: str, files: Files, spelling: bool = False) -> list[Diagnostic]:
    """Return all that the rules tell of a case's files, whose shape must be sound.

    What an approved plan may not be with such findings is left out: it says nothing new.
    """
    loaded = _loaded(case)
    report = Report()
    plan = _read(f"data/{case}/corregido/plan.yaml", files.plan, Plan, report)
    registry = _registry(case, files.registry).of(loaded.institucion, loaded.palabras)
    assert list(report) == []
    assert plan
    plan = derive(plan)
    kinds = {tipo: kind.documento for tipo, kind in loaded.kinds.items()}
    faults = list(check_plan(plan, loaded.institucion, kinds))
    said = [
        *check_content(plan, registry),
        *((check_spelling(plan, registry) or ()) if spelling else ()),
    ]
    judged = judge(said, plan, None)
    report.extend([*faults, *judged.pending, *judged.stale])
    return list(report)


def _registry(case: str, text: str) -> Registro:
    report = Report()
    common = _text(ROOT / "data" / "_comun" / _REGISTRY)
    found = [
        _read(f"data/{folder}/{_REGISTRY}", content, Registro, report, spell=False)
        for folder, content in (("_comun", common), (case, text))
    ]
    assert list(report) == []
    shared, own = found
    assert shared
    assert own
    return shared.joined(own)


def _read(
    path: str, text: str, model: type[Model], report: Report, spell: bool = True
) -> Model | None:
    source = read_yaml(text.encode(), path, report, without_accents if spell else str)
    return read_model(source, model, report) if source else None


@cache
def _loaded(case: str) -> Loaded:
    """Return what a case shares with its institution: templates, word list."""
    shipped = {"ieeq": "ieeq/spen-2024-2025", "iem": "iem/pat-2023"}[case]
    found = load_plan(Project(ROOT, Report()), shipped)
    assert found
    return found


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
