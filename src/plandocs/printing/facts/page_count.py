"""How many pages a document has, against how many it had when it was approved."""

from collections.abc import Iterator

from plandocs.printing.facts.fact import Fact
from plandocs.printing.layout import Layout
from plandocs.printing.rules import OTHER_PAGE_COUNT


def check_page_count(recorded: int, layout: Layout) -> Iterator[Fact]:
    """Yield the fact that a document has other pages than the `recorded` ones."""
    now = len(layout.labels)
    if now != recorded:
        values = {"ahora": _pages(now), "entonces": _pages(recorded)}
        yield Fact(OTHER_PAGE_COUNT, 0, "", values)


def _pages(count: int) -> str:
    return "1 página" if count == 1 else f"{count} páginas"
