"""Hyperlinks and comments go with their cells."""

from support.workbooks import links
from support.xlsx.differences import compared
from support.xlsx.package import S
from support.xlsx.places import place_of
from support.xlsx.reading import Book, Sheet

ADDRESS = "https://ejemplo.mx/papel?a=1&b=2#fin"


def test_each_copy_has_its_link_and_links_to_cells_follow_them() -> None:
    assert links.hyperlinks.made["Hoja"].links() == {
        "A1": "#Hoja!A6",
        **{f"B{row}": ADDRESS for row in range(2, 6)},
        **{f"C{row}": "#Hoja!A7" for row in range(2, 6)},
        **{f"D{row}": f"#Hoja!B{row}:D{row}" for row in range(2, 6)},
        "B7": "mailto:nadie@ejemplo.mx",
    }


def test_a_link_shows_the_words_of_its_copy_and_its_tip() -> None:
    sheet = links.hyperlinks.made["Hoja"]
    assert [sheet[f"B{row}"] for row in (2, 5)] == ["Ver Papel", "Ver Renta"]
    nodes = [node for node in sheet.root.iter(f"{S}hyperlink") if node.get("ref") in ("B2", "B5")]
    assert [node.get("tooltip") for node in nodes] == ["Ver", "Ver"]


def test_links_of_other_sheets_follow_the_cells_that_they_go_to() -> None:
    made = links.hyperlinks.made
    assert made["Otra"].links() == {
        "A1": "#Hoja!A7",
        "A2": "#Hoja!A2:D5",
        "A3": "#Total",
        "A4": "https://ejemplo.mx/",
    }
    same = compared(links.hyperlinks.template, links.hyperlinks.output).same
    assert {"xl/worksheets/sheet3.xml", "xl/worksheets/_rels/sheet3.xml.rels"} <= same


def test_a_loop_that_prints_nothing_takes_its_links_with_it() -> None:
    told = links.hyperlinks.refused(xs=[])
    if not told:
        sheet = links.hyperlinks.made_with(xs=[])["Hoja"]
        assert sheet.links() == {"A1": "#Hoja!A2", "B3": "mailto:nadie@ejemplo.mx"}
    assert told <= {"P305"}


def test_each_copy_has_its_comment_and_the_others_move() -> None:
    assert links.comments.made["Hoja"].notes() == {
        "A1": "Nota fija",
        **{f"B{row}": "Revisado" for row in range(2, 6)},
        "B6": "Suma",
    }


def test_a_comment_says_what_its_tags_say_in_each_copy() -> None:
    assert links.comments_with_tags.made["Hoja"].notes() == {
        "A1": "Son 4",
        "A2": "De Papel: 10",
        "A3": "De Tinta: 4",
        "A4": "De Café: 7",
        "A5": "De Renta: 1",
    }


def test_a_comment_s_balloon_stays_beside_its_cell() -> None:
    before = _below(Book(links.comments.template)["Hoja"])
    after = _below(links.comments.made["Hoja"])
    assert after == {
        "A1": before["A1"],
        **{f"B{row}": before["B3"] for row in range(2, 6)},
        "B6": before["B5"],
    }


def test_each_comment_keeps_its_author_and_the_look_of_its_balloon() -> None:
    package = links.comments.made.package
    root = package.xml(links.NOTES)
    authors = [node.text for node in root.iterfind(f"{S}authors/{S}author")]
    by = {n.get("ref"): authors[int(n.get("authorId", "0"))] for n in root.iter(f"{S}comment")}
    assert by == {"A1": "Ana", **{f"B{row}": "Luis" for row in range(2, 6)}, "B6": "Ana"}
    shapes = package.parts[links.NOTE_SHAPES].decode()
    assert shapes.count("<x:Visible/>") == 4
    assert shapes.count('fillcolor="#ccffcc') == 1


def test_comments_of_another_sheet_are_the_same_bytes() -> None:
    same = compared(links.comments.template, links.comments.output).same
    assert {
        "xl/comments2.xml",
        "xl/drawings/vmlDrawing2.vml",
        "xl/worksheets/sheet2.xml",
        "xl/worksheets/_rels/sheet1.xml.rels",
        "xl/worksheets/_rels/sheet2.xml.rels",
    } <= same


def test_a_loop_that_prints_nothing_takes_its_comments_with_it() -> None:
    told = links.comments.refused(xs=[])
    if not told:
        found = links.comments.made_with(xs=[])["Hoja"]
        assert found.notes() == {"A1": "Nota fija", "B2": "Suma"}
        assert set(found.balloons()) == {"A1", "B2"}
    assert told <= {"P305"}


def _below(sheet: Sheet) -> dict[str, tuple[int, int]]:
    """Return how far each balloon begins from its cell, in rows and columns."""
    found = {}
    for ref, box in sheet.balloons().items():
        row, column = place_of(ref)
        found[ref] = (box.top - row, box.left - column)
    return found
