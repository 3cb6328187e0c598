"""Findings as the page shows them: by gravity, each with its places and its pages."""

from types import MappingProxyType

from plandocs.diagnostics import InFile, InPage, InWord, Report, Rule, Severity
from plandocs.preview.findings import by_page, grouped, lines_with
from plandocs.preview.session import Good, Sheet, View

PATH = "data/demo/plan/plan.yaml"
BAD = Rule("C901", "cosa-mala", "Está mal «{que}».", "corríjalo.")
POOR = Rule("C902", "cosa-fea", "Está feo.", severity=Severity.STYLE)
WORDS = "Impartir un curso de redacción."
LINE = InFile(PATH, 7, 12, len(WORDS), f"  - texto: {WORDS}")


def good(**pages: str) -> Good:
    """Return documents of a page each, by their names."""
    sheets = tuple(Sheet(name, (f"{name}.docx", f"{name}.pdf")) for name in pages)
    plain = {(name, 1): text for name, text in pages.items()}
    return Good("demo/plan", "Plan", (), sheets, MappingProxyType({}), {}, frozenset(), plain)


def view(*found: object, documents: Good | None = None) -> View:
    report = Report()
    report.extend(found)  # type: ignore[arg-type]
    return View("demo/plan", "10:00:00", report, documents, True)


def test_the_gravest_come_first_and_empty_groups_are_left_out() -> None:
    groups = grouped(view(POOR.at(LINE), BAD.at(LINE, que="esto")))
    assert [(group.title, len(group.findings)) for group in groups] == [
        ("Errores", 1),
        ("De estilo", 1),
    ]
    assert groups[0].findings[0].explained == "/plan/demo/plan/mensaje/C901"


def test_a_place_leads_to_its_line_with_what_is_wrong_marked() -> None:
    (group,) = grouped(view(BAD.at(LINE, que="esto")))
    (place,) = group.findings[0].places
    assert place.text == "plan.yaml, renglón 7"
    assert place.address == (
        "/plan/demo/plan/archivo?ruta=data%2Fdemo%2Fplan%2Fplan.yaml&linea=7#renglon-7"
    )
    assert place.excerpt
    excerpt = place.excerpt
    assert (excerpt.before, excerpt.marked, excerpt.after) == ("- texto: ", WORDS, "")


def test_the_words_of_a_line_lead_to_the_pages_that_print_them() -> None:
    documents = good(anexo=f"Antes. {WORDS} Después.", ficha=WORDS, otro="Nada.")
    groups = grouped(view(BAD.at(LINE, que="esto"), documents=documents))
    links = groups[0].findings[0].places[0].pages
    assert [link.text for link in links] == ["anexo, página 1", "ficha, página 1"]
    assert links[0].address == "/plan/demo/plan/documento/anexo#pagina-1"
    assert [finding.code for finding in by_page(groups, "ficha")[1]] == ["C901"]
    assert by_page(groups, "otro") == {}


def test_words_that_many_pages_have_lead_to_none() -> None:
    documents = good(**{f"ficha-{number}": WORDS for number in range(4)})
    (group,) = grouped(view(BAD.at(LINE, que="esto"), documents=documents))
    assert group.findings[0].pages == frozenset()


def test_few_letters_lead_by_the_whole_line() -> None:
    short = InFile(PATH, 7, 15, 8, "  - texto: Impartir un curso de redacción.")
    documents = good(anexo=WORDS, otro="Impartir")
    (group,) = grouped(view(BAD.at(short, que="esto"), documents=documents))
    assert group.findings[0].pages == {("anexo", 1)}


def test_a_finding_of_a_page_leads_to_it_whatever_file_it_names() -> None:
    for path in ("demo/plan/anexo.docx", "anexo.pdf"):
        (group,) = grouped(view(POOR.at(InPage(path, 4)), documents=good(anexo="")))
        (place,) = group.findings[0].places
        assert (place.text, place.address) == (
            "anexo, página 4",
            "/plan/demo/plan/documento/anexo#pagina-4",
        )


def test_a_place_that_cannot_be_shown_is_only_said() -> None:
    places = (
        InWord("templates/_comun/anexo/plantilla.docx", text="{{ plan }}"),
        InPage("x.pdf", 2),
    )
    for at in places:
        (group,) = grouped(view(POOR.at(at), documents=good(anexo="")))
        (place,) = group.findings[0].places
        assert (place.text, place.address, place.pages) == (str(at), "", ())


def test_each_line_of_a_file_is_told_what_is_said_of_it() -> None:
    report = view(BAD.at(LINE, que="esto"), POOR.at(InFile(PATH))).report
    assert lines_with(report, PATH) == {7: ["error C901: Está mal «esto»."]}
