"""Anybody's data, in YAML or JSON, for anybody's template: nothing changes on the way."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from support.project import told

from plandocs.diagnostics import Report
from plandocs.source import read_data, read_file


def read(text: str, path: str = "datos.yaml") -> tuple[dict[str, Any] | None, list[str]]:
    report = Report()
    data = read_data(text.encode(), path, report)
    return data.fields if data else None, told(report)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("true", True),
        ("False", False),
        ("3", 3),
        ("-3", -3),
        ("0", 0),
        ("1.10", Decimal("1.10")),
        ("-0.5", Decimal("-0.5")),
        ("~", None),
        ("null", None),
        ("Null", None),
        ("NULL", None),
        ("", None),
    ],
)
def test_a_plain_scalar_is_of_yaml_1_2s_core_types(typed: str, value: object) -> None:
    fields, found = read(f"a: {typed}\n")
    assert found == []
    assert fields == {"a": value}
    assert type(fields["a"]) is type(value)


TYPED = ["NO", "no", "si", "on", "yes", "010", "12:30", "1_000", "+5", "-0", "1e3", "0x1F", ".5"]
ALSO_TYPED = ["2025-01-31", "1.", "1.10.1", "9" * 19]


@pytest.mark.parametrize("typed", [*TYPED, *ALSO_TYPED])
def test_any_other_scalar_stays_text_so_that_it_prints_as_typed(typed: str) -> None:
    assert read(f"a: {typed}\n") == ({"a": typed}, [])


@pytest.mark.parametrize("typed", ["true", "3", "1.10", "null", ""])
def test_a_quoted_scalar_is_text(typed: str) -> None:
    assert read(f'a: "{typed}"\n') == ({"a": typed}, [])


@pytest.mark.parametrize("digits", ["1.10", "1.50", "100", "0.3", "12345678901234567890"])
def test_numbers_print_as_they_were_typed_in_either_format(digits: str) -> None:
    for text, path in ((f"a: {digits}", "d.yaml"), (f'{{"a": {digits}}}', "d.json")):
        fields, _ = read(text, path)
        assert fields
        assert str(fields["a"]) == digits


def test_keys_stay_as_typed_in_either_format() -> None:
    expected: object = ({"año": 1, "Línea": [{"ñ": "x"}]}, [])
    assert read("año: 1\nLínea: [{ñ: x}]\n") == expected
    assert read('{"año": 1, "Línea": [{"ñ": "x"}]}', "datos.json") == expected


@pytest.mark.parametrize("name", ["datos.json", "DATOS.JSON"])
def test_json_is_known_by_its_ending(name: str) -> None:
    assert read('\ufeff{"a": [true, null, "x"]}', name) == ({"a": [True, None, "x"]}, [])


UNREAD = "El archivo no se entiende: "


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{"a": 1,}', "d.json:1:8: sobra una coma antes de «}»."),
        ('{"a": 1\n', "d.json:1:1: no se cierra «{»."),
        ("{\n", "d.json:1:1: no se cierra «{»."),
        ("{'a': 1}", "d.json:1:2: hay comillas sencillas, y van dobles."),
        ('{"a": NaN}', "d.json:1:7: «NaN» no es un valor de JSON."),
        (
            "[1]",
            "d.json:1:1: es una lista y debe ser un grupo de campos.",
        ),
        (
            "3",
            "d.json:1:1: es un texto suelto y debe ser un grupo de campos.",
        ),
        ("[" * 100_000, "d.json:1:51: tiene más de 50 niveles."),
    ],
)
def test_bad_json_says_why_and_where(text: str, found: str) -> None:
    place, _, detail = found.partition(": ")
    assert read(text, "d.json") == (None, [f"D102 {place}: {UNREAD}{detail}"])


@pytest.mark.parametrize(
    ("text", "path"), [("", "d.yaml"), ("# x\n", "d.yaml"), ("null", "d.json")]
)
def test_an_empty_file_is_told(text: str, path: str) -> None:
    assert read(text, path) == (None, [f"D101 {path}: No se puede leer «{path}»: está vacío."])


def test_a_list_is_told_in_yaml_too() -> None:
    sentence = f"{UNREAD}es una lista y debe ser un grupo de campos."
    assert read("- a\n") == (None, [f"D102 datos.yaml:1:1: {sentence}"])


@pytest.mark.parametrize(
    ("typed", "path", "remedy"),
    [
        ("campo:valor\n", "d.yaml", "deje un espacio después de los dos puntos: `campo: valor`."),
        ("campo valor\n", "d.yaml", "escriba `campo: valor`."),
        ("- campo:valor\n", "d.yaml", "escriba `campo: valor`."),
        ('"campo valor"', "d.json", 'escriba `{"campo": valor}`.'),
        ("", "d.yaml", "escriba sus campos, uno por renglón: `campo: valor`."),
        ("", "d.json", 'escriba sus campos: `{"campo": valor}`.'),
    ],
)
def test_what_is_no_group_of_fields_is_told_how_to_become_one(
    typed: str, path: str, remedy: str
) -> None:
    report = Report()
    assert read_data(typed.encode(), path, report) is None
    [found] = report
    assert found.values["remedio"] == remedy


def test_json_that_is_not_utf8_is_told() -> None:
    report = Report()
    assert read_data('{"a": "año"}'.encode("latin-1"), "d.json", report) is None
    assert told(report) == [
        "D101 d.json:1:9: No se puede leer «d.json»: no está guardado en UTF-8; parece ANSI "
        "(«Windows-1252»)."
    ]


@pytest.mark.parametrize(("name", "code"), [("nada.yaml", "D106"), ("", "S105"), ("\x00", "D106")])
def test_a_file_that_is_not_there_is_told(tmp_path: Path, name: str, code: str) -> None:
    report = Report()
    assert read_file(tmp_path / name, report) is None
    assert [line.split(" ")[0] for line in told(report)] == [code]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('{"filas": [{"n": 1},\n {"n": [2]}]}', (2, 3)),
        ('{"filas": [{"n": 1},\n\t{"n": [2]}]}', (2, 3)),
        ('{"filas": [{"n": 1},\n{"n": ["\\ud83d\\ude00"]}]}', (2, 2)),
    ],
)
def test_a_value_of_json_has_its_place(text: str, place: tuple[int, int]) -> None:
    data = read_data(text.encode(), "d.json", Report())
    assert data
    assert data.places
    found = data.places.get(("filas", 1, "n")) or data.places[()]
    assert (found.path, found.line, found.column) == ("d.json", *place)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_an_encoding_without_a_mark_is_known_by_its_zeros(encoding: str) -> None:
    report = Report()
    assert read_data("campo: uno\n".encode(encoding), "d.yaml", report) is None
    assert told(report) == [
        f"D101 d.yaml: No se puede leer «d.yaml»: está guardado en {encoding[:6].upper()}, y debe "
        "estarlo en UTF-8."
    ]


def test_a_zero_within_a_text_is_no_other_encoding() -> None:
    assert read("a: uno\0dos\n") == (
        None,
        [f"D102 datos.yaml:1:7: {UNREAD}hay un carácter invisible (U+0000) que no se admite."],
    )


def test_of_very_many_values_the_first_have_places(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plandocs.source.yaml.MAX_PLACES", 5)
    data = read_data(b"a: {b: 1}\nc: [2, 3]\n", "d.yaml", Report())
    assert data is not None
    assert data.fields == {"a": {"b": 1}, "c": [2, 3]}
    assert {steps: str(at) for steps, at in data.places.items()} == {
        (): "d.yaml:1:1",
        ("a",): "d.yaml:1:1",
        ("a", "b"): "d.yaml:1:8",
        ("c",): "d.yaml:2:1",
        ("c", 0): "d.yaml:2:5",
        ("c", 1): "d.yaml:2:8",
    }
