"""The labels that lists print, counted as they are printed whatever their numbers are called."""

import pytest
from support.small_word import par, small_word

from plandocs.verify.office_text import blocks_of
from plandocs.verify.opening import open_package


def level(depth: int, system: str, text: str, more: str = "", start: int = 1) -> str:
    """Return a level of a list."""
    return (
        f"<w:lvl w:ilvl='{depth}'><w:start w:val='{start}'/><w:numFmt w:val='{system}'/>"
        f"<w:lvlText w:val='{text}'/>{more}</w:lvl>"
    )


def lists(levels: str, *starts: str, key: str = "7") -> str:
    """Return a definition with as many lists as starts of their own, and one without."""
    own = "".join(
        f"<w:num w:numId='{number}'><w:abstractNumId w:val='{key}'/>{start}</w:num>"
        for number, start in enumerate(("", *starts), int(key))
    )
    return f"<w:abstractNum w:abstractNumId='{key}'>{levels}</w:abstractNum>{own}"


def item(text: str, depth: int = 0, key: str = "7", looks: str = "") -> str:
    """Return a paragraph of a list."""
    number = f"<w:numPr><w:ilvl w:val='{depth}'/><w:numId w:val='{key}'/></w:numPr>"
    return par(text).replace("<w:p>", f"<w:p><w:pPr>{number}{looks}</w:pPr>")


def said(body: str, numbering: str, styles: str = "") -> list[str]:
    """Return what the paragraphs of a document say."""
    blocks = blocks_of(open_package(small_word(body, numbering=numbering, styles=styles)))
    return [piece.text for block in blocks for piece in block.pieces]


PLAIN = level(0, "decimal", "%1.") + level(1, "lowerLetter", "%2)") + level(2, "lowerRoman", "%3.")
FIVE = "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride>"


def test_a_number_that_follows_is_told_as_one_that_follows() -> None:
    body = "".join(item(str(n)) for n in range(3))
    assert said(body, lists(PLAIN)) == ["1. 0", "#. 1", "#. 2"]


def test_levels_begin_again_below_each_other() -> None:
    body = item("A") + item("b", 1) + item("c", 1) + item("d", 2) + item("E") + item("f", 1)
    assert said(body, lists(PLAIN)) == ["1. A", "#a) b", "#a) c", "#i. d", "#. E", "#a) f"]


def test_what_breaks_the_count_is_told_by_its_number() -> None:
    body = item("A") + item("B") + item("C", key="8") + item("D", key="8") + item("E")
    assert said(body, lists(PLAIN, FIVE)) == ["1. A", "#. B", "5. C", "#. D", "#. E"]
    other = lists(PLAIN) + lists(PLAIN, key="20")
    body = item("A") + item("B") + item("C", key="20") + item("D")
    assert said(body, other) == ["1. A", "#. B", "1. C", "3. D"]


def test_how_lists_are_called_says_nothing() -> None:
    body = item("A") + item("B") + item("C", key="8")
    again = item("A", key="30") + item("B", key="30") + item("C", key="41")
    other = lists(PLAIN, key="30") + lists(PLAIN, FIVE, key="40")
    assert said(body, lists(PLAIN, FIVE)) == said(again, other) == ["1. A", "#. B", "5. C"]


@pytest.mark.parametrize(
    ("levels", "text"),
    [
        (level(0, "decimal", "SIN EFECTO %1."), "SIN EFECTO 1. A"),
        (level(0, "upperRoman", "%1."), "I. A"),
        (level(0, "upperLetter", "%1."), "A. A"),
        (level(0, "decimalZero", "%1"), "01 A"),
        (level(0, "none", "%1."), "A"),
        (level(0, "bullet", "NO"), "NO A"),
        (level(0, "bullet", "•", "<w:lvlPicBulletId w:val='0'/>"), "[imagen]• A"),
        (level(0, "bullet", "•"), "• A"),
        (level(0, "bullet", "\uf0b7"), "• A"),
        (level(0, "decimal", "%1.", start=14), "14. A"),
        (level(0, "lowerRoman", "%1)", start=14), "xiv) A"),
        (level(0, "lowerLetter", "%1)", start=28), "bb) A"),
        (level(0, "decimal", "%1.", "<w:rPr><w:vanish/></w:rPr>"), "A"),
        (level(0, "decimal", "%1.", "<w:rPr><w:color w:val='FFFFFF'/></w:rPr>"), "A"),
        (level(0, "bullet", "l", "<w:rPr><w:rFonts w:ascii='Wingdings'/></w:rPr>"), "l A"),
    ],
)  # fmt: skip
def test_a_label_says_what_it_prints(levels: str, text: str) -> None:
    assert said(item("A"), lists(levels)) == [text]


