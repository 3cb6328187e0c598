"""Writes in finished documents what they were made from, for whoever verifies them later.

Word and Excel files carry it as custom properties (ISO/IEC 29500-1, 22.3), PDFs in the room that
printing left in their information. Nothing else of the document changes.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import quote
from xml.sax.saxutils import escape

from plandocs.engine.package import Entry, deflated, inflated, read_entries, write_entries
from plandocs.kept import key_of, load, save
from plandocs.printing.reserved import filled
from plandocs.publish import RECORD, digest_of
from plandocs.verify.fingerprint import CUSTOM, PREFIX, Seal

_TYPES, _RELS = "[Content_Types].xml", "_rels/.rels"
_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_CONTENT = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_OWNER = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""What says that a property is of whoever uses the file (MS-OSHARED 2.3.3.2.3.1)."""
_EMPTY = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="{_NAMESPACE}"/>'
)
_OURS = re.compile(
    rf'<((?:\w+:)?property)\b[^>]*\sname="{re.escape(PREFIX)}[^"]*"[^>]*>.*?</\1\s*>', re.DOTALL
)
_PID = re.compile(r'\spid="(\d{1,9})"')
_VERIFY = Path(__file__).parent / "verify"
_CODE = (_VERIFY, _VERIFY / "sheet_text", _VERIFY / "word_text")


def sealed(document: bytes, seal: Seal) -> bytes:
    """Return a Word or Excel file with its seal, in place of any that its template brought."""
    entries = read_entries(document)
    own = _text(entries[CUSTOM]) if CUSTOM in entries else None
    if own is None:
        entries[_TYPES] = _with_last(entries[_TYPES], _override())
        entries[_RELS] = _with_last(entries[_RELS], _relation(_text(entries[_RELS])))
        own = _EMPTY
    kept = _OURS.sub("", own)
    return write_entries({**entries, CUSTOM: deflated(_added(kept, _properties(kept, seal)))})


def sealed_pdf(pdf: bytes, seal: Seal) -> bytes:
    """Return a PDF with its seal; as it came where it has no room for it."""
    names = quote(seal.plan), quote(seal.documento)
    return filled(pdf, f"plandocs {seal.huella} {names[0]} {names[1]}")


def contents_digests(plan: str, documents: Mapping[str, bytes]) -> dict[str, str]:
    """Return the digest of what each document of a plan says, by name; kept between runs.

    That of one that cannot be read is empty.
    """
    key = key_of(_CODE, f"contents {plan}", b"")
    kept = load(key)
    known = kept if isinstance(kept, dict) else {}
    own = {name: digest_of(data) for name, data in documents.items()}
    found = {own[name]: known.get(own[name]) or _digest(data) for name, data in documents.items()}
    if found != known:
        save(key, found)
    return {name: found[own[name]] for name in documents}


def _digest(document: bytes) -> str:
    from plandocs.verify.contents import digest  # a build that changes nothing reads nothing
    from plandocs.verify.office_text import blocks_of
    from plandocs.verify.opening import UnreadableFile, open_package

    try:
        return digest(blocks_of(open_package(document)))
    except UnreadableFile:
        return ""


def recorded_seals(folder: Path) -> dict[str, dict[str, str]]:
    """Return the fingerprints of the documents that an earlier run recorded, if any did."""
    import json

    try:
        record = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        return {str(name): dict(told) for name, told in record["huellas"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _properties(own: str, seal: Seal) -> str:
    """Return the properties of a seal, numbered after those that there are."""
    first = max([1, *map(int, _PID.findall(own))]) + 1
    return "".join(
        f'<property xmlns="{_NAMESPACE}" fmtid="{_OWNER}" pid="{first + place}" '
        f'name="{PREFIX}{name}"><vt:lpwstr xmlns:vt="{_VALUES}">{escape(value)}</vt:lpwstr>'
        "</property>"
        for place, (name, value) in enumerate(_told(seal))
    )


def _told(seal: Seal) -> Iterable[tuple[str, str]]:
    return zip(Seal._fields, seal, strict=True)


def _override() -> str:
    return (
        f'<Override xmlns="{_PACKAGE}/content-types" PartName="/{CUSTOM}" '
        f'ContentType="{_CONTENT}"/>'
    )


def _relation(relations: str) -> str:
    """Return the relation of the package to its properties, under a name that nothing has."""
    name = "rIdPlandocs"
    while f'"{name}"' in relations:
        name += "_"
    return (
        f'<Relationship xmlns="{_PACKAGE}/relationships" Id="{name}" Type="{_KIND}" '
        f'Target="{CUSTOM}"/>'
    )


def _with_last(entry: Entry, node: str) -> Entry:
    return deflated(_added(_text(entry), node))


def _added(xml: str, node: str) -> bytes:
    """Return a part with one more node at the end of its root."""
    head, found, tail = xml.rpartition("</")
    if not found or "<" in tail or tail.rstrip().endswith("/>"):
        head, _, tail = xml.rstrip().rpartition("/>")  # the root is empty: <Properties …/>
        name = re.findall(r"<([\w:.]+)[^<]*$", head)[0]
        return f"{head}>{node}</{name}>".encode()
    return f"{head}{node}</{tail}".encode()


def _text(entry: Entry) -> str:
    """Return a part as text that says it is UTF-8, whatever it came in."""
    data = inflated(entry)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return re.sub(r'encoding="[^"]*"', 'encoding="UTF-8"', data.decode("utf-16"), count=1)
    return data.decode("utf-8-sig")
