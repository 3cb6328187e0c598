"""The tags that stand in cells, in docxtpl's syntax, found and told apart."""

import re
from dataclasses import dataclass
from itertools import pairwise

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)

_STRUCTURE = re.compile(r"\{([%#])-?\s*(t[rc])\s+(.*?)\s*-?[%#]\}", re.DOTALL)
_STATEMENT = re.compile(r"\{%[-+]?\s*(\w+)\s*(.*?)\s*[-+]?%\}", re.DOTALL)
_SINGLE = re.compile(r"\s*\{\{-?((?:(?!\}\}|\{\{).)+?)-?\}\}\s*", re.DOTALL)
_DIRECTIVE = re.compile(r"\{%-?\s*(cellbg|colspan)\s+(.+?)\s*-?%\}[ \t]*", re.DOTALL)
_OPERATORS = "if|or|and|is|in|not"
_FOREIGN = re.compile(
    r"\{%-?\s*(?:vm|hm|restart|colwidth\b[^%]*)\s*-?%\}"
    r"|\{%[pr]\s.*?%\}|\{\{[pr]\s+(?!(?:" + _OPERATORS + r")\b)\w.*?\}\}",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Structure:
    """A tag that repeats or drops whole rows (`tr`) or cells (`tc`)."""

    kind: str
    keyword: str
    source: str


@dataclass(frozen=True, slots=True)
class Statement:
    """An ordinary `{% %}` tag inside a cell."""

    keyword: str
    body: str


def has_tags(text: str) -> bool:
    """Return whether a cell's text holds anything that Jinja would read."""
    return "{{" in text or "{%" in text or "{#" in text


def structure_tags(text: str) -> list[Structure]:
    """Return the structure tags of a cell in order; a comment has no keyword."""
    return [_structure(found) for found in _STRUCTURE.finditer(text)]


def without_structure(text: str) -> str:
    """Return what stands beside the structure tags of a cell."""
    return _STRUCTURE.sub("", text).strip()


def statements(text: str) -> list[Statement]:
    """Return the ordinary statements of a cell in order."""
    plain = _DIRECTIVE.sub("", _STRUCTURE.sub("", text))
    return [Statement(found[1], found[2]) for found in _STATEMENT.finditer(plain)]


def single_value(text: str) -> str | None:
    """Return the expression of a cell that holds one `{{ }}` and nothing else, or None."""
    found = _SINGLE.fullmatch(_DIRECTIVE.sub("", text))
    return found[1].strip() if found else None


def replace_directives(text: str, cellbg: str, colspan: str) -> str:
    """Return `text` with each directive written as its pattern; `{}` takes the expression."""
    patterns = {"cellbg": cellbg, "colspan": colspan}
    return _DIRECTIVE.sub(lambda found: patterns[found[1]].replace("{}", found[2]), text)


def foreign_tag(text: str) -> str | None:
    """Return the first tag that only Word templates understand, or None."""
    found = _FOREIGN.search(text)
    return found[0] if found else None


def whole_tags(runs: tuple[str, ...]) -> tuple[str, ...]:
    """Return the runs of a rich text with each tag wholly in the run where it begins."""
    text = "".join(runs)
    bounds = [0]
    for run in runs:
        bounds.append(bounds[-1] + len(run))
    for tag in TAG.finditer(text):
        bounds = [tag.end() if tag.start() < bound < tag.end() else bound for bound in bounds]
    return tuple(text[start:end] for start, end in pairwise(bounds))


def _structure(found: re.Match[str]) -> Structure:
    if found[1] == "#":
        return Structure(found[2], "", "")
    return Structure(found[2], found[3].split()[0] if found[3] else "", f"{{% {found[3]} %}}")
