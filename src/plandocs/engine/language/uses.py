"""What each tag does with the data: full paths, with loop variables resolved."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from jinja2 import nodes

from plandocs.engine.language.use import (
    COMPARED,
    LISTED,
    OPTIONAL,
    PRINTED,
    READ,
    TESTED,
    Step,
    Use,
)

Uses = dict[int, list[Use]]
"""The uses on each line of a source."""


class _Value(NamedTuple):
    """What an expression stands for; without a path, for no data.

    `wraps` counts the lists around it that the data do not have: those that `batch` makes.
    """

    path: str = ""
    local: tuple[Step, ...] = ()
    within: tuple[Step, ...] = ()
    wraps: int = 0


_NOTHING = _Value()
_Scope = Mapping[str, _Value]

_OWN = re.compile(r"_[a-z]+\d+")
"""The names that the compiler gives its variables."""
_SAME_LIST = frozenset(
    "_each _weighed _columns _slice list sort reverse unique select reject selectattr "
    "rejectattr".split()
)
"""The operations whose items are those of the list they are given."""
_PRINTERS = frozenset(
    "_text _cell _filled _header _quoted _words _paragraphs _markup _plain _code _inline".split()
)
"""The operations that print what they are given."""
_BY_FIELD = frozenset("sort unique selectattr rejectattr groupby map sum min max join".split())
"""The filters that may be given the name of a field of the items."""
_FIELD_FIRST = ("selectattr", "rejectattr", "groupby")
_LOOSE = ("default", "d")
_CHECKS = ("defined", "undefined")
_SAME = ("eq", "ne")


def find_uses(tree: nodes.Node) -> Uses:
    """Return what each line of a rewritten tree does with the data.

    What an expression computes has no path, only its parts do.
    """
    uses: Uses = {}
    assert isinstance(tree, nodes.Template)
    _Reader(uses).block(tree.body, {})
    return uses


class _Reader:
    def __init__(self, uses: Uses) -> None:
        self._uses = uses

    def block(self, body: list[nodes.Node], scope: dict[str, _Value]) -> None:
        """Read statements in order; a `set` changes the scope of those that follow."""
        for node in body:
            self._statement(node, scope)

    def _statement(self, node: nodes.Node, scope: dict[str, _Value]) -> None:
        match node:
            case nodes.For():
                value = self._read(node.iter, scope, LISTED)
                inner = dict(scope) | {"loop": _NOTHING} | _targets(node.target, value)
                if node.test is not None:
                    self._read(node.test, inner, TESTED)
                self.block(node.body, inner)
                self.block(node.else_, dict(scope))
            case nodes.If():
                self._read(node.test, scope, TESTED)
                for branch in (node.body, node.else_):
                    self.block(branch, scope)
                self.block(list(node.elif_), scope)
            case nodes.Assign():
                scope |= _named(node.target, self._read(node.node, scope, READ))
            case nodes.With():
                inner = dict(scope)
                for target, value_node in zip(node.targets, node.values, strict=True):
                    inner |= _named(target, self._read(value_node, scope, READ))
                self.block(node.body, inner)
            case nodes.FilterBlock():
                for argument in node.filter.args:
                    self._read(argument, scope, READ)
                self.block(node.body, dict(scope))
            case nodes.Output():
                for child in node.nodes:
                    if not isinstance(child, nodes.TemplateData):
                        self._read(child, scope, PRINTED)

    def _read(self, node: nodes.Node, scope: _Scope, how: str) -> _Value:
        """Note the uses of an expression; return what it stands for."""
        value = _value(node, scope)
        self._read_arguments(node, scope)
        if value is None:
            self._read_parts(node, scope, how)
            return _NOTHING
        self._note(node.lineno, value, how)
        return value

    def _note(self, line: int, value: _Value, how: str, options: Iterable[str] = ()) -> None:
        if not value.path:
            return
        known = self._uses.setdefault(line, [])
        made = Use(value.path, READ if value.wraps else how, value.local, value.within,
                   tuple(options))  # fmt: skip
        if made not in known:
            known.append(made)

    def _read_arguments(self, node: nodes.Node, scope: _Scope) -> None:
        """Note what the places of items (`lista[n]`) and the like read."""
        found: nodes.Node | None = node
        while isinstance(found, nodes.Filter) and _value(found, scope) is not None:
            for argument in found.args:
                self._read(argument, scope, READ)
            self._read_fields(found, scope)
            found = found.node

    def _read_fields(self, node: nodes.Filter, scope: _Scope) -> None:
        """Note the fields of the items of a list that a filter is told by name."""
        owner = _value(node.node, scope) if node.node is not None else None
        if owner is None or not owner.path or owner.wraps:
            return
        for name in _field_names(node):
            self._note(node.lineno, _inside(_item(owner), name), READ)

    def _read_parts(self, node: nodes.Node, scope: _Scope, how: str) -> None:
        """Note the uses of the parts of what is computed."""
        if isinstance(node, nodes.Filter):
            self._read_fields(node, scope)
        for child, own in _parts(node, how):
            if isinstance(node, nodes.Compare) and (options := _texts_beside(node, child)):
                self._read_compared(child, scope, options)
            else:
                self._read(child, scope, own)

    def _read_compared(self, node: nodes.Node, scope: _Scope, options: tuple[str, ...]) -> None:
        value = _value(node, scope)
        if value is None:
            self._read(node, scope, READ)
        else:
            self._read_arguments(node, scope)
            self._note(node.lineno, value, COMPARED, options)


def _parts(node: nodes.Node, how: str) -> Iterable[tuple[nodes.Node, str]]:
    """Return the parts of an expression, each with how it is used."""
    children = list(node.iter_child_nodes())
    match node:
        case nodes.Filter(name=name) if name in _PRINTERS:
            return [(child, how if child is node.node else READ) for child in children]
        case nodes.Filter(name=name) if name in _LOOSE:
            return [(child, OPTIONAL if child is node.node else READ) for child in children]
        case nodes.Test(name=name) if name in _CHECKS:
            return [(child, OPTIONAL) for child in children]
        case nodes.CondExpr():
            return [(child, TESTED if child is node.test else how) for child in children]
        case nodes.And() | nodes.Or() | nodes.Not():
            return [(child, TESTED) for child in children]
    return [(child, READ) for child in children]


def _texts_beside(node: nodes.Compare, child: nodes.Node) -> tuple[str, ...]:
    """Return the text that the first part of an equality is compared with."""
    if child is not node.expr or len(node.ops) != 1 or node.ops[0].op not in _SAME:
        return ()
    other = node.ops[0].expr
    is_text = isinstance(other, nodes.Const) and isinstance(other.value, str)
    return (other.value,) if is_text and isinstance(other, nodes.Const) else ()


def _value(node: nodes.Node, scope: _Scope) -> _Value | None:
    """Return what a name or a field stands for; None for what is neither."""
    if isinstance(node, nodes.Name):
        return _of_name(node.name, scope)
    if not isinstance(node, nodes.Filter) or node.node is None:
        return None
    if node.name in _SAME_LIST or node.name == "_text":
        return _value(node.node, scope)
    if node.name in ("first", "last", "batch", "slice", "_field", "_item") or _maps(node):
        owner = _value(node.node, scope)
        return _derived(node, owner) if owner is not None and owner.path else owner
    return None


def _of_name(name: str, scope: _Scope) -> _Value:
    if _OWN.fullmatch(name):
        return _NOTHING
    known = scope.get(name)
    if known is None:
        return _Value(name, (name,))
    return known._replace(local=(name,)) if known.path else _NOTHING


def _derived(node: nodes.Filter, owner: _Value) -> _Value:
    """Return what an operation takes out of a value that is data."""
    match node.name:
        case "first" | "last":
            return _item(owner)
        case "batch" | "slice":
            return owner._replace(wraps=owner.wraps + 1)
        case "map":
            names = _field_names(node)
            return _inside(_item(owner), names[0])._replace(wraps=1) if names else _NOTHING
    key = node.args[0]
    if not isinstance(key, nodes.Const):
        return _item(owner)
    if isinstance(key.value, str):
        return _NOTHING if owner.wraps else _inside(owner, key.value)
    return _item(owner, key.value)


def _maps(node: nodes.Filter) -> bool:
    return node.name == "map" and bool(_field_names(node))


def _item(owner: _Value, place: Step | None = None) -> _Value:
    """Return an item of a list; the tag's own words for it are those of the list."""
    if owner.wraps:
        return owner._replace(wraps=owner.wraps - 1)
    local = owner.local if place is None else (*owner.local, place)
    return owner._replace(path=f"{owner.path}[]", local=local)


