"""The page of each rule: what it says, a mistake that it finds, and the same done well.

A page is `<code>-<name>.md`. The tests read its examples, so that no page is ever out of date.
"""

import re
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable

_NAME = re.compile(r"([A-Z]\d{3})-([a-z0-9-]+)\.md")


def pages() -> dict[str, str]:
    """Return the text of every page by its code, in order."""
    return {code: file.read_text(encoding="utf-8") for code, file in sorted(_files())}


def page(asked: str) -> str | None:
    """Return the page of a rule by its code or its name, in any capitals; None when it has none."""
    wanted = asked.strip().casefold()
    for code, file in _files():
        known = _NAME.fullmatch(file.name)
        if known is not None and wanted in (code.casefold(), known[2].casefold()):
            return file.read_text(encoding="utf-8")
    return None


def _files() -> Iterator[tuple[str, Traversable]]:
    for file in resources.files(__name__).iterdir():
        if found := _NAME.fullmatch(file.name):
            yield found[1], file
