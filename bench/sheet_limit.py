"""The least that Python can take to write a worksheet: pieces of XML cut by hand, and zlib.

Every style is there before the first value comes, texts are written inside their cells, and
nothing is checked.
"""

import re
from collections.abc import Iterator
from html import escape
from typing import Any

from content import LEDGER, palette
from packing import Package, parts_of
from sheet_look import BAND_ROW, FIRST_ROW, MONTHS_ROW, ROW_HEIGHT, TITLE_HEIGHT

_SHEET, _WORKBOOK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"
_LETTERS = "BCDEFGHIJKLMN"
_CHUNK = 1_000
_DAY_ZERO = 693_594
"""30 December 1899, from which Excel counts days, counted from the year 1."""


class ScheduleLimit:
    """The schedule, cut into pieces once and for all."""

    def __init__(self, data: bytes) -> None:
        """Cut a template whose row holds every colour, and deflate what never changes."""
        parts = parts_of(data)
        self._workbook = parts[_WORKBOOK]
        self._before, after = _cut(parts[_SHEET])
        self._after = re.split("<mergeCells.*</mergeCells>|<headerFooter>.*</headerFooter>", after)
        self._styles = _styles(parts[_SHEET])
        row = [self._styles[f"{letter}{FIRST_ROW}"] for letter in _LETTERS]
        colours = dict(zip(palette(), row, strict=False))
        self._painted = {"": row[len(colours)], **colours}
        self._package = Package(data, (_SHEET, _WORKBOOK))

    def render(self, context: dict[str, Any]) -> bytes:
        """Return the workbook."""
        last = FIRST_ROW + len(context["filas"])
        workbook = self._workbook.replace(f"$N${FIRST_ROW + 1}", f"$N${last}")
        sheet = (self._before, *self._rows(context, last), self._ended(context, last))
        parts = {_SHEET: ("".join(sheet).encode(),), _WORKBOOK: (workbook.encode(),)}
        return self._package.packed(parts)

    def _rows(self, context: dict[str, Any], last: int) -> Iterator[str]:
        styles = self._styles
        for row, name in ((1, "cronograma"), (2, "comision")):
            yield _row(row, TITLE_HEIGHT, _text(f"A{row}", styles[f"A{row}"], context[name]))
        yield _row(BAND_ROW, TITLE_HEIGHT, "".join(self._bands(context["bandas"])))
        yield _row(MONTHS_ROW, TITLE_HEIGHT, "".join(self._heads(context)))
        yield from self._repeated(context["filas"])
        note = styles[f"A{FIRST_ROW + 1}"]
        yield _row(last, TITLE_HEIGHT, _text(f"A{last}", note, context["nota"]))

    def _bands(self, bands: list[dict[str, Any]]) -> Iterator[str]:
        letters, style = iter(_LETTERS), self._styles[f"A{BAND_ROW}"]
        yield f'<c r="A{BAND_ROW}" s="{style}"/>'
        for band in bands:
            yield _text(f"{next(letters)}{BAND_ROW}", style, band["texto"])
            for _ in range(1, band["columnas"]):
                yield f'<c r="{next(letters)}{BAND_ROW}" s="{style}"/>'

    def _heads(self, context: dict[str, Any]) -> Iterator[str]:
        style = self._styles[f"A{MONTHS_ROW}"]
        yield _text(f"A{MONTHS_ROW}", style, context["encabezado"])
        for letter, month in zip(_LETTERS, context["meses"], strict=True):
            yield _text(f"{letter}{MONTHS_ROW}", style, month["mes"])

    def _repeated(self, rows: list[dict[str, Any]]) -> Iterator[str]:
        style, painted = self._styles[f"A{FIRST_ROW}"], self._painted
        for number, row in enumerate(rows, FIRST_ROW):
            cells = [
                f'<c r="{letter}{number}" s="{painted[cell["color"]]}" t="inlineStr"><is><t>'
                f"{escape(cell['marca'], False)}</t></is></c>"
                if cell["marca"]
                else f'<c r="{letter}{number}" s="{painted[cell["color"]]}"/>'
                for letter, cell in zip(_LETTERS, row["celdas"], strict=True)
            ]
            yield (
                f'<row r="{number}" ht="{ROW_HEIGHT}" customHeight="1">'
                f'<c r="A{number}" s="{style}" t="inlineStr"><is><t>{escape(row["texto"], False)}'
                f"</t></is></c>{''.join(cells)}</row>"
            )

    def _ended(self, context: dict[str, Any], last: int) -> str:
        """Return what comes after the rows, with the merged cells and the header of these data."""
        merged, letters = [f"A{row}:N{row}" for row in (1, 2, last)], iter(_LETTERS)
        for band in context["bandas"]:
            columns = [next(letters) for _ in range(band["columnas"])]
            merged.append(f"{columns[0]}{BAND_ROW}:{columns[-1]}{BAND_ROW}")
        cells = "".join(f'<mergeCell ref="{ref}"/>' for ref in merged)
        header = f"<oddHeader>&amp;L{escape(context['institucion'], False)}</oddHeader>"
        footer = f"<oddFooter>&amp;L{escape(context['titulo'], False)}&amp;R&amp;P / &amp;N"
        return (
            f"{self._after[0]}<mergeCells>{cells}</mergeCells>{self._after[1]}"
            f"<headerFooter>{header}{footer}</oddFooter></headerFooter>{self._after[2]}"
        )


