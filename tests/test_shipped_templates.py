"""The Word templates that come with the program tell readers of screens what their tables are."""

from pathlib import Path

import pytest
from support import word
from support.project import ROOT
from support.word import Node, W

WORD_TEMPLATES = sorted((ROOT / "templates").glob("*/*/plantilla.docx"))
FLAGS = {
    "firstRow": 0x0020,
    "lastRow": 0x0040,
    "firstColumn": 0x0080,
    "lastColumn": 0x0100,
    "noHBand": 0x0200,
    "noVBand": 0x0400,
}
CELL_ORDER = ["tcW", "gridSpan", "vMerge", "tcBorders", "shd", "tcMar", "textDirection", "vAlign"]
"""ECMA-376 part 1, 17.4.69."""
# Whether the first row and the first column say what the other cells are.
HEADERS = {
    "Glosario": (False, True),
    "Integración de la comisión": (True, False),
    "Secretaría Técnica de la comisión": (True, False),
    "Ficha técnica": (False, True),
    "Actividades": (True, True),
    "Cronograma": (True, True),
    "Cronograma en texto": (True, True),
    "Tabla del plan": (True, False),
    "Firmas de quienes integran la comisión": (False, False),
}

each_template = pytest.mark.parametrize(
    "path", WORD_TEMPLATES, ids=[f"{path.parts[-3]}-{path.parts[-2]}" for path in WORD_TEMPLATES]
)


@each_template
def test_each_table_says_which_of_its_cells_are_headers(path: Path) -> None:
    for table in word.tables(word.body(path.read_bytes())):
        look = _look(table)
        title = _property(table, "tblCaption").split(":")[0]
        assert (look["firstRow"], look["firstColumn"]) == HEADERS[title]
        assert look["firstRow"] == _repeats_its_first_row(table)


@each_template
def test_the_two_ways_to_say_the_headers_of_a_table_agree(path: Path) -> None:
    for table in word.tables(word.body(path.read_bytes())):
        said = int(_property(table, "tblLook"), 16)
        assert said == sum(FLAGS[name] for name, on in _look(table).items() if on)


@each_template
def test_no_table_style_changes_the_look_of_a_first_column(path: Path) -> None:
    styles = word.part(path.read_bytes(), "word/styles.xml")
    changed = {found.get(f"{W}type") for found in styles.iter(f"{W}tblStylePr")}
    assert changed <= {"firstRow"}


@each_template
def test_the_footers_hold_no_links(path: Path) -> None:
    for number in (1, 2):
        footer = word.part(path.read_bytes(), f"word/footer{number}.xml")
        codes = [found.text or "" for found in footer.iter(f"{W}instrText")]
        assert [code.split() for code in codes] == [["PAGE"], ["PAGEREF", "fin"]]


@each_template
def test_the_header_is_a_table_that_only_puts_in_place_with_room_for_each_side(path: Path) -> None:
    for number, width in ((1, 9404), (2, 13572)):
        header = word.part(path.read_bytes(), f"word/header{number}.xml")
        assert [child.tag.removeprefix(W) for child in header] == ["tbl", "p"]
        (table,) = word.tables(header)
        assert not any(_look(table)[name] for name in ("firstRow", "firstColumn"))
        columns = [int(one.get(f"{W}w", "")) for one in table.iter(f"{W}gridCol")]
        assert sum(columns) == width
        assert columns[-1] >= 0.41 * sum(columns[-2:])


@each_template
def test_the_properties_of_a_cell_stand_in_the_order_that_word_wants(path: Path) -> None:
    for properties in word.body(path.read_bytes()).iter(f"{W}tcPr"):
        names = [child.tag.removeprefix(W) for child in properties]
        assert names == sorted(names, key=CELL_ORDER.index)


def _property(table: Node, name: str) -> str:
    found = table.find(f"{W}tblPr/{W}{name}")
    assert found is not None
    return found.get(f"{W}val", "")


def _look(table: Node) -> dict[str, bool]:
    found = table.find(f"{W}tblPr/{W}tblLook")
    assert found is not None
    return {name: found.get(f"{W}{name}") == "1" for name in FLAGS}


def _repeats_its_first_row(table: Node) -> bool:
    """Tell whether the first row that prints is repeated on each page."""
    printed = [row for row in table.iter(f"{W}tr") if not word.text(row).startswith("{%tr")]
    return printed[0].find(f"{W}trPr/{W}tblHeader") is not None
