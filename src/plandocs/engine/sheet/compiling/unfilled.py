"""Tags that stand where nothing is filled: formulas, rules, links."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from plandocs.engine.sheet.compiling.tree import local_name
from plandocs.engine.xml import Element

_TAG = re.compile(r"\{\{.{0,400}?\}\}|\{%.{0,400}?%\}", re.DOTALL)
_ELEMENTS_IN_SPANISH = {
    "f": "una fórmula",
    "formula": "un formato condicional",
    "formula1": "una validación",
    "formula2": "una validación",
    "dataValidation": "una validación",
    "definedName": "un nombre definido",
    "hyperlink": "un vínculo",
    "Relationship": "un vínculo",
}
_REFERENCES = {"c": "r", "comment": "ref", "hyperlink": "ref", "dataValidation": "sqref"}
_PARTS_IN_SPANISH = (
    ("comments", "un comentario"),
    ("chart", "una gráfica"),
    ("drawing", "una forma o imagen"),
    ("table", "una tabla"),
    ("docProps", "una propiedad del libro"),
)


_HEADERS = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")
IN_SHEET = frozenset(["t", "v", *_HEADERS])
"""What is filled in a worksheet."""
AROUND_SHEET = frozenset(["t", "v", "tableColumn"])
"""What is filled, or read again from the cells, in the parts of a sheet."""


class Unfilled(NamedTuple):
    """A tag where nothing is filled: its text, what holds it, its cell when known."""

    text: str
    holder: str
    cell: str


def find_unfilled(
    part: str, root: Element, titles: Sequence[str], filled: Collection[str]
) -> Iterator[Unfilled]:
    """Yield each tag of a part that stands in no element of the `filled` names.

    The names of sheets are filled wherever they are used.
    """
    for node in root.iter():
        if isinstance(node.tag, str) and local_name(node) not in filled:
            for text in (node.text or "", *map(str, node.attrib.values())):
                for found in _TAG.findall(_plain(text, titles)):
                    yield Unfilled(found, _holder(part, node), _cell_of(node))


def _plain(text: str, titles: Sequence[str]) -> str:
    if "{" not in text and "%" not in text:
        return text
    for title in sorted(titles, key=len, reverse=True):
        text = text.replace(title.replace("'", "''"), "") if title else text
    return text.replace("%7B", "{").replace("%7D", "}").replace("%25", "%")


def _holder(part: str, node: Element) -> str:
    known = _ELEMENTS_IN_SPANISH.get(local_name(node))
    return known or next((spanish for word, spanish in _PARTS_IN_SPANISH if word in part), part)


def _cell_of(node: Element) -> str:
    for holder in (node, *node.iterancestors()):
        if attribute := _REFERENCES.get(local_name(holder)):
            return str(holder.get(attribute, ""))
    return ""
