"""What can hide or move the words of a Word document without changing them: told by how often.

Hardly any document has these; one that was edited to seem another may.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TOLD = {
    "bidiVisual": "tablas de derecha a izquierda",
    "gridBefore": "filas corridas",
    "hidden": "filas ocultas",
    "cellDel": "celdas por eliminar",
    "ruby": "textos sobre otros",
    "dataBinding": "controles con datos de otra parte",
    "framePr": "párrafos fuera de su lugar",
    "oMath": "ecuaciones",
    "textpath": "letreros",
}
"""What each element is called, whatever its namespace."""
_HIDES = ("vanish", "webHidden", "strike", "dstrike")
_TINY = 8
"""The size of letters that nobody reads, in half points."""


def odd_looks(roots: Iterable[Element], styles: Element | None) -> Iterator[str]:
    """Yield what there is of that in some parts of a document, and how often."""
    hiding = _hiding(styles) if styles is not None else set()
    found: Counter[str] = Counter()
    for root in roots:
        for node in root.iter():
            name = str(node.tag).rpartition("}")[2]
            value = node.get(f"{_W}val", "")
            if name in _TOLD and value not in ("0", "false", "off"):
                found[_TOLD[name]] += 1
            elif name == "sz" and value.isdecimal() and int(value) <= _TINY:
                found["letras diminutas"] += 1
            elif name in ("rStyle", "pStyle") and value in hiding:
                found["textos de un estilo que los oculta o tacha"] += 1
    return (f"{what}: {count}" for what, count in sorted(found.items()))


def _hiding(styles: Element) -> set[str]:
    """Return the ids of the styles whose texts are hidden or struck out."""
    return {
        style.get(f"{_W}styleId", "")
        for style in styles.iter(f"{_W}style")
        for looks in style.iter(f"{_W}rPr")
        for name in _HIDES
        if (node := looks.find(f"{_W}{name}")) is not None
        and node.get(f"{_W}val", "true") not in ("0", "false", "off")
    }
