"""Finished bytes against what they promised: sound, nothing left over, everything there."""

import functools
from collections import Counter
from collections.abc import Iterable, Iterator

from plandocs.diagnostics import Diagnostic, InFile, InWord
from plandocs.verify.forms import TAG, escaped_braces, forms_in, words_of
from plandocs.verify.promise import Promise
from plandocs.verify.read import Reading, read_document
from plandocs.verify.rules import (
    BROKEN_PART,
    INNER_FORM,
    LEFTOVER_TAG,
    LOST_PART,
    LOST_TEXT,
    UNVERIFIABLE,
)
from plandocs.verify.survivors import lost_parts

_EXCERPT = 70


def verify_document(data: bytes, name: str, promise: Promise) -> Iterator[Diagnostic]:
    """Yield what is wrong with the finished document `name`.

    A flaw that the template already had is no fault of the document.
    """
    before = _read_template(promise.template)
    reading = read_document(data, before)
    broken = list(_broken(reading, before, name, promise.name))
    if broken:
        yield from broken
        return
    for part in lost_parts(data, promise.template):
        yield LOST_PART.at(InFile(promise.name), documento=name, parte=part)
    expects = list(promise.expects)
    words = [_folded(text) for text in reading.texts]
    yield from _leftovers(words, before.texts, name, promise)
    for text, form in forms_in(reading.texts, before.texts, promise.given):
        place = InWord(promise.name, text=_folded(text)[:80])
        yield INNER_FORM.at(place, documento=name, forma=form)
    yield from _lost(words, name, promise.name, expects)


def check_reading(data: bytes, name: str, template: str) -> Iterator[Diagnostic]:
    """Yield why what a finished document says could not be read by whoever verifies it."""
    from plandocs.verify.office_text import blocks_of  # hardly any build reads here
    from plandocs.verify.opening import UnreadableFile, open_package

    try:
        for _ in blocks_of(open_package(data)):
            pass
    except UnreadableFile as error:
        yield UNVERIFIABLE.at(InFile(template), documento=name, motivo=error)


@functools.lru_cache(maxsize=16)
def _read_template(template: bytes) -> Reading:
    return read_document(template)


def _broken(reading: Reading, before: Reading, name: str, template: str) -> Iterator[Diagnostic]:
    """Yield what is unsound in a document and was not in its template."""
    known = {(flaw.kind, flaw.part) for flaw in before.flaws}
    kinds = {flaw.kind for flaw in before.flaws}
    for flaw in reading.flaws:
        is_copy = flaw.part.startswith("xl/") and flaw.kind in kinds  # a sheet may be repeated
        if (flaw.kind, flaw.part) in known or is_copy:
            continue
        where = f" ({flaw.part})" if flaw.part else ""
        yield BROKEN_PART.at(InFile(template), documento=name, detalle=f"{flaw.detail}{where}")


def _leftovers(
    words: list[str], before: Iterable[str], name: str, promise: Promise
) -> Iterator[Diagnostic]:
    tags = [(text, found) for text in words if "{" in text for found in TAG.findall(text)]
    if not tags:
        return
    quoted = "\n".join(_folded(text) for text in words_of(promise.quoted))
    escaped = [braces for text in before for braces in escaped_braces(_folded(text))]
    for text, found in tags:
        if found not in quoted and not any(braces.fullmatch(found) for braces in escaped):
            place = InWord(promise.name, text=text[:80])
            yield LEFTOVER_TAG.at(place, documento=name, texto=found)


def _lost(
    words: list[str], name: str, template: str, expects: list[tuple[str, InFile]]
) -> Iterator[Diagnostic]:
    everything = "\n".join(words)
    promised: Counter[str] = Counter()
    for text, place in expects:
        promised[_folded(text)] += 1
        if everything.count(_folded(text)) < promised[_folded(text)]:
            excerpt = text if len(text) <= _EXCERPT else text[: _EXCERPT - 1] + "…"
            yield LOST_TEXT.at(place, texto=excerpt, documento=name, plantilla=template)


def _folded(text: str) -> str:
    return " ".join(text.split())
