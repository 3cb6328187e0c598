"""A tagged PDF as a screen reader takes it: its elements with the texts that they mark."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

_CODES = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f]+)>")


@dataclass
class Element:
    """An element of the tree: its role, its attributes and what it holds."""

    role: str
    attributes: dict[str, Any]
    kids: list["Element | str"] = field(default_factory=list)
    alternative: str = ""

    @property
    def text(self) -> str:
        """All that it says."""
        return "".join(kid if isinstance(kid, str) else kid.text for kid in self.kids)

    def all(self, role: str) -> Iterator["Element"]:
        """Yield the elements below that have a role, in the order of reading."""
        for kid in self.kids:
            if isinstance(kid, Element):
                if kid.role == role:
                    yield kid
                yield from kid.all(role)


def tree_of(pdf: pikepdf.Pdf) -> Element:
    """Return the first element of a tagged PDF."""
    texts = {page.obj.objgen: _texts(page) for page in pdf.pages}
    return _element(pdf.Root.StructTreeRoot.K[0], None, texts)


def rows_of(table: Element) -> list[list[str]]:
    """Return the texts of the cells of a table, row by row."""
    return [
        [cell.text.strip() for cell in row.kids if isinstance(cell, Element)]
        for row in table.all("TR")
    ]


def _element(node: Any, page: Any, texts: Any) -> Element:
    page = node.get("/Pg", page)
    held = node.get("/A", pikepdf.Dictionary())
    attributes = {str(key)[1:]: value for key, value in held.items() if key != "/O"}
    element = Element(str(node.S)[1:], attributes, alternative=str(node.get("/Alt", "")))
    kids = node.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if not isinstance(kid, pikepdf.Dictionary):
            element.kids.append(texts[page.objgen][int(kid)])
        elif kid.get("/Type") == "/MCR":
            element.kids.append(texts[kid.Pg.objgen][int(kid.MCID)])
        elif kid.get("/Type") != "/OBJR":
            element.kids.append(_element(kid, page, texts))
    if "/ActualText" in node:
        element.kids = [str(node.ActualText)]
    return element


def _texts(page: pikepdf.Page) -> dict[int, str]:
    """Return the text of each mark of a page."""
    texts: dict[int, str] = {}
    fonts: dict[str, dict[int, str]] = {}
    marks: list[int | None] = []
    font: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(page, "BDC BMC EMC Tf Tj TJ"):
        operands: Any = instruction.operands
        name = str(instruction.operator)
        if name in ("BDC", "BMC"):
            given = operands[-1] if name == "BDC" else {}
            marks.append(int(given["/MCID"]) if "/MCID" in given else None)
            if marks[-1] is not None:
                texts[marks[-1]] = ""
        elif name == "EMC":
            marks.pop()
        elif name == "Tf":
            key = str(operands[0])
            font = fonts.setdefault(key, {}) or _letters(page.resources.Font[key])
            fonts[key] = font
        else:
            assert marks, "a text without a mark"
            shown = operands[0] if name == "TJ" else operands
            codes = b"".join(bytes(part) for part in shown if isinstance(part, pikepdf.String))
            if marks[-1] is not None:
                texts[marks[-1]] += "".join(font.get(code, "?") for code in codes)
    assert not marks
    return texts


def _letters(font: Any) -> dict[int, str]:
    letters: dict[int, str] = {}
    for kind, body in _CODES.findall(font.ToUnicode.read_bytes()):
        found = [bytes.fromhex(code.decode()) for code in _HEX.findall(body)]
        if kind == b"char":
            for one, text in zip(found[::2], found[1::2], strict=True):
                letters[one[-1]] = text.decode("utf-16-be")
        else:
            for first, last, text in zip(found[::3], found[1::3], found[2::3], strict=True):
                for turn, code in enumerate(range(first[-1], last[-1] + 1)):
                    letters[code] = chr(ord(text.decode("utf-16-be")) + turn)
    return letters
