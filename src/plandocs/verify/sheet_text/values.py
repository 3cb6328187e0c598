"""Names, numbers, days, switches and columns as the parts of a workbook write them."""

import re
from datetime import datetime, timedelta

from plandocs.verify.contents import folded

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
"""The name of a cell: its column and its row."""
_FIRST_DAY = datetime(1899, 12, 30)
"""Day 0 of a workbook, as Excel counts since it took 1900 for a leap year."""
LAST_COLUMN, LAST_ROW = 16_384, 1_048_576


def is_number(text: str) -> bool:
    """Return whether a text is a number that counts, of no more digits than any has."""
    return text.isascii() and text.isdigit() and len(text) < 9


def number_of(text: str | None) -> int:
    """Return a number that counts; 0 for what is none."""
    return int(text) if text and is_number(text) else 0


def is_on(text: str | None) -> bool:
    """Return whether a switch is on."""
    return text in ("1", "true", "on")


def is_nothing(size: str | None, most: float) -> bool:
    """Return whether a row, a column or a letter is too small to be seen."""
    try:
        return size is not None and float(size) <= most
    except ValueError:
        return False


def plain_number(raw: str) -> str:
    """Return a number as it is said, however it is written."""
    try:
        number = float(raw)
    except ValueError:
        return folded(raw)
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else f"{number:.12g}"


def as_date(number: str) -> str:
    """Return the day, and the hour if there is one, that a number of a workbook stands for."""
    try:
        # What a day's fraction lacks of a second is of the fraction, not of the hour.
        moment = _FIRST_DAY + timedelta(seconds=round(float(number) * 86_400))
    except (ValueError, OverflowError):
        return number
    day = f"{moment.day:02}/{moment.month:02}/{moment.year:04}"
    return day if float(number).is_integer() else f"{day} {moment:%H:%M}"


def column_number(letters: str) -> int:
    """Return which column has some letters."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(column: int) -> str:
    """Return the letters of a column."""
    text = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text
