"""What is drawn over the cells of a sheet, and where; charts; comments in threads."""

import hashlib
import io

import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.drawing.image import Image
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image as Picture
from support.books import book, said
from support.tampering import packed, parts_of, swap

from plandocs.verify.opening import UnreadableFile, open_package
from plandocs.verify.sheet_text.book import cached, placed
from plandocs.verify.sheet_text.drawn import Place

DRAWING, RELS = "xl/drawings/drawing1.xml", "xl/worksheets/_rels/sheet1.xml.rels"


def drawn(sheet: Worksheet) -> None:
    """Draw a picture and a chart."""
    buffer = io.BytesIO()
    Picture.new("RGB", (4, 4), "red").save(buffer, "PNG")
    sheet.add_image(Image(buffer), "C4")
    sheet["A1"], sheet["A2"] = 3, 5
    chart = BarChart()
    chart.title = "Avance"
    chart.add_data(Reference(sheet, min_col=1, min_row=1, max_row=2))
    sheet.add_chart(chart, "E9")


def told_picture(data: bytes) -> str:
    """Return how the picture of a workbook is told."""
    picture = parts_of(data)["xl/media/image1.png"]
    return f"[imagen {hashlib.sha256(picture).hexdigest()[:8]}]"


def test_charts_are_told_with_their_title_and_their_cells() -> None:
    assert said(book(drawn))[2:] == [
        ("hoja «Uno» · gráfica", "[gráfica] Avance", ""),
        ("hoja «Uno» · gráfica, serie", "Uno!$A$1:$A$2", ""),
        ("hoja «Uno» · imagen", told_picture(book(drawn)), ""),
    ]


def test_what_a_chart_showed_is_told_apart() -> None:
    points = "".join(f"<pt idx='{n}'><v>{told}</v></pt>" for n, told in enumerate(("3", "5.0")))
    cache = f"<numCache>{points}</numCache>"
    change = swap("xl/charts/chart1.xml", "</f></numRef>", f"</f>{cache}</numRef>")
    data = book(drawn)
    assert said(change(data)) == said(data)
    assert cached(open_package(data), "xl/workbook.xml") == {}
    assert cached(open_package(change(data)), "xl/workbook.xml") == {
        "hoja «Uno» · gráfica 1, serie 1": "3; 5"
    }


def test_where_each_thing_is_drawn_is_told_apart() -> None:
    assert [
        (one.what, one.cells) for one in placed(open_package(book(drawn)), "xl/workbook.xml")
    ] == [
        ("[gráfica] Avance Uno!$A$1:$A$2", "E9"),
        (told_picture(book(drawn)), "C4"),
    ]


def test_a_shape_that_says_nothing_is_told_because_it_may_cover_what_does() -> None:
    shape = (
        "<oneCellAnchor><from><col>0</col><row>0</row></from><sp><nvSpPr><cNvPr id='9' name='x'"
        " hidden='1'/></nvSpPr></sp></oneCellAnchor></wsDr>"
    )
    data = swap(DRAWING, "</wsDr>", shape)(book(drawn))
    assert said(data)[-1] == ("hoja «Uno» · figura", "[figura]", "oculta")


def test_comments_in_threads_are_told() -> None:
    def draw(sheet: Worksheet) -> None:
        sheet["A1"] = "a"

    thread = (
        "<ThreadedComments xmlns='http://schemas.microsoft.com/office/spreadsheetml/2018/"
        "threadedcomments'><threadedComment ref='A1'><text>Sin efecto</text></threadedComment>"
        "<threadedComment ref='A1'><text>¿Seguro?</text></threadedComment></ThreadedComments>"
    )
    rels = (
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
        "<Relationship Id='r1' Target='../t.xml' Type='http://schemas.microsoft.com/office/2017/10/"
        "relationships/threadedComment'/></Relationships>"
    )
    parts = {**parts_of(book(draw)), RELS: rels.encode(), "xl/t.xml": thread.encode()}
    assert said(packed(parts)) == [("hoja «Uno» · A1", "a [comentario: Sin efecto | ¿Seguro?]", "")]


def test_more_charts_than_any_document_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plandocs.verify.sheet_text.drawn._MOST_CHARTED", 100)
    with pytest.raises(UnreadableFile, match="tiene más gráficas que cualquier documento"):
        said(book(drawn))


def test_what_covers_more_cells_than_it_did_is_not_in_its_place() -> None:
    place = Place("Uno", "[figura]", 3, 3, 8, 5)
    assert place.cells == "C3:E8"
    assert place.is_near(place._replace(row=4, column=2, low=10, right=7))
    assert not place.is_near(place._replace(low=11))
    assert not place.is_near(place._replace(right=8))
    assert place.is_near(place._replace(low=0, right=0))
    assert not place._replace(low=0, right=0).is_near(place._replace(row=5))


def test_both_corners_of_what_is_drawn_are_read() -> None:
    corners = "<to><col>6</col><colOff>0</colOff><row>20</row><rowOff>0</rowOff></to><pic>"
    parts = parts_of(book(drawn))
    text = parts[DRAWING].decode()
    assert text.count("oneCellAnchor>") == 4
    changed = text.replace("oneCellAnchor>", "twoCellAnchor>").replace("<pic>", corners)
    made = placed(open_package(packed({**parts, DRAWING: changed.encode()})), "xl/workbook.xml")
    assert [one.cells for one in made] == ["E9", "C4:G21"]


def test_axes_that_were_set_by_hand_are_told() -> None:
    def draw(sheet: Worksheet) -> None:
        chart = BarChart()
        chart.add_data(Reference(sheet, min_col=1, min_row=1, max_row=2))
        chart.y_axis.scaling.min, chart.y_axis.scaling.max = 90, 100.5
        chart.x_axis.scaling.orientation = "maxMin"
        sheet.add_chart(chart, "E9")

    told = "[gráfica] [eje al revés] [eje desde 90, hasta 100.5]"
    assert said(book(draw))[0] == ("hoja «Uno» · gráfica", told, "")


def test_how_programs_write_the_name_and_the_categories_of_a_series_says_nothing() -> None:
    chart, path = book(drawn), "xl/charts/chart1.xml"
    value = "<val><numRef>"
    name = "<tx><strRef><f>{}</f><strCache><pt idx='0'><v>Metas</v></pt></strCache></strRef></tx>"
    dates = (
        "<cat><strRef><f>Uno!$B$1</f><strCache><pt idx='0'><v>{}</v></pt></strCache></strRef></cat>"
    )
    made = [
        swap(path, value, name.format(quoted) + dates.format(date) + value)(chart)
        for quoted, date in (('"Metas"', "46000"), ('"Metas"', "09/12/2025"), ("", "x"))
    ]
    series = [said(one)[3][1].lstrip(" |") for one in made]
    assert series == ["Uno!$B$1 | Uno!$A$1:$A$2"] * 3
    read = [cached(open_package(one), "xl/workbook.xml") for one in made]
    assert read == [{"hoja «Uno» · gráfica 1, serie 1": "Metas"}] * 3
