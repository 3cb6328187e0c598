"""Finished documents changed by chance: read as they are seen, or refused in Spanish."""

import random
import time
from contextlib import suppress

import pytest
from lxml import etree
from support import small_word as small
from support.fuzzing import RUNS, SLOWEST, change_tree
from support.tampering import parts_of
from support.workbooks.book import Draw

from plandocs.verify.contents import digest
from plandocs.verify.office_text import blocks_of, main_part
from plandocs.verify.opening import Package, UnreadableFile
from plandocs.verify.sheet_text import cached, placed

ODD = (
    "", "0", "-1", "99999999999", "1e308", "1e400", "NaN", "inf", "٣", "²", "9" * 5000, "0x1",
    "A1:XFD1048576", "B2:B1048576", "FFFFFF", "pct999", "%1%2%9", "auto", "PAGE", "TOC", "rId99",
    "&K", "&K01+", "[$", "width:1e400pt", f"width:{'9' * 400}pt", "none", "restart", "../../x",
)  # fmt: skip
STYLES = (
    "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='22'/></w:rPr></w:rPrDefault></w:docDefaults>"
    "<w:style w:type='paragraph' w:default='1' w:styleId='a'><w:pPr><w:ind w:left='1'/></w:pPr>"
    "</w:style><w:style w:type='paragraph' w:styleId='b'><w:basedOn w:val='a'/><w:pPr><w:numPr>"
    "<w:numId w:val='1'/></w:numPr></w:pPr></w:style><w:style w:type='table' w:styleId='t'>"
    "<w:tblStylePr w:type='firstRow'><w:tcPr><w:shd w:fill='FF0000'/></w:tcPr></w:tblStylePr>"
    "</w:style>"
)
NUMBERING = (
    "<w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:start w:val='2'/><w:numFmt "
    "w:val='upperRoman'/><w:pStyle w:val='b'/><w:lvlText w:val='%1.%2'/><w:lvlRestart w:val='0'/>"
    "</w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='1'/><w:lvlOverride "
    "w:ilvl='0'><w:startOverride w:val='3'/></w:lvlOverride></w:num>"
)
LOOKS = (
    "<w:color w:val='112233' w:themeColor='accent1' w:themeTint='99'/><w:sz w:val='9'/>"
    "<w:shd w:val='pct20' w:fill='FF0000'/><w:position w:val='4'/><w:w w:val='90'/>"
)
DRAWN = (
    "<w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml' style='position:absolute;"
    "width:3.5pt;height:2cm;z-index:-1'><v:imagedata r:id='x' cropleft='6554f'/><v:textbox>"
    f"<w:txbxContent>{small.par('caja')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
SECTION = (
    "<w:sectPr><w:headerReference w:type='default' r:id='header'/><w:pgSz w:w='12240' w:h='15840'/>"
    "<w:pgMar w:left='900' w:top='900'/><w:cols w:num='2'/></w:sectPr>"
)


def _word() -> bytes:
    body = (
        small.par(small.run("Hola", LOOKS), small.field(' TOC \\o "1-3" ', "Uno 3"), style="b"),
        small.par("uno", DRAWN, small.field("PAGE", "4"), style="b"),
        small.table(
            small.cell("a", "<w:gridSpan w:val='2'/><w:vMerge w:val='restart'/>") * 2,
            small.cell("b", "<w:tcW w:w='900' w:type='dxa'/>") + small.cell(small.table("")),
            looks="<w:tblStyle w:val='t'/><w:tblLook w:val='04A0'/><w:tblInd w:w='5'/>",
        ),
        SECTION,
    )
    return small.small_word(
        "".join(body),
        {"rId9": "https://a.test"},
        styles=STYLES,
        numbering=NUMBERING,
        header=small.par("Encabezado"),
        footnotes=f"<w:footnote w:id='1'>{small.par('nota')}</w:footnote>",
        settings="<w:evenAndOddHeaders/>",
    )


def _book() -> bytes:
    draw = Draw()
    form = draw.book.add_format(
        {"num_format": '[Red]0.0;"nada";@', "bg_color": "#C00000", "pattern": 5, "indent": 2}
    )
    sheet = draw.sheet("Uno", [["Texto", 1, 2.5, "=B1*2"], [None, 3]])
    sheet.write_row(2, 0, [1, 2, 45000], form)
    sheet.merge_range("A5:C6", "junto", form)
    sheet.conditional_format("A1:B2", {"type": "3_color_scale"})
    sheet.conditional_format("A1:B2", {"type": "top", "value": 3, "format": form})
    sheet.data_validation("C3", {"validate": "list", "source": ["a", "b"]})
    sheet.autofilter("A1:C3")
    sheet.filter_column("A", "x > 2")
    sheet.freeze_panes(1, 1, 3, 3)
    sheet.set_column("E:G", 0.5)
    sheet.insert_textbox("E2", "Caja", {"url": "https://a.test"})
    sheet.write_comment("A1", "nota")
    sheet.write_url("B7", "internal:Uno!A1")
    sheet.set_header("&L&K01+034Hoja &P&8x")
    sheet.print_area("A1:C6")
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 2)
    sheet.set_h_pagebreaks([2])
    chart = draw.book.add_chart({"type": "column"})
    chart.add_series({"values": "=Uno!$B$1:$B$2"})
    sheet.insert_chart("H2", chart)
    draw.book.define_name("Uno!Local", "=Uno!$B$1")
    return draw.written()


WHOLE = {"docx": parts_of(_word()), "xlsx": parts_of(_book())}


def _mutant(chance: random.Random, suffix: str) -> Package:
    """Return the parts of a document, some of them changed, or without one of them."""
    parts = dict(WHOLE[suffix])
    for name in chance.sample(sorted(parts), 2):
        if chance.random() < 0.05:
            del parts[name]
            continue
        root = etree.fromstring(parts[name])
        for _ in range(chance.randint(1, 6)):
            change_tree(root, chance, ODD)
        parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return parts


def _read(parts: Package) -> str:
    kind, main = main_part(parts)
    read = digest(blocks_of(parts))
    return read if kind == "word" else f"{read} {cached(parts, main)} {placed(parts, main)}"


@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
def test_a_mutant_is_read_or_refused_and_soon(suffix: str) -> None:
    read, slow, began = set[str](), list[int](), time.process_time()
    for seed in range(RUNS * 5):
        with suppress(UnreadableFile):
            read.add(_read(_mutant(random.Random(seed), suffix)))
        if time.process_time() - began > SLOWEST:
            slow.append(seed)
        began = time.process_time()
    assert slow == []
    assert len(read) > RUNS
