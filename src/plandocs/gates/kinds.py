"""What an Office file says it is: its list of contents, its main part, and its name."""

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple
from xml.etree import ElementTree

from plandocs.diagnostics import Diagnostic, InFile
from plandocs.gates.package import shown
from plandocs.gates.rules import NOT_OFFICE, UNFIT_PART
from plandocs.gates.xml import TYPES

_START = "_rels/.rels"
_IN_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_IN_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_WORD, _BOOK = "word/document.xml", "xl/workbook.xml"


class _Kind(NamedTuple):
    """A kind of Office file: its main part, and what it is."""

    main: str
    called: str


_KINDS = {
    ".docx": _Kind(_WORD, "un documento de Word"),
    ".xlsx": _Kind(_BOOK, "un libro de Excel"),
}
_OTHER_TYPES = {
    "wordprocessingml.template.main": "es una plantilla .dotx; guárdela como documento .docx",
    "spreadsheetml.template.main": "es una plantilla .xltx; guárdela como libro .xlsx",
    "sheet.binary": "es un libro binario .xlsb; guárdela como libro .xlsx",
    "presentationml": "es una presentación de PowerPoint",
    "ms-visio": "es un dibujo de Visio",
}
"""By a word of a content type, why the file is no template of ours."""
_OTHER_ZIPS = {
    "application/vnd.oasis.opendocument.text": "es un documento de LibreOffice (.odt)",
    "application/vnd.oasis.opendocument.spreadsheet": "es una hoja de LibreOffice (.ods)",
    "application/epub+zip": "es un libro electrónico (.epub)",
}
"""By what its part `mimetype` says, what a zip is."""
_PAGES = "es un documento de Pages o de Numbers"
_NEITHER = "no es un documento .docx ni un libro .xlsx"


def check_kind(parts: Mapping[str, bytes], path: str) -> list[Diagnostic]:
    """Return why a package, whose XML is sound, is not the .docx or .xlsx that its name says."""
    at = InFile(path)
    types, start = (
        ElementTree.fromstring(parts[name]) if name in parts else None for name in (TYPES, _START)
    )
    if types is None:
        return [NOT_OFFICE.at(at, motivo=_other_zip(parts))]
    if types.tag != f"{_IN_TYPES}Types":
        return [NOT_OFFICE.at(at, motivo=f"su lista de piezas, {TYPES}, está dañada")]
    reasons = [*_other_type(types), *_wrong_main(parts, start, path)][:1]
    faults = [NOT_OFFICE.at(at, motivo=reason) for reason in reasons]
    return (
        faults
        + [
            UNFIT_PART.at(at, pieza=shown(name), motivo="está dos veces en la lista de piezas")
            for name in _repeated(types)
        ]
        + [
            UNFIT_PART.at(
                at, pieza=shown(name), motivo=f"dice dos veces a qué lleva «{shown(found)}»"
            )
            for name in sorted(parts)
            if name.lower().endswith(".rels")
            for found in _twice(parts[name])
        ]
    )


def _other_zip(parts: Mapping[str, bytes]) -> str:
    said = parts.get("mimetype", b"").strip().decode("ascii", "replace")
    if any(name.endswith(".iwa") for name in parts):
        return _PAGES
    for name in (_WORD, _BOOK):
        if name in parts:
            return f"le falta la lista de sus piezas, {TYPES}"
    return _OTHER_ZIPS.get(said, _NEITHER)


def _other_type(types: ElementTree.Element) -> Iterator[str]:
    """Yield why the content types are those of another kind of file."""
    said = [entry.get("ContentType", "") for entry in types]
    for word, reason in _OTHER_TYPES.items():
        if any(word in kind for kind in said):
            yield reason


def _wrong_main(
    parts: Mapping[str, bytes], start: ElementTree.Element | None, path: str
) -> Iterator[str]:
    """Yield why the part where Word or Excel would begin is not the one that we read."""
    if start is None:
        yield f"le falta la pieza que dice por dónde empezar, {_START}"
        return
    targets = {
        posixpath.normpath("/" + relation.get("Target", "")).lstrip("/")
        for relation in start.iter(f"{_IN_RELATIONS}Relationship")
        if relation.get("Type", "").endswith("/officeDocument")
    }
    held = {ending for ending, kind in _KINDS.items() if _is_main(kind, targets, parts)}
    if len(targets) != 1 or not held:
        found = next(iter(sorted(targets)), "")
        where = f": su contenido está en «{shown(found)}»" if found in parts else ""
        yield _NEITHER + where
        return
    (ending,) = held
    named = path[-5:].lower()
    if named in _KINDS and named != ending:
        yield f"es {_KINDS[ending].called}, aunque su nombre diga otra cosa"


def _is_main(kind: _Kind, targets: AbstractSet[str], parts: Mapping[str, bytes]) -> bool:
    """Return whether a file begins at the main part of a kind, or at the same with a number."""
    if kind.main in parts:
        return kind.main in targets
    stem, ending = posixpath.splitext(kind.main)
    numbered = re.compile(rf"{stem}\d{{1,3}}{ending}")
    return any(numbered.fullmatch(target) for target in targets & parts.keys())


def _repeated(types: ElementTree.Element) -> Iterator[str]:
    """Yield the parts and endings to which the list gives two types."""
    seen: set[tuple[str, str]] = set()
    for entry in types:
        for key in ("PartName", "Extension"):
            name = entry.get(key)
            if name is not None:
                if (key, name.casefold()) in seen:
                    yield name
                seen.add((key, name.casefold()))


def _twice(relations: bytes) -> list[str]:
    """Return the relations that a part names twice, which each program would read its own way."""
    found = Counter(relation.get("Id", "") for relation in ElementTree.fromstring(relations))
    return [name for name, times in found.items() if name and times > 1]
