"""Templates of Excel drawn with XlsxWriter, each with what fills it and what must come out.

A module holds the books of one kind of feature. `ALL` are those that the general tests go over.
"""

from support.workbooks import (
    charts,
    drawings,
    formulas,
    links,
    loops,
    names,
    page,
    plain,
    rules,
    sheets,
    tables,
    values,
    whole,
)
from support.workbooks.book import ALL, Book

__all__ = [
    "ALL",
    "Book",
    "charts",
    "drawings",
    "formulas",
    "links",
    "loops",
    "names",
    "page",
    "plain",
    "rules",
    "sheets",
    "tables",
    "values",
    "whole",
]
