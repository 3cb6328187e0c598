"""The parts of a template that must be in what is made from it."""

from support.draw import drawn
from verify.packages import changed

from plandocs.verify.survivors import lost_parts

TEMPLATE = changed(drawn("Uno"), "word/media/uno.png", b"imagen")


def lost(data: bytes, template: bytes = TEMPLATE) -> list[str]:
    return list(lost_parts(data, template))


def test_nothing_is_lost_of_what_comes_out_as_it_was() -> None:
    assert lost(TEMPLATE) == []


def test_print_may_change() -> None:
    assert lost(changed(TEMPLATE, "word/document.xml", b"<a/>")) == []


def test_a_picture_may_neither_go_nor_change() -> None:
    assert lost(changed(TEMPLATE, "word/media/uno.png", None)) == ["word/media/uno.png"]
    assert lost(changed(TEMPLATE, "word/media/uno.png", b"imagem")) == ["word/media/uno.png"]


def test_the_chain_of_calculation_may_go() -> None:
    template = changed(drawn(), "xl/calcChain.xml", b"<a/>")
    assert lost(drawn(), template) == []


def test_what_belongs_to_a_sheet_goes_with_it() -> None:
    template = drawn()
    for part in ("xl/worksheets/sheet2.xml", "xl/drawings/drawing2.xml"):
        template = changed(template, part, b"<a/>")
    assert lost(drawn(), template) == []
    kept = changed(drawn(), "xl/worksheets/sheet2.xml", b"<a/>")
    assert lost(kept, template) == ["xl/drawings/drawing2.xml"]
