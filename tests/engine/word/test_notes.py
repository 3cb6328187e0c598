"""Notes that a loop refers to again: each reference has its own, and the first keeps its number."""

import pytest
from engine.word.wml import drawn, faults, rendered
from parity.markup import cited, line, note, notes, p, r
from support import word

W = word.W
FOR, END = line("{%p for n in filas %}"), line("{%p endfor %}")


def numbers(data: bytes, kind: str) -> tuple[list[str], dict[str, str]]:
    """Return the numbers of the references, and what the notes say by theirs."""
    references = word.body(data).iter(f"{W}{kind}Reference")
    found = word.part(data, f"word/{kind}s.xml").iter(f"{W}{kind}")
    said = {node.get(f"{W}id", ""): word.text(node) for node in found if not node.get(f"{W}type")}
    return [node.get(f"{W}id", "") for node in references], said


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
@pytest.mark.parametrize("text", ["Nota fija", "Nota de {{ x }}"])
def test_each_reference_has_its_note(kind: str, text: str) -> None:
    body = FOR + p(r("{{ n }}"), cited(1, kind)) + END + p(r("fin"), cited(2, kind))
    content = note(1, p(r(text)), kind=kind), note(2, p(r("Otra")), kind=kind)
    template = drawn(body, notes(*content, kind=kind))
    said = text.replace("{{ x }}", "equis")
    for count, fresh in ((1, []), (3, ["1000000", "1000001"])):
        found, words = numbers(rendered(template, filas=["a"] * count, x="equis"), kind)
        assert found == ["1", *fresh, "2"]
        assert words == {"1": said, "2": "Otra"} | dict.fromkeys(fresh, said)


def test_a_reference_that_no_data_prints_leaves_its_note() -> None:
    body = FOR + p(r("{{ n }}"), cited(1)) + END
    template = drawn(body, notes(note(1, p(r("Nota")))))
    assert numbers(rendered(template, filas=[]), "footnote") == ([], {"1": "Nota"})


def test_a_fault_in_a_note_that_a_loop_repeats_is_told() -> None:
    body = FOR + p(r("{{ n }}"), cited(1)) + END
    template = drawn(body, notes(note(1, p(r("{{ falta }}")))))
    assert faults(template, filas=["a", "b"]) == [
        "P203 notas al pie · «{{ falta }}»: La plantilla pide «falta» y los datos no lo tienen."
    ]
