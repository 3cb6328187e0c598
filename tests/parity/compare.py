"""Two documents compared as XML: what a reader would see differ differs, and little else.

Each rule names a difference that is none, and says why. What no rule names is a difference:
formatting, styles, fills, spans, texts, their order, the parts, what links and pictures point to.
"""

import difflib
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from posixpath import join, normpath, split

from lxml import etree
from PIL import Image

from parity.markup import PREFIXES

Element = etree._Element
Rule = Callable[[Element], None]
Parts = dict[str, tuple[bytes, dict[str, str]]]


def w(name: str) -> str:
    """Return the qualified name of a WordprocessingML element or attribute."""
    return f"{{{PREFIXES['w']}}}{name}"


_NAMES = {uri: f"{prefix}:" for prefix, uri in PREFIXES.items()}
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_CONTEXT = 8
_STATEMENT = "parity-statement"
_STATEMENTS = re.compile(r"\s*({%\s*(?!(p|tr|tc|r|cellbg|colspan|vm|hm)\b)((?!%}).)*%}\s*)+")
_TRACES = {w(f"rsid{kind}") for kind in ("R", "RPr", "RDefault", "P", "Tr", "Del", "Sect")}
_TRACES |= {f"{{{PREFIXES['w14']}}}{name}" for name in ("paraId", "textId")}


# --- The rules ---------------------------------------------------------------------------------


def drop_proofing(root: Element) -> None:
    """Spelling marks and the place of the cursor are notes of Word to itself."""
    for element in list(root.iter(w("proofErr"), w("lastRenderedPageBreak"))):
        _remove(element)
    for start in list(root.iter(w("bookmarkStart"))):
        if start.get(w("name")) == "_GoBack":
            for end in list(root.iter(w("bookmarkEnd"))):
                if end.get(w("id")) == start.get(w("id")):
                    _remove(end)
            _remove(start)


def drop_editing_traces(root: Element) -> None:
    """Which editing session wrote a run or a paragraph; copies cannot keep their ids anyway."""
    for element in root.iter():
        for name in _TRACES & set(map(str, element.attrib)):
            _take(element, name)


def trim_texts(root: Element) -> None:
    """`xml:space` counts for what it does: without it Word drops the spaces at both ends."""
    for text in root.iter(w("t"), w("instrText"), w("delText")):
        if _take(text, _XML_SPACE) != "preserve":
            text.text = (text.text or "").strip()


def drop_empty_runs(root: Element) -> None:
    """A run with no text or an empty one, where a tag stood, prints nothing."""
    for text in list(root.iter(w("t"))):
        if not text.text:
            _remove(text)
    for run in list(root.iter(w("r"))):
        if all(child.tag == w("rPr") for child in run):
            _remove(run)


def drop_statement_paragraphs(root: Element) -> None:
    """A paragraph with nothing but `{% if %}` or the like is gone in ours, empty in docxtpl's.

    `mark_statements` notes them in the template. A cell keeps its last paragraph.
    """
    for paragraph in list(root.iter(w("p"))):
        marked = _take(paragraph, _STATEMENT)
        parent = paragraph.getparent()
        empty = all(child.tag == w("pPr") for child in paragraph)
        if marked and empty and parent is not None and _may_go(paragraph, parent):
            parent.remove(paragraph)


def sort_properties(root: Element) -> None:
    """Properties mean the same in any order; the schema has one, which docxtpl does not keep.

    It writes `w:shd` before `w:tcW`, and a RichText's color before its bold.
    """
    for properties in root.iter(w("rPr"), w("pPr"), w("tcPr"), w("trPr"), w("tblPr")):
        properties[:] = sorted(properties, key=lambda child: str(child.tag))


def drop_empty_properties(root: Element) -> None:
    """`<w:rPr/>` says nothing."""
    for properties in list(root.iter(w("rPr"), w("pPr"), w("tcPr"), w("trPr"))):
        if len(properties) == 0 and not properties.attrib:
            _remove(properties)


def join_runs(root: Element) -> None:
    """Neighbouring runs of one formatting are one, and so are neighbouring texts in a run.

    So a break or a tab is the same inside a run and in a run of its own.
    """
    for run in list(root.iter(w("r"))):
        before = run.getprevious()
        if before is not None and before.tag == w("r") and _format(before) == _format(run):
            before.extend([child for child in run if child.tag != w("rPr")])
            _remove(run)
    for text in list(root.iter(w("t"))):
        before = text.getprevious()
        if before is not None and before.tag == w("t"):
            before.text = (before.text or "") + (text.text or "")
            _remove(text)


def drop_drawing_numbers(root: Element) -> None:
    """Drawings are numbered anew: ours uniquely over the document, docxtpl's only in the body.

    `Picture 3` is the name that python-docx makes of such a number, `Imagen 3` ours; the name of
    the file inside the package says nothing either.
    """
    for element in root.iter(f"{{{PREFIXES['wp']}}}docPr"):
        _take(element, "id")
        name = element.get("name", "")
        element.set("name", re.sub(r"^(Picture|Imagen) \d+$", "Picture", name))
    for element in root.iter(f"{{{PREFIXES['pic']}}}cNvPr"):
        _take(element, "id")
        _take(element, "name")


def drop_empty_core_properties(root: Element) -> None:
    """A property without text is as good as none; docxtpl adds those it looked for."""
    if etree.QName(root).localname == "coreProperties":
        for element in list(root):
            if not element.text:
                _remove(element)


RULES: Sequence[Rule] = (
    drop_proofing,
    drop_editing_traces,
    trim_texts,
    drop_empty_runs,
    drop_statement_paragraphs,
    sort_properties,
    drop_empty_properties,
    join_runs,
    drop_drawing_numbers,
    drop_empty_core_properties,
)


