"""Running titles, in which Word keeps the tags of the titles that they repeat."""

import pytest
from engine.word.wml import drawn, faults, rendered
from parity.markup import Side, lines, p, r, run
from support import word

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
