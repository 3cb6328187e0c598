"""Parts of Office files as a gate of content takes them, without a zip around them."""

from collections.abc import Mapping

from plandocs.gates.office import Unpack, check_office
from support.office_files import OFFICE, PACKAGE, SPACES, X

DOC, BOOK, SHEET = "word/document.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"
Given = str | bytes


def said(
    parts: Mapping[str, Given], path: str = "p", unpack: Unpack | None = None
) -> list[tuple[str, str, str]]:
    """Return all that is told of some parts: the code, the place after the file, the sentence."""
    given = {name: held.encode() if isinstance(held, str) else held for name, held in parts.items()}
    return [
        (found.rule.code, str(found.at).removeprefix(path).removeprefix(" · "), found.message)
        for found in check_office(given, path, unpack)
    ]


def codes(parts: Mapping[str, Given]) -> list[str]:
    """Return the codes of all that is told of some parts."""
    return [code for code, _, _ in said(parts)]


def body(inside: str = "", /, **more: Given) -> dict[str, Given]:
    """Return the parts of a document of Word with that body."""
    return {DOC: part("document", f"<w:body>{inside}</w:body>"), **more}


def part(root: str, inside: str = "") -> str:
    """Return the XML of a part of a document."""
    return f"<w:{root} {SPACES}>{inside}</w:{root}>"


def rels(*leads: str) -> str:
    """Return the relations of a part, each as `lead` gives it."""
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(leads)}</Relationships>'


def lead(kind: str, target: str, mode: str = "", name: str = "rId1") -> str:
    """Return a relation; `kind` is the last word of its type."""
    outside = f' TargetMode="{mode}"' if mode else ""
    return f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"{outside}/>'


def types(**entries: str) -> str:
    """Return a list of contents that gives a type to each extension."""
    said = "".join(
        f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in entries.items()
    )
    return f'<Types xmlns="{PACKAGE}/content-types">{said}</Types>'


def workbook(
    inside: str = "", sheet: str = "", leads: str = "", names: str = "", **more: Given
) -> dict[str, Given]:
    """Return the parts of a workbook of the sheets «Uno» and «Dos».

    `inside` is that of the first sheet's data, `sheet` what follows it, `leads` its relations.
    """
    space = f'xmlns="{X}" xmlns:r="{OFFICE}"'
    return {
        BOOK: f'<workbook {space}><sheets><sheet name="Uno" sheetId="1" r:id="rId1"/>'
        f'<sheet name="Dos" sheetId="2" r:id="rId2"/></sheets>{names}</workbook>',
        "xl/_rels/workbook.xml.rels": rels(
            lead("worksheet", "worksheets/sheet1.xml"),
            lead("worksheet", "worksheets/sheet2.xml", name="rId2"),
        ),
        SHEET: f"<worksheet {space}><sheetData>{inside}</sheetData>{sheet}</worksheet>",
        "xl/worksheets/_rels/sheet1.xml.rels": rels(leads),
        "xl/worksheets/sheet2.xml": f"<worksheet {space}/>",
        **more,
    }
