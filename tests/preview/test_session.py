"""What is shown of a plan after each save: the new documents, or the last good ones."""

from pathlib import Path

import pytest
from support.project import told
from support.tiny import make_project
from support.tiny_pdf import pdf_of

import plandocs.preview.session as session_module
from plandocs.build import Outcome, Request
from plandocs.preview.session import Session, View
from plandocs.preview.state import state_of
from plandocs.printing.layout import Layout, Printed

PLAN = "demo/plan"
SOUND = "titulo: Programa de prueba"
BROKEN = "titul: Programa de prueba"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_project(tmp_path)


@pytest.fixture
def printing(monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """Print with this: the PDF of each document by its name, put there by the test."""
    pdfs: dict[str, bytes] = {}

    def print_made(_: Request, outcome: Outcome) -> None:
        for copy in outcome.made[0].copies:
            if copy.name in pdfs:
                copy.printed = Printed(pdfs[copy.name], Layout(("1",)))

    monkeypatch.setattr(session_module, "print_made", print_made)
    return pdfs


def rebuilt(session: Session) -> View:
    """Return what is shown of the plan once it is built anew."""
    session.draft([PLAN])
    session.print()
    return shown(session)


def shown(session: Session) -> View:
    view = session.view(PLAN)
    assert view
    return view


def save(root: Path, old: str, new: str) -> None:
    path = root / "data" / PLAN / "plan.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def said(view: View) -> str:
    return state_of(view).sentence.removeprefix(f"{view.at} · ")


def test_before_the_first_building_nothing_is_known(root: Path) -> None:
    session = Session(root, (PLAN,))
    assert said(shown(session)) == "Se hacen los documentos por primera vez …"
    assert session.view("otra/cosa") is None


def test_a_sound_plan_has_documents_and_a_grid_and_writes_nothing(root: Path) -> None:
    view = rebuilt(Session(root, (PLAN,)))
    assert view.good
    assert [sheet.name for sheet in view.good.sheets] == ["anexo", "fichas/ficha-1"]
    assert [sheet.files for sheet in view.good.sheets] == [
        ("anexo.docx",),
        ("fichas/ficha-1.docx",),
    ]
    assert view.good.title == "Programa de prueba 2026"
    assert view.good.schedule["partes"]
    assert said(view) == "Documentos hechos. Sin errores; 4 hallazgos aceptados."
    assert not (root / "output").exists()


def test_the_grid_is_new_while_the_pages_are_still_those_of_before(
    root: Path, printing: dict[str, bytes]
) -> None:
    printing["anexo.docx"] = pdf_of("Uno", "Dos")
    session = Session(root, (PLAN,))
    before = rebuilt(session)
    assert said(before) == "2 páginas. Sin errores; 4 hallazgos aceptados."
    printing["anexo.docx"] = pdf_of("Uno", "Tres", "Cuatro")
    save(root, "texto: Otra cosa.", "texto: Una cosa.")
    session.draft([PLAN])
    drafted = shown(session)
    assert before.good
    assert drafted.good
    assert drafted.good.schedule["partes"][0]["filas"][1]["texto"] == "Una cosa."
    assert drafted.good.sheets[0].pages == before.good.sheets[0].pages
    assert said(drafted).startswith("Se imprimen las páginas …")
    session.print()
    after = shown(session)
    assert after.good
    assert after.changed == (("anexo", 2), ("anexo", 3))
    assert said(after) == "Actualizado: cambiaron 2 páginas. Sin errores; 4 hallazgos aceptados."
    again = rebuilt(session)
    assert (again.changed, said(again)[:36]) == ((), "Actualizado: ninguna página cambió. ")


def test_the_documents_that_can_be_kept_are_those_just_printed(
    root: Path, printing: dict[str, bytes]
) -> None:
    printing["anexo.docx"] = pdf_of("Uno")
    view = rebuilt(Session(root, (PLAN,)))
    assert view.good
    assert [artifact.path for artifact in view.good.artifacts] == [
        "anexo.docx",
        "anexo.pdf",
        "fichas/ficha-1.docx",
    ]
    assert view.good.sheets[0].files == ("anexo.docx", "anexo.pdf")
    assert view.good.sheet_of("demo/plan/anexo.docx") is view.good.sheets[0]
    assert view.good.sheet_of("anexo.pdf") is view.good.sheets[0]
    assert view.good.sheet_of("otro.pdf") is None


def test_an_error_leaves_the_last_good_documents_and_mending_it_brings_new_ones(
    root: Path,
) -> None:
    session = Session(root, (PLAN,))
    good = rebuilt(session).good
    save(root, SOUND, BROKEN)
    broken = rebuilt(session)
    assert broken.good is good
    assert not broken.is_current
    assert [line[:4] for line in told(broken.report)] == ["D202"]
    assert said(broken) == "1 error. Estas páginas son de antes del error."
    assert state_of(broken).kind == "error"
    save(root, BROKEN, SOUND)
    mended = rebuilt(session)
    assert mended.is_current
    assert said(mended) == "Actualizado. Sin errores; 4 hallazgos aceptados."


def test_a_plan_that_was_never_sound_has_no_documents(root: Path) -> None:
    save(root, SOUND, BROKEN)
    view = rebuilt(Session(root, (PLAN,)))
    assert view.good is None
    assert said(view) == "1 error. Todavía no hay documentos."


def test_a_fault_of_ours_is_written_to_a_file_and_the_next_save_tries_anew(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session(root, (PLAN,))
    rebuilt(session)
    with monkeypatch.context() as patch:
        patch.setattr(session_module, "draft", _fail)
        view = rebuilt(session)
    fault = Path(view.fault)
    assert "ZeroDivisionError" in fault.read_text(encoding="utf-8")
    fault.unlink()
    assert said(view).startswith("plandocs tuvo una falla propia.")
    assert view.good
    assert rebuilt(session).fault == ""


def _fail(_: Request) -> Outcome:
    raise ZeroDivisionError
