"""libyaml reads fast; PyYAML's own parser, where there is no libyaml, reads the same."""

import pytest
import yaml
from support.project import told

from plandocs.diagnostics import Report
from plandocs.plan.valores import without_accents
from plandocs.source import read_data
from plandocs.source import yaml as room
from plandocs.source.yaml import read_yaml

needs_libyaml = pytest.mark.skipif(
    not hasattr(yaml, "CSafeLoader"), reason="libyaml is not there to be compared"
)


def reading(data: bytes) -> tuple[object, ...]:
    """Return all that is read of a file, with its places, and all that is told of it."""
    report, plain = Report(), Report()
    source = read_yaml(data, "d.yaml", report, without_accents)
    found = read_data(data, "d.yaml", plain)
    fields = repr(found and found.fields)
    if source is None:
        return None, told(report), fields, told(plain)
    places = [
        {path: (str(place), place.width, place.source) for path, place in found.items()}
        for found in (source.places, source.keys)
    ]
    return source.value, places, source.quoted, told(report), fields, told(plain)


READ = [
    "a: [b\n- c]\n",
    "a: 1\nb: 1.10\nc: -0.5\nd: 010\ne: 1_000\nf: 0x1F\ng: 12:30\nh: .inf\ni: +1\nj: 1e3\n",
    "a: true\nb: no\nc: ~\nd: null\ne:\nf: ''\ng: '3'\nh: \"true\"\n",
    "1: a\n1.0: b\ntrue: c\nnull: d\n~: e\n",
    "'a b': 1\n\"c\\td\": 2\nlínea: 3\n'': 4\n",
    "a: uno\n  dos\n\n  tres\nb: 'uno\n\n  dos'\nc: \"uno\\\n  dos\"\n",
    "a: |\n  uno\n  dos\nb: |-\n  uno\nc: |+\n  uno\n\n\nd: >\n  uno\n  dos\n\n  tres\n   cuatro\n",
    "a: |2\n   x\n  y\nb: >1-\n x\nc: |-1\n x\n",
    "a: |\nb: >\n",
    "a: |- # nota\n  x #1\n",
    "a: >- #nota\n  x\n",
    "a: [x, 'y', {b: 1, c: [2, {d: 3}]}]\n",
    "a: [\n  x,\n  y\n]\nb: {\n  c: 1\n}\n",
    'a: [a: b]\nb: [? c : d]\nc: {"d":1}\nd: {e: 1}\n',
    "? a\n: b\n? c\n",
    "- - a\n  - b\n- c\n-\n- d: 1\n  e: 2\n",
    "a:\n- b\n- c: 1\n  d: 2\n",
    "# uno\na: # dos\n  b: 1 # tres\n# cuatro\n\nc:\n# cinco\n- x # seis\n-  # siete\n  y\n",
    "a: Sala #3\nb: x #y\nc: 'x' #y\nd: [x] #z\ne: uno\n  dos #4\n",
    "a: [x, # uno\n y]\n",
    "a: 1\na: 2\nb: {c: 1, c: 2}\ná: 3\n",
    "a:\n- uno\n - dos\n",
    "%YAML 1.2\n---\na: 1\n",
    "--- {a: 1}\n",
    "a: 1\n...\n",
    "\ufeffa: 1\n",
    "a: 1\r\nb: |\r\n  x\r\n  y\r\nc: Sala #3\r\n",
    "a: 1\rb: 2\r",
    "a: \ud7ff\ue000\U0001f600\U0010fffd\nb: 😀 x #y\n",
    "a: Art.\u00a05\nb: \u3000x\nc: \u00a0x\n",
    "a: x\u200by\n",
    "a: x\u2029y\vz\n",
    "a: =1+1\nb: «x»\nc: 50 %\nd: a:b\ne: x#y\nf: x%y @z `w\ng: ::x\n",
    "a: " + "x" * 2000 + "\n",
    "a: " + "[" * 49 + "]" * 49 + "\n",
]
REFUSED = [
    "%YAML 1.1\n---\na: 1\n",
    "%TAG ! tag:x,2000:\n---\na: 1\n",
    "a: &x 1\nb: *x\n",
    "a: *x\n",
    "*x : a\n",
    "&x a: 1\n",
    "a: !!int 3\n",
    "a: !x 3\n",
    "a: !<tag:yaml.org,2002:str> 3\n",
    "!x\na: 1\n",
    "a: !!binary aGk=\n",
    "<<: {a: 1}\n",
    "a: {<<: {b: 1}}\n",
    "a: 1\n---\nb: 2\n",
    "a: 1\n...\nb: 2\n",
    "--- {a: 1}\n--- {b: 2}\n",
    "{a: 1}: 2\n",
    "[a]: 2\n",
    "a: [x]: y\n",
    "a:\n\u00a0\u00a0b: 1\n",
    "[" * 20_000,
    "a: " + "{b: " * 60 + "}" * 60,
]
SENSELESS = [
    "a: {e:1}\n",
    "a: {b: 1,200}\n",
    "a: [“x, y”, z]\n",
    "a:\n  • b: x\n",
    "...\na: 1\n",
    "\ta: 1\n",
    "a:\n\tb: 1\n",
    "a:\n\t- b\n",
    "a: |\n\tx\n",
    "-\ta\n\tb: 1\n",
    "a: 'x\n",
    'a: "x\nb: 1\n',
    'a: "x\nb: "y"\n',
    "a: 'x\n---\ny'\n",
    "a: 'Plan' anual\n",
    'a: "Plan" anual\n',
    "a: 'x' 'y'\n",
    "a: [x]y\n",
    "a: {x} y\n",
    "a: [x\n",
    "a: {b: 1\nc: 2}\n",
    "a: [}\n",
    "a: ]\n",
    "a: ,x\n",
    "a: [,]\n",
    "a: @x\n",
    "a: %x\n",
    "a: `x`\n",
    "@a: 1\n",
    "a: * x\n",
    "a: & x\n",
    "a: !x! y\n",
    "a: |x\n",
    "a: |99\n x\n",
    "a: |0\n x\n",
    "a: - b\n",
    "a: -\n",
    "a: b: c\n",
    "a: x:\n",
    "a:1\nb: 2\n",
    "a b\nc: d\n",
    "a: 1\nb c\n",
    "a: 1\n  b: 2\n",
    "  a: 1\nb: 2\n",
    "a:\n    b: 1\n  c: 2\n",
    "a:\n  - b\n c: d\n",
    "- a\nb: c\n",
    "a: 'x\n  y': 1\n",
    "? a\nb\n",
    "x" * 1100 + ": y\n",
    "%YAML 3.0\n---\na: 1\n",
    "a: Sala #3\n  planta baja\n",
    "a: [uno #2, dos]\n",
    "a:\u00a0x\nb: 1\n",
    "a: x\x00y\nb: \x07\n",
    "a: x\x7fy\u0085z\u2028\n",
    "a: \ufffe\n",
]


