"""Letters that are not read, wherever that comes from; colours of cells as they are seen."""

import pytest
from support.small_word import cell, par, run, small_word, table
from support.tampering import packed, parts_of, swap

from plandocs.verify.office_text import blocks_of
from plandocs.verify.opening import UnreadableFile, open_package

LOST = "[del color de su fondo: Texto]"
THEME = (
    "<a:themeElements><a:clrScheme><a:dk1><a:srgbClr val='000000'/></a:dk1><a:lt1><a:sysClr "
    "val='window' lastClr='FFFFFF'/></a:lt1><a:accent1><a:srgbClr val='4472C4'/></a:accent1>"
    "</a:clrScheme></a:themeElements>"
)
W14 = "xmlns:w14='http://schemas.microsoft.com/office/word/2010/wordml'"


def style(key: str, kind: str, looks: str, base: str = "") -> str:
    """Return a style."""
    below = f"<w:basedOn w:val='{base}'/>" if base else ""
    return f"<w:style w:type='{kind}' w:styleId='{key}'>{below}{looks}</w:style>"


def fill(color: str, more: str = "") -> str:
    """Return a shading."""
    return f"<w:shd w:val='clear' w:color='auto' w:fill='{color}'{more}/>"


def told(body: str, **parts: str) -> list[tuple[str, str]]:
    """Return what the pieces of a document say, and how they look."""
    blocks = blocks_of(open_package(small_word(body, {}, **parts)))
    return [(piece.text, piece.look) for block in blocks for piece in block.pieces]


@pytest.mark.parametrize(
    ("looks", "text"),
    [
        ("<w:color w:val='000000' w:themeColor='background1'/>", LOST),
        ("<w:color w:val='FFFFFF' w:themeColor='text1'/>", "Texto"),
        ("<w:color w:val='E8E8E8'/>", LOST),
        ("<w:color w:val='FFFF00'/>", LOST),
        ("<w:color w:val='808080'/>", "Texto"),
        ("<w:color w:val='auto'/>", "Texto"),
        ("<w:highlight w:val='black'/>", LOST),
        ("<w:highlight w:val='yellow'/>", "Texto"),
        ("<w:highlight w:val='black'/><w:color w:val='FFFFFF'/>", "Texto"),
        ("<w:highlight w:val='none'/>", "Texto"),
        (f"{fill('FF0000')}<w:color w:val='FF0000'/>", LOST),
        (f"{fill('000000')}<w:color w:val='FFFFFF'/>", "Texto"),
        (f"{fill('FFFFFF')}<w:color w:val='FFFFFF'/>", LOST),
        ("<w:sz w:val='2'/>", "[diminuto: Texto]"),
        ("<w:sz w:val='18'/>", "Texto"),
        ("<w:w w:val='1'/>", "[apretado: Texto]"),
        ("<w:w w:val='90'/>", "Texto"),
        ("<w:spacing w:val='-200'/>", "[apretado: Texto]"),
        ("<w:spacing w:val='30'/>", "Texto"),
        ("<w:fitText w:val='10'/>", "[apretado: Texto]"),
        ("<w:position w:val='-900'/>", "[fuera de su renglón: Texto]"),
        ("<w:position w:val='6'/>", "Texto"),
        ("<w:kern w:val='0'/>", "Texto"),
        ("<w:rFonts w:ascii='Wingdings 2'/>", "[en letra de signos: Texto]"),
        (f"<w14:textFill {W14}><w14:noFill/></w14:textFill>", LOST),
        (
            f"<w14:textFill {W14}><w14:solidFill><w14:srgbClr w14:val='FFFFFF'/></w14:solidFill>"
            "</w14:textFill>",
            LOST,
        ),
        (
            f"<w14:textFill {W14}><w14:solidFill><w14:srgbClr w14:val='000000'><w14:alpha "
            "w14:val='99000'/></w14:srgbClr></w14:solidFill></w14:textFill>",
            LOST,
        ),
        ("<w:strike/><w:vanish/>", "[oculto, tachado: Texto]"),
    ],
)
def test_letters_that_are_not_read_are_told(looks: str, text: str) -> None:
    assert told(par(run("Texto", looks)), theme=THEME) == [(text, "")]


