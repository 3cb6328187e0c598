"""The Jinja source of a part, and what Word's printing makes of its parsed tree."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from plandocs.engine.language.syntax import constant, operation
from plandocs.engine.word.compiling.cells import CELL_DIRECTIVES
from plandocs.engine.word.compiling.tokens import MARK_CLOSE, MARK_OPEN, TOKEN, Lines, Tag

_OWN_WIDTH = re.compile(r"_w\d+")
_OWN_VALUES = frozenset(
    "_fill _span _twips _paragraphs _markup _inline _docpr _page _turn _copy _sequence _restart "
    "_open_table _close_table _plain _code _address".split()
)
"""The operations that print a value themselves."""


def alone(tag: Tag) -> str:
    """Return the source of a tag by itself, or empty for those that only close."""
    if tag.kind == "value":
        return f"{{{{ {tag.body} }}}}"
    if tag.kind == "comment" or tag.keyword.startswith(("end", "else")):
        return ""
    if tag.keyword in CELL_DIRECTIVES or tag.keyword == "restart":
        return f"{{{{ {tag.arguments} }}}}" if tag.arguments else ""
    if tag.keyword == "elif":
        return f"{{% if {tag.arguments} %}}{{% endif %}}"
    closed = {"for": "{% endfor %}", "if": "{% endif %}", "with": "{% endwith %}"}
    return f"{{% {tag.body} %}}{closed.get(tag.keyword, '')}"


def value_source(tag: Tag, paragraphs: Mapping[int, int]) -> str:
    """Return the source that prints a value; `paragraphs` number the plans of the `{{p }}` tags."""
    if tag.prefix == "p" and tag.number in paragraphs:
        return f"{{{{ ({tag.body})|_paragraphs({paragraphs[tag.number]}) }}}}"
    if tag.prefix in ("tr", "tc"):
        return f"{{{{ ({tag.body})|_markup('{tag.prefix}') }}}}"
    if tag.attribute:
        in_code = "_address" if tag.begins_address else "_code"
        printer = in_code if tag.in_code else "_plain"
        return f"{{{{ ({tag.body})|{printer} }}}}"
    return f"{{{{ {tag.body} }}}}"


class Source(NamedTuple):
    """Jinja source of one tag a line, the texts between the tags, and the tag of each line."""

    text: str
    statics: list[str]
    tags: tuple[int, ...]


def join_source(text: str, lines: Lines) -> Source:
    """Return the source of a part from its XML, in which tokens stand for tags."""
    statics: list[str] = []
    pieces: list[str] = []
    tags: list[int] = []
    position = 0
    text = text.replace(MARK_OPEN, "\0").replace(MARK_CLOSE, "\1")
    for found in TOKEN.finditer(text):
        if found.start() > position:
            pieces.append(f"§{len(statics)}§")
            statics.append(text[position : found.start()])
        position = found.end()
        for line in lines.by_token[int(found[1])]:
            pieces.append(line.text + "\n")
            tags.append(line.tag)
    pieces.append(f"§{len(statics)}§")
    statics.append(text[position:])
    return Source("".join(pieces), statics, tuple(tags))


def print_as_word(tree: nodes.Template) -> None:
    """Leave our own values as they are, and print a field of a group in one step."""
    for output in tree.find_all(nodes.Output):
        output.nodes = [_printed(node) for node in output.nodes]


def _printed(node: nodes.Expr) -> nodes.Expr:
    if not isinstance(node, nodes.Filter) or node.name != "_text" or node.node is None:
        return node
    value = node.node
    if isinstance(value, nodes.Name) and _OWN_WIDTH.fullmatch(value.name):
        return value
    if isinstance(value, nodes.Filter) and value.name in _OWN_VALUES:
        inner = value.node
        if value.name == "_fill" and isinstance(inner, nodes.Filter) and inner.name == "_field":
            return operation("_fill_of", inner.node or value, *inner.args)
        if value.name in ("_plain", "_code", "_address"):
            value.args = [constant(node.lineno, node.lineno)]
        return value
    if isinstance(value, nodes.Filter) and value.name == "_field" and value.node is not None:
        return operation("_show", value.node, *value.args, *node.args)
    return node


class ColumnLoops(NodeTransformer):
    """Counts the columns of each `{%tc for %}` before it begins, and names their width."""

    def __init__(self, loops: Mapping[int, tuple[int, int, int]]) -> None:
        self._loops = loops

    def visit_For(self, node: nodes.For) -> nodes.Node | list[nodes.Node]:  # noqa: D102, N802
        self.generic_visit(node)
        if node.lineno not in self._loops:
            return node
        number, row, slot = self._loops[node.lineno]
        line = node.lineno
        place = [constant(row, line), constant(slot, line)]
        items, width = f"_i{number}", f"_w{number}"
        counted = operation("_columns", node.iter, *place)
        node.iter = nodes.Name(items, "load", lineno=line)
        share = operation("_share", constant(0, line), *place)
        return [
            nodes.Assign(nodes.Name(items, "store", lineno=line), counted, lineno=line),
            nodes.Assign(nodes.Name(width, "store", lineno=line), share, lineno=line),
            node,
        ]
