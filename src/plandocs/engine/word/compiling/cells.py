"""The directives of a cell: its colour, how many columns it spans, cells that become one."""

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field

from plandocs.diagnostics import Diagnostic
from plandocs.engine.rules import BAD_TAG
from plandocs.engine.word.compiling.blocks import Block
from plandocs.engine.word.compiling.tokens import Line, Lines, Tag, add_text_after, add_text_before
from plandocs.engine.word.layout import MAX_COLUMNS
from plandocs.engine.word.xml import make, parent_of, w
from plandocs.engine.xml import Element

CELL_DIRECTIVES = ("cellbg", "colspan", "colwidth", "vm", "hm")
_WITH_VALUE = ("cellbg", "colspan", "colwidth")
_CELL_ORDER = [
    w(name)
    for name in (
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText "
        "vAlign hideMark headers cellIns cellDel cellMerge tcPrChange"
    ).split()
]
"""The children of w:tcPr in the order of the schema (ECMA-376 part 1, 17.4.69)."""


@dataclass(slots=True, eq=False)
class Directives:
    """The directives of one cell, by name, and how many columns it was drawn over."""

    drawn_span: int = 1
    tags: dict[str, Tag] = field(default_factory=dict)

    @property
    def span(self) -> str:
        """The Jinja expression of how many columns the cell spans, empty when it is as drawn."""
        colspan = self.tags.get("colspan")
        base = f"(({colspan.arguments})|_span|int)" if colspan else ""
        return f"({base or self.drawn_span} * loop.length)" if "hm" in self.tags else base


def cell_properties(cell: Element) -> Element:
    """Return the `w:tcPr` of a cell, made when it has none."""
    properties = cell.find(w("tcPr"))
    if properties is None:
        properties = make("tcPr")
        properties.tail, cell.text = cell.text, None
        cell.insert(0, properties)
    return properties


def put_property(cell: Element, made: Element) -> None:
    """Put a property of a cell in its place of the schema's order, instead of the one it has."""
    properties = cell_properties(cell)
    for old in properties.findall(str(made.tag)):
        properties.remove(old)
    properties.append(made)
    _sort(properties)


def sort_properties(root: Element) -> None:
    """Put the properties of every cell in the order of the schema; some programs mix them."""
    for properties in root.iter(w("tcPr")):
        _sort(properties)


def _sort(properties: Element) -> None:
    ranks = [_rank(child) for child in properties]
    if ranks != sorted(ranks):
        properties[:] = sorted(properties, key=_rank)


def _rank(child: Element) -> int:
    return _CELL_ORDER.index(child.tag) if child.tag in _CELL_ORDER else len(_CELL_ORDER)


def drawn_span(cell: Element) -> int:
    """Return how many columns a cell spans in the template."""
    found = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
    value = found.get(w("val"), "1") if found is not None else "1"
    if not (value.isdecimal() and value.isascii()):
        return 1
    return min(int(value[:9]), MAX_COLUMNS + 1)  # one more is as much too wide as a million


def apply_directives(
    tags: list[Tag], blocks: list[Block], lines: Lines, problems: list[Diagnostic]
) -> dict[Element, Directives]:
    """Turn the directives of every cell into its properties; return them by cell."""
    found: dict[Element, Directives] = {}
    rows = row_loops(tags, blocks)
    looped = numbers_in_loops(tags, blocks, "tc")
    for tag in tags:
        if tag.kind == "statement" and tag.keyword in CELL_DIRECTIVES:
            cell = _cell_of(tag, problems)
            if cell is not None and _is_sound(tag, tag.number in looped, problems):
                mine = found.setdefault(cell, Directives(drawn_span(cell)))
                mine.tags[tag.keyword] = tag
                take_away(tag)
    for cell, directives in found.items():
        _apply(cell, directives, rows, lines)
    return found


def take_away(tag: Tag) -> None:
    """Remove a tag's token from its text."""
    assert tag.holder is not None
    tag.holder.text = (tag.holder.text or "").replace(tag.token, "")


