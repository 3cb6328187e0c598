"""Text boxes, which Word writes twice: as it draws them today, and as older programs do.

Their tags are run once, and what they print goes in both (ECMA-376 part 3, 9.3).
"""

import re

from plandocs.engine.word.compiling.tokens import mark
from plandocs.engine.word.xml import COMPATIBILITY, FALLBACK, text_of, w
from plandocs.engine.xml import Element

_TAG = re.compile(r"\{[{%#]")
_BOX = w("txbxContent")

Boxes = list[tuple[Element, Element]]
"""The contents of text boxes with tags: as it is drawn today, and for older programs."""


def empty_second_boxes(root: Element) -> Boxes:
    """Take away what text boxes with tags say for older programs, where it is said already."""
    found: Boxes = []
    for versions in root.iter(f"{COMPATIBILITY}AlternateContent"):
        first = versions.find(f"{COMPATIBILITY}Choice")
        second = versions.find(FALLBACK)
        if first is None or second is None:
            continue
        pairs = list(zip(_outer_boxes(first), _outer_boxes(second), strict=False))
        if all(_words(one) == _words(other) for one, other in pairs):
            found += [pair for pair in pairs if _TAG.search(text_of(pair[0]))]
    for _, second in found:
        second[:] = []
    return found


def _outer_boxes(version: Element) -> list[Element]:
    """Return the text boxes of a version but those in another, which would double at each depth."""
    return [box for box in version.iter(_BOX) if next(box.iterancestors(_BOX), None) is None]


def _words(box: Element) -> list[str]:
    return [text_of(paragraph) for paragraph in box.iter(w("p"))]


def mark_boxes(boxes: Boxes) -> None:
    """Mark what each text box prints, and where it goes again."""
    for number, (first, second) in enumerate(boxes):
        first.text = mark(f"X{number}") + (first.text or "")
        if len(first):
            first[-1].tail = (first[-1].tail or "") + mark(f"x{number}")
        else:
            first.text += mark(f"x{number}")
        second[:] = []
        second.text = mark(f"U{number}")
