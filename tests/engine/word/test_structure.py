"""What loops and conditions leave of paragraphs, cells, rows, tables and parts."""

import pytest
from engine.word.wml import NAME, cells, drawn, faults, rendered, texts
from parity.markup import (
    Drawing,
    Side,
    line,
    lines,
    note,
    notes,
    p,
    r,
    run,
    t,
    tbl,
    tc,
    text_box,
    tr,
)
from support import word

from plandocs import Template

W = word.W
_B = "<w:b/>"
HEADER = '<w:headerReference w:type="default" r:id="h1"/>'
FOOTER = '<w:footerReference w:type="default" r:id="f1"/>'


def bold(data: bytes) -> list[str]:
    """Return the text of each paragraph, its bold runs between asterisks."""
    return [
        "".join(_shown(found) for found in paragraph.iter(f"{W}r")).replace("**", "")
        for paragraph in word.paragraphs(word.body(data))
    ]


def _shown(found: word.Node) -> str:
    mark = "*" if found.find(f"{W}rPr/{W}b") is not None else ""
    return f"{mark}{word.text(found)}{mark}" if word.text(found) else ""


def bad(place: str, detail: str) -> str:
    return f"P201 {place}: Hay una etiqueta mal escrita: {detail}."


@pytest.mark.parametrize(
    "content",
    [
        lines("{%p for x in xs %}", "{{ x }}", "{%p endfor %}"),
        lines("{%p if xs %}", "a", "{%p else %}", "{%p endif %}"),
        lines("{%p if xs %}") + tbl(1, tr("a")) + lines("{%p endif %}"),
        lines("{%p if not xs %}") + tbl(1, tr("a")) + lines("{%p endif %}"),
        lines("{# nota #}"),
        lines("{#p nota #}"),
        lines("{% set n = 1 %}"),
        tbl(1, tr("a")),
        "",
    ],
)
def test_a_cell_always_ends_with_a_paragraph(content: str) -> None:
    made = f"<w:tc><w:tcPr/>{content}</w:tc>"
    data = rendered(drawn(tbl(2, f"<w:tr>{made}{tc(line('b'))}</w:tr>")), xs=[])
    assert [cell[-1].tag for cell in word.rows(word.tables(word.body(data))[0])[0]] == [f"{W}p"] * 2


def test_rows_of_a_loop_over_nothing_take_their_table_with_them() -> None:
    rows = (tr("{%tr for x in xs %}", ""), tr("{{ x }}", "b"), tr("{%tr endfor %}", ""))
    data = rendered(drawn(tbl(2, *rows) + line("fin")), xs=[])
    assert word.tables(word.body(data)) == []
    assert texts(data) == ["fin"]
    assert cells(rendered(drawn(tbl(2, *rows)), xs=[1, 2])) == [["1", "b"], ["2", "b"]]
    assert cells(rendered(drawn(tbl(2, tr("a", "b"), *rows)), xs=[])) == [["a", "b"]]


def test_a_row_whose_every_cell_goes_goes_too() -> None:
    gone = tr("{%tc if si %}", "a", "{%tc endif %}")
    data = rendered(drawn(tbl(3, gone, tr("x", "y", "z"))), si=False)
    assert cells(data) == [["x", "y", "z"]]


def test_a_table_emptied_in_a_cell_leaves_a_paragraph_there() -> None:
    inner = tbl(1, tr("{%tr for x in xs %}"), tr("{{ x }}"), tr("{%tr endfor %}"))
    data = rendered(drawn(tbl(1, tr(tc(inner, p())))), xs=[])
    assert len(word.tables(word.body(data))) == 1
    assert cells(data) == [[""]]


@pytest.mark.parametrize("kind", ["header", "footer"])
def test_a_header_or_footer_emptied_keeps_a_paragraph(kind: str) -> None:
    content = lines("{%p if si %}", "hay", "{%p endif %}")
    side = Side(kind, f"{kind[0]}1", content)
    template = drawn(line("x"), side, section=HEADER if kind == "header" else FOOTER)
    assert texts(rendered(template, si=False), f"word/{kind}1.xml") == [""]
    assert texts(rendered(template, si=True), f"word/{kind}1.xml") == ["hay"]