@pytest.mark.parametrize(
    ("styles", "text"),
    [
        (
            style("Base", "paragraph", "<w:rPr><w:vanish/></w:rPr>")
            + style("Uno", "paragraph", "", "Base"),
            "[oculto: Texto]",
        ),
        (style("Uno", "paragraph", "<w:rPr><w:color w:val='FFFFFF'/></w:rPr>"), LOST),
        (style("Uno", "paragraph", "<w:rPr><w:sz w:val='2'/></w:rPr>"), "[diminuto: Texto]"),
        (style("Uno", "paragraph", f"<w:pPr>{fill('000000')}</w:pPr>"), "Texto"),
        (
            style("Uno", "paragraph", "<w:rPr><w:vanish/></w:rPr>")
            + style("Dos", "character", "<w:rPr><w:vanish/></w:rPr>"),
            "Texto",
        ),
        (style("Dos", "character", "<w:rPr><w:strike/></w:rPr>"), "[tachado: Texto]"),
        (
            style("Uno", "paragraph", "", "Uno") + "<w:docDefaults><w:rPrDefault><w:rPr>"
            "<w:sz w:val='2'/></w:rPr></w:rPrDefault></w:docDefaults>",
            "[diminuto: Texto]",
        ),
        (
            "<w:style w:type='paragraph' w:default='1' w:styleId='N'><w:rPr><w:vanish/></w:rPr>"
            "</w:style>",
            "[oculto: Texto]",
        ),
        (
            style(
                "Uno",
                "paragraph",
                "<w:pPr><w:spacing w:line='20' w:lineRule='exact'/></w:pPr>",
            ),
            "[apretado: Texto]",
        ),
        (
            style("Uno", "paragraph", "<w:pPr><w:framePr w:w='1'/></w:pPr>"),
            "[fuera de su lugar: Texto]",
        ),
        (
            style("Uno", "paragraph", "<w:pPr><w:ind w:left='-9000'/></w:pPr>"),
            "[fuera de su lugar: Texto]",
        ),
        (
            style("Uno", "paragraph", "<w:pPr><w:ind w:left='400' w:hanging='400'/></w:pPr>"),
            "Texto",
        ),
        (
            style(
                "Uno",
                "paragraph",
                "<w:pPr><w:spacing w:line='20' w:lineRule='exact'/></w:pPr>"
                "<w:rPr><w:color w:val='FFFFFF'/></w:rPr>",
            ),
            "[del color de su fondo, apretado: Texto]",
        ),
    ],
)
def test_what_styles_hide_is_told(styles: str, text: str) -> None:
    body = par(run("Texto", "<w:rStyle w:val='Dos'/>"), style="Uno")
    assert told(body, styles=styles) == [(text, "")]


def test_the_colour_of_the_pages_counts_where_it_is_shown() -> None:
    body = par(run("Texto", "<w:color w:val='FFFFFF'/>"))
    document = small_word(body, settings="<w:displayBackgroundShape/>")
    dark = swap("word/document.xml", "<w:body>", "<w:background w:color='000000'/><w:body>")
    pieces = [p.text for b in blocks_of(open_package(dark(document))) for p in b.pieces]
    assert pieces == ["Texto"]


def test_how_runs_are_cut_says_nothing_of_what_is_not_read() -> None:
    hidden = "<w:vanish/>"
    cut = par(run("Un ", hidden), run(" ", ""), run("texto", hidden), run(" ", hidden), run("más"))
    assert told(cut) == [("[oculto: Un texto] más", "")]
    assert told(par(run("Un texto ", hidden), run("más"))) == [("[oculto: Un texto] más", "")]


