"""What prints something else on another day, or in another program: no two prints are alike."""

import re
from collections.abc import Iterator, Sequence

from plandocs.printing.facts.fact import Fact
from plandocs.printing.facts.reading import Reading
from plandocs.printing.rules import CHANGING_VALUE, RUNNING_TITLE, UNPRINTED_FIELD
from plandocs.printing.word import Element, attribute, parsed, w
from plandocs.printing.workbook import Sheet

_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_FUNCTION = re.compile(r"\b(?:TODAY|NOW|RAND|RANDBETWEEN|RANDARRAY)\s*\(", re.IGNORECASE)
_FIELDS = {"DATE": CHANGING_VALUE, "TIME": CHANGING_VALUE, "STYLEREF": RUNNING_TITLE}
_LEFT = re.compile(r"\s*(?:=|(?:INDEX|TOA)\b|TOC\b.*\\[abc]\s)", re.IGNORECASE | re.DOTALL)
"""The fields that Word computes when they are out of date, but for the contents, told apart."""
_TEXTS = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_PLACES = {"document": "el texto", "header": "el encabezado", "footer": "el pie"}
_NOTES = "las notas"


def changing_cells(sheets: Sequence[Sheet]) -> Iterator[Fact]:
    """Yield the formulas that give another value each time they are reckoned."""
    for sheet in sheets:
        for cell, formula in sheet.formulas:
            if _FUNCTION.search(_QUOTED.sub("", formula)):
                place = f"La celda {cell} de la hoja «{sheet.name}»"
                yield Fact(CHANGING_VALUE, values={"lugar": place, "texto": f"={formula}"})


def changing_fields(reading: Reading) -> Iterator[Fact]:
    """Yield the fields of a Word document that print something else elsewhere, or another day."""
    for part, data in reading.word.parts.items():
        if not _TEXTS.fullmatch(part):
            continue
        kind = re.sub(r"\d", "", part.removeprefix("word/").removesuffix(".xml"))
        place = _PLACES.get(kind, _NOTES).capitalize()
        root = reading.word.root if part == reading.word.main else parsed(data)
        for code, is_dirty in _codes(root):
            words = code.split()
            rule = _FIELDS.get(words[0].upper()) if words else None
            if rule is None and is_dirty and _LEFT.match(code):
                rule = UNPRINTED_FIELD
            if rule:
                yield Fact(rule, values={"lugar": place, "texto": f"{{ {' '.join(words)} }}"})


def _codes(root: Element) -> Iterator[tuple[str, bool]]:
    """Yield the instruction of each field, and whether it is said to be out of date."""
    for simple in root.iter(w("fldSimple")):
        yield attribute(simple, "instr"), _is_dirty(simple)
    open_codes: list[str] = []
    dirty: list[bool] = []
    for node in root.iter(w("fldChar"), w("instrText")):
        if node.tag == w("instrText"):
            if open_codes:
                open_codes[-1] += node.text or ""
        elif attribute(node, "fldCharType") == "begin":
            open_codes.append("")
            dirty.append(_is_dirty(node))
        elif attribute(node, "fldCharType") == "end" and open_codes:
            yield open_codes.pop(), dirty.pop()


def _is_dirty(field: Element) -> bool:
    return attribute(field, "dirty") in ("true", "1", "on")