def test_a_header_of_a_table_alone_needs_no_more() -> None:
    side = Side("header", "h1", tbl(1, tr("{{ x }}")))
    data = rendered(drawn(line("x"), side, section=HEADER), x="uno")
    assert texts(data, "word/header1.xml") == ["uno"]


def test_a_note_and_a_text_box_emptied_keep_a_paragraph() -> None:
    content = lines("{%p if si %}", "hay", "{%p endif %}")
    body = p(text_box(content), run('<w:footnoteReference w:id="1"/>'))
    data = rendered(drawn(body, notes(note(1, content))), si=False)
    boxes = list(word.body(data).iter(f"{W}txbxContent"))
    assert [[child.tag for child in box] for box in boxes] == [[f"{W}p"]] * 2
    assert texts(data, "word/footnotes.xml")[2:] == [""]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (lines("a", "{% if no %}", "b", "{% endif %}", "c"), ["a", "c"]),
        (lines("a", "{% if si %}", "b", "{% else %}", "c", "{% endif %}", "d"), ["a", "b", "d"]),
        (lines("{% set n = 2 %}", "{{ n }}"), ["2"]),
        (lines("{% set n = 2 %}{# nota #}", "{{ n }}"), ["2"]),
        (lines("a", "{# nota #}", "b"), ["a", "b"]),
        (lines("{% for x in xs %}{% if x %}", "{{ x }}", "{% endif %}{% endfor %}"), ["1", "2"]),
        (lines("{% for x in xs %}", "{{ x }}{% endfor %}", "fin"), ["", "1", "2", "fin"]),
        (lines("{%p for x in xs %}", "{{ x }}", "{% endfor %}"), ["1", "2"]),
        (lines("  {% if si %}  ", "b", "{% endif %}"), ["b"]),
        (p(r("{% if "), r("si %}", _B)) + lines("b", "{% endif %}"), ["b"]),
        (lines("{% if no %}x{% endif %}", "a"), ["", "a"]),
        (lines("{% if si %}") + line("b") + p(r("{% endif %}"), run("<w:tab/>")), ["", "b", " "]),
    ],
)
def test_statements_alone_in_their_paragraphs_leave_none(body: str, expected: list[str]) -> None:
    assert texts(rendered(drawn(body), si=True, no=False, xs=[1, 2])) == expected


def test_blocks_over_runs_keep_the_format_of_each() -> None:
    body = (
        p(r("{% if si %}a", _B), r("b{% endif %}c"))
        + p(r("a{% for x in xs %}", _B), r("{{ x }}"), r("{% endfor %}d", _B))
        + p(r("{% if no %}a", _B), r("b{% else %}c"), r("d{% endif %}e", _B))
        + p(run(t("{% if si %}a") + "<w:tab/>" + t("b"), _B), r("{% endif %}c"))
    )
    data = rendered(drawn(body), si=True, no=False, xs=[1, 2])
    assert bold(data) == ["*a*bc", "*a*12*d*", "c*de*", "*a b*c"]


