"""The paragraph styles and lists of a template, read once."""

from plandocs.engine.word.plans import StylePlan
from plandocs.engine.word.xml import style_ids_by_name, style_key, w
from plandocs.engine.xml import Element


def read_styles(styles: Element | None, numbering: Element | None, xml: bytes) -> StylePlan:
    """Return what prose and lists need to know; `xml` is that of the numbering part."""
    ids = style_ids_by_name(styles) if styles is not None else {}
    lists = _style_lists(styles) if styles is not None else {}
    abstract: dict[str, str] = {}
    first = 1
    for num in numbering.iter(w("num")) if numbering is not None else ():
        found = num.find(w("abstractNumId"))
        number = num.get(w("numId"), "0")
        if found is not None:
            abstract[number] = found.get(w("val"), "0")
        first = max(first, int(number) + 1) if number.isdecimal() and number.isascii() else first
    text = xml.decode("utf-8", "replace")
    text = text if "</w:numbering>" in text else ""
    every = _every(styles) if styles is not None else {}
    return StylePlan(ids, lists, abstract, every, text, first)


def _every(styles: Element) -> dict[str, str]:
    return {style_key(style): style.get(w("styleId"), "") for style in styles.iter(w("style"))}


def _style_lists(styles: Element) -> dict[str, str]:
    """Return the list of each style that has one, of its own or of the style it is based on."""
    own: dict[str, str] = {}
    based: dict[str, str] = {}
    for style in styles.iter(w("style")):
        identifier = style.get(w("styleId"), "")
        number = style.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
        above = style.find(w("basedOn"))
        if number is not None:
            own[identifier] = number.get(w("val"), "")
        if above is not None:
            based[identifier] = above.get(w("val"), "")
    return {identifier: found for identifier, found in _inherited(own, based).items() if found}


def _inherited(own: dict[str, str], based: dict[str, str]) -> dict[str, str]:
    """Return the list of every style, or an empty text; what is based on itself has none."""
    known = {**own, "": ""}
    for identifier in based:
        chain = dict[str, None]()
        while identifier not in known and identifier not in chain:
            chain[identifier] = None
            identifier = based.get(identifier, "")
        known.update(dict.fromkeys(chain, known.get(identifier, "")))
    return known
