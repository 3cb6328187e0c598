"""JSON of anybody's: how much of it, how deep, and what is told of all that is wrong."""

import re

import pytest
from support.project import told

from plandocs.diagnostics import Diagnostic, InFile, Report
from plandocs.source import json as room
from plandocs.source import json_places, read_data

UNREAD = "El archivo no se entiende: "


def read(text: str) -> tuple[object, list[str]]:
    """Return the fields of a JSON file, None when it is refused, and what is told of it."""
    report = Report()
    data = read_data(text.encode(), "d.json", report)
    return (data.fields if data else None), told(report)


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a file hold five values."""
    monkeypatch.setattr(room, "MAX_VALUES", 4)
    monkeypatch.setattr(json_places, "MOST_READ", 5)


@pytest.mark.usefixtures("few")
def test_a_comma_within_a_text_counts_for_no_value() -> None:
    text = "1,2,3,4,5,6,7,8,9"
    assert read(f'{{"a": "{text}"}}') == ({"a": text}, [])


@pytest.mark.usefixtures("few")
def test_a_file_of_too_many_values_is_told_where_they_are_too_many() -> None:
    assert read('{"a": [1,2,3]}') == ({"a": [1, 2, 3]}, [])
    sentence = f"{UNREAD}tiene más de 5 valores."
    for more in ("4", "4,5,6"):
        assert read(f'{{"a": [1,2,3,{more}]}}') == (None, [f"D102 d.json:1:14: {sentence}"])


def test_after_two_hundred_faults_what_is_left_is_the_same() -> None:
    fields, found = read('{"a": [' + ", ".join(["NaN"] * 300) + "]}")
    assert fields is None
    assert len(found) == 200
    assert {re.sub(r":\d+:\d+", "", one) for one in found} == {
        f"D102 d.json: {UNREAD}«NaN» no es un valor de JSON."
    }


def test_a_text_of_hundreds_of_characters_that_nobody_sees_is_read() -> None:
    text = "a\u200b" * 150
    fields, found = read(f'{{"a": "{text}"}}')
    assert fields == {"a": text}
    assert len(found) == 150
    assert found[1] == "D108 d.json:1:11: El texto lleva un carácter que no se ve (U+200B)."


@pytest.mark.parametrize("inner", ["1", '"uno"', "[]"])
@pytest.mark.parametrize(("opens", "closes"), [("[", "]"), ('{"b":', "}")])
def test_fifty_levels_are_read_and_no_more(opens: str, closes: str, inner: str) -> None:
    held = 2 if inner == "[]" else 1

    def of(depth: int) -> str:
        return '{"a":' + opens * (depth - held) + inner + closes * (depth - held) + "}"

    assert read(of(50))[1] == []
    column = 6 + 49 * len(opens)
    assert read(of(51)) == (None, [f"D102 d.json:1:{column}: {UNREAD}tiene más de 50 niveles."])
    assert room._parsed(of(50))[1] is None
    assert room._parsed(of(51))[1] is not None


@pytest.mark.parametrize("text", ['"uno"', '"a\\u00f1o"', '"uno\u200bdos"', "-3", "true"])
def test_one_value_alone_is_no_group(text: str) -> None:
    fields, found = read(text)
    assert fields is None
    detail = "es un texto suelto y debe ser un grupo de campos"
    assert f"D102 d.json:1:1: {UNREAD}{detail}." in found


def test_a_character_by_its_code_is_the_character() -> None:
    typed = r'"\u00f1\u2028\ud83d\ude00\uD83D\uDE00\/\\\"\t\n\r\b"'[:-3] + '"'
    assert read(f'{{"a": {typed}}}') == ({"a": 'ñ\n😀😀/\\"\t\n\n'}, [])


@pytest.mark.parametrize(
    ("text", "key", "line", "column"),
    [
        ('{"\\u00f1": 1}', "ñ", 1, 12),
        ('{"\\ud83d\\ude00":\n 1}', "😀", 2, 2),
        ('{"a\\/b": 1}', "a/b", 1, 10),
        ('{"an\u0303o": "\\u2028"}', "año", 1, 9),
    ],
)
def test_a_key_by_its_codes_is_found_by_its_name(
    text: str, key: str, line: int, column: int
) -> None:
    data = read_data(text.encode(), "d.json", Report())
    assert data is not None
    assert list(data.fields) == [key]
    place = data.places[key,]
    assert (place.line, place.column) in ((line, column), (1, 2))


def test_the_places_of_a_file_are_those_of_its_values() -> None:
    for name, text in (("d.json", '{"a": [1, {"b": 2}]}'), ("d.yaml", "a: [1, {b: 2}]\n")):
        data = read_data(text.encode(), name, Report())
        assert data is not None
        assert data.places
        assert sorted(data.places, key=repr) == sorted(
            [(), ("a",), ("a", 0), ("a", 1), ("a", 1, "b")], key=repr
        )
        assert len(data.places) == 5
        assert data.places["a", 1, "b"].path == name


def test_what_only_pythons_own_parser_refuses_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    class Blind:
        faults: tuple[Diagnostic, ...] = ()

        def __init__(self, *_: str) -> None: ...

        def at(self, index: int) -> InFile:
            return InFile("d.json", 1, index + 1)

    monkeypatch.setattr(json_places, "Reading", Blind)
    assert read('{"a": 1 "b"}') == (None, [f"D102 d.json:1:9: {UNREAD}no es JSON bien escrito."])
    assert read('{"a": NaN}') == (None, [f"D102 d.json:1:1: {UNREAD}no es JSON bien escrito."])


def test_after_one_value_alone_there_is_no_other() -> None:
    assert read('"\\u00f1" 3') == (
        None,
        [f"D102 d.json:1:10: {UNREAD}hay más texto después del final."],
    )


def test_a_control_by_its_letter_is_told() -> None:
    detail = "hay un carácter invisible (U+0008) que no se admite"
    assert read('{"a": "\\u00f1x\\by"}') == (None, [f"D102 d.json:1:15: {UNREAD}{detail}."])


def test_each_value_without_its_text_is_told() -> None:
    sentence = f"{UNREAD}falta el valor de"
    assert read('{"a": , "b": ,\n "c": }') == (
        None,
        [
            f"D102 d.json:1:7: {sentence} «a».",
            f"D102 d.json:1:14: {sentence} «b».",
            f"D102 d.json:2:7: {sentence} «c».",
        ],
    )


def test_values_stand_where_they_were_typed_and_groups_where_their_names_are() -> None:
    lines = ['{"a": [1, "dos", {}],', ' "b": {"c": null}}']
    data = read_data("\n".join(lines).encode(), "d.json", Report())
    assert data
    assert dict(data.places) == {
        (): InFile("d.json", 1, 1),
        ("a",): InFile("d.json", 1, 2, 3, lines[0]),
        ("a", 0): InFile("d.json", 1, 8, 1, lines[0]),
        ("a", 1): InFile("d.json", 1, 11, 5, lines[0]),
        ("a", 2): InFile("d.json", 1, 18, 1, lines[0]),
        ("b",): InFile("d.json", 2, 2, 3, lines[1]),
        ("b", "c"): InFile("d.json", 2, 8, 3, lines[1]),
    }
    assert len(data.places) == 7


def test_a_repeated_field_is_told_at_both_places() -> None:
    report = Report()
    assert read_data(b'{"uno": 1,\n "uno": 2}', "d.json", report) is None
    [found] = report
    assert found.at == InFile("d.json", 2, 2, 5, ' "uno": 2}')
    assert found.also == (InFile("d.json", 1, 2, 1, '{"uno": 1,'),)


def test_a_text_of_json_that_was_badly_converted_is_told_where_each_letter_is() -> None:
    report = Report()
    assert read_data(b'{"a": "\\u0041\\u00c3\\u00b1o"}', "d.json", report)
    [found] = report
    assert found.at == InFile("d.json", 1, 14, 1, '{"a": "\\u0041\\u00c3\\u00b1o"}')


def test_nothing_may_follow_a_value_that_is_alone() -> None:
    sentence = f"{UNREAD}hay más texto después del final."
    assert read('"a" "b"') == (None, [f"D102 d.json:1:5: {sentence}"])
    assert read('{"a": 1}{"b": 2}') == (None, [f"D102 d.json:1:9: {sentence}"])


def test_a_comma_is_forgiven_after_quotes_that_were_left_open_only() -> None:
    open_quotes = f"D102 d.json:1:7: {UNREAD}faltan unas comillas de cierre."
    assert read('{"a": "uno\n"b": 2}') == (None, [open_quotes])
    assert read('{"a": "uno\n"b": 2 "c": 3}') == (
        None,
        [open_quotes, f"D102 d.json:2:8: {UNREAD}falta una coma antes."],
    )
