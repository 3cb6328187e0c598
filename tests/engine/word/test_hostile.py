"""Templates and values made to break a document: told or printed as they are, never obeyed."""

import io
import time
import zipfile
from decimal import Decimal

import pytest
from engine.word.wml import drawn, faults, rendered, texts, with_parts
from parity.markup import line, lines, p, r, run, t, tbl, tr
from support import word

from plandocs import Template, TemplateFault
from plandocs.engine import Picture
from plandocs.engine.package import read_package

_INJECTION = "</w:t></w:r></w:p><w:p><w:r><w:t>MÁS"


@pytest.mark.parametrize("name", ["_w_x", "_wX", "_w_1", "_Nombre"])
def test_a_value_prints_as_text_whatever_its_name(name: str) -> None:
    template = Template(drawn(line(f"{{{{ {name} }}}}")), "t.docx")
    assert texts(template.render({name: _INJECTION})) == [_INJECTION]


@pytest.mark.parametrize("name", ["_w1", "_i12", "__class__", "nº"])
def test_names_that_are_the_compiler_s_or_that_python_changes_are_refused(name: str) -> None:
    assert faults(drawn(line(f"{{{{ {name} }}}}")), **{name: "x"})[0].startswith("P212")


@pytest.mark.parametrize("value", ["\0T99\1", "\2" + "0\2", "\U000f00000\U000f0001", "§0§"])
def test_marks_in_a_value_are_told_or_are_text(value: str) -> None:
    template = drawn(line("{{ x }}") + tbl(1, tr("{%tc for y in [1] %}", "y", "{%tc endfor %}")))
    if value[0] < " ":
        assert [found[:4] for found in faults(template, x=value)] == ["P205"]
    else:
        assert texts(rendered(template, x=value))[0] == value


@pytest.mark.parametrize("mark", ["\U000f00000\U000f0001", "\U000f0002Z\U000f0003"])
def test_a_template_with_the_characters_of_our_marks_is_refused(mark: str) -> None:
    with pytest.raises(TemplateFault) as caught:
        Template(drawn(line(mark) + line("{{ x }}")), "t.docx")
    assert [found.rule.code for found in caught.value.diagnostics] == ["P101"]


def test_text_that_looks_like_a_reference_of_the_source_is_text() -> None:
    assert texts(rendered(drawn(line("§0§ {{ x }} §1§")), x="§2§")) == ["§0§ §2§ §1§"]


def test_a_dtd_in_any_encoding_is_refused() -> None:
    declared = '<!DOCTYPE a [<!ENTITY b "c">]>'
    for encoding in ("utf-8", "utf-16"):
        text = f'<?xml version="1.0" encoding="{encoding}"?>{declared}<a>&b;</a>'
        template = with_parts(drawn(line("x")), {"word/header9.xml": text.encode(encoding)})
        with pytest.raises(TemplateFault) as caught:
            Template(template, "t.docx")
        assert [found.rule.code for found in caught.value.diagnostics] == ["S201"]


def test_a_document_with_other_prefixes_is_refused() -> None:
    parts = read_package(drawn(line("{{ x }}")))
    renamed = parts["word/document.xml"].replace(b"w:", b"q:").replace(b"xmlns:w=", b"xmlns:q=")
    with pytest.raises(TemplateFault) as caught:
        Template(with_parts(drawn(line("x")), {"word/document.xml": renamed}), "t.docx")
    assert [found.rule.code for found in caught.value.diagnostics] == ["P101"]


def test_a_run_tag_in_an_attribute_prints_its_words() -> None:
    mark = '<w:bookmarkStart w:id="1" w:name="{{r x }}"/><w:bookmarkEnd w:id="1"/>'
    data = rendered(drawn(p(mark, r("a"))), x="b")
    assert [n.get(f"{word.W}name") for n in word.body(data).iter(f"{word.W}bookmarkStart")] == ["b"]


def test_a_paragraph_that_breaks_in_a_coloured_run_leaves_no_token() -> None:
    look = '<w:color w:val="{{ c }}"/>'
    data = rendered(drawn(p(run(t("{{ a }}"), look))), a="x\ay", c="FF0000")
    assert texts(data) == ["x", "y"]
    assert "\U000f0000" not in word.part(data).__repr__()
    colors = [n.get(f"{word.W}val") for n in word.body(data).iter(f"{word.W}color")]
    assert set(colors) == {"FF0000"}


def test_a_tag_after_a_comment_or_split_in_a_formula_is_filled() -> None:
    body = p(run("<w:t>hola <!-- c -->{{ b }}</w:t>"))
    assert texts(rendered(drawn(body), b="x")) == ["hola x"]


@pytest.mark.parametrize("text", ["\x0b", "\0T9\1"])
def test_the_words_of_a_picture_hold_no_control_character(text: str) -> None:
    from PIL import Image

    buffer = io.BytesIO()
    Image.new("RGB", (2, 2)).save(buffer, "PNG")
    picture = Picture(buffer.getvalue(), alt_text=f"a{text}b", height_cm=1)
    data = rendered(drawn(line("{{ x }}")), x=picture)
    assert len(list(word.body(data).iter())) > 5


