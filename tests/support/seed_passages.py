"""The passages of the approved plans, free of the marks that their extraction left in them."""

import re
from functools import cache
from pathlib import Path

_SEEDS = Path(__file__).parents[1] / "seeds"
_BREAK = re.compile(r"\n|\t|</p>|<p>|</?ul[^>]*>|•|(?<=\.)\s?(?=[a-h]\) [A-Z])")
_PERIOD = re.compile(r"\d(?:\.\d)?\.? \w+ a \w+ de \d{4}\.?")
_MARKS = re.compile(r"\*{2,}|^- (?:❖ )?|^--$|---|\.{5}\d*$")


@cache
def passages(name: str) -> list[str]:
    """Return the passages of a plan in reading order."""
    source = (_SEEDS / f"{name}.txt").read_text(encoding="utf-8").replace("\u00a0", " ")
    cleaned = (_MARKS.sub("", piece.strip()).strip() for piece in _BREAK.split(source))
    return _rejoined([" ".join(text.split()) for text in cleaned if text])


def _rejoined(texts: list[str]) -> list[str]:
    """Put together the sentences that the extraction broke over two pages."""
    whole: list[str] = []
    for text in texts:
        # The cell of the period stands between the two halves of a row.
        at = -2 if whole and _PERIOD.fullmatch(whole[-1]) else -1
        if whole and text[0].islower() and text[1:2] != ")" and whole[at][-1] not in ".:;":
            whole[at] += " " + text
        else:
            whole.append(text)
    return whole
