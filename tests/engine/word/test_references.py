"""References to a bookmark that a loop repeats: each goes to that of its own copy."""

import re

import pytest
from engine.word.wml import drawn, rendered, texts
from parity.markup import field_of, line, lines, p, r, run, tbl, tc, text_box, tr
from support import word

W = word.W
FOR, END = line("{%p for n in xs %}"), line("{%p endfor %}")
LINK = f'<w:hyperlink w:anchor="m">{r("ir")}</w:hyperlink>'
SIMPLE = f'<w:fldSimple w:instr=" REF M \\h ">{r("x")}</w:fldSimple>'
CODES = "REF PAGEREF NOTEREF HYPERLINK".split()


def marked(text: str, name: str = "m") -> str:
    start = f'<w:bookmarkStart w:id="3" w:name="{name}"/>'
    return p(start, r(text), '<w:bookmarkEnd w:id="3"/>')


def led(data: bytes) -> list[str]:
    """Return the names of bookmarks, and after `→` those that are led to, in their order."""
    found = []
    for node in word.body(data).iter():
        code = (node.text or "") if node.tag == f"{W}instrText" else node.get(f"{W}instr", "")
        named = re.search(r"\b([mM]\w*)\b", code) if code.strip() else None
        if node.tag == f"{W}bookmarkStart":
            found.append(node.get(f"{W}name", ""))
        elif node.tag == f"{W}hyperlink":
            found.append("→" + node.get(f"{W}anchor", ""))
        elif named:
            found.append("→" + named[1])
    return found


@pytest.mark.parametrize("reference", [
    field_of(" REF m \\h ", "x"), field_of(" ref M \\r \\h", "x"), field_of("PAGEREF m", "1"),
    field_of(" NOTEREF m ", "1"), field_of(' HYPERLINK \\l "m" \\o "ver"', "x"),
    field_of(" m ", "x"), SIMPLE, LINK,
    field_of(" REF m \\h ", "x").replace("REF m", "RE</w:instrText><w:instrText>F m"),
], ids="ref lower page note link bare simple anchor split".split())  # fmt: skip
def test_a_reference_goes_to_the_bookmark_of_its_copy(reference: str) -> None:
    body = FOR + p(reference) + marked("{{ n }}") + p(reference) + END + p(reference)
    data = rendered(drawn(body), xs=[1, 2, 3])
    turns = [("m", "→m"), ("m_v0_2", "→m_v0_2"), ("m_v0_3", "→m_v0_3")]
    expected = [found for mark, to in turns for found in (to, mark, to)]
    own = "→M" if "M" in reference else "→m"
    assert led(data) == [*expected, own]


