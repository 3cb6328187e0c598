"""Whether every tag opens and closes where it must: in its cell, across its row, down its sheet."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plandocs.diagnostics import Rule
from plandocs.engine.rules import BAD_TAG, CONTENT_LOST, WORD_TAG
from plandocs.engine.sheet.places import cell_name
from plandocs.engine.sheet.source import CellText, TagSheet
from plandocs.engine.sheet.tags import (
    Structure,
    foreign_tag,
    statements,
    structure_tags,
    without_structure,
)

_STRUCTURAL = frozenset({"for", "endfor", "if", "elif", "else", "endif", "set", ""})
_OPENING = frozenset({"for", "if", "with", "filter", "macro", "call", "block", "autoescape", "raw"})
_BETWEEN = {"elif": {"if"}, "else": {"if", "for"}}


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at a cell of the template."""

    cell: str
    rule: Rule
    values: dict[str, str]


class Blocks:
    """The blocks that are open while tags are read one after another."""

    def __init__(self, scope: str) -> None:
        """`scope` says where each block must close: «en su fila»."""
        self._scope = scope
        self._open: list[tuple[str, str]] = []

    def read(self, keyword: str, body: str, cell: str) -> Iterator[Problem]:
        """Take one tag; yield what is wrong with its place."""
        if keyword in _OPENING or (keyword == "set" and "=" not in body):
            self._open.append((keyword, cell))
        elif keyword.startswith("end"):
            yield from self._close(keyword, cell)
        elif keyword in _BETWEEN and (not self._open or self._open[-1][0] not in _BETWEEN[keyword]):
            yield _bad(cell, f"sobra «{keyword}»: {self._scope} no hay ningún bloque abierto")

    def _close(self, keyword: str, cell: str) -> Iterator[Problem]:
        if not self._open:
            yield _bad(cell, f"sobra «{keyword}»: {self._scope} no hay ningún bloque abierto")
        elif self._open[-1][0] != keyword.removeprefix("end"):
            yield _bad(cell, f"sobra «{keyword}»; antes falta «end{self._open[-1][0]}»")
        else:
            self._open.pop()

    def finish(self) -> Iterator[Problem]:
        """Yield a problem for each block that never closes."""
        for keyword, cell in self._open:
            yield _bad(cell, f"el bloque «{keyword}» no cierra {self._scope}: falta «end{keyword}»")


def check_nesting(sheet: TagSheet, filled: frozenset[tuple[int, int]]) -> Iterator[Problem]:
    """Yield what is wrong with the places of tags; `filled` are the cells with other content."""
    down = Blocks("en su hoja")
    for row in sorted(sheet.texts):
        cells = sorted(sheet.texts[row].items())
        for column, cell in cells:
            yield from _check_cell(cell, cell_name(row, column))
        tags = [
            (tag, cell_name(row, column))
            for column, cell in cells
            for tag in structure_tags(cell.text)
        ]
        yield from _check_row(tags, down)
        if any(tag.kind == "tr" for tag, _ in tags):
            yield from _lost_in_row(row, sheet, filled)
    yield from down.finish()


def _check_row(tags: Iterable[tuple[Structure, str]], down: Blocks) -> Iterator[Problem]:
    across = Blocks("en su fila")
    for tag, cell in tags:
        if tag.keyword not in _STRUCTURAL:
            yield _bad(cell, f"«{tag.keyword}» no puede repetir filas ni columnas")
        blocks = down if tag.kind == "tr" else across
        yield from blocks.read(tag.keyword, "=", cell)
    yield from across.finish()


def _check_cell(cell: CellText, name: str) -> Iterator[Problem]:
    if foreign := foreign_tag(cell.text):
        yield Problem(name, WORD_TAG, {"etiqueta": foreign})
    if structure_tags(cell.text) and without_structure(cell.text):
        yield _bad(name, "una etiqueta {%tr %} o {%tc %} va sola en su celda")
    blocks = Blocks("en su celda")
    for statement in statements(cell.text):
        yield from blocks.read(statement.keyword, statement.body, name)
    yield from blocks.finish()


def _lost_in_row(
    row: int, sheet: TagSheet, filled: frozenset[tuple[int, int]]
) -> Iterator[Problem]:
    """Yield the cells of a disappearing row that hold more than its own tags."""
    columns = {column for filled_row, column in filled if filled_row == row}
    texts = sheet.texts[row]
    columns |= {
        column
        for column, cell in texts.items()
        if all(tag.kind != "tr" for tag in structure_tags(cell.text))
    }
    for column in sorted(columns):
        reason = "su fila lleva una etiqueta {%tr %} y desaparece"
        yield Problem(cell_name(row, column), CONTENT_LOST, {"motivo": reason})


def _bad(cell: str, detail: str) -> Problem:
    return Problem(cell, BAD_TAG, {"detalle": detail})
