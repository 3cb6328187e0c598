"""Another Word document put in a document: its body, and all that its body refers to."""

import copy
import posixpath
from collections.abc import Callable

from lxml import etree

from plandocs.diagnostics import Diagnostic
from plandocs.engine.fault import TemplateFault
from plandocs.engine.language.faults import BadExpression
from plandocs.engine.package import read_package
from plandocs.engine.word.plans import StylePlan
from plandocs.engine.word.printing.media import NAMESPACES, Media
from plandocs.engine.word.printing.prose import ProseWriter
from plandocs.engine.word.xml import style_key, w
from plandocs.engine.xml import Element, parse_part
from plandocs.gates.office import check_office
from plandocs.gates.rules import NOT_OFFICE

_R = f"{{{NAMESPACES['r']}}}"
_STYLED = (w("pStyle"), w("rStyle"), w("tblStyle"))
_NEIGHBOURS = (w("basedOn"), w("next"), w("link"))
_NOTES = (w("footnoteReference"), w("endnoteReference"), w("commentReference"))
_SOURCE = "word/document.xml"
_NO_WORD = "inserta algo que no es un documento de Word"


class SubdocReader:
    """Reads the documents that the values of one run bring."""

    def __init__(
        self, styles: StylePlan, prose: ProseWriter, media: Media, number: Callable[[], int]
    ) -> None:
        """Add to the lists of `prose` and the files of `media`; `number` numbers drawings."""
        self._styles = dict(styles.every)
        self._prose = prose
        self._media = media
        self._number = number
        self._added: list[str] = []
        self._sound: set[frozenset[tuple[str, bytes]]] = set()

    @property
    def added_styles(self) -> str:
        """The XML of the styles that the template lacked."""
        return "".join(self._added)

    def body(self, data: bytes) -> str:
        """Return the body of a document; raise BadExpression when it cannot be put in another."""
        try:
            parts = read_package(data)
            self._check(parts)
            root = parse_part(parts[_SOURCE])
            body = root.find(w("body")) if root is not None else None
            if body is None:
                raise BadExpression("inserta un documento de Word sin contenido")
            for section in list(body.iter(w("sectPr"))):
                _leave_section(section, body)
            _Import(parts, body, self).run()
        except TemplateFault as fault:
            raise BadExpression(_refusal(fault.diagnostics[0])) from fault
        except (KeyError, etree.XMLSyntaxError) as error:
            raise BadExpression(_NO_WORD) from error
        etree.cleanup_namespaces(body)
        return "".join(etree.tostring(child, encoding="unicode") for child in body)

    def _check(self, parts: dict[str, bytes]) -> None:
        """Raise BadExpression when a document holds what no document may."""
        key = frozenset(parts.items())
        if key not in self._sound:
            found = [told.message for told in check_office(parts, "", read_package) if told.forbids]
            if found:
                said = " ".join(found).removesuffix(".")
                raise BadExpression(f"inserta un documento de Word que no se admite: {said}")
            self._sound.add(key)

    def style(self, style: Element, styles: dict[str, Element], lists: Callable[[str], str]) -> str:
        """Return the id that a style of another document has here, where it is added if need be."""
        key = style_key(style)
        if key in self._styles:
            return self._styles[key]
        identifier = style.get(w("styleId"), "")
        while identifier in self._styles.values():
            identifier += "x"
        self._styles[key] = identifier
        made = copy.deepcopy(style)
        made.set(w("styleId"), identifier)
        if w("default") in made.attrib:
            del made.attrib[w("default")]
        for name in _NEIGHBOURS:
            for found in made.findall(name):
                other = styles.get(found.get(w("val"), ""))
                if other is not None:
                    found.set(w("val"), self.style(other, styles, lists))
        for number in made.iter(w("numId")):
            number.set(w("val"), lists(number.get(w("val"), "")))
        etree.cleanup_namespaces(made)
        self._added.append(etree.tostring(made, encoding="unicode", with_tail=False))
        return identifier

    def list(self, abstract: Element) -> str:
        """Return the number of a new list like one of another document."""

        def xml(number: int) -> str:
            made = copy.deepcopy(abstract)
            made.set(w("abstractNumId"), str(number))
            for name in (w("nsid"), w("styleLink"), w("numStyleLink")):
                for found in made.findall(name):
                    made.remove(found)
            etree.cleanup_namespaces(made)
            return etree.tostring(made, encoding="unicode", with_tail=False)

        number = self._prose.add_list(xml)
        if not number:
            raise BadExpression("inserta listas en una plantilla que no tiene ninguna")
        return number

    def picture(self, data: bytes, name: str) -> str:
        """Return the relation to a picture of another document."""
        return self._media.file(data, name.rpartition(".")[2].lower())

    def link(self, address: str) -> str:
        """Return the relation to an address."""
        return self._media.link(address)

    def next_number(self) -> int:
        """Return a number for a drawing or a bookmark."""
        return self._number()


