"""Running titles: what Word kept of a field that repeats, in a header, the title of each page.

Word writes there the title as it stands in the template, with its tags, and computes it anew as it
lays out the pages (STYLEREF: ECMA-376 part 1, 17.16.5.59). So what was kept is not to be filled.
"""

import re

from plandocs.engine.word.compiling.fields import fields_of
from plandocs.engine.xml import Element

_FIELD = "STYLEREF"
_TAG = re.compile(r"\{[{%#]")


def empty_running_titles(root: Element) -> bool:
    """Take away the texts of running titles in which Word kept tags; return whether any had."""
    kept = [one for one in fields_of(root) if one.kind == _FIELD and _TAG.search(one.result)]
    for text in (text for one in kept for text in one.texts):
        text.text = ""
    return bool(kept)
