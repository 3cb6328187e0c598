"""Numbers that print as they were typed and compare as numbers."""

from __future__ import annotations

import re
from decimal import Decimal

WHOLE = re.compile(r"0|-?[1-9]\d{0,17}", re.ASCII)
_DECIMAL = re.compile(r"-?(0|[1-9]\d*)\.\d+", re.ASCII)
_YES = ("true", "True", "TRUE")
_NO = ("false", "False", "FALSE")


class Typed(Decimal):
    """A number whose writing is not the plain one: `1e3`, or hundreds of digits."""

    __slots__ = ("typed",)

    typed: str

    def __new__(cls, typed: str) -> Typed:
        """Return the number; raise ArithmeticError when it is larger than any machine counts."""
        made = super().__new__(cls, typed)
        made.typed = typed
        return made


def as_typed(digits: str) -> int | Decimal:
    """Return a number of JSON; raise ArithmeticError when no machine counts so far."""
    if WHOLE.fullmatch(digits):
        return int(digits)
    return Decimal(digits) if _DECIMAL.fullmatch(digits) else Typed(digits)


def core(word: str) -> str | bool | int | Decimal:
    """Return what an unquoted word of YAML is: yes, no, a number that reads alike, or a text.

    YAML 1.2 (its core schema, section 10.3.2) has more numbers: `010`, `+5`, `0x1F`, `1e3`. They
    stay texts: as numbers they would not print as they were typed.
    """
    if word in _YES or word in _NO:
        return word in _YES
    if WHOLE.fullmatch(word):
        return int(word)
    return Decimal(word) if _DECIMAL.fullmatch(word) else word