WHITE = "<w:color w:val='FFFFFF'/>"
BANDED = style(
    "Mia",
    "table",
    "<w:tblStylePr w:type='firstRow'><w:rPr><w:color w:val='FFFFFF'/></w:rPr><w:tcPr>"
    f"{fill('1F3A5F')}</w:tcPr></w:tblStylePr><w:tblStylePr w:type='band1Horz'><w:tcPr>"
    f"{fill('EEEEEE')}</w:tcPr></w:tblStylePr><w:tblStylePr w:type='nwCell'><w:tcPr>"
    f"{fill('00FF00')}</w:tcPr></w:tblStylePr>",
)


@pytest.mark.parametrize(
    ("looks", "row", "own", "text", "look"),
    [
        ("", "", fill("000000"), "Texto", "color 000000"),
        ("", "", "", LOST, ""),
        (fill("000000"), "", "", "Texto", "color 000000"),
        (fill("000000"), "", fill("FFFFFF"), LOST, ""),
        (fill("000000"), f"<w:tblPrEx>{fill('800000')}</w:tblPrEx>", "", "Texto", "color 800000"),
        ("", "", fill("123456", " w:themeFill='accent1'"), "Texto", "color 4472C4"),
        ("", "", fill("4472C5", " w:themeFill='accent1'"), "Texto", "color 4472C5"),
        ("", "", fill("000000", " w:themeFill='background1'"), LOST, ""),
        (
            "",
            "",
            fill("D9E2F3", " w:themeFill='accent1' w:themeFillTint='33'"),
            LOST,
            "color D9E2F3",
        ),
        ("", "", "<w:shd w:val='nil' w:fill='000000'/>", LOST, ""),
        (
            "",
            "",
            "<w:shd w:val='pct50' w:color='000000' w:fill='FFFFFF'/>",
            "Texto",
            "color 808080",
        ),
        ("", "", "<w:shd w:val='solid' w:color='000000'/>", "Texto", "color 000000"),
        (
            "",
            "",
            "<w:shd w:val='diagStripe' w:color='000000' w:fill='FFFFFF'/>",
            "Texto",
            "color 808080 diagStripe",
        ),
    ],
)
def test_a_cell_has_the_colour_that_is_seen(
    looks: str, row: str, own: str, text: str, look: str
) -> None:
    body = table(row + cell(par(run("Texto", WHITE)), own), looks=looks)
    assert told(body, theme=THEME) == [(text, look)]


def test_the_style_of_a_table_colours_its_bands_and_letters() -> None:
    looks = "<w:tblStyle w:val='Mia'/><w:tblLook w:firstRow='1' w:firstColumn='0' w:noVBand='1'/>"
    body = table(*(cell("Texto") + cell("Otro") for _ in range(3)), looks=looks)
    assert told(body, styles=BANDED) == [
        *(("Texto", "color 1F3A5F"), ("Otro", "color 1F3A5F")),
        *(("Texto", "color EEEEEE"), ("Otro", "color EEEEEE")),
        *(("Texto", ""), ("Otro", "")),
    ]
    assert told(body, styles=BANDED.replace("EEEEEE", "FFFFFF"))[2:] == [
        *(("Texto", ""), ("Otro", "")) * 2
    ]
    corner = body.replace("firstColumn='0'", "firstColumn='1'")
    assert told(corner, styles=BANDED)[0] == ("[del color de su fondo: Texto]", "color 00FF00")


@pytest.mark.parametrize(
    ("paragraph", "look"),
    [
        (f"<w:p><w:pPr>{fill('FF0000')}</w:pPr></w:p>", "color 00FF00, con color FF0000 encima"),
        (par(run(" ", "<w:highlight w:val='red'/>")), "color 00FF00, con color FF0000 encima"),
        (par(run(" ", fill("0000FF"))), "color 00FF00, con color 0000FF encima"),
        (f"<w:p><w:pPr>{fill('00FF00')}</w:pPr></w:p>", "color 00FF00"),
        (par(" "), "color 00FF00"),
    ],
)
def test_what_is_painted_over_a_cell_is_told(paragraph: str, look: str) -> None:
    assert told(table(cell(paragraph, fill("00FF00")))) == [("", look)]


