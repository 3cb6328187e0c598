"""Markdown marks in texts that are printed as they were typed."""

import re
from collections.abc import Iterator
from typing import Any

from plandocs.diagnostics import Diagnostic
from plandocs.plan import Institucion, Nodo, Plan
from plandocs.plan.nodo import Path
from plandocs.rules.catalogue import UNREAD_MARKS

_MARKS = re.compile(r"\*\*\w.*?\w\*\*")


def check_marks(plan: Plan, _: Institucion) -> Iterator[Diagnostic]:
    """Yield every plain text with bold marks; only prose reads them."""
    for node, path, text in _texts(plan):
        if found := _MARKS.search(text):
            yield UNREAD_MARKS.at(node.at(*path), texto=found[0][:40])


def _texts(node: Nodo) -> Iterator[tuple[Nodo, Path, str]]:
    for name in type(node).model_fields:
        yield from _inside(node, getattr(node, name), (name,))


def _inside(node: Nodo, value: Any, path: Path) -> Iterator[tuple[Nodo, Path, str]]:
    if isinstance(value, Nodo):
        yield from _texts(value)
    elif isinstance(value, str):
        yield node, path, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _inside(node, item, (*path, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _inside(node, item, (*path, key))
