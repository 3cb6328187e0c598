"""The examples of rules of printed pages: all of them printed by one call of LibreOffice."""

import functools
import tempfile
from pathlib import Path

from plandocs.diagnostics import Diagnostic
from plandocs.explain import pages
from plandocs.printing.facts import find_facts
from support.drawn_pages import drawn_pages
from support.explain import cases
from support.probed import print_probed

OF_PAGES = "G"
"""How the codes of the rules of printed pages begin."""


def told_of(code: str, number: int) -> list[Diagnostic]:
    """Return what is told of an example of a rule's page."""
    return _all_told()[code, number]


@functools.cache
def _all_told() -> dict[tuple[str, int], list[Diagnostic]]:
    documents: dict[str, bytes] = {}
    examples: dict[tuple[str, int], tuple[str, str]] = {}
    for code, text in pages().items():
        for number, case in enumerate(cases(text)) if code.startswith(OF_PAGES) else ():
            ((name, drawn),) = case.files.items()
            own = f"{code}-{number}{Path(name).suffix}"
            examples[code, number] = own, name
            documents[own] = drawn_pages(name, drawn)
    with tempfile.TemporaryDirectory() as folder:
        printed = print_probed(documents, Path(folder))
    return {
        example: [
            fact.at(name)
            for fact in find_facts(
                printed[own].document, Path(own).suffix, printed[own].pdf, printed[own].layout
            )
        ]
        for example, (own, name) in examples.items()
    }
