"""A compiled Word template: all that rendering needs, as plain data."""

from typing import NamedTuple

from plandocs.diagnostics import InWord
from plandocs.engine.language import Program
from plandocs.engine.package import Entry
from plandocs.engine.tag import Tag
from plandocs.engine.word.layout import TablePlan


class RunPlan(NamedTuple):
    """The paragraph and run around a value: what closes and opens again when it breaks them."""

    run: str
    """Its `w:rPr`, or empty."""
    paragraph: str
    """Its `w:pPr`, without a section, or empty."""
    splits: bool
    """Whether a new paragraph may begin inside the run."""
    opens: str = ""
    """What opens again between the new paragraph and its run, as a hyperlink."""
    closes: str = ""


class ParagraphPlan(NamedTuple):
    """The paragraph of a `{{p }}` tag: its properties and its style's id."""

    properties: str
    style: str


class ContentsPlan(NamedTuple):
    """A TOC field (ECMA-376 part 1, 17.16.5.68): its code, levels, and the look of its lines."""

    instruction: str
    levels: tuple[int, ...]
    with_marks: bool
    """Whether it lists TC fields too."""
    own_properties: str
    by_level: tuple[tuple[int, str], ...]
    """The style of the lines of each level, where the template has one."""
    by_style: tuple[tuple[str, int], ...] = ()
    """The level of the paragraphs of each style that the field lists by name."""


class PartPlan(NamedTuple):
    """A part with tags, compiled."""

    name: str
    program: Program
    lines: tuple[int, ...]
    """The tag of each line of the program's source."""
    runs: dict[int, RunPlan]
    """By line, the surroundings of each value that stands in a text."""
    paragraphs: tuple[ParagraphPlan, ...]
    inline: tuple[RunPlan, ...]
    """The surroundings of each `{{r }}`."""
    tables: tuple[TablePlan, ...]
    contents: tuple[ContentsPlan, ...]
    pages: tuple[tuple[str, str], ...]
    restarts: tuple[tuple[str, int], ...]
    """The list number and level of each `{% restart %}`."""
    first_bookmark: int
    has_marks: bool
    places: tuple[InWord, ...]
    """By tag."""
    relations: str
    """The XML of the part's relations, or empty."""


class StylePlan(NamedTuple):
    """The paragraph styles of a template, and the lists that they and the numbering define."""

    ids: dict[str, str]
    """By lower-case name."""
    lists: dict[str, str]
    """The list number of each style that is numbered."""
    abstract: dict[str, str]
    """The abstract list of each list number."""
    every: dict[str, str]
    """The ids of the styles of all kinds, by kind and lower-case name: `table:ficha`."""
    numbering: str
    """The XML of word/numbering.xml, or empty."""
    first_list: int


class DocumentPlan(NamedTuple):
    """A compiled template."""

    entries: dict[str, Entry]
    """The parts that no tag touches, compressed."""
    parts: tuple[PartPlan, ...]
    tags: tuple[Tag, ...]
    styles: StylePlan
    types: str
    """The XML of [Content_Types].xml."""
