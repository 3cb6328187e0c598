"""The data that each tag reads: full paths, with loop variables resolved."""

import re
from collections.abc import Mapping

from jinja2 import nodes

Reads = dict[int, list[str]]
"""The paths read on each line of a source."""

_UNKNOWN = ""
_OWN = re.compile(r"_[a-z]+\d+")
"""The names that the compiler gives its variables."""
_SAME_LIST = frozenset(
    "_each _text _columns _slice list sort reverse unique select reject selectattr "
    "rejectattr".split()
)
"""The operations whose items are those of the list they are given."""


def read_paths(tree: nodes.Node) -> Reads:
    """Return what each line of a rewritten tree reads.

    `fila.texto` inside `for fila in tabla.filas` is `tabla.filas[].texto`; what an expression
    computes has no path, only its parts do.
    """
    reads: Reads = {}
    assert isinstance(tree, nodes.Template)
    _Reader(reads).block(tree.body, {})
    return reads


class _Reader:
    def __init__(self, reads: Reads) -> None:
        self._reads = reads

    def block(self, body: list[nodes.Node], scope: dict[str, str]) -> None:
        """Read statements in order; a `set` changes the scope of those that follow."""
        for node in body:
            self._statement(node, scope)

    def _statement(self, node: nodes.Node, scope: dict[str, str]) -> None:
        match node:
            case nodes.For():
                path = self._read(node.iter, scope)
                inner = dict(scope) | {"loop": _UNKNOWN} | _targets(node.target, path)
                if node.test is not None:
                    self._read(node.test, inner)
                self.block(node.body, inner)
                self.block(node.else_, dict(scope))
            case nodes.If():
                self._read(node.test, scope)
                for branch in (node.body, node.else_):
                    self.block(branch, scope)
                self.block(list(node.elif_), scope)
            case nodes.Assign():
                scope |= _named(node.target, self._read(node.node, scope))
            case nodes.With():
                inner = dict(scope)
                for target, value in zip(node.targets, node.values, strict=True):
                    inner |= _named(target, self._read(value, scope))
                self.block(node.body, inner)
            case nodes.FilterBlock():
                for argument in node.filter.args:
                    self._read(argument, scope)
                self.block(node.body, dict(scope))
            case nodes.Output():
                for child in node.nodes:
                    if not isinstance(child, nodes.TemplateData):
                        self._read(child, scope)

    def _read(self, node: nodes.Node, scope: Mapping[str, str]) -> str:
        """Note what an expression reads; return its own path, or empty when it is computed."""
        path = _path(node, scope)
        self._read_arguments(node, scope)
        if path is None:
            for child in node.iter_child_nodes():
                self._read(child, scope)
            return _UNKNOWN
        if path:
            paths = self._reads.setdefault(node.lineno, [])
            if path not in paths:
                paths.append(path)
        return path

    def _read_arguments(self, node: nodes.Node, scope: Mapping[str, str]) -> None:
        """Note what the places of items (`lista[n]`) and the like read."""
        found: nodes.Node | None = node
        while isinstance(found, nodes.Filter) and _path(found, scope) is not None:
            for argument in found.args:
                self._read(argument, scope)
            found = found.node


def _path(node: nodes.Node, scope: Mapping[str, str]) -> str | None:
    """Return the path of a name or a field, empty when it is no data, None when it is neither."""
    if isinstance(node, nodes.Name):
        return _UNKNOWN if _OWN.fullmatch(node.name) else scope.get(node.name, node.name)
    if not isinstance(node, nodes.Filter) or node.node is None:
        return None
    if node.name in _SAME_LIST:
        return _path(node.node, scope)
    if node.name in ("first", "last"):
        path = _path(node.node, scope)
        return f"{path}[]" if path else path
    if node.name not in ("_field", "_item"):
        return None
    owner, key = _path(node.node, scope), node.args[0]
    if not owner:
        return owner
    named = isinstance(key, nodes.Const) and isinstance(key.value, str)
    return f"{owner}.{key.value}" if named and isinstance(key, nodes.Const) else f"{owner}[]"


def _named(target: nodes.Node, path: str) -> dict[str, str]:
    """Return what each name that a `set` or a `with` gives stands for."""
    if isinstance(target, nodes.Name):
        return {target.name: path}
    return {name.name: _UNKNOWN for name in target.find_all(nodes.Name)}


def _targets(target: nodes.Node, path: str) -> dict[str, str]:
    """Return what each variable of a `for` stands for."""
    if isinstance(target, nodes.Name):
        return {target.name: f"{path}[]" if path else _UNKNOWN}
    return {name.name: _UNKNOWN for name in target.find_all(nodes.Name)}
