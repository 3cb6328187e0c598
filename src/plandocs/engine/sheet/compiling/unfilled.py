"""Tags that stand where nothing is filled: formulas, rules, links."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple
from urllib.parse import unquote

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
    "tableColumn": "una tabla",
    "customFilter": "un filtro",
    "filter": "un filtro",
    "cfRule": "un formato condicional",
    "numFmt": "un formato de número",
}
_REFERENCES = {
    "c": "r",
    "comment": "ref",
    "hyperlink": "ref",
    "dataValidation": "sqref",
    "conditionalFormatting": "sqref",
}
_PARTS_IN_SPANISH = (
    ("comments", "un comentario"),
    ("chart", "una gráfica"),
    ("drawing", "una forma o imagen"),
    ("table", "una tabla"),
    ("docProps", "una propiedad del libro"),
    ("styles", "un estilo"),
    ("workbook", "el libro"),
    ("worksheets", "la hoja"),
)


_HEADERS = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")
IN_SHEET = frozenset(["t", "v", *_HEADERS])
"""What is filled in a worksheet."""
AROUND_SHEET = frozenset(["t", "v", "tableColumn"])
"""What is filled, or read again from the cells, in the parts of a sheet."""


_POINTERS = frozenset(
    "f formula formula1 formula2 definedName calculatedColumnFormula totalsRowFormula location "
    "sheet textlink Target name val lpstr".split()
)
"""The elements and attributes that name sheets and headings."""


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
        if isinstance(node.tag, str):
            for text in _texts(node, filled, titles):
                for found in _TAG.findall(text):
                    yield Unfilled(found, _holder(part, node), _cell_of(node))


def _texts(node: Element, filled: Collection[str], titles: Sequence[str]) -> Iterator[str]:
    """Yield what an element says where nothing fills it."""
    name = local_name(node)
    parent = node.getparent()
    is_filled = name in filled and not (
        name == "v" and parent is not None and local_name(parent) == "tx"
    )  # what a chart remembers of a cell is read again, a name of its own is not
    if not is_filled:
        yield _plain(node.text or "", titles if name in _POINTERS else ())
    for attribute, value in node.attrib.items():
        if not is_filled or (name == "tableColumn" and attribute != "name"):
            yield _plain(str(value), titles if str(attribute) in _POINTERS else ())


def _plain(text: str, titles: Sequence[str]) -> str:
    if "{" not in text and "%" not in text:
        return text
    for title in sorted(titles, key=len, reverse=True):
        text = text.replace(title.replace("'", "''"), "") if title else text
    return unquote(text) if "%7B" in text.upper() else text


def _holder(part: str, node: Element) -> str:
    known = _ELEMENTS_IN_SPANISH.get(local_name(node))
    return known or next((spanish for word, spanish in _PARTS_IN_SPANISH if word in part), part)


def _cell_of(node: Element) -> str:
    for holder in (node, *node.iterancestors()):
        if attribute := _REFERENCES.get(local_name(holder)):
            return str(holder.get(attribute, ""))
    return ""
