"""The part of Jinja that a template may use: an allow-list over the parsed tree."""

import re
import unicodedata
from collections.abc import Iterator

from jinja2 import nodes

from plandocs.engine.language.faults import FaultLog
from plandocs.engine.rules import FORBIDDEN_SYNTAX

FUNCTIONS = {"range": "_range", "namespace": "_namespace"}
"""The functions of a template, and the operation that stands for each."""

LOOP_METHODS = {"cycle": "_cycle", "changed": "_changed"}
METHODS = frozenset(
    "items keys values get strftime isoformat upper lower title capitalize strip lstrip rstrip "
    "replace split startswith endswith count join format".split()
)
"""The methods of texts, groups of fields and dates that a template may call."""

_OPERATIONS: dict[type[nodes.BinExpr], str] = {
    nodes.Add: "_add",
    nodes.Sub: "_sub",
    nodes.Mul: "_mul",
    nodes.Div: "_div",
    nodes.FloorDiv: "_floordiv",
    nodes.Mod: "_mod",
    nodes.Pow: "_pow",
}
_ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.NSRef,
    nodes.Const,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Slice,
    nodes.Filter,
    nodes.Test,
    nodes.Call,
    nodes.Keyword,
    nodes.CondExpr,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Neg,
    nodes.Pos,
    nodes.Concat,
    nodes.List,
    nodes.Tuple,
    nodes.Dict,
    nodes.Pair,
    nodes.For,
    nodes.If,
    nodes.Assign,
    nodes.With,
    *_OPERATIONS,
)
_RESERVED = re.compile(r"__|_[a-z]+\d*$")
"""Python's own names, and those that the compiler gives its variables and operations."""

_SPANISH: dict[type[nodes.Node], str] = {
    nodes.Include: "include",
    nodes.Import: "import",
    nodes.FromImport: "import",
    nodes.Extends: "extends",
    nodes.Macro: "macro",
    nodes.CallBlock: "call",
    nodes.Block: "block",
    nodes.AssignBlock: "set sin =",
    nodes.FilterBlock: "filter",
    nodes.ScopedEvalContextModifier: "autoescape",
    nodes.EvalContextModifier: "autoescape",
    nodes.Scope: "autoescape",
}
_MOST_NUMBER = 10**4000
"""Python writes no number of more than 4300 digits, and the code of a template is written."""
_ENDLESS = (float("inf"), float("-inf"))
_STATEMENTS = (*_SPANISH.values(), "from", "raw", "autoescape")


def allow(tree: nodes.Template, log: FaultLog) -> None:
    """Note in `log` everything of `tree` that a template may not use."""
    told: set[int] = set()
    for node in _below(tree):
        reason, line = _refusal(node), node.lineno or 1
        if reason and line not in told:
            told.add(line)
            log.add(FORBIDDEN_SYNTAX, line, que=reason)


def forbidden_statement(body: str) -> str:
    """Return what a statement does that no template may do, in Spanish, or an empty text."""
    found = re.match(r"\w+", body)
    word = found[0] if found else ""
    if word == "set" and "=" not in body:
        return "«set sin =»"
    return f"«{word}»" if word in _STATEMENTS else ""


def closes_forbidden(body: str) -> bool:
    """Return whether a statement closes a block that was refused where it opens."""
    return body == "endset" or (body.startswith("end") and body[3:] in _STATEMENTS)


def rewrite(tree: nodes.Node) -> nodes.Node:
    """Return `tree` with every access, call and sum made one of our own checked operations."""
    for name in tree.fields:
        value = getattr(tree, name)
        if isinstance(value, nodes.Node):
            setattr(tree, name, rewrite(value))
        elif isinstance(value, list):
            made = [rewrite(item) if isinstance(item, nodes.Node) else item for item in value]
            setattr(tree, name, made)
    return _rewritten(tree)


def operation(name: str, value: nodes.Node, *arguments: nodes.Node) -> nodes.Filter:
    """Return the node that calls one of our operations on a value."""
    made = nodes.Filter(value, name, list(arguments), [], None, None)
    made.set_lineno(value.lineno)
    return made


def constant(value: object, line: int) -> nodes.Const:
    """Return a constant at a line."""
    return nodes.Const(value, lineno=line)


def _below(tree: nodes.Node) -> Iterator[nodes.Node]:
    for node in tree.iter_child_nodes():
        yield node
        yield from _below(node)


def _refusal(node: nodes.Node) -> str:
    """Return what a node does that a template may not do, in Spanish, or an empty text."""
    if not isinstance(node, _ALLOWED):
        return f"«{_SPANISH.get(type(node), type(node).__name__.lower())}»"
    if isinstance(node, nodes.For) and node.recursive:
        return "«recursive»"
    name = _name(node)
    if _RESERVED.match(name) or unicodedata.normalize("NFKC", name) != name:
        return f"el nombre «{name}»"
    if isinstance(node, nodes.Const) and _is_endless(node.value):
        return "un número sin fin"
    if isinstance(node, nodes.Call):
        return _call_refusal(node)
    if isinstance(node, nodes.Filter | nodes.Test) and (node.dyn_args or node.dyn_kwargs):
        return "«*» antes de una lista"
    return ""


