"""The door of the room: a Word template, compiled once and rendered with any data."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from plandocs.diagnostics import Diagnostic, InWord
from plandocs.engine.fault import TemplateFault
from plandocs.engine.language import Run
from plandocs.engine.language.faults import BadExpression
from plandocs.engine.package import Entry, deflated, deflated_text, inflated, write_entries
from plandocs.engine.rules import TOO_WIDE
from plandocs.engine.tag import Tag
from plandocs.engine.word.plans import DocumentPlan, PartPlan
from plandocs.engine.word.printing.bookmarks import without_repeated
from plandocs.engine.word.printing.boxes import said_again
from plandocs.engine.word.printing.finish import Finisher
from plandocs.engine.word.printing.media import Media
from plandocs.engine.word.printing.notes import REFERENCE, Notes
from plandocs.engine.word.printing.printer import Printer
from plandocs.engine.word.printing.prose import ProseWriter
from plandocs.engine.word.printing.tables import Tables

if TYPE_CHECKING:
    from plandocs.engine.language.faults import Fault
    from plandocs.engine.language.origins import Origins

_BODY = "word/document.xml"
_NUMBERING = "word/numbering.xml"
_STYLES = "word/styles.xml"
_QUICK = 3
"""The level of compression of what each document prints anew: see bench/README.md."""


class WordTemplate:
    """A .docx template; any number of threads may render it."""

    printable = frozenset({"texto", "numero", "prosa", "imagen"})

    def __init__(self, plan: DocumentPlan, problems: tuple[Diagnostic, ...], name: str) -> None:
        """Hold a compiled template; `name` is how messages call it."""
        self._plan = plan
        self._problems = problems
        self._name = name

    @property
    def tags(self) -> tuple[Tag, ...]:
        """The template's tags, in the order of its parts."""
        return self._plan.tags

    @property
    def has_contents(self) -> bool:
        """Whether it prints a table of contents."""
        return any(part.contents for part in self._plan.parts)

    @property
    def has_pages(self) -> bool:
        """Whether it prints the numbers of its own pages, in contents or references."""
        return any(part.contents or part.pages for part in self._plan.parts)

    def check(self) -> tuple[Diagnostic, ...]:
        """Return what is wrong with the template whatever the data."""
        return self._problems

    def render(
        self, context: Mapping[str, Any], pages: Mapping[str, str], origins: "Origins"
    ) -> bytes:
        """Return the document; raise TemplateFault when it cannot be made."""
        if any(found.forbids for found in self._problems):
            raise TemplateFault(self._problems)
        made, faults = _Rendering(self._plan, context, pages, origins, self._name).run()
        if faults:
            raise TemplateFault(tuple(faults))
        return write_entries(self._plan.entries | made)


class _Rendering:
    """One document being made."""

    def __init__(
        self,
        plan: DocumentPlan,
        context: Mapping[str, Any],
        pages: Mapping[str, str],
        origins: "Origins",
        name: str,
    ) -> None:
        self._plan = plan
        self._pages = pages
        self._name = name
        self._prose = ProseWriter(plan.styles)
        self._media = Media(plan.types)
        self._tables = Tables()
        self._notes = Notes()
        run = Run(context, {}, origins)
        self._printer = Printer(run, plan.styles, self._prose, self._media, pages, self._tables)

    def run(self) -> tuple[dict[str, Entry], list[Diagnostic]]:
        """Return the parts that the data fills, and what went wrong."""
        made: dict[str, Entry] = {}
        faults: list[Diagnostic] = []
        for part in self._plan.parts:
            text = self._print(part)
            found = self._printer.run.log.take()
            faults += _once(found, part, self._name)
            if part.name == _BODY and any(REFERENCE in piece for piece in text):
                text = [self._notes.number("".join(text))]
            elif part.name in self._notes.parts and not faults:
                text = [self._notes.added(part.name, "".join(text))]
            if not faults:
                made[part.name] = deflated_text(text, _QUICK)
        for name in self._notes.parts:
            if name not in made and name in self._plan.entries and not faults:
                xml = inflated(self._plan.entries[name]).decode()
                made[name] = deflated(self._notes.added(name, xml).encode())
        if added := self._printer.added_styles:
            xml = inflated(self._plan.entries[_STYLES]).decode()
            end = xml.rindex("</")
            made[_STYLES] = deflated((xml[:end] + added + xml[end:]).encode())
        numbering = self._prose.numbering()
        if numbering:
            made[_NUMBERING] = deflated(numbering.encode())
        return made | self._media.entries(), faults

    def _print(self, part: PartPlan) -> list[str]:
        self._media.begin(part.name, part.relations)
        text = self._run(part)
        uneven = self._tables.uneven
        if uneven and not self._printer.run.log.entries:
            text = self._run(part, uneven)
        if self._printer.run.log.entries:
            return [text]
        if not (part.has_marks or "\0" in text):
            return [without_repeated(text)]
        try:
            return Finisher(part, self._tables, self._pages, self._tell_wide).finish(text)
        except BadExpression as error:
            self._printer.run.log.add_failure(error, 0)
            return []

    def _run(self, part: PartPlan, known: Mapping[int, Any] | None = None) -> str:
        self._printer.begin(part, known or {})
        return said_again("".join(part.program.run(self._printer.run)))

    def _tell_wide(self, tag: int, columns: int) -> None:
        self._printer.run.log.add(TOO_WIDE, -1 - tag, columnas=str(columns))


def _once(found: "Iterable[Fault]", part: PartPlan, name: str) -> Iterator[Diagnostic]:
    """Yield the faults of a part, those of a tag that stands in several lines once."""
    told: set[tuple[int, str, str]] = set()
    for fault in found:
        number = _tag_at(part, fault.line)
        place = part.places[number] if number < len(part.places) else None
        made = fault.at(place or InWord(name))
        key = number, made.rule.code, made.message
        if key not in told:
            told.add(key)
            yield made


def _tag_at(part: PartPlan, line: int) -> int:
    """Return the number of the tag of a line; a line below 0 stands for the tag itself."""
    if line < 0:
        return -1 - line
    return part.lines[line - 1] if 0 < line <= len(part.lines) else 0
