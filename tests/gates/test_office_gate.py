"""What the gate of Office content sees, one thing at a time."""

from collections.abc import Mapping

import pytest
from lxml import etree
from support.office_files import (
    OFFICE,
    SPACES,
    Rel,
    W,
    book,
    field,
    formula,
    p,
    part_of_word,
    run,
    text,
    word,
)

from plandocs.engine.fault import TemplateFault
from plandocs.engine.package import read_package
from plandocs.gates import fields, formulas, links
from plandocs.gates.office import check_markup, check_office
from plandocs.gates.parts import Parts, resolved
from plandocs.gates.word_content import hidden_styles

DOC = "word/document.xml"


def codes(file: bytes) -> list[str]:
    """Return the codes of what is told of a file."""
    return [told.rule.code for told in check_office(read_package(file), "p", read_package)]


def why(*runs: str) -> list[str]:
    """Return why each field of a paragraph is active."""
    root = etree.fromstring(f"<w:document {SPACES}>{p(*runs)}</w:document>")
    return [fields.why_active(found) for found in fields.fields_of(root)]


# --- Fields ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    "DDE DDEAUTO MACROBUTTON HTMLACTIVEX CONTROL EMBED PRINT LINK INCLUDE INCLUDETEXT "
    "INCLUDEPICTURE IMPORT RD DATABASE DATA ASK FILLIN AUTOTEXT AUTOTEXTLIST GLOSSARY".split(),
)
@pytest.mark.parametrize("written", [str.upper, str.lower, str.title])
def test_a_field_that_reaches_out_is_active_however_it_is_written(
    name: str, written: object
) -> None:
    assert callable(written)
    (reason,) = why(field(f" {written(name)} a"))
    assert reason
    assert why(field(f"{name}X a")) == [""]


@pytest.mark.parametrize(
    ("code", "active"),
    [
        ("HYPERLINK", False),
        ("HYPERLINK \\n", False),
        ("HYPERLINK \\l m \\o t", False),
        ("HYPERLINK \\t _top file:///a", True),
        ("HYPERLINK “https://a.mx”", False),
        ("HYPERLINK “file:///a”", True),
        ('HYPERLINK "\\\\\\\\srv\\\\a"', True),
        ('HYPERLINK "a\\"b"', True),
        ('HYPERLINK ""', False),
        ('hyperlink "HTTPS://a.mx"', False),
        ('HYPERLINK "{{ x }}"', False),
        ('HYPERLINK "{{ x }}:80"', True),
        ('HYPERLINK "{{ x }}\\\\a"', True),
        ('HYPERLINK "{# n #}https://a.mx"', True),
        ('HYPERLINK "https://a.mx/{% if x %}b{% endif %}"', False),
        ("PAGE\u200b", False),
        ("\u00a0DDE\u00a0a", True),
        ("D\u00adDE a", True),
        ("DDE\x85a", True),
        ("(DDE)", True),
        ("a.b-c", False),
    ],
)
def test_a_code_is_read_as_word_reads_it(code: str, active: bool) -> None:
    root = etree.fromstring(f"<w:p {SPACES}/>")
    assert bool(fields.why_active(fields.Field(root, [code]))) is active


def test_a_simple_field_stands_for_its_result_in_another() -> None:
    begin, end = (run(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "end"))
    inner = f'<w:fldSimple w:instr="QUOTE 68">{text("a")}</w:fldSimple>'
    reasons = why(begin, run("<w:instrText> </w:instrText>"), inner, end)
    assert reasons[0] == ""
    assert reasons[1].startswith("toma su nombre de otro campo")
    assert why(inner, end, run('<w:fldChar w:fldCharType="otro"/>')) == [""]


def test_the_result_of_a_field_is_no_code() -> None:
    assert why(field("PAGE", result="DDE")) == [""]
    begin, separate, end = (
        run(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "separate", "end")
    )
    code = run("<w:instrText>REF a</w:instrText>")
    assert why(begin, code, separate, field("DDE"), end) == [
        "puede arrancar un programa al abrirse o actualizarse",
        "",
    ]


