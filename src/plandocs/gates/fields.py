"""The codes of Word's fields: which only show what the document holds, and which reach out.

ECMA-376 part 1, 17.16.5 lists them. A field that this list does not name is one of those that
calculate, number or refer, or the name of a bookmark.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from plandocs.gates.links import excerpt, is_allowed
from plandocs.gates.parts import Element, attribute, word_name
from plandocs.gates.places import above

VALUE, STATEMENT, NESTED = "\ue000", "\ue001", "\ue002"
"""What stands in a code for a tag that prints, for another tag, and for a field inside it."""
_TAGS = re.compile(r"(\{\{.*?\}\})|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_STARTS_PROGRAM = "puede arrancar un programa al abrirse o actualizarse"
_READS_FILE = "trae el contenido de otro archivo o de internet"
_READS_DATA = "trae el contenido de una base de datos"
_ASKS = "detiene a quien abre el documento con una pregunta"
_TAKES = "toma su texto de la computadora de quien lo abre"
_REASONS = {
    "DDE": _STARTS_PROGRAM,
    "DDEAUTO": _STARTS_PROGRAM,
    "MACROBUTTON": _STARTS_PROGRAM,
    "HTMLACTIVEX": _STARTS_PROGRAM,
    "HTMLCONTROL": _STARTS_PROGRAM,
    "CONTROL": _STARTS_PROGRAM,
    "EMBED": _STARTS_PROGRAM,
    "PRINT": "manda órdenes a la impresora",
    "LINK": _READS_FILE,
    "INCLUDE": _READS_FILE,
    "INCLUDETEXT": _READS_FILE,
    "INCLUDEPICTURE": _READS_FILE,
    "IMPORT": _READS_FILE,
    "RD": _READS_FILE,
    "DATABASE": _READS_DATA,
    "DATA": _READS_DATA,
    "ASK": _ASKS,
    "FILLIN": _ASKS,
    "AUTOTEXT": _TAKES,
    "AUTOTEXTLIST": _TAKES,
    "GLOSSARY": _TAKES,
}
_BUILT = "toma su nombre de otro campo o de una etiqueta, y podría ser cualquiera"
_UNREADABLE = "lleva en su nombre signos que lo disfrazan"
_LINK_BUILT = "arma su dirección con otro campo o con condiciones, y podría llevar a cualquier lado"
_LINK_WRONG = "lleva a una dirección que no es http, https ni mailto"
_NAME = re.compile(r"[^\s\\\"“”]+")
_PLAIN = re.compile(r"\w+(?:[.\-]\w+)*")
_ARGUMENT = re.compile(
    r"\\(?P<switch>[^\s\"“”\\])|[\"“”](?P<quoted>(?:\\.|[^\"“”\\])*)[\"“”]?|(?P<bare>[^\s\"“”]+)"
)
_WITH_ARGUMENT = frozenset("lots")
_MAY_LEAD = re.compile(r"[:\\]")
_SPACES = ("tab", "br", "cr", "p")
_SIGNS = ("sym", "noBreakHyphen", "softHyphen", "ptab")
_TEXTS = ("instrText", "delInstrText", "t", "delText")


@dataclass(slots=True)
class Field:
    """A field of a part: the element where it begins and its code."""

    begins: Element
    code: list[str] = field(default_factory=list)
    is_open: bool = True
    """Whether its code is still being read."""
    is_torn: bool = False
    """Whether its code stands in alternatives of which each program reads one."""

    @property
    def text(self) -> str:
        """The code, with what stands for tags and other fields."""
        return _TAGS.sub(lambda found: VALUE if found[1] else STATEMENT, "".join(self.code))


def fields_of(root: Element) -> Iterator[Field]:
    """Yield the fields of a part, however their codes are cut, and those never closed."""
    open_fields: list[Field] = []
    for element in root.iter():
        name = word_name(element)
        if name == "fldSimple":
            yield Field(element, [attribute(element, "instr")])
            if open_fields and open_fields[-1].is_open:
                open_fields[-1].code.append(NESTED)
        elif name == "fldChar":
            kind = attribute(element, "fldCharType")
            if kind == "begin":
                if open_fields and open_fields[-1].is_open:
                    open_fields[-1].code.append(NESTED)
                open_fields.append(Field(element))
            elif open_fields and kind == "separate":
                open_fields[-1].is_open = False
            elif open_fields and kind == "end":
                yield open_fields.pop()
        elif open_fields and open_fields[-1].is_open:
            _read(element, name, open_fields[-1])
    yield from open_fields


def _read(element: Element, name: str, found: Field) -> None:
    if name in _TEXTS:
        found.code.append(element.text or "")
        torn = above(element, "AlternateContent") is not above(found.begins, "AlternateContent")
        found.is_torn = found.is_torn or torn
    elif name in _SPACES:
        found.code.append(" ")
    elif name in _SIGNS:
        found.code.append("\ufffc")


def shown(found: Field) -> str:
    """Return the code of a field as a message quotes it."""
    return excerpt("".join(found.code).replace(NESTED, "{…}"))


def why_active(found: Field) -> str:
    """Return why a document may not hold a field, in Spanish, or an empty text."""
    code = "".join(map(_seen, unicodedata.normalize("NFKC", found.text))).strip()
    if found.is_torn:
        return _UNREADABLE
    if not code or code.startswith("="):
        return ""
    begins = _NAME.match(code)
    name = begins[0] if begins else ""
    if any(sign in name for sign in (VALUE, STATEMENT, NESTED)):
        return _BUILT
    if not _PLAIN.fullmatch(name):
        return _UNREADABLE
    if name.upper() == "HYPERLINK":
        return _why_leads(code[len(name) :])
    return _REASONS.get(name.upper(), "")


def _seen(letter: str) -> str:
    """Return a letter as Word reads it in a code, without what is not seen."""
    category = unicodedata.category(letter)
    return " " if category == "Cc" else "" if category == "Cf" else letter


def _why_leads(arguments: str) -> str:
    """Return why a link may not lead where it does, or an empty text."""
    address = _address(arguments)
    if not address:
        return ""
    if address.startswith(VALUE) and not _MAY_LEAD.search(address):
        return ""  # what it prints is looked at when it is printed
    if address[0] in (VALUE, STATEMENT, NESTED):
        return _LINK_BUILT
    return "" if is_allowed(address) else _LINK_WRONG


def _address(arguments: str) -> str | None:
    """Return the first argument that belongs to no switch, or None."""
    takes = False
    for found in _ARGUMENT.finditer(arguments):
        if found["switch"]:
            takes = found["switch"].lower() in _WITH_ARGUMENT
        elif takes:
            takes = False
        else:
            text = found["bare"] if found["quoted"] is None else found["quoted"]
            return re.sub(r"\\(.)", r"\1", text)
    return None
