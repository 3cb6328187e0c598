"""Templates as people and programs make them, which must print exactly the right words."""

import io
from collections.abc import Sequence
from typing import Any

import pytest
from engine.sheet.conftest import _book as book
from engine.word.wml import drawn, rendered, texts
from openpyxl import load_workbook
from parity.markup import line, lines, p, r, run, t, tbl, tc, text_box, tr

from plandocs import Template

DATA: dict[str, Any] = {
    "x": "uno",
    "título": "Año",
    "n": 5,
    "xs": ["a", "b"],
    "nada": None,
    "si": True,
    "f": 0.1,
    "g": {"a": "b", "items": "campo"},
    "filas": [{"n": 1, "t": "uno"}, {"n": 2, "t": "dos"}],
}
_PROOF = '<w:proofErr w:type="spellStart"/>'
_MARK = '<w:bookmarkStart w:id="9" w:name="m"/><w:bookmarkEnd w:id="9"/>'
_TRACKED = 'w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z"'


def _control(content: str) -> str:
    inside = f"<w:sdtContent>{content}</w:sdtContent>"
    return f'<w:sdt><w:sdtPr><w:tag w:val="c"/></w:sdtPr>{inside}</w:sdt>'


WORD = {
    "a letter a run": (p(*(r(letter) for letter in "a {{ x }} b")), ["a uno b"]),
    "a letter a text": (p(run("".join(t(letter) for letter in "a {{ x }} b"))), ["a uno b"]),
    "bold in half of a tag": (p(r("{{ "), r("x", "<w:b/>"), r(" }}")), ["uno"]),
    "proof marks inside": (p(r("{{"), _PROOF, r("x"), _PROOF, r("}}")), ["uno"]),
    "a bookmark inside": (p(r("{{ "), _MARK, r("x }}")), ["uno"]),
    "a tab inside": (p(run(t("{{ ") + "<w:tab/>" + t("x }}"))), ["uno"]),
    "a line break inside": (p(run(t("{{ ") + "<w:br/>" + t("x }}"))), ["uno"]),
    "a tab inside in a run of its own": (p(r("{{ "), run("<w:tab/>"), r("x }}")), ["uno"]),
    "a line break inside in a run of its own": (p(r("{{ "), run("<w:br/>"), r("x }}")), ["uno"]),
    "signs inside, in and out of a control": (
        p(r("a{{ "), _control(run("<w:tab/>") + r("x")), run("<w:br/><w:tab/>"), r(" }}b")),
        ["aunob"],
    ),
    "a page drawn before": (p(run("<w:lastRenderedPageBreak/>" + t("{{ x }}"))), ["uno"]),
    "revision numbers": (
        f'<w:p w:rsidR="00A1"><w:r w:rsidRPr="00B2">{t("{{ x }}")}</w:r></w:p>',
        ["uno"],
    ),
    "a content control": (p(_control(r("{{ x }}"))), ["uno"]),
    "half in a content control": (p(r("{{ "), _control(r("x")), r(" }}")), ["uno"]),
    "a control around paragraphs": (_control(line("{{ x }}")), ["uno"]),
    "a link": (p(f'<w:hyperlink w:anchor="m">{r("{{ x }}")}</w:hyperlink>'), ["uno"]),
    "a smart tag": (p(f'<w:smartTag w:uri="u" w:element="e">{r("{{ x }}")}</w:smartTag>'), ["uno"]),
    "a tracked insertion": (p(f"<w:ins {_TRACKED}>{r('{{ x }}')}</w:ins>"), ["uno"]),
    "no-break spaces": (line("{{\u00a0x\u00a0}}"), ["uno"]),
    "a soft hyphen beside": (p(r("{{ x }}"), run("<w:softHyphen/>"), r("z")), ["unoz"]),
    "curly double quotes": (line("{{ falta|default(“no hay”) }}"), ["no hay"]),
    "curly single quotes": (line("{{ falta|default(‘no hay’) }}"), ["no hay"]),
    "names with accents": (line("{{ título }}"), ["Año"]),
    "accents apart from their letters": (line("{{ ti\u0301tulo }}"), ["Año"]),
    "no spaces": (line("{{x}}{%if si%}a{%endif%}"), ["unoa"]),
    "many spaces": (line("{{    x    }}"), ["uno"]),
    "an ampersand": (line("{{ 'a & b' }}"), ["a & b"]),
    "braces in a literal": (line("{{ '}}' }}{{ '{%' }}"), ["}}{%"]),
    "a group in a tag": (line("{{ {'a': {'b': 1}}.a.b }}"), ["1"]),
    "escaped braces": (line("{_{ x }_}"), ["{{ x }}"]),
    "one brace": (line("{ x } y {x}"), ["{ x } y {x}"]),
    "a comment": (line("a{# {{ x }} #}b"), ["ab"]),
    "white space control": (lines("a", "{%- if si -%}", "b", "{%- endif %}"), ["ab"]),
    "an if by itself": (lines("{% if si %}", "a", "{% endif %}"), ["a"]),
    "an else": (line("{% if nada %}a{% elif n > 9 %}b{% else %}c{% endif %}"), ["c"]),
    "a loop over nothing": (lines("a", "{%p for f in [] %}", "b", "{%p endfor %}"), ["a"]),
    "the else of a loop": (line("{% for f in [] %}a{% else %}nada{% endfor %}"), ["nada"]),
    "a loop and its places": (
        line("{% for f in filas %}{{ loop.index }}/{{ loop.length }} {{ f.t }}; {% endfor %}"),
        ["1/2 uno; 2/2 dos; "],
    ),
    "a variable that a loop shadows": (
        line("{% for x in xs %}{{ x }}{% endfor %}{{ x }}"),
        ["abuno"],
    ),
    "a set inside a loop": (
        line("{% set a = 0 %}{% for i in xs %}{% set a = 9 %}{% endfor %}{{ a }}"),
        ["0"],
    ),
    "a namespace": (
        line(
            "{% set s = namespace(a=0) %}{% for f in filas %}{% set s.a = s.a + f.n %}"
            "{% endfor %}{{ s.a }}"
        ),
        ["3"],
    ),
    "a with": (line("{% with a = n * 2 %}{{ a }}{% endwith %}"), ["10"]),
    "a float": (line("{{ f }} {{ f + 0.2 }} {{ 1e16 }}"), ["0.1 0.3 10000000000000000"]),
    "a field called like a method": (line("{{ g.items }}"), ["campo"]),
    "one of two that are missing": (line("{{ falta|default(x) }}"), ["uno"]),
    "a place from the end": (line("{{ xs[-1] }}"), ["b"]),
    "a method": (line("{{ x.upper() }} {{ (x.upper)() }}"), ["UNO UNO"]),
    "a text box": (p(text_box(line("{{ x }}"))), ["unouno", "uno", "uno"]),
    "rows in a loop": (
        tbl(
            2,
            tr("{%tr for f in filas %}", ""),
            tr("{{ f.n }}", "{{ f.t }}"),
            tr("{%tr endfor %}", ""),
        ),
        ["1", "uno", "2", "dos"],
    ),
    "a table in a table": (
        tbl(
            1,
            tr(
                tc(tbl(1, tr("{%tr for f in filas %}"), tr("{{ f.t }}"), tr("{%tr endfor %}")), p())
            ),
        ),
        ["uno", "dos", ""],
    ),
    "a loop in a merged cell": (
        tbl(
            2,
            tr(
                tc(
                    line("{% for f in filas %}{{ f.t }} {% endfor %}"),
                    properties='<w:gridSpan w:val="2"/>',
                )
            ),
        ),
        ["uno dos "],
    ),
    "columns in a loop": (
        tbl(3, tr("{%tc for a in xs %}", "{{ a }}", "{%tc endfor %}")),
        ["a", "b"],
    ),
}


