"""A table of activities of any number of columns takes the width of its page, its words whole."""

from pathlib import Path

import pytest
from support import word
from support.long_plans import Asked, built
from support.word import W

NAMES = ("uno", "dos", "tres", "cuatro", "cinco")
LONG_WORD, SMALL_LONG_WORD = 1560, 1160
"""The columns that hold «Responsable» in bold, in 10 points and in 8, in twips."""


@pytest.mark.parametrize(("count", "horizontal"), [*((n, False) for n in range(5)), (5, True)])
def test_its_columns_sum_the_page_and_hold_long_words(
    tmp_path: Path, count: int, horizontal: bool
) -> None:
    asked = Asked(columns=NAMES[:count], horizontal=horizontal, activities=True)
    document = (built(tmp_path, asked) / "anexo.docx").read_bytes()
    table = word.tables(word.body(document))[0]
    widths = [int(column.get(f"{W}w", "")) for column in table.iter(f"{W}gridCol")]
    styles = {style.get(f"{W}val", "") for style in table.iter(f"{W}pStyle")}
    is_tight = "CeldaEstrecha" in styles
    assert is_tight == (count > 2 and not horizontal)
    assert sum(widths) == (13572 if horizontal else 9404)
    assert len(widths) == 3 + count
    assert widths[1] >= (2290 if is_tight else 2600)
    assert all(width >= (SMALL_LONG_WORD if is_tight else LONG_WORD) for width in widths[3:])