@pytest.mark.parametrize("sign", ["tab", "br", "cr"])
def test_a_tab_or_a_break_ends_the_name_of_a_field(sign: str) -> None:
    begin, end = (run(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "end"))
    code = f"<w:instrText>DDE</w:instrText><w:{sign}/><w:instrText>X</w:instrText>"
    assert why(begin, run(code), end) == ["puede arrancar un programa al abrirse o actualizarse"]


@pytest.mark.parametrize("sign", ["noBreakHyphen", "softHyphen", "ptab"])
def test_a_sign_among_the_letters_of_a_name_disguises_it(sign: str) -> None:
    begin, end = (run(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "end"))
    code = f"<w:instrText>D</w:instrText><w:{sign}/><w:instrText>DE</w:instrText>"
    assert why(begin, run(code), end) == ["lleva en su nombre signos que lo disfrazan"]


def test_alternatives_around_a_whole_field_are_each_read() -> None:
    each = "<mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback>"
    two = f"<mc:AlternateContent>{each}</mc:AlternateContent>"
    assert why(two.format(field("PAGE"), field("PAGE"))) == ["", ""]
    assert [bool(reason) for reason in why(two.format(field("PAGE"), field("DDE")))] == [
        False,
        True,
    ]


def test_what_is_no_text_of_a_code_or_a_formula_cuts_neither() -> None:
    for cut in ("<!-- -->", "<?a b?>", "<![CDATA[]]>"):
        assert codes(word(p(field(f"DD{cut}E cmd")))) == ["S303"]
        assert codes(book(formula("B1", f"WEBSER{cut}VICE(A1)"))) == ["S308"]


# --- Addresses ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "allowed", "elsewhere"),
    [
        ("https://a.mx", True, True),
        (" HTTP://a.mx", True, True),
        ("mailto:a@a.mx", True, True),
        ("#m", True, False),
        ("\u200bhttps://a.mx", True, True),
        ("http:\\\\a.mx", False, True),
        ("https:////srv", False, True),
        ("xhttps://a.mx", False, True),
        ("java\nscript:a", False, True),
        ("data:text/html,a", False, True),
        ("file:a", False, True),
        ("tel:55", False, True),
        ("C:\\a", False, True),
        ("//srv/a", False, True),
        ("\\\\srv\\a", False, True),
        ("a.docx", False, False),
        ("media/i.png", False, False),
        ("media//i.png", False, False),
        ("i.png?a=https://a.mx", False, False),
        ("", False, False),
    ],
)
def test_only_the_web_mail_and_the_same_document_are_allowed(
    address: str, allowed: bool, elsewhere: bool
) -> None:
    assert (links.is_allowed(address), links.is_elsewhere(address)) == (allowed, elsewhere)


def test_a_message_quotes_an_address_on_one_line_with_what_is_not_seen() -> None:
    assert links.excerpt(" a\n b\u200bc ") == "a b\N{REPLACEMENT CHARACTER}c"
    assert links.excerpt("a" * 90) == "a" * 90
    assert links.excerpt("a" * 91) == "a" * 89 + "…"


# --- Formulas ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(formulas._ACTIVE))
@pytest.mark.parametrize("prefix", ["", "_xlfn.", "_xlfn._xlws."])
def test_a_function_that_reaches_out_is_active_wherever_it_stands(name: str, prefix: str) -> None:
    reason = formulas.why_active(f"IF(A1,1,{prefix}{name.lower()} (2))")
    assert reason == f"usa {name}, que {formulas._ACTIVE[name]}"
    assert formulas.why_active(f'"{name}(1)"&X{name}(1)') == ""


def test_a_sheet_may_have_a_bar_in_its_title_and_only_then() -> None:
    assert formulas.why_active("'A|B'!A1", ("a|b",)) == ""
    assert formulas.why_active("'A|B'!A1", ("otra",)) == "llama a un programa o a una macro"
    assert formulas.why_active("'it''s|x'!A1", ("it's|x",)) == ""


def test_the_bars_of_filters_of_tags_are_no_commands() -> None:
    assert formulas.why_active('A1&"{{ x|upper }}"&{{ y|upper }}{% if a|b %}') == ""


