"""What the browser is answered, through a real server on this machine."""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.previewing import PLAN, Served, served, until
from support.tiny import make_project

from plandocs.build import Outcome, Request, draft, make

DRAFT = "plandocs.preview.session.draft"
SOUND = "Sin errores; 4 hallazgos aceptados."


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[Served]:
    with served(make_project(tmp_path)) as found:
        yield found


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Return a preview whose files no test saves."""
    with served(make_project(tmp_path_factory.mktemp("still"))) as found:
        yield found


def paths(html: str) -> set[str]:
    """Return the addresses of a page's links, pictures, styles and scripts, without anchors."""
    found = re.findall(r'(?:href|src)="([^"]+)"', html)
    return {address.replace("&amp;", "&").partition("#")[0] for address in found}


def test_the_first_page_leads_to_the_plan(still: Served) -> None:
    answer = still.get("/")
    assert (answer.status, answer.headers["location"]) == (307, PLAN)
    assert "Programa de prueba 2026" in still.get(PLAN).text


def test_every_address_on_every_page_answers(shown: Served) -> None:
    shown.save("titulo: Primer eje.", "titulo: Primer eje")
    left, seen = {PLAN}, set[str]()
    while left:
        path = left.pop()
        seen.add(path)
        answer = shown.get(path)
        assert answer.status == 200, path
        if answer.headers["content-type"].startswith("text/html"):
            found = paths(answer.text)
            assert not [one for one in found if "://" in one and not one.startswith("vscode:")]
            left |= {one for one in found if one.startswith("/")} - seen
    assert {f"{PLAN}/cronograma", f"{PLAN}/todo.zip", "/estatico/vista.js"} <= seen
    assert f"{PLAN}/documento/fichas/ficha-1" in seen


def test_every_answer_says_what_a_page_may_do(still: Served) -> None:
    for path in (PLAN, "/estatico/vista.css", "/nada", f"{PLAN}/todo.zip"):
        headers = still.get(path).headers
        policy = headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert headers["referrer-policy"] == "no-referrer"
        assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize(
    "host",
    ["ejemplo.mx", "ejemplo.mx:80", "127.0.0.1.ejemplo.mx", "localhost@ejemplo.mx", "", "[::1]"],
)
def test_who_calls_this_machine_by_another_name_is_refused(still: Served, host: str) -> None:
    answer = still.get(PLAN, Host=host)
    assert answer.status == 421
    assert "Programa" not in answer.text


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:80", "127.0.0.1", "127.0.0.1:65535"])
def test_who_calls_this_machine_by_its_name_is_answered(still: Served, host: str) -> None:
    assert still.get(PLAN, Host=host).status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_a_page_is_only_read(still: Served, method: str) -> None:
    assert still.get(PLAN, method).status == 405


@pytest.mark.parametrize(
    "path",
    [
        "/plan/otra/cosa",
        "/nada",
        f"{PLAN}/documento/nada",
        f"{PLAN}/mensaje/C999",
        f"{PLAN}/mensaje/..%2Fcli",
        f"{PLAN}/descarga/../plan.yaml",
        f"{PLAN}/descarga/plan.yaml",
        f"{PLAN}/archivo",
        f"{PLAN}/archivo?ruta=/etc/passwd",
        f"{PLAN}/archivo?ruta=data/demo/plan/../../../../etc/passwd",
        "/pagina/nada.png",
        f"/pagina/{'0' * 32}-1.png",
        f"/pagina/{'0' * 32}-9.png",
        "/estatico/../app.py",
        "/estatico/..%2Fapp.py",
    ],
)
def test_there_is_nothing_anywhere_else(still: Served, path: str) -> None:
    assert still.get(path).status == 404


def test_what_is_typed_is_shown_as_text_and_never_as_page(shown: Served) -> None:
    evil = '<script>alert(1)</script><img src=x onerror="alert(2)">'
    shown.save("texto: Otra cosa.", f"texto: '{evil}'")
    file = f"{PLAN}/archivo?ruta=data/demo/plan/plan.yaml"
    for path in (PLAN, f"{PLAN}/cronograma", file):
        text = shown.get(path).text
        assert "<script>alert" not in text
        assert "<img src=x" not in text
    assert "&lt;script&gt;alert(1)" in shown.get(f"{PLAN}/cronograma").text


def test_no_page_has_a_style_or_a_script_of_its_own(still: Served) -> None:
    for path in (PLAN, f"{PLAN}/cronograma", f"{PLAN}/mensaje/D201"):
        text = still.get(path).text
        assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?! src=)", text)


