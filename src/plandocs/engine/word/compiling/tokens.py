"""What stands in a part's tree for a tag while the part is compiled: short marks in its texts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from plandocs.diagnostics import InWord
from plandocs.engine.word.xml import parent_of
from plandocs.engine.xml import Element, discard

OPEN, CLOSE = "\U000f0000", "\U000f0001"
TOKEN = re.compile(f"{OPEN}(\\d+){CLOSE}")
MARK_OPEN, MARK_CLOSE = "\U000f0002", "\U000f0003"
"""Stand in the tree for the two characters around a mark, which XML forbids."""

RESERVED = re.compile("[\U000f0000-\U000f0003]")
"""What a template may not hold, for these characters stand for its tags."""

_WORD = re.compile(r"\w+")


@dataclass(slots=True, eq=False)
class Tag:
    """A tag of the template: what was typed, its parts, and where it stands now in the tree."""

    number: int
    source: str
    kind: str
    """`value` for {{ }}, `statement` for {% %}, `comment` for {# #}."""
    prefix: str
    """The structure that it takes the place of: p, tr, tc, r, or empty."""
    body: str
    trims_before: bool
    trims_after: bool
    place: InWord
    holder: Element | None = None
    """The element whose text, or whose children's tails, hold the tag's token."""
    attribute: bool = False
    """Whether no run may break where it stands: in a code, an attribute, a property."""
    in_code: bool = False
    """Whether it stands in the code of a field."""
    begins_address: bool = False
    """Whether it is where the address of a link field begins."""

    @property
    def paragraph(self) -> Element | None:
        """The paragraph that the tag stands in."""
        return parent_of(self.holder, "p") if self.holder is not None else None

    @property
    def keyword(self) -> str:
        """The first word of a statement."""
        found = _WORD.match(self.body)
        return found[0] if found else ""

    @property
    def arguments(self) -> str:
        """What follows the keyword of a statement."""
        return self.body[len(self.keyword) :].strip()

    @property
    def token(self) -> str:
        """What stands for the tag in the tree."""
        return f"{OPEN}{self.number}{CLOSE}"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the Jinja source: its text and the tag that it comes from."""

    text: str
    tag: int


@dataclass(slots=True)
class Lines:
    """The source lines that each token of the tree stands for."""

    by_token: list[tuple[Line, ...]] = field(default_factory=list)

    def add(self, *lines: Line) -> str:
        """Keep some lines; return the token that stands for them."""
        self.by_token.append(lines)
        return f"{OPEN}{len(self.by_token) - 1}{CLOSE}"


def mark(text: str) -> str:
    """Return a mark for the finishing of the document, as it may stand in a tree."""
    return f"{MARK_OPEN}{text}{MARK_CLOSE}"


def without_tokens(text: str | None) -> str:
    """Return a text without the tokens in it."""
    return TOKEN.sub("", text or "")


def replace_by_text(element: Element, text: str) -> None:
    """Put `text` where an element stands, and its tail after it."""
    add_text_before(element, text + (element.tail or ""))
    discard(element)


def add_text_before(element: Element, text: str) -> None:
    """Put `text` right before an element, outside it."""
    before, parent = element.getprevious(), element.getparent()
    assert parent is not None
    if before is not None:
        before.tail = (before.tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def add_text_after(element: Element, text: str) -> None:
    """Put `text` right after an element, outside it."""
    element.tail = text + (element.tail or "")


def tokens_in(text: str | None) -> Iterator[int]:
    """Yield the numbers of the tokens of a text."""
    for found in TOKEN.finditer(text or ""):
        yield int(found[1])