@pytest.mark.parametrize(
    ("body", "place", "message"),
    [
        (
            tbl(2, tr("{% if x %}a", "b{% endif %}")),
            "tabla 1, fila 1, columna 1 · «{% if x %}a»",
            "«{% if x %}» abre en una celda y «{% endif %}» cierra en otra celda.",
        ),
        (
            tbl(1, tr("{% if x %}a"), tr("b{% endif %}")),
            "tabla 1, fila 1, columna 1 · «{% if x %}a»",
            "«{% if x %}» abre en una fila y «{% endif %}» cierra en otra fila.",
        ),
        (
            line("{% if x %}a") + tbl(1, tr("b{% endif %}")),
            "«{% if x %}a»",
            "«{% if x %}» abre en un párrafo y «{% endif %}» cierra en una tabla.",
        ),
        (
            p(
                r("{% if x %}a"),
                run(f"<w:pict><w:txbxContent>{line('{% endif %}b')}</w:txbxContent></w:pict>"),
            ),
            "«{% if x %}a{% endif %}b»",
            "«{% if x %}» abre en el texto y «{% endif %}» cierra en un cuadro de texto.",
        ),
        (
            p(r("{% if x %}a"), f'<w:hyperlink w:anchor="m">{r("b{% endif %}")}</w:hyperlink>'),
            "«{% if x %}ab{% endif %}»",
            "«{% if x %}» abre en el texto y «{% endif %}» cierra en un vínculo.",
        ),
        (
            "<w:sdt><w:sdtPr/><w:sdtContent>"
            + line("{% if x %}a")
            + "</w:sdtContent></w:sdt>"
            + line("b{% endif %}"),
            "«{% if x %}a»",
            "«{% if x %}» abre en un control de contenido y «{% endif %}» cierra en un párrafo.",
        ),
        (
            tbl(3, tr("{%tc for y in x %}", "a", "b"), tr("c", "d", "{%tc endfor %}")),
            "tabla 1, fila 1, columna 1 · «{%tc for y in x %}»",
            "«{%tc for y in x %}» abre en una fila y «{%tc endfor %}» cierra en otra fila.",
        ),
        (
            lines("{%p if x %}", "b{% endif %}"),
            "«{%p if x %}»",
            "«{%p if x %}» abre en el texto y «{% endif %}» cierra en un párrafo.",
        ),
    ],
)
def test_a_block_across_structures_is_told(body: str, place: str, message: str) -> None:
    assert faults(drawn(body), x=[]) == [f"P213 {place}: {message}"]


def test_a_block_from_one_table_into_another_joins_them() -> None:
    first = tbl(1, tr("a"), tr("{%tr if x %}"), tr("b"))
    second = tbl(1, tr("c"), tr("{%tr endif %}"), tr("d"))
    data = rendered(drawn(first + second), x=True)
    assert [cells(data, 0), cells(data, 1)] == [[["a"], ["b"]], [["c"], ["d"]]]
    assert cells(rendered(drawn(first + second), x=False)) == [["a"], ["d"]]


def test_every_block_that_crosses_is_told_with_both_places() -> None:
    body = tbl(2, tr("{% if x %}a", "b{% endif %}"), tr("{% if x %}{% else %}", "{% endif %}"))
    found = Template(drawn(body), NAME).check()
    assert [[str(place) for place in (one.at, *one.also)] for one in found] == [
        [
            f"{NAME} · tabla 1, fila 1, columna 1 · «{{% if x %}}a»",
            f"{NAME} · tabla 1, fila 1, columna 2 · «b{{% endif %}}»",
        ],
        [
            f"{NAME} · tabla 1, fila 2, columna 1 · «{{% if x %}}{{% else %}}»",
            f"{NAME} · tabla 1, fila 2, columna 2 · «{{% endif %}}»",
        ],
    ]


@pytest.mark.parametrize(
    ("tags", "told"),
    [
        (["{% if x %}{% if x %}a"], ["falta «endif»", "falta «endif»"]),
        (["{% for y in x %}{% if x %}a{% endfor %}"], ["falta «endif»"]),
        (["{% endif %}"], ["sobra «endif», o falta abrir su bloque"]),
        (["{% else %}"], ["sobra «else», o falta abrir su bloque"]),
        (["{% for y in x %}{% elif x %}{% endfor %}"], ["sobra «elif», o falta abrir su bloque"]),
        (["{% if x %}{% endfor %}{% endif %}"], ["sobra «endfor», o falta abrir su bloque"]),
        (["{% if x %}a{% endfor %}"], ["sobra «endfor», o falta abrir su bloque"]),
        (["{% si x %}"], ["no existe la instrucción «si», o falta abrir su bloque"]),
        (["{% %}"], ["no se entiende lo que hay entre las llaves"]),
        (["{% do x %}"], ["no existe la instrucción «do», o falta abrir su bloque"]),
        (["{% endalgo %}"], ["no existe la instrucción «endalgo»"]),
        (["{% elsif x %}"], ["no existe la instrucción «elsif», o falta abrir su bloque"]),
    ],
)
def test_what_does_not_close_is_told_once(tags: list[str], told: list[str]) -> None:
    assert faults(drawn(lines(*tags)), x=[]) == [bad(f"«{tags[0]}»", detail) for detail in told]


