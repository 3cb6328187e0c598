"""What Word kept of fields that it computes anew: running titles, lists, sums of tables."""

import tracemalloc

import pytest
from engine.word.wml import drawn, faults, rendered
from lxml import etree
from parity.markup import Side, field_of, line, lines, p, r, run, tbl, tc, tr
from support import word

from plandocs.engine.word.compiling.fields import fields_of

W = word.W
HEADER = '<w:headerReference w:type="default" r:id="rId77"/>'
BODY = lines("{%p for f in fichas %}", "{{ f.titulo }}", "{%p endfor %}")


def field(code: str, *result: str) -> str:
    """Return a complex field: its code, and the runs that a program last saw."""
    marks = [run(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "separate", "end")]
    words = run(f'<w:instrText xml:space="preserve">{code}</w:instrText>')
    return f"{marks[0]}{words}{marks[1]}{''.join(result)}{marks[2]}"


def header(*pieces: str) -> bytes:
    """Return a template with a loop, and a header of some pieces."""
    return drawn(BODY, Side("header", "rId77", p("".join(pieces))), section=HEADER)


def printed(template: bytes) -> tuple[str, str]:
    """Return what a header says, and the codes of its fields."""
    data = rendered(template, fichas=[{"titulo": "Uno"}, {"titulo": "Dos"}], plan="Plan")
    root = word.part(data, "word/header1.xml")
    codes = [node.text or "" for node in root.iter(f"{W}instrText")]
    codes += [node.get(f"{W}instr", "") for node in root.iter(f"{W}fldSimple")]
    return word.text(root), " ".join(codes)


CODE = 'STYLEREF "Heading 1"'
SIMPLE = f"<w:fldSimple w:instr='{CODE}'>{{}}</w:fldSimple>"


@pytest.mark.parametrize(
    ("pieces", "said"),
    [
        (["Capítulo: ", field(CODE, r("{{ f.titulo }}"))], "Capítulo: "),
        ([field(CODE, r("{{ f."), r("titulo }}")), r(" · {{ plan }}")], " · Plan"),
        ([field(CODE, r("{% if f %}sí{% endif %}"))], ""),
        ([field(CODE, r("{# nota #}"))], ""),
        ([field(" styleref  1 \\n ", r("{{ f.titulo }}"))], ""),
        ([SIMPLE.format(r("{{ f.titulo }}")), r("!")], "!"),
        ([field(CODE, r("Uno de antes"))], "Uno de antes"),
        ([field("DOCPROPERTY Title", r("{{ plan }}"))], "Plan"),
        ([field(CODE, field("PAGE", r("3")) + r(" {{ f.x }}")), r(".")], "."),
        ([field("IF 1 = 1", field(CODE, r("{{ f.x }}")) + r("{{ plan }}"))], "Plan"),
    ],
)  # fmt: skip
def test_what_word_kept_of_a_running_title_is_left_to_it(pieces: list[str], said: str) -> None:
    drawn_pieces = [piece if piece.startswith("<") else r(piece) for piece in pieces]
    found, codes = printed(header(*drawn_pieces))
    assert found == said
    assert CODE.split()[0] in codes.upper() or "DOCPROPERTY" in codes


def test_a_field_that_never_ends_empties_nothing() -> None:
    begun = run('<w:fldChar w:fldCharType="begin"/>') + run(f"<w:instrText>{CODE}</w:instrText>")
    template = header(begun, run('<w:fldChar w:fldCharType="separate"/>'), r("{{ f.titulo }}"))
    assert [fault.split()[0] for fault in faults(template, fichas=[])] == ["P203"]


def test_a_part_with_nothing_else_to_fill_keeps_the_rest() -> None:
    template = header(r("Consejo General "), field(CODE, r("{{ f.titulo }}")))
    assert printed(template)[0] == "Consejo General "


