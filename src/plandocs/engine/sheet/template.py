"""The door of the room: an Excel template, compiled once and rendered with any data."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from plandocs.diagnostics import Diagnostic
from plandocs.engine.fault import TemplateFault
from plandocs.engine.sheet.plans import BookPlan
from plandocs.engine.sheet.printing.book import print_book
from plandocs.engine.tag import Tag

if TYPE_CHECKING:
    from plandocs.engine.language.origins import Origins


class SheetTemplate:
    """An .xlsx template; any number of threads may render it."""

    printable = frozenset({"texto", "numero", "fecha", "si_no", "prosa"})

    def __init__(
        self,
        plan: BookPlan | None,
        problems: tuple[Diagnostic, ...],
        name: str,
        loose: tuple[Tag, ...] = (),
    ) -> None:
        """Hold a compiled template, or what is wrong with it and its tags.

        `name` is how messages call it.
        """
        self._plan = plan
        self._loose = loose
        self._problems = problems
        self._name = name

    has_contents = False
    has_pages = False

    @property
    def tags(self) -> tuple[Tag, ...]:
        """The template's tags, by sheet, row and column."""
        return self._plan.tags if self._plan is not None else self._loose

    def check(self) -> tuple[Diagnostic, ...]:
        """Return what is wrong with the template whatever the data."""
        return self._problems

    def render(
        self,
        context: Mapping[str, Any],
        pages: Mapping[str, str],  # noqa: ARG002  a workbook has no contents
        origins: "Origins",
    ) -> bytes:
        """Return the workbook, the same bytes every time; raise TemplateFault with every fault."""
        if self._plan is None:
            raise TemplateFault(self._problems)
        made, faults = print_book(self._plan, context, origins, self._name)
        if faults:
            raise TemplateFault(tuple(faults))
        return made
