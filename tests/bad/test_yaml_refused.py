"""YAML that no data file may hold: each told with its place and what to do."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from support.draw import drawn
from support.refused import Bad, refuse
from support.said import said_in

CASES: Mapping[str, bytes] = {
    "python-apply": b'a: !!python/object/apply:os.system ["touch /tmp/x"]\n',
    "python-new": b"a: 1\nb: !!python/object/new:subprocess.Popen [[ls]]\n",
    "tag-binary": b"a: !!binary aGk=\n",
    "tag-own": b"a: !custom {b: 1}\n",
    "tag-set": b"a: !!set {x, y}\n",
    "tag-verbatim": b"a: !<tag:yaml.org,2002:int> 3\n",
    "tag-directive": b"%TAG ! tag:example.com,2000:\n---\na: !x 1\n",
    "tag-in-key": b"!!str a: 1\n",
    "exclamation": b"\na: !Participe en la jornada!\n",
    "directive-unknown": b"%ALGO\na: 1\n",
    "yaml-3": b"%YAML 3.0\n---\na: 1\n",
    "anchor": b"a: &x uno\nb: *x\n",
    "anchor-of-group": b"a: &x\n  b: 1\nc: *x\n",
    "alias-lost": b"a: *nada\n",
    "alias-as-key": b"*a : 1\n",
    "billion-laughs": b"a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n",
    "alias-of-itself": b"a: &a [*a]\n",
    "merge": b"base: {b: 1}\na:\n  <<: {b: 1}\n  c: 2\n",
    "merge-of-alias": b"base: &b {x: 1}\na: {<<: *b}\n",
    "asterisks": b"a: **Fundamento.** La ley\n",
    "repeated": b"a: 1\nb: 2\na: 3\n",
    "repeated-inside": b"a: {c: 1, c: 2}\n",
    "repeated-quoted": b'a: 1\n"a": 2\n',
    "repeated-spaces": b'a: 1\n"a ": 2\n',
    "repeated-by-accents": "año: 1\nan\u0303o: 2\n".encode(),
    "repeated-deep": b"a:\n  - b: 1\n    b: 2\n  - b: 3\n    b: 4\n",
    "two-documents": b"a: 1\n---\na: 2\n",
    "document-after-end": b"a: 1\n...\nb: 2\n",
    "front-matter": b"---\na: 1\n---\nTexto de la nota\n",
    "tab": b"a:\n\tb: 1\n",
    "tabs": b"a:\n\tb: 1\n\tc: 2\nd: 1\ne:\n\t- 1\n",
    "mixed": b"a:\n  b: 1\n \tc: 2\n",
    "hard-spaces": "\na:\n\xa0\xa0b: 1\n".encode(),
    "hard-space-after-colon": "a:\xa0uno\nb: 2\n".encode(),
    "hard-space-before": "\xa0\xa0a: 1\n".encode(),
    "ideographic-space": "a:\n\u3000b: 1\n".encode(),
    "list-under-text": b"a:\n- uno\n - dos\n",
    "list-out": b"a:\n  - uno\n - dos\n",
    "child-of-text": b"a: uno\n  b: 2\n",
    "less-indented": b"a:\n    b: 1\n  c: 2\n",
    "list-on-line": b"a: - uno\n",
    "list-and-field": b"- uno\na: 1\n",
    "colon-inside": b"a: Programa: segunda parte\n",
    "colon-in-list": b"a:\n  - Que se logre: lo primero: bien\n",
    "no-space": b"a:uno\nb: 2\n",
    "no-colon": b"a: 1\nb 2\n",
    "hash-cuts": b"a: Sala #3\n  planta baja\n",
    "hash-in-brackets": b"a: [uno #2, dos]\n",
    "at": b"a: @algo\n",
    "percent": b"a: %algo\n",
    "backtick": b"a: `algo`\n",
    "braces-of-templates": b"a: {{ b }}\n",
    "block-with-text": b"a: | Texto\n  mas\n",
    "brackets-then-text": b"a: [Proyecto] Programa\n",
    "comma-first": b"a: , uno\n",
    "bracket-alone": b"a: ]\n",
    "open-double": b'a: "uno\nb: 2\n',
    "open-single": b"a: 'uno\nb: 2\n",
    "open-closed-below": b'a: "uno\nb: "dos"\n',
    "after-quotes": b'a: "uno" dos\n',
    "apostrophe": b"a: 'El d'Artagnan'\n",
    "backslash": b'a: "C:\\Datos"\n',
    "windows-path": b'a: "C:\\archivos"\n',
    "bad-code": b'a: "\\xZZ"\n',
    "surrogate-code": b'a: "\\ud83d"\n',
    "zero-code": b'a: "uno\\0dos"\n',
    "open-brace": b"a: {b: 1\nc: 2\n",
    "open-bracket": b"a: [1, 2\nb: 3\n",
    "no-comma": b"a: {b: 1 c: 2}\n",
    "wrong-close": b"a: [1, 2}\n",
    "complex-key": b"? [a, b]\n: 1\n",
    "group-as-key": b"{a: 1}: 2\n",
    "block-key": b"? |\n  uno\n: 1\n? - dos\n: 2\n",
    "latin-1": "a: 1\nb: año\n".encode("latin-1"),
    "cp1252": "a: “uno”\n".encode("cp1252"),
    "utf-16": "a: año\n".encode("utf-16"),
    "utf-16-be": b"\xfe\xff" + "a: año\n".encode("utf-16-be"),
    "utf-16-no-mark": "a: año\n".encode("utf-16-le"),
    "utf-32": "a: año\n".encode("utf-32"),
    "utf-32-no-mark": "a: año\n".encode("utf-32-be"),
    "utf-7": b"+/v8-a: a+APE-o\n",
    "cut-character": b"a: a\xc3\xb1o \xc3",
    "long-zero": b"a: uno\xc0\x80dos\n",
    "surrogate-bytes": b"a: uno\xed\xa0\x80dos\n",
    "gzip": b"\x1f\x8b\x08\x00\x00\x00\x00\x00",
    "word-document": b"PK\x03\x04\x14\x00\x06\x00\x08\x00",
    "large": b"a: " + b"x" * 5_000_000,
    "deep": b"a: " + b"[" * 60 + b"]" * 60,
    "very-deep": b"[" * 100_000,
    "deep-by-lines": b"".join(b" " * n + b"a:\n" for n in range(60)),
    "deep-dashes": b"- " * 100_000,
    "many-values": b"a: [" + b"1," * 700_001 + b"]\n",
    "empty": b"",
    "only-comments": b"# a: 1\n#b: 2\n",
    "only-marks": b"---\n...\n",
    "only-mark-of-order": "\ufeff".encode(),
    "a-list": b"- a: 1\n- a: 2\n",
    "a-text": b"Programa anual\n",
    "a-number": b"3\n",
    "a-web-page": b"<html><body>a</body></html>\n",
    "end-of-line": "a: uno\x85dos\n".encode(),
    "yaml-1-1": b"%YAML 1.1\n---\na: no\n",
    "many-faults": b"".join(b"k%d: uno: dos\n" % n for n in range(40)),
    "faults-of-many-kinds": b'a: &x uno\nb: *x\nc: "dos\nd: tres: cuatro\ne:\n\tf: 1\n'
    b"g: @h\na: cinco\n<<: {i: 1}\n",
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
    files = {"plantilla.docx": drawn("{{ a }}"), "datos.yaml": CASES[name]}
    refuse(Bad(name, files, SAID[name], data="datos.yaml"), tmp_path, capsys, monkeypatch)
