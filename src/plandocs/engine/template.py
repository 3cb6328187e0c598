"""A template of either kind, opened once and rendered with any data."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from plandocs.deadline import TooLong, within
from plandocs.diagnostics import Diagnostic, InFile
from plandocs.engine import cache
from plandocs.engine.fault import TemplateFault
from plandocs.engine.package import read_package
from plandocs.engine.rules import MISSING_TEMPLATE
from plandocs.engine.tag import Tag
from plandocs.engine.usual import as_usual
from plandocs.gates.disk import read_file
from plandocs.gates.package import MOST_PACKED
from plandocs.gates.rules import TOO_LARGE

if TYPE_CHECKING:
    from plandocs.engine.fields import Shape
    from plandocs.engine.language.origins import Origins
    from plandocs.engine.sheet.filling import Filling

_PLANS = ("DocumentPlan", "BookPlan")
"""What a compiled template is, by the name of its class: to name the class would import both."""

_MOST_SECONDS = 7
"""How long a template may take to be read and compiled: honest ones take a tenth of one."""
_LATE = "Leer el archivo toma más que cualquier plantilla"


class Merger(Protocol):
    """What each format must offer behind the door."""

    printable: frozenset[str]
    """The kinds of values that its documents print."""

    @property
    def has_contents(self) -> bool:
        """Whether it prints a table of contents."""

    @property
    def has_pages(self) -> bool:
        """Whether it prints the numbers of its own pages, in contents or references."""

    @property
    def tags(self) -> tuple[Tag, ...]:
        """The template's tags, in reading order."""

    def check(self) -> tuple[Diagnostic, ...]:
        """Return what is wrong with the template whatever the data."""

    def render(
        self, context: Mapping[str, Any], pages: Mapping[str, str], origins: "Origins"
    ) -> bytes:
        """Return the document; raise TemplateFault when it cannot be made."""


class Template:
    """A Word (.docx) or Excel (.xlsx) template with docxtpl's tags.

    It is compiled when it is made, and never changes: any number of threads may render it.
    """

    def __init__(self, data: bytes, name: str, filling: "Filling | None" = None) -> None:
        """Read a template's bytes; `name` is how messages call it. Raise TemplateFault.

        `filling` says what to write in a workbook that is an official layout without tags.
        """
        self.name = name
        try:
            with within(_MOST_SECONDS):
                self.data, self._told = as_usual(data, name)
                self._merger = _open(self.data, name, filling)
        except TooLong as late:
            limit = f"{_MOST_SECONDS} segundos"
            raise TemplateFault((TOO_LARGE.at(InFile(name), que=_LATE, limite=limit),)) from late

    @classmethod
    def open(cls, path: Path | str, filling: "Filling | None" = None) -> "Template":
        """Return the template in a file; raise TemplateFault when it is no Office file."""
        at = InFile(str(path))
        data = read_file(Path(path), at, MOST_PACKED)
        if not isinstance(data, bytes):
            raise TemplateFault((data or MISSING_TEMPLATE.at(at),))
        return cls(data, str(path), filling)

    @property
    def tags(self) -> tuple[Tag, ...]:
        """The template's tags in reading order, each with its place and the data that it reads."""
        return self._merger.tags

    @property
    def has_contents(self) -> bool:
        """Whether it prints a table of contents."""
        return self._merger.has_contents

    @property
    def has_pages(self) -> bool:
        """Whether it prints the numbers of its own pages, in contents or references.

        They are known when the document is printed: `render` takes them then as `pages`.
        """
        return self._merger.has_pages

    def check(self) -> tuple[Diagnostic, ...]:
        """Return what is wrong with the template whatever the data."""
        return (*self._told, *self._merger.check())

    def check_fields(self, given: "Shape") -> tuple[Diagnostic, ...]:
        """Return what is wrong with what its tags ask for, where `given` is what they will get."""
        from plandocs.engine.fields import check_fields  # printing has no use for it

        return tuple(check_fields(self.tags, given, self._merger.printable))

    def render(
        self,
        context: Mapping[str, Any],
        pages: Mapping[str, str] | None = None,
        origins: "Origins | None" = None,
    ) -> bytes:
        """Return the document made of this template and `context`, the same bytes every time.

        `pages` gives the page printed beside each heading in a contents field, by its bookmark
        or else its words, and by bookmark that of any reference to a page; `origins` says
        where each value of `context` was typed, by its path (`("filas", 3, "nombre")`), for the
        messages. Raise TemplateFault with everything that is wrong when the document cannot be
        made.
        """
        return self._merger.render(context, pages or {}, origins or {})


def _open(data: bytes, name: str, filling: "Filling | None") -> Merger:
    key = cache.key_of(f"{name}\0{filling}" if filling else name, data)
    kept = cache.load(key)
    if type(kept).__name__ in _PLANS:
        return _merger(kept, (), name)
    parts = read_package(data, name)
    # Imported here so that a template already compiled waits for none of them.
    from plandocs.gates.office import check_office

    told = check_office(parts, name, read_package)
    if any(found.forbids for found in told):
        raise TemplateFault(told)
    if "word/document.xml" in parts:
        from plandocs.engine.word.compiling.document import compile_document

        plan, problems = compile_document(data, parts, name)
        if not (problems or told):
            cache.save(key, plan)
        return _merger(plan, (*told, *problems), name)
    from plandocs.engine.sheet import SheetTemplate
    from plandocs.engine.sheet.compiling.book import compile_book

    book, problems, tags = compile_book(data, parts, name, filling)
    if book is not None and not told:
        cache.save(key, book)
    return SheetTemplate(book, (*told, *problems), name, tags)


def _merger(plan: Any, problems: tuple[Diagnostic, ...], name: str) -> Merger:
    """Return what renders a compiled template; one format waits for nothing of the other."""
    if type(plan).__name__ == "DocumentPlan":
        from plandocs.engine.word import WordTemplate

        return WordTemplate(plan, problems, name)
    from plandocs.engine.sheet import SheetTemplate

    return SheetTemplate(plan, problems, name)
