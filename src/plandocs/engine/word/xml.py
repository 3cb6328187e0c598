"""The few WordprocessingML names and readings that every module of this room shares."""

import functools
from collections.abc import Iterator
from typing import Any

from lxml import etree

from plandocs.engine.xml import Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
FALLBACK = f"{COMPATIBILITY}Fallback"


def style_key(style: Element) -> str:
    """Return the kind and the lower-case name of a style: `table:ficha`."""
    name = style.find(w("name"))
    return f"{style.get(w('type'))}:{name.get(w('val'), '').lower() if name is not None else ''}"


@functools.cache
def w(name: str) -> str:
    """Return the qualified name of a WordprocessingML element or attribute."""
    return f"{{{W}}}{name}"


def make(name: str, /, *children: Element, **attributes: Any) -> Element:
    """Return a `w:` element with `w:` attributes and children."""
    element = etree.Element(w(name), {w(key): str(value) for key, value in attributes.items()})
    element.extend(children)
    return element


def text_of(element: Element) -> str:
    """Return all the text below an element, as a reader would paste it into a search box."""
    if not len(element) and not element.text:
        return ""  # the empty paragraph, by far the commonest
    return "".join([node.text or "" for node in element.iter(w("t"))])


def breaks_page(paragraph: Element) -> bool:
    """Return whether a paragraph is set to begin a page."""
    found = paragraph.find(f"{w('pPr')}/{w('pageBreakBefore')}")
    return found is not None and found.get(w("val"), "true") not in ("0", "false", "off")


def style_id(paragraph: Element) -> str:
    """Return the id of a paragraph's style, or an empty text."""
    found = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return found.get(w("val"), "") if found is not None else ""


def style_ids_by_name(styles: Element) -> dict[str, str]:
    """Return the ids of the paragraph styles by name, in lower case: programs differ in theirs."""
    found = {}
    for style in styles.iter(w("style")):
        name = style.find(w("name"))
        if style.get(w("type")) == "paragraph" and name is not None:
            found[name.get(w("val"), "").lower()] = style.get(w("styleId"), "")
    return found


def parent_of(element: Element, name: str) -> Element | None:
    """Return the nearest ancestor of that `w:` name."""
    return next(element.iterancestors(w(name)), None)


def is_fallback(element: Element) -> bool:
    """Return whether an element stands in the version of a drawing for older programs."""
    return next(element.iterancestors(FALLBACK), None) is not None


def paragraphs(root: Element) -> Iterator[Element]:
    """Yield every paragraph below `root` in document order."""
    yield from root.iter(w("p"))