@pytest.mark.parametrize("tag", ["{% if(x) %}", "{%p if(x) %}", "{% if not(x) or(x) %}"])
def test_a_parenthesis_may_follow_a_statement_s_word(tag: str) -> None:
    end = "{%p endif %}" if "p " in tag[:4] else "{% endif %}"
    assert texts(rendered(drawn(lines(tag, "a", end)), x=True)) == ["a"]


@pytest.mark.parametrize(
    ("content", "lost"),
    [
        (
            run('<w:drawing><wp:inline><wp:docPr id="1" name="i"/></wp:inline></w:drawing>'),
            "una imagen",
        ),
        (run("<w:pict/>"), "una imagen"),
        (run("<w:object/>"), "un objeto"),
        (run('<w:fldChar w:fldCharType="begin"/>'), "un campo"),
        (f'<w:fldSimple w:instr="PAGE">{run("")}</w:fldSimple>', "un campo"),
        (run('<w:footnoteReference w:id="1"/>'), "una nota al pie"),
        (run('<w:endnoteReference w:id="1"/>'), "una nota al final"),
        (run('<w:commentReference w:id="1"/>'), "un comentario"),
        (r("palabras"), "palabras"),
        (r("{{ x }}"), "{{ x }}"),
        (run("<w:noBreakHyphen/>"), "un guion"),
        (run("<w:pgNum/>"), "un campo"),
        (run('<w:contentPart r:id="rId1"/>'), "una imagen"),
    ],
)
def test_what_stands_with_a_paragraph_tag_is_told(content: str, lost: str) -> None:
    body = p(r("{%p if x %}"), content) + lines("a", "{%p endif %}")
    words = f"{{%p if x %}}{lost if content.startswith('<w:r><w:t') else ''}"
    assert faults(drawn(body), x=[]) == [
        f"P211 «{words}»: «{lost}» no se imprimiría: está en un párrafo que desaparece con "
        "«{%p if x %}»."
    ]


@pytest.mark.parametrize("tag", ["{%tr if x %}", "{%tc if x %}", "{%p if x %}"])
@pytest.mark.parametrize(
    ("content", "properties", "lost"),
    [
        (run('<w:br w:type="page"/>'), "", "un salto de página"),
        (run('<w:br w:type="column"/>'), "", "un salto de columna"),
        ("", "<w:pageBreakBefore/>", "un salto de página"),
    ],
)
def test_a_break_that_no_paragraph_may_take_on_is_told(
    content: str, properties: str, lost: str, tag: str
) -> None:
    ends = line(tag.replace("if x", "endif"))
    first = p(r(tag), content, properties=properties)
    rows = {
        "{%tr": tr(tc(first)) + tr("a") + tr(tc(ends)),
        "{%tc": tr(tc(first), "a", tc(ends)),
        "{%p ": tr(tc(first, line("a"), ends)),
    }
    where = {"{%tr": "una fila", "{%tc": "una celda", "{%p ": "un párrafo"}[tag[:4]]
    (told,) = faults(drawn(tbl(3, rows[tag[:4]])), x=[])
    assert told == (
        f"P211 tabla 1, fila 1, columna 1 · «{tag}»: «{lost}» no se imprimiría: está en "
        f"{where} que desaparece con «{tag}»."
    )


