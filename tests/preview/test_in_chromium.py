"""The page in a browser: what changes, what stays, what can be reached and what is heard."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys
from support.chromium import CHROMIUM, DRIVER, Browser, browsing
from support.previewing import PLAN, Served, served, until
from support.tiny import make_project

from plandocs.printing.office import CHOSEN, find_office

SENTENCE = "document.getElementById('frase').textContent"
SCROLL = "window.scrollY"
FOCUSED = "document.activeElement.textContent.trim().replace(/\\s+/g, ' ')"
SECOND_ROW = "document.querySelectorAll('.cuadricula tbody th')[1].textContent"


def _missing() -> str:
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(CHOSEN, raising=False)
        there = {
            "chromium": CHROMIUM.exists(),
            "chromedriver": DRIVER.exists(),
            "soffice": find_office() is not None,
        }
    return ", ".join(name for name, is_there in there.items() if not is_there)


pytestmark = pytest.mark.skipif(bool(_missing()), reason=f"not installed: {_missing()}")


@dataclass(frozen=True)
class Shown:
    """A preview of the tiny plan, open in a browser."""

    served: Served
    browser: Browser

    def open(self, path: str) -> None:
        """Open a page, at its beginning."""
        self.browser.driver.get(self.served.address.rstrip("/") + path)
        until(lambda: self.browser.run(f"!{SENTENCE}.includes('…')"))

    def save(self, old: str, new: str) -> str:
        """Save the plan with other words; return what the page says once that is done."""
        before = self.sentence()
        self.served.write(old, new)

        def later() -> str:
            now = self.sentence()
            return now if now != before and "…" not in now else ""

        return until(later).partition(" · ")[2]

    def sentence(self) -> str:
        """Return what the page says of the last building, with its clock."""
        return str(self.browser.run(SENTENCE))

    def press(self, *keys: str) -> str:
        """Press keys; return the words of what has the focus then."""
        for key in keys:
            ActionChains(self.browser.driver).send_keys(key).perform()
        return str(self.browser.run(FOCUSED))


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    root = make_project(tmp_path_factory.mktemp("project"))
    profile = tmp_path_factory.mktemp("profile")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(CHOSEN, raising=False)
        with served(root) as preview, browsing(profile) as browser:
            yield Shown(preview, browser)


@pytest.fixture
def shown(opened: Shown) -> Iterator[Shown]:
    """Return the preview; the plan is sound before and after, and nothing went wrong or out."""
    sound = opened.served.plan.read_text(encoding="utf-8")
    yield opened
    if opened.served.plan.read_text(encoding="utf-8") != sound:
        opened.served.settled()
        before = opened.served.version
        opened.served.plan.write_text(sound, encoding="utf-8")
        opened.served.settled(since=before)
    assert opened.browser.complaints() == []
    assert opened.browser.hosts() <= {"127.0.0.1"}


def test_the_pages_of_the_first_document_are_there(shown: Shown) -> None:
    shown.open(PLAN)
    browser = shown.browser
    until(lambda: browser.run("document.querySelector('.hoja').complete"))
    assert browser.run("document.querySelector('.hoja').naturalWidth") == 935
    assert browser.run("document.querySelectorAll('.pagina').length") > 2
    assert browser.driver.title == "anexo · Programa de prueba 2026"
    assert browser.run("document.querySelector('.texto p').textContent.length") > 50


def test_a_save_changes_what_changed_and_leaves_the_reader_where_she_was(shown: Shown) -> None:
    shown.open(f"{PLAN}/documento/anexo")
    browser = shown.browser
    browser.run("window.kept = document.querySelector('.pagina')")
    browser.run("document.querySelectorAll('.texto')[0].open = true")
    last = "[...document.querySelectorAll('.pagina')].at(-1)"
    browser.run(f"{last}.querySelector('.texto summary').focus()")
    top = f"{last}.querySelector('.texto').getBoundingClientRect().top"
    scroll, place = browser.run(SCROLL), browser.run(top)
    assert scroll > 1000
    pictures = "[...document.querySelectorAll('.hoja')].map(one => one.getAttribute('src'))"
    before = browser.run(pictures)
    said = shown.save("Un párrafo.", "Un párrafo que es otro.")
    assert said.startswith("Actualizado: cambió 1 página.")
    after = browser.run(pictures)
    (changed,) = [
        index for index, pair in enumerate(zip(before, after, strict=True)) if pair[0] != pair[1]
    ]
    assert browser.run("document.querySelectorAll('.pagina.recien').length") == 1
    assert browser.run("document.querySelector('.pagina.recien').id") == f"pagina-{changed + 1}"
    assert browser.run("document.querySelector('.cambio').textContent") == (
        f"anexo, página {changed + 1}"
    )
    assert browser.run("window.kept === document.querySelector('.pagina')")
    assert browser.run("document.querySelectorAll('.texto')[0].open")
    assert abs(browser.run(top) - place) < 3
    assert shown.press().startswith("Texto de la página")


def test_a_save_changes_the_grid_without_a_reload(shown: Shown) -> None:
    shown.open(f"{PLAN}/cronograma")
    browser = shown.browser
    browser.run("window.kept = document.querySelector('.cuadricula')")
    row = "texto: {}, periodo: {{en: 2026-06}}, celdas: {{2026-06: {}}}"
    shown.served.write(row.format("Otra cosa.", "AL 11"), row.format("Una cosa más.", "AL 12"))
    outlined = "[...document.querySelectorAll('td.recien')].map(one => one.innerText)"
    assert until(lambda: browser.run(outlined)) == ["AL 12"]
    assert browser.run(SECOND_ROW) == "Una cosa más."
    assert browser.run("window.kept === document.querySelector('.cuadricula')")


def test_an_error_is_told_before_the_pages_which_stay_and_are_greyed(shown: Shown) -> None:
    shown.open(f"{PLAN}/documento/anexo")
    browser = shown.browser
    pages = browser.run("document.querySelectorAll('.pagina').length")
    said = shown.save("titulo: Programa de prueba", "titul: Programa de prueba")
    assert said == "1 error. Estas páginas son de antes del error."
    assert browser.run("document.querySelector('#errores h2').textContent") == "Corrija este error"
    assert browser.run("document.querySelectorAll('.pagina').length") == pages
    assert browser.run("getComputedStyle(document.querySelector('.hoja')).filter") == "grayscale(1)"
    assert browser.driver.title.startswith("Errores · ")
    shown.save("titul: Programa de prueba", "titulo: Programa de prueba")
    assert browser.run("document.querySelector('#errores')") is None
    assert browser.run("getComputedStyle(document.querySelector('.hoja')).filter") == "none"


def test_a_place_leads_to_its_line_and_a_page_to_its_findings(shown: Shown) -> None:
    shown.open(f"{PLAN}/documento/anexo")
    browser = shown.browser
    shown.save(
        "- texto: |\n          Un párrafo.",
        "- texto: |\n          Un párrafo  de prueba , con comas.",
    )
    browser.run("document.querySelector('.en-esta a').click()")
    target = "document.querySelector('.hallazgo:target')"
    until(lambda: browser.run(f"{target} !== null"))
    assert "coma" in browser.run(f"{target}.textContent")
    browser.run(f"{target}.querySelector('.sitio a').click()")
    until(lambda: browser.run("document.querySelector('.pedido') !== null"))
    assert "Un párrafo" in browser.run("document.querySelector('.pedido').textContent")
    top = browser.run("document.querySelector('.pedido').getBoundingClientRect().top")
    assert 0 < top < 900


def test_everything_is_reached_with_the_tabulator_in_the_order_it_is_read(shown: Shown) -> None:
    shown.open(f"{PLAN}/documento/anexo")
    assert shown.press(Keys.TAB) == "Ir al contenido"
    assert shown.browser.run("document.activeElement.getBoundingClientRect().top") >= 0
    assert shown.press(Keys.TAB) == "Ir a los hallazgos"
    order = [shown.press(Keys.TAB) for _ in range(30)]
    wanted = ["anexo 5 páginas", "Páginas", "1 Programa de prueba", "fichas/ficha-1 1 página"]
    wanted += ["Cronograma en cuadrícula", "Descargar", "Texto de la página 1"]
    assert [words for words in order if words in wanted][: len(wanted)] == wanted
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    assert shown.browser.run(outline) == "solid"
    shown.open(f"{PLAN}/documento/anexo")
    shown.press(Keys.TAB, Keys.ENTER)
    assert shown.browser.run("document.activeElement.id") == "contenido"
    assert shown.press(Keys.TAB) == "Texto de la página 1"


def test_a_screen_reader_is_told_the_parts_the_pages_and_what_happens(shown: Shown) -> None:
    shown.open(f"{PLAN}/documento/anexo")
    tree = shown.browser.tree()
    assert {role for role, _ in tree} >= {"banner", "navigation", "main", "complementary", "status"}
    assert ("navigation", "Documentos") in tree
    assert ("complementary", "Hallazgos") in tree
    headings = [name for role, name in tree if role == "heading"]
    assert headings[:3] == ["Programa de prueba 2026", "Documentos", "anexo"]
    pictures = [name for role, name in tree if role == "image"]
    assert pictures[0].startswith("Página 1 de anexo: «Programa de prueba")
    assert all(name for role, name in tree if role in ("link", "button", "image", "heading"))
    live = "document.getElementById('estado').closest('[role=status]') !== null"
    assert shown.browser.run(live)


def test_a_screen_reader_is_told_the_headings_of_the_grid(shown: Shown) -> None:
    shown.open(f"{PLAN}/cronograma")
    tree = shown.browser.tree()
    columns = [name for role, name in tree if role == "columnheader"]
    assert {"2026", "Enero", "Diciembre", "Actividad", "Inicio"} <= {*columns}
    rows = [name for role, name in tree if role == "rowheader"]
    assert "Otra cosa." in rows
    tables = [name for role, name in tree if role == "table"]
    assert len(tables) == 2
    assert tables[1] == "Actividades y fechas"
    cells = [name for role, name in tree if role in ("cell", "gridcell")]
    assert {"sí", "AL 11"} <= {*cells}


@pytest.mark.parametrize("path", ["/documento/anexo", "/cronograma", "/mensaje/D201"])
def test_nothing_is_wider_than_a_narrow_window(shown: Shown, path: str) -> None:
    size = {"width": 320, "height": 640, "deviceScaleFactor": 1, "mobile": False}
    shown.browser.tell("Emulation.setDeviceMetricsOverride", **size)
    try:
        shown.open(PLAN + path)
        root = "document.documentElement"
        assert shown.browser.run(f"{root}.scrollWidth - {root}.clientWidth") == 0
    finally:
        shown.browser.tell("Emulation.clearDeviceMetricsOverride")


CONTRASTS = """(() => {
  const light = (text) => {
    const parts = text.match(/[\\d.]+/g).slice(0, 3).map(Number).map((part) => part / 255)
      .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  };
  const ground = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const found = getComputedStyle(at).backgroundColor;
      if (!/^rgba.*, 0\\)$/.test(found)) return found;
    }
    return "rgb(255, 255, 255)";
  };
  const poor = [];
  for (const node of document.querySelectorAll("body *")) {
    const own = [...node.childNodes].some((one) => one.nodeType === 3 && one.data.trim());
    if (!own || node.closest(".oculto")) continue;
    const pair = [light(getComputedStyle(node).color), light(ground(node))].sort((a, b) => b - a);
    const contrast = (pair[0] + 0.05) / (pair[1] + 0.05);
    if (contrast < 4.5) poor.push(`${node.className} ${node.textContent.trim()} ${contrast}`);
  }
  return poor;
})()"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_letters_are_easy_to_read_by_day_and_by_night(shown: Shown, scheme: str) -> None:
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    shown.browser.tell("Emulation.setEmulatedMedia", features=features)
    try:
        shown.open(f"{PLAN}/documento/anexo")
        shown.save("titulo: Programa de prueba", "titul: Programa de prueba")
        grounds = "getComputedStyle(document.documentElement).backgroundColor"
        assert (shown.browser.run(grounds) == "rgb(20, 24, 26)") == (scheme == "dark")
        for path in ("/documento/anexo", "/cronograma", "/archivo?ruta=data/demo/plan/plan.yaml"):
            shown.open(PLAN + path)
            assert shown.browser.run(CONTRASTS) == []
    finally:
        shown.browser.tell("Emulation.setEmulatedMedia", features=[])
