"""What can hide or move the words of a Word document without changing them: told by how often.

Hardly any document has these; one that was edited to seem another may.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from plandocs.verify.word_text.names import W

_TOLD = {
    "bidiVisual": "tablas de derecha a izquierda",
    "bdo": "textos al revés",
    "dir": "textos al revés",
    "gridBefore": "filas corridas",
    "hidden": "filas ocultas",
    "cellDel": "celdas por eliminar",
    "ruby": "textos sobre otros",
    "dataBinding": "controles con datos de otra parte",
    "oMath": "ecuaciones",
    "textpath": "letreros",
}
"""What each element is called, whatever its namespace."""

_TABLE_PLACES = {f"{W}{name}" for name in ("tblInd", "tblpPr")}
_PLACED = ("w", "tblpX", "tblpY")
_FAR = 10_000
"""How far a table may be put from where it stands, in twips."""


def odd_looks(roots: Iterable[Element]) -> Iterator[str]:
    """Yield what there is of that in some parts of a document, and how often."""
    found: Counter[str] = Counter()
    for root in roots:
        for node in root.iter():
            name = str(node.tag).rpartition("}")[2]
            if name in _TOLD and node.get(f"{W}val", "") not in ("0", "false", "off"):
                found[_TOLD[name]] += 1
            elif node.tag in _TABLE_PLACES and _is_far(node):
                found["tablas fuera de su lugar"] += 1
    return (f"{what}: {count}" for what, count in sorted(found.items()))


def _is_far(place: Element) -> bool:
    told = (place.get(f"{W}{name}", "0").lstrip("-") for name in _PLACED)
    return any(one.isdecimal() and int(one) > _FAR for one in told if len(one) < 10)
