"""How letters and paragraphs look, of what may hide them: styles one over another.

Looks are plain texts by name, only those that are set. Source: ISO/IEC 29500-1, 17.7.2 and 17.3.
"""

from collections.abc import Callable, Mapping, Sequence
from xml.etree.ElementTree import Element

from plandocs.verify.color import BLACK, WHITE
from plandocs.verify.fonts import is_of_signs
from plandocs.verify.word_text.colors import AUTO, Palette, are_alike, highlight
from plandocs.verify.word_text.names import W14, W, is_yes, value, whole

Looks = Mapping[str, str]
_Reader = Callable[[Element], dict[str, str]]

_TOGGLES = ("vanish", "strike")
"""What a style turns round if the one below it says it too (17.7.3)."""
_TINY = 8
"""The size of letters that nobody reads, in half points."""
_NARROW = 30
"""The width of letters that nobody reads, in hundredths of their own."""
_USUAL = 20
"""The size of letters where nothing says any, in half points."""
_FAR, _WIDE = 1000, 7000
"""How far out of the page's text a paragraph may begin, and how narrow it may become: twips."""
_LIGHT = ("bg1", "lt1", "bg2", "lt2")
"""The colours of a theme that hardly any has dark."""
_CHARACTER = 2.1
"""About how many twips a hundredth of a letter takes."""
_CLEAR = 50_000
"""From what part of transparency letters are not seen (100 000 is all)."""


def letters_of(node: Element | None, palette: Palette) -> dict[str, str]:
    """Return what an `rPr` sets."""
    return _set(node, palette, _LETTERS)


def form_of(node: Element | None, palette: Palette) -> dict[str, str]:
    """Return what a `pPr` sets."""
    return _set(node, palette, _FORMS)


def layered(below: Looks, layers: Sequence[Looks]) -> Looks:
    """Return the looks of letters: those of the document, and of each style over it."""
    found = dict(below)
    for layer in layers:
        found |= layer
    for name in _TOGGLES:
        told = [layer[name] == "1" for layer in layers if name in layer]
        if below.get(name) != "1" and told:
            found[name] = "1" if sum(told) % 2 else "0"
    return found


def unseen(looks: Looks, paper: str, line: str) -> str:
    """Return what keeps letters from being read, in words; empty if nothing does.

    `paper` is the colour behind them, `line` the exact height of theirs if it has one.
    """
    size = whole(looks.get("sz")) or _USUAL
    tests = {
        "oculto": looks.get("vanish") == "1",
        "tachado": "1" in (looks.get("strike"), looks.get("dstrike")),
        "del color de su fondo": _is_lost(looks, paper),
        "diminuto": size <= _TINY,
        "apretado": _is_squeezed(looks, line, size),
        "fuera de su renglón": abs(whole(looks.get("position"))) > 2 * size,
        "en letra de signos": is_of_signs(looks.get("font", "")),
    }
    return ", ".join(name for name, is_so in tests.items() if is_so)


def displaced(form: Looks) -> str:
    """Return whether a paragraph stands where its text is not read, in words."""
    left, right = whole(form.get("left")), whole(form.get("right"))
    start = left + whole(form.get("first"))
    if "frame" in form or min(left, right, start) < -_FAR or max(left, start) + right > _WIDE:
        return "fuera de su lugar"
    return ""


def _is_lost(looks: Looks, paper: str) -> bool:
    pen = looks.get("highlight", "")
    behind = pen or looks.get("shade") or paper
    fill = looks.get("fill", "")
    color = fill or looks.get("color", AUTO)
    if color == AUTO:  # chosen by each program against its paper, but for what a pen marks
        return bool(pen) and are_alike(BLACK, pen)
    return color == "none" or are_alike(color, behind)


def _is_squeezed(looks: Looks, line: str, size: int) -> bool:
    return (
        0 < whole(looks.get("w")) <= _NARROW
        or whole(looks.get("spacing")) <= -3 * size
        or (bool(line) and whole(line) < 5 * size)
        or "fit" in looks
    )


def _set(node: Element | None, palette: Palette, readers: Mapping[str, _Reader]) -> dict[str, str]:
    found: dict[str, str] = {}
    for child in node if node is not None else ():
        if child.tag in readers:
            found |= readers[child.tag](child)
        elif child.tag == f"{W}color":
            found["color"] = palette.color(child, "val", "theme")
        elif child.tag == f"{W}shd":
            found["shade"] = palette.shade(child).color
    return found


def _flag(child: Element) -> dict[str, str]:
    return {str(child.tag).rpartition("}")[2]: "1" if is_yes(child) else "0"}


def _number(child: Element) -> dict[str, str]:
    return {str(child.tag).rpartition("}")[2]: child.get(f"{W}val", "")}


def _font(child: Element) -> dict[str, str]:
    name = child.get(f"{W}ascii") or child.get(f"{W}hAnsi")
    return {"font": name} if name else {}


def _fill(child: Element) -> dict[str, str]:
    """Return how Word 2010 fills letters: not at all, or with a colour, the first of several."""
    clear = [node.get(f"{W14}val", "") for node in child.iter(f"{W14}alpha")]
    if child.find(f"{W14}noFill") is not None or any(whole(one) >= _CLEAR for one in clear):
        return {"fill": "none"}
    names = (f"{W14}srgbClr", f"{W14}schemeClr")
    own = next((node.get(f"{W14}val", "") for node in child.iter() if node.tag in names), "")
    color = WHITE if own in _LIGHT else own.upper()
    return {"fill": color if len(color) == 6 and set(color) <= set("0123456789ABCDEF") else ""}


def _indent(child: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, other in (("left", "start"), ("right", "end")):
        told = child.get(f"{W}{name}") or child.get(f"{W}{other}")
        found |= {name: told} if told else {}
        letters = whole(child.get(f"{W}{name}Chars") or child.get(f"{W}{other}Chars"))
        found |= {name: str(letters * _CHARACTER)} if letters else {}
    first, hanging = child.get(f"{W}firstLine"), child.get(f"{W}hanging")
    if hanging is not None:
        return {**found, "first": str(-whole(hanging))}
    return {**found, "first": first} if first is not None else found


def _line(child: Element) -> dict[str, str]:
    line = child.get(f"{W}line")
    if line is None:
        return {}
    return {"line": line if child.get(f"{W}lineRule") == "exact" else ""}


def _list(child: Element) -> dict[str, str]:
    told = {"list": value(child, "numId"), "level": value(child, "ilvl")}
    return {name: text for name, text in told.items() if text}


_LETTERS: dict[str, _Reader] = {
    **{f"{W}{name}": _flag for name in ("vanish", "strike", "dstrike")},
    **{f"{W}{name}": _number for name in ("sz", "spacing", "w", "position")},
    f"{W}highlight": lambda child: {"highlight": highlight(child)},
    f"{W}rFonts": _font,
    f"{W}fitText": lambda _: {"fit": "1"},
    f"{W14}textFill": _fill,
}
_FORMS: dict[str, _Reader] = {
    f"{W}ind": _indent,
    f"{W}spacing": _line,
    f"{W}numPr": _list,
    f"{W}framePr": lambda _: {"frame": "1"},
}
