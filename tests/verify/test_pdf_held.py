"""What a PDF holds besides its pages, and what of it its original does not."""

import io
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String
from support.tampering import resaved_pdf
from support.tiny_pdf import pdf_of

from plandocs.verify.looking import seen
from plandocs.verify.pdf_held import Held, added, held
from plandocs.verify.pdf_text import read_pdf

Change = Callable[[Pdf], object]


def changed(change: Change, data: bytes = b"") -> bytes:
    """Return a small PDF, with a link and a bookmark, that somebody changed."""
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(data or pdf_of("Uno", "Dos", marked={1: "Inicio"}))) as pdf:
        change(pdf)
        pdf.save(buffer)
    return buffer.getvalue()


def annotate(subtype: str, flags: int = 4, **more: pikepdf.Object) -> Change:
    """Return what adds an annotation to the first page."""

    def change(pdf: Pdf) -> None:
        made = Dictionary(Type=Name.Annot, Subtype=Name(f"/{subtype}"), F=flags)
        made.Rect = Array([0, 0, 90, 90])
        for name, value in more.items():
            made[f"/{name}"] = value
        own = pdf.pages[0].obj.get("/Annots", Array([]))
        pdf.pages[0].obj.Annots = Array([*own, pdf.make_indirect(made)])

    return change


def link(to: str) -> Change:
    """Return what adds a link to the first page."""
    return annotate("Link", A=Dictionary(S=Name.URI, URI=String(to)))


def action(kind: str) -> Change:
    """Return what has a PDF do something as it opens."""

    def change(pdf: Pdf) -> None:
        pdf.Root.OpenAction = pdf.make_indirect(Dictionary(S=Name(f"/{kind}")))

    return change


def root(name: str, value: Callable[[], pikepdf.Object]) -> Change:
    """Return what puts something in the catalog."""

    def change(pdf: Pdf) -> None:
        pdf.Root[f"/{name}"] = value()

    return change


def first_page(name: str, value: int) -> Change:
    """Return what says something of the first page."""

    def change(pdf: Pdf) -> None:
        pdf.pages[0].obj[f"/{name}"] = value

    return change


def replaced(pdf: Pdf) -> None:
    """Have a picture be another one on paper."""
    picture = pdf.make_stream(b"x", Type=Name.XObject, Subtype=Name.Image)
    picture.Alternates = Array([Dictionary(DefaultForPrinting=True)])
    pdf.pages[0].obj.Resources.XObject = Dictionary(I=picture)


def attach(pdf: Pdf) -> None:
    pdf.attachments["otro.txt"] = b"otro"


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (action("JavaScript"), "código que se ejecuta (JavaScript)"),
        (action("Launch"), "una acción que abre otro programa"),
        (action("GoToR"), "una acción que abre otro archivo"),
        (action("SubmitForm"), "una acción que envía, trae u oculta datos"),
        (first_page("AA", 1), "acciones que nadie pide"),
        (root("AcroForm", Dictionary), "un formulario"),
        (root("OCProperties", Dictionary), "capas que se muestran o se imprimen aparte"),
        (root("PageLabels", Dictionary), "páginas con otra numeración"),
        (first_page("UserUnit", 2), "otra escala de sus páginas"),
        (attach, "archivos adjuntos"),
        (replaced, "imágenes que se imprimen en lugar de otras"),
    ],
)
def test_what_our_pdfs_never_hold_is_told(change: Change, what: str) -> None:
    told = [one for one, _ in added(held(changed(lambda _: None)), held(changed(change)))]
    assert told == [Held("archivo", what)]


@pytest.mark.parametrize(
    ("change", "what", "value"),
    [
        (annotate("Square"), "anotación (Square)", ""),
        (annotate("Square", 36), "anotación (Square)", "que solo se imprime"),
        (annotate("Square", 0), "anotación (Square)", "que no se imprime"),
        (annotate("Stamp", 2), "sello", "que no se ve"),
        (annotate("Text", AP=Dictionary()), "nota", "con un dibujo propio"),
        (link("https://uno.mx/"), "enlace", "‹https://uno.mx/›"),
    ],
)
def test_annotations_are_told_with_their_page_and_how_they_are_seen(
    change: Change, what: str, value: str
) -> None:
    told = [*added(held(changed(lambda _: None)), held(changed(change)))]
    assert told == [(Held("página 1", what, value), None)]


def test_a_link_that_goes_elsewhere_is_told_with_where_it_went() -> None:
    one, two = (held(changed(link(to))) for to in ("https://uno.mx/", "https://dos.mx/"))
    assert [*added(one, two)] == [
        (
            Held("página 1", "enlace", "‹https://dos.mx/›"),
            Held("página 1", "enlace", "‹https://uno.mx/›"),
        )
    ]


@pytest.mark.parametrize(
    ("key", "what"),
    [
        ("ActualText", "texto que se lee en lugar del que se ve"),
        ("Alt", "descripción que se lee en lugar de lo que se ve"),
        ("E", "desarrollo de una abreviatura"),
    ],
)
def test_what_is_read_aloud_instead_of_what_is_seen_is_told(key: str, what: str) -> None:
    def lie(pdf: Pdf) -> None:
        pdf.Root.StructTreeRoot = Dictionary(K=Dictionary({f"/{key}": String("Año (nulo)\n«sí»")}))

    told = [*added(held(changed(lambda _: None)), held(changed(lie)))]
    assert told == [(Held("archivo", what, "«Año (nulo)\n«sí»»"), None)]


def test_a_text_that_lies_inside_a_page_is_what_the_page_says() -> None:
    def lie(pdf: Pdf) -> None:
        pdf.pages[0].contents_add(
            pdf.make_stream(b"/Span <</ActualText (Nulo)>> BDC BT /F1 9 Tf 9 9 Td (Vale) Tj ET EMC")
        )

    assert "Nulo" in [piece.text for one in read_pdf(changed(lie)).blocks for piece in one.pieces]


def test_a_bookmark_added_is_told_and_a_title_changed() -> None:
    def mark(pdf: Pdf) -> None:
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("Sin efecto", 0))

    told = [*added(held(changed(lambda _: None)), held(changed(mark)))]
    assert told == [(Held("archivo", "título o marcador", "«Sin efecto»"), None)]


def test_what_only_was_saved_again_or_lost_something_holds_nothing_more() -> None:
    data = changed(link("https://uno.mx/"))
    assert [*added(held(data), held(resaved_pdf(data)))] == []
    assert [*added(held(data), held(changed(lambda _: None)))] == []


def test_a_stream_that_ends_before_its_end_hides_nothing() -> None:
    def hide(pdf: Pdf) -> None:
        pdf.Root.Extra = pdf.make_stream(b"\nendstream\n\nstream\n")
        action("JavaScript")(pdf)

    assert Held("archivo", "código que se ejecuta (JavaScript)") in held(changed(hide))


def test_a_name_written_with_figures_is_the_same_name() -> None:
    data = changed(action("JavaScript")).replace(b"/JavaScript", b"/J#61vaScript")
    assert Held("archivo", "código que se ejecuta (JavaScript)") in held(data)


def test_processes_of_their_own_tell_what_there_is_and_how_each_page_looks() -> None:
    data = changed(link("https://uno.mx/"))
    found = seen(data)
    assert found.held == held(data)
    assert [len(page) for page in found.pages] == [64, 64]
    assert seen(b"%PDF-1.4 nada") == ([], None)
