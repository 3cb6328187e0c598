"""What a document asks of the network, or of this machine's files, LibreOffice does not fetch."""

import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pikepdf
import pytest
from PIL import Image
from support.paper import needs_office

from plandocs.printing import process
from plandocs.printing.office import Office, convert, find_office

_DRAWING = (
    '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    'wordprocessingDrawing"><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="p"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData '
    'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://'
    'schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="1" name="p"/>'
    '<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip {how}="rId99" xmlns:r="http://schemas'
    '.openxmlformats.org/officeDocument/2006/relationships"/><a:stretch><a:fillRect/></a:stretch>'
    '</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm>'
    '<a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
    "</w:drawing></w:r>"
)
_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
    '{code} "{address}" \\\\d </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:t>x</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_RELATION = (
    '<Relationship Id="rId99" Target="{address}" TargetMode="External" Type="http://schemas.'
    'openxmlformats.org/officeDocument/2006/relationships/image"/></Relationships>'
)


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch) -> Office:
    """The real program with its network: what it does not fetch, its profile forbids."""
    monkeypatch.delenv("PLANDOCS_OFFICE")
    monkeypatch.setattr(process, "_apart", lambda: ())
    found = find_office()
    assert found
    return found


@contextmanager
def server(answer: bytes) -> Iterator[tuple[str, list[str]]]:
    """Answer any request on this machine; yield the address, and what was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def parse_request(self) -> bool:
            sound = super().parse_request()
            asked.append(self.requestline)
            return sound

        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{running.server_port}/x.png", asked
        finally:
            running.shutdown()
            thread.join()


def word_with(content: str, address: str) -> bytes:
    """Return a Word document with something of ours in it, and an address that it names."""
    document = docx.Document()
    document.add_paragraph("Antes.")
    made = BytesIO()
    document.save(made)
    parts = {}
    with zipfile.ZipFile(made) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    body, relations = "word/document.xml", "word/_rels/document.xml.rels"
    parts[body] = parts[body].replace(b"</w:p>", content.encode() + b"</w:p>", 1)
    relation = _RELATION.format(address=address).encode()
    parts[relations] = parts[relations].replace(b"</Relationships>", relation)
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return packed.getvalue()


def pictures(pdf: bytes) -> int:
    with pikepdf.open(BytesIO(pdf)) as opened:
        streams = [each for each in opened.objects if isinstance(each, pikepdf.Stream)]
        return sum(str(stream.get("/Subtype")) == "/Image" for stream in streams)


def png() -> bytes:
    made = BytesIO()
    Image.new("RGB", (40, 40), "red").save(made, "PNG")
    return made.getvalue()


def documents(address: str) -> dict[str, bytes]:
    """Return documents that name an address in each way there is."""
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = f'=WEBSERVICE("{address}")'
    book.worksheets[0]["A2"] = "algo"
    sheet = BytesIO()
    book.save(sheet)
    found = {"libro.xlsx": sheet.getvalue()}
    for how in ("r:link", "r:embed"):
        found[f"{how[2:]}.docx"] = word_with(_DRAWING.replace("{how}", how), address)
    for code in ("INCLUDEPICTURE", "INCLUDETEXT"):
        content = _FIELD.format(code=code, address=address)
        found[f"{code}.docx"] = word_with(content, address)
    return found


@needs_office
def test_nothing_is_asked_of_the_network(office: Office) -> None:
    with server(png()) as (address, asked):
        found = convert(office, documents(address))
    assert found.failures == {}
    assert asked == []
    assert {name: pictures(pdf) for name, pdf in found.pdfs.items()} == dict.fromkeys(found.pdfs, 0)


@needs_office
def test_no_file_of_this_machine_reaches_the_page(office: Office, tmp_path: Path) -> None:
    secret = tmp_path / "secreto.png"
    secret.write_bytes(png())
    given = {
        **{f"1-{name}": data for name, data in documents(secret.as_uri()).items()},
        **{f"2-{name}": data for name, data in documents("file:///etc/hostname").items()},
    }
    found = convert(office, given)
    assert found.failures == {}
    assert {name: pictures(pdf) for name, pdf in found.pdfs.items()} == dict.fromkeys(found.pdfs, 0)
