"""The numbers of captions, counted as they are printed."""

import pytest
from engine.word.wml import drawn, rendered
from parity.markup import field_of, line, p, r, text_box
from support import word

CODE = "SEQ Tabla \\* ARABIC"
FOR, END = line("{%p for n in filas %}"), line("{%p endfor %}")
IF, FI = line("{%p if x %}"), line("{%p endif %}")
SIMPLE = f'<w:fldSimple w:instr=" {CODE} ">{r("1")}</w:fldSimple>'


def caption(text: str, code: str = CODE, number: str = "1") -> str:
    return p(r("Tabla "), field_of(f" {code} ", number), r(f". {text}"))


@pytest.mark.parametrize(
    ("body", "printed"),
    [
        (FOR + caption("{{ n }}") + END, ["Tabla 1. a", "Tabla 2. b", "Tabla 3. c"]),
        (
            caption("cero") + FOR + p(r("Tabla "), SIMPLE, r(". {{ n }}")) + END,
            ["Tabla 1. cero", "Tabla 2. a", "Tabla 3. b", "Tabla 4. c"],
        ),
        (IF + caption("uno") + FI + caption("{{ y }}", number="2"), ["Tabla 1. y"]),
        (
            FOR + caption("{{ n }}") + caption("f", "SEQ Figura") + END,
            ["Tabla 1. a", "Tabla 1. f", "Tabla 2. b", "Tabla 2. f", "Tabla 3. c", "Tabla 3. f"],
        ),
        (FOR + caption("{{ n }}", "seq tabla") + END, ["Tabla 1. a", "Tabla 2. b", "Tabla 3. c"]),
        (
            caption("uno", number="7") + caption("{{ y }}", number="8"),
            ["Tabla 1. uno", "Tabla 2. y"],
        ),
        (
            caption("uno", f"{CODE} \\r 7", "7") + caption("{{ y }}", number="8"),
            ["Tabla 7. uno", "Tabla 8. y"],
        ),
        (caption("{{ y }}", "SEQ Tabla \\* ROMAN", "V"), ["Tabla V. y"]),
        (caption("{{ y }}", number="—"), ["Tabla —. y"]),
        (caption("uno", number="7"), ["Tabla 7. uno"]),
        (caption("uno", "SEQUENCE Tabla", "7") + line("{{ y }}"), ["Tabla 7. uno", "y"]),
    ],
)  # fmt: skip
def test_captions_are_counted(body: str, printed: list[str]) -> None:
    made = rendered(drawn(body), filas=["a", "b", "c"], x="", y="y")
    assert [word.text(node) for node in word.paragraphs(word.body(made))] == printed


def test_those_of_a_drawing_keep_their_numbers() -> None:
    """They are there twice: for programs of today, and for older ones."""
    body = p(text_box(caption("{{ y }}", number="5"))) + caption("dos", number="6")
    made = word.body(rendered(drawn(body), y="y"))
    texts = [word.text(node) for node in word.paragraphs(made)]
    assert {text for text in texts if "Tabla" in text} >= {"Tabla 5. y", "Tabla 6. dos"}
