"""What of a sheet goes to paper: its area, scale and breaks, what stands above and below."""

import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from plandocs.verify.color import WHITE
from plandocs.verify.contents import Block, folded, lone
from plandocs.verify.opening import Package, parse
from plandocs.verify.relations import picture, related, relations
from plandocs.verify.sheet_text.colors import Colors, is_seen
from plandocs.verify.sheet_text.styles import Styles
from plandocs.verify.sheet_text.values import S, is_on, number_of

_V = "{urn:schemas-microsoft-com:vml}"
_RELID = "{urn:schemas-microsoft-com:office:office}relid"
_DRESS = re.compile(r'&"[^"]*"|&K[0-9A-Fa-f+\-]{6}|&\d{1,3}|&[BIUESXYOH]')
_COLOR, _SIZE = re.compile(r"&K([0-9A-Fa-f]{2})([0-9A-Fa-f+\-]{4})"), re.compile(r"&(\d{1,3})")
_TINY = 4
_MARGINS = {
    "oddHeader": "encabezado",
    "oddFooter": "pie de página",
    "evenHeader": "encabezado de las páginas pares",
    "evenFooter": "pie de las páginas pares",
    "firstHeader": "encabezado de la primera página",
    "firstFooter": "pie de la primera página",
}
_SWITCHES = {"even": "differentOddEven", "first": "differentFirst"}
_SIGHTS = {"blackAndWhite": "en blanco y negro", "draft": "como borrador, sin imágenes"}


def print_blocks(
    parts: Package, path: str, name: str, root: Element, named: Iterable[str], styles: Styles
) -> Iterator[Block]:
    """Yield what changes what is read of a sheet on paper."""
    where = f"hoja «{name}»"
    for text in (*named, *_setup(root), *_breaks(root)):
        yield lone(f"{where} · impresión", f"[{text}]")
    for switch in root.iter(f"{S}headerFooter"):
        for tag, place in _MARGINS.items():
            needed = _SWITCHES.get(tag[:-6])
            if needed is None or is_on(switch.get(needed)):
                raw = "".join(node.text or "" for node in switch.iter(f"{S}{tag}"))
                text = folded(_margin(raw))
                if text or needed:
                    yield lone(f"{where} · {place}", text or "[vacío]", _look(raw, styles.colors))
    for drawing in related(parts, path, "vmlDrawing"):
        yield from _pictures(parts, drawing, where)


def _setup(root: Element) -> Iterator[str]:
    fits = any(is_on(node.get("fitToPage")) for node in root.iter(f"{S}pageSetUpPr"))
    for node in root.iter(f"{S}pageSetup"):
        wide, high = node.get("fitToWidth", "1"), node.get("fitToHeight", "1")
        if fits and (wide, high) != ("0", "0"):
            yield f"ajustada a {wide} páginas de ancho y {high} de alto"
        elif (scale := node.get("scale", "100")) != "100":
            yield f"al {scale} %"
        if is_on(node.get("useFirstPageNumber")) and (start := node.get("firstPageNumber")):
            yield f"páginas numeradas desde {start}"
        yield from (told for key, told in _SIGHTS.items() if is_on(node.get(key)))


def _breaks(root: Element) -> Iterator[str]:
    for tag, what in (("rowBreaks", "filas"), ("colBreaks", "columnas")):
        places = sorted(
            number_of(node.get("id"))
            for node in root.iterfind(f"{S}{tag}/{S}brk")
            if is_on(node.get("man"))
        )
        if places:
            yield f"saltos de página tras las {what} {', '.join(map(str, places))}"


def _margin(text: str) -> str:
    """Return what a printed header says, without the codes that only dress it."""
    return re.sub("&[LCR]", " ", re.sub("&[PN]", "#", _DRESS.sub("", text)))


def _look(text: str, colors: Colors) -> str:
    """Return what hides the letters of a printed header, or some of them."""
    tiny = any(int(size) <= _TINY for size in _SIZE.findall(text))
    named = (_color(first, rest, colors) for first, rest in _COLOR.findall(text))
    unseen = any(not is_seen(color, WHITE) for color in named)
    told = (
        "tachado" if "&S" in text else "",
        "letra diminuta" if tiny else "",
        "letra que no se distingue del fondo" if unseen else "",
    )
    return ", ".join(filter(None, told))


def _color(first: str, rest: str, colors: Colors) -> str:
    """Return the colour of a code: six figures, or the place of one in the theme and its tint."""
    if rest[0] not in "+-":
        code = first + rest
        return code.upper() if re.fullmatch("[0-9A-Fa-f]{6}", code) else WHITE
    tint = f"{rest[0]}0.{rest[1:]}"
    return colors.of(Element("color", {"theme": str(number_of(first)), "tint": tint}), WHITE)


def _pictures(parts: Package, name: str, where: str) -> Iterator[Block]:
    """Yield the old-style pictures and controls of a sheet, of which comments are told apart."""
    root = parse(parts, name)
    points = {key: (to, outside) for key, _, to, outside in relations(parts, name)}
    for node in root.iter(f"{_V}imagedata") if root is not None else ():
        told = picture(parts, *points.get(node.get(_RELID, ""), ("", False)))
        yield lone(f"{where} · imagen", f"[{told}]")
    kinds = [
        child.get("ObjectType", "")
        for child in (root.iter() if root is not None else ())
        if str(child.tag).endswith("}ClientData")
    ]
    yield from (lone(f"{where} · control", f"[{kind}]") for kind in kinds if kind != "Note")