def _inside(owner: _Value, name: str) -> _Value:
    """Return a field of a group."""
    return owner._replace(path=f"{owner.path}.{name}", local=(*owner.local, name))


def _field_names(node: nodes.Filter) -> list[str]:
    """Return the fields of the items that a filter is told by name."""
    if node.name not in _BY_FIELD:
        return []
    given: list[nodes.Node] = [pair.value for pair in node.kwargs if pair.key == "attribute"]
    if node.name in _FIELD_FIRST:
        given += node.args[:1]
    texts = [key.value for key in given if isinstance(key, nodes.Const)]
    return [name for text in texts if isinstance(text, str) for name in text.split(",")]


def _named(target: nodes.Node, value: _Value) -> dict[str, _Value]:
    """Return what each name that a `set` or a `with` gives stands for."""
    if isinstance(target, nodes.Name):
        return {target.name: value}
    return {name.name: _NOTHING for name in target.find_all(nodes.Name)}


def _targets(target: nodes.Node, value: _Value) -> dict[str, _Value]:
    """Return what each variable of a `for` stands for."""
    if isinstance(target, nodes.Name):
        found = _item(value)._replace(within=value.local) if value.path else _NOTHING
        return {target.name: found}
    return {name.name: _NOTHING for name in target.find_all(nodes.Name)}
