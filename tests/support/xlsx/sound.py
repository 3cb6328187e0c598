"""Whether a workbook is one that Excel opens without repairing anything.

`faults_of` tells every breach that it knows of; the other modules of this name hold the checks of
the parts. None of it shares code with the engine.
"""

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator

from lxml import etree

from support.xlsx import sound_parts, sound_sheet
from support.xlsx.package import (
    APP,
    CONTENT_TYPES,
    MC,
    TYPES,
    VT,
    Element,
    Package,
    R,
    S,
    local,
    rels_of,
    words,
)

_TAG = re.compile(r"\{\{|\{%|\{# ")
_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_TYPE_OF_KIND = {
    "worksheet": f"{_MAIN}worksheet+xml",
    "chartsheet": f"{_MAIN}chartsheet+xml",
    "styles": f"{_MAIN}styles+xml",
    "sharedStrings": f"{_MAIN}sharedStrings+xml",
    "calcChain": f"{_MAIN}calcChain+xml",
    "comments": f"{_MAIN}comments+xml",
    "table": f"{_MAIN}table+xml",
    "sheetMetadata": f"{_MAIN}sheetMetadata+xml",
    "drawing": "application/vnd.openxmlformats-officedocument.drawing+xml",
    "chart": "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
    "vmlDrawing": "application/vnd.openxmlformats-officedocument.vmlDrawing",
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
    "core-properties": "application/vnd.openxmlformats-package.core-properties+xml",
}
_USED_BY_ID = {"worksheet", "drawing", "table", "vmlDrawing", "chart"}
_BAD_NAME = re.compile(r"[:\\/?*\[\]]|^'|'$")
_QUOTED = re.compile(r"'((?:[^']|'')+)'!")
_BARE = re.compile(r"(?:^|[^\w.'\]!])((?:[^\W\d]|_)[\w.]*)!")
_STRING = re.compile(r'"[^"]*"')


def faults_of(data: bytes) -> list[str]:
    """Return everything that is wrong with a workbook, one line each, its part first."""
    found = list(_zip_faults(data))
    package = Package(data)
    broken = list(_broken_xml(package))
    if found or broken:
        return found + broken
    found += _type_faults(package)
    found += _relation_faults(package)
    if found:
        return found
    for checks in (_prefix_faults, _left_tags, _workbook_faults, _name_faults, _app_faults):
        found += checks(package)
    found += sound_parts.style_faults(package)
    found += sound_parts.string_faults(package)
    for part, name in zip(package.sheet_parts(), package.sheet_names(), strict=True):
        found += sound_sheet.sheet_faults(package, part, name)
        found += sound_parts.owned_faults(package, part)
    found += sound_parts.table_names(package)
    found += _reference_faults(package)
    found += _chain_faults(package)
    return found


# --- The package -------------------------------------------------------------------------------