def _is_endless(value: object) -> bool:
    if isinstance(value, int):
        return abs(value) >= _MOST_NUMBER
    return value in _ENDLESS


def _name(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr):
        return node.attr
    if isinstance(node, nodes.NSRef) and _RESERVED.match(node.attr):
        return node.attr
    if isinstance(node, nodes.Name | nodes.NSRef | nodes.Filter | nodes.Test):
        return node.name
    return ""


def _call_refusal(call: nodes.Call) -> str:
    if call.dyn_args or call.dyn_kwargs:
        return "«*» antes de una lista"
    match call.node:
        case nodes.Name(name=name):
            return "" if name in FUNCTIONS else f"la función «{name}»"
        case nodes.Getattr(node=nodes.Name(name="loop"), attr=attribute):
            return "" if attribute in LOOP_METHODS else f"«loop.{attribute}()»"
        case nodes.Getattr(attr=attribute):
            return "" if attribute in METHODS else f"«.{attribute}()»"
    return "una llamada"


def _rewritten(node: nodes.Node) -> nodes.Node:
    line = node.lineno
    match node:
        case nodes.Name(name="self", ctx="load"):
            return operation("_named", constant("self", line))
        case nodes.Getattr():
            return operation("_field", node.node, constant(node.attr, line))
        case nodes.Getitem(arg=nodes.Slice() as cut):
            bounds = [bound or constant(None, line) for bound in (cut.start, cut.stop, cut.step)]
            return operation("_slice", node.node, *bounds)
        case nodes.Getitem():
            return operation("_item", node.node, node.arg)
        case nodes.Call():
            return _rewritten_call(node)
        case nodes.List():
            return operation("_list", nodes.Tuple(node.items, "load", lineno=line))
        case nodes.Tuple(ctx="load") if not all(
            isinstance(item, nodes.Const) for item in node.items
        ):
            return operation("_tuple", nodes.Tuple(node.items, "load", lineno=line))
        case nodes.Dict():
            return operation("_group", nodes.Tuple(_pairs(node), "load", lineno=line))
        case nodes.Compare(ops=[nodes.Operand(op="in" | "notin") as only]):
            found = operation("_in", node.expr, only.expr)
            return found if only.op == "in" else nodes.Not(found, lineno=line)
        case nodes.Concat():
            return operation("_concat", nodes.Tuple(node.nodes, "load", lineno=line))
        case nodes.Compare():
            _weigh(node)
        case nodes.For():
            node.iter = operation("_each", node.iter, constant(_weight(node), line))
        case nodes.BinExpr() if type(node) in _OPERATIONS:
            return operation(_OPERATIONS[type(node)], node.left, node.right)
    return node


def _weigh(node: nodes.Compare) -> None:
    """Have all that is compared with no constant weighed first: it may be a long list.

    With a fraction, all is made exact: what is typed in data is 0.1, and not the nearest binary.
    """
    sides = [node.expr, *(found.expr for found in node.ops)]
    if any(isinstance(side, nodes.Const) and type(side.value) is float for side in sides):
        node.expr = operation("_exact", node.expr)
        for found in node.ops:
            found.expr = operation("_exact", found.expr)
        return
    if sum(not isinstance(side, nodes.Const) for side in sides) > 1:
        node.expr = operation("_weighed", node.expr)
        for found in node.ops:
            found.expr = operation("_weighed", found.expr)


def _weight(loop: nodes.For) -> int:
    """Return how much a round of a loop holds; a loop inside it is counted by itself."""
    rest: list[nodes.Node] = [*loop.body, *([loop.test] if loop.test is not None else [])]
    weight = 0
    while rest:
        node = rest.pop()
        weight += 1
        rest += [node.iter] if isinstance(node, nodes.For) else node.iter_child_nodes()
    return weight


def _pairs(node: nodes.Dict) -> list[nodes.Expr]:
    return [nodes.Tuple([pair.key, pair.value], "load", lineno=node.lineno) for pair in node.items]


def _rewritten_call(call: nodes.Call) -> nodes.Node:
    function = call.node
    if isinstance(function, nodes.Name):
        subject: nodes.Expr = nodes.Tuple(call.args, "load", lineno=call.lineno)
        made = operation(FUNCTIONS[function.name], subject)
    else:
        # The attribute of a call was already made a «_field» on the way up.
        assert isinstance(function, nodes.Filter)
        method = function.args[0]
        assert isinstance(method, nodes.Const)
        name = LOOP_METHODS.get(method.value, "_call")
        assert function.node is not None
        arguments: list[nodes.Expr] = call.args if name != "_call" else [method, *call.args]
        made = operation(name, function.node, *arguments)
    made.kwargs = call.kwargs  # type: ignore[assignment]  # Jinja's parser gives both the same
    return made