def forget_column_widths(root: Element) -> None:
    """Only for templates that repeat columns: ours shares the drawn width out, cells included.

    docxtpl recomputes the grid in another way and leaves the cells as drawn. How many columns
    there are still counts.
    """
    for column in root.iter(w("gridCol")):
        _take(column, w("w"))
    for width in list(root.iter(w("tcW"))):
        _remove(width)


# --- The comparison ----------------------------------------------------------------------------


def difference(theirs: bytes, ours: bytes, rules: Sequence[Rule] = RULES) -> str:
    """Return a unified diff of two documents, part by part, empty when nothing differs."""
    left, right = _parts(theirs), _parts(ours)
    return "\n".join(
        shown
        for name in sorted({*left, *right})
        if not _identical(name, left, right)
        for shown in difflib.unified_diff(
            _canonical(name, left, rules),
            _canonical(name, right, rules),
            f"docxtpl: {name}",
            f"plandocs: {name}",
            lineterm="",
            n=_CONTEXT,
        )
    )


def mark_statements(package: bytes) -> bytes:
    """Return a template with its paragraphs of statements marked, for docxtpl to carry along."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in _files(package).items():
            if re.fullmatch(r"word/(document|header.*|footer.*|footnotes.*)\.xml", name):
                data = _marked(data)
            archive.writestr(name, data)
    return buffer.getvalue()


def _files(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _parts(package: bytes) -> Parts:
    """Return the XML parts of a package, each with what its relationships point to."""
    files = _files(package)
    return {
        name: (data, _targets(name, files))
        for name, data in files.items()
        if name.endswith(".xml") and name != "[Content_Types].xml"
    }


def _identical(name: str, left: Parts, right: Parts) -> bool:
    """Return whether a part is the same, byte by byte, as most are that hold no tag."""
    return name in left and name in right and left[name] == right[name]


def _canonical(name: str, parts: Parts, rules: Sequence[Rule]) -> list[str]:
    """Return a part as indented lines, one an element; none when the part is not there."""
    if name not in parts:
        return []
    data, targets = parts[name]
    root = etree.fromstring(data)
    _name_targets(root, targets)
    for rule in rules:
        rule(root)
    return list(_lines(root, 0))


def _marked(data: bytes) -> bytes:
    root = etree.fromstring(data)
    for paragraph in root.iter(w("p")):
        text = "".join(node.text or "" for node in paragraph.iter(w("t")))
        other = {w("br"), w("drawing"), w("pict"), w("fldChar"), w("sectPr")}
        if _STATEMENTS.fullmatch(text) and not any(node.tag in other for node in paragraph.iter()):
            paragraph.set(_STATEMENT, "1")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _may_go(paragraph: Element, parent: Element) -> bool:
    others = [child for child in parent if child is not paragraph]
    ends_well = bool(others) and others[-1].tag == w("p")
    return parent.tag != w("tc") or ends_well


def _take(element: Element, name: str) -> str:
    """Remove an attribute, and return what it said."""
    return str(element.attrib.pop(name, ""))


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _format(run: Element) -> list[str]:
    properties = run.find(w("rPr"))
    return [] if properties is None else list(_lines(properties, 0))


def _targets(part: str, parts: dict[str, bytes]) -> dict[str, str]:
    """Return what each relationship of a part points to: an address, a part, a file's hash."""
    folder, name = split(part)
    data = parts.get(join(folder, "_rels", f"{name}.rels"))
    found = {}
    for relation in etree.fromstring(data) if data else ():
        target = relation.get("Target", "")
        if relation.get("TargetMode") != "External":
            target = normpath(join(folder, target)).lstrip("/")
        if "/media/" in target:
            target = _pixels(parts[target])
        found[relation.get("Id", "")] = target
    return found


def _pixels(picture: bytes) -> str:
    """Return a digest of what a picture shows: ours are written anew."""
    with Image.open(io.BytesIO(picture)) as opened:
        shown = opened.convert("RGB")
    return hashlib.sha256(repr(shown.size).encode() + shown.tobytes()).hexdigest()[:12]


def _name_targets(root: Element, targets: dict[str, str]) -> None:
    """Write into each reference what it points to: numbers of relationships mean nothing."""
    for element in root.iter():
        for name, value in element.attrib.items():
            if etree.QName(name).namespace == PREFIXES["r"]:
                element.set(name, targets.get(str(value), f"nothing: {value!s}"))


def _lines(element: Element, depth: int) -> Iterator[str]:
    if not isinstance(element.tag, str):
        return
    attributes = [
        f" {_name(key)}={json.dumps(v, ensure_ascii=False)}" for key, v in _sorted(element)
    ]
    keeps_spaces = len(element) == 0
    text = _quoted(element.text, keeps_spaces)
    yield f"{'  ' * depth}{_name(element.tag)}{''.join(attributes)}{text}"
    for child in element:
        yield from _lines(child, depth + 1)
        if stray := _quoted(child.tail, False):
            yield f"{'  ' * (depth + 1)}{stray.strip()}"


def _sorted(element: Element) -> list[tuple[str, str]]:
    return sorted((str(key), str(value)) for key, value in element.attrib.items())


def _quoted(text: str | None, keeps_spaces: bool) -> str:
    shown = text if keeps_spaces else (text or "").strip()
    return f" {json.dumps(shown, ensure_ascii=False)}" if shown else ""


def _name(qualified: str) -> str:
    name = etree.QName(qualified)
    if name.namespace is None:
        return name.localname
    return _NAMES.get(name.namespace, f"{{{name.namespace}}}") + name.localname
