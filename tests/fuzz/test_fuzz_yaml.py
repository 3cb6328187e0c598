"""Mutants of honest data files: each is read or told, soon, and what is read is what was typed."""

import json
import random
import time
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
import yaml
from support.fuzzing import RUNS
from support.project import ROOT

from plandocs.diagnostics import Report
from plandocs.plan import Institucion, Plan
from plandocs.plan.valores import without_accents
from plandocs.source import read_data
from plandocs.source.shape import read_model
from plandocs.source.text import with_breaks
from plandocs.source.yaml import read_yaml

KEPT = (135, 266, 640)
"""Seeds of what PyYAML refuses and libyaml reads: tabs before a value, `?` in a name."""
SLOWEST = 5.0
SMALL = """\
oficio:
  asunto: "Remisión del programa: año 2025"
  numero: 010
  monto: 1.10
  si: true
partes: [uno, 'dos', {tres: 3, cuatro: ~}]
texto: |
  Primer renglón # no es nota
  segundo & <tercero>
nota: Sala 3 # nota
"""
SIGNS = (
    ":", ": ", "- ", "#", " #", "&a ", "*a", "!!x ", "<<: ", "'", '"', "\\", "{", "}", "[", "]",
    ",", "|", ">", "%", "@", "`", "?", "? ", "---\n", "...\n", "\n", "\r", "\t", " ", "  ",
    "\u00a0", "\u2028", "\v", "\x00", "\x07", "\u200b", "\u202e", "\ufeff", "😀", "ñ", "n\u0303",
    "~", "null", "0x1F", "1e400", "NaN", "\\u0041", "\\ud800", "\\x07", "\ud7ff", "{{ 7*7 }}",
    "%YAML 1.1\n",
)  # fmt: skip


def mutant(seed: int, text: str) -> bytes:
    """Return a text with some of its letters, signs and lines changed, always alike for a seed."""
    pick = random.Random(seed)
    for _ in range(pick.randint(1, 4)):
        at, end = sorted((pick.randrange(len(text) + 1), pick.randrange(len(text) + 1)))
        lines = text.split("\n")
        number = pick.randrange(len(lines))
        match pick.randrange(6):
            case 0:
                text = text[:at] + pick.choice(SIGNS) + text[at:]
            case 1:
                text = text[:at] + text[at + pick.randint(1, 3) :]
            case 2:
                lines.insert(number, pick.choice(lines))
                text = "\n".join(lines)
            case 3:
                lines[number] = " " * pick.randint(0, 6) + lines[number].lstrip()
                text = "\n".join(lines)
            case 4:
                text = text[:at] + text[at : min(end, at + 40)] * 2 + text[at:]
            case _:
                del lines[number]
                text = "\n".join(lines)
    data = text.encode()
    if pick.random() < 0.1 and data:
        at = pick.randrange(len(data))
        data = data[:at] + bytes([pick.randrange(256)]) + data[at + 1 :]
    return data


def typed(value: Any) -> Any:
    """Return a value of the reader's with each number, yes and no as it was written."""
    if isinstance(value, dict):
        return {key: typed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [typed(item) for item in value]
    return value if value is None or isinstance(value, str) else str(value)


def texts_of(text: str) -> Any:
    """Return a file as PyYAML reads it, all of it texts; libyaml admits a little more."""
    try:
        return yaml.load(text, yaml.BaseLoader)
    except yaml.YAMLError:
        return yaml.load(text, getattr(yaml, "CBaseLoader", yaml.BaseLoader))


def by_yaml(value: Any) -> Any:
    """Return what PyYAML reads, its names and line breaks as documents have them."""
    if isinstance(value, dict):
        return {normalize("NFC", key.strip()): by_yaml(item) for key, item in value.items()}
    if isinstance(value, list):
        return [by_yaml(item) for item in value]
    return with_breaks(value)


def same(ours: Any, theirs: Any) -> bool:
    """Return whether two readings agree; a text without quotes may be nothing, yes or no."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return ours.keys() == theirs.keys() and all(same(ours[key], theirs[key]) for key in ours)
    if isinstance(ours, list) and isinstance(theirs, list):
        return len(ours) == len(theirs) and all(map(same, ours, theirs))
    if ours is None:
        return theirs in ("", "~", "null", "Null", "NULL")
    return ours == theirs or (ours in ("True", "False") and theirs.lower() == ours.lower())


@pytest.mark.parametrize("seed", sorted({*range(RUNS), *KEPT}))
def test_a_mutant_of_data_is_told_or_read_as_typed(seed: int) -> None:
    data = mutant(seed, SMALL)
    report, start = Report(), time.perf_counter()
    read = read_data(data, "datos.yaml", report)
    assert time.perf_counter() - start < SLOWEST
    if read is None:
        assert report.has_errors
    elif not report.has_errors and not {*"\v\u2028"} & {*data.decode()}:
        theirs = texts_of(data.decode("utf-8-sig"))
        assert same(typed(read.fields), by_yaml(theirs)), data


@pytest.mark.parametrize("seed", range(RUNS))
def test_a_mutant_of_json_is_told_or_read_as_json(seed: int) -> None:
    whole = yaml.safe_load(SMALL)
    data = mutant(seed, json.dumps(whole, ensure_ascii=seed % 2 == 0, indent=1))
    report, start = Report(), time.perf_counter()
    read = read_data(data, "datos.json", report)
    assert time.perf_counter() - start < SLOWEST
    if read is None or report.has_errors:
        assert report.has_errors
        return
    theirs = json.loads(data.decode("utf-8-sig"), parse_float=str, parse_int=str)
    assert typed(read.fields) == broken(theirs), data


def broken(value: Any) -> Any:
    """Return a reading of JSON with line breaks as documents have them."""
    if isinstance(value, dict):
        return {normalize("NFC", key): broken(item) for key, item in value.items()}
    if isinstance(value, list):
        return [broken(item) for item in value]
    if isinstance(value, bool):
        return str(value)
    return with_breaks(value) if isinstance(value, str) else value


PLANS = sorted((ROOT / "data").glob("*/*/plan.yaml"))
HOUSES = sorted((ROOT / "data").glob("*/institucion.yaml"))


@pytest.mark.parametrize("seed", range(RUNS))
def test_a_mutant_of_a_plan_is_told_or_read(seed: int) -> None:
    paths: list[tuple[Path, type[Plan] | type[Institucion]]] = [
        *((path, Plan) for path in PLANS),
        *((path, Institucion) for path in HOUSES),
    ]
    path, model = paths[seed % len(paths)]
    data = mutant(seed, path.read_text(encoding="utf-8"))
    report, start = Report(), time.perf_counter()
    source = read_yaml(data, path.name, report, without_accents)
    if source is None or read_model(source, model, report) is None:
        assert report.has_errors
    assert time.perf_counter() - start < SLOWEST
