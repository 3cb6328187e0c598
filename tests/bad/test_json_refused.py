"""JSON that is none, or that would lose something on the way."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from support.refused import refuse_data
from support.said import said_in

CASES: Mapping[str, bytes] = {
    "comma-at-end": b'{"a": 1,}',
    "comma-at-end-of-list": b'{"a": [1, 2, ]}',
    "two-commas": b'{"a": [1,, 2]}',
    "comma-first": b'{, "a": 1}',
    "no-comma": b'{"a": 1 "b": 2}',
    "no-comma-in-list": b'{"a": [1 2]}',
    "no-colon": b'{"a" 1}',
    "no-value": b'{"a": }',
    "no-value-then-comma": b'{"a": , "b": 1}',
    "equals": b'{"a" = 1}',
    "no-quotes-in-key": b"{a: 1}",
    "no-quotes-in-value": b'{"a": hola}',
    "single-quotes": b"{'a': 'uno'}",
    "curly-quotes": "{\u201ca\u201d: \u201cuno\u201d}".encode(),
    "open-quotes": b'{"a": "uno,\n"b": 2}',
    "line-in-text": b'{"a": "uno\ndos"}',
    "tab-in-text": b'{"a": "uno\tdos"}',
    "comment": b'{"a": 1} // nota\n',
    "block-comment": b'{/* nota */ "a": 1}',
    "hash-comment": b'# nota\n{"a": 1}',
    "nan": b'{"a": NaN}',
    "infinity": b'{"a": [Infinity, -Infinity]}',
    "python": b'{"a": True, "b": None}',
    "undefined": b'{"a": undefined}',
    "zeros": b'{"a": 010}',
    "plus": b'{"a": +5}',
    "point-first": b'{"a": .5}',
    "point-last": b'{"a": 1.}',
    "hex": b'{"a": 0x1F}',
    "underscore": b'{"a": 1_000}',
    "out-of-count": b'{"a": 1e99999999999999999999}',
    "repeated": b'{"a": 1, "b": {"c": 1, "c": 2},\n "a": 3}',
    "repeated-by-code": b'{"a": 1, "\\u0061": 2}',
    "repeated-by-accents": '{"año": 1, "an\u0303o": 2}'.encode(),
    "bad-escape": b'{"a": "C:\\Datos"}',
    "bad-code": b'{"a": "\\u12"}',
    "surrogate": b'{"a": "uno\\ud800dos"}',
    "low-surrogate": b'{"a": "\\udc00"}',
    "zero": b'{"a": "uno\\u0000"}',
    "bell": b'{"a": "uno\\u0007"}',
    "form-feed": b'{"a": "uno\\fdos"}',
    "delete": b'{"a": "uno\x7fdos"}',
    "no-character": b'{"a": "\\uffff"}',
    "override": b'{"a": "uno\\u202edos"}',
    "in-key": b'{"a": 1, "b\\u0001": 2}',
    "open-brace": b'{"a": 1',
    "open-list": b'{"a": [1, 2',
    "wrong-close": b'{"a": [1, 2}}',
    "closed-twice": b'{"a": 1}}',
    "two-values": b'{"a": 1}{"b": 2}',
    "lines-of-json": b'{"a": 1}\n{"a": 2}\n',
    "a-list": b'[{"a": 1}]',
    "a-number": b"3",
    "a-text": b'"uno"',
    "null": b"null",
    "empty": b"",
    "blank": b" \n",
    "yaml": b"a: 1\nb: 2\n",
    "web-page": b"<html></html>",
    "deep": b'{"a": ' + b"[" * 60 + b"]" * 60 + b"}",
    "very-deep": b"[" * 100_000,
    "deep-groups": b'{"a":' * 10_000,
    "latin-1": b'{"a": "a\xf1o"}',
    "utf-16": b'\xff\xfe{\x00"\x00a\x00"\x00:\x00 \x00"\x00a\x00\xf1\x00o\x00"\x00}\x00',
    "utf-16-no-mark": b'{\x00"\x00a\x00"\x00:\x00 \x00"\x00u\x00n\x00o\x00"\x00}\x00',
    "large": b'{"a": "' + b"x" * 5_000_000 + b'"}',
    "hard-space": '{"a":\u00a01,\u00a0"b": 2}'.encode(),
    "ideographic-space-at-end": '{"a": 1}\u3000'.encode(),
    "form-feed-outside": b'{"a":\x0c1}',
    "break-of-word-in-text": b'{"a": "uno\vdos"}',
    "colon-twice": b'{"a":: 1}',
    "colon-in-list": b'{"a": [1: 2]}',
    "close-first": b'} {"a": 1}',
    "group-as-key": b'{{"a": 1}: 2}',
    "unseen-then-more": '"uno\u200bdos" 3'.encode(),
    "many-kinds": b"{'a': 1, // nota\n"
    b' "b": NaN,\n "c": 010,\n d: 2,\n "e": "\\q",\n "b": 3,\n}\n',
}

SAID = said_in(Path(__file__).with_suffix(".txt"))


def test_each_case_has_its_message() -> None:
    assert list(SAID) == list(CASES)


@pytest.mark.parametrize("name", CASES)
def test_a_file_that_is_no_data_is_refused(
    name: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    refuse_data("datos.json", CASES[name], SAID[name], tmp_path, capsys, monkeypatch)
