"""Whole fields, notes and cells, each read as one period."""

from pathlib import Path

import pytest
import yaml
from support.periodos import context, written

from plandocs.plan.frases import read_period

TEXT = (Path(__file__).parent / "campos.yaml").read_text(encoding="utf-8")
PHRASES = [
    (phrase, horizon, expected)
    for horizon, phrases in yaml.load(TEXT, yaml.BaseLoader).items()
    for phrase, expected in phrases.items()
]


@pytest.mark.parametrize(("phrase", "horizon", "expected"), PHRASES)
def test_a_field_says_when(phrase: str, horizon: str, expected: str) -> None:
    assert written(read_period(phrase, context(horizon))) == expected


@pytest.mark.parametrize(("phrase", "horizon", "expected"), PHRASES)
def test_capitals_spaces_and_dashes_change_nothing(
    phrase: str, horizon: str, expected: str
) -> None:
    loud = phrase.upper().replace(" ", "\u00a0").replace("-", "\u2011")
    if phrase[0].isalpha():  # figures with hyphens are codes
        assert written(read_period(loud, context(horizon))) == expected