def numbers_in_loops(tags: list[Tag], blocks: list[Block], name: str) -> set[int]:
    """Return the numbers of the tags in a `for` that repeats their own cell or paragraph.

    `name` says which: `tc` or `p`; such a loop begins outside it.
    """
    found: set[int] = set()
    order = {tag.number: index for index, tag in enumerate(tags)}
    for block in blocks:
        opener = block.tags[0]
        if block.keyword == "for":
            first, last = order[opener.number], order[block.tags[-1].number]
            own = _around(opener, name)
            found |= {t.number for t in tags[first : last + 1] if _around(t, name) is not own}
    return found


def row_loops(tags: list[Tag], blocks: list[Block]) -> dict[int, int]:
    """Return, for each `{% vm %}` inside a loop over columns, the loop over rows around that."""
    found: dict[int, int] = {}
    loops = [block for block in blocks if block.keyword == "for"]
    for tag in tags:
        if tag.keyword == "vm" and tag.kind == "statement":
            around = [b for b in loops if b.tags[0].number < tag.number < b.tags[-1].number]
            rows = [block for block in around if block.tags[0].prefix != "tc"]
            if around and rows and around[-1].tags[0].prefix == "tc":
                found[tag.number] = rows[-1].tags[0].number
    return found


def _around(tag: Tag, name: str) -> Element | None:
    return parent_of(tag.holder, name) if tag.holder is not None else None


def _cell_of(tag: Tag, problems: list[Diagnostic]) -> Element | None:
    assert tag.holder is not None
    cell = parent_of(tag.holder, "tc")
    if cell is None or tag.attribute:
        detail = f"«{tag.keyword}» está fuera de una celda"
        problems.append(BAD_TAG.at(tag.place, detalle=detail))
        return None
    return cell


def _is_sound(tag: Tag, looped: bool, problems: list[Diagnostic]) -> bool:
    detail = ""
    if tag.keyword in _WITH_VALUE and not tag.arguments:
        detail = f"a «{tag.keyword}» le falta su valor"
    elif tag.keyword not in _WITH_VALUE and not looped:
        detail = f"«{tag.keyword}» está fuera de un «for»"
    if detail:
        problems.append(BAD_TAG.at(tag.place, detalle=detail))
    return not detail


def _apply(cell: Element, directives: Directives, rows: Mapping[int, int], lines: Lines) -> None:
    tags = directives.tags
    if tag := tags.get("cellbg"):
        fill = lines.add(Line(f"{{{{ ({tag.arguments})|_fill }}}}", tag.number))
        put_property(cell, make("shd", val="clear", color="auto", fill=fill))
    if tag := tags.get("hm") or tags.get("colspan"):
        span = lines.add(Line(f"{{{{ ({directives.span})|_span }}}}", tag.number))
        put_property(cell, make("gridSpan", val=span))
    if tag := tags.get("vm"):
        _merge_down(cell, tag, rows.get(tag.number), lines)
    if tag := tags.get("hm"):
        first = f"{{% if (loop)|_first({tag.number}, 0) %}}"
        add_text_before(cell, lines.add(Line(first, tag.number)))
        add_text_after(cell, lines.add(Line("{% endif %}", tag.number)))


def _merge_down(cell: Element, tag: Tag, row_loop: int | None, lines: Lines) -> None:
    """Merge a cell with its copies above: only the first one that prints shows what it holds.

    `row_loop` is the loop over rows around a loop over columns, in which each column is merged.
    """
    loop, column = ("loop", "0") if row_loop is None else (f"_r{row_loop}", "loop.index0")
    condition = f"{{% if ({loop})|_first({tag.number}, {column}) %}}"
    first, other, end = (
        lines.add(Line(text, tag.number)) for text in (condition, "{% else %}", "{% endif %}")
    )
    put_property(cell, make("vMerge", val=f"{first}restart{other}continue{end}"))
    properties = cell_properties(cell)
    model = next(cell.iter(w("p")), None)
    own = model.find(w("pPr")) if model is not None else None
    empty = make("p", *([copy.deepcopy(own)] if own is not None else []))
    add_text_after(properties, first)
    cell[-1].tail = (cell[-1].tail or "") + other
    cell.append(empty)
    empty.tail = end