def test_a_label_hidden_by_the_mark_of_its_paragraph_is_not_printed() -> None:
    body = item("A", looks="<w:rPr><w:vanish/></w:rPr>")
    assert said(body, lists(PLAIN)) == ["A"]


def test_a_paragraph_without_words_prints_its_label() -> None:
    assert said(item("A") + item("") + item("B"), lists(PLAIN)) == ["1. A", "#.", "#. B"]


def test_labels_of_several_levels() -> None:
    levels = level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2")
    body = item("A") + item("b", 1) + item("c", 1) + item("D") + item("e", 1)
    assert said(body, lists(levels)) == ["I. A", "#I.# b", "#I.# c", "#I. D", "#I.# e"]
    legal = level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    assert said(body, lists(legal))[1] == "#.# b"


def test_a_style_puts_its_paragraphs_in_a_list() -> None:
    styles = (
        "<w:style w:type='paragraph' w:styleId='Uno'><w:pPr><w:numPr><w:numId w:val='7'/></w:numPr>"
        "</w:pPr></w:style><w:style w:type='paragraph' w:styleId='Dos'><w:basedOn w:val='Uno'/>"
        "</w:style>"
    )
    levels = PLAIN.replace(
        "<w:lvlText w:val='%2)'/>", "<w:pStyle w:val='Dos'/><w:lvlText w:val='%2)'/>"
    )
    body = par("A", style="Uno") + par("b", style="Dos") + par("C", style="Uno")
    assert said(body, lists(levels), styles) == ["1. A", "#a) b", "#. C"]
    out = par("D", style="Uno").replace(
        "</w:pPr>", "<w:numPr><w:numId w:val='0'/></w:numPr></w:pPr>"
    )
    assert said(out, lists(levels), styles) == ["D"]


def test_a_list_defined_by_a_style_of_lists() -> None:
    linked = "<w:abstractNum w:abstractNumId='1'><w:numStyleLink w:val='L'/></w:abstractNum>"
    styles = (
        "<w:style w:type='numbering' w:styleId='L'><w:pPr><w:numPr><w:numId w:val='7'/></w:numPr>"
        "</w:pPr></w:style>"
    )
    numbers = f"{linked}{lists(PLAIN)}<w:num w:numId='90'><w:abstractNumId w:val='1'/></w:num>"
    assert said(item("A", key="90"), numbers, styles) == ["1. A"]


def test_a_list_that_is_not_there_prints_nothing() -> None:
    assert said(item("A", key="99"), lists(PLAIN)) == ["A"]


@pytest.mark.parametrize(
    ("given", "own", "text"),
    [
        ("<w:ind w:left='30000'/>", "", "[fuera de su lugar: 1. Uno]"),
        ("<w:ind w:left='30000'/>", "<w:ind w:left='720'/>", "1. Uno"),
        ("<w:ind w:left='720'/>", "", "1. Uno"),
        ("", "<w:ind w:leftChars='9000'/>", "[fuera de su lugar: 1. Uno]"),
        ("", "<w:ind w:left='300' w:leftChars='100'/>", "1. Uno"),
    ],
)
def test_where_a_list_puts_its_paragraphs_is_told(given: str, own: str, text: str) -> None:
    levels = lists(level(0, "decimal", "%1.", f"<w:pPr>{given}</w:pPr>"))
    assert said(item("Uno", looks=own), levels) == [text]
