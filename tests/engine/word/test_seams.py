"""Page breaks, sections, contents and page references, as they print."""

import pytest
from engine.word.wml import drawn, rendered, texts
from parity.markup import field_of, line, lines, p, r, run, section_break, tbl, tr
from support import word

from plandocs import Template, TemplateFault

W = word.W
BREAK = p(properties="<w:pageBreakBefore/>")
_UNBROKEN = '<w:pageBreakBefore w:val="0"/>'
UNBROKEN = p(run("", "<w:b/>"), properties=_UNBROKEN)
BLANK = '<w:p w:rsidR="00AA"/>'
FORMULA = "<m:oMath><m:r><m:t>ƒ</m:t></m:r></m:oMath>"
END = run('<w:fldChar w:fldCharType="end"/>')
PAGE, COLUMN = (run(f'<w:br w:type="{kind}"/>') for kind in ("page", "column"))
HEADING = '<w:pStyle w:val="Heading1"/>'


def flow(data: bytes) -> list[str]:
    """Return the blocks of a body: texts, `¶` for a page break, `§` for a section's end."""
    return [_shown(child) for child in word.body(data)]


def _shown(node: word.Node) -> str:
    if node.tag != f"{W}p":
        return node.tag.removeprefix(W)
    page = node.find(f"{W}pPr/{W}pageBreakBefore")
    broken = "¶" * (page is not None and page.get(f"{W}val") != "0")
    ended = "§" * (node.find(f"{W}pPr/{W}sectPr") is not None)
    formula = "ƒ" * sum(child.text == "ƒ" for child in node.iter())
    return f"{broken}{word.text(node)}{formula}{ended}"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (line("a") + BREAK + line("b"), ["a", "¶b"]),
        (BREAK + line("b"), ["¶b"]),
        (line("a") + BREAK, ["a", "¶"]),
        (line("a") + BREAK + tbl(1, tr("x")), ["a", "¶", "tbl"]),
        (tbl(1, tr("x")) + BREAK + line("b"), ["tbl", "¶b"]),
        (line("a") + BREAK + BREAK + line("b"), ["a", "¶b"]),
        (line("a") + BLANK + line("b"), ["a", "", "b"]),
        (line("a") + BREAK + p(r("b"), properties="<w:keepNext/>"), ["a", "¶b"]),
        (line("a") + p(r("b"), properties="<w:pageBreakBefore/>"), ["a", "¶b"]),
        (line("a") + BREAK + section_break(r("b")) + line("c"), ["a", "¶b§", "c"]),
        (line("a") + section_break() + line("b"), ["a§", "b"]),
        (line("a") + section_break(), ["a"]),
        (line("a") + section_break() + BLANK, ["a"]),
        (line("a") + section_break() + BREAK, ["a"]),
        (line("a") + BREAK + section_break() + line("b"), ["a§", "b"]),
        (tbl(1, tr("x")) + section_break() + line("b"), ["tbl", "§", "b"]),
        (section_break() + line("b"), ["§", "b"]),
        (line("a") + section_break() + section_break() + line("b"), ["a§", "§", "b"]),
        (tbl(1, tr("x")) + section_break(), ["tbl"]),
        (
            lines("{%p for x in [1, 2] %}", "{{ x }}") + section_break() + lines("{%p endfor %}"),
            ["1§", "2"],
        ),
        (
            lines("{%p for x in [1, 2] %}", "{{ x }}")
            + section_break()
            + line("y")
            + section_break()
            + lines("{%p endfor %}", "z"),
            ["1§", "y§", "2§", "y§", "z"],
        ),
        (
            lines("{%p for x in [] %}", "{{ x }}") + section_break() + lines("{%p endfor %}", "z"),
            ["z"],
        ),
        (
            line("a") + lines("{%p if true %}") + BREAK + lines("{%p endif %}", "b"),
            ["a", "¶b"],
        ),
        (
            line("a") + lines("{%p if false %}") + BREAK + lines("{%p endif %}", "b"),
            ["a", "b"],
        ),
        (
            lines("{%p for x in [1, 2] %}") + BREAK + lines("{{ x }}", "{%p endfor %}"),
            ["¶1", "¶2"],
        ),
        (line("a") + section_break() + lines("{%p if false %}", "b", "{%p endif %}"), ["a"]),
        (line("a") + section_break() + lines("{%p if true %}", "b", "{%p endif %}"), ["a§", "b"]),
        (
            line("a") + section_break() + lines("{%p if true %}") + BLANK + lines("{%p endif %}"),
            ["a§", ""],
        ),
        (line("a") + "<w:p/>" + line("b"), ["a", "", "b"]),
        (line("a") + section_break() + "<w:p/>", ["a"]),
        (line("a") + BREAK + '<w:p w:rsidR="00AA"/>' + tbl(1, tr("x")), ["a", "¶", "tbl"]),
        (line("a") + BREAK + '<w:p w:rsidR="00AA"/>', ["a", "¶"]),
        (line("a") + UNBROKEN + line("b"), ["a", "", "b"]),
        (line("a") + BREAK + p(r("b"), properties=_UNBROKEN), ["a", "¶b"]),
        (line("a") + BREAK + p(FORMULA) + line("b"), ["a", "¶ƒ", "b"]),
        (line("a") + section_break(FORMULA) + line("b"), ["a", "ƒ§", "b"]),
    ],
)
def test_breaks_alone_in_their_paragraphs_join_what_is_beside(
    body: str, expected: list[str]
) -> None:
    assert flow(rendered(drawn(body))) == [*expected, "sectPr"]


