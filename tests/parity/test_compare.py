"""The comparer notices what a reader would, and forgives only what its rules name."""

from collections.abc import Mapping

import pytest

from parity.compare import difference
from parity.markup import PREFIXES, Drawing, Side, line, p, r, run, t, tbl, tc, tr

_SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="{}"/>'
_HEADED = '<w:headerReference w:type="default" r:id="h1"/>'


def _document(
    bold: str = "<w:b/>",
    style: str = "Heading1",
    text: str = "texto",
    fill: str = "FF0000",
    span: str = "2",
    header: str = "cabeza",
    url: str = "https://example.org/a",
    title: str = "Título",
    rest: str = "",
) -> bytes:
    link = f'<w:hyperlink r:id="rIdLink">{r("liga")}</w:hyperlink>'
    shade = _SHADE.format(fill)
    wide = f'<w:gridSpan w:val="{span}"/>'
    return Drawing(
        p(r("negrita", bold), r(f" y {text}"))
        + line("título", style)
        + p(link)
        + tbl(2, tr(tc(line("uno"), properties=shade), "dos"), tr(tc(properties=wide)))
        + rest,
        sides=[Side("header", "h1", line(header))],
        section=_HEADED,
        links={"rIdLink": url},
        properties={"title": title},
    ).package()


def _body(content: str) -> bytes:
    return Drawing(content).package()


@pytest.mark.parametrize(
    "change",
    [
        {"bold": ""},
        {"bold": "<w:i/>"},
        {"bold": '<w:b w:val="0"/>'},
        {"style": "Heading2"},
        {"style": ""},
        {"text": "testo"},
        {"text": "texto "},
        {"fill": "FF0001"},
        {"span": "1"},
        {"header": "otra"},
        {"url": "https://example.org/b"},
        {"title": "Otro"},
        {"rest": "<w:p/>"},
        {"rest": line("de más")},
        {"rest": "texto suelto"},
    ],
    ids=str,
)
def test_a_change_is_noticed(change: Mapping[str, str]) -> None:
    assert difference(_document(), _document(**change)) != ""
    assert difference(_document(**change), _document()) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (line("uno") + line("dos"), line("dos") + line("uno")),
        (line("uno") + line("dos"), line("unodos")),
        (p(r("a", "<w:b/>"), r("b")), p(r("b"), r("a", "<w:b/>"))),
        (p(r("a", "<w:b/>"), r("b")), p(r("ab", "<w:b/>"))),
        (p(run(t("a") + "<w:br/>" + t("b"))), p(run(t("a") + "<w:tab/>" + t("b")))),
        (p(run(t("a") + "<w:br/>" + t("b"))), p(run(t("a") + '<w:br w:type="page"/>' + t("b")))),
        (p(r(" a")), p(run("<w:t> a</w:t>"))),
        (tbl(2, tr("a", "b")), tbl(2, tr("b", "a"))),
        (tbl(2, tr("a", "b")), tbl(2, tr("a", tc(line("b"), width=1)))),
        (tbl(2, tr("a", "b")), tbl(3, tr("a", "b"))),
        (tbl(1, tr("a", properties="<w:cantSplit/>")), tbl(1, tr("a"))),
        (p('<w:bookmarkStart w:id="1" w:name="m"/>', r("a")), p(r("a"))),
    ],
)
def test_another_order_or_another_shape_is_noticed(one: str, other: str) -> None:
    assert difference(_body(one), _body(other)) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (p(r("ab", "<w:b/>")), p(r("a", "<w:b/>"), r("b", "<w:b/>"))),
        (p(r("a", "<w:b/><w:i/>")), p(r("a", "<w:i/><w:b/>"))),
        (p(r("a"), r("", "<w:b/>"), r("b")), p(r("ab"))),
        (p(run(t("a") + "<w:br/>" + t("b"))), p(r("a"), run("<w:br/>"), r("b"))),
        (p(run("<w:t>a</w:t>")), p(r("a"))),
        (p(run("<w:rPr/>" + t("a"))), p(r("a"))),
        (p('<w:proofErr w:type="spellStart"/>', r("a")), p(r("a"))),
        (f'<w:p w:rsidR="00A1" w14:paraId="12">{r("a")}</w:p>', p(r("a"))),
        (
            tbl(
                1, tr(tc(properties='<w:shd w:val="clear" w:fill="00FF00"/><w:vAlign w:val="b"/>'))
            ),
            tbl(
                1, tr(tc(properties='<w:vAlign w:val="b"/><w:shd w:fill="00FF00" w:val="clear"/>'))
            ),
        ),
        (
            f'<q:p xmlns:q="{PREFIXES["w"]}"><q:r><q:t>a</q:t></q:r></q:p>',
            p(r("a")),
        ),
    ],
)
def test_what_no_reader_sees_is_forgiven(one: str, other: str) -> None:
    assert difference(_body(one), _body(other)) == ""


def test_a_difference_is_shown_as_lines_of_xml_with_their_place() -> None:
    shown = difference(_document(), _document(bold="<w:i/>"))
    assert "-          w:b\n+          w:i" in shown
    assert '         w:t "negrita"' in shown
