"""Templates changed by chance: refused in Spanish, or filled into documents that are sound."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from support import office_files as office
from support import small_word as small
from support.fuzzing import RUNS, astray, change_tree, changed
from support.workbooks.book import Draw
from support.zips import as_parts, made_of, parts_of

DATA = "x: mundo\nxs: [uno, dos]\n"
WORDS = [
    b"<w:p>", b"</w:p>", b"<!DOCTYPE a>", b"&b;", b"{{", b"{% if x %}", b"]]>", b"xmlns", b'"',
    b"<c>", b"</row>", b"<f>A1</f>", b"99999999999", b"-1", b"A1:XFD1048576", b"\xff", b"&#0;",
    b"{%tr for x in xs %}", b"r:id", b"<mc:Choice>", b"$", b"0", b"../", b"<w:tc/>", b"t='e'",
]  # fmt: skip
VALUES = (
    "", "0", "-1", "1", "99999999999", "1e9", "NaN", "true", "A1", "A1:XFD1048576", "Hoja!A1", "ñ",
    "{{ x }}", "{{ x", "{% if x %}", "{% endif %}", "{%tr endfor %}", "{{ xs[0] }}", "{{ y }}", "#",
    "=1+1", "_xlfn.X(", "../../x", "word/document.xml", "http://x.test/a", "rId1", "rId99", "s",
    "e", "dxa", "auto", "{{r x }}", "{{p x }}", "{% cellbg x %}", "{% vm %}", "{%tc for v in xs %}",
)  # fmt: skip


def _word() -> bytes:
    header, relations = office.header(office.p(office.text("Hoja {{ x }}")))
    rows = [
        small.cell("{%tr for v in xs %}") + small.cell(""),
        small.cell("{{ v }}") + small.cell("{% cellbg 'C00000' %}{{ loop.index }}"),
        small.cell("{%tr endfor %}") + small.cell(""),
    ]
    grid = "<w:tblGrid><w:gridCol w:w='2000'/><w:gridCol w:w='2000'/></w:tblGrid>"
    table = small.table(*rows, looks="<w:tblW w:w='0' w:type='auto'/>")
    return office.word(
        office.p(office.text("{%p if x %}")),
        office.p(office.text("Hola {{ x"), office.text(" }}", "<w:b/>"), office.field("PAGE")),
        office.p(office.text("{%p endif %}")),
        table.replace("</w:tblPr>", f"</w:tblPr>{grid}"),
        parts=header,
        relations=relations,
        types=dict.fromkeys(header, f"{office.WORD_TYPE}.header+xml"),
    )


def _excel() -> bytes:
    draw = Draw()
    sheet = draw.sheet(
        "Hoja",
        [["Título {{ x }}", 1, 2.5], ["{%tr for v in xs %}"], ["{{ v }}", 3, "=B3*2"]],
    )
    sheet.write_row(3, 0, ["{%tr endfor %}"])
    sheet.write_row(4, 0, ["Total", "=SUM(B3:B3)"], draw.book.add_format({"bold": True}))
    sheet.merge_range("A6:C6", "{{ x }}", draw.book.add_format({"bg_color": "#C00000"}))
    sheet.conditional_format("B3:B3", {"type": "cell", "criteria": ">", "value": 1})
    sheet.data_validation("C3", {"validate": "list", "source": ["a", "b"]})
    sheet.insert_textbox("E2", "Caja")
    sheet.set_header("&LHoja {{ x }}")
    sheet.print_area("A1:C6")
    draw.book.define_name("Total", "=Hoja!$B$5")
    return draw.written()


WHOLE = {"docx": _word(), "xlsx": _excel()}
PARTS = {suffix: parts_of(template) for suffix, template in WHOLE.items()}


def with_bytes_changed(chance: random.Random, suffix: str) -> bytes:
    """Return the template with some bytes of its zip changed, cut or repeated."""
    pieces = [bytes([chance.randrange(256)]), b"PK\3\4", b"\xff" * 4]
    return changed(WHOLE[suffix], chance, pieces)


def with_xml_changed(chance: random.Random, suffix: str) -> bytes:
    """Return the template with one of its parts changed, most times into XML all the same."""
    parts = PARTS[suffix]
    name = chance.choice(sorted(parts))
    made = parts[name]
    if chance.random() < 0.2:
        made = changed(made, chance, WORDS)
    else:
        root = etree.fromstring(made)
        for _ in range(chance.randint(1, 3)):
            change_tree(root, chance, VALUES)
        made = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made_of(as_parts({**parts, name: made}))


@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
@pytest.mark.parametrize("change", [with_bytes_changed, with_xml_changed])
def test_a_mutant_is_refused_or_makes_a_sound_document(
    change: Callable[[random.Random, str], bytes], suffix: str, tmp_path: Path
) -> None:
    mutants = ((seed, change(random.Random(seed), suffix)) for seed in range(RUNS))
    assert astray(mutants, DATA, suffix, tmp_path, lambda _: ()) == {}
