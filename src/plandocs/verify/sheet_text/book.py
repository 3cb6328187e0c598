"""What a workbook says, sheet by sheet: values, formulas, formats, colours, what is hidden.

Source: ISO/IEC 29500-1, 18. What a formula gave the last time is told apart (`cached`), since the
programs that save without counting leave it out.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from plandocs.verify.contents import Block, lone
from plandocs.verify.opening import Package, UnreadableFile, parse
from plandocs.verify.relations import relations
from plandocs.verify.sheet_text.around import around_of
from plandocs.verify.sheet_text.cells import Cells, strings_of
from plandocs.verify.sheet_text.drawn import Place, charted, drawn_blocks, places
from plandocs.verify.sheet_text.names import names_of
from plandocs.verify.sheet_text.pages import print_blocks
from plandocs.verify.sheet_text.rules import rule_blocks
from plandocs.verify.sheet_text.styles import styles_of
from plandocs.verify.sheet_text.values import R, S, is_on, number_of
from plandocs.verify.sheet_text.views import view_blocks

_STATES = {"hidden": "hoja oculta", "veryHidden": "hoja oculta del todo"}
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_MOST_CELLS = 500_000


def sheet_blocks(parts: Package, main: str) -> Iterator[Block]:
    """Yield what a workbook says, in the order of its sheets; raise UnreadableFile."""
    book = parse(parts, main)
    if book is None:
        raise UnreadableFile("le falta el libro")
    if any(is_on(node.get("date1904")) for node in book.iter(f"{S}workbookPr")):
        yield lone("libro", "[fechas contadas desde 1904]")
    if any(
        node.get("visibility", "visible") != "visible" for node in book.iter(f"{S}workbookView")
    ):
        yield lone("libro", "[su ventana está oculta]")
    cells, names = _cells(parts, main), names_of(book)
    yield from names.blocks()
    for index, (name, state, path) in enumerate(_sheets(parts, main, book)):
        root = _opened(parts, path, name)
        yield lone(f"hoja «{name}»", name, state)
        yield from _of_sheet(parts, path, name, root, cells)
        yield from view_blocks(root, name)
        yield from rule_blocks(root, name, cells.styles)
        yield from print_blocks(parts, path, name, root, names.of_print(index), cells.styles)
        yield from drawn_blocks(parts, path, name)


def _cells(parts: Package, main: str) -> Cells:
    styles = styles_of(parts, main)
    return Cells(strings_of(parts, main, styles), styles)


def _sheets(parts: Package, main: str, book: Element) -> Iterator[tuple[str, str, str]]:
    """Yield the sheets of a workbook: the name of each, whether it is hidden, its part."""
    targets = {key: to for key, _, to, outside in relations(parts, main) if not outside}
    for node in book.iter(f"{S}sheet"):
        state = _STATES.get(node.get("state", ""), "")
        yield node.get("name", ""), state, targets.get(node.get(f"{R}id", ""), "")


def _opened(parts: Package, path: str, name: str) -> Element:
    root = parse(parts, path)
    if root is None:
        raise UnreadableFile(f"le falta la hoja «{name[:60]}»")
    return root


def _of_sheet(parts: Package, path: str, name: str, root: Element, cells: Cells) -> Iterator[Block]:
    around = around_of(parts, path, name, root)
    count, before = 0, 0
    for row in root.iter(f"{S}row"):
        before = number_of(row.get("r")) or before + 1
        pieces = (*cells.row(row, str(before), around),)
        count += len(pieces)
        if count > _MOST_CELLS:
            raise UnreadableFile("tiene más celdas que cualquier documento")
        if pieces:
            yield Block(f"hoja «{name}» · fila {before}", pieces)
    yield from around.blocks()


def cached(parts: Package, main: str) -> dict[str, str]:
    """Return what each formula and chart gave the last time it was counted, by where they are."""
    book = parse(parts, main)
    if book is None:
        return {}
    found: dict[str, str] = {}
    cells: Cells | None = None
    for name, _, path in _sheets(parts, main, book):
        found.update(charted(parts, path, name))
        if not _FORMULA.search(parts.get(path, b"")):
            continue
        cells = cells or _cells(parts, main)
        for cell in _opened(parts, path, name).iter(f"{S}c"):
            if cell.find(f"{S}f") is not None and cell.findtext(f"{S}v"):
                said, _ = cells.result(cell)
                found[f"hoja «{name}» · {cell.get('r', '')}"] = said.text
    return found


def placed(parts: Package, main: str) -> list[Place]:
    """Return where each thing drawn over the sheets of a workbook begins."""
    book = parse(parts, main)
    return [
        place
        for name, _, path in (_sheets(parts, main, book) if book is not None else ())
        for place in places(parts, path, name)
    ]