def test_a_last_section_without_anything_takes_the_paper_of_the_one_before() -> None:
    wide = '<w:sectPr><w:pgSz w:w="15840" w:h="12240" w:orient="landscape"/></w:sectPr>'
    data = rendered(drawn(line("a") + p(properties=wide)))
    (section,) = word.body(data).iter(f"{W}sectPr")
    size = section.find(f"{W}pgSz")
    assert size is not None
    assert size.get(f"{W}orient") == "landscape"


def test_a_section_joins_before_the_tracked_change_of_its_paragraph() -> None:
    change = '<w:pPrChange w:id="1" w:author="A"><w:pPr><w:jc w:val="left"/></w:pPr></w:pPrChange>'
    body = p(r("a"), properties=f'<w:jc w:val="both"/>{change}') + section_break() + line("b")
    first = next(iter(word.paragraphs(word.body(rendered(drawn(body))))))
    properties = first.find(f"{W}pPr")
    assert properties is not None
    assert [child.tag.removeprefix(W) for child in properties] == ["jc", "sectPr", "pPrChange"]


def contents(code: str = 'TOC \\o "1-2" \\h', before: str = "") -> str:
    return p(field_of(f" {code} ", "Índice"), properties=before)


def heading(text: str, level: int = 1) -> str:
    return p(r(text), properties=f'<w:pStyle w:val="Heading{level}"/>')


def test_contents_of_more_lines_than_any_document_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("plandocs.engine.word.printing.listing._MOST_LISTED", 2)
    body = contents() + lines("{%p for x in xs %}") + heading("{{ x }}") + lines("{%p endfor %}")
    assert texts(rendered(drawn(body), xs=["a", "b"]))[-2:] == ["a", "b"]
    with pytest.raises(TemplateFault) as told:
        rendered(drawn(body), xs=["a", "b", "c"])
    (found,) = told.value.diagnostics
    assert str(found.message) == (
        "La etiqueta no se pudo calcular: da algo demasiado grande para un documento."
    )


def test_headings_are_listed_as_they_print_with_their_pages() -> None:
    body = (
        contents() + heading("{{ a }}") + heading("{{ b }}", 2) + heading("tres", 3) + heading("")
    )
    data = rendered(
        drawn(body), {'Uno "dos" & <tres>': "3", "B": "<4>"}, a='Uno "dos" & <tres>', b="B"
    )
    assert texts(data) == ['Uno "dos" & <tres> 3', "B <4>", 'Uno "dos" & <tres>', "B", "tres", ""]


@pytest.mark.parametrize("title", ['El "plan"', "C:\\carpeta", "a & b <c>", "«x»"])
def test_a_hidden_title_is_listed_as_its_value_says(title: str) -> None:
    body = (
        contents('TOC \\o "1-1" \\f C')
        + p(field_of(' TC "{{ x }}" \\f C \\l 2 ', ""))
        + line("fin")
    )
    data = rendered(drawn(body), {title: "9"}, x=title)
    assert texts(data)[0] == f"{title} 9"


def test_titles_in_a_loop_have_each_their_mark() -> None:
    body = contents() + lines("{%p for x in xs %}") + heading("{{ x }}") + lines("{%p endfor %}")
    data = rendered(drawn(body), xs=["a", "b", "a"])
    names = [n.get(f"{W}name") for n in word.body(data).iter(f"{W}bookmarkStart")]
    anchors = [n.get(f"{W}anchor") for n in word.body(data).iter(f"{W}hyperlink")]
    assert names == anchors
    assert len(set(names)) == 3


def test_two_contents_list_each_its_levels() -> None:
    body = contents('TOC \\o "1-1"') + contents('TOC \\o "2-2"') + heading("a") + heading("b", 2)
    data = rendered(drawn(body), {"a": "1", "b": "2"})
    assert texts(data) == ["a 1", "b 2", "a", "b"]


