"""How WordprocessingML names things, and how it says yes and no. Source: ISO/IEC 29500-1, 17."""

from functools import cache
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
FALLBACK = f"{MC}Fallback"
_NO = ("0", "false", "off", "none")
_LARGEST = 2**31 - 1
"""The largest number of Word."""


def is_yes(node: Element) -> bool:
    """Return whether an element that stands for yes or no says yes."""
    return node.get(f"{W}val", "true") not in _NO


def is_on(node: Element, name: str) -> bool:
    """Return whether an element has another below it, by its name, that says yes."""
    found = node.find(f"{W}{name}")
    return found is not None and is_yes(found)


def value(node: Element | None, path: str) -> str:
    """Return the value of what stands below an element, or an empty text."""
    found = node.find(_steps(path)) if node is not None else None
    return found.get(f"{W}val", "") if found is not None else ""


@cache
def _steps(path: str) -> str:
    return "/".join(f"{W}{name}" for name in path.split("/"))


def whole(text: str | None) -> int:
    """Return a whole number as Word writes it, no larger than it takes; 0 if it is none."""
    try:
        return max(-_LARGEST, min(_LARGEST, int(float(text or "0"))))
    except (ValueError, OverflowError):
        return 0
