"""Signs that are no letters, in the middle of a tag: what Word writes in its own way."""

import pytest
from engine.word.wml import drawn, faults, rendered, texts
from parity.markup import lines, p, r, run, text_box
from support import word

W = word.W


BOX = text_box(lines("caja")).removeprefix("<w:r>").removesuffix("</w:r>")
FLOATING = BOX.replace("wp:inline", "wp:anchor")


def parted(before: str, sign: str, after: str) -> str:
    return p(r(before), run(sign), r(after))


@pytest.mark.parametrize(
    ("before", "sign", "after", "printed"),
    [
        ('X {{ "a', "<w:noBreakHyphen/>", 'b" }} Y', "X a-b Y"),
        ("{{ n ", "<w:noBreakHyphen/>", " 1 }}", "4"),
        ('{{ "a', "<w:softHyphen/>", 'b" }}', "ab"),
        ('{{ "a', "<w:tab/>", 'b" }}', "a b"),
        ('{{ "a', "<w:br/>", 'b" }}', "a b"),
        ("{% if n", "<w:br/>", "== 5 %}sí{% endif %}", "sí"),
        ("{", "<w:tab/>", "{ n }}", "5"),
        ("{{", "<w:tab/>", "n }}", "5"),
        ("{{ n }", "<w:br/>", "}", "5"),
        ('{{ "a', "<w:tab/><w:noBreakHyphen/><w:cr/>", 'b" }}', "a - b"),
        ("{{ n }}", "<w:noBreakHyphen/>", "{{ n }}", "55"),
        ("{", "<w:noBreakHyphen/>", "{ n }}", "5"),
        ("{{ n }", "<w:noBreakHyphen/>", "}", "5"),
        ('{{ "a', FLOATING, 'b" }}', "abcajacaja"),
    ],
    ids=(
        "hyphen minus soft tab break word braces first last many between opening closing box"
    ).split(),
)  # fmt: skip
def test_a_sign_in_a_tag_reads_as_it_is_seen(
    before: str, sign: str, after: str, printed: str
) -> None:
    data = rendered(drawn(parted(before, sign, after)), n=5)
    assert texts(data)[0] == printed
    left = {node.tag.removeprefix(W) for node in word.body(data).iter()}
    outside = {"noBreakHyphen"} if before == "{{ n }}" else set()
    assert left & {"tab", "br", "cr", "noBreakHyphen", "softHyphen"} == outside


INLINE = "<w:drawing><wp:inline><wp:docPr id='1' name='i'/></wp:inline></w:drawing>"


@pytest.mark.parametrize(
    ("sign", "what"),
    [('<w:sym w:font="Symbol" w:char="F0B7"/>', "un símbolo"), (INLINE, "una imagen")],
    ids="symbol picture".split(),
)
def test_what_has_no_place_in_a_tag_is_told(sign: str, what: str) -> None:
    assert faults(drawn(parted("{{ n", sign, " }}")), n=5) == [
        f"P201 «{{{{ n }}}}»: Hay una etiqueta mal escrita: tiene {what} adentro."
    ]
