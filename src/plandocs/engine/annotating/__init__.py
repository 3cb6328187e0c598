"""A copy of a template with what is wrong written where it is: comments in Word, notes in Excel."""

from collections.abc import Iterable

from plandocs.diagnostics import Diagnostic
from plandocs.engine.package import read_package


def annotate(data: bytes, findings: Iterable[Diagnostic]) -> bytes:
    """Return a template with each of its findings at its place.

    A finding of a place that can hold no comment stands at the beginning. The template is one that
    could be opened.
    """
    parts = read_package(data)
    found = list(findings)
    if "word/document.xml" in parts:
        from plandocs.engine.annotating.word import annotate_document

        return annotate_document(data, parts, found)
    from plandocs.engine.annotating.sheet import annotate_book

    return annotate_book(parts, found)
