"""What each section prints around its text: its pages, its headers and footers."""

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from plandocs.verify.contents import Block, lone
from plandocs.verify.word_text.names import R, W, is_on, whole
from plandocs.verify.word_text.parts import Part

_HALF_CM = 283.5
"""Half a centimetre, in twips: programs round paper each their way."""
_PLACES = (("header", "encabezado"), ("footer", "pie de página"))
_KINDS = (("first", "de la primera página"), ("even", "de las páginas pares"))


def margins(
    part: Part, settings: Element | None, read: Callable[[str, str], list[Block]]
) -> Iterator[Block]:
    """Yield headers and footers as sections print them; what a section repeats is not said again.

    `read` returns what a part says, as said at a place.
    """
    even = settings is not None and is_on(settings, "evenAndOddHeaders")
    sections = [*part.root.iter(f"{W}sectPr")]
    for tag, place in _PLACES:
        shown: dict[str, str] = {}
        told: list[list[Block]] = []
        for section in sections:
            for node in section.iter(f"{W}{tag}Reference"):
                kind = node.get(f"{W}type", "default")
                shown[kind] = part.points.get(node.get(f"{R}id", ""), ("", True))[0]
            asked = {"first": is_on(section, "titlePg"), "even": even}
            told.append([*_of_section(shown, asked, place, read)])
        yield from _changes(told, place)


def _of_section(
    shown: dict[str, str],
    asked: dict[str, bool],
    place: str,
    read: Callable[[str, str], list[Block]],
) -> Iterator[Block]:
    """Yield what pages of a section show, and what those show that have their own."""
    usual = read(shown.get("default", ""), place)
    yield from usual
    for kind, which in _KINDS:
        there = f"{place} {which}"
        own = read(shown.get(kind, ""), there) if asked[kind] else usual
        if _keys(own) != _keys(usual):
            yield from own or [lone(there, "[vacío]")]


def _changes(told: list[list[Block]], place: str) -> Iterator[Block]:
    before = None if any(told) else _keys([])
    for blocks in told:
        if _keys(blocks) != before:
            yield from blocks or [lone(place, "[vacío]")]
        before = _keys(blocks)


def _keys(blocks: list[Block]) -> list[object]:
    return [block.key for block in blocks]


def pages(root: Element) -> Iterator[Block]:
    """Yield the pages of each section, when they are others than those of the one before."""
    before = ""
    for number, section in enumerate(root.iter(f"{W}sectPr")):
        told = _page(section, is_first=not number)
        if told and told != before:
            yield lone("hojas", f"[{told}]")
            before = told


def _page(section: Element, is_first: bool) -> str:
    size, columns = section.find(f"{W}pgSz"), section.find(f"{W}cols")
    if size is None:
        return ""
    width, height = whole(size.get(f"{W}w")), whole(size.get(f"{W}h"))
    count = whole(columns.get(f"{W}num")) if columns is not None else 1
    words = (
        f"hojas de {_cm(width)} × {_cm(height)} cm",
        f"en {count} columnas" if count > 1 else "",
        _numbered(section.find(f"{W}pgNumType"), is_first),
        "con márgenes que se salen" if _is_out(section.find(f"{W}pgMar"), width, height) else "",
    )
    return ", ".join(filter(None, words))


def _numbered(numbers: Element | None, is_first: bool) -> str:
    """Return how the pages of a section are numbered, unless they go on from those before it."""
    if numbers is None:
        return ""
    start, system = numbers.get(f"{W}start"), numbers.get(f"{W}fmt", "decimal")
    words = (
        "" if start is None or (is_first and start == "1") else f"numeradas desde {start}",
        "numeradas con letras o romanos" if system != "decimal" else "",
    )
    return ", ".join(filter(None, words))


def _cm(twips: int) -> str:
    return f"{round(twips / _HALF_CM) / 2:g}"


def _is_out(margins: Element | None, width: int, height: int) -> bool:
    """Return whether margins leave text, headers or footers out of the page."""
    if margins is None:
        return False
    sides = {
        name: abs(whole(margins.get(f"{W}{name}")))
        for name in ("left", "right", "gutter", "top", "bottom", "header", "footer")
    }
    across, down = sides["left"] + sides["right"] + sides["gutter"], sides["top"] + sides["bottom"]
    negative = any(margins.get(f"{W}{name}", "").startswith("-") for name in ("left", "right"))
    beyond = max(sides["header"], sides["footer"]) > height / 2
    return negative or across > width * 0.8 or down > height * 0.8 or beyond
