"""The tags of a cell or another text, in docxtpl's syntax, found and told apart."""

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from plandocs.engine.language.braces import KINDS, LONE, straightened, tag_spans, unescaped

_PREFIX = re.compile(r"(p|tr|tc|r|sheet)\s+(?=\S)")
_WORD = re.compile(r"\w+")
STRUCTURES = frozenset({"tr", "tc", "sheet"})
DIRECTIVES = frozenset({"cellbg", "colspan", "vm", "hm"})
_WORD_ONLY = frozenset({"restart", "colwidth"})
_CLOSED = {"for": "{% endfor %}", "if": "{% endif %}", "with": "{% endwith %}"}


class CellTag(NamedTuple):
    """A tag: what was typed, its parts, and where it begins and ends in its text."""

    source: str
    kind: str
    """`value` for {{ }}, `statement` for {% %}, `comment` for {# #}."""
    prefix: str
    """What it repeats or drops: tr, tc, sheet; or what only Word knows: p, r; or empty."""
    body: str
    trims: tuple[bool, bool]
    start: int
    end: int

    @property
    def keyword(self) -> str:
        """The first word of a statement."""
        found = _WORD.match(self.body) if self.kind == "statement" else None
        return found[0] if found else ""

    @property
    def arguments(self) -> str:
        """What follows the keyword of a statement."""
        return self.body[len(self.keyword) :].strip()

    @property
    def is_structure(self) -> bool:
        """Whether it repeats or drops rows, cells or sheets."""
        return self.prefix in STRUCTURES and self.kind != "value"

    @property
    def is_directive(self) -> bool:
        """Whether it says something of its cell."""
        return not self.prefix and self.keyword in DIRECTIVES

    @property
    def is_of_word(self) -> bool:
        """Whether only Word templates understand it."""
        of_value = self.kind == "value" and self.prefix in STRUCTURES
        return self.prefix in ("p", "r") or self.keyword in _WORD_ONLY or of_value

    @property
    def alone(self) -> str:
        """The source of the tag by itself, empty for those that only close or that hold another.

        One that holds another lost its end, which is told of its cell.
        """
        if "{%" in self.body:
            return ""
        if self.kind == "value":
            return f"{{{{ {self.body} }}}}"
        if self.kind == "comment" or self.keyword.startswith(("end", "else")):
            return ""
        if self.keyword in DIRECTIVES:
            return f"{{{{ {self.arguments} }}}}" if self.arguments else ""
        if self.keyword == "elif":
            return f"{{% if {self.arguments} %}}{{% endif %}}"
        return f"{{% {self.body} %}}{_CLOSED.get(self.keyword, '')}"


class CellText(NamedTuple):
    """A text with tags; `runs` are its stretches of one format, `looks` the `rPr` of each.

    A text of one format has one run and no look.
    """

    runs: tuple[str, ...]
    looks: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(self.runs)

    @property
    def tags(self) -> list[CellTag]:
        """The tags in order."""
        return read_tags(self.text)


def has_tags(text: str) -> bool:
    """Return whether a text may hold tags."""
    return "{{" in text or "{%" in text or "{#" in text


def read_tags(text: str) -> list[CellTag]:
    """Return the tags of a text in order."""
    return [*_tags_of(text)]


@lru_cache(maxsize=4096)
def _tags_of(text: str) -> tuple[CellTag, ...]:
    return tuple(_read(text[start:end], start, end) for start, end in tag_spans(text))


def beside_tags(text: str) -> list[str]:
    """Return the stretches of a text between its tags: one more than there are tags."""
    bounds = [0, *(bound for span in tag_spans(text) for bound in span), len(text)]
    return [unescaped(text[a:b]) for a, b in zip(bounds[::2], bounds[1::2], strict=True)]


def has_lone_brace(text: str) -> bool:
    """Return whether a brace opens or closes that belongs to no tag."""
    spans = list(tag_spans(text))
    bounds = [0, *(bound for span in spans for bound in span), len(text)]
    between = (text[a:b] for a, b in zip(bounds[::2], bounds[1::2], strict=True))
    return LONE.search("\0".join(between)) is not None


def whole_tags(runs: tuple[str, ...]) -> tuple[str, ...]:
    """Return runs with each tag wholly in the run where it begins."""
    text = "".join(runs)
    bounds = [0]
    for run in runs:
        bounds.append(bounds[-1] + len(run))
    for first, last in tag_spans(text):
        bounds = [last if first < bound < last else bound for bound in bounds]
    return tuple(text[start:end] for start, end in pairwise(bounds))


def _read(source: str, start: int, end: int) -> CellTag:
    inner = source[2:-2] if source[:2] == "{#" else straightened(source[2:-2])
    trims = inner[:1] == "-", inner[-1:] == "-"
    inner = inner.removeprefix("-").removesuffix("-").removeprefix("+").removesuffix("+")
    prefix = _PREFIX.match(inner)
    body = inner[prefix.end() :] if prefix else inner
    kind = KINDS[source[:2]]
    return CellTag(
        source, kind, prefix[1] if prefix else "", " ".join(body.split("\n")).strip(), trims,
        start, end,
    )  # fmt: skip