def test_a_contents_field_over_paragraphs_is_replaced_whole() -> None:
    marks = [run(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "separate", "end")]
    code = run("<w:instrText>TOC \\o &quot;1-1&quot;</w:instrText>")
    body = (
        p(marks[0], code, marks[1], r("viejo 1"))
        + p(r("viejo 2"), field_of(" PAGEREF _Toc1 ", "2"))
        + p(marks[2])
        + line("{{ x }}")
        + heading("a")
    )
    assert texts(rendered(drawn(body), {"a": "1"}, x="y")) == ["a 1", "y", "a"]


def test_tags_that_word_copied_into_the_contents_go_with_its_lines() -> None:
    marks = [run(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "separate", "end")]
    code = run("<w:instrText>TOC \\o &quot;1-1&quot;</w:instrText>")
    body = (
        p(marks[0], code, marks[1], r("{{ x.t }}"), field_of(" PAGEREF _Toc1 ", "1"))
        + p(r("{% if x.t %}{{ x.t }}{% endif %} 2"))
        + p(marks[2])
        + lines("{%p for x in xs %}")
        + heading("{{ x.t }}")
        + lines("{%p endfor %}")
    )
    data = rendered(drawn(body), {"a": "1", "b": "2"}, xs=[{"t": "a"}, {"t": "b"}])
    assert texts(data) == ["a 1", "b 2", "a", "b"]


def test_contents_without_titles_are_an_empty_field() -> None:
    assert texts(rendered(drawn(contents("TOC") + line("{{ x }}")), x="y")) == ["", "y"]


def _dirty(data: bytes) -> list[str | None]:
    marks = word.body(data).iter(f"{W}fldChar")
    return [m.get(f"{W}dirty") for m in marks if m.get(f"{W}fldCharType") == "begin"]


def test_a_contents_field_without_its_end_takes_nothing_with_it() -> None:
    begin = run('<w:fldChar w:fldCharType="begin"/>') + run("<w:instrText>TOC</w:instrText>")
    data = rendered(drawn(p(begin) + line("{{ x }}")), x="y")
    assert texts(data) == ["", "y"]
    assert _dirty(data) == ["true"]


@pytest.mark.parametrize("code", ['TOC \\c "Figura"', "TOC \\a Tabla", 'TOC \\b "marca"'])
def test_a_list_of_something_else_is_left_for_word_to_update(code: str) -> None:
    data = rendered(drawn(contents(code) + heading("a")))
    assert texts(data)[-1] == "a"
    assert _dirty(data) == ["true"]


def test_text_beside_a_contents_field_is_never_lost() -> None:
    field = field_of('TOC \\o "1-2"', "viejo")
    data = rendered(drawn(p(r("Antes "), field) + heading("a")))
    assert texts(data)[0].startswith("Antes")
    assert _dirty(data) == ["true"]


def test_a_code_in_two_pieces_and_styles_listed_by_name_are_understood() -> None:
    mark = '<w:fldChar w:fldCharType="{}"/>'
    pieces = ("<w:instrText>TOC </w:instrText>", '<w:instrText>\\t "List Bullet,2"</w:instrText>')
    field = "".join(map(run, (mark.format("begin"), *pieces, mark.format("separate"))))
    body = p(field, run(mark.format("end"))) + heading("no") + line("sí", "ListBullet")
    assert texts(rendered(drawn(body), {"sí": "4"}))[0] == "sí 4"


def test_a_bookmarked_title_in_a_loop_has_a_mark_for_each_copy() -> None:
    mark = '<w:bookmarkStart w:id="7" w:name="_Toc123"/>', '<w:bookmarkEnd w:id="7"/>'
    title = p(mark[0], r("{{ x }}"), mark[1], properties=HEADING)
    data = rendered(
        drawn(contents() + lines("{%p for x in xs %}") + title + lines("{%p endfor %}")),
        {"a": "1", "b": "2"},
        xs=["a", "b"],
    )
    names = [n.get(f"{W}name") for n in word.body(data).iter(f"{W}bookmarkStart")]
    anchors = [n.get(f"{W}anchor") for n in word.body(data).iter(f"{W}hyperlink")]
    assert names == anchors
    assert len(set(names)) == 2


def test_a_title_in_two_lines_is_one_entry() -> None:
    data = rendered(drawn(contents() + heading("{{ x }}")), x="Primera\nSegunda")
    assert texts(data)[0].strip() == "Primera Segunda"


def test_a_title_keeps_the_bookmark_of_its_template() -> None:
    mark = '<w:bookmarkStart w:id="7" w:name="_Toc123"/>', '<w:bookmarkEnd w:id="7"/>'
    body = contents() + p(mark[0], r("a"), mark[1], properties=HEADING) + heading("b")
    data = rendered(drawn(body), {"a": "1", "b": "2"})
    marks = [
        (n.get(f"{W}id"), n.get(f"{W}name")) for n in word.body(data).iter(f"{W}bookmarkStart")
    ]
    assert marks[0] == ("7", "_Toc123")
    assert marks[1][0] == "8"
    anchors = [n.get(f"{W}anchor") for n in word.body(data).iter(f"{W}hyperlink")]
    assert anchors == [name for _, name in marks]