@needs_libyaml
def test_libyaml_is_the_one_that_reads() -> None:
    assert room._Loader is yaml.CSafeLoader


def both(data: bytes, monkeypatch: pytest.MonkeyPatch) -> tuple[object, ...]:
    """Return what libyaml reads and tells, which PyYAML's own parser must do too."""
    fast = reading(data)
    monkeypatch.setattr(room, "_Loader", yaml.SafeLoader)
    assert reading(data) == fast
    return fast


@needs_libyaml
@pytest.mark.parametrize("text", READ)
def test_both_parsers_read_the_same(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    assert both(text.encode(), monkeypatch)[0] is not None


@needs_libyaml
@pytest.mark.parametrize("text", [*REFUSED, *SENSELESS])
def test_both_parsers_tell_the_same(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    value, found, *_ = both(text.encode(), monkeypatch)
    assert value is None
    assert found


@needs_libyaml
@pytest.mark.parametrize(
    "data", [b"", b"\xef\xbb\xbf", "a: año\n".encode("latin-1"), "a: 1\n".encode("utf-16"), b"\xff"]
)
def test_both_parsers_find_nothing_in_what_is_no_text(
    monkeypatch: pytest.MonkeyPatch, data: bytes
) -> None:
    assert both(data, monkeypatch)[0] is None


@needs_libyaml
@pytest.mark.parametrize("text", ["a:\tx\n", "a: x\t\n", "a: {\tb: 1}\n", "a: [\n\t1]\n"])
def test_only_libyaml_admits_a_tabulator_that_is_no_indentation(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    assert read_data(text.encode(), "d.yaml", Report()) is not None
    monkeypatch.setattr(room, "_Loader", yaml.SafeLoader)
    report = Report()
    assert read_data(text.encode(), "d.yaml", report) is None
    assert {found.rule.code for found in report} == {"D102"}
