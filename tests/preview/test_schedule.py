"""The grid as the page draws it: its colours, and where its rows were typed."""

import pytest

from plandocs.plan.colores import PALETTE
from plandocs.preview.schedule import digest, stylesheet

SEEDS = ("C67D46", "BCCEFF", "9067BB", "FEE489", "FF9F99", "000000", "FFFFFF", "777777")


def grid(*colours: str) -> dict[str, object]:
    cells = [{"color": colour, "activa": True} for colour in colours]
    idle = {"color": "ABCDEF", "activa": False}
    return {"partes": [{"filas": [{"celdas": [*cells, idle]}]}], "leyenda": []}


def contrast(style: str) -> float:
    """Return the contrast of the two colours of a class (WCAG 2)."""
    values = [style[at + 1 : at + 7] for at, letter in enumerate(style) if letter == "#"]
    lights = sorted(_light(value) for value in values)
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _light(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_each_colour_of_a_cell_with_a_mark_is_a_class_once() -> None:
    found = stylesheet(grid("E69F00", "56B4E9", "E69F00"))
    assert found == (
        ".color-56B4E9{background:#56B4E9;color:#000000}\n"
        ".color-E69F00{background:#E69F00;color:#000000}\n"
    )


@pytest.mark.parametrize("colour", [*PALETTE, *SEEDS])
def test_letters_are_easy_to_read_on_any_colour(colour: str) -> None:
    assert contrast(stylesheet(grid(colour))) >= 4.5


def test_what_is_no_colour_makes_no_class() -> None:
    assert stylesheet(grid("red;} body{display:none")) == ""


def test_the_digest_changes_with_the_colours_alone() -> None:
    assert digest(grid("E69F00")) == digest(grid("E69F00", "E69F00")) != digest(grid("56B4E9"))


def test_a_plan_without_a_grid_has_no_colours() -> None:
    assert stylesheet({}) == ""
