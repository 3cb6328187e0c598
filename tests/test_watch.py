"""Every save builds what it belongs to; a broken one leaves the last good documents."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.tiny import make_project

from plandocs.build import Request
from plandocs.watch import Rebuilt, affected, watch

PLANS = ("demo/plan", "demo/otro", "otra/plan")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_project(tmp_path)


def request_for(root: Path, *plans: str) -> Request:
    return Request(root, plans or ("demo/plan",), root / "output")


@pytest.mark.parametrize(
    ("saved", "plans"),
    [
        ("data/demo/plan/plan.yaml", ["demo/plan"]),
        ("data/demo/institucion.yaml", ["demo/plan", "demo/otro"]),
        ("templates/demo/anexo/plantilla.docx", ["demo/plan", "demo/otro"]),
        ("templates/_comun/anexo/plantilla.docx", [*PLANS]),
        ("templates/_dibujo/word.py", []),
        ("data/plan.schema.json", []),
        ("README.md", []),
        ("../fuera/plan.yaml", []),
    ],
)
def test_a_saved_file_belongs_to_some_plans(tmp_path: Path, saved: str, plans: list[str]) -> None:
    assert affected(request_for(tmp_path, *PLANS), [tmp_path / saved]) == tuple(plans)


def test_each_save_builds_anew_and_says_what_changed(root: Path) -> None:
    path = root / "data/demo/plan/plan.yaml"
    sound = path.read_text(encoding="utf-8")

    def saves() -> Iterator[list[Path]]:
        path.write_text(sound.replace("Primera acción.", "Otra acción."), encoding="utf-8")
        yield [path]
        path.write_text(
            sound.replace("titulo: Programa de", "titul: Programa de"), encoding="utf-8"
        )
        yield [path]
        yield [root / "README.md"]
        path.write_text(sound.replace("Primera acción.", "Otra acción."), encoding="utf-8")
        yield [path]

    first, second, broken, mended = watch(request_for(root), saves())
    assert first.changed == ("demo/plan/anexo.docx", "demo/plan/fichas/ficha-1.docx")
    assert second.changed == first.changed
    assert (broken.changed, broken.outcome.written) == ((), {})
    assert [found.rule.code for found in broken.outcome.report] == ["D202"]
    assert (mended.changed, [*mended.outcome.written]) == ((), ["demo/plan"])


def test_a_broken_save_keeps_the_last_good_documents(root: Path) -> None:
    path, output = root / "data/demo/plan/plan.yaml", root / "output/demo/plan/anexo.docx"
    kept: list[bytes] = []

    def saves() -> Iterator[list[Path]]:
        kept.append(output.read_bytes())
        path.write_text("titulo: [\n", encoding="utf-8")
        yield [path]

    rebuilt: list[Rebuilt] = [*watch(request_for(root), saves())]
    assert len(rebuilt) == 2
    assert output.read_bytes() == kept[0]