def _refusal(found: Diagnostic) -> str:
    """Return the end of a sentence about a document that did not pass the gates."""
    if found.rule is NOT_OFFICE:
        return _NO_WORD
    said = found.message.rstrip(".")
    return f"inserta un documento que no se admite: {said[0].lower()}{said[1:]}"


def _leave_section(section: Element, body: Element) -> None:
    """Drop the last section, and from the others the headers and footers, which stay behind."""
    parent = section.getparent()
    assert parent is not None
    if parent is body:
        parent.remove(section)
        return
    for name in (w("headerReference"), w("footerReference")):
        for reference in section.findall(name):
            section.remove(reference)


class _Import:
    """One document being put in another."""

    def __init__(self, parts: dict[str, bytes], body: Element, reader: SubdocReader) -> None:
        self._parts = parts
        self._body = body
        self._reader = reader
        self._styles = self._read_styles()
        self._relations = self._read_relations()
        self._lists: dict[str, str] = {}

    def run(self) -> None:
        """Make every reference of the body one of the new document."""
        if next(self._body.iter(*_NOTES), None) is not None:
            raise BadExpression("inserta un documento con notas o comentarios, que se perderían")
        for styled in self._body.iter(*_STYLED):
            style = self._styles.get(styled.get(w("val"), ""))
            if style is not None:
                styled.set(w("val"), self._reader.style(style, self._styles, self._list))
        for number in self._body.iter(w("numId")):
            number.set(w("val"), self._list(number.get(w("val"), "")))
        for element in self._body.iter():
            self._relate(element)
        self._renumber()

    def _read_styles(self) -> dict[str, Element]:
        root = self._root("word/styles.xml")
        found = root.iter(w("style")) if root is not None else ()
        return {style.get(w("styleId"), ""): style for style in found}

    def _read_relations(self) -> dict[str, Element]:
        root = self._root("word/_rels/document.xml.rels")
        return {r.get("Id", ""): r for r in root} if root is not None else {}

    def _root(self, part: str) -> Element | None:
        data = self._parts.get(part)
        return parse_part(data) if data else None

    def _list(self, number: str) -> str:
        if number in ("", "0"):
            return number
        if number not in self._lists:
            root = self._root("word/numbering.xml")
            if root is None:
                raise BadExpression(_NO_WORD)
            num = root.find(f"{w('num')}[@{w('numId')}='{number}']")
            link = num.find(w("abstractNumId")) if num is not None else None
            key = link.get(w("val")) if link is not None else None
            abstract = root.find(f"{w('abstractNum')}[@{w('abstractNumId')}='{key}']")
            self._lists[number] = number if abstract is None else self._reader.list(abstract)
        return self._lists[number]

    def _relate(self, element: Element) -> None:
        for name in [str(name) for name in element.attrib if str(name).startswith(_R)]:
            relation = self._relations.get(element.get(name, ""))
            if relation is not None:
                element.set(name, self._related(relation))

    def _related(self, relation: Element) -> str:
        target = relation.get("Target", "")
        kind = relation.get("Type", "").rpartition("/")[2]
        if kind == "hyperlink" and relation.get("TargetMode") == "External":
            return self._reader.link(target)
        part = posixpath.normpath(posixpath.join("word", target)).lstrip("/")
        if kind != "image" or part not in self._parts:
            raise BadExpression("inserta un documento con un objeto que no es texto ni imagen")
        return self._reader.picture(self._parts[part], part)

    def _renumber(self) -> None:
        marks: dict[str, str] = {}
        for element in self._body.iter():
            name = str(element.tag).rpartition("}")[2]
            if name == "docPr":
                element.set("id", str(self._reader.next_number()))
            elif name in ("bookmarkStart", "bookmarkEnd"):
                old = element.get(w("id"), "")
                marks.setdefault(old, str(self._reader.next_number()))
                element.set(w("id"), marks[old])
