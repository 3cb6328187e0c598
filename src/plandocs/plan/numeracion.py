"""Printed numbers: «1.», «1.1», «a)», «IV.», written as a pattern such as `{eje}.{linea}`."""

import re

from pydantic import ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from plandocs.plan.nodo import Nodo
from plandocs.plan.valores import Texto

_FIELD = re.compile(r"\{(eje|linea|accion|seccion)(?::(1|a|A|i|I))?\}")
_NUMBERS = {
    "eje": {"eje"},
    "linea": {"eje", "linea"},
    "accion": {"eje", "linea", "accion"},
    "seccion": {"seccion"},
}


class Numeracion(Nodo):
    """The pattern of each level's number; None prints no number.

    `{eje}`, `{linea}`, `{accion}`, `{seccion}` stand for the numbers; after a colon the style:
    `1` (default), `a`, `A`, `i`, `I`. So `{eje}.{linea}` prints «1.1» and `{accion:a})` «a)».
    """

    eje: Texto | None = None
    linea: Texto | None = None
    accion: Texto | None = None
    seccion: Texto | None = None

    @field_validator("eje", "linea", "accion", "seccion")
    @classmethod
    def _known_fields(cls, pattern: str, info: ValidationInfo) -> str:
        rest = _FIELD.sub("", pattern)
        asked = {found[1] for found in _FIELD.finditer(pattern)}
        if "{" in rest or "}" in rest or asked - _NUMBERS[str(info.field_name)]:
            raise PydanticCustomError("numeracion_mal_escrita", "", {"valor": pattern})
        return pattern


def print_number(pattern: str, numbers: dict[str, int]) -> str:
    """Return `pattern` with each field replaced by its number in the style asked for."""
    return _FIELD.sub(lambda found: _styled(numbers[found[1]], found[2] or "1"), pattern)


def _styled(number: int, style: str) -> str:
    match style:
        case "a" | "A":
            letters = _letters(number)
            return letters if style == "a" else letters.upper()
        case "i" | "I":
            import roman  # few plans have such numbers, and it brings argparse

            numeral: str = roman.toRoman(number)
            return numeral.lower() if style == "i" else numeral
    return str(number)


def _letters(number: int) -> str:
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text