@pytest.mark.parametrize(("body", "printed"), WORD.values(), ids=WORD)
def test_an_honest_document_prints_its_words(body: str, printed: list[str]) -> None:
    assert texts(rendered(drawn(body), **DATA)) == printed


EXCEL: dict[str, tuple[list[list[object]], Sequence[Sequence[object]]]] = {
    "a value": ([["{{ x }}", "{{ n }}"]], [["uno", 5]]),
    "a value among words": ([["a {{ n }} b"]], [["a 5 b"]]),
    "a leading apostrophe": ([["'{{ x }}"]], [["'uno"]]),
    "an accent": ([["{{ título }}"]], [["Año"]]),
    "curly quotes": ([["{{ falta|default(“no”) }}"]], [["no"]]),
    "a yes": ([["{{ si }}"]], [[True]]),
    "a float": ([["{{ f }}"]], [[0.1]]),
    "a comment": ([["a{# b #}"]], [["a"]]),
    "rows": (
        [["{%tr for f in filas %}"], ["{{ f.t }}", "{{ f.n }}"], ["{%tr endfor %}"]],
        [["uno", 1], ["dos", 2]],
    ),
    "no rows": ([["a"], ["{%tr for f in [] %}"], ["{{ f }}"], ["{%tr endfor %}"]], [["a"]]),
    "columns": ([["{%tc for a in xs %}", "{{ a }}", "{%tc endfor %}"]], [["a", "b"]]),
    "a condition": ([["{% if n > 3 %}más{% else %}menos{% endif %}"]], [["más"]]),
}


@pytest.mark.parametrize(("rows", "printed"), EXCEL.values(), ids=EXCEL)
def test_an_honest_workbook_prints_its_cells(
    rows: list[list[object]], printed: Sequence[Sequence[object]]
) -> None:
    made = Template(book(rows), "libro.xlsx").render(DATA)
    sheet = load_workbook(io.BytesIO(made)).worksheets[0]
    assert [[c.value for c in row] for row in sheet.iter_rows()] == [list(row) for row in printed]