def test_a_break_before_the_contents_joins_their_first_line() -> None:
    body = BREAK + contents() + section_break() + heading("a") + heading("b")
    assert flow(rendered(drawn(body), {"a": "1", "b": "2"})) == ["¶a 1", "b 2§", "a", "b", "sectPr"]


def test_lines_of_contents_take_their_styles() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="TDC{n}"><w:name w:val="toc {n}"/></w:style>'
        for n in (1,)
    )
    body = contents(before='<w:jc w:val="left"/>') + heading("a") + heading("b", 2)
    data = rendered(drawn(body, styles=styles), {"a": "1"})
    paragraphs = list(word.paragraphs(word.body(data)))
    assert [word.style(one) for one in paragraphs[:2]] == ["TDC1", ""]
    assert paragraphs[1].find(f"{W}pPr/{W}jc") is not None


def test_a_page_reference_says_the_page_that_is_given() -> None:
    body = (
        p(field_of(" PAGEREF uno \\h ", "1"), r(" "), field_of(" PAGEREF dos ", "2"))
        + p(field_of(" PAGEREF {{ x }} ", "3"), field_of(" PAGEREF ", "4"))
        + p(r("a"), run("<w:instrText>PAGEREF tres</w:instrText>"))
        + p(r("b"), run("<w:instrText>PAGEREF tres</w:instrText>"), END)
    )
    data = rendered(drawn(body), {"uno": "12 & más", "z": "7"}, x="z")
    assert texts(data) == ["12 & más 2", "34", "a", "b"]


def test_breaks_in_the_paragraph_of_a_tag_go_on_their_side_of_it() -> None:
    page = run('<w:br w:type="page"/>')
    body = (
        line("a")
        + p(page, r("{%p if x %}"))
        + line("b")
        + p(r("{%p endif %}"), page)
        + line("c")
        + p(r("{%p if x %}"), properties="<w:pageBreakBefore/>")
        + lines("d", "{%p endif %}", "e")
    )
    assert flow(rendered(drawn(body), x=True)) == ["a", "¶b", "¶c", "¶d", "e", "sectPr"]
    assert flow(rendered(drawn(body), x=False)) == ["a", "¶c", "¶e", "sectPr"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (p(COLUMN, r("{%p for n in xs %}")) + lines("{{ n }}", "{%p endfor %}"), ["|1", "2", "z"]),
        (p(r("{%p for n in xs %}"), COLUMN) + lines("{{ n }}", "{%p endfor %}"), ["|1", "|2", "z"]),
        (lines("{%p for n in xs %}", "{{ n }}") + p(COLUMN, r("{%p endfor %}")), ["1", "|2", "|z"]),
        (lines("{%p for n in xs %}", "{{ n }}") + p(r("{%p endfor %}"), COLUMN), ["1", "2", "|z"]),
        (p(COLUMN, COLUMN, r("{%p if xs %}")) + lines("y", "{%p endif %}"), ["||y", "z"]),
        (p(COLUMN, r("{%p if xs %}"), PAGE) + lines("y", "{%p endif %}"), ["|¶y", "z"]),
        (p(COLUMN, r("{%p if xs %}")) + tbl(1, tr("y")) + line("{%p endif %}"), ["|", "y", "z"]),
        (p(COLUMN, r("{%p if not xs %}")) + lines("y", "{%p endif %}"), ["|z"]),
        (p(COLUMN) + line("y"), ["|", "y", "z"]),
    ],
)
def test_a_column_breaks_where_it_did_beside_the_tag(body: str, expected: list[str]) -> None:
    data = rendered(drawn(body + line("z")), xs=[1, 2])
    assert [_columns(paragraph) for paragraph in word.paragraphs(word.body(data))] == expected


def _columns(paragraph: word.Node) -> str:
    """Return a paragraph's text, with `|` for each column that it breaks, `¶` for a page."""
    page = "¶" * (paragraph.find(f"{W}pPr/{W}pageBreakBefore") is not None)
    kinds = [node.get(f"{W}type") for node in paragraph.iter(f"{W}br")]
    return "|" * kinds.count("column") + page + word.text(paragraph).strip()


@pytest.mark.parametrize("count", [0, 1, 3])
def test_documents_without_tags_or_with_them_break_alike(count: int) -> None:
    body = line("a") + BREAK + line("b") + section_break() + line("c")
    tags = "".join(line("{# nota #}") for _ in range(count))
    data = Template(drawn(tags + body), "plantilla.docx").render({})
    assert flow(data) == ["a", "¶b§", "c", "sectPr"]