def test_a_link_of_two_is_looked_at_too() -> None:
    code = 'HYPERLINK("https://a.mx")&HYPERLINK("file:///a")'
    assert "no es http" in formulas.why_active(code)
    assert "no está escrita" in formulas.why_active('HYPERLINK("https://a.mx")&HYPERLINK(B1)')
    assert "no es http" in formulas.why_active('HYPERLINK("""https://a.mx")')


# --- Parts -------------------------------------------------------------------------------------


def test_a_target_is_found_from_the_part_that_names_it() -> None:
    assert resolved("word/document.xml", "media/a.png") == "word/media/a.png"
    assert resolved("word/document.xml", "/media/a.png") == "media/a.png"
    assert resolved("word/document.xml", "../../a") == "../a"
    assert resolved("", "word/document.xml") == "word/document.xml"


def test_what_is_no_xml_has_no_tree() -> None:
    given: Mapping[str, bytes] = {
        "a.xml": b"<",
        "b.xml": b"nada",
        "c.bin": b"\xef\xbb\xbf  <a/>",
        "d.xml": "<a/>".encode("utf-16"),
    }
    assert sorted(Parts(given).trees) == ["c.bin", "d.xml"]


def test_the_type_of_a_part_is_its_own_or_that_of_its_extension() -> None:
    kinds = Parts(read_package(word(parts={"word/A.PNG": b""}, types={"*.png": "Image/PNG"}))).types
    assert kinds["word/a.png"] == "image/png"
    assert kinds[DOC].endswith("document.main+xml")


def test_a_part_of_words_is_read_whatever_its_name_and_its_folder() -> None:
    footer = part_of_word("ftr", p(field("DDE cmd")))
    for name in ("customXml/item1.xml", "docProps/app.xml", "word/media/i.png"):
        leads = [Rel(DOC, "rId5", "footer", f"/{name}")]
        assert codes(word(parts={name: footer}, relations=leads)) == ["S303"]


@pytest.mark.parametrize("name", ["customXml/item1.xml", "docProps/thumbnail.xml"])
def test_data_beside_the_document_is_no_document(name: str) -> None:
    footer = part_of_word("ftr", p(field("DDE cmd")))
    assert (
        codes(word(parts={name: footer}, relations=[Rel(DOC, "rId5", "customXml", f"../{name}")]))
        == []
    )


def test_what_stands_after_the_data_of_a_document_is_looked_at() -> None:
    footer = part_of_word("ftr", p(field("DDE cmd"))).encode()
    parts = {"customXml/item1.xml": b"<a/>", DOC: footer, "word/footer1.xml": footer}
    assert [told.rule.code for told in check_office(parts, "p")] == ["S303", "S303"]


def test_the_workbook_of_a_chart_needs_who_opens_it() -> None:
    chart: dict[str, str | bytes] = {
        "word/charts/chart1.xml": '<c:chartSpace xmlns:c="urn:c"/>',
        "word/embeddings/a.xlsx": book(),
    }
    leads = [
        Rel(DOC, "rId5", "chart", "charts/chart1.xml"),
        Rel("word/charts/chart1.xml", "rId1", "package", "../embeddings/a.xlsx"),
    ]
    sound = word(parts=chart, relations=leads)
    assert codes(sound) == []
    assert [t.rule.code for t in check_office(read_package(sound), "p")] == ["S302"]
    for other in (b"no es un zip", word(), book(formula("B1", "[1]H!A1"))):
        assert codes(word(parts={**chart, "word/embeddings/a.xlsx": other}, relations=leads)) == [
            "S302"
        ]
    lead_too = [*leads, Rel(DOC, "rId6", "package", "embeddings/a.xlsx")]
    assert codes(word(parts=chart, relations=lead_too)) == ["S302"]
    as_object = [leads[0], leads[1]._replace(kind="oleObject")]
    assert codes(word(parts=chart, relations=as_object)) == ["S302"]


def test_a_package_that_a_relation_alone_betrays_is_an_object() -> None:
    leads = [Rel(DOC, "rId5", "package", "media/a.png")]
    assert codes(word(parts={"word/media/a.png": b"PK"}, relations=leads)) == ["S302"]


