"""Paragraphs of a list that begins again each time the loop around it does."""

from plandocs.diagnostics import Diagnostic
from plandocs.engine.rules import BAD_TAG
from plandocs.engine.word.compiling.blocks import Block
from plandocs.engine.word.compiling.cells import numbers_in_loops, take_away
from plandocs.engine.word.compiling.tokens import Line, Lines, Tag
from plandocs.engine.word.plans import StylePlan
from plandocs.engine.word.xml import make, parent_of, style_id, w
from plandocs.engine.xml import Element

_BEFORE_NUMBER = [
    w(name) for name in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr",
                         "widowControl")
]  # fmt: skip


def plan_restarts(
    tags: list[Tag],
    blocks: list[Block],
    lines: Lines,
    styles: StylePlan,
    problems: list[Diagnostic],
) -> list[tuple[str, int]]:
    """Turn each `{% restart %}` into the numbering of its paragraph; return number and level."""
    found: list[tuple[str, int]] = []
    looped = numbers_in_loops(tags, blocks, "p")
    for tag in tags:
        if tag.kind != "statement" or tag.keyword != "restart":
            continue
        assert tag.holder is not None
        paragraph = parent_of(tag.holder, "p")
        number = _numbering(paragraph, styles) if paragraph is not None else None
        if tag.number not in looped or number is None or paragraph is None:
            detail = "«restart» va en un párrafo numerado, dentro de un «for»"
            problems.append(BAD_TAG.at(tag.place, detalle=detail))
            continue
        take_away(tag)
        found.append(number)
        source = f"{{{{ (loop.first)|_restart({len(found) - 1}) }}}}"
        _renumber(paragraph, number[1], lines.add(Line(source, tag.number)))
    return found


def _numbering(paragraph: Element, styles: StylePlan) -> tuple[str, int] | None:
    own = paragraph.find(f"{w('pPr')}/{w('numPr')}")
    number = own.find(w("numId")) if own is not None else None
    level = own.find(w("ilvl")) if own is not None else None
    value = (
        number.get(w("val"), "")
        if number is not None
        else styles.lists.get(style_id(paragraph), "")
    )
    if value not in styles.abstract:
        return None
    depth = level.get(w("val"), "0") if level is not None else "0"
    return value, int(depth) if depth in tuple("012345678") else 0


def _renumber(paragraph: Element, level: int, number: str) -> None:
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = make("pPr")
        paragraph.insert(0, properties)
    for old in properties.findall(w("numPr")):
        properties.remove(old)
    made = make("numPr", make("ilvl", val=level), make("numId", val=number))
    position = sum(child.tag in _BEFORE_NUMBER for child in properties)
    properties.insert(position, made)
