"""A template and what came of it, part by part: the same bytes, changed, added or gone.

What no rule of `IGNORED` names is a difference.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from lxml import etree

from support.xlsx.package import Element, Package, S, local

IGNORED = {
    (f"{S}row", "spans"): "tells a reader how wide the row is; Excel works it out again",
    (f"{S}sst", "count"): "a sum that a reader does not use; uniqueCount is checked for soundness",
    (f"{S}sst", "uniqueCount"): "grows with the strings, which are compared one by one",
    (f"{S}mergeCells", "count"): "grows with the ranges, which are compared one by one",
    (f"{S}dataValidations", "count"): "grows with the validations, compared one by one",
    (f"{S}cellXfs", "count"): "grows with the formats, which are compared one by one",
    (f"{S}fills", "count"): "grows with the fills, which are compared one by one",
    (f"{S}numFmts", "count"): "grows with the formats, which are compared one by one",
}
"""Attributes that follow from others; the check for soundness sees to most of them."""


@dataclass(frozen=True)
class Comparison:
    """The names of the parts of two packages, by what became of them."""

    same: frozenset[str]
    changed: frozenset[str]
    added: frozenset[str]
    removed: frozenset[str]


def compared(template: bytes, output: bytes) -> Comparison:
    """Return which parts are the same bytes in both packages, and which are not."""
    old, new = Package(template).parts, Package(output).parts
    both = old.keys() & new.keys()
    same = frozenset(name for name in both if old[name] == new[name])
    return Comparison(
        same, frozenset(both - same), frozenset(new.keys() - old), frozenset(old.keys() - new)
    )


def differences(template: bytes, output: bytes, part: str) -> list[str]:
    """Return what differs in an XML part, one line each: the path of the element, and how."""
    return list(_differ(Package(template).xml(part), Package(output).xml(part), ""))


def touched(template: bytes, output: bytes, part: str) -> set[str]:
    """Return which children of an XML part's root differ, by name: `sheetData`, `mergeCells`…

    The root's own attributes are `@name`.
    """
    lines = differences(template, output, part)
    return {line.split(":")[0].split("/")[0].split("[")[0] for line in lines}


def _differ(old: Element, new: Element, path: str) -> Iterator[str]:
    if old.tag != new.tag:
        yield f"{path}: {local(old)} → {local(new)}"
        return
    for name in sorted({*map(str, old.keys()), *map(str, new.keys())}):
        before, after = old.get(name), new.get(name)
        if before != after and (old.tag, name) not in IGNORED:
            yield f"{_step(path, '@' + etree.QName(name).localname)}: {before!r} → {after!r}"
    if _text(old) != _text(new):
        yield f"{path or local(old)}: {_text(old)!r} → {_text(new)!r}"
    yield from _differ_below(old, new, path)


def _differ_below(old: Element, new: Element, path: str) -> Iterator[str]:
    before, after = _children(old), _children(new)
    old_prints, new_prints = list(map(_print, before)), list(map(_print, after))
    matcher = SequenceMatcher(None, old_prints, new_prints, autojunk=False)
    for operation, first, last, start, end in matcher.get_opcodes():
        if operation == "equal":
            continue
        for one, other in zip_longest(before[first:last], after[start:end]):
            if one is None:
                yield f"{_named(other, path)}: added"
            elif other is None:
                yield f"{_named(one, path)}: removed"
            else:
                yield from _differ(one, other, _named(one, path))


def _children(node: Element) -> list[Element]:
    """Return the elements below one; a formula's last result is no part of what a cell holds."""
    found = [child for child in node if isinstance(child.tag, str)]
    if node.tag == f"{S}c" and node.find(f"{S}f") is not None:
        return [child for child in found if child.tag != f"{S}v"]
    return found


def _print(node: Element) -> str:
    """Return a text that two elements share when nothing differs in them."""
    ignored = [name for tag, name in IGNORED if tag == node.tag]
    names = sorted(str(name) for name in node.keys() if name not in ignored)  # noqa: SIM118
    attributes = " ".join(f"{name}={node.get(name)!r}" for name in names)
    below = "".join(map(_print, _children(node)))
    return f"<{node.tag} {attributes}>{_text(node)}{below}</>"


def _text(node: Element) -> str:
    """Return an element's own text; between elements, spaces are how a file is laid out."""
    return (node.text or "") if len(node) == 0 else (node.text or "").strip()


def _named(node: Element, path: str) -> str:
    key = next((node.get(key) for key in ("r", "ref", "name", "Id") if node.get(key)), "")
    return _step(path, local(node) + (f"[{key}]" if key else ""))


def _step(path: str, name: str) -> str:
    return f"{path}/{name}" if path else name
