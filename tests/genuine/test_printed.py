"""`plandocs verify` on paper: PDFs, and files that LibreOffice saved again."""

import io
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest
from support.printed import convert, needs_libreoffice
from support.project import IEEQ, IEM, ROOT, build_plans
from support.tampering import resaved_pdf

from plandocs.genuine import Answer, Originals, Verdict, verify_file, verify_output
from plandocs.verify.looking import Seen

pytestmark = needs_libreoffice


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a project with both shipped plans, built and printed."""
    root = tmp_path_factory.mktemp("shipped")
    for name in ("data", "templates"):
        shutil.copytree(ROOT / name, root / name)
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("PLANDOCS_OFFICE", raising=False)
        assert len(build_plans(root, root / "output", IEEQ, IEM).written) == 2
        yield root


@pytest.fixture
def received(built: Path, tmp_path: Path) -> Callable[[str, Callable[[bytes], bytes]], Answer]:
    """Return what answers about a document of the output once it was changed."""

    def answer(name: str, change: Callable[[bytes], bytes]) -> Answer:
        path = tmp_path / f"recibido{Path(name).suffix}"
        path.write_bytes(change((built / "output" / name).read_bytes()))
        return verify_file(path, Originals(built))

    return answer


Received = Callable[[str, Callable[[bytes], bytes]], Answer]


def test_all_that_was_generated_of_both_plans_is_genuine(built: Path) -> None:
    answers = [*verify_output(Originals(built), (IEEQ, IEM))]
    assert [(len(answers), {answer.verdict for answer in answers})] == [(20, {Verdict.GENUINE})]


def written_over(data: bytes) -> bytes:
    """Return a PDF with a line written over its first page."""
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        page = pdf.pages[0]
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        page.add_resource(pdf.make_indirect(font), pikepdf.Name.Font, pikepdf.Name("/Nueva"))
        line = b"q BT /Nueva 12 Tf 1 0 0 1 90 20 Tm (Salvo acuerdo en contrario.) Tj ET Q"
        page.contents_add(pdf.make_stream(line))
        pdf.save(buffer)
    return buffer.getvalue()


def covered(data: bytes) -> bytes:
    """Return a PDF with a black box over its first page, that takes no word away."""
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.pages[0].contents_add(pdf.make_stream(b"q 1 0 0 1 0 0 cm 0 g 100 300 200 200 re f Q"))
        pdf.save(buffer)
    return buffer.getvalue()


def test_a_pdf_saved_again_says_the_same(received: Received) -> None:
    answer = received(f"{IEEQ}/fichas/ficha-1.pdf", resaved_pdf)
    assert (answer.verdict, answer.document) == (Verdict.SAVED_AGAIN, "fichas/ficha-1.pdf")
    assert answer.changes == ()


def test_a_line_written_over_a_pdf_is_told_with_its_page(received: Received) -> None:
    answer = received(f"{IEEQ}/fichas/ficha-1.pdf", written_over)
    assert answer.verdict is Verdict.EDITED
    (change,) = answer.changes
    assert change[:3] == ("página 1", None, "«Salvo acuerdo en contrario.»")


def test_a_page_covered_without_taking_words_away_is_told(received: Received) -> None:
    answer = received(f"{IEEQ}/fichas/ficha-1.pdf", covered)
    assert answer.verdict is Verdict.EDITED
    (change,) = answer.changes
    assert change[:3] == ("página 1", "(la original)", "las mismas palabras, otro aspecto")


def test_what_a_pdf_does_or_holds_besides_its_pages_is_told(received: Received) -> None:
    def act(data: bytes) -> bytes:
        buffer = io.BytesIO()
        with pikepdf.open(io.BytesIO(data)) as pdf:
            pdf.Root.OpenAction = pikepdf.Dictionary(
                S=pikepdf.Name.JavaScript, JS=pikepdf.String("x")
            )
            pdf.save(buffer)
        return buffer.getvalue()

    answer = received(f"{IEEQ}/fichas/ficha-1.pdf", act)
    assert answer.verdict is Verdict.EDITED
    assert [change[:3] for change in answer.changes] == [
        ("archivo", None, "código que se ejecuta (JavaScript)")
    ]


def test_pages_taken_out_of_a_pdf_are_told(received: Received) -> None:
    def cut(data: bytes) -> bytes:
        buffer = io.BytesIO()
        with pikepdf.open(io.BytesIO(data)) as pdf:
            del pdf.pages[1]
            pdf.save(buffer)
        return buffer.getvalue()

    answer = received(f"{IEM}/cronograma.pdf", cut)
    assert answer.verdict is Verdict.EDITED
    assert {change.after for change in answer.changes} == {None}
    assert {change.where for change in answer.changes} == {"página 2"}


def with_a_scanned_page(data: bytes) -> bytes:
    """Return a PDF with a page at its end that has no words, as a scanned one has none."""
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.add_blank_page()
        pdf.save(buffer)
    return buffer.getvalue()


def test_a_page_without_words_added_to_a_pdf_is_told(received: Received) -> None:
    answer = received(f"{IEEQ}/anexo-1.pdf", with_a_scanned_page)
    assert answer.verdict is Verdict.EDITED
    assert [(change.where, change.after) for change in answer.changes] == [
        ("página 13", "una página de más")
    ]


def test_a_page_that_cannot_be_seen_is_told(
    received: Received, monkeypatch: pytest.MonkeyPatch
) -> None:
    def seen(data: bytes) -> Seen:
        return Seen(["a", "b"], None) if b"recibido" in data else Seen(["a", "b", "c"], [])

    monkeypatch.setattr("plandocs.verify.pdf_text.seen", seen)
    answer = received(f"{IEEQ}/anexo-1.pdf", lambda data: resaved_pdf(data) + b"% recibido")
    assert answer.verdict is Verdict.EDITED
    assert [(change.where, change.after) for change in answer.changes] == [
        ("página 3", "las mismas palabras, pero no se pudo ver"),
        ("archivo", "lo que lleva además de sus páginas no se pudo revisar"),
    ]


def test_a_pdf_is_known_without_the_output_folder(built: Path, tmp_path: Path) -> None:
    for name in ("data", "templates"):
        shutil.copytree(built / name, tmp_path / name)
    original = built / "output" / IEEQ / "fichas" / "ficha-1.pdf"
    assert verify_file(original, Originals(tmp_path)).verdict is Verdict.GENUINE
    edited = tmp_path / "editado.pdf"
    edited.write_bytes(written_over(original.read_bytes()))
    assert verify_file(edited, Originals(tmp_path)).verdict is Verdict.EDITED


@pytest.mark.parametrize("locked", [True, False])
def test_a_pdf_with_a_password_is_told(locked: bool, built: Path, tmp_path: Path) -> None:
    path = tmp_path / "cerrado.pdf"
    with pikepdf.open(built / "output" / IEEQ / "fichas" / "ficha-1.pdf") as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="a", user="a" if locked else ""))
    answer = verify_file(path, Originals(built))
    if not locked:  # whoever has no password may read it all the same
        assert answer.verdict is Verdict.SAVED_AGAIN
        return
    assert answer.found is not None
    assert answer.found.message == "No se puede leer «cerrado.pdf»: tiene contraseña."


def test_what_libreoffice_saved_again_says_the_same(built: Path, tmp_path: Path) -> None:
    given = tmp_path / "dado"
    given.mkdir()
    names: dict[str, str] = {}
    for path in sorted((built / "output").rglob("*.*x")):
        plan = "/".join(path.relative_to(built / "output").parts[:2])
        name = f"{plan.replace('/', '-')}-{path.name}"
        names[name] = path.relative_to(built / "output" / plan).as_posix()
        shutil.copy(path, given / name)
    back: dict[str, Path] = {}
    for form in ("docx", "xlsx"):
        folder = tmp_path / form
        folder.mkdir()
        files = sorted(given.glob(f"*.{form}"))
        back |= {path.name: path for path in convert(files, folder, form)}
    originals = Originals(built)
    answers = {name: verify_file(back[name], originals) for name in names}
    assert {name: (one.verdict, one.document) for name, one in answers.items()} == {
        name: (Verdict.SAVED_AGAIN, document) for name, document in names.items()
    }
