"""The numbers of captions («Tabla 1»), which Word only counts again when somebody asks it to.

Source: SEQ, ECMA-376 part 1, 17.16.5.56.
"""

import re
from collections.abc import Iterator

from plandocs.engine.word.compiling.contents import result_text
from plandocs.engine.word.compiling.tokens import Line, Lines
from plandocs.engine.word.xml import COMPATIBILITY, w
from plandocs.engine.xml import Element

_SEQUENCE = re.compile(r"\s*SEQ\b", re.IGNORECASE)
_PLAIN = re.compile(r"\s*SEQ\s+(\w+)(?:\s+\\\*\s*(?:ARABIC|MERGEFORMAT))*\s*", re.IGNORECASE)
"""One that counts on from the one before it, and prints a common number."""
_VERSIONS = f"{COMPATIBILITY}AlternateContent"


def count_sequences(root: Element, lines: Lines) -> None:
    """Have the captions of a part counted as they are printed, but for those numbered otherwise."""
    fields = [*_fields(root)]
    odd = any(not _PLAIN.fullmatch(code) for code, _ in fields)
    if odd or any(text is None or _is_twice(text) for _, text in fields):
        return
    for code, text in fields:
        name = _PLAIN.fullmatch(code)
        if name is not None and text is not None and (text.text or "").isdecimal():
            text.text = lines.add(Line(f"{{{{ {name[1].lower()!r}|_sequence }}}}", 0))


def _fields(root: Element) -> Iterator[tuple[str, Element | None]]:
    """Yield the code of each sequence field, and the text of its result."""
    for code in root.iter(w("instrText")):
        if _SEQUENCE.match(code.text or ""):
            yield code.text or "", result_text(code)
    for field in root.iter(w("fldSimple")):
        if _SEQUENCE.match(field.get(w("instr"), "")):
            yield field.get(w("instr"), ""), next(field.iter(w("t")), None)


def _is_twice(text: Element) -> bool:
    """Return whether a text stands in a drawing, which is there in two versions."""
    return next(text.iterancestors(_VERSIONS), None) is not None
