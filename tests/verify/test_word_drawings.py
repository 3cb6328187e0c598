"""Pictures and shapes: what they show, how, what they cover."""

import pytest
from support.small_word import par, small_word

from plandocs.verify.office_text import blocks_of
from plandocs.verify.opening import open_package

NAMES = (
    "xmlns:wp='http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing' "
    "xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape' "
    "xmlns:v='urn:schemas-microsoft-com:vml' xmlns:w10='urn:schemas-microsoft-com:office:word' "
    "xmlns:pic='http://schemas.openxmlformats.org/drawingml/2006/picture' "
    "xmlns:asvg='http://schemas.microsoft.com/office/drawing/2016/SVG/main'"
)
BLIP = "<a:blip r:embed='image1'/>"
BOX = "<w:txbxContent><w:p><w:r><w:t>Caja</w:t></w:r></w:p></w:txbxContent>"


def framed(inside: str, kind: str = "inline", looks: str = "", words: str = "") -> str:
    """Return a run with a drawing; `looks` are attributes, `words` what it is said to be."""
    return (
        f"<w:r><w:drawing {NAMES}><wp:{kind} {looks}><wp:docPr id='1' name='x' {words}/>{inside}"
        f"</wp:{kind}></w:drawing></w:r>"
    )


def vml(inside: str) -> str:
    """Return a run with a drawing of before 2007."""
    return f"<w:r><w:pict {NAMES}>{inside}</w:pict></w:r>"


def shape(fill: str, more: str = "") -> str:
    """Return a shape."""
    return f"<wps:wsp><wps:spPr>{fill}</wps:spPr>{more}</wps:wsp>"


def said(*drawn: str) -> list[str]:
    """Return what a paragraph with drawings says, and the text boxes in it."""
    body = par("Texto", *drawn)
    blocks = blocks_of(
        open_package(small_word(body, {"sitio": "http://a.mx"}, image1="", image2="2"))
    )
    return [piece.text for block in blocks for piece in block.pieces]


def digest(name: str) -> str:
    """Return how a picture of these documents is told."""
    (text,) = said(framed(BLIP.replace("image1", name)))
    return text.removeprefix("Texto[").removesuffix("]")


OVER = "encima del texto, de unos 0 × 0 cm"
FILLED = "<a:solidFill><a:srgbClr val='FFFFFF'/></a:solidFill>"
CASES = [
    (framed(BLIP), "Texto[{one}]"),
    (framed(BLIP.replace("image1", "image2")), "Texto[{two}]"),
    (framed(BLIP, words="descr='Emblema'"), "Texto[{one}, «Emblema»]"),
    (framed(BLIP, words="title='Emblema'"), "Texto[{one}, «Emblema»]"),
    (
        framed(f"<pic:blipFill>{BLIP}<a:srcRect l='10000' b='25400'/></pic:blipFill>"),
        "Texto[{one}, recortada 10% 0% 0% 25%]",
    ),
    (framed(f"<pic:blipFill>{BLIP}<a:srcRect/></pic:blipFill>"), "Texto[{one}]"),
    (
        framed("<a:blip r:embed='image1'><a:alphaModFix amt='1000'/></a:blip>"),
        "Texto[{one}, con alphaModFix 1000]",
    ),
    (
        framed(
            "<a:blip r:embed='image1'><a:extLst><a:ext><asvg:svgBlip r:embed='image2'/></a:ext>"
            "</a:extLst></a:blip>"
        ),
        "Texto[{one} y {two}]",
    ),
    (framed(f"<a:hlinkClick r:id='sitio'/>{BLIP}"), "Texto[{one}, ‹http://a.mx›]"),
    (
        framed(f"<wp:wrapNone/>{BLIP}", "anchor", "behindDoc='0'"),
        "[{one}, {over}]Texto",
    ),
    (framed(f"<wp:wrapNone/>{BLIP}", "anchor", "behindDoc='1'"), "[{one}]Texto"),
    (framed(f"<wp:wrapSquare/>{BLIP}", "anchor", "behindDoc='0'"), "[{one}]Texto"),
    (framed(shape(FILLED)), "Texto[figura, con relleno]"),
    (framed(shape("<a:noFill/>")), "Texto[figura]"),
    (framed(shape("")), "Texto[figura]"),
    (
        framed(shape("", "<wps:style><a:fillRef idx='1'/></wps:style>")),
        "Texto[figura, con relleno]",
    ),
    (
        framed(f"<wp:wrapNone/>{shape(FILLED)}", "anchor"),
        "[figura, con relleno, {over}]Texto",
    ),
    (
        framed(
            f"<wp:extent cx='3600000' cy='720000'/><wp:wrapNone/>{shape('<a:noFill/>')}", "anchor"
        ),
        "[figura, encima del texto, de unos 10 × 2 cm]Texto",
    ),
    (
        vml("<v:rect style='position:absolute;width:100pt;height:1in;z-index:5'/>"),
        "[figura, con relleno, encima del texto, de unos 3 × 2 cm]Texto",
    ),
    (framed(f"<wp:extent cx='1' cy='1'/>{BLIP}"), "Texto[{one}, diminuta]"),
    (vml("<v:line/>"), "Texto[figura, con relleno]"),
    (framed("<a:graphicData uri='http://x/2006/chart'/>"), "Texto[figura de chart]"),
    (framed(f"<a:graphicData uri='http://x/2006/picture'>{BLIP}</a:graphicData>"), "Texto[{one}]"),
    ("<w:r><w:pict><w:contentPart/></w:pict></w:r>", "Texto[trazos a mano]"),
    (vml("<v:rect filled='f'/>"), "Texto[figura]"),
    (
        vml("<v:rect style='position:absolute; z-index:25'/>"),
        "[figura, con relleno, {over}]Texto",
    ),
    (vml("<v:rect style='position:absolute;z-index:-25'/>"), "[figura, con relleno]Texto"),
    (
        vml("<v:shape alt='Sello'><v:imagedata r:id='image1' cropleft='6554f'/></v:shape>"),
        "Texto[{one}, recortada 10% 0% 0% 0%, «Sello»]",
    ),
]