def test_a_binary_workbook_is_no_book_of_macros_for_its_type_alone() -> None:
    kind = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
    with pytest.raises(TemplateFault, match="es un libro binario"):
        codes(book(types={"xl/workbook.xml": kind}))


def test_a_relation_to_a_tag_is_told_by_who_fills_tags() -> None:
    for target in ("{{ url }}", "%7B%7B url %7D%7D", "{% if a %}"):
        assert codes(word(relations=[Rel(DOC, "rId5", "hyperlink", target, "External")])) == []


def test_what_the_strict_edition_relates_is_seen() -> None:
    strict = "http://purl.oclc.org/ooxml/officeDocument/relationships/oleObject"
    leads = [Rel(DOC, "rId5", strict, "media/a.png")]
    assert codes(word(parts={"word/media/a.png": b"x"}, relations=leads)) == ["S302"]


def test_a_very_hidden_sheet_is_noted() -> None:
    file = book(more_sheets='<sheet name="Catálogo" sheetId="2" r:id="rId1" state="veryHidden"/>')
    (found,) = check_office(read_package(file), "p.xlsx")
    assert (found.rule.code, str(found.at), found.forbids) == (
        "S313",
        "p.xlsx · hoja «Catálogo»",
        False,
    )
    assert codes(book(more_sheets='<sheet name="a" sheetId="2" r:id="rId1" state="hidden"/>')) == []


def test_two_things_of_one_place_are_told_once_and_those_of_two_twice() -> None:
    thing = run('<w:object><o:OLEObject Type="Embed"/></w:object>')
    assert codes(word(p(thing, thing))) == ["S302"]
    assert codes(word(p(text("a"), thing), p(text("b"), thing))) == ["S302", "S302"]
    assert codes(word(p(field("DDE a"), field("DDE b")))) == ["S303", "S303"]


def test_markup_of_a_value_is_looked_at() -> None:
    xml = f'<x xmlns:w="{W}" xmlns:r="{OFFICE}">{p(field("DDE cmd"))}</x>'
    (found,) = check_markup(xml.encode())
    assert (found.rule.code, str(found.at)) == ("S303", " · «1»")


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        ('<a href="#m"/><use href="#m"/><image href="data:image/png;base64,AA"/>', []),
        ('<rect fill="url(#m)" style="fill:url( \'#m\')"/><a href="https://a.mx"/>', []),
        ("<style>@font-face{src:url(data:font/woff;base64,AA)}</style><image href=''/>", []),
        ('<image href="http://a.mx/i.png"/>', ["S304"]),
        ('<use href="file:///a.svg"/>', ["S304"]),
        ('<rect style="fill:url(http://a.mx)"/>', ["S304"]),
        ("<style>@import 'http://a.mx'; a{b:url(\"//srv/a\")}</style>", ["S304", "S304"]),
        ('<a href="javascript:a"/>', ["S305"]),
        ("<script>a()</script>", ["S301"]),
        ("<foreignObject/>", ["S301"]),
        ('<rect onclick="a()"/>', ["S301"]),
    ],
)
def test_a_vector_picture_runs_and_fetches_nothing(inside: str, told: list[str]) -> None:
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>'
    assert codes(word(parts={"word/media/i.svg": drawing})) == told


@pytest.mark.parametrize(
    ("shape", "told"),
    [
        ('<v:shape href="https://a.mx"/>', []),
        ('<v:shape href=""/>', []),
        ('<v:shape href="javascript:a"/>', ["S305"]),
        ('<v:shape althref="file:///a"/>', ["S305"]),
        ('<v:imagedata src="image1.png"/>', []),
        ('<v:fill src="file:///a.png"/>', ["S304"]),
        ('<v:imagedata r:href="rId1"/>', []),
    ],
)
def test_an_old_drawing_leads_only_to_the_web(shape: str, told: list[str]) -> None:
    assert codes(word(p(run(f"<w:pict>{shape}</w:pict>")))) == told


def test_an_object_of_a_sheet_without_a_part_is_seen() -> None:
    assert codes(book(after='<oleObjects><oleObject link="[1]!a"/></oleObjects>')) == ["S302"]


