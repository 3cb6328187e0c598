"""Running titles: what Word kept of a field that repeats, in a header, the title of each page.

Word writes there the title as it stands in the template, with its tags, and computes it anew as it
lays out the pages (STYLEREF: ECMA-376 part 1, 17.16.5.59). So what was kept is not to be filled.
"""

import re
from collections.abc import Iterator

from plandocs.engine.word.xml import w
from plandocs.engine.xml import Element

_FIELD = "STYLEREF"
_TAG = re.compile(r"\{[{%#]")


def empty_running_titles(root: Element) -> bool:
    """Take away the texts of running titles in which Word kept tags; return whether any had."""
    kept = [
        texts
        for texts in [*_simple(root), *_complex(root)]
        if _TAG.search("".join(text.text or "" for text in texts))
    ]
    for text in (text for texts in kept for text in texts):
        text.text = ""
    return bool(kept)


def _simple(root: Element) -> Iterator[list[Element]]:
    """Yield the texts of each running title that is one element."""
    for field in root.iter(w("fldSimple")):
        if _is_title(field.get(w("instr"), "")):
            yield list(field.iter(w("t")))


def _complex(root: Element) -> Iterator[list[Element]]:
    """Yield the texts of each running title that is made of runs."""
    codes: list[str] = []
    """The codes of the fields that are open, the innermost the last."""
    texts: list[Element] | None = None
    depth = 0
    for node in root.iter(w("fldChar"), w("instrText"), w("t")):
        kind = node.get(w("fldCharType")) if node.tag == w("fldChar") else ""
        if kind == "begin":
            codes.append("")
        elif kind == "separate" and codes and texts is None and _is_title(codes[-1]):
            texts, depth = [], len(codes)
        elif kind == "end" and codes:
            if texts is not None and len(codes) == depth:
                yield texts
                texts = None
            codes.pop()
        elif node.tag == w("instrText") and codes:
            codes[-1] += node.text or ""
        elif node.tag == w("t") and texts is not None:
            texts.append(node)


def _is_title(code: str) -> bool:
    return code.upper().split()[:1] == [_FIELD]
