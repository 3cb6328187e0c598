"""Imports point down: each room of src/plandocs uses only the rooms it may."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.project import ROOT

SOURCE = ROOT / "src" / "plandocs"
MAY_USE: dict[str, set[str]] = {
    "diagnostics": set(),
    "plan": {"diagnostics", "spanish"},
    "source": {"diagnostics", "gates", "plan", "spanish"},
    "rules": {"diagnostics", "gates", "plan", "spanish"},
    "gates": {"diagnostics"},
    "deadline": set(),
    "engine": {"deadline", "diagnostics", "gates", "kept"},
    "compose": {"diagnostics", "plan"},
    "verify": {"diagnostics", "held", "kept"},
    "fill": {"build", "diagnostics", "engine", "printing", "source", "verify"},
    "printing": {"diagnostics", "held", "kept", "machine"},
    "held": set(),
    "machine": set(),
    "publish": {"held", "machine"},
    "spanish": set(),
    "starter": {"gates", "publish", "source"},
    "spanish_click": set(),
    "kept": {"held"},
    "review": {"diagnostics", "kept", "plan", "rules", "source"},
    "build": {
        "compose",
        "diagnostics",
        "engine",
        "kept",
        "paper",
        "plan",
        "printing",
        "publish",
        "review",
        "rules",
        "seal",
        "source",
        "verify",
    },
    "preview": {
        "build",
        "diagnostics",
        "explain",
        "gates",
        "printing",
        "publish",
        "screen",
        "watch",
    },
    "paper": {"compose", "diagnostics", "kept", "printing", "verify"},
    "explain": set(),
    "screen": {"compose", "diagnostics", "watch"},
    "watch": {"build", "publish"},
    "cli": {
        "build",
        "diagnostics",
        "engine",
        "explain",
        "fill",
        "genuine",
        "held",
        "machine",
        "paper",
        "preview",
        "printing",
        "publish",
        "screen",
        "source",
        "spanish_click",
        "starter",
        "verify",
        "watch",
    },
    "genuine": {"build", "diagnostics", "paper", "publish", "source", "verify"},
    "seal": {"engine", "kept", "printing", "publish", "verify"},
    "__init__": {"engine"},
    "__main__": {"cli"},
}
"""DESIGN.md, section 3. The package itself (`plandocs.__version__`) is open to all."""


def room(path: Path) -> str:
    """Return the room of a file: its folder below src/plandocs, or its own name."""
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def rooms_used(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield the line and the room of every import of ours."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            inside = "plandocs." if node.level else ""
            base = inside + (node.module or "")
            names = [f"{base.rstrip('.')}.{alias.name}" for alias in node.names]
        else:
            continue
        yield from (
            (node.lineno, name.split(".")[1]) for name in names if name.startswith("plandocs.")
        )


def forbidden(path: Path, text: str) -> list[str]:
    """Return the imports of a file that its room may not make, as `file:line: room uses room`."""
    here = room(path)
    allowed = MAY_USE[here] | {here}
    return [
        f"{path.relative_to(ROOT)}:{line}: {here} uses {used}"
        for line, used in rooms_used(ast.parse(text))
        if used in MAY_USE and used not in allowed
    ]


FILES = sorted(SOURCE.rglob("*.py"))


def test_every_room_is_in_the_table() -> None:
    assert {room(path) for path in FILES} - set(MAY_USE) == set()


def test_imports_point_down() -> None:
    found = [line for path in FILES for line in forbidden(path, path.read_text(encoding="utf-8"))]
    assert found == []


def test_the_table_has_no_circle() -> None:
    def reaches(start: str, goal: str, seen: frozenset[str] = frozenset()) -> bool:
        return any(
            used == goal or (used not in seen and reaches(used, goal, seen | {used}))
            for used in MAY_USE[start]
        )

    assert [name for name in MAY_USE if reaches(name, name)] == []


@pytest.mark.parametrize(
    "text",
    [
        "import os\nfrom plandocs.source import Project",
        "import os\nimport plandocs.source.yaml",
        "import os\nfrom plandocs import source",
        "def late() -> None:\n    from plandocs.source.yaml import read_yaml",
        "import os\nfrom ..source import Project",
    ],
)
def test_an_arrow_that_points_up_is_told_with_its_line(text: str) -> None:
    path = SOURCE / "plan" / "nodo.py"
    assert forbidden(path, text) == ["src/plandocs/plan/nodo.py:2: plan uses source"]


LIBRARIES = {"docxtpl", "docx", "jinja2", "lxml", "openpyxl"}
"""What printing a compiled template must not wait for."""


def test_what_prints_a_word_document_imports_neither_lxml_nor_jinja() -> None:
    word = SOURCE / "engine" / "word"
    files = [*word.glob("printing/*.py"), word / "plans.py", word / "layout.py"]
    files += [SOURCE / "engine/language" / f"{name}.py" for name in ("program", "run", "filters")]
    assert {path.name for path in files if _at_the_top(path) & LIBRARIES} == {"subdoc.py"}


def test_what_prints_a_workbook_imports_neither_lxml_nor_jinja_nor_openpyxl() -> None:
    sheet = SOURCE / "engine" / "sheet"
    outside = [*sheet.glob("*.py"), *sheet.glob("printing/*.py")]
    assert {"plans", "marks", "template", "parts", "places", "filling", "printer"} <= {
        path.stem for path in outside
    }
    assert [path.name for path in outside if _at_the_top(path) & LIBRARIES] == []


def test_what_prints_a_workbook_knows_nothing_of_what_compiles_it() -> None:
    sheet = SOURCE / "engine" / "sheet"
    below = [*sheet.glob("*.py"), *sheet.glob("printing/*.py")]
    text = "".join(path.read_text(encoding="utf-8") for path in below)
    assert "compiling" not in text


def _at_the_top(path: Path) -> set[str]:
    """Return the packages that a file imports as soon as it is read."""
    found: set[str] = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").split(".")[0])
    return found


def test_the_checker_shares_nothing_with_the_maker() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in (SOURCE / "verify").rglob("*.py"))
    for library in ("docxtpl", "docx", "openpyxl", "jinja2", "lxml"):
        assert f"import {library}" not in text
        assert f"from {library}" not in text
