"""Whether every tag opens and closes where it must: in its cell, its row, its sheet, its book."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from plandocs.diagnostics import Rule
from plandocs.engine.language.blocks import CLOSERS, DIVIDERS, OPENERS, match_blocks
from plandocs.engine.language.braces import SPLIT_REASON
from plandocs.engine.rules import BAD_TAG, CONTENT_LOST, WORD_TAG
from plandocs.engine.sheet.compiling.cells import RowRead, SheetRead
from plandocs.engine.sheet.compiling.tags import CellTag, CellText, beside_tags, has_lone_brace
from plandocs.engine.sheet.places import cell_name

_STRUCTURAL = frozenset({"for", "endfor", "if", "elif", "else", "endif", "set", ""})
BROKEN = SPLIT_REASON.replace("este párrafo", "esta celda")
_OPENING = re.compile("{%")
_ALONE = "una etiqueta {%tr %}, {%tc %} o {%sheet %} va sola en su celda"


class Problem(NamedTuple):
    """What is wrong at a cell of the template."""

    cell: str
    rule: Rule
    values: dict[str, str]


class Blocks:
    """The tags that must answer one another in one place."""

    def __init__(self, scope: str) -> None:
        """`scope` says where each block must close: «en su fila»."""
        self._scope = scope
        self._read: list[tuple[str, str]] = []

    def read(self, keyword: str, cell: str) -> None:
        """Take one tag."""
        if keyword in OPENERS or keyword in CLOSERS or keyword in DIVIDERS:
            self._read.append((keyword, cell))

    def finish(self) -> Iterator[Problem]:
        """Yield what is wrong with the places of the tags taken."""
        matched = match_blocks([keyword for keyword, _ in self._read])
        for keyword, cell in (self._read[index] for index in matched.stray):
            yield bad(cell, f"sobra «{keyword}»: {self._scope} no hay ningún bloque abierto")
        both = len(matched.stray) == len(matched.unclosed) == 1
        if both and self._read[matched.stray[0]][0] in CLOSERS:
            return  # the one closes the other with a wrong word
        for keyword, cell in (self._read[index] for index in matched.unclosed):
            end = OPENERS[keyword]
            yield bad(cell, f"el bloque «{keyword}» no cierra {self._scope}: falta «{end}»")


def check_nesting(sheet: SheetRead) -> Iterator[Problem]:
    """Yield what is wrong with the places of the tags of a sheet.

    Where a tag is broken, nothing is said of those that it would have answered, nor of content
    that only seems lost.
    """
    found = list(_problems(sheet))
    broken = {problem.cell for problem in found if problem.values.get("detalle") == BROKEN}
    wrong = any(problem.rule is BAD_TAG for problem in found)
    for problem in found:
        is_broken = problem.values.get("detalle") == BROKEN
        if (is_broken or not broken) and not (wrong and problem.rule is CONTENT_LOST):
            yield problem


def _problems(sheet: SheetRead) -> Iterator[Problem]:
    down = Blocks("en su hoja")
    for row in sorted(sheet.rows.values(), key=lambda row: row.number):
        cells = [(cell_name(row.number, c.column), c.text) for c in row.cells if c.text]
        for name, text in cells:
            yield from check_text(text, name)
        tags = [(tag, name) for name, text in cells for tag in text.tags if tag.is_structure]
        yield from _check_row(tags, down)
        if row.vanishes:
            for cell in row.cells:
                alone = cell.text and all(t.prefix in ("tr", "sheet") for t in cell.text.tags)
                if cell.has_content and not alone:
                    name = cell_name(row.number, cell.column)
                    yield Problem(name, CONTENT_LOST, {"motivo": why_vanishes(row)})
    yield from down.finish()


def check_sheets(tags: Iterable[tuple[CellTag, str]]) -> Iterator[Problem]:
    """Yield what is wrong with the `{%sheet %}` tags of a workbook, in the order they work."""
    blocks = Blocks("en el libro")
    for tag, cell in tags:
        blocks.read(tag.keyword, cell)
    yield from blocks.finish()


def _check_row(tags: Iterable[tuple[CellTag, str]], down: Blocks) -> Iterator[Problem]:
    across = Blocks("en su fila")
    for tag, cell in tags:
        if tag.keyword not in _STRUCTURAL:
            yield bad(cell, f"«{tag.keyword}» no puede repetir filas ni columnas")
        elif tag.prefix != "sheet":
            blocks = down if tag.prefix == "tr" else across
            blocks.read(tag.keyword, cell)
    yield from across.finish()


def check_text(text: CellText, name: str) -> Iterator[Problem]:
    """Yield what is wrong with the tags of one text."""
    tags = text.tags
    if foreign := next((tag for tag in tags if tag.is_of_word), None):
        yield Problem(name, WORD_TAG, {"etiqueta": foreign.source})
    if has_lone_brace(text.text) or any(_OPENING.search(tag.source, 2) for tag in tags):
        yield bad(name, BROKEN)
        return  # nothing is said of the tags that a broken one would have answered
    is_structure = [tag.is_structure for tag in tags]
    if any(is_structure) and not (all(is_structure) and _is_blank(text.text)):
        yield bad(name, _ALONE)
    blocks = Blocks("en su celda")
    for tag in tags:
        if not (tag.is_structure or tag.is_of_word):
            blocks.read(tag.keyword, name)
    yield from blocks.finish()


def _is_blank(text: str) -> bool:
    return not "".join(beside_tags(text)).strip()


def bad(cell: str, detail: str) -> Problem:
    """Return the problem of a badly written tag."""
    return Problem(cell, BAD_TAG, {"detalle": detail})


def why_vanishes(row: RowRead) -> str:
    """Return why a row that is only there to hold tags is not printed, in Spanish."""
    prefix = next(name for name in ("tr", "sheet") if name in row.structures)
    return f"su fila lleva una etiqueta {{%{prefix} %}} y desaparece"
