"""How a book of the tests is drawn, filled and kept."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

import xlsxwriter
from PIL import Image

from plandocs.engine import Template, TemplateFault
from support.xlsx import reading

STALE = 999
"""The result that the formulas of the templates keep: nothing that they can give."""

CREATED = datetime(2025, 1, 1)
"""When every template was made, so that it has the same bytes each time."""

TYPES = "[Content_Types].xml"
WORKBOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
STRINGS = "xl/sharedStrings.xml"
STYLES = "xl/styles.xml"
APP = "docProps/app.xml"
CORE = "docProps/core.xml"
SHEET = "xl/worksheets/sheet1.xml"


class Draw:
    """A workbook of XlsxWriter, and what is changed in its parts once it is written."""

    def __init__(self, **options: Any) -> None:
        self._buffer = io.BytesIO()
        self.book: Any = xlsxwriter.Workbook(self._buffer, {"in_memory": True, **options})
        self.book.set_properties({"created": CREATED})
        self._edits: list[tuple[str, str, str]] = []
        self._added: dict[str, bytes] = {}

    def sheet(self, name: str, rows: Sequence[Sequence[Any]] = ()) -> Any:
        """Return a new sheet with some rows; a text that begins with `=` is a formula."""
        sheet = self.book.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                put(sheet, number, column, value)
        return sheet

    def edit(self, part: str, old: str, new: str) -> None:
        """Change words that stand once in a part, when the workbook is written."""
        self._edits.append((part, old, new))

    def add(self, part: str, data: bytes, content_type: str = "") -> None:
        """Add a part that XlsxWriter does not know."""
        self._added[part] = data
        if content_type:
            override = f'<Override PartName="/{part}" ContentType="{content_type}"/></Types>'
            self.edit(TYPES, "</Types>", override)

    def relate(self, rels: str, key: str, kind: str, target: str) -> None:
        """Make a part that has relations point to one more."""
        address = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"
        node = f'<Relationship Id="{key}" Type="{address}" Target="{target}"/></Relationships>'
        self.edit(rels, "</Relationships>", node)

    def written(self) -> bytes:
        """Return the workbook as bytes."""
        self.book.close()
        with zipfile.ZipFile(self._buffer) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        parts |= self._added
        for part, old, new in self._edits:
            parts[part] = replaced(parts[part].decode(), old, new).encode()
        return zipped(parts)


@dataclass(frozen=True, eq=False)
class Book:
    """A template, what fills it, which parts may change, and what its formulas must give."""

    name: str
    draw: Callable[[Draw], Any]
    context: Mapping[str, Any]
    changes: frozenset[str]
    totals: Mapping[str, float | str]
    options: Mapping[str, Any]

    @cached_property
    def template(self) -> bytes:
        """The template's bytes."""
        draw = Draw(**self.options)
        self.draw(draw)
        return draw.written()

    @cached_property
    def output(self) -> bytes:
        """The bytes that come out with the book's own data."""
        return self.filled()

    @cached_property
    def made(self) -> reading.Book:
        """What comes out, read back."""
        return reading.Book(self.output)

    def filled(self, **context: Any) -> bytes:
        """Return the bytes that come out with other data over the book's own."""
        return Template(self.template, f"{self.name}.xlsx").render({**self.context, **context})

    def made_with(self, **context: Any) -> reading.Book:
        """Return what comes out with other data over the book's own."""
        return reading.Book(self.filled(**context))

    def refused(self, **context: Any) -> set[str]:
        """Return the codes of what is told of other data; none when a book comes out."""
        try:
            self.filled(**context)
        except TemplateFault as fault:
            return {found.rule.code for found in fault.diagnostics}
        return set()


ALL: list[Book] = []


def book(
    context: Mapping[str, Any],
    *changes: str,
    totals: Mapping[str, float | str] | None = None,
    options: Mapping[str, Any] | None = None,
) -> Callable[[Callable[[Draw], None]], Book]:
    """Make a book out of what draws it, and put it among all of them.

    `changes` are the parts, or patterns of parts, that may differ from the template's beside the
    strings and the main part, whose calculation is asked for anew.
    """

    def keep(draw: Callable[[Draw], None]) -> Book:
        parts = frozenset({*changes, STRINGS, WORKBOOK})
        name = draw.__name__.replace("_", "-")
        made = Book(name, draw, context, parts, totals or {}, options or {})
        ALL.append(made)
        return made

    return keep


def of_rows(rows: Sequence[Sequence[Any]], **context: Any) -> Book:
    """Return a book of one sheet, `Hoja`, drawn as rows; it is not among all of them."""
    return of_draw(lambda draw: draw.sheet("Hoja", rows), **context)


def of_draw(draw: Callable[[Draw], Any], **context: Any) -> Book:
    """Return a book drawn in a test; it is not among all of them."""
    return Book("libro", draw, context, frozenset(), {}, {})


def put(sheet: Any, row: int, column: int, value: Any, form: Any = None) -> None:
    """Write a value in a cell, counted from zero; a formula keeps a result that is stale."""
    if isinstance(value, str) and value.startswith("="):
        sheet.write_formula(row, column, value, form, STALE)
    elif isinstance(value, str) and value:
        sheet.write_string(row, column, value, form)
    elif value is not None and value != "":
        sheet.write(row, column, value, form)
    elif form is not None:
        sheet.write_blank(row, column, None, form)


def replaced(text: str, old: str, new: str) -> str:
    """Return a text with words that stand once in it replaced."""
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
    return text.replace(old, new)


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Return parts as a package."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def picture(color: str = "red") -> io.BytesIO:
    """Return a small PNG file."""
    buffer = io.BytesIO()
    Image.new("RGB", (40, 20), color).save(buffer, "PNG")
    buffer.seek(0)
    return buffer


def sheet_part(number: int) -> str:
    """Return the part of a sheet, counted from one."""
    return f"xl/worksheets/sheet{number}.xml"
