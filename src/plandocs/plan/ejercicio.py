"""The year or years of a plan («ejercicio»), which its documents print as they were typed."""

import re
from itertools import pairwise
from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from plandocs.plan.valores import read_text

_FIGURES = re.compile(r"\d+(?:[.,]\d+)*")
_YEAR = re.compile(r"(?:19|20|21)\d\d")
_SHORT = re.compile(r"((?:19|20|21)\d\d)(\s*[-/–—]\s*)(\d\d)(?![\d/-])")
_SIGN = re.compile(r"\s*[-+−]")
_ORDINAL = 2


def years_of(text: str) -> tuple[int, ...]:
    """Return the years that an «ejercicio» names, in its order: `2025-26` names 2025 and 2026."""
    return tuple(int(figures) for figures in _figures(text) if _YEAR.fullmatch(figures))


def _figures(text: str) -> list[str]:
    return _FIGURES.findall(_SHORT.sub(_whole, text))


def _whole(found: re.Match[str]) -> str:
    return f"{found[1]}{found[2]}{found[1][:2]}{found[3]}"


def _read_ejercicio(value: Any) -> str:
    text = read_text(value)
    if reason := _why_not(text):
        raise PydanticCustomError("ejercicio_mal_escrito", "", {"valor": text, "motivo": reason})
    return text


def _why_not(text: str) -> str:
    """Return what is wrong with an «ejercicio», or nothing."""
    if _SIGN.match(text):
        return "lleva un signo delante"
    for figures in _figures(text):
        if len(figures) > _ORDINAL and not _YEAR.fullmatch(figures):
            return f"lleva «{figures}», que no es un año"
    years = years_of(text)
    if not years:
        return "no dice de qué año es el plan"
    if any(second < first for first, second in pairwise(years)):
        return "termina antes de empezar"
    return ""


Ejercicio = Annotated[
    str, BeforeValidator(_read_ejercicio, json_schema_input_type=str | int | float)
]