# --- Hidden words ------------------------------------------------------------------------------


def _styles(inside: str) -> frozenset[str]:
    return hidden_styles(etree.fromstring(part_of_word("styles", inside).encode()))


def _style(name: str, look: str = "", base: str = "", more: str = "") -> str:
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    return f'<w:style w:styleId="{name}"{more}>{based}<w:rPr>{look}</w:rPr></w:style>'


HIDE, SHOW = "<w:vanish/>", '<w:vanish w:val="false"/>'
ALL = f"<w:docDefaults><w:rPrDefault><w:rPr>{HIDE}</w:rPr></w:rPrDefault></w:docDefaults>"
USUAL = ' w:type="paragraph" w:default="1"'


@pytest.mark.parametrize(
    ("inside", "hide"),
    [
        (_style("a"), set()),
        (_style("a", HIDE), {"a"}),
        (_style("a", SHOW), set()),
        (_style("a", base="b") + _style("b", HIDE), {"a", "b"}),
        (_style("a", SHOW, "b") + _style("b", HIDE), {"b"}),
        (_style("a", base="b") + _style("b", base="a"), set()),
        (_style("a", base="zz"), set()),
        (ALL + _style("a"), {"a", ""}),
        (ALL + _style("a", SHOW), {""}),
        (_style("a", HIDE, more=USUAL), {"a", ""}),
        (_style("a", HIDE, more=' w:type="character" w:default="1"'), {"a"}),
    ],
)
def test_a_style_hides_by_itself_or_by_what_it_is_based_on(inside: str, hide: set[str]) -> None:
    assert _styles(inside) == hide


def _hidden(body: str, styles: str = _style("a", HIDE)) -> list[str]:
    leads = [Rel(DOC, "rId7", "styles", "styles.xml")]
    return codes(
        word(body, parts={"word/styles.xml": part_of_word("styles", styles)}, relations=leads)
    )


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (p(text("Nota", '<w:rStyle w:val="a"/>')), ["S310"]),
        (p(text("Nota", '<w:rStyle w:val="b"/>')), []),
        (p(text("Nota", '<w:rStyle w:val="a"/><w:vanish w:val="off"/>')), []),
        (p('<w:pPr><w:pStyle w:val="a"/></w:pPr>', text("Nota")), ["S310"]),
        (p('<w:pPr><w:pStyle w:val="a"/></w:pPr>', text("Nota", SHOW)), []),
        (p('<w:pPr><w:pStyle w:val="b"/></w:pPr>', text("Nota")), []),
        (p(text("Nota")), []),
        (p(text(" — ", HIDE)), []),
        (p(text("A", HIDE), text("b"), text("C", HIDE)), ["S310"]),
    ],
)
def test_hidden_words_are_found_by_their_looks(body: str, told: list[str]) -> None:
    assert _hidden(body) == told


@pytest.mark.parametrize(
    ("table", "row", "told"),
    [
        ("", "<w:hidden/>", ["S310"]),
        ("", '<w:hidden w:val="0"/>', []),
        ('<w:tblStyle w:val="a"/>', "", ["S310"]),
        ('<w:tblStyle w:val="b"/>', "", []),
    ],
)
def test_words_in_a_hidden_row_or_table_are_found(table: str, row: str, told: list[str]) -> None:
    cell = f"<w:tc>{p(text('Nota'))}</w:tc>"
    body = f"<w:tbl><w:tblPr>{table}</w:tblPr><w:tr><w:trPr>{row}</w:trPr>{cell}</w:tr></w:tbl>"
    assert _hidden(body) == told


def test_words_that_the_usual_style_hides_are_found() -> None:
    assert _hidden(p(text("Nota")), ALL) == ["S310", "S310"]


def test_words_are_quoted_whole_and_tags_that_print_nothing_are_not_words() -> None:
    file = word(p(text("{% if", HIDE), text(" x %}", HIDE), text("Uno", HIDE), text(" dos")))
    (found,) = check_office(read_package(file), "p.docx")
    assert (found.values["texto"], str(found.at)) == (
        "{% if x %}Uno",
        "p.docx · «{% if x %}Uno dos»",
    )
