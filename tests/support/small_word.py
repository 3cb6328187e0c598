"""Word files of a few lines of XML, as other programs write them."""

from collections.abc import Mapping

from support.tampering import packed

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_NAMES = f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:a="{_A}" xmlns:mc="{_MC}"'


def small_word(body: str, relations: Mapping[str, str] | None = None, **parts: str) -> bytes:
    """Return a Word file with a body; `parts` are others, by the kind of their relation.

    `relations` are addresses outside, by the id that the body gives them.
    """
    links = "".join(
        f'<Relationship Id="{key}" Type="{_R}/hyperlink" Target="{to}" TargetMode="External"/>'
        for key, to in (relations or {}).items()
    )
    links += "".join(
        f'<Relationship Id="{kind}" Type="{_R}/{kind.rstrip("0123456789")}" Target="{kind}.xml"/>'
        for kind in parts
    )
    made = {
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" '
        f'Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{links}'
        "</Relationships>",
        **{
            f"word/{kind}.xml": f"<w:{_root(kind)} {_NAMES}>{xml}</w:{_root(kind)}>"
            for kind, xml in parts.items()
        },
    }
    return packed({name: text.encode() for name, text in made.items()})


def _root(kind: str) -> str:
    return {"header": "hdr", "footer": "ftr"}.get(kind.rstrip("0123456789"), kind)


def run(text: str, looks: str = "") -> str:
    """Return a run."""
    return f'<w:r><w:rPr>{looks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def par(*content: str, style: str = "") -> str:
    """Return a paragraph; what has no tag is a run."""
    looks = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{looks}{''.join(one if one[:1] == '<' else run(one) for one in content)}</w:p>"


def field(code: str, result: str) -> str:
    """Return a field, as Word writes it in five runs; its result is XML or text."""
    inner = result if result[:1] == "<" else run(result)
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{inner}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def table(*rows: str, looks: str = "") -> str:
    """Return a table of rows of cells already written."""
    return (
        f"<w:tbl><w:tblPr>{looks}</w:tblPr>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"
    )


def cell(content: str, looks: str = "") -> str:
    """Return a cell; text is its only paragraph."""
    inner = content if content[:1] == "<" else par(content)
    return f"<w:tc><w:tcPr>{looks}</w:tcPr>{inner}</w:tc>"