@pytest.mark.parametrize(("drawn", "text"), CASES)
def test_what_a_drawing_shows(drawn: str, text: str) -> None:
    assert said(drawn) == [text.format(over=OVER, one=digest("image1"), two=digest("image2"))]


def test_pictures_are_told_apart() -> None:
    assert digest("image1") != digest("image2")


def test_the_box_of_a_shape_is_told_after_its_paragraph() -> None:
    assert said(framed(shape(FILLED, f"<wps:txbx>{BOX}</wps:txbx>"))) == [
        "Texto[figura, con relleno]",
        "Caja",
    ]


def test_drawings_that_float_say_the_same_wherever_they_are_anchored() -> None:
    picture = framed(f"<wp:wrapNone/>{BLIP}", "anchor")
    box = framed(f"<wp:wrapNone/>{shape(FILLED)}", "anchor")
    assert said(picture, box) == said(box, picture)


def test_what_is_shown_where_no_program_knows_the_first_version_is_told() -> None:
    both = (
        f"<w:r><mc:AlternateContent {{}}><mc:Choice Requires='wps'>{framed(shape(''))}</mc:Choice>"
        f"<mc:Fallback>{vml('<v:rect/>')}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert said(both.format(NAMES)) == ["Texto[figura]"]
    assert said(both.format("xmlns:wps='urn:nada'")) == ["Texto[figura][figura, con relleno]"]


def test_the_words_of_a_diagram_are_told() -> None:
    names = "xmlns:dgm='http://schemas.openxmlformats.org/drawingml/2006/diagram'"
    drawn = framed(
        "<a:graphic><a:graphicData uri='http://schemas.openxmlformats.org/drawingml/2006/diagram'>"
        f"<dgm:relIds {names} r:dm='data1'/></a:graphicData></a:graphic>"
    )
    made = small_word(par(drawn), data1="<a:t>Presidencia</a:t><a:t>Vocalía</a:t>")
    (block,) = blocks_of(open_package(made))
    assert block.pieces[0].text == "[figura de diagram][esquema: Presidencia Vocalía]"


@pytest.mark.parametrize(("values", "text"), [(1, "Avance 12"), (900, f"Avance{' 12' * 664} 1… ")])
def test_the_title_and_the_values_of_a_chart_are_told(values: int, text: str) -> None:
    names = "xmlns:c='http://schemas.openxmlformats.org/drawingml/2006/chart'"
    kind = "<a:graphicData uri='http://schemas.openxmlformats.org/drawingml/2006/chart'>"
    drawn = framed(f"{kind}<c:chart {names} r:id='chart1'/></a:graphicData>")
    said = f"<a:t>Avance</a:t><c:v {names}>12</c:v>" + f"<c:v {names}>12</c:v>" * (values - 1)
    (block,) = blocks_of(open_package(small_word(par(drawn), chart1=said)))
    assert block.pieces[0].text.startswith(f"[figura de chart][gráfica: {text}")


def test_a_picture_that_is_outside_is_told_by_where_it_is() -> None:
    assert said(framed("<a:blip r:link='sitio'/>")) == ["Texto[imagen de http://a.mx]"]
