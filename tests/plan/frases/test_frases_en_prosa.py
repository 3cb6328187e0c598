"""The periods that sentences mention, and the sentences that mention none."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from support.periodos import context, written
from support.project import ROOT

from plandocs.plan.frases import find_periods

HERE = Path(__file__).parent


def table(name: str) -> Any:
    """Return what a table of sentences holds, as texts."""
    return yaml.load((HERE / name).read_text(encoding="utf-8"), yaml.BaseLoader)


def mentions(text: str, horizon: str) -> dict[str, str]:
    """Return the words of each mention, with what they say."""
    found = find_periods(text, context(horizon))
    return {text[mention.start : mention.end]: written(mention.periodo) for mention in found}


@pytest.mark.parametrize(
    ("sentence", "horizon", "expected"),
    [
        (sentence, horizon, expected)
        for horizon, sentences in table("prosa.yaml").items()
        for sentence, expected in sentences.items()
    ],
)
def test_a_sentence_mentions(sentence: str, horizon: str, expected: dict[str, str]) -> None:
    assert mentions(sentence, horizon) == expected


@pytest.mark.parametrize("sentence", table("no_periodos.yaml"))
@pytest.mark.parametrize("horizon", ["", "2024-11/2025-11"])
def test_a_sentence_mentions_no_period(sentence: str, horizon: str) -> None:
    assert mentions(sentence, horizon) == {}


@pytest.mark.parametrize(
    ("name", "horizon"), [("ieeq", "2024-11/2025-11"), ("iem", "2023-01/2023-12")]
)
def test_the_approved_plans_mention_these_and_no_others(name: str, horizon: str) -> None:
    text = (ROOT / "tests" / "seeds" / f"{name}.txt").read_text(encoding="utf-8")
    lines = re.sub(r"<[^>]+>", " ", text).split("\n")
    found = [
        [str(number), line[mention.start : mention.end], written(mention.periodo)]
        for number, line in enumerate(lines, start=1)
        for mention in find_periods(line, context(horizon))
    ]
    assert found == table("semillas.yaml")[name]


def test_mentions_stand_in_order_and_apart() -> None:
    text = " ".join(table("no_periodos.yaml")) + " ".join(table("prosa.yaml")["2025-01/2025-12"])
    found = find_periods(text, context("2025-01/2025-12"))
    offsets = [offset for mention in found for offset in (mention.start, mention.end)]
    assert len(found) > 30
    assert offsets == sorted(offsets)
