"""What Word kept of fields that it computes anew, which is not to be filled: it would be false.

It kept them as they stood in the template: a running title or a list with the tags of what it
repeats, a sum of a table that had no rows yet. Word computes running titles as it lays out the
pages (STYLEREF: ECMA-376 part 1, 17.16.5.59), and the others when they are said to be out of date.
"""

import re

from plandocs.engine.word.compiling.fields import Field, fields_of
from plandocs.engine.word.xml import parent_of, text_of, w
from plandocs.engine.xml import Element

_RUNNING = "STYLEREF"
_REPEATING = {_RUNNING, "TOC", "INDEX", "TOA"}
"""The fields that repeat what stands elsewhere."""
_NAMED = re.compile(r"[^\W\d]\w*+(?!\s*\()")
"""What a formula is computed from that may change: cells, a direction, a bookmark."""
_TAG = re.compile(r"\{[{%#]")


def empty_results(root: Element) -> bool:
    """Take away what was kept of the fields that tags change; return whether any had."""
    kept = _Kept(root)
    stale = [one for one in fields_of(root) if kept.is_stale(one)]
    for one in stale:
        for text in one.texts:
            text.text = ""
        if one.kind != _RUNNING:
            one.begin.set(w("dirty"), "true")
    return bool(stale)


class _Kept:
    """What was kept of the fields of a part, and which of its tables have tags."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._tagged: dict[Element, bool] = {}

    def is_stale(self, one: Field) -> bool:
        """Return whether tags change what a field says."""
        if one.kind.startswith("="):
            return self._changes(one)
        return one.kind in _REPEATING and _TAG.search(one.result) is not None

    def _changes(self, formula: Field) -> bool:
        if _TAG.search(formula.code):
            return True
        table = parent_of(formula.begin, "tbl")
        is_constant = not _NAMED.search(formula.code.partition("\\")[0])
        return not is_constant and self._has_tags(self._root if table is None else table)

    def _has_tags(self, around: Element) -> bool:
        if around not in self._tagged:
            self._tagged[around] = _TAG.search(text_of(around)) is not None
        return self._tagged[around]
