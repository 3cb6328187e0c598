"""Parts that write a prefix before every name, as Microsoft's SDK does, written as Excel does."""

import re
from collections.abc import Mapping
from typing import Any

from lxml import etree

from plandocs.engine.sheet.compiling.tree import MAIN
from plandocs.engine.xml import Element, parse_part

_START = 2_000
_PREFIXED = re.compile(rb"<[\w.-]+:(?:workbook|worksheet|styleSheet|sst|table|comments)[\s/>]")


def unprefixed(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the parts of a workbook, with no prefix before the names that are a workbook's own."""
    return {
        name: _plain(data) if name.startswith("xl/") and _PREFIXED.search(data[:_START]) else data
        for name, data in parts.items()
    }


def _plain(data: bytes) -> bytes:
    try:
        root = parse_part(data)
    except etree.XMLSyntaxError:
        return data  # told when it is read
    if root is None or root.prefix is None or root.nsmap[root.prefix] != MAIN:
        return data
    if any(not str(element.tag).startswith("{") for element in root.iter()):
        return data  # told as no workbook of Excel's: without a prefix it would be what it is not
    return str(etree.tostring(_moved(root), encoding="unicode")).encode()


def _moved(root: Element) -> Element:
    others = {prefix: uri for prefix, uri in root.nsmap.items() if prefix and uri != MAIN}
    spaces: Any = {None: MAIN} | others
    made = etree.Element(root.tag, nsmap=spaces)
    for name, value in root.items():
        made.set(name, value)
    made.text = root.text
    made.extend(root)
    return made
