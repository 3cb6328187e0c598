"""What answers what among statements, with as little amiss as it can be."""

import pytest

from plandocs.engine.language.blocks import match_blocks


def told(words: str) -> tuple[list[int], list[int]]:
    """Return the statements left open, and those that answer nothing."""
    found = match_blocks(words.split())
    return found.unclosed, found.stray


@pytest.mark.parametrize(
    ("words", "unclosed", "stray"),
    [
        ("", [], []),
        ("for if elif else endif endfor", [], []),
        ("for if endfor", [1], []),
        ("for for if endif endfor", [0], []),
        ("for endfor endfor", [], [2]),
        ("for if endfor endif endfor", [], [2]),
        ("elif elif else endif", [], [0]),
        ("for elif endfor", [], [1]),
        ("with endfor endwith", [], [1]),
        ("if else endif if", [3], []),
        ("endif", [], [0]),
        ("for if if endif endfor", [1], []),
    ],
)
def test_what_is_amiss_is_told_where_it_is(
    words: str, unclosed: list[int], stray: list[int]
) -> None:
    assert told(words) == (unclosed, stray)


def test_each_statement_answers_the_one_that_opened_its_block() -> None:
    found = match_blocks("for if else endif endfor".split())
    assert found.owners == {2: 1, 3: 1, 4: 0}
