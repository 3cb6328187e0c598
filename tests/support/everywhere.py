"""A Word and an Excel template that print one value wherever a value can land, and its readers."""

import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from openpyxl import Workbook
from openpyxl.comments import Comment
from parity.markup import Drawing, Side, line, p, r, run, tbl, tr

from plandocs import Template
from plandocs.diagnostics import Report
from plandocs.source import read_file
from support.project import told

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
DESCRIBED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
TAG = "{{ a }}"
_BOX = (
    '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="900000"'
    ' cy="900000"/><wp:docPr id="7" name="Cuadro" descr="{{ a }}"/><a:graphic><a:graphicData'
    ' uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
    "<wps:cNvSpPr/><wps:spPr/><wps:txbx><w:txbxContent>" + line(TAG) + "</w:txbxContent>"
    "</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
    "</mc:Choice></mc:AlternateContent>"
)
_NOTE = '<w:footnote w:id="2">' + line(TAG) + "</w:footnote>"
_SECTION = (
    '<w:headerReference w:type="default" r:id="rH1"/><w:footerReference w:type="default" '
    'r:id="rF1"/>'
)
_OTHER = (
    '<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="rH2"/><w:pgSz w:w="15840" '
    'w:h="12240" w:orient="landscape"/></w:sectPr></w:pPr></w:p>'
)
"""Two sections, each with a header of its own: the notes belong to both."""


@cache
def word_template() -> bytes:
    """Return a document of two sections with the tag in its every part."""
    link = f'<w:hyperlink r:id="rL">{r(TAG)}</w:hyperlink>'
    body = (
        line(TAG)
        + line(f"antes {TAG} después")
        + p(r("{{"), r(" a ", "<w:b/>"), r("}}"))
        + p(link)
        + p(run(_BOX))
        + p(run('<w:footnoteReference w:id="2"/>'))
        + _OTHER
        + tbl(2, tr(TAG, "{% if a %}sí{% endif %}"))
        + line("fin")
    )
    return Drawing(
        body,
        sides=(
            Side("header", "rH1", line(TAG)),
            Side("header", "rH2", line(TAG)),
            Side("footer", "rF1", line(TAG)),
            Side("footnotes", "rN", _NOTE),
        ),
        section=_SECTION,
        links={"rL": "https://example.com/"},
        properties={"title": TAG},
    ).package()


@cache
def excel_template() -> bytes:
    """Return a workbook with the tag in a cell, among words, in a note, header and property."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = TAG
    sheet["A2"] = f"antes {TAG} después"
    sheet["A1"].comment = Comment(TAG, "Nota")
    header = sheet.oddHeader
    assert header is not None
    header.center.text = TAG
    book.properties.title = TAG
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def printed(template: bytes, name: str, text: str, folder: Path, format_: str = "json") -> bytes:
    """Return a template rendered with a text typed in a data file of which nothing is told."""
    path = folder / f"datos.{format_}"
    typed = json.dumps(text, ensure_ascii=False)
    path.write_text(f'{{"a": {typed}}}' if format_ == "json" else f"a: {typed}\n", "utf-8")
    return rendered(template, path, name)


def rendered(template: bytes, path: Path, name: str = "p.docx") -> bytes:
    """Return a template rendered with a data file of which no more is told than odd characters."""
    report = Report()
    data = read_file(path, report)
    assert [one for one in told(report) if not one.startswith(("D108", "D110"))] == []
    assert data
    return Template(template, name).render(data.fields, {}, data.places)


def of_word(data: bytes) -> dict[str, str]:
    """Return what a document says, by the place of each text."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if not name.endswith(".xml"):
                continue
            root = ElementTree.fromstring(archive.read(name))
            for number, paragraph in enumerate(root.iter(f"{W}p")):
                if words := _words(paragraph):
                    found[f"{name.removesuffix('.xml').rpartition('/')[2]} {number}"] = words
            for shape in root.iter(DESCRIBED):
                found["description"] = shape.get("descr", "")
            if name == "docProps/core.xml":
                found["title"] = _title(root)
    return found


def _words(paragraph: ElementTree.Element) -> str:
    signs = {f"{W}br": "\n", f"{W}tab": "\t"}
    inner = (node for run_ in _runs(paragraph) for node in run_)
    return "".join(
        node.text or "" if node.tag == f"{W}t" else signs.get(node.tag, "") for node in inner
    )


def _runs(node: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """Yield the runs of a paragraph and its links, not those of the boxes inside."""
    for child in node:
        if child.tag == f"{W}r":
            yield child
        elif child.tag == f"{W}hyperlink":
            yield from _runs(child)


def _title(root: ElementTree.Element) -> str:
    found = root.find("{http://purl.org/dc/elements/1.1/}title")
    return "" if found is None else found.text or ""


def of_excel(data: bytes) -> dict[str, str]:
    """Return what a workbook says, by the place of each text."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        roots = {
            name: ElementTree.fromstring(archive.read(name))
            for name in archive.namelist()
            if name.endswith(".xml")
        }
    sheet = roots["xl/worksheets/sheet1.xml"]
    found = {}
    for cell in sheet.iter(f"{S}c"):
        assert cell.get("t") == "inlineStr", "no text"
        found[cell.get("r", "")] = _text(cell)
    header = sheet.find(f"{S}headerFooter/{S}oddHeader")
    found["header"] = _header("" if header is None else header.text or "")
    found["title"] = _title(roots["docProps/core.xml"])
    notes = [root for name, root in roots.items() if "comment" in name]
    found["note"] = "".join(_text(note) for root in notes for note in root.iter(f"{S}comment"))
    return found


def _header(typed: str) -> str:
    """Return what Excel shows of the middle of a header: `&&` is a sign, `&` alone a code."""
    assert re.fullmatch("&C([^&]|&&)*", typed, re.DOTALL), typed
    return _decoded(typed.removeprefix("&C").replace("&&", "&"))


def _text(node: ElementTree.Element) -> str:
    return _decoded("".join(piece.text or "" for piece in node.iter(f"{S}t")))


def _decoded(typed: str) -> str:
    """Return a text as Excel shows it: `_x0041_` stands for a letter."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), typed)


def differing(found: Mapping[str, str], text: str) -> dict[str, str]:
    """Return the places that do not say a text as it was typed; an attribute has no line breaks."""
    plain = re.sub("\\s", " ", text)
    return {
        place: words
        for place, words in found.items()
        if words not in (text, f"antes {text} después", "sí", "fin")
        and not (place in ("title", "description") and re.sub("\\s", " ", words) == plain)
    }
