"""A Word template merged with data: docxtpl reads the tags, strictness and finish are ours."""

import io
import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from docx.opc.part import Part
from docxtpl import DocxTemplate
from lxml import etree
from markupsafe import Markup

from plandocs.diagnostics import Diagnostic, InFile, InWord, Rule
from plandocs.engine.expressions import FaultLog, check_source, printable, render_source
from plandocs.engine.fault import TemplateFault
from plandocs.engine.package import read_package, write_package
from plandocs.engine.rules import (
    BAD_DIRECTIVE,
    BAD_PICTURE,
    BROKEN_RESULT,
    MISSING_STYLE,
    UNFILLED_PLACE,
    UNREADABLE,
)
from plandocs.engine.values import ImageLike, ProseLike
from plandocs.engine.word.breaks import carry_breaks
from plandocs.engine.word.contents import fill_contents, fill_page_references
from plandocs.engine.word.picture import UnreadablePictureError, picture_xml
from plandocs.engine.word.places import place_of_line
from plandocs.engine.word.prose import ProseWriter
from plandocs.engine.word.sections import finish_sections, fold_page_breaks
from plandocs.engine.word.swallowed import find_swallowed, find_unclosed
from plandocs.engine.word.tables import finish_tables, mark_column_loops
from plandocs.engine.word.xml import Element, make, make_text, paragraphs, text_of, w

_PARAGRAPH_TAG = re.compile(r"\s*{{p\s+(.*?)\s*}}\s*", re.DOTALL)
_RUN_TAG = re.compile(r"{{r\s")
_FILL = re.compile(r'w:fill="{{(.*?)}}"')
_SPAN = re.compile(r'w:gridSpan w:val="{{(.*?)}}"')
_SPLIT_BRACES = re.compile(r"(?<={)(?:<[^>]*>)+(?=[{%#])|(?<=[%}#])(?:<[^>]*>)+(?=})")
_COLOR = re.compile(r"#?([0-9A-Fa-f]{6})")
_PROPERTIES = ("title", "subject", "author", "keywords", "category", "comments")
_RENDERED = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_PARTS = {"header": "encabezado", "footer": "pie de página", "footnotes": "notas al pie"}
_EPOCH = b"1980-01-01T00:00:00Z"


class WordTemplate:
    """A .docx template; `render` may be called any number of times."""

    def __init__(self, data: bytes, parts: Mapping[str, bytes], name: str) -> None:
        """Hold the template's bytes and parts; `name` is how messages call it."""
        self._data = data
        self._parts = parts
        self._name = name

    def check(self) -> tuple[Diagnostic, ...]:
        """Return what is wrong with the template whatever the data."""
        return self._problems

    @cached_property
    def _problems(self) -> tuple[Diagnostic, ...]:
        found = list(self._unfilled())
        merge = self._open()
        for part, source, root in merge.sources():
            swallowed = list(find_unclosed(self._name, part, root))
            swallowed += find_swallowed(self._name, part, root) if not swallowed else []
            log = FaultLog()
            if not swallowed:  # a tag swallowed with its text would be told again as missing
                check_source(source, log)
            found += swallowed + _located(log, self._name, part, root, source)
        return tuple(found)

    def render(self, context: Mapping[str, Any], pages: Mapping[str, str]) -> bytes:
        """Return the document; raise TemplateFault when it cannot be made."""
        if self._problems:
            raise TemplateFault(self._problems)
        merge = self._open()
        data = merge.run(context, pages)
        if merge.problems:
            raise TemplateFault(tuple(merge.problems))
        return self._repack(data)

    def _open(self) -> "_Merge":
        try:
            return _Merge(self._data, self._name)
        except (KeyError, ValueError, etree.XMLSyntaxError):
            raise TemplateFault(
                (UNREADABLE.at(InFile(self._name), motivo="le faltan piezas o están dañadas"),)
            ) from None

    def _unfilled(self) -> list[Diagnostic]:
        found = []
        for part, data in self._parts.items():
            if (
                not part.endswith(".xml")
                or _RENDERED.fullmatch(part)
                or part == "docProps/core.xml"
            ):
                continue
            if tag := re.search(rb"{{.{0,60}?}}|{%.{0,60}?%}", data):
                text = re.sub(r"<[^>]+>", "", tag[0].decode("utf-8", "replace"))
                found.append(UNFILLED_PLACE.at(InWord(self._name, part), texto=text, parte=part))
        return found

    def _repack(self, data: bytes) -> bytes:
        parts = read_package(data)
        if "docProps/core.xml" not in self._parts and "docProps/core.xml" in parts:
            parts["docProps/core.xml"] = re.sub(
                rb"\d{4}-\d\d-\d\dT[\d:]+Z", _EPOCH, parts["docProps/core.xml"]
            )
        return write_package(parts)


