"""Templates in the shapes that each program writes, and what a document made of one must keep."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple
from xml.etree import ElementTree

from support.office_files import OFFICE, PACKAGE, SHEET_TYPE, WORD_TYPE, Rel, W, package

MS = "http://schemas.microsoft.com/office"
THEME = "application/vnd.openxmlformats-officedocument.theme+xml"
CORE = (
    f"{PACKAGE}/relationships/metadata/core-properties",
    "application/vnd.openxmlformats-package.core-properties+xml",
)
APP = (
    "extended-properties",
    "application/vnd.openxmlformats-officedocument.extended-properties+xml",
)
CUSTOM = (
    "custom-properties",
    "application/vnd.openxmlformats-officedocument.custom-properties+xml",
)
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_WORD_2010 = f"{MS}/word/2010"
_SPACES = {
    "wpc": f"{_WORD_2010}/wordprocessingCanvas",
    "cx": f"{MS}/drawing/2014/chartex",
    "mc": _MC,
    "o": "urn:schemas-microsoft-com:office:office",
    "r": OFFICE,
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "v": "urn:schemas-microsoft-com:vml",
    "wp14": f"{_WORD_2010}/wordprocessingDrawing",
    "wp": f"{_DRAWING}/wordprocessingDrawing",
    "w10": "urn:schemas-microsoft-com:office:word",
    "w": W,
    "w14": f"{_WORD_2010}/wordml",
    "w15": f"{MS}/word/2012/wordml",
    "w16cid": f"{MS}/word/2016/wordml/cid",
    "w16se": f"{MS}/word/2015/wordml/symex",
    "w16du": f"{MS}/word/2023/wordml/word16du",
    "wps": f"{_WORD_2010}/wordprocessingShape",
    "a": f"{_DRAWING}/main",
    "pic": f"{_DRAWING}/picture",
    "c": f"{_DRAWING}/chart",
    "dgm": f"{_DRAWING}/diagram",
}
NAMES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _SPACES.items())
MODERN = f'{NAMES} mc:Ignorable="w14 w15 w16cid w16se w16du wp14"'
"""The namespaces of a part of Word, and those that older programs may leave out."""
DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
_COUNTS = ("count", "uniqueCount", "space", "paraId", "textId")
"""Attributes that count, or number: what a loop repeats has no number."""
_FILLED = re.compile(
    r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml|docProps/(app|core|custom)\.xml"
    r"|xl/(workbook|styles)\.xml|xl/worksheets/[^/]+\.xml|xl/comments\d*\.xml"
    r"|xl/(tables|charts|drawings)/[^/]+"
)
_MAY_GO = frozenset("proofErr lastRenderedPageBreak calcPr row c v f is".split())
"""What Word and Excel make anew, and the cells, whose texts are looked at by themselves."""
_ANEW = "xl/calcChain.xml"
_OF_IT = ("[Content_Types].xml", "xl/_rels/workbook.xml.rels")
_STRINGS = "xl/sharedStrings.xml"
_MANY = frozenset("drawing pict sdt sectPr hyperlink footnoteReference fldChar mergeCell".split())
"""What may not be fewer; of other elements some may go with the tags that they held."""


class Part(NamedTuple):
    """A part beside the main one: its text or bytes, the kind of its relation, its type."""

    data: str | bytes
    kind: str = ""
    type: str = ""
    owner: str = "word/document.xml"


def of_word(
    body: str,
    parts: Mapping[str, Part] | None = None,
    root: str = MODERN,
    head: str = DECLARED,
    relations: tuple[Rel, ...] = (),
    absolute: bool = False,
) -> bytes:
    """Return a document with the body's XML and other parts; the first relation is to the body."""
    main = f"{head}<w:document {root}><w:body>{body}</w:body></w:document>"
    own = Part(main, "officeDocument", f"{WORD_TYPE}.document.main+xml", "")
    return of_parts({"word/document.xml": own, **(parts or {})}, relations, absolute)


def of_parts(
    parts: Mapping[str, Part], relations: tuple[Rel, ...] = (), absolute: bool = False
) -> bytes:
    """Return a package of parts, each related to its owner; `absolute` is how openpyxl points."""
    leads = [
        Rel(part.owner, f"rId{number}", part.kind, _target(part.owner, name, absolute))
        for number, (name, part) in enumerate(parts.items(), 1)
        if part.kind
    ]
    types = {name: part.type for name, part in parts.items() if part.type}
    data = {name: part.data for name, part in parts.items()}
    return package(data, [*leads, *relations], types)


def _target(owner: str, name: str, absolute: bool) -> str:
    folder = owner.rpartition("/")[0]
    if absolute or not owner:
        return f"/{name}" if absolute else name
    within = name.startswith(f"{folder}/")
    return name.removeprefix(f"{folder}/") if within else "../" * (1 + folder.count("/")) + name


def id_of(parts: Mapping[str, Part], name: str) -> str:
    """Return the id by which `of_word` relates a part, the body being the first."""
    return f"rId{2 + list(parts).index(name)}"


def sheet_type(name: str) -> str:
    """Return the content type of a part of a workbook."""
    return f"{SHEET_TYPE}.{name}+xml"


def word_type(name: str) -> str:
    """Return the content type of a part of a document."""
    return f"{WORD_TYPE}.{name}+xml"


def opened(data: bytes) -> dict[str, bytes]:
    """Return the parts of a file, as the standard library reads them."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {e.filename: archive.read(e) for e in archive.infolist() if not e.is_dir()}


def lost(made: bytes, template: bytes) -> list[str]:
    """Return the parts that a document lacks or changed, and the elements lacking in filled ones.

    What Word and Excel make anew each time they save may go, and texts that were tags.
    """
    has, had = opened(made), opened(template)
    if had.pop(_ANEW, None):
        had = {name: data for name, data in had.items() if name not in _OF_IT}
    had.pop(_STRINGS, None)
    found = [name for name in had if name not in has]
    for name in had.keys() & has.keys():
        if not _FILLED.fullmatch(name):
            found += [name] * (has[name] != had[name])
        else:
            gone = _elements(had[name]) - _elements(has[name])
            found += [f"{name}: {what}" for what in gone]
    return sorted(found)


def _elements(data: bytes) -> Counter[str]:
    """Return how often each element stands in a part, with its attributes but not their values."""
    found: Counter[str] = Counter()
    for element in ElementTree.fromstring(data).iter():
        name = element.tag.rpartition("}")[2]
        if name not in _MAY_GO:
            names = sorted(key.rpartition("}")[2] for key in element.attrib)
            key = " ".join([name, *(name for name in names if name not in _COUNTS)])
            found[key] += 1 if name in _MANY else 1 - found[key]
    return found
