"""Pictures and shapes: what each shows, how, what it is said to be, whether it covers text.

Source: ISO/IEC 29500-1, 20 and 19 (VML); [MS-ODRAWXML].
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element

from plandocs.verify.contents import folded
from plandocs.verify.opening import UnreadableFile
from plandocs.verify.word_text.names import FALLBACK, A, R, W, whole
from plandocs.verify.word_text.parts import Part

DEEPEST = 256
"""How many things may stand in one another: as many as templates may have."""
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_SVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}"
_VML = "{urn:schemas-microsoft-com:vml}"
_VML_WORD = "{urn:schemas-microsoft-com:office:word}"
_SHAPES = {
    *(f"{_VML}{name}" for name in ("rect", "roundrect", "oval", "shape", "polyline", "curve")),
    *(f"{_VML}{name}" for name in ("line", "arc", "image")),
}
_READ = ("picture", "wordprocessingShape", "wordprocessingGroup", "wordprocessingCanvas")
"""The kinds of drawing whose parts are told one by one."""
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_INK = (f"{W}contentPart", "{http://schemas.microsoft.com/office/word/2010/wordml}contentPart")
_EDGES = ("l", "t", "r", "b")
_CROPS = ("cropleft", "croptop", "cropright", "cropbottom")
_FILLS = {f"{A}{name}" for name in ("solidFill", "gradFill", "blipFill", "pattFill", "grpFill")}
_EXTENSIONS = f"{A}extLst"
_CM, _OFF = 360_000, 131_313
"""A centimetre in EMU; sizes are cut where none is usual: programs round each their way."""
_LEAST, _TINY = 36_000, "diminuta"
_UNITS = {"pt": 12_700, "in": 914_400, "cm": _CM, "mm": _CM // 10, "px": 9_525}
_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)(pt|in|cm|mm|px)\s*")


class _Frame(NamedTuple):
    """What is said of a drawing as a whole, and whether it stands out of its line."""

    words: str = ""
    floats: bool = False


@dataclass
class Drawn:
    """What a drawing shows, in its line or wherever it was put, and the text boxes it holds."""

    told: list[str] = field(default_factory=list)
    floating: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)


def drawn(part: Part, node: Element) -> Drawn:
    """Return what is drawn in what stands in a run; raise UnreadableFile."""
    found = Drawn()
    _look(part, node, found, _Frame(), 0)
    return found


def _look(part: Part, node: Element, into: Drawn, frame: _Frame, depth: int) -> None:
    if depth > DEEPEST:
        raise UnreadableFile("tiene más cosas dentro de otras que cualquier documento")
    told = into.floating if frame.floats else into.told
    for child in node:
        tag, below = child.tag, frame
        if tag == f"{W}txbxContent":
            into.boxes.append(child)
            continue
        if tag == f"{A}blip":
            told.append(_told(_picture(part, child), _cut(node), *_effects(child), frame.words))
        elif tag == f"{_VML}imagedata":
            key = child.get(f"{R}id") or child.get(f"{R}link") or child.get(f"{R}href") or ""
            told.append(_told(part.picture(key), _vml_cut(child), frame.words))
        elif tag in (f"{_WP}inline", f"{_WP}anchor"):
            below = _placed(part, child)
        elif tag in _SHAPES:
            below = _vml_placed(child, frame)
            if child.find(f"{_VML}imagedata") is None:
                (into.floating if below.floats else told).append(_shape(child, below))
        elif tag == f"{_WPS}wsp":
            told.append(_shape(child, frame))
        elif tag == f"{A}graphicData":
            kind = child.get("uri", "").rpartition("/")[2]
            told += [_told(f"figura de {kind}", frame.words)] if kind not in _READ else []
        elif tag == _DIAGRAM:
            told.append(_told(f"esquema: {part.words(child.get(f'{R}dm', ''))}", frame.words))
        elif tag == _CHART:
            told.append(_told(f"gráfica: {part.words(child.get(f'{R}id', ''))}", frame.words))
        elif tag in _INK:
            told.append(_told("trazos a mano", frame.words))
        if tag != FALLBACK:
            _look(part, child, into, below, depth + 1)


def _told(*words: str) -> str:
    return f"[{', '.join(filter(None, words))}]"


def _shape(node: Element, frame: _Frame) -> str:
    return _told("figura", "con relleno" if _is_filled(node) else "", frame.words)


def _picture(part: Part, blip: Element) -> str:
    key = blip.get(f"{R}embed") or blip.get(f"{R}link") or ""
    drawn_too = [node.get(f"{R}embed", "") for node in blip.iter(f"{_SVG}svgBlip")]
    return " y ".join(part.picture(one) for one in (key, *drawn_too))


def _cut(filling: Element) -> str:
    """Return how much is cut of each side of a picture, in hundredths of it."""
    found = filling.find(f"{A}srcRect")
    if found is None:
        return ""
    return _sides([round(whole(found.get(edge)) / 1000) for edge in _EDGES])


def _vml_cut(picture: Element) -> str:
    return _sides([_vml_part(picture.get(crop, "")) for crop in _CROPS])


def _vml_part(text: str) -> int:
    part = whole(text[:-1]) / 65536 if text.endswith("f") else float(whole(text))
    return round(part * 100)


def _sides(parts: list[int]) -> str:
    return f"recortada {' '.join(f'{part}%' for part in parts)}" if any(parts) else ""


def _effects(blip: Element) -> Iterator[str]:
    """Yield what changes how a picture is seen, by its name and how much."""
    for node in blip:
        if node.tag != _EXTENSIONS:
            values = " ".join(value for _, value in sorted(node.attrib.items()))
            yield f"con {str(node.tag).rpartition('}')[2]} {values}".strip()


def _placed(part: Part, frame: Element) -> _Frame:
    """Return what is said of a drawing as a whole: what it is, where it leads, if it covers."""
    said = frame.find(f"{_WP}docPr")
    texts = [folded(said.get(name, "")) for name in ("descr", "title")] if said is not None else []
    text = next(filter(None, texts), "")
    links = [part.address(node.get(f"{R}id", "")) for node in frame.iter(f"{A}hlinkClick")]
    size = frame.find(f"{_WP}extent")
    wide, high = (whole(size.get(name)) for name in ("cx", "cy")) if size is not None else (0, 0)
    floats = frame.tag == f"{_WP}anchor"
    over = floats and frame.find(f"{_WP}wrapNone") is not None
    words = (
        f"«{text}»" if text else "",
        *(f"‹{link}›" for link in dict.fromkeys(links) if link),
        _over(wide, high) if over and frame.get("behindDoc") not in ("1", "true") else "",
        _TINY if 0 < min(wide, high) < _LEAST else "",
    )
    return _Frame(", ".join(filter(None, words)), floats)


def _vml_placed(shape: Element, around: _Frame) -> _Frame:
    style = dict(one.partition(":")[::2] for one in shape.get("style", "").lower().split(";"))
    styled = {name.strip(): text.strip() for name, text in style.items()}
    wrap = shape.find(f"{_VML_WORD}wrap")
    wide, high = (_emu(styled.get(name, "")) for name in ("width", "height"))
    floats = styled.get("position") == "absolute"
    over = floats and whole(styled.get("z-index")) >= 0
    text, link = folded(shape.get("alt", "")), shape.get("href", "")
    words = (
        f"«{text}»" if text else "",
        f"‹{link}›" if link else "",
        _over(wide, high) if over and (wrap is None or wrap.get("type") == "none") else "",
        _TINY if 0 < min(wide, high) < _LEAST else "",
    )
    return _Frame(", ".join(filter(None, words)), floats or around.floats)


def _over(wide: int, high: int) -> str:
    size = " × ".join(str((length + _OFF) // _CM) for length in (wide, high))
    return f"encima del texto, de unos {size} cm"


def _emu(length: str) -> int:
    found = _LENGTH.fullmatch(length)
    return whole(str(float(found[1]) * _UNITS[found[2]])) if found else 0


def _is_filled(shape: Element) -> bool:
    """Return whether a shape hides what is behind it."""
    if shape.tag != f"{_WPS}wsp":
        return shape.get("filled") not in ("f", "false")
    looks = shape.find(f"{_WPS}spPr")
    told = {str(node.tag) for node in looks} if looks is not None else set()
    if f"{A}noFill" in told or not told.isdisjoint(_FILLS):
        return f"{A}noFill" not in told
    style = shape.find(f"{_WPS}style/{A}fillRef")
    return style is not None and style.get("idx", "0") != "0"
