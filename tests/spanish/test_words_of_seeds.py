"""What is found, word by word, in the two approved plans, and nothing else."""

import re
from pathlib import Path

import pytest

from plandocs.spanish.agreement import find_disagreements
from plandocs.spanish.inclusive import find_masculines
from plandocs.spanish.phrases import find_doubled, find_phrases
from plandocs.spanish.spelling import misspelt
from plandocs.spanish.word_list import shipped_words

SEEDS = Path(__file__).parents[1] / "seeds"
IEEQ = "ieeq"
IEM = "iem"
NAMES = ["Luis Ignacio Peña Godínez", "Juan Adolfo Montiel Hernández", "Marlene Arisbe Mendoza"]


def passages(name: str) -> list[str]:
    """Return the lines of an approved plan, free of the marks of their extraction."""
    text = (SEEDS / f"{name}.txt").read_text(encoding="utf-8")
    return [re.sub(r"<[^>]+>", " ", line).strip("* ") for line in text.splitlines()]


PHRASES = {
    IEEQ: [
        ("ésta", "style"),
        ("tuvo como fin, conocer", "error"),
        ("relacionados como", "error"),
        ("y/o", "style"),
        ("los mecanismos a través del cual", "error"),
        ("y/o", "style"),
    ],
    IEM: [
        ("principios la función", "error"),
        ("de acuerdo a", "style"),
        ("Programa de Anual", "error"),
        ("con base al", "error"),
        ("Se establecen a continuación, los", "error"),
        ("que la Comisión conocerá y dará seguimiento", "error"),
        ("del conocimiento del INE en todas aquellas", "error"),
        ("contribuir con la profesionalización", "style"),
        ("que la Dirección de trámite o colabore", "error"),
        ("acciones realizadas a la generación", "error"),
        ("microsito", "error"),
        ("Cumplimiento en las obligaciones", "error"),
        ("Conocer en su caso,", "style"),
        ("encargos de despacho", "style"),
        ("dará cumplimiento de", "error"),
        ("así como, dar", "error"),
        ("dar seguimiento de", "error"),
        ("a través la", "error"),
        ("llevará acabo", "error"),
        ("Dar seguimiento de", "error"),
        ("por parte la", "error"),
    ],
}


@pytest.mark.parametrize("name", [IEEQ, IEM])
def test_wrong_phrases(name: str) -> None:
    found = find_phrases(passages(name), shipped_words())
    assert [(one.found, one.severity) for one in found] == PHRASES[name]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (IEEQ, ["organismos público", "lo ejes", "el personal del SPEN identifiquen"]),
        (IEM, ["los Acuerdo", "que se firme"]),
    ],
)
def test_disagreements(name: str, expected: list[str]) -> None:
    assert [one.found for one in find_disagreements(passages(name))] == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (IEEQ, [("los integrantes", 2, 12), ("otros miembros", 1, 12)]),
        (IEM, [("los servidores públicos", 1, 8), ("los integrantes", 1, 8)]),
    ],
)
def test_masculine_generics(name: str, expected: list[tuple[str, int, int]]) -> None:
    found = find_masculines(passages(name))
    assert [(one.found, len(one.sites), len(one.inclusive)) for one in found] == expected


@pytest.mark.parametrize("name", [IEEQ, IEM])
def test_no_word_is_written_twice(name: str) -> None:
    assert find_doubled(passages(name)) == []


@pytest.mark.parametrize(("name", "expected"), [(IEEQ, []), (IEM, ["microsito"])])
def test_spelling(name: str, expected: list[str]) -> None:
    found = misspelt(passages(name), NAMES)
    if found is None:
        pytest.skip("hunspell and its dictionary es_MX are not installed here")
    assert [one.word for one in found] == expected