def test_the_words_of_a_text_box_beside_a_paragraph_tag_are_told_once() -> None:
    body = p(r("{%p if x %}"), text_box(line("caja"))) + lines("a", "{%p endif %}")
    assert faults(drawn(body), x=[]) == [
        "P211 «{%p if x %}cajacaja»: «caja» no se imprimiría: está en un párrafo que desaparece "
        "con «{%p if x %}»."
    ]


@pytest.mark.parametrize("x", [True, False])
def test_a_comment_that_begins_beside_a_paragraph_tag_begins_before_it(x: bool) -> None:
    begin, end = '<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/>'
    body = p(begin, r("{%p if x %}")) + line("a") + p(r("{%p endif %}"), end) + line("b")
    found = [node.tag.removeprefix(W) for node in word.body(rendered(drawn(body), x=x))]
    assert found == ["commentRangeStart", *["p"] * x, "commentRangeEnd", "p", "sectPr"]


def test_bookmarks_beside_a_paragraph_tag_are_kept() -> None:
    marks = '<w:bookmarkStart w:id="{0}" w:name="m{0}"/>', '<w:bookmarkEnd w:id="{0}"/>'
    rows = (
        tr(tc(p(marks[0].format(3), r("{%tr if x %}")))),
        tr("b"),
        tr(tc(p(r("{%tr endif %}"), marks[1].format(3)))),
        tr("z"),
    )
    body = (
        p(marks[0].format(1), r("{%p if x %}"), marks[1].format(1))
        + line("a")
        + p(marks[0].format(2), r("{%p endif %}"), marks[1].format(2))
        + tbl(1, *rows)
    )
    for x in (True, False):
        found = [
            f"{node.tag.removeprefix(f'{W}bookmark')} {node.get(f'{W}id')}"
            for node in word.body(rendered(drawn(body), x=x)).iter()
            if "bookmark" in node.tag
        ]
        assert found == [f"{end} {n}" for n in (1, 2, 3) for end in ("Start", "End")]


@pytest.mark.parametrize("times", [1, 2, 3, 7])
def test_a_bookmark_that_is_repeated_is_that_of_the_first_copy(times: int) -> None:
    mark = '<w:bookmarkStart w:id="3" w:name="_GoBack"/>', '<w:bookmarkEnd w:id="3"/>'
    looped = (
        lines("{%p for x in range(n) %}")
        + p(mark[0], r("{{ x }}"), mark[1])
        + lines("{%p endfor %}")
    )
    data = rendered(drawn(looped), n=times)
    assert texts(data) == [str(n) for n in range(times)]
    assert _marks(data) == ["bookmarkStart", "bookmarkEnd"]


def test_a_comment_on_what_is_repeated_is_on_the_first_copy() -> None:
    kinds = "commentRangeStart", "commentRangeEnd", "commentReference"
    start, end, mark = (f'<w:{kind} w:id="0"/>' for kind in kinds)
    looped = (
        lines("{%p for x in [1, 2, 3] %}")
        + p(start, r("{{ x }}"), end, run(mark))
        + lines("{%p endfor %}")
    )
    data = rendered(drawn(looped))
    assert texts(data) == ["1", "2", "3"]
    assert _marks(data) == list(kinds)


def _marks(data: bytes) -> list[str]:
    """Return the kinds of the marks of bookmarks and comments of a document, in order."""
    kinds = [str(node.tag).removeprefix(W) for node in word.body(data).iter()]
    return [kind for kind in kinds if kind.startswith(("bookmark", "comment"))]


