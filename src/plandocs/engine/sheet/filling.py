"""What to write in a fixed official layout, which has no tags of its own: plain data.

The layout is that of the transparency formats: a row of type codes, one of field ids, one of
headings, and the rows of data below; secondary tables on sheets of their own, linked by a number.
"""

from typing import NamedTuple

from plandocs.diagnostics import Location


class KeyRows(NamedTuple):
    """The rows of a layout; 0 where it has none."""

    codes: int
    fields: int
    headings: int
    data: int


MAIN_ROWS = KeyRows(4, 5, 7, 8)
TABLE_ROWS = KeyRows(1, 2, 3, 4)


class Entry(NamedTuple):
    """What a column prints: its heading or its field's id, a text with tags, and where each is."""

    heading: str
    text: str
    place: Location
    key: Location


class Loop(NamedTuple):
    """What rows are printed for: `for name in values`."""

    name: str
    values: str
    place: Location


class TableFilling(NamedTuple):
    """The rows of a sheet."""

    sheet: str
    """Its title; empty for the first sheet."""
    loop: Loop
    columns: tuple[Entry, ...]
    rows: KeyRows
    place: Location


class Filling(NamedTuple):
    """The main rows of a layout, and those of its secondary tables."""

    main: TableFilling
    tables: tuple[TableFilling, ...] = ()
