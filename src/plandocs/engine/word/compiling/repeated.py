"""What Word wrote about one paragraph, row or control, which is no longer so once it is filled."""

from collections.abc import Sequence

from lxml import etree

from plandocs.engine.word.compiling.tokens import TOKEN, Line, Lines, Tag, tokens_in
from plandocs.engine.word.xml import w
from plandocs.engine.xml import Element

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_VML = "{urn:schemas-microsoft-com:vml}"
_OF_SHAPES = "id", "{urn:schemas-microsoft-com:office:office}spid"
_OF_PARAGRAPHS = f"{_W14}paraId", f"{_W14}textId"
_CHANGES = {
    w(name)
    for name in (
        "ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "numberingChange",
        "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "trPrChange",
        "tcPrChange", "tblPrExChange",
    )
}  # fmt: skip
"""The tracked changes (ECMA-376 part 1, 17.13.5)."""
_FROM = 2_000_000
"""From where numbers are given to the tracked changes that loops repeat."""
_OF_TEMPLATE = w("showingPlcHdr"), f"{_W14}checkbox"
_CHOICES = w("fullDate"), w("lastValue")
"""The day or the item that was chosen in a control."""
_TURNS = {"for": 1, "endfor": -1}


def forget_numbers(root: Element, tags: Sequence[Tag], lines: Lines) -> None:
    """Take away the numbers of what loops repeat, where Word gives new ones by itself.

    The paragraphs and rows of a part have each another (MS-DOCX, «paraId»), and so do its content
    controls (ECMA-376 part 1, 17.5.2.18) and its VML shapes, but for the kinds that they refer to.
    A tracked change has to have one: each copy is given its own.
    """
    if not any(tag.keyword == "for" for tag in tags):
        return
    depth = 0
    for event, element in etree.iterwalk(root, ("start", "end")):
        if event == "start":
            if depth:
                _forget(element)
                if element.tag in _CHANGES:
                    element.set(w("id"), lines.add(Line(f"{{{{ {_FROM}|_docpr }}}}", 0)))
            depth += _turns(element.text, tags)
        else:
            depth += _turns(element.tail, tags)


def _turns(text: str | None, tags: Sequence[Tag]) -> int:
    """Return how many loops begin in a text, less those that end."""
    found = (tags[number].keyword for number in tokens_in(text) if number < len(tags))
    return sum(_TURNS.get(keyword, 0) for keyword in found)


def _forget(element: Element) -> None:
    is_shape = str(element.tag).startswith(_VML) and element.tag != f"{_VML}shapetype"
    for name in _OF_SHAPES if is_shape else _OF_PARAGRAPHS:
        if name in element.attrib:
            del element.attrib[name]
    number = element.find(w("id")) if element.tag == w("sdtPr") else None
    if number is not None:
        element.remove(number)


def fill_controls(root: Element) -> None:
    """Make those content controls filled whose text has tags.

    No longer is it a placeholder, nor the day, the choice or the tick that the template kept.
    """
    for control in root.iter(w("sdt")):
        properties, content = control.find(w("sdtPr")), control.find(w("sdtContent"))
        if content is None or properties is None:
            continue
        if TOKEN.search("".join(map(str, content.itertext()))):
            _forget_choice(properties)


def _forget_choice(properties: Element) -> None:
    for kept in [child for child in properties if child.tag in _OF_TEMPLATE]:
        properties.remove(kept)
    for chosen in properties:
        for name in (name for name in _CHOICES if name in chosen.attrib):
            del chosen.attrib[name]