def test_each_copy_says_the_page_of_its_own_bookmark() -> None:
    body = FOR + marked("{{ n }}") + p(field_of(" PAGEREF m \\h ", "1")) + END
    data = rendered(drawn(body), {"m": "4", "m_v0_2": "5"}, xs=["a", "b", "c"])
    assert texts(data) == ["a", "4", "b", "5", "c", "1"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (FOR + marked("{{ n }}") + END + p(LINK), ["m", "→m"]),
        (FOR + p(LINK) + END + marked("y"), ["→m", "→m", "m"]),
        (FOR + marked("{{ n }}") + END + FOR + p(LINK) + END, ["m", "→m", "→m"]),
        (
            FOR + FOR.replace("n in", "k in") + marked("{{ k }}") + END + p(LINK) + END,
            ["m", "→m", "→m"],
        ),
        (
            FOR + FOR.replace("n in", "k in") + marked("{{ k }}") + p(LINK) + END + END,
            ["m", "→m", *(f"{to}m_v0_{n}" for n in (2, 3, 4) for to in ("", "→"))],
        ),
        (
            FOR + marked("{{ n }}") + FOR.replace("n in", "k in") + p(LINK) + END + END,
            ["m", "→m", "→m", "m_v0_2", "→m_v0_2", "→m_v0_2"],
        ),
        (
            FOR + marked("{{ n }}") + p(LINK) + marked("y", "mi")
            + p(LINK.replace('"m"', '"mi"')) + END,
            ["m", "→m", "mi", "→mi", "m_v0_2", "→m_v0_2", "mi_v1_2", "→mi_v1_2"],
        ),
        (
            FOR + p(text_box(marked("{{ n }}"))) + p(LINK) + END,
            ["m", "→m", "m_v0_2", "→m_v0_2"],
        ),
        (
            tbl(1, tr("{%tr for n in xs %}"), tr(tc(marked("{{ n }}"), p(LINK))),
                tr("{%tr endfor %}")),
            ["m", "→m", "m_v0_2", "→m_v0_2"],
        ),
        (FOR + marked("{{ n }}", "m.1") + p(LINK.replace('"m"', '"m.1"')) + END,
         ["m.1", "→m.1", "→m.1"]),
        (FOR + marked("{{ n }}", "m" * 40) + p(LINK.replace('"m"', f'"{"m" * 40}"')) + END,
         ["m" * 40, "→" + "m" * 40, "m" * 24 + "_v0_2", "→" + "m" * 24 + "_v0_2"]),
    ],
    ids="outside before another inner both outer two drawn rows odd long".split(),
)  # fmt: skip
def test_only_a_reference_in_every_loop_around_its_bookmark_follows_it(
    body: str, expected: list[str]
) -> None:
    assert led(rendered(drawn(body), xs=[1, 2])) == expected


def test_a_reference_of_a_repeated_title_goes_to_the_title_that_the_contents_list() -> None:
    title = marked("{{ n }}", "_Toc7").replace("<w:p>", '<w:p><w:pPr><w:pStyle w:val="Heading1"/>'
                                                        "</w:pPr>", 1)  # fmt: skip
    contents = p(field_of(' TOC \\o "1-1" ', "x"))
    body = contents + FOR + title + p(LINK.replace('"m"', '"_Toc7"')) + END
    data = rendered(drawn(body), xs=["a", "b"])
    anchors = [node.get(f"{W}anchor") for node in word.body(data).iter(f"{W}hyperlink")]
    assert anchors == ["_Toc7", "_Toc7_v0_2", "_Toc7", "_Toc7_v0_2"]


def test_a_document_without_loops_keeps_its_names() -> None:
    body = marked("{{ n }}") + p(LINK, run("")) + lines("{% if n %}y{% endif %}")
    assert led(rendered(drawn(body), n=1)) == ["m", "→m"]


@pytest.mark.parametrize(
    ("name", "reference", "code"),
    [
        ("page", field_of(" PAGE ", "1"), " PAGE "),
        ("date", field_of(' DATE \\@ "yyyy" ', "1"), ' DATE \\@ "yyyy" '),
        ("m", field_of(" REF m{{ n }} ", "1"), " REF m2 "),
        ("m", field_of(' HYPERLINK "https://ine.mx" \\l "m" ', "x"),
         ' HYPERLINK "https://ine.mx" \\l "m" '),
    ],
    ids="page date tag address".split(),
)  # fmt: skip
def test_what_does_not_lead_to_a_bookmark_of_the_loop_stays(
    name: str, reference: str, code: str
) -> None:
    data = rendered(drawn(FOR + marked("{{ n }}", name) + p(reference) + END), xs=[1, 2])
    assert [node.text for node in word.body(data).iter(f"{W}instrText")][1] == code


def test_a_link_to_a_bookmark_of_another_document_stays() -> None:
    link = LINK.replace("<w:hyperlink", '<w:hyperlink r:id="rId77"')
    template = drawn(FOR + marked("{{ n }}") + p(link) + END, links={"rId77": "https://ine.mx"})
    assert led(rendered(template, xs=[1, 2])) == ["m", "→m", "→m"]
