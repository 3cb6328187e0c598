"""Tags that stand where nothing is filled: formulas, comments, drawings, rules."""

from collections.abc import Iterator
from dataclasses import dataclass

from plandocs.engine.sheet.raw import TYPES, WORKBOOK, Element, RawBook, local_name, parse
from plandocs.engine.sheet.tags import TAG

_FILLED_PARTS = ("xl/sharedStrings.xml", "docProps/core.xml", TYPES)
_FILLED_ELEMENTS = frozenset(
    ["t", "v", "oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"]
)
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


@dataclass(frozen=True, slots=True)
class Unfilled:
    """A tag where nothing is filled: its text, what holds it, its sheet and cell when known."""

    text: str
    holder: str
    sheet: str
    cell: str


def find_unfilled(book: RawBook) -> Iterator[Unfilled]:
    """Yield each tag of the template that would stay as it is."""
    for part, data in book.parts.items():
        if part in _FILLED_PARTS or not part.endswith((".xml", ".vml", ".rels")):
            continue
        if b"{{" in data or b"{%" in data or b"%7B" in data.upper():
            yield from _in_part(book, part, parse(data))


def _in_part(book: RawBook, part: str, root: Element) -> Iterator[Unfilled]:
    for node in root.iter():
        if not isinstance(node.tag, str) or _is_filled(book, part, node):
            continue
        texts = [node.text or "", *map(str, node.attrib.values())]
        for text in texts:
            for found in TAG.findall(_plain(book, text)):
                yield Unfilled(found, _holder(part, node), _sheet_of(book, part), _cell_of(node))


def _plain(book: RawBook, text: str) -> str:
    """Return a text without the names of sheets, which are filled wherever they are used."""
    for sheet in book.sheets:
        text = text.replace(sheet.title.replace("'", "''"), "") if sheet.title else text
    return text.replace("%7B", "{").replace("%7D", "}").replace("%25", "%")


def _is_filled(book: RawBook, part: str, node: Element) -> bool:
    name = local_name(node)
    if part == WORKBOOK:
        return name == "sheet"
    return name in _FILLED_ELEMENTS and any(sheet.part == part for sheet in book.sheets)


def _holder(part: str, node: Element) -> str:
    known = _ELEMENTS_IN_SPANISH.get(local_name(node))
    return known or next((spanish for word, spanish in _PARTS_IN_SPANISH if word in part), part)


def _sheet_of(book: RawBook, part: str) -> str:
    if "/_rels/" in part:
        part = part.replace("/_rels/", "/").removesuffix(".rels")
    return book.owner(part)


def _cell_of(node: Element) -> str:
    for holder in (node, *node.iterancestors()):
        if attribute := _REFERENCES.get(local_name(holder)):
            return str(holder.get(attribute, ""))
    return ""
