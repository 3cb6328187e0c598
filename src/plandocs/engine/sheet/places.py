"""The names of cells: `(12, 28)` is `AB12`."""

import functools
import re

_NAME = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")

MAX_ROW = 1_048_576
MAX_COLUMN = 16_384


@functools.cache
def column_name(column: int) -> str:
    """Return the letters of a column number."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Return the number of a column's letters."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def cell_name(row: int, column: int) -> str:
    """Return the coordinate of a cell."""
    return f"{column_name(column)}{row}"


def cell_numbers(name: str) -> tuple[int, int]:
    """Return the row and the column of a coordinate; raise ValueError when it is none."""
    found = _NAME.fullmatch(name)
    row, column = (int(found[2]), column_number(found[1])) if found else (0, 0)
    if not (1 <= row <= MAX_ROW and 1 <= column <= MAX_COLUMN):
        raise ValueError(name)
    return row, column


def utf16_length(text: str) -> int:
    """Return the length of a text as Excel counts it: a letter beyond U+FFFF counts twice."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def range_name(top: int, left: int, bottom: int, right: int) -> str:
    """Return the reference of a rectangle, `A1` when it is one cell."""
    first, last = cell_name(top, left), cell_name(bottom, right)
    return first if first == last else f"{first}:{last}"
