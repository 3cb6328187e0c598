"""What begins in one place and ends in another, or has a number, where a loop repeats it."""

import pytest
from engine.word.wml import BODY, drawn, rendered
from parity.markup import line, p, r, run
from support import word

W = word.W
FOR, END = line("{%p for n in xs %}"), line("{%p endfor %}")
IF, FI = line("{%p if not xs %}"), line("{%p endif %}")
OPEN, CLOSE = '<w:permStart w:id="5" w:edGrp="everyone"/>', '<w:permEnd w:id="5"/>'
WHO = 'w:author="A" w:date="2024-01-01T00:00:00Z"'


def marks(data: bytes, *beginnings: str) -> list[tuple[str, str]]:
    """Return the name and the number of each mark whose name begins so, in their order."""
    named = ((str(node.tag).removeprefix(W), node) for node in word.part(data, BODY).iter())
    return [(name, node.get(f"{W}id", "")) for name, node in named if name.startswith(beginnings)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (FOR + p(OPEN, r("{{ n }}"), CLOSE) + END, ["5", "5", "1000001", "1000001"]),
        (p(OPEN, r("f")) + FOR + p(r("{{ n }}"), CLOSE) + END, ["5", "5"]),
        (FOR + p(OPEN, r("{{ n }}")) + END + p(r("f"), CLOSE), ["5", "5"]),
        (p(OPEN, r("f")) + IF + p(r("x"), CLOSE) + FI, []),
        (IF + p(OPEN, r("x")) + FI + p(r("f"), CLOSE), []),
        (
            FOR + p(OPEN, OPEN.replace("5", "6"), r("{{ n }}"), CLOSE, CLOSE.replace("5", "6"))
            + END,
            ["5", "6", "5", "6", "1000002", "1000003", "1000002", "1000003"],
        ),
    ],
    ids="repeated before after unended unbegun two".split(),
)  # fmt: skip
def test_a_stretch_that_may_be_edited_has_a_number_in_each_copy(
    body: str, expected: list[str]
) -> None:
    data = rendered(drawn(body), xs=["a", "b"])
    assert [number for _, number in marks(data, "perm")] == expected


def test_a_stretch_of_moved_elements_has_a_number_in_each_copy() -> None:
    begin, end = (f'<w:customXmlInsRange{kind} w:id="1"{who}/>'
                  for kind, who in (("Start", f" {WHO}"), ("End", "")))  # fmt: skip
    data = rendered(drawn(FOR + p(begin, r("{{ n }}"), end) + END), xs=["a", "b"])
    assert [number for _, number in marks(data, "customXml")] == ["1", "1", "1000001", "1000001"]


@pytest.mark.parametrize(
    "body",
    [
        p(f'<w:ins w:id="1" {WHO}>{r("{{ n }}")}</w:ins>'),
        p(r("{{ n }}", f'<w:b/><w:rPrChange w:id="1" {WHO}><w:rPr/></w:rPrChange>')),
        p(r("{{ n }}"), properties=f'<w:rPr><w:ins w:id="1" {WHO}/></w:rPr>'),
    ],
    ids="text look paragraph".split(),
)
def test_each_copy_of_a_tracked_change_has_its_number(body: str) -> None:
    before = body.replace('w:id="1"', 'w:id="9"').replace("{{ n }}", "x")
    data = rendered(drawn(before + FOR + body + END), xs=["a", "b", "c"])
    assert [number for _, number in marks(data, "ins", "rPrChange")] == [
        "9",
        "2001001",
        "2001002",
        "2001003",
    ]


def test_a_comment_that_begins_in_a_loop_and_ends_after_it_begins_once() -> None:
    begin, end = '<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/>'
    body = FOR + p(begin, r("{{ n }}")) + END
    body += p(r("f"), end, run('<w:commentReference w:id="0"/>'))
    data = rendered(drawn(body), xs=["a", "b", "c"])
    kinds = [name.removeprefix("comment") for name, _ in marks(data, "comment")]
    assert kinds == ["RangeStart", "RangeEnd", "Reference"]
