"""Makes the PDF that LibreOffice left the same on every day and machine, and says what it is.

Sources: ISO 19005-2 (PDF/A-2) 6.6, ISO 14289-1 (PDF/UA-1) 5; ICC.1:2010 7.2 for the profile.
"""

import re
from datetime import UTC, datetime
from io import BytesIO
from xml.etree import ElementTree
from xml.sax.saxutils import escape
from zipfile import ZipFile

import pikepdf

from plandocs.printing.profile import Level
from plandocs.printing.reserved import KEY, ROOM

_CORE = "docProps/core.xml"
_MODIFIED = "{http://purl.org/dc/terms/}modified"
_CREATED = "{http://purl.org/dc/terms/}created"
_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
_ICC_DATE, _ICC_ID = slice(24, 36), slice(84, 100)
_CONFORMANCE = {Level.A1: (1, "A"), Level.A2: (2, "B")}
_WRITER = re.compile(r"LibreOffice \d+(\.\d+)*")


def made_on(document: bytes) -> datetime:
    """Return the day that a Word or Excel file says it was last changed; 1980 if it does not."""
    with ZipFile(BytesIO(document)) as archive:
        if _CORE not in archive.namelist():
            return _EPOCH
        root = ElementTree.fromstring(archive.read(_CORE))
    for tag in (_MODIFIED, _CREATED):
        told = root.findtext(tag)
        if told:
            try:
                moment = datetime.fromisoformat(told)
            except ValueError:
                continue
            return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return _EPOCH


def describe(pdf: pikepdf.Pdf, title: str, when: datetime, level: Level) -> None:
    """Write who, what and when into a PDF, with no other date than `when`."""
    told = {key: str(pdf.docinfo.get(key, "")) for key in ("/Title", "/Author", "/Producer")}
    title = told["/Title"] or title
    producer = _WRITER.search(told["/Producer"])
    maker = producer[0] if producer else "LibreOffice"
    moment = when.astimezone(UTC)
    stamp = moment.strftime("D:%Y%m%d%H%M%S+00'00'")
    info = {"/Title": title, "/Author": told["/Author"], "/Creator": "plandocs", "/Producer": maker}
    info[KEY] = ROOM
    dates = {"/CreationDate": stamp, "/ModDate": stamp}
    pdf.trailer.Info = pdf.make_indirect(
        pikepdf.Dictionary({key: pikepdf.String(value) for key, value in (info | dates).items()})
    )
    packet = _packet(title, told["/Author"], maker, moment, level)
    metadata = pdf.make_stream(packet.encode())
    metadata.Type, metadata.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML
    pdf.Root.Metadata = metadata
    if "/ViewerPreferences" not in pdf.Root:
        pdf.Root.ViewerPreferences = pikepdf.Dictionary()
    pdf.Root.ViewerPreferences.DisplayDocTitle = True
    for intent in pdf.Root.get("/OutputIntents", pikepdf.Array()):
        if "/DestOutputProfile" in intent:
            _still_profile(intent.DestOutputProfile)


def save(pdf: pikepdf.Pdf) -> bytes:
    """Return a PDF's bytes, which depend on nothing but what it holds."""
    for key in ("/DocChecksum", "/ID"):
        if key in pdf.trailer:
            del pdf.trailer[key]
    made = BytesIO()
    pdf.remove_unreferenced_resources()
    pdf.save(
        made,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
        compress_streams=True,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
    )
    return made.getvalue()


def _still_profile(profile: pikepdf.Object) -> None:
    """Take the moment of making out of an ICC profile, and the digest that it went into."""
    data = bytearray(profile.read_bytes())
    data[_ICC_DATE] = bytes(12)
    data[_ICC_ID] = bytes(16)
    profile.write(bytes(data))


def _packet(title: str, author: str, producer: str, when: datetime, level: Level) -> str:
    """Return the XMP packet; the schema of PDF/UA is described since PDF/A knows it not."""
    part, conformance = _CONFORMANCE[level]
    moment = when.strftime("%Y-%m-%dT%H:%M:%SZ")
    creator = (
        f"<dc:creator><rdf:Seq><rdf:li>{escape(author)}</rdf:li></rdf:Seq></dc:creator>"
        if author
        else ""
    )
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" '
        'xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" '
        'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
        f"<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>{conformance}</pdfaid:conformance>"
        "<pdfuaid:part>1</pdfuaid:part>"
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt>'
        f"</dc:title>{creator}<pdf:Producer>{escape(producer)}</pdf:Producer>"
        "<xmp:CreatorTool>plandocs</xmp:CreatorTool>"
        f"<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate>"
        f"<xmp:MetadataDate>{moment}</xmp:MetadataDate></rdf:Description>"
        f"{_EXTENSION}</rdf:RDF></x:xmpmeta>\n"
        '<?xpacket end="w"?>'
    )


_EXTENSION = (
    '<rdf:Description rdf:about="" '
    'xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" '
    'xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" '
    'xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    "<pdfaProperty:name>part</pdfaProperty:name>"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property>"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"
)