def test_a_row_too_low_to_be_read_is_told() -> None:
    low = "<w:trPr><w:trHeight w:val='1' w:hRule='exact'/></w:trPr>"
    assert told(table(low + cell("A"))) == [("A", ""), ("[fila tan baja que no se lee]", "")]
    assert told(table(low.replace("exact", "atLeast") + cell("A"))) == [("A", "")]


def test_a_cell_too_narrow_to_be_read_is_told() -> None:
    narrow = "<w:tcW w:w='5' w:type='dxa'/>"
    assert told(table(cell("A", narrow))) == [("A", "tan angosta que no se lee")]
    assert told(table(cell("A", narrow.replace("dxa", "auto")))) == [("A", "")]


def test_the_settings_say_which_colour_of_the_theme_is_which() -> None:
    white = "<w:color w:val='000000' w:themeColor='text1'/>"
    settings = "<w:clrSchemeMapping w:t1='light1' w:bg1='dark1'/>"
    assert told(par(run("Texto", white)), theme=THEME, settings=settings) == [(LOST, "")]


def test_styles_that_never_end_are_no_document() -> None:
    styles = "".join(style(f"S{n}", "paragraph", "", f"S{n + 1}") for n in range(60))
    assert told(par("Texto", style="S10"), styles=styles) == [("Texto", "")]
    with pytest.raises(UnreadableFile, match="más estilos unos sobre otros"):
        told(par("Texto", style="S0"), styles=styles)


def test_two_styles_of_one_name_and_letters_of_its_own_are_told() -> None:
    styles = style("Uno", "paragraph", "") + style("Uno", "paragraph", "<w:rPr><w:vanish/></w:rPr>")
    assert told(par("Texto", style="Uno"), styles=styles) == [
        ("Texto", ""),
        ("[estilos repetidos]", ""),
    ]
    parts = {**parts_of(small_word(par("Texto"))), "word/fonts/font1.odttf": b"x"}
    pieces = [p.text for b in blocks_of(open_package(packed(parts))) for p in b.pieces]
    assert pieces == ["Texto", "[letra incrustada]"]


def test_a_cell_merged_as_of_old_is_told() -> None:
    assert told(table(cell("A") + cell("B", "<w:hMerge/>"))) == [
        ("A", ""),
        ("B", "unida con la de la izquierda"),
    ]


def test_a_theme_whose_letters_are_signs_is_told() -> None:
    latin = "<a:themeElements><a:fontScheme><a:minorFont><a:latin typeface='{}'/></a:minorFont>"
    ends = "</a:fontScheme></a:themeElements>"
    assert told(par("Texto"), theme=latin.format("Calibri") + ends) == [("Texto", "")]
    assert told(par("Texto"), theme=latin.format("Wingdings 3") + ends) == [
        ("Texto", ""),
        ("[letra de signos en el tema]", ""),
    ]


@pytest.mark.parametrize(
    ("fill", "text"),
    [
        ("<w14:solidFill><w14:schemeClr w14:val='bg1'/></w14:solidFill>", LOST),
        ("<w14:solidFill><w14:schemeClr w14:val='tx1'/></w14:solidFill>", "Texto"),
        (
            "<w14:gradFill><w14:gsLst><w14:gs w14:pos='0'><w14:srgbClr w14:val='FFFFFF'/></w14:gs>"
            "</w14:gsLst></w14:gradFill>",
            LOST,
        ),
    ],
)
def test_letters_filled_in_other_ways_may_be_lost(fill: str, text: str) -> None:
    looks = f"<w14:textFill {W14}>{fill}</w14:textFill>"
    assert told(par(run("Texto", looks))) == [(text, "")]


def test_what_word_writes_by_itself_is_told() -> None:
    body = "<w:p><w:r><w:t>a </w:t><w:dayLong/><w:t> b </w:t><w:pgNum/></w:r></w:p>"
    assert told(body) == [("a [fecha del día] b #", "")]


def test_words_embedded_backwards_are_told() -> None:
    body = f"<w:p><w:dir w:val='rtl'>{run('Texto')}</w:dir></w:p>"
    assert told(body) == [("Texto", ""), ("[textos al revés: 1]", "")]
