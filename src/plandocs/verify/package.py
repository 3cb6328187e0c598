"""A finished file opened anew: its parts, their kinds, what each points at."""

import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from xml.parsers import expat

from plandocs.verify.xml import read_xml

TYPES = "[Content_Types].xml"
_RELATIONS = ".rels"


class Flaw(NamedTuple):
    """Something unsound: what kind of thing, in which part, and in Spanish what it is."""

    kind: str
    part: str
    detail: str


class Relation(NamedTuple):
    """What a part points at: the part's own name of it, its kind, the part, whether it is ours."""

    id: str
    kind: str
    target: str
    is_inside: bool


class Package:
    """The parts of a finished file, inflated one by one."""

    def __init__(self, data: bytes) -> None:
        """Open a file; raise zipfile.BadZipFile when it is none."""
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        self.names = [name for name in self._archive.namelist() if not name.endswith("/")]

    def read(self, name: str) -> bytes:
        """Return what a part holds; raise zipfile.BadZipFile when its check sum is another."""
        return self._archive.read(name)

    def xml_names(self) -> list[str]:
        """Return the parts that are XML."""
        return [name for name in self.names if name.endswith((".xml", _RELATIONS, ".vml"))]

    def relations(self, part: str) -> list[Relation]:
        """Return what a part points at; the package itself is an empty name."""
        name = relations_of(part)
        if name not in self.names:
            return []
        found: list[Relation] = []

        def start(tag: str, attributes: dict[str, str]) -> None:
            if tag == "rel:Relationship":
                found.append(_relation(part, attributes))

        try:
            read_xml(self.read(name), start)
        except expat.ExpatError:
            return []  # told as a part that is no XML
        return found

    def owners(self) -> Iterator[str]:
        """Yield the names of what points at something, the package itself among them."""
        for name in self.names:
            folder, _, last = name.rpartition("/")
            if folder.endswith("_rels") and last.endswith(_RELATIONS):
                yield posixpath.join(folder[: -len("_rels")], last[: -len(_RELATIONS)])


def relations_of(part: str) -> str:
    """Return the name of the part that says what a part points at."""
    folder, _, name = part.rpartition("/")
    return posixpath.join(folder, "_rels", f"{name}{_RELATIONS}")


def _relation(part: str, attributes: dict[str, str]) -> Relation:
    target = attributes.get("Target", "")
    folder = posixpath.dirname(part)
    inside = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    is_inside = attributes.get("TargetMode") != "External"
    kind = attributes.get("Type", "").rpartition("/")[2]
    return Relation(attributes.get("Id", ""), kind, inside if is_inside else target, is_inside)


def check_package(package: Package) -> Iterator[Flaw]:
    """Yield what is wrong with the names of the parts, their kinds and their relations."""
    names = [name.lower() for name in package.names]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield Flaw("repeated", name, "la pieza está dos veces")
    if TYPES in package.names:
        yield from _check_types(package)
    else:
        yield Flaw("types", TYPES, "falta la lista de tipos")
    for owner in package.owners():
        yield from _check_relations(package, owner)


def _check_types(package: Package) -> Iterator[Flaw]:
    extensions: list[str] = []
    parts: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag == "ct:Default":
            extensions.append(attributes.get("Extension", "").lower())
        elif tag == "ct:Override":
            parts.append(attributes.get("PartName", "").lstrip("/").lower())

    try:
        read_xml(package.read(TYPES), start)
    except expat.ExpatError:
        return  # told as a part that is no XML
    names = {name.lower() for name in package.names}
    for name in _repeated(parts):
        yield Flaw("types", name, "su tipo está dos veces")
    for name in _repeated(extensions):
        yield Flaw("types", TYPES, f"el tipo «{name}» está dos veces")
    for name in sorted(set(parts) - names):
        yield Flaw("types", name, "tiene tipo y no está")
    for name in sorted(names - set(parts) - {TYPES.lower()}):
        if name.rpartition(".")[2] not in extensions:
            yield Flaw("types", name, "no tiene tipo")


def _check_relations(package: Package, owner: str) -> Iterator[Flaw]:
    if owner and owner not in package.names:
        yield Flaw("relations", relations_of(owner), "es de una pieza que no está")
    relations = package.relations(owner)
    for name in _repeated(relation.id for relation in relations):
        yield Flaw("relations", relations_of(owner), f"la relación «{name}» está dos veces")
    names = set(package.names)
    for relation in relations:
        if relation.is_inside and relation.target not in names and "#" not in relation.target:
            detail = f"apunta a «{relation.target}», que no está"
            yield Flaw("relations", relations_of(owner), detail)


def _repeated(names: Iterable[str]) -> list[str]:
    """Return the names that are there more than once, in their order."""
    return sorted(name for name, times in Counter(names).items() if times > 1)
