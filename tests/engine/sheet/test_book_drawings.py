"""Pictures and text boxes go with the cells below them, as far as each is set to."""

from support.workbooks import drawings
from support.xlsx.differences import compared, touched
from support.xlsx.package import A, words
from support.xlsx.reading import Anchor


def _named(name: str) -> Anchor:
    (found,) = [one for one in drawings.drawings.made["Hoja"].anchors() if one.name == name]
    return found


def test_a_picture_below_a_loop_goes_down_with_its_cell() -> None:
    assert (_named("Picture 1").first, _named("Picture 1").last) == ("A9", "A10")
    assert (_named("Picture 5").first, _named("Picture 5").last) == ("I9", "I10")


def test_a_picture_beside_a_loop_that_may_not_be_sized_keeps_its_size() -> None:
    assert (_named("Picture 2").first, _named("Picture 2").last) == ("F1", "F7")


def test_a_picture_that_is_sized_with_its_cells_is_stretched() -> None:
    assert (_named("Picture 4").first, _named("Picture 4").last) == ("I1", "I8")


def test_a_picture_that_may_not_move_stays() -> None:
    assert (_named("Picture 3").first, _named("Picture 3").last) == ("F8", "F9")


def test_a_picture_s_link_to_a_cell_follows_it_and_others_stay() -> None:
    package = drawings.drawings.made.package
    found = package.relations(drawings.DRAWING).values()
    links = sorted(one.target for one in found if one.kind == "hyperlink")
    assert links == ["#Hoja!A6", "https://ejemplo.mx/"]


def test_a_text_box_is_filled_and_goes_down() -> None:
    box = _named("TextBox 6")
    assert (box.text, box.first, box.last) == ("Firma: Ana & Luis", "A13", "D19")


def test_a_text_box_that_shows_a_cell_follows_it() -> None:
    (shape,) = [node for node in _named("TextBox 7").node if node.get("textlink") is not None]
    assert shape.get("textlink") == "$D$6"


def test_the_pictures_the_background_and_a_sheet_apart_are_the_same_bytes() -> None:
    same = compared(drawings.drawings.template, drawings.drawings.output).same
    media = {name for name in drawings.drawings.made.package.parts if "media" in name}
    assert media <= same
    assert {
        "xl/drawings/drawing2.xml",
        "xl/worksheets/sheet2.xml",
        "xl/worksheets/_rels/sheet1.xml.rels",
        "[Content_Types].xml",
    } <= same


def test_a_tag_that_was_split_as_it_was_typed_is_filled() -> None:
    (box,) = drawings.split_text_box.made["Hoja"].anchors()
    paragraphs = [words(node.iter(f"{A}t")) for node in box.node.iter(f"{A}p")]
    assert paragraphs == ["Para Ana en 2025", "Segunda 2025"]
    book = drawings.split_text_box
    assert touched(book.template, book.output, drawings.DRAWING) == {"twoCellAnchor"}


def test_a_value_with_several_lines_is_several_lines_in_a_text_box() -> None:
    made = drawings.split_text_box.made_with(quien="Ana\nLuis")
    (box,) = made["Hoja"].anchors()
    assert box.text.replace("\n", "").startswith("Para AnaLuis en 2025")
