"""What an honest data file holds is printed as it was typed, and compared as one expects."""

from pathlib import Path

import pytest
from support.draw import drawn
from support.everywhere import rendered
from support.project import told
from support.word import body, paragraphs, text

from plandocs import Template, TemplateFault
from plandocs.diagnostics import Report
from plandocs.source import read_data


def printed(template: str, data: str, folder: Path, kind: str = "yaml") -> str:
    path = folder / f"datos.{kind}"
    path.write_bytes(data.encode())
    return "|".join(text(p) for p in paragraphs(body(rendered(drawn(template), path))))


TYPED = (
    "1.10", "010", "01234", "1_000", "12:30", "12:30:45", "NO", "no", "on", "off", "yes", "si",
    "sí", "y", "n", "1e3", "1E+3", "0x1F", "0o17", "0b11", ".inf", "-.inf", ".nan", "NaN",
    "2025-03-01",
    "2025-03-01 10:00:00", "+5", "-0", "-5", "0", "1.", ".5", "-.5", "1.10.1", "50 %", "$1,234.50",
    "1,5", "9999999999999999999", "0.30000000000000004", "3.0", "190:20:30", "TrUe", "nULL", "=",
    "(sin dato)", "a:b", "x#y", "http://example.com/#a", "C:\\Datos", "Art. 5°", "«x»", "¿Qué?",
    "--", "...x", "---x", "a & b", "a * b", "100%", "5'",
)  # fmt: skip


@pytest.mark.parametrize("typed", TYPED)
def test_a_text_without_quotes_prints_as_typed(typed: str, tmp_path: Path) -> None:
    assert printed("{{ a }}", f"a: {typed}\n", tmp_path) == typed


@pytest.mark.parametrize(
    "typed", ["true", "null", "~", "3", "1.10", "", "<<", "*x", "&x", "!x", "#"]
)
def test_a_text_in_quotes_prints_as_typed(typed: str, tmp_path: Path) -> None:
    assert printed("[{{ a }}]", f'a: "{typed}"\n', tmp_path) == f"[{typed}]"
    assert printed("[{{ a }}]", f"a: '{typed}'\n", tmp_path) == f"[{typed}]"


NUMBERS = (
    "1.10", "-0", "0", "-0.0", "1e3", "1E3", "1.5e-7", "1e400", "-1e400", "1e-400", "100", "3.0",
    "12345678901234567890", "1" * 400, "0.1000", "1" + "0" * 30, "0.30000000000000004",
)  # fmt: skip


@pytest.mark.parametrize("typed", NUMBERS)
def test_a_number_of_json_prints_as_typed(typed: str, tmp_path: Path) -> None:
    assert printed("{{ a }}", f'{{"a": {typed}}}', tmp_path, "json") == typed


@pytest.mark.parametrize(
    ("typed", "kind", "answer"),
    [
        ("6", "yaml", "más"),
        ("5.10", "yaml", "más"),
        ("5.0", "yaml", "menos"),
        ("-6", "yaml", "menos"),
        ("1e3", "json", "más"),
        ("1e400", "json", "más"),
        ("-1e400", "json", "menos"),
        ("12345678901234567890", "json", "más"),
        ("-0", "json", "menos"),
    ],
)
def test_a_number_compares_as_a_number(typed: str, kind: str, answer: str, tmp_path: Path) -> None:
    data = f"n: {typed}\n" if kind == "yaml" else f'{{"n": {typed}}}'
    template = "{% if n > 5 %}más{% else %}menos{% endif %}"
    assert printed(template, data, tmp_path, kind) == answer


@pytest.mark.parametrize("typed", ["+6", "010", "1e3", "0x1F", ".inf", "1_000", "12:30", '"6"'])
def test_what_stays_a_text_is_never_compared_in_silence(typed: str) -> None:
    report = Report()
    data = read_data(f"n: {typed}\n".encode(), "datos.yaml", report)
    assert data
    template = Template(drawn("{% if n > 5 %}más{% endif %}"), "p.docx")
    with pytest.raises(TemplateFault) as caught:
        template.render(data.fields, {}, data.places)
    found = list(caught.value.diagnostics)
    assert [str(place) for one in found for place in one.also] == ["datos.yaml:1:4"]


SHAPES = (
    ("comments", "# uno\na: dato # dos\n# tres\n", ""),
    ("mark of order", "\ufeffa: dato\n", ""),
    ("Windows", "a: dato\r\n", ""),
    ("old Mac", "a: dato\rb: 1\r", ""),
    ("document marks", "---\na: dato\n...\n", ""),
    ("version 1.2", "%YAML 1.2\n---\na: dato\n", ""),
    ("JSON inside", '{"a": "dato"}', ""),
    ("explicit key", "? a\n: dato\n", ""),
    ("block", "a: |-\n  dato\n", ""),
    ("folded", "a: >-\n  dato\n", ""),
    ("hard space inside", "a: dato\nb: Art.\u00a05\n", ""),
    ("no end of line", "a: dato", ""),
    ("tab before a comment", "a: dato\t# nota\n", ""),
    ("quoted key", '"a": dato\n', ""),
    ("blank lines", "\n\n\na: dato\n\n\n", ""),
    ("indented", "  a: dato\n  b: 1\n", ""),
    ("empty groups", "a: dato\nb: {}\nc: []\n", ""),
    ("fifty levels", "a: dato\nb: " + "[" * 49 + "]" * 49 + "\n", ""),
    ("many fields", "a: dato\n" + "".join(f"k{n}: {n}\n" for n in range(100_000)), ""),
    ("a long text", "a: dato\nb: " + "x" * 4_900_000 + "\n", ""),
    ("a text in code", 'a: "d\\x61to"\n', ""),
    ("cut", "a: dato\nb: Sala #3\n", "D105 datos.yaml:2:9"),
)


@pytest.mark.parametrize(("name", "data", "warned"), SHAPES)
def test_an_honest_file_is_read(name: str, data: str, warned: str) -> None:
    report = Report()
    read = read_data(data.encode(), "datos.yaml", report)
    assert read, name
    assert read.fields["a"] == "dato"
    assert [line.partition(": ")[0] for line in told(report)] == [warned] * bool(warned)


OF_JSON = (
    '{"a": "dato"}', '\ufeff{"a": "dato"}', '{"a":"dato"}\r\n', ' \n{"a"\t:\n"dato"}',
    '{"\\u0061": "dato"}',
    '{"a": "d\\u0061to"}', '{"a": "dato", "": 1}', '{"a": "dato", "__proto__": {"x": 1}}',
    '{"a": "dato", "a.b": 1, "a b": 2, "1": 3, "-": 4}', '{"a": "dato", "b": [1, "x", null, true]}',
    '{"a": "dato", "b": {"a": {"a": 1}}}', '{"a": "dato", "b": "\\ud83d\\ude00 \\/ \\" \\\\ \\t"}',
    '{"a": "dato", "b": ' + "[" * 48 + "]" * 48 + "}", '{"a": "dato", "b": "Año «2025» — 50 %"}',
    '{"a": "dato", "b": "// no es nota", "c": "NaN", "d": "{,}"}',
)  # fmt: skip


@pytest.mark.parametrize("data", OF_JSON)
def test_honest_json_is_read(data: str) -> None:
    report = Report()
    read = read_data(data.encode(), "datos.json", report)
    assert told(report) == []
    assert read
    assert read.fields["a"] == "dato"
