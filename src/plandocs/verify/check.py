"""Finished bytes against what they promised: sound, nothing left over, everything there."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from plandocs.diagnostics import Diagnostic, InFile, InWord
from plandocs.verify.read import broken_part, read_parts, texts_of
from plandocs.verify.rules import BROKEN_PART, LEFTOVER_TAG, LOST_TEXT

_TAG = re.compile(r"{{.*?}}|{%.*?%}|{#.*?#}")


def verify_document(
    data: bytes, name: str, template: str, expects: Iterable[tuple[str, InFile]]
) -> Iterator[Diagnostic]:
    """Yield what is wrong with the finished document `name`, made from `template`.

    `expects` are the texts that it must hold, each with the place where it was typed.
    """
    parts = read_parts(data)
    broken = broken_part(parts)
    if broken:
        yield BROKEN_PART.at(InFile(template), documento=name, parte=broken)
        return
    typed = list(expects)
    words = [_folded(text) for text in texts_of(parts)]
    yield from _leftovers(words, name, template, "\n".join(_folded(text) for text, _ in typed))
    yield from _lost(words, name, template, typed)


def _leftovers(words: list[str], name: str, template: str, typed: str) -> Iterator[Diagnostic]:
    for text in words:
        for found in _TAG.findall(text):
            if found not in typed:
                place = InWord(template, text=text[:80])
                yield LEFTOVER_TAG.at(place, documento=name, texto=found)


def _lost(
    words: list[str], name: str, template: str, typed: list[tuple[str, InFile]]
) -> Iterator[Diagnostic]:
    everything = "\n".join(words)
    promised: Counter[str] = Counter()
    for text, place in typed:
        promised[_folded(text)] += 1
        if everything.count(_folded(text)) < promised[_folded(text)]:
            excerpt = text if len(text) <= 70 else text[:69] + "…"
            yield LOST_TEXT.at(place, texto=excerpt, documento=name, plantilla=template)


def _folded(text: str) -> str:
    return " ".join(text.split())
