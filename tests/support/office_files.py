"""Small Word and Excel files written part by part, so that anything may be put in any of them."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from plandocs.engine.package import write_package

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
X = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{OFFICE}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)


class Rel(NamedTuple):
    """A relation of a part: its owner's name, its id, its type or the last word of one."""

    owner: str
    id: str
    kind: str
    target: str
    mode: str = ""


def package(
    parts: Mapping[str, str | bytes], relations: Iterable[Rel], types: Mapping[str, str]
) -> bytes:
    """Return a package; `types` gives the content types, by part or by `*.extension`."""
    whole = {name: text.encode() if isinstance(text, str) else text for name, text in parts.items()}
    rules = "".join(
        f'<Default Extension="{name[2:]}" ContentType="{kind}"/>'
        if name.startswith("*.")
        else f'<Override PartName="/{name}" ContentType="{kind}"/>'
        for name, kind in types.items()
    )
    rules = '<Default Extension="xml" ContentType="application/xml"/>' + rules
    rules = f'<Default Extension="rels" ContentType="{PACKAGE}/relationships+xml"/>' + rules
    found: dict[str, str] = {}
    for relation in relations:
        folder, _, name = relation.owner.rpartition("/")
        part = f"{folder}/_rels/{name}.rels".removeprefix("/")
        kind = relation.kind if ":" in relation.kind else f"{OFFICE}/{relation.kind}"
        mode = f' TargetMode="{relation.mode}"' if relation.mode else ""
        found[part] = found.get(part, "") + (
            f'<Relationship Id="{relation.id}" Type="{kind}" Target="{relation.target}"{mode}/>'
        )
    space = f"{PACKAGE}/relationships"
    for part, text in found.items():
        whole[part] = f'{HEAD}<Relationships xmlns="{space}">{text}</Relationships>'.encode()
    names = f"{PACKAGE}/content-types"
    whole["[Content_Types].xml"] = f'{HEAD}<Types xmlns="{names}">{rules}</Types>'.encode()
    return write_package(whole)


def run(inside: str, look: str = "") -> str:
    """Return a run."""
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{inside}</w:r>"


def text(words: str, look: str = "") -> str:
    """Return a run of text."""
    return run(f'<w:t xml:space="preserve">{words}</w:t>', look)


def p(*runs: str) -> str:
    """Return a paragraph."""
    return f"<w:p>{''.join(runs)}</w:p>"


def field(*codes: str, result: str = "1", tag: str = "w:instrText") -> str:
    """Return a field, its code cut in as many runs as codes are given."""
    cut = "".join(run(f'<{tag} xml:space="preserve">{code}</{tag}>') for code in codes)
    begin, separate, end = (
        run(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "separate", "end")
    )
    return begin + cut + separate + text(result) + end


def word(
    *paragraphs: str,
    parts: Mapping[str, str | bytes] | None = None,
    relations: Iterable[Rel] = (),
    types: Mapping[str, str] | None = None,
    spaces: str = SPACES,
) -> bytes:
    """Return a document of some paragraphs, with other parts; ends with `{{ x }}`."""
    body = "".join(paragraphs) + p(text("{{ x }}"))
    own: dict[str, str | bytes] = {
        "word/document.xml": f"{HEAD}<w:document {spaces}><w:body>{body}</w:body></w:document>"
    }
    first = Rel("", "rId1", "officeDocument", "word/document.xml")
    known = {"word/document.xml": f"{WORD_TYPE}.document.main+xml"}
    return package({**own, **(parts or {})}, [first, *relations], {**known, **(types or {})})


def part_of_word(name: str, inside: str) -> str:
    """Return the XML of a part such as a header, whose root has that name."""
    return f"{HEAD}<w:{name} {SPACES}>{inside}</w:{name}>"


def header(inside: str) -> tuple[dict[str, str | bytes], list[Rel]]:
    """Return the parts and relations of a document with a header."""
    own = Rel("word/document.xml", "rId7", "header", "header1.xml")
    return {"word/header1.xml": part_of_word("hdr", inside)}, [own]


def cell(name: str, inside: str, kind: str = "") -> str:
    """Return a cell."""
    return f'<c r="{name}"{f" t={chr(34)}{kind}{chr(34)}" if kind else ""}>{inside}</c>'


def words(name: str, said: str) -> str:
    """Return a cell with a text."""
    return cell(name, f'<is><t xml:space="preserve">{said}</t></is>', "inlineStr")


def formula(name: str, code: str) -> str:
    """Return a cell with a formula."""
    return cell(name, f"<f>{code}</f><v>0</v>")


def book(
    *cells: str,
    after: str = "",
    names: str = "",
    title: str = "Hoja",
    parts: Mapping[str, str | bytes] | None = None,
    relations: Iterable[Rel] = (),
    types: Mapping[str, str] | None = None,
    more_sheets: str = "",
    properties: str = "",
) -> bytes:
    """Return a workbook of one sheet, a row of cells and `{{ x }}` below, with other parts."""
    row = f'<row r="1">{"".join(cells)}</row><row r="2">{words("A2", "{{ x }}")}</row>'
    space = f'xmlns="{X}" xmlns:r="{OFFICE}"'
    own: dict[str, str | bytes] = {
        "xl/workbook.xml": f"{HEAD}<workbook {space}>{properties}<sheets>"
        f'<sheet name="{title}" sheetId="1" r:id="rId1"/>{more_sheets}</sheets>'
        f"{f'<definedNames>{names}</definedNames>' if names else ''}</workbook>",
        "xl/worksheets/sheet1.xml": f"{HEAD}<worksheet {space}><sheetData>{row}</sheetData>{after}"
        "</worksheet>",
        "xl/styles.xml": f'{HEAD}<styleSheet xmlns="{X}"><fonts count="1"><font><sz val="11"/>'
        '<name val="Calibri"/></font></fonts><fills count="1"><fill><patternFill '
        'patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs '
        'count="1"><xf/></cellStyleXfs><cellXfs count="1"><xf/></cellXfs><cellStyles count="1">'
        '<cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
    }
    links = [
        Rel("", "rId1", "officeDocument", "xl/workbook.xml"),
        Rel("xl/workbook.xml", "rId1", "worksheet", "worksheets/sheet1.xml"),
        Rel("xl/workbook.xml", "rId2", "styles", "styles.xml"),
    ]
    known = {
        "xl/workbook.xml": f"{SHEET_TYPE}.sheet.main+xml",
        "xl/worksheets/sheet1.xml": f"{SHEET_TYPE}.worksheet+xml",
        "xl/styles.xml": f"{SHEET_TYPE}.styles+xml",
    }
    return package({**own, **(parts or {})}, [*links, *relations], {**known, **(types or {})})


Finding = tuple[str, str, str] | tuple[str, str, str, int]
"""A rule, its place, what is said, and which of the rule's hints when it has several."""


def told(ext: str, findings: Iterable[Finding], hints: Mapping[str, list[str]]) -> str:
    """Return all that `plandocs render` says of some findings in a template."""
    said: list[str] = []
    for rule, place, sentence, *which in findings:
        where = f"plantilla.{ext}" + (f" · {place}" if place else "")
        hint = hints[rule][which[0] if which else 0]
        said.append(f"{rule}\n  {where}\n  {sentence}\n  pista: {hint}")
    errors = sum(text.startswith("error") for text in said)
    count = f"{errors} error{'es' if errors > 1 else ''}"
    if warnings := len(said) - errors:
        count += f" y {warnings} aviso{'s' if warnings > 1 else ''}"
    return "\n\n".join([*said, f"{count}. No se escribió nada."])
