"""What Word and Excel would run, fetch or hide in a file: refused, or told.

The policy is that of the issue: nobody's file runs code, opens a connection or carries unseen
words. Each finding names the part and the text or the cell, and says how to remove it.
"""

from collections.abc import Callable, Iterator, Mapping

from plandocs.diagnostics import Diagnostic
from plandocs.gates.parts import Parts, local
from plandocs.gates.places import BODY, Places
from plandocs.gates.relations import check_relations
from plandocs.gates.rules import DATA_SOURCE, OBJECT, OTHER_DOCUMENT
from plandocs.gates.sheet_content import check_sheet
from plandocs.gates.vector import check_vector
from plandocs.gates.word_content import check_word, hidden_styles

Unpack = Callable[[bytes], Mapping[str, bytes]]
"""Gives the parts of a package; what it raises means that it is none."""

_MASHUP = "datamashup"
_ASIDE = ("customxml/", "docprops/")
_OF_DATA = frozenset(
    "customxml customxmlprops core-properties extended-properties custom-properties "
    "thumbnail".split()
)
_NO_QUERY = (
    "en Excel, en Datos › Consultas y conexiones, elimine las consultas y conexiones, y guarde."
)


def check_office(
    parts: Mapping[str, bytes], path: str, unpack: Unpack | None = None
) -> tuple[Diagnostic, ...]:
    """Return all that a file may not hold, or should not; messages call it `path`.

    `unpack` opens the workbooks that the charts of a document carry; without it none may stay.
    """
    own = Parts(parts)
    found: dict[object, Diagnostic] = {}
    for told in _every(own, path, unpack):
        # The same thing is seen where it stands and where it is related, and in alternatives.
        found.setdefault((told.rule.code, *_key(told)), told)
    return tuple(found.values())


def check_markup(xml: bytes) -> tuple[Diagnostic, ...]:
    """Return what a piece of a Word document, well formed, may not hold; it says no place."""
    return check_office({BODY: xml}, "")


def _key(told: Diagnostic) -> tuple[str, ...]:
    place = str(told.at)
    return (place,) if told.rule in (OBJECT, OTHER_DOCUMENT) else (place, told.message)


def _every(parts: Parts, path: str, unpack: Unpack | None) -> Iterator[Diagnostic]:
    places = Places(path, parts)

    def is_sound(data: bytes) -> bool:
        if unpack is None:
            return False
        try:
            inner = unpack(data)
        except Exception:  # whatever it is, no workbook
            return False
        is_book = "xl/workbook.xml" in inner
        return is_book and not any(told.forbids for told in check_office(inner, path))

    yield from check_relations(parts, places, is_sound)
    kinds = _kinds(parts)
    hiding = frozenset[str]().union(*map(hidden_styles, parts.trees.values()))
    for key, root in parts.trees.items():
        if local(root).casefold() == _MASHUP:
            what = "una consulta de Power Query"
            yield DATA_SOURCE.at(places.of_file(), que=what, remedio=_NO_QUERY)
        elif key.startswith(_ASIDE) and kinds.get(key, set()) <= _OF_DATA:
            continue  # data of the file, of which Word and Excel show what is bound to it
        elif local(root) == "svg":
            yield from check_vector(key, root, places)
        elif places.is_book:
            yield from check_sheet(key, root, places)
        else:
            yield from check_word(key, root, hiding, places)


def _kinds(parts: Parts) -> Mapping[str, set[str]]:
    """Return the kinds of the relations to each part."""
    found: dict[str, set[str]] = {}
    for relation in parts.relations:
        found.setdefault(relation.part, set()).add(relation.kind)
    return found