def kept(data: bytes) -> list[tuple[str, str]]:
    """Return the text of each paragraph with a field, and whether the field is out of date."""
    found = []
    for paragraph in word.paragraphs(word.body(data)):
        marks = [*paragraph.iter(f"{W}fldChar"), *paragraph.iter(f"{W}fldSimple")]
        if marks:
            dirty = {mark.get(f"{W}dirty", "") for mark in marks if mark.get(f"{W}dirty")}
            found.append((word.text(paragraph).strip(), "".join(dirty)))
    return found


ROWS = (tr("{%tr for f in fichas %}"), tr("{{ f.titulo }}"), tr("{%tr endfor %}"))
SUM = field_of(" =SUM(ABOVE) ", "0")
FORMULA = f'<w:fldSimple w:instr=" =SUM(LEFT) ">{r("7")}</w:fldSimple>'
FIGURES = ' TOC \\h \\z \\c "Tabla" '


CONSTANT = '= ROUND(7 / 2, 1) \\# "0.0" '


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (tbl(1, *ROWS, tr(tc(p(SUM)))), [("", "true")]),
        (tbl(1, *ROWS, tr(tc(p(FORMULA)))), [("", "true")]),
        (tbl(1, tr("4"), tr(tc(p(SUM)))) + line("{{ plan }}"), [("0", "")]),
        (tbl(1, *ROWS) + p(field_of(" =Total*2 ", "8")), [("", "true")]),
        (tbl(1, *ROWS, tr(tc(p(field_of(CONSTANT, "3.5"))))), [("3.5", "")]),
        (p(field_of(" =2*{{ plan }} ", "8")), [("", "true")]),
        (p(field_of(FIGURES, "Tabla 1. {{ f.titulo }}")), [("", "true")]),
        (p(field_of(FIGURES, "Tabla 1. Uno")), [("Tabla 1. Uno", "true")]),
        (p(field_of(" index \\c 2 ", "{{ f.titulo }}, 1")), [("", "true")]),
        (p(field_of(" INDEX ", "Uno, 1")), [("Uno, 1", "")]),
        (p(field_of(" TOA ", "{% if f %}x{% endif %}")), [("", "true")]),
    ],
    ids="sum single still name constant tag figures known index old toa".split(),
)
def test_what_tags_change_is_left_to_word(body: str, expected: list[tuple[str, str]]) -> None:
    data = rendered(drawn(body), fichas=[{"titulo": "3"}, {"titulo": "4"}], plan="Plan")
    assert kept(data) == expected


@pytest.mark.parametrize("code", ["TOC", "toc", "Toc"])
def test_contents_are_written_anew_however_their_code_is_written(code: str) -> None:
    title = p(r("{{ f.titulo }}"), properties='<w:pStyle w:val="Heading1"/>')
    loop = line("{%p for f in fichas %}") + title + line("{%p endfor %}")
    contents = p(field_of(f' {code} \\o "1-1" ', "{{ f.titulo }}"))
    data = rendered(drawn(contents + loop), {"Uno": "3"}, fichas=[{"titulo": "Uno"}])
    assert word.text(next(iter(word.paragraphs(word.body(data))))) == "Uno 3"


def test_a_page_reference_in_lower_case_says_the_page_that_is_given() -> None:
    body = p(field_of(" pageref uno ", "1")) + line("{{ plan }}")
    data = rendered(drawn(body), {"uno": "12"}, plan="Plan")
    assert word.text(next(iter(word.paragraphs(word.body(data))))) == "12"


def test_fields_in_fields_do_not_each_keep_the_texts_of_all() -> None:
    begun = run('<w:fldChar w:fldCharType="begin"/>') + run('<w:fldChar w:fldCharType="separate"/>')
    ends = run('<w:fldChar w:fldCharType="end"/>') * 500
    root = etree.fromstring(f'<w:p xmlns:w="{W[1:-1]}">{begun * 500}{r("x") * 4000}{ends}</w:p>')
    tracemalloc.start()
    found = list(fields_of(root))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [len(one.texts) for one in found] == [4000] * 500
    assert peak < 4_000_000
