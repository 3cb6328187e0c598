"""The door of the room: an Excel template that is checked and rendered."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from lxml import etree

from plandocs.diagnostics import Diagnostic, InFile
from plandocs.engine.fault import TemplateFault
from plandocs.engine.language.sources import Programs, Sources
from plandocs.engine.rules import UNREADABLE
from plandocs.engine.sheet.raw import RawBook
from plandocs.engine.tag import Tag

if TYPE_CHECKING:
    from plandocs.engine.sheet.merging import BookMerge


class SheetTemplate:
    """An .xlsx template; `render` may be called any number of times."""

    def __init__(
        self, data: bytes, parts: dict[str, bytes], name: str, known: Programs | None = None
    ) -> None:
        """Hold the template's bytes and parts; `name` is how messages call it.

        `known` are the programs of an earlier run, which found nothing wrong with the template.
        """
        self._data = data
        self._name = name
        self._sources = Sources(known)
        self._problems: tuple[Diagnostic, ...] | None = None if known is None else ()
        try:
            self._book = RawBook(parts)
        except (KeyError, etree.XMLSyntaxError):
            raise self._unreadable() from None

    def check(self) -> tuple[Diagnostic, ...]:
        """Return what is wrong with the template whatever the data."""
        if self._problems is None:
            self._problems = self._open().check()
        return self._problems

    @property
    def tags(self) -> tuple[Tag, ...]:
        """The template's tags, by sheet, row and column."""
        return self._open().tags()

    @property
    def programs(self) -> Programs:
        """What was compiled so far."""
        return self._sources.programs

    def render(
        self,
        context: Mapping[str, Any],
        pages: Mapping[str, str],  # noqa: ARG002  a workbook has no contents
    ) -> bytes:
        """Return the workbook, the same bytes every time; raise TemplateFault with every fault."""
        return self._open().run(context)

    def _open(self) -> "BookMerge":
        # Imported here because openpyxl is slow to import and Word needs none of it.
        from plandocs.engine.sheet.merging import BookMerge
        from plandocs.engine.sheet.reading import Unreadable

        try:
            return BookMerge(self._data, self._book, self._name, self._sources)
        except Unreadable:
            raise self._unreadable() from None

    def _unreadable(self) -> TemplateFault:
        reason = "le faltan piezas o están dañadas"
        return TemplateFault((UNREADABLE.at(InFile(self._name), motivo=reason),))