class LedgerLimit:
    """The ledger: a thousand rows are written, deflated and forgotten."""

    def __init__(self, data: bytes) -> None:
        """Cut the template, and deflate what never changes."""
        sheet = parts_of(data)[_SHEET]
        self._before, self._after = _cut(sheet)
        self._styles = _styles(sheet)
        self._package = Package(data, (_SHEET,))

    def render(self, context: dict[str, Any]) -> bytes:
        """Return the workbook."""
        return self._package.packed({_SHEET: self._pieces(context["filas"])})

    def _pieces(self, rows: list[dict[str, Any]]) -> Iterator[bytes]:
        letters = ("A", *_LETTERS)
        names = zip(letters, LEDGER, strict=False)
        heads = (_text(f"{letter}1", self._styles["A1"], name) for letter, name in names)
        yield f'{self._before}<row r="1">{"".join(heads)}</row>'.encode()
        for first in range(0, len(rows), _CHUNK):
            chunk = rows[first : first + _CHUNK]
            yield "".join(self._rows(chunk, 2 + first)).encode()
        yield self._after.encode()

    def _rows(self, rows: list[dict[str, Any]], first: int) -> Iterator[str]:
        number, day = self._styles["A3"], self._styles["E3"]
        open_, close = f'" s="{number}" t="inlineStr"><is><t>', "</t></is></c>"
        for n, row in enumerate(rows, first):
            yield (
                f'<row r="{n}">'
                f'<c r="A{n}{open_}{escape(row["clave"], False)}{close}'
                f'<c r="B{n}{open_}{escape(row["actividad"], False)}{close}'
                f'<c r="C{n}{open_}{escape(row["linea"], False)}{close}'
                f'<c r="D{n}{open_}{escape(row["mes"], False)}{close}'
                f'<c r="E{n}" s="{day}"><v>{row["inicio"].toordinal() - _DAY_ZERO}</v></c>'
                f'<c r="F{n}" s="{day}"><v>{row["fin"].toordinal() - _DAY_ZERO}</v></c>'
                f'<c r="G{n}" s="{day}"><v>{row["corte"].toordinal() - _DAY_ZERO}</v></c>'
                f'<c r="H{n}" s="{number}"><v>{row["meta"]}</v></c>'
                f'<c r="I{n}" s="{number}"><v>{row["avance"]}</v></c>'
                f'<c r="J{n}" s="{number}"><v>{row["personas"]}</v></c>'
                f'<c r="K{n}" s="{number}"><v>{row["monto"]}</v></c>'
                f'<c r="L{n}" s="{number}"><v>{row["ejercido"]}</v></c>'
                f'<c r="M{n}" s="{number}"><v>{row["porcentaje"]}</v></c>'
                "</row>"
            )


def _cut(sheet: str) -> tuple[str, str]:
    """Return what a worksheet holds before its rows and after them."""
    before, rest = sheet.split("<sheetData>")
    after = rest.split("</sheetData>")[1]
    # Its size is that of the template, and nobody asks for it.
    return re.sub("<dimension[^>]*>", "", before) + "<sheetData>", "</sheetData>" + after


def _styles(sheet: str) -> dict[str, str]:
    """Return the number of each drawn cell's style."""
    return dict(re.findall(r'<c r="(\w+)" s="(\d+)"', sheet))


def _row(number: int, height: int, cells: str) -> str:
    return f'<row r="{number}" ht="{height}" customHeight="1">{cells}</row>'


def _text(ref: str, style: str, text: str) -> str:
    return f'<c r="{ref}" s="{style}" t="inlineStr"><is><t>{escape(text, False)}</t></is></c>'
