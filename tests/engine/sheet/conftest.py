"""Small workbooks for the tests: drawn as rows, filled, read back."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from PIL import Image as Picture

from plandocs.diagnostics import Diagnostic
from plandocs.engine import Template, TemplateFault

NAME = "cronograma.xlsx"


def _book(rows: list[list[Any]], prepare: Callable[[Any], None] | None = None) -> bytes:
    workbook = Workbook()
    sheet: Any = workbook.active
    sheet.title = "Hoja"
    for row in rows:
        sheet.append(row)
    if prepare:
        prepare(sheet)
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


@pytest.fixture
def book() -> Callable[..., bytes]:
    """Return what makes a template of one sheet out of rows."""
    return _book


@pytest.fixture
def fill() -> Callable[..., Any]:
    """Return what fills a template and gives its first sheet."""

    def fill(
        rows: list[list[Any]], prepare: Callable[[Any], None] | None = None, **context: Any
    ) -> Any:
        data = Template(_book(rows, prepare), NAME).render(context)
        return load_workbook(io.BytesIO(data), rich_text=True).worksheets[0]

    return fill


@pytest.fixture
def faults() -> Callable[..., list[str]]:
    """Return what fills a template and tells «code place: message» of each fault."""

    def faults(
        rows: list[list[Any]], prepare: Callable[[Any], None] | None = None, **context: Any
    ) -> list[str]:
        with pytest.raises(TemplateFault) as raised:
            Template(_book(rows, prepare), NAME).render(context)
        return [_said(found) for found in raised.value.diagnostics]

    return faults


@pytest.fixture
def checked() -> Callable[[bytes], list[str]]:
    """Return what checks a template's bytes and tells each fault."""

    def checked(data: bytes) -> list[str]:
        return [_said(found) for found in Template(data, NAME).check()]

    return checked


@pytest.fixture
def drawn() -> Callable[[Any], list[str]]:
    """Return what draws a sheet as text, one line a row, `.` for an empty cell."""

    def drawn(sheet: Any) -> list[str]:
        return [
            " ".join("." if cell.value is None else str(cell.value) for cell in row)
            for row in sheet.iter_rows()
        ]

    return drawn


@pytest.fixture
def picture() -> io.BytesIO:
    """Return a small PNG file."""
    buffer = io.BytesIO()
    Picture.new("RGB", (4, 4)).save(buffer, "PNG")
    return buffer


def _said(found: Diagnostic) -> str:
    place = str(found.at).removeprefix(f"{NAME} · ").removeprefix("hoja «Hoja» · ")
    return f"{found.rule.code} {place}: {found.message}"