@pytest.mark.parametrize(
    ("body", "place", "detail"),
    [
        (
            lines("{%- if x %}a{% endif %}"),
            "«{%- if x %}a{% endif %}»",
            "antes de «-» no hay párrafo al cual unirse",
        ),
        (
            tbl(1, tr("{%- if x %}a{% endif %}")),
            "tabla 1, fila 1, columna 1 · «{%- if x %}a{% endif %}»",
            "antes de «-» no hay párrafo al cual unirse",
        ),
        (
            tbl(1, tr("b")) + lines("{%- if x %}a{% endif %}"),
            "«{%- if x %}a{% endif %}»",
            "antes de «-» no hay párrafo al cual unirse",
        ),
        (
            lines("{% if x %}a{% endif -%}"),
            "«{% if x %}a{% endif -%}»",
            "después de «-» no hay párrafo al cual unirse",
        ),
        (
            lines("{% if x %}a{% endif -%}") + tbl(1, tr("b")),
            "«{% if x %}a{% endif -%}»",
            "después de «-» no hay párrafo al cual unirse",
        ),
    ],
)
def test_a_dash_with_no_paragraph_to_join_is_told(body: str, place: str, detail: str) -> None:
    assert faults(drawn(body), x=1) == [bad(place, detail)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (lines("a {%- if x %} b{% endif %}"), ["a b"]),
        (lines("a", "{%- if x -%}", "b", "{%- endif -%}", "c"), ["abc"]),
        (lines("a {{- x -}} b"), ["a1b"]),
        (lines("a", "{{- x }}", "b"), ["a", "1", "b"]),
        (lines("a ", "{{ x -}}", "b"), ["a ", "1", "b"]),
        (p(r("a "), r(" "), r("{%- if x %}b"), r("{% endif -%}"), r(" "), r(" c")), ["abc"]),
        (lines("{%- if x -%}", "b", "{%- endif %}c"), ["bc"]),
        (lines("{% if x %}a{% else -%} b{%- endif %} c"), ["a c"]),
        (lines("{%+ if x +%}a{% endif %}"), ["a"]),
    ],
)
def test_dashes_join_paragraphs_and_trim_spaces(body: str, expected: list[str]) -> None:
    assert texts(rendered(drawn(body), x=1)) == expected


@pytest.mark.parametrize("tag", ["p", "tr", "tc", "r"])
def test_a_structure_tag_out_of_its_place_is_told(tag: str) -> None:
    outside = {"tr": "una fila de tabla", "tc": "una celda"}
    body = lines(f"{{%{tag} if x %}}", "a", f"{{%{tag} endif %}}")
    if tag in outside:
        assert faults(drawn(body), x=1) == [
            bad(f"«{{%{tag} if x %}}»", f"{{%{tag} %}} está fuera de {outside[tag]}")
        ]
    else:
        assert "a" in texts(rendered(drawn(body), x=1))


def test_a_value_of_rows_out_of_a_table_is_told() -> None:
    assert faults(drawn(lines("{{tr x }}")), x=1) == [
        bad("«{{tr x }}»", "{{tr }} está fuera de una fila de tabla")
    ]
    assert faults(drawn(tbl(1, tr("{{tr x }}"), tr("b"))), x="a") == [
        "P204 tabla 1, fila 1, columna 1 · «{{tr x }}»: La plantilla imprime un valor que no es "
        "texto donde va un texto."
    ]
    assert faults(drawn(tbl(1, tr("{{tr x }}"), tr("b")))) == [
        "P203 tabla 1, fila 1, columna 1 · «{{tr x }}»: La plantilla pide «x» y los datos no lo "
        "tienen."
    ]


def test_a_statement_in_an_attribute_may_not_be_a_structure() -> None:
    named = '<w:drawing><wp:inline><wp:docPr id="1" name="{}"/></wp:inline></w:drawing>'
    for name, told in (("{%p if x %}b{%p endif %}", "{%p %}"), ("{{p x }}", "{{p }}")):
        body = p(run(named.format(name)), r("a"))
        assert faults(drawn(body), x=1) == [bad("«a»", f"{told} está fuera de un párrafo")]


def test_a_tag_cut_by_a_carriage_return_is_one_tag() -> None:
    body = p('<w:r><w:t xml:space="preserve">{{ x&#13; }} y </w:t></w:r>', r("{{ nada }}"))
    assert faults(Drawing(body + line("{{ x }}")).package(), x=1)[0].startswith("P203 «{{ x")
