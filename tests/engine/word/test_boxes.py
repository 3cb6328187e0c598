"""Text boxes, which Word writes twice: what stands in them runs once and is printed in both."""

import pytest
from engine.word.wml import drawn, faults, rendered
from parity.markup import line, lines, p, run, t, tbl, tc, text_box, tr
from support import word

from plandocs import Template

W = word.W
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
FOR, END = line("{%p for n in xs %}"), line("{%p endfor %}")
COUNTER = line("{% set ns = namespace(n=0) %}")
COUNTED = "{% set ns.n = ns.n + 1 %}Caja {{ ns.n }}"


def boxes(data: bytes) -> tuple[list[list[str]], list[list[str]]]:
    """Return the paragraphs of each text box as it is drawn, and as older programs draw it."""
    root = word.body(data)
    return _boxes(root, "Choice"), _boxes(root, "Fallback")


def _boxes(root: word.Node, version: str) -> list[list[str]]:
    return [
        [word.text(paragraph) for paragraph in box.iter(f"{W}p")]
        for found in root.iter(f"{MC}{version}")
        for box in found.iter(f"{W}txbxContent")
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (COUNTER + p(text_box(line(COUNTED))), [["Caja 1"]]),
        (
            COUNTER + FOR + p(text_box(line(COUNTED))) + END,
            [["Caja 1"], ["Caja 2"], ["Caja 3"]],
        ),
        (
            FOR + p(text_box(line("{% if loop.changed(n) %}N {% endif %}{{ n }}"))) + END,
            [["N a"], ["a"], ["N b"]],
        ),
        (p(text_box(FOR + line("{{ n }}") + END)), [["a", "a", "b"]]),
        (p(text_box(FOR + END)), [[""]]),
        (p(text_box(lines("{%p if not xs %}", "x", "{%p endif %}"))), [[""]]),
        (p(text_box(line("fijo"))) + line("{{ xs[0] }}"), [["fijo"]]),
        (
            p(text_box(tbl(3, tr("{%tc for n in xs %}", "{{ n }}", "{%tc endfor %}")) + line("y"))),
            [["a", "a", "b", "y"]],
        ),
        (
            tbl(3, tr("{%tc for n in xs %}", tc(p(text_box(line("{{ n }}")))), "{%tc endfor %}")),
            [["a"], ["a"], ["b"]],
        ),
    ],
    ids="counter loop changed inside hollow condition fixed columns cells".split(),
)
def test_the_tags_of_a_text_box_run_once(body: str, expected: list[list[str]]) -> None:
    data = rendered(drawn(body), xs=["a", "a", "b"])
    assert boxes(data) == (expected, expected)


def test_what_runs_after_a_text_box_counts_it_once() -> None:
    data = rendered(drawn(COUNTER + p(text_box(line(COUNTED))) + line("Cajas: {{ ns.n }}")))
    assert word.text(list(word.paragraphs(word.body(data)))[-1]) == "Cajas: 1"


def test_two_versions_that_say_otherwise_are_each_filled() -> None:
    box = text_box(line("{{ x }} hoy"))
    first, fallback, second = box.partition("<mc:Fallback>")
    data = rendered(drawn(p(first + fallback + second.replace("hoy", "antes"))), x="Caja")
    assert boxes(data) == ([["Caja hoy"]], [["Caja antes"]])


def test_boxes_in_boxes_do_not_double_at_each_depth() -> None:
    body = run(t("{{ x }}"))
    for _ in range(12):
        whole, _, older = text_box("|").partition("|")
        body = whole + body + older.replace("|", "")
    data = Template(drawn(p(body)), "t.docx").render({"x": "Caja"})
    assert word.text(word.body(data)) == "CajaCaja"


def test_a_fault_in_a_text_box_is_told_once() -> None:
    assert [told[:4] for told in faults(drawn(p(text_box(line("{{ x }}")))))] == ["P203"]
