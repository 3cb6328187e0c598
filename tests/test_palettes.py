"""The colours that are printed: told apart in grey and by any eye, and read under text."""

from itertools import combinations, pairwise
from pathlib import Path

import pytest
from openpyxl import load_workbook
from support import word
from support.project import IEEQ, IEM, ROOT
from support.word import Node, W

from plandocs.diagnostics import Report
from plandocs.plan.colores import BLACK, PALETTE, SIGHTS, WHITE, contrast, distance, lightness
from plandocs.source.load import Project, load_plan


def _own(plan: str) -> tuple[str, ...]:
    loaded = load_plan(Project(ROOT, Report()), plan)
    assert loaded is not None
    return loaded.institucion.paleta


PALETTES = {"common": PALETTE, "ieeq": _own(IEEQ), "iem": _own(IEM)}
READ = 4.5
TEMPLATES = ROOT / "templates"

each_palette = pytest.mark.parametrize("colors", PALETTES.values(), ids=PALETTES)


@each_palette
@pytest.mark.parametrize("sight", SIGHTS, ids=[sight or "all" for sight in SIGHTS])
def test_any_two_colors_are_told_apart_with_each_way_of_seeing(
    colors: tuple[str, ...], sight: str
) -> None:
    assert min(distance(one, other, sight) for one, other in combinations(colors, 2)) >= 10


@each_palette
def test_any_two_colors_are_told_apart_in_grey(colors: tuple[str, ...]) -> None:
    greys = [lightness(color) for color in colors]
    assert min(abs(one - other) for one, other in combinations(greys, 2)) >= 7.5
    assert all(abs(one - other) >= 15 for one, other in pairwise(greys))


@each_palette
def test_text_is_read_on_each_color_and_no_color_is_taken_for_paper(
    colors: tuple[str, ...],
) -> None:
    assert min(contrast(color, BLACK) for color in colors) >= READ
    assert min(distance(color, WHITE, sight) for color in colors for sight in SIGHTS) >= 8


@pytest.mark.parametrize(
    "path", sorted(TEMPLATES.glob("*/*/*.docx")), ids=lambda path: "-".join(path.parts[-3:-1])
)
def test_every_text_of_the_word_templates_is_read_on_its_ground(path: Path) -> None:
    data = path.read_bytes()
    inks = _inks(word.part(data, "word/styles.xml"))
    grounds = {ink: {WHITE} for ink in inks.values()}
    for cell in word.body(data).iter(f"{W}tc"):
        for paragraph in word.paragraphs(cell):
            ink = inks.get(word.style(paragraph), BLACK)
            grounds.setdefault(ink, set()).add(word.fill(cell) or WHITE)
    faint = [(ink, on) for ink in grounds for on in grounds[ink] if contrast(ink, on) < READ]
    assert faint == []
    assert len(grounds) >= 2


@pytest.mark.parametrize(
    "path", sorted(TEMPLATES.glob("*/*/*.xlsx")), ids=lambda path: "-".join(path.parts[-3:-1])
)
def test_every_text_of_the_excel_templates_is_read_on_its_ground(path: Path) -> None:
    faint = []
    for sheet in load_workbook(path).worksheets:
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            ground = str(cell.fill.fgColor.rgb)[-6:] if cell.fill.fill_type else WHITE
            own = cell.font.color
            ink = own.rgb[-6:] if own is not None and own.type == "rgb" else BLACK
            # The tags of a row or a column, in grey, leave with it.
            if cell.style != "Etiqueta" and contrast(ink, ground) < READ:
                faint.append((cell.coordinate, ink, ground))
    assert faint == []


def test_distances_are_those_of_the_published_examples() -> None:
    # Fills whose CIEDE2000 any other program gives too: equal, black and white, red and green.
    assert distance("F38550", "F38550") == 0
    assert distance(BLACK, WHITE) == pytest.approx(100, abs=0.01)
    assert distance("FF0000", "00FF00") == pytest.approx(86.61, abs=0.05)
    assert contrast(BLACK, WHITE) == pytest.approx(21)
    assert lightness("777777") == pytest.approx(50.03, abs=0.05)


def _inks(styles: Node) -> dict[str, str]:
    """Return the colour of the letters of each paragraph style; black where it says none."""
    found = {}
    for style in styles.iter(f"{W}style"):
        if style.get(f"{W}type") == "paragraph":
            ink = style.find(f"{W}rPr/{W}color")
            found[style.get(f"{W}styleId", "")] = BLACK if ink is None else ink.get(f"{W}val", "")
    return found