def test_the_documents_are_those_that_a_building_makes(still: Served) -> None:
    built = make(Request(still.root, ("demo/plan",), still.root / "output")).made[0]
    for artifact in built.artifacts:
        answer = still.get(f"{PLAN}/descarga/{artifact.path}")
        assert answer.body == artifact.data
        assert answer.headers["content-disposition"].startswith("attachment; filename*=UTF-8''")
    first, second = (still.get(f"{PLAN}/todo.zip").body for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert {name: package.read(name) for name in package.namelist()} == {
            artifact.path: artifact.data for artifact in built.artifacts
        }
    assert not (still.root / "output").exists()


def test_the_grid_is_a_table_with_its_headings_and_marks(still: Served) -> None:
    text = still.get(f"{PLAN}/cronograma").text
    assert '<th scope="colgroup" colspan="12">2026</th>' in text
    assert re.search(r'<th scope="row"><a href="[^"]+">Otra cosa.</a></th>', text)
    assert text.count('<th scope="col" class="tiempo">') == 12
    assert '<span class="oculto">sí</span>' in text
    assert ">AL 11</td>" in text
    colours = set(re.findall(r"color-[0-9A-F]{6}", text))
    css = still.get(f"{PLAN}/colores.css")
    assert css.headers["content-type"].startswith("text/css")
    assert colours == set(re.findall(r"color-[0-9A-F]{6}", css.text))


def test_the_row_of_the_grid_leads_to_its_line(still: Served) -> None:
    text = still.get(f"{PLAN}/cronograma").text
    found = re.search(r'<a href="([^"]+)">Otra cosa.</a>', text)
    assert found
    address, _, anchor = found[1].replace("&amp;", "&").partition("#")
    page = still.get(address).text
    (line,) = re.findall(rf'<li id="{anchor}"[^>]*><code>(.*?)</code>', page)
    assert "Otra cosa." in line


def test_without_libreoffice_the_rest_is_there_and_one_line_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANDOCS_OFFICE", str(tmp_path / "nada"))
    with served(make_project(tmp_path)) as shown:
        text = shown.get(PLAN).text
        assert text.count("instale LibreOffice") == 1
        assert "Cronograma en cuadrícula</h2>" in text
        assert "Nada que corregir." in text
        assert shown.get(f"{PLAN}/descarga/anexo.docx").status == 200


def test_an_error_is_told_first_with_its_line_and_what_to_do(shown: Served) -> None:
    said = shown.save("titulo: Programa de prueba", "titul: Programa de prueba")
    assert said == "1 error. Estas páginas son de antes del error."
    text = shown.get(f"{PLAN}/documento/anexo").text
    assert text.index("Corrija este error") < text.index('<h2 class="encabezado">anexo</h2>')
    assert "<mark>titul</mark>" in text
    assert f'href="{PLAN}/mensaje/D202"' in text
    assert shown.get(f"{PLAN}/descarga/anexo.docx").status == 200


def test_an_open_page_is_told_of_each_step_of_a_building(shown: Served) -> None:
    news = shown.news()
    first = json.loads(next(news))
    assert first["estado"] == "listo"
    shown.write("texto: Otra cosa.", "texto: Una cosa.")
    told = [json.loads(next(news)) for _ in range(3)]
    assert [one["estado"] for one in told] == ["construyendo", "imprimiendo", "listo"]
    assert len({first["version"], told[1]["version"], told[2]["version"]}) == 3
    assert f'data-version="{told[2]["version"]}"' in shown.get(PLAN).text


def test_saves_while_a_building_is_under_way_are_built_together(
    shown: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafted: list[str] = []

    def gather(request: Request) -> Outcome:
        text = (request.root / "data/demo/plan/plan.yaml").read_text(encoding="utf-8")
        drafted.append(text)
        if len(drafted) == 1:
            for name in ("Dos cosas.", "Tres cosas.", "Cuatro cosas."):
                shown.write(re.findall(r"texto: (\w+ cosas?\.)", text_now())[0], name)
        return draft(request)

    def text_now() -> str:
        return (shown.root / "data/demo/plan/plan.yaml").read_text(encoding="utf-8")

    monkeypatch.setattr(DRAFT, gather)
    shown.write("texto: Otra cosa.", "texto: Una cosa.")
    until(lambda: "Cuatro cosas." in shown.get(f"{PLAN}/cronograma").text)
    assert len(drafted) <= 3


def test_a_fault_of_ours_does_not_end_the_server(
    shown: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(DRAFT, None)
        said = shown.save("texto: Otra cosa.", "texto: Una cosa.")
        assert said.startswith("plandocs tuvo una falla propia.")
        (fault,) = re.findall(r"el archivo <code>(.+?)</code>", shown.get(PLAN).text)
        assert "TypeError" in Path(fault).read_text(encoding="utf-8")
        Path(fault).unlink()
    assert shown.save("texto: Una cosa.", "texto: Otra cosa.") == f"Actualizado. {SOUND}"


def test_of_several_plans_one_is_chosen_and_each_save_builds_its_own(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    make_project(tmp_path, ("titulo: Programa de prueba", "titulo: Otro"), plan_id="demo/otro")
    with served(root, "demo/plan", "demo/otro") as shown:
        other = "/plan/demo/otro"
        until(lambda: " …" not in shown.sentence(other) + shown.sentence())
        text = shown.get("/").text
        assert "Programa de prueba 2026" in text
        assert "Otro 2026" in text
        assert f'href="{PLAN}"' in shown.get(other).text
        before = shown.sentence(other)
        shown.write("titulo: Programa de prueba", "titul: Programa de prueba")
        until(lambda: shown.sentence().startswith("1 error"))
        assert shown.sentence(other) == before