def _zip_faults(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        if damaged := archive.testzip():
            yield f"{damaged}: damaged"
    for name, count in Counter(name.lower() for name in names).items():
        if count > 1:
            yield f"{name}: {count} times in the zip"
    for name in names:
        if name.startswith("/") or "\\" in name or name.endswith("/"):
            yield f"{name}: no name for a part"


def _broken_xml(package: Package) -> Iterator[str]:
    for name in package.xml_names():
        try:
            package.xml(name)
        except etree.XMLSyntaxError as error:
            yield f"{name}: {error}"
            continue
        if b"<!DOCTYPE" in package.parts[name]:
            yield f"{name}: has a DTD"


def _type_faults(package: Package) -> Iterator[str]:
    seen: Counter[str] = Counter()
    for node in package.xml(CONTENT_TYPES):
        if node.tag == f"{TYPES}Override":
            name = node.get("PartName", "")[1:]
            seen[name] += 1
            if name not in package.parts:
                yield f"{CONTENT_TYPES}: a type for {name}, which is not there"
        else:
            seen["." + node.get("Extension", "").lower()] += 1
    yield from (f"{CONTENT_TYPES}: {name} twice" for name, count in seen.items() if count > 1)
    for name in package.parts:
        if name != CONTENT_TYPES and package.content_type(name) is None:
            yield f"{name}: no content type"


def _relation_faults(package: Package) -> Iterator[str]:
    for name in package.parts:
        if name.endswith(".rels") and _source_of(name) not in ("", *package.parts):
            yield f"{name}: relations of a part that is not there"
    for name in ("", *package.parts):
        if rels_of(name) in package.parts:
            yield from _relations_of(package, name)
    reached = _reached(package)
    for name in package.parts:
        if name != CONTENT_TYPES and not name.endswith(".rels") and name not in reached:
            yield f"{name}: no part points to it"


def _relations_of(package: Package, name: str) -> Iterator[str]:
    ids = [node.get("Id") for node in package.xml(rels_of(name))]
    yield from (f"{name}: relation {key} twice" for key, n in Counter(ids).items() if n > 1)
    is_xml = name in package.xml_names()
    used = set(_used_ids(package.xml(name))) if is_xml else set()
    for relation in package.relations(name).values():
        if relation.external:
            continue
        if relation.target not in package.parts:
            yield f"{name}: {relation.id} points to {relation.target}, which is not there"
            continue
        expected = _TYPE_OF_KIND.get(relation.kind)
        if expected and package.content_type(relation.target) != expected:
            yield f"{relation.target}: is a {relation.kind} and has another content type"
        if relation.kind in _USED_BY_ID and relation.id not in used:
            yield f"{name}: {relation.id} ({relation.kind}) is not used"
    for key in used - package.relations(name).keys():
        yield f"{name}: {key} is no relation of it"


def _used_ids(root: Element) -> Iterator[str]:
    """Yield the relations that elements name; VML names those of its pictures in its own way."""
    for node in root.iter(etree.Element):
        for name, value in node.attrib.items():
            key = etree.QName(str(name))
            if (key.namespace and f"{{{key.namespace}}}" == R and value) or (
                key.localname == "relid" and value
            ):
                yield str(value)


def _source_of(rels: str) -> str:
    folder, base = posixpath.split(rels)
    return posixpath.join(posixpath.dirname(folder), base.removesuffix(".rels"))


def _reached(package: Package) -> set[str]:
    reached: set[str] = set()
    waiting = [""]
    while waiting:
        for relation in package.relations(waiting.pop()).values():
            if not relation.external and relation.target not in reached:
                reached.add(relation.target)
                waiting.append(relation.target)
    return reached


def _prefix_faults(package: Package) -> Iterator[str]:
    """Excel refuses a part that ignores, or requires, a prefix that nobody declared."""
    for name in package.xml_names():
        for node in package.xml(name).iter(etree.Element):
            asked = node.get(f"{MC}Ignorable", "")
            asked += " " + (node.get("Requires", "") if node.tag == f"{MC}Choice" else "")
            for prefix in asked.split():
                if prefix not in node.nsmap:
                    yield f"{name}: the prefix {prefix} is not declared"


# --- Tags --------------------------------------------------------------------------------------


def _left_tags(package: Package) -> Iterator[str]:
    """A tag that was not filled, also when several elements share its letters."""
    for name in package.xml_names():
        for node in package.xml(name).iter(etree.Element):
            texts = [*map(str, node.attrib.values()), *_joined_texts(node)]
            for text in texts:
                if _TAG.search(text):
                    yield f"{name}: {local(node)} says «{text.strip()}»"


def _joined_texts(node: Element) -> Iterator[str]:
    yield node.text or ""
    if local(node) in ("si", "is", "p", "text", "rich"):
        yield words(one for one in node.iter(etree.Element) if local(one) == "t")


# --- The workbook ------------------------------------------------------------------------------


def _workbook_faults(package: Package) -> Iterator[str]:
    part, root = package.workbook, package.xml(package.workbook)
    sheets = root.findall(f"{S}sheets/{S}sheet")
    yield from _twice(part, "sheet", [node.get("name", "").lower() for node in sheets])
    yield from _twice(part, "sheetId", [node.get("sheetId", "") for node in sheets])
    yield from _twice(part, "r:id", [node.get(f"{R}id", "") for node in sheets])
    yield from _twice(part, "the part of a sheet", package.sheet_parts())
    shown = [node.get("state", "visible") == "visible" for node in sheets]
    if not any(shown):
        yield f"{part}: no sheet shows"
    for node in sheets:
        name = node.get("name", "")
        if not 0 < len(name) <= 31 or _BAD_NAME.search(name):
            yield f"{part}: «{name}» is no name for a sheet"
        if not 0 < int(node.get("sheetId", "0")) < 65_535:
            yield f"{part}: sheetId {node.get('sheetId')}"
    for view in root.iterfind(f"{S}bookViews/{S}workbookView"):
        for name in ("activeTab", "firstSheet"):
            number = int(view.get(name, "0"))
            if number >= len(sheets) or (name == "activeTab" and any(shown) and not shown[number]):
                yield f"{part}: {name} {number} is no sheet that shows"
    yield from _selected_faults(package)


def _selected_faults(package: Package) -> Iterator[str]:
    """Several selected tabs are a group, and what a person types goes to all of them."""
    selected = [
        part
        for part in package.sheet_parts()
        for view in package.xml(part).iterfind(f"{S}sheetViews/{S}sheetView")
        if view.get("tabSelected") in ("1", "true")
    ]
    if len(selected) > 1:
        yield f"{package.workbook}: {len(selected)} tabs are selected"


def _name_faults(package: Package) -> Iterator[str]:
    part, sheets = package.workbook, package.sheet_names()
    nodes = package.xml(part).findall(f"{S}definedNames/{S}definedName")
    keys = [f"{node.get('name', '').lower()}@{node.get('localSheetId', '')}" for node in nodes]
    yield from _twice(part, "defined name", keys)
    for node in nodes:
        name, text = node.get("name", ""), node.text or ""
        number = node.get("localSheetId")
        if not text or "#REF!" in text:
            yield f"{part}: {name} points nowhere ({text})"
        if number is not None and int(number) >= len(sheets):
            yield f"{part}: {name} is of the sheet {number}, which is not there"
        elif number is not None and name.startswith("_xlnm."):
            own = {title.lower() for title in sheets_in(text)}
            if own - {sheets[int(number)].lower()}:
                yield f"{part}: {name} of «{sheets[int(number)]}» points to {text}"


def _reference_faults(package: Package) -> Iterator[str]:
    """Every formula and range, wherever it stands, names sheets that are there."""
    sheets = {name.lower() for name in package.sheet_names()}
    holders = {"f", "formula", "formula1", "formula2", "definedName", "calculatedColumnFormula"}
    for name in package.xml_names():
        for node in package.xml(name).iter(etree.Element):
            if local(node) not in holders or not node.text:
                continue
            for title in sheets_in(node.text):
                if title.lower() not in sheets:
                    yield f"{name}: {node.text} names «{title}», which is no sheet"
            if "#REF!" in node.text:
                yield f"{name}: {node.text} points nowhere"


def sheets_in(formula: str) -> list[str]:
    """Return the sheets that a formula names, those of other workbooks apart."""
    text = _STRING.sub('""', formula)
    found: list[str] = []
    for quoted in _QUOTED.findall(text):
        found += [] if "]" in quoted else quoted.replace("''", "'").split(":")
    return found + _BARE.findall(_QUOTED.sub("", text))


def _app_faults(package: Package) -> Iterator[str]:
    """docProps/app.xml counts and names the sheets."""
    for part in package.related("", "extended-properties"):
        root = package.xml(part)
        titles = [node.text or "" for node in root.iterfind(f"{APP}TitlesOfParts/{VT}vector/*")]
        if not titles:
            continue
        counts = [int(node.text or "0") for node in root.iter(f"{VT}i4")]
        sheets = _listed_sheets(package)
        if titles[: len(sheets)] != sheets:
            yield f"{part}: names the sheets {titles[: len(sheets)]} and they are {sheets}"
        if sum(counts) != len(titles):
            yield f"{part}: counts {counts} for {len(titles)} titles"
        for vector in root.iter(f"{VT}vector"):
            if int(vector.get("size", "0")) != len(vector):
                yield f"{part}: a vector of {len(vector)} says {vector.get('size')}"
        for title in titles[len(sheets) :]:
            for sheet in sheets_in(title):
                if sheet not in package.sheet_names():
                    yield f"{part}: {title} is of no sheet"


def _listed_sheets(package: Package) -> list[str]:
    """Return the sheets as app.xml lists them: those of charts last, very hidden ones never."""
    nodes = package.xml(package.workbook).iter(f"{S}sheet")
    found = [
        (local(package.xml(part)) == "chartsheet", node.get("name", ""))
        for node, part in zip(nodes, package.sheet_parts(), strict=True)
        if node.get("state") != "veryHidden"
    ]
    return [name for _, name in sorted(found, key=lambda pair: pair[0])]


def _chain_faults(package: Package) -> Iterator[str]:
    """calcChain names cells that have a formula, each sheet by its sheetId."""
    parts = dict(
        zip(
            (n.get("sheetId") for n in package.xml(package.workbook).iter(f"{S}sheet")),
            package.sheet_parts(),
            strict=True,
        )
    )
    for part in package.related(package.workbook, "calcChain"):
        sheet = ""
        for node in package.xml(part):
            sheet = node.get("i", sheet)
            cells = package.xml(parts[sheet]).iter(f"{S}c") if sheet in parts else ()
            formulas = {c.get("r") for c in cells if c.find(f"{S}f") is not None}
            if node.get("r") not in formulas:
                yield f"{part}: {node.get('r')} of sheet {sheet} has no formula"


def _twice(part: str, what: str, keys: Iterable[str]) -> Iterator[str]:
    for key, count in Counter(keys).items():
        if count > 1:
            yield f"{part}: {what} {key} {count} times"
