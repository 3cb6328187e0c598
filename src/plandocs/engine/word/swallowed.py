"""Text that a structure tag would take with it: docxtpl drops it, we tell it."""

import re
from collections.abc import Iterator

from plandocs.diagnostics import Diagnostic
from plandocs.engine.rules import BAD_TAG, SWALLOWED_TEXT
from plandocs.engine.word.places import place_of_paragraph
from plandocs.engine.word.xml import Element, paragraphs, parent_of, text_of

_TAG = re.compile(r"{([{%#])(p|tr|tc)\s.*?[}%#]}", re.DOTALL)
_HOLDERS = {
    "p": ("un párrafo", "párrafo"),
    "tr": ("una fila", "fila"),
    "tc": ("una celda", "celda"),
}


_WHOLE = re.compile(r"{{.*?}}|{%.*?%}|{#.*?#}", re.DOTALL)
_LONE = re.compile(r"{\s*[{%#]|[}%#]\s*}")


def find_unclosed(path: str, part: str, root: Element) -> Iterator[Diagnostic]:
    """Yield every paragraph with a brace whose tag does not open and close inside it."""
    for paragraph in paragraphs(root):
        if _LONE.search(_WHOLE.sub("", text_of(paragraph))):
            place = place_of_paragraph(path, part, root, paragraph)
            yield BAD_TAG.at(place, detalle="una llave no abre y cierra en este párrafo")


def find_swallowed(path: str, part: str, root: Element) -> Iterator[Diagnostic]:
    """Yield every text that stands beside a `{%p %}`, `{%tr %}` or `{%tc %}` of a part."""
    seen: set[Element] = set()
    for paragraph in paragraphs(root):
        for tag in _TAG.finditer(text_of(paragraph)):
            kind = tag[2]
            holder = paragraph if kind == "p" else parent_of(paragraph, kind)
            if holder is None or holder in seen:
                continue
            seen.add(holder)
            words = text_of(holder).replace(tag[0], "", 1).strip()
            if words:
                place = place_of_paragraph(path, part, root, paragraph)
                where, alone = _HOLDERS[kind]
                yield SWALLOWED_TEXT.at(
                    place, texto=words[:60], etiqueta=tag[0], lugar=where, lugar_solo=alone
                )
