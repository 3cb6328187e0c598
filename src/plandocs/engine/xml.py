"""XML as every kind of Office file holds it."""

from lxml import etree

Element = etree._Element

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def parse_part(data: bytes) -> Element | None:
    """Return the tree of a part, without comments; None when it declares a DTD.

    Raise lxml.etree.XMLSyntaxError when it is not well formed.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    root = etree.fromstring(data, parser)
    return None if root.getroottree().docinfo.internalDTD is not None else root


def discard(element: Element) -> None:
    """Take an element with its tail away from its parent, and all that is in it from it.

    To remove it as it is takes lxml the square of how much is in it.
    """
    parent = element.getparent()
    assert parent is not None
    element.clear()
    parent.remove(element)


def fragment(element: Element, root: Element) -> str:
    """Return the XML of an element as it stands inside `root`, whose namespaces it uses."""
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    for prefix, uri in root.nsmap.items():
        text = text.replace(f' xmlns:{prefix}="{uri}"' if prefix else f' xmlns="{uri}"', "")
    return text
