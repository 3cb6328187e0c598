"""docs/periodos.md against the program: each phrase of its tables is read as it says."""

import re

import pytest
from support.periodos import context
from support.project import ROOT

from plandocs.plan import Tramo
from plandocs.plan.frases import PeriodoLeido, read_period

PAGE = (ROOT / "docs" / "periodos.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (?!Frase|---)(.*) \| (.*) \|$", PAGE, re.MULTILINE)
YEARLESS = PAGE[PAGE.index("## Lo que necesita el año") : PAGE.index("## Lo que se contradice")]


def in_words(periodo: PeriodoLeido | None) -> str:
    """Return a reading as the guide tells it."""
    assert periodo
    said = [", ".join(map(_days, periodo.tramos))] if periodo.tramos else []
    if periodo.recurrente:
        unsaid = periodo.recurrente == "periodico"
        said.append("sin decir cada cuánto" if unsaid else f"cada {periodo.recurrente}")
    said += [f"abierto: {periodo.abierto}"] if periodo.abierto else []
    said += ["falta el año"] if periodo.sin_anio else []
    said += ["se cuenta desde hoy, sin año"] if periodo.relativo else []
    notes = [f" (límite: {periodo.limite})"] if periodo.limite else []
    notes += [" (aproximado)"] if periodo.impreciso else []
    told = ", ".join(said) + "".join(notes)
    return "; ".join(filter(None, (told, periodo.defecto)))


def _days(tramo: Tramo) -> str:
    one = tramo.inicio == tramo.fin
    return str(tramo.inicio) if one else f"{tramo.inicio} a {tramo.fin}"


@pytest.mark.parametrize(("phrase", "expected"), ROWS)
def test_a_phrase_of_the_guide_is_read_as_it_says(phrase: str, expected: str) -> None:
    horizon = "2024-11/2025-11" if f"| {phrase} |" in YEARLESS else ""
    assert in_words(read_period(phrase, context(horizon))) == expected


def test_the_guide_shows_many_phrases() -> None:
    assert len(ROWS) > 60