def test_a_break_before_a_blank_line_and_a_table_stays_a_paragraph() -> None:
    broken = p(properties="<w:pageBreakBefore/>")
    data = rendered(drawn(broken + '<w:p w:rsidR="00AB12CD"/>' + tbl(1, tr("{{ a }}"))), a="x")
    kinds = [node.tag.removeprefix(word.W) for node in word.body(data)]
    assert kinds == ["p", "tbl", "sectPr"]


def test_a_section_in_the_paragraph_of_a_value_or_a_note_is_kept() -> None:
    section = '<w:sectPr><w:type w:val="nextPage"/></w:sectPr>'
    for tag in ("{{p a }}", "{#p nota #}"):
        body = line("uno") + p(r(tag), properties=section) + line("dos")
        assert len(list(word.body(rendered(drawn(body), a="x")).iter(f"{word.W}sectPr"))) == 2


@pytest.mark.parametrize(
    "expression",
    [
        "{% set ns = namespace(l=[1]) %}{% for i in range(60) %}{% set ns.l = [ns.l, ns.l] %}"
        "{% endfor %}{{ ns.l|length }}",
        "{{ 5|round(-1000000000) }}",
        "{{ '%(a)900000000d'|format(a=1) }}",
        "{{ ('{}' * 30000).format(*[s]) }}",
        "{% for i in range(100000) %}{% set a = range(100000)|sum %}{% endfor %}",
        "{{ d }}",
        "{{ d|int }}",
        "{% for i in range(2200) %}{% for j in range(2200) %}{{ i }}{% endfor %}{% endfor %}",
        "{{ ([[1] * 100000] * 3000)|sum(start=[]) }}",
        "{{ 1" + " + 1" * 3000 + " }}",
    ],
)
def test_what_would_eat_the_machine_is_refused_at_once(expression: str) -> None:
    start = time.process_time()
    found = faults(drawn(line(expression)), s="x" * 1_000_000, d=Decimal("1E+900000000"))
    assert found
    assert time.process_time() - start < 20  # a guard against a hang, no measure


@pytest.mark.parametrize(
    "expression",
    ["'%s' % nada", "'%s'|format(lista)", "'%r'|format('x')", "lista ~ 'x'", "[si]|join"],
)
def test_no_form_of_python_is_printed(expression: str) -> None:
    told = faults(drawn(line(f"{{{{ {expression} }}}}")), nada=None, lista=[1], si=True)
    assert [found[:4] for found in told] == ["P207"]


@pytest.mark.parametrize(
    ("expression", "printed"),
    [("'%s' % x", "10000000000000000"), ("'{}'.format(0.1 + 0.2)", "0.3"), ("x", "1" + "0" * 16)],
)
def test_numbers_in_formats_are_written_as_people_do(expression: str, printed: str) -> None:
    assert texts(rendered(drawn(line(f"{{{{ {expression} }}}}")), x=1e16)) == [printed]


def test_a_zip_bomb_is_refused_before_it_is_inflated() -> None:
    buffer = io.BytesIO(drawn(line("x")))
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/x.bin", bytes(60_000_000))
    with pytest.raises(TemplateFault) as caught:
        Template(buffer.getvalue(), "t.docx")
    assert [found.rule.code for found in caught.value.diagnostics] == ["S104"]


def test_blocks_that_cross_notes_or_fields_are_told() -> None:
    begin, end = (run(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "end"))
    code, mark = (
        run("<w:instrText>PAGE</w:instrText>"),
        run('<w:fldChar w:fldCharType="separate"/>'),
    )
    body = p(begin, code, mark, r("{% if a %}1"), end, r("b{% endif %}"))
    assert [found[:4] for found in faults(drawn(body), a=True)] == ["P213"]


def test_half_a_tag_in_an_attribute_is_told() -> None:
    mark = '<w:bookmarkStart w:id="1" w:name="{{ b"/><w:bookmarkEnd w:id="1"/>'
    assert [found[:4] for found in faults(drawn(p(mark, r("a"))), b="x")] == ["P201"]


def test_an_equation_in_the_paragraph_of_a_tag_is_told() -> None:
    math = (
        '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">'
        "<m:r><m:t>x</m:t></m:r></m:oMath>"
    )
    body = p(r("{%p if a %}"), math) + lines("b", "{%p endif %}")
    assert [found[:4] for found in faults(drawn(body), a=True)] == ["P211"]


class _Markup:
    def __init__(self, xml: str) -> None:
        self.xml = xml

    def __html__(self) -> str:
        return self.xml


@pytest.mark.parametrize("xml", ["<w:p/>", "<w:tbl></w:tbl>", "<w:tr><w:tc/></w:tr>"])
def test_a_paragraph_or_a_table_inside_a_text_is_told(xml: str) -> None:
    assert [found[:4] for found in faults(drawn(line("a {{ x }}")), x=_Markup(xml))] == ["P207"]


def test_rows_where_cells_go_are_told() -> None:
    body = tbl(2, tr("{{tc x }}", "fin"))
    row = _Markup("<w:tr><w:tc><w:p></w:p></w:tc></w:tr>")
    assert [found[:4] for found in faults(drawn(body), x=row)] == ["P204"]


def test_a_paragraph_with_thousands_of_tags_is_read() -> None:
    assert texts(rendered(drawn(line("{{ x }}" * 3000)), x="a")) == ["a" * 3000]
