"""From a template's source to a program."""

import functools
import io
import marshal
import re
from collections.abc import Callable, Sequence
from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator
from jinja2.exceptions import TemplateSyntaxError

from plandocs.diagnostics import suggestion
from plandocs.engine.language.braces import MAX_TAG
from plandocs.engine.language.faults import FaultLog
from plandocs.engine.language.filters import (
    FILTERS,
    JINJA_TESTS,
    RUN_FILTERS,
    TESTS,
)
from plandocs.engine.language.program import Program
from plandocs.engine.language.run import CODE_NAME
from plandocs.engine.language.spanish import add_syntax
from plandocs.engine.language.syntax import allow, constant, operation, rewrite
from plandocs.engine.language.use import Use
from plandocs.engine.language.uses import Uses, find_uses
from plandocs.engine.rules import BAD_TAG, UNKNOWN_FILTER

_STATIC = re.compile("§(\\d+)§|\n")
_TOO_DEEP = "tiene demasiados niveles, o un número demasiado largo"
_TOO_LONG = f"tiene más de {MAX_TAG:,} letras; guarde una parte con «set»"
_AROUND = 100
"""More letters than are written around a tag to read it by itself."""
_IMPORT = re.compile(r"from jinja2\.runtime import [^\n]*\n")


class _Generator(CodeGenerator):
    """Jinja's generator for values that our own operations have already made text."""

    def _output_child_to_const(self, node: nodes.Expr, *_: Any) -> str:
        if isinstance(node, nodes.TemplateData):
            return node.data
        raise nodes.Impossible

    def _output_child_pre(self, *_: Any) -> None:
        pass

    def _output_child_post(self, *_: Any) -> None:
        pass


class _Language(Environment):
    """Jinja's parser and generator with our filters; nothing ever runs in it."""

    code_generator_class = _Generator

    def __init__(self) -> None:
        super().__init__(optimized=False, keep_trailing_newline=True)
        self.globals.clear()
        self.filters = dict(FILTERS) | dict.fromkeys(RUN_FILTERS, _unknown)
        self.tests = dict(TESTS) | {name: self.tests[name] for name in JINJA_TESTS}


@functools.cache
def language() -> Environment:
    """Return the one parser of templates."""
    return _Language()


def parse(source: str, log: FaultLog) -> nodes.Template | None:
    """Return the parsed source; its faults, and what it may not use, go to `log`."""
    if len(source) > MAX_TAG + _AROUND:
        log.add(BAD_TAG, 1, detalle=_TOO_LONG)
        return None
    tree = parse_own(source, log)
    try:
        if tree is not None:
            allow(tree, log)
            _check_names(tree, log)
    except RecursionError:
        log.add(BAD_TAG, 1, detalle=_TOO_DEEP)
    return tree


def loose_uses(source: str) -> tuple[Use, ...]:
    """Return what one tag does with the data, by itself; nothing when it is badly written."""
    log = FaultLog()
    tree = parse(source, log) if source else None
    if tree is None or log.entries:
        return ()
    return tuple(use for found in find_uses(rewrite(tree)).values() for use in found)


def parse_own(source: str, log: FaultLog) -> nodes.Template | None:
    """Return a parsed source whose tags were all checked before; what is left goes to `log`."""
    try:
        return language().parse(source)
    except TemplateSyntaxError as error:
        add_syntax(log, error)
    except (RecursionError, ValueError, OverflowError):
        log.add(BAD_TAG, 1, detalle=_TOO_DEEP)
    return None


def compile_source(
    source: str,
    log: FaultLog,
    statics: Sequence[str] | None = None,
    prepare: Callable[[nodes.Template], None] = lambda _: None,
) -> Program | None:
    """Return the program of a source, or None after noting its faults in `log`.

    Where `statics` is given, every tag was parsed before by itself, the text between tags is
    references to it (`§3§`) and its line ends print nothing, so that each tag may stand on a line
    of its own. `prepare` may change the parsed tree before it becomes code; every value is printed
    by the operation `_text`, with its line.
    """
    try:
        return _compiled(source, log, statics, prepare)
    except (SyntaxError, RecursionError, MemoryError, ValueError):
        log.add(BAD_TAG, 1, detalle=_TOO_DEEP)
        return None


def _compiled(
    source: str,
    log: FaultLog,
    statics: Sequence[str] | None,
    prepare: Callable[[nodes.Template], None],
) -> Program | None:
    tree = parse(source, log) if statics is None else parse_own(source, log)
    if tree is None or log.entries:
        return None
    made = rewrite(tree)
    assert isinstance(made, nodes.Template)
    if statics is not None:
        _fill_statics(made, statics)
    _print_values(made)
    uses = find_uses(made)
    prepare(made)
    try:
        return assemble(made, uses)
    except TemplateSyntaxError as error:
        add_syntax(log, error)
    return None


def assemble(tree: nodes.Template, uses: Uses) -> Program:
    """Return the code of a tree whose values are all printed by our operations."""
    stream = io.StringIO()
    generator = _Generator(_open_language(tree), None, None, stream, optimized=False)
    generator.visit(tree)
    # What the code takes from Jinja while it runs is ours: see program._loaded.
    source = _IMPORT.sub("\n", stream.getvalue(), count=1)
    code = compile(source, CODE_NAME, "exec")
    return Program(marshal.dumps(code), tuple(generator.debug_info), uses)


def _open_language(tree: nodes.Template) -> Environment:
    """Return the language with every operation that the tree uses, known or ours."""
    opened = language().overlay()
    used = {found.name: _unknown for found in tree.find_all(nodes.Filter)}
    opened.filters = {**used, **language().filters}
    return opened


def _unknown(*_: Any) -> Any:
    raise AssertionError("an operation runs in a Run, never in the language")


def _check_names(tree: nodes.Template, log: FaultLog) -> None:
    for found in tree.find_all(nodes.Filter):
        if found.name not in language().filters:
            near = suggestion(found.name, language().filters)
            log.add(UNKNOWN_FILTER, found.lineno, nombre=found.name, parecido=near)
    for test in tree.find_all(nodes.Test):
        if test.name not in language().tests:
            log.add(BAD_TAG, test.lineno, detalle=f"no existe la prueba «{test.name}»")


def _fill_statics(tree: nodes.Template, statics: Sequence[str]) -> None:
    """Put the texts in the place of their references; a line's end prints nothing at all."""
    for output in tree.find_all(nodes.Output):
        for data in output.nodes:
            if isinstance(data, nodes.TemplateData):
                data.data = _STATIC.sub(
                    lambda found: statics[int(found[1])] if found[1] else "", data.data
                )
        output.nodes = [
            node for node in output.nodes if not isinstance(node, nodes.TemplateData) or node.data
        ]


def _print_values(tree: nodes.Template) -> None:
    for output in tree.find_all(nodes.Output):
        output.nodes = [
            node
            if isinstance(node, nodes.TemplateData)
            else operation("_text", node, constant(node.lineno, node.lineno))
            for node in output.nodes
        ]
