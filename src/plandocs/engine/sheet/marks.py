"""The control characters that carry the shape of a workbook through its printing.

Data can hold none of them: the engine refuses what XML forbids.
"""

import re

SHEET = "\x0e{};"
"""A printed sheet begins."""
ROW = "\x01{};"
"""A printed row, by its number in the template; its XML follows."""
ROWS = "\x01{}-{};"
"""Rows of which the template says nothing."""
LOOP, STEP, END = "\x05{};", "\x06", "\x07"
"""A loop over rows begins, begins a round, ends."""
SPLIT = re.compile("([\x01\x05\x06\x07\x0e])")

NUMBER = "\x02"
"""Where a row's own number goes."""

CELL = "\x03{}\x03"
"""A cell of a row whose columns are known once it is printed."""
BETWEEN = "\x03"
"""Splits a row: what is before its cells, then the mark of each and its XML."""
COLUMN_LOOP, COLUMN_STEP, COLUMN_END = "\x1a{};", "\x1b", "\x1c"
CELL_MARKS = re.compile("\x1a(\\d+);|(\x1b)|(\x1c)|(\x0f?)([^\x1a\x1b\x1c\x0f])")
"""In the mark of a cell: the column loops that begin, go on or end before it, and its column."""
ABSENT = "\x0f"
"""The template has no such cell: it only takes a place."""
_FIRST_COLUMN = 0xA0

FORMULA, ARRAY = "\x10{}\x11", "\x10a{}\x11"
"""Where a formula goes, and where the range of an array."""
FORMULAS = re.compile("\x10(a?)(\\d+)\x11")
HEIGHT = "\x12{}\x13"
HEIGHTS = re.compile("\x12([\\d.]+)(f?)\x13")
DIRECTIVE = "\x14{}{}\x15"
DIRECTIVES = re.compile("\x14([svhm])(\\d*)\x15")
"""A cell covers columns (s), or those of a merged box (m), or merges its copies down or across."""
SPECIAL = re.compile("[\x10\x12\x14]")

RUN = "\x17{};"
RUNS = re.compile("\x17(\\d+);([^\x17]*)")
GAP = "\x19"
"""Between a size code of a header and a tag: a digit that follows must not lengthen the code."""


def column_mark(column: int) -> str:
    """Return the character of a column."""
    return chr(_FIRST_COLUMN + column)


def marked_column(mark: str) -> int:
    """Return the column of a character."""
    return ord(mark) - _FIRST_COLUMN
