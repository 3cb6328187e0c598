"""Whether every tag opens and closes where it must: in its cell, its row, its sheet, its book."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from plandocs.diagnostics import Rule
from plandocs.engine.language.braces import SPLIT_REASON
from plandocs.engine.rules import BAD_TAG, CONTENT_LOST, WORD_TAG
from plandocs.engine.sheet.compiling.cells import SheetRead
from plandocs.engine.sheet.compiling.tags import CellTag, CellText, beside_tags, has_lone_brace
from plandocs.engine.sheet.places import cell_name

_STRUCTURAL = frozenset({"for", "endfor", "if", "elif", "else", "endif", "set", ""})
_OPENING = frozenset({"for", "if", "with"})
_CLOSING = frozenset({"endfor", "endif", "endwith"})
_BETWEEN = {"elif": {"if"}, "else": {"if", "for"}}
_REASON = "su fila lleva una etiqueta {%tr %} y desaparece"
_ALONE = "una etiqueta {%tr %}, {%tc %} o {%sheet %} va sola en su celda"


class Problem(NamedTuple):
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

    def read(self, keyword: str, cell: str) -> Iterator[Problem]:
        """Take one tag; yield what is wrong with its place."""
        if keyword in _OPENING:
            self._open.append((keyword, cell))
        elif keyword in _CLOSING:
            yield from self._close(keyword, cell)
        elif keyword in _BETWEEN and (not self._open or self._open[-1][0] not in _BETWEEN[keyword]):
            yield bad(cell, f"sobra «{keyword}»: {self._scope} no hay ningún bloque abierto")

    def _close(self, keyword: str, cell: str) -> Iterator[Problem]:
        if not self._open:
            yield bad(cell, f"sobra «{keyword}»: {self._scope} no hay ningún bloque abierto")
        elif self._open[-1][0] != keyword.removeprefix("end"):
            yield bad(cell, f"sobra «{keyword}»; antes falta «end{self._open[-1][0]}»")
        else:
            self._open.pop()

    def finish(self) -> Iterator[Problem]:
        """Yield a problem for each block that never closes."""
        for keyword, cell in self._open:
            yield bad(cell, f"el bloque «{keyword}» no cierra {self._scope}: falta «end{keyword}»")


def check_nesting(sheet: SheetRead) -> Iterator[Problem]:
    """Yield what is wrong with the places of the tags of a sheet."""
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
                    yield _lost(cell_name(row.number, cell.column))
    yield from down.finish()


def check_sheets(tags: Iterable[tuple[CellTag, str]]) -> Iterator[Problem]:
    """Yield what is wrong with the `{%sheet %}` tags of a workbook, in the order they work."""
    blocks = Blocks("en el libro")
    for tag, cell in tags:
        yield from blocks.read(tag.keyword, cell)
    yield from blocks.finish()


def _check_row(tags: Iterable[tuple[CellTag, str]], down: Blocks) -> Iterator[Problem]:
    across = Blocks("en su fila")
    for tag, cell in tags:
        if tag.keyword not in _STRUCTURAL:
            yield bad(cell, f"«{tag.keyword}» no puede repetir filas ni columnas")
        elif tag.prefix != "sheet":
            blocks = down if tag.prefix == "tr" else across
            yield from blocks.read(tag.keyword, cell)
    yield from across.finish()


def check_text(text: CellText, name: str) -> Iterator[Problem]:
    """Yield what is wrong with the tags of one text."""
    tags = text.tags
    if foreign := next((tag for tag in tags if tag.is_of_word), None):
        yield Problem(name, WORD_TAG, {"etiqueta": foreign.source})
    if has_lone_brace(text.text):
        yield bad(name, SPLIT_REASON.replace("este párrafo", "esta celda"))
    is_structure = [tag.is_structure for tag in tags]
    if any(is_structure) and not (all(is_structure) and _is_blank(text.text)):
        yield bad(name, _ALONE)
    blocks = Blocks("en su celda")
    for tag in tags:
        if not tag.is_structure:
            yield from blocks.read(tag.keyword, name)
    yield from blocks.finish()


def _is_blank(text: str) -> bool:
    return not "".join(beside_tags(text)).strip()


def bad(cell: str, detail: str) -> Problem:
    """Return the problem of a badly written tag."""
    return Problem(cell, BAD_TAG, {"detalle": detail})


def _lost(cell: str) -> Problem:
    return Problem(cell, CONTENT_LOST, {"motivo": _REASON})
