"""Word templates written as XML, rendered, and read back with all that Word demands of them."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import pytest
from parity.markup import Drawing, Side
from parity.sound import unsound
from support import word

from plandocs import Template, TemplateFault
from plandocs.engine.package import read_package, write_package

W = word.W
NAME = "plantilla.docx"
BODY = "word/document.xml"
_HERE = "§aquí§"
_HEAVY: Mapping[str, bytes | None] = {"word/stylesWithEffects.xml": None}
"""What python-docx brings, nobody reads, and is twenty times all the rest."""


def drawn(body: str, *sides: Side, **fields: Any) -> bytes:
    """Return a template with this body and these other parts."""
    if sides or fields:
        return with_parts(Drawing(body, sides=sides, **fields).package(), _HEAVY)
    parts = dict(_bare())
    parts[BODY] = parts[BODY].replace(_HERE.encode(), body.encode())
    return write_package(parts)


@cache
def _bare() -> Mapping[str, bytes]:
    """Return the parts of a template whose body is a mark alone; drawing them takes time."""
    return read_package(with_parts(Drawing(_HERE).package(), _HEAVY))


def with_parts(template: bytes, parts: Mapping[str, bytes | None]) -> bytes:
    """Return a template with other contents in some of its parts; None takes one away."""
    made = {**read_package(template), **parts}
    return write_package({name: data for name, data in made.items() if data is not None})


def rendered(template: bytes, pages: Mapping[str, str] | None = None, **values: Any) -> bytes:
    """Return a document, after seeing that it is one."""
    data = Template(template, NAME).render(values, pages)
    assert unsound(data) == []
    for table in word.tables(word.body(data)):
        assert list(table.iter(f"{W}tr")), "a table without rows"
        assert all(list(row.iter(f"{W}tc")) for row in table.iter(f"{W}tr")), "a row without cells"
    return data


def faults(template: bytes, **values: Any) -> list[str]:
    """Return what is told of a template, or of its values, as `code place: sentence`."""
    with pytest.raises(TemplateFault) as caught:
        Template(template, NAME).render(values)
    return [
        f"{found.rule.code} {str(found.at).removeprefix(NAME).removeprefix(' · ')}: {found.message}"
        for found in caught.value.diagnostics
    ]


def texts(data: bytes, part: str = BODY) -> list[str]:
    """Return the text of each paragraph of a part."""
    return [word.text(paragraph) for paragraph in word.paragraphs(word.part(data, part))]


def cells(data: bytes, table: int = 0) -> list[list[str]]:
    """Return the texts of a table's cells, by rows."""
    found = word.tables(word.body(data))[table]
    return [[word.text(cell) for cell in row] for row in word.rows(found)]


def grid(data: bytes, table: int = 0) -> list[int]:
    """Return the widths of a table's columns."""
    found = word.tables(word.body(data))[table]
    return [int(column.get(f"{W}w", "0")) for column in found.iterfind(f"{W}tblGrid/{W}gridCol")]


def widths(data: bytes, table: int = 0) -> list[list[int]]:
    """Return the widths of a table's cells, by rows."""
    return [
        [_width(cell) for cell in row] for row in word.rows(word.tables(word.body(data))[table])
    ]


def spans(data: bytes, table: int = 0) -> list[list[int]]:
    """Return how many columns each cell of a table covers, by rows."""
    return [
        [word.span(cell) for cell in row] for row in word.rows(word.tables(word.body(data))[table])
    ]


def values_of(data: bytes, name: str, part: str = BODY) -> Sequence[str]:
    """Return the `w:val` of each element of that name in a part."""
    return [node.get(f"{W}val", "") for node in word.part(data, part).iter(f"{W}{name}")]


def _width(cell: word.Node) -> int:
    found = cell.find(f"{W}tcPr/{W}tcW")
    return 0 if found is None else int(found.get(f"{W}w", "0"))