class _Merge(DocxTemplate):  # type: ignore[misc]
    """One rendering of a template."""

    def __init__(self, data: bytes, name: str) -> None:
        super().__init__(io.BytesIO(data))
        self.render_init()
        self.problems: list[Diagnostic] = []
        self._name = name
        self._own_properties: list[Element | None] = []
        if getattr(self.docx.element, "body", None) is None:
            raise ValueError("the main part holds no w:body")
        document = self.docx.part
        numbering = next(
            (
                part.element
                for part in document.package.parts
                if part.partname == "/word/numbering.xml"
            ),
            None,
        )
        self._prose = ProseWriter(document._styles_part.element, numbering, self._missing_style)

    def sources(self) -> list[tuple[str, str, Element]]:
        """Return each part with tags: its name for people, its compiled source, its tree."""
        found = [("", self._compile(self.docx.element.body), self.docx.element.body)]
        for part in self._side_parts():
            root = etree.fromstring(part.blob)
            found.append((_part_name(part), self._compile(root), root))
        return found

    def run(self, context: Mapping[str, Any], pages: Mapping[str, str]) -> bytes:
        """Return the finished package; what goes wrong is added to `problems`."""
        body = self._render_tree("", self.docx.element.body, self.docx.part, context)
        sides = [
            (part, self._render_tree(_part_name(part), etree.fromstring(part.blob), part, context))
            for part in self._side_parts()
        ]
        self._render_properties(context)
        if self.problems or body is None:
            return b""
        self._finish(body, pages)
        for part, tree in sides:
            if tree is not None:
                self._replace_part(part, tree, pages)
        buffer = io.BytesIO()
        self.docx.save(buffer)
        return buffer.getvalue()

    def _side_parts(self) -> list[Part]:
        kinds = ("header+xml", "footer+xml", "footnotes+xml", "endnotes+xml")
        parts = self.docx.part.package.parts
        found = [part for part in parts if part.content_type.endswith(kinds)]
        return sorted(found, key=lambda part: str(part.partname))

    def _compile(self, root: Element) -> str:
        """Return a part as Jinja source, one paragraph a line."""
        tree = etree.fromstring(etree.tostring(root))
        carry_breaks(tree)
        mark_column_loops(tree)
        self._call_prose(tree)
        source = _RUN_TAG.sub("{{ ", _joined(etree.tostring(tree, encoding="unicode")))
        source = _FILL.sub(r'w:fill="{{ _fill(\1) }}"', self.patch_xml(source))
        source = _SPAN.sub(r'w:gridSpan w:val="{{ _span(\1) }}"', source)
        source = source.replace("{_{", "{{ '{{' }}").replace("}_}", "{{ '}}' }}")
        source = source.replace("{_%", "{{ '{%' }}").replace("%_}", "{{ '%}' }}")
        return re.sub(r"<w:p([ >])", r"\n<w:p\1", source)

    def _call_prose(self, tree: Element) -> None:
        """Let each `{{p value }}` know the properties of the paragraph it stands in."""
        for paragraph in list(paragraphs(tree)):
            found = _PARAGRAPH_TAG.fullmatch(text_of(paragraph))
            if not found:
                continue
            properties = paragraph.find(w("pPr"))
            call = f"{{{{p _paragraphs({found[1]}, {len(self._own_properties)}) }}}}"
            self._own_properties.append(properties)
            paragraph[:] = [make("r", make_text(call))]

    def _render_tree(
        self, label: str, root: Element, part: Part, context: Mapping[str, Any]
    ) -> Element | None:
        source = self._compile(root)
        self.current_rendering_part = part
        log = FaultLog()
        self._log = log
        values = {
            **context,
            "_paragraphs": self._paragraphs,
            "_fill": self._fill,
            "_span": self._span,
        }
        xml = render_source(source, values, log, self._special)
        self.problems += _located(log, self._name, label, root, source)
        if log.entries:
            return None
        xml = self.resolve_listing(re.sub(r"\n<w:p([ >])", r"<w:p\1", xml))
        try:
            return etree.fromstring(xml)
        except etree.XMLSyntaxError:
            where = label or "el cuerpo"
            self.problems.append(BROKEN_RESULT.at(InWord(self._name, label), parte=where))
            return None

    def _paragraphs(self, value: Any, index: int) -> Any:
        own = self._own_properties[index]
        if isinstance(value, ProseLike):
            return self._prose.write(value, own)
        properties = "" if own is None else etree.tostring(own, encoding="unicode")
        text = Markup('<w:p>{}<w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p>')
        return text.format(Markup(properties), printable(value, self._log, self._special))

    def _fill(self, value: Any) -> str:
        found = _COLOR.fullmatch(str(value))
        if found is None and value != "auto":
            need = "un color de seis cifras hexadecimales"
            self._log.add(BAD_DIRECTIVE, etiqueta="cellbg", valor=str(value)[:40], que=need)
        return found[1].upper() if found else "auto"

    def _span(self, value: Any) -> str:
        text = str(value)
        if not re.fullmatch(r"[1-9]\d{0,2}", text):
            need = "un número de columnas, de 1 a 999"
            self._log.add(BAD_DIRECTIVE, etiqueta="colspan", valor=text[:40], que=need)
            return "1"
        return text

    def _special(self, value: Any) -> Any | None:
        if isinstance(value, Markup):
            return value
        if isinstance(value, ProseLike):
            return "\n".join("".join(run.text for run in block.runs) for block in value.blocks)
        if isinstance(value, ImageLike):
            return self._picture(value)
        return None

    def _picture(self, picture: ImageLike) -> str:
        try:
            return picture_xml(picture, self.current_rendering_part)
        except UnreadablePictureError:
            self._log.add(BAD_PICTURE, descripcion=picture.alt_text)
            return ""

    def _missing_style(self, name: str) -> None:
        self._log.add(MISSING_STYLE, estilo=name)

    def _finish(self, body: Element, pages: Mapping[str, str]) -> None:
        styles = self.docx.part._styles_part.element
        _drop_empty_runs(body)
        finish_tables(body)
        fill_contents(body, styles, pages)
        fold_page_breaks(body)
        finish_sections(body)
        fill_page_references(body, pages)
        self.fix_docpr_ids(body)
        self.map_tree(body)

    def _replace_part(self, part: Part, tree: Element, pages: Mapping[str, str]) -> None:
        _drop_empty_runs(tree)
        finish_tables(tree)
        fill_page_references(tree, pages)
        self.fix_docpr_ids(tree)
        data = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
        if hasattr(part, "_element"):
            part._element = etree.fromstring(data)
        else:
            part._blob = data

    def _render_properties(self, context: Mapping[str, Any]) -> None:
        properties = self.docx.core_properties
        for name in _PROPERTIES:
            source = getattr(properties, name)
            if "{" not in source:
                continue
            log = FaultLog()
            text = render_source(source, context, log, autoescape=False)
            place = InWord(self._name, "propiedades del documento", text=source)
            self.problems += [rule.at(place, **values) for _, rule, values in log.entries]
            setattr(properties, name, text[:255])


def _located(log: FaultLog, name: str, part: str, root: Element, source: str) -> list[Diagnostic]:
    return [
        rule.at(place_of_line(name, part, root, source, line, _telltale(rule, values)), **values)
        for line, rule, values in log.entries
    ]


def _telltale(rule: Rule, values: Mapping[str, str]) -> str:
    """Return a word that the faulty tag must hold, to tell it from others of its line."""
    if rule is MISSING_STYLE:
        return "{{p"
    return values.get("nombre") or values.get("etiqueta", "")


def _joined(source: str) -> str:
    """Return a part with the braces of each tag together; Word splits them over runs."""
    return _SPLIT_BRACES.sub("", source)


def _part_name(part: Part) -> str:
    stem = re.sub(r"\d*\.xml$", "", str(part.partname).rsplit("/", 1)[-1])
    return _PARTS.get(stem, "notas al final")


def _drop_empty_runs(root: Element) -> None:
    """Remove the runs that held nothing but a tag."""
    for run in list(root.iter(w("r"))):
        content = [child for child in run if child.tag != w("rPr")]
        parent = run.getparent()
        if parent is not None and all(c.tag == w("t") and not c.text for c in content):
            parent.remove(run)
