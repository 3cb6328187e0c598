"""Characters that are hard to see or to keep: refused, told, or printed exactly as typed."""

import json
import re
import unicodedata
from pathlib import Path

import pytest
from support.draw import drawn
from support.everywhere import (
    differing,
    excel_template,
    of_excel,
    of_word,
    printed,
    rendered,
    word_template,
)
from support.project import told
from support.refused import Bad, refuse
from support.word import body, paragraphs, text

from plandocs.diagnostics import Report
from plandocs.source import read_data

CONTROLS = (*range(9), 0x0C, *range(0x0E, 0x20), 0x7F, 0x80, 0x85, 0x9F)
OF_NOBODY = (0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF)
REVERSING = (0x202D, 0x202E)
REFUSED = (*CONTROLS, *OF_NOBODY, *REVERSING)
UNSEEN = (
    0x061C, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x2060, 0x2061,
    0x00AD, 0x034F, 0x115F, 0x1160, 0x17B4, 0x2800, 0x3164, 0xFFA0,
    0x2064, 0x2066, 0x2067, 0x2068, 0x2069, 0x206A, 0xFEFF, 0xFFF9, 0xFFFB, 0xE0001, 0xE0041,
)  # fmt: skip
"""What is printed as typed, and told: nobody sees it."""


def sentence(code: int) -> tuple[str, str]:
    """Return what is told of a refused character, and what to do."""
    if code in REVERSING:
        what = f"hay un carácter invisible (U+{code:04X}) que imprime las letras en otro orden"
        return what, "bórrelo y vuelva a escribir ese texto."
    what = f"hay un carácter invisible (U+{code:04X}) que no se admite"
    return what, "bórrelo; suele llegar al copiar de otro programa."


def message(place: str, line: str, column: int, code: int, hint: str = "", width: int = 1) -> str:
    """Return all that is said of a refused character."""
    what, usual = sentence(code)
    return (
        f"error D102 yaml-mal-escrito\n  {place}\n     1 │ {line}\n       │ "
        f"{' ' * (column - 1)}{'^' * width}\n  El archivo no se entiende: {what}.\n"
        f"  pista: {hint or usual}\n\n1 error. No se escribió nada."
    )


@pytest.mark.parametrize("code", REFUSED)
def test_a_character_typed_in_a_text_is_refused(
    code: int,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = f"a: uno{chr(code)}dos\n".encode()
    files = {"plantilla.docx": drawn("{{ a }}"), "datos.yaml": data}
    said = message("datos.yaml:1:7", "a: uno·dos", 7, code)
    refuse(Bad(str(code), files, said), tmp_path, capsys, monkeypatch)


@pytest.mark.parametrize("code", REFUSED)
def test_a_character_written_by_its_code_is_refused(
    code: int,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    line = f'a: "uno\\U{code:08X}dos"'
    files = {"plantilla.docx": drawn("{{ a }}"), "datos.yaml": line.encode()}
    hint = (
        "si es por una barra «\\», use comillas sencillas, o escríbala dos veces; si no, bórrelo."
    )
    said = message("datos.yaml:1:4", line, 4, code, hint, len(line) - 3)
    refuse(Bad(str(code), files, said), tmp_path, capsys, monkeypatch)


@pytest.mark.parametrize("code", [*REFUSED, 0xD800, 0xDBFF, 0xDC00, 0xDFFF])
@pytest.mark.parametrize("is_key", [False, True])
def test_a_character_of_json_is_refused_in_texts_and_names(
    is_key: bool,
    code: int,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    typed = json.dumps(f"uno{chr(code)}dos") if code != 0x7F else '"uno\\u007fdos"'
    line = f'{{{typed}: "a"}}' if is_key else f'{{"a": {typed}}}'
    files = {"plantilla.docx": drawn("{{ a }}"), "datos.json": line.encode()}
    column = line.index("\\") + 1
    said = message(f"datos.json:1:{column}", line, column, code)
    refuse(Bad(str(code), files, said, data="datos.json"), tmp_path, capsys, monkeypatch)


@pytest.mark.parametrize("code", UNSEEN)
@pytest.mark.parametrize(
    ("name", "line", "column"),
    [
        ("datos.yaml", "a: uno{}dos", 7),
        ("datos.json", '{{"a": "uno{}dos"}}', 11),
        ("datos.yaml", 'a: "uno\\U{:08X}dos"', 4),
    ],
)
def test_a_character_that_nobody_sees_is_told_and_printed(
    name: str, line: str, column: int, code: int
) -> None:
    report = Report()
    typed = line.format(chr(code) if "U{" not in line else code)
    data = read_data(typed.encode(), name, report)
    assert told(report) == [
        f"D108 {name}:1:{column}: El texto lleva un carácter que no se ve (U+{code:04X})."
    ]
    assert data
    assert data.fields == {"a": f"uno{chr(code)}dos"}


DAMAGED = {
    "Comisi\ufffdn": "«\ufffd» (U+FFFD), que queda donde se perdió una letra",
    "uno\ufffcdo": "la huella de un objeto que no se copió (U+FFFC), como una imagen o una nota",
    "uno\uf0b7do": "un signo (U+F0B7) que solo tiene la letra del programa de donde se copió",
    "uno\ue000do": "un signo (U+E000) que solo tiene la letra del programa de donde se copió",
    "uno\U000f0000": "un signo (U+F0000) que solo tiene la letra del programa de donde se copió",
    "Añ\u00c3\u00b1o": "«Ã±», donde debe ir «ñ»: son letras mal convertidas",
    "art\u00c2\u00ba": "«Âº», donde debe ir «º»: son letras mal convertidas",
    "con\u00c2\u00a0": "«Â\u00a0»: son letras mal convertidas",
    "dos\u00e2\u20ac\u0153": "«â€œ», donde debe ir «“»: son letras mal convertidas",
    "dos\u00e2\u20ac\u201c": "«â€“», donde debe ir «–»: son letras mal convertidas",
}
"""A text, and what is told of it; the damage begins at its fourth sign or later."""


@pytest.mark.parametrize("name", ["datos.yaml", "datos.json", "escrito.json"])
@pytest.mark.parametrize("typed", DAMAGED)
def test_a_letter_that_was_lost_on_the_way_is_told_and_printed(typed: str, name: str) -> None:
    report = Report()
    line = json.dumps({"a": typed}, ensure_ascii=name == "escrito.json")
    data = read_data((line if "json" in name else f"a: {typed}").encode(), name, report)
    assert data
    assert data.fields == {"a": typed}
    [found] = told(report)
    assert re.fullmatch(
        rf"D110 {name}:1:\d+: {re.escape(f'El texto lleva {DAMAGED[typed]}.')}", found
    )


@pytest.mark.parametrize(
    "typed", ["ÂNIMO", "SÃO TOMÉ", "Â", "Ã «x»", "â 20 €", "Âx", "€", "â€", "Ã\u0154"]
)
def test_letters_with_accents_of_any_tongue_are_no_damage(typed: str) -> None:
    report = Report()
    for name, line in (("d.yaml", f"a: {typed}"), ("d.json", f'{{"a": "{typed}"}}')):
        assert read_data(line.encode(), name, report)
    assert told(report) == []


EXACT = (
    "ñ", "n\u0303", "e\u0301\u0302", "Z\u0324\u0354a\u032a", "İı", "ß", "ﬁ", "㍿", "ｆｕｌｌ",
    "𝒜𠀀", "😀", "👨\u200d👩\u200d👧", "❤\ufe0f\u200d🔥", "👍🏽",
    "🏴\U000e0067\U000e0062\U000e007f", "🇲🇽", "שלום", "مرحبا", "می\u200cخواهم", "क्\u200dष", "กำ",
    "﷽", "co\u00adoperar", "a\u00a0b",
    "a\u202fb", "a\u2007b", "x\u3000y", "“x” ‘y’ «z»", "—–…", "º ª § ¶",
    "  dos  ", " x", "x ", "dos  espacios", "\ufffd", "\uf0b7", "\u034f x",
)  # fmt: skip


@pytest.mark.parametrize("kind", ["json", "yaml"])
@pytest.mark.parametrize("typed", EXACT)
def test_a_text_of_any_script_is_printed_exactly(typed: str, kind: str, tmp_path: Path) -> None:
    found = of_word(printed(word_template(), "p.docx", typed, tmp_path, kind))
    assert differing(found, typed) == {}
    found = of_excel(printed(excel_template(), "p.xlsx", typed, tmp_path, kind))
    assert differing(found, typed) == {}


@pytest.mark.parametrize("kind", ["json", "yaml"])
@pytest.mark.parametrize("sign", ["\n", "\v", "\u2028", "\u2029", "\r", "\r\n"])
def test_a_line_break_of_any_program_is_a_line_break(sign: str, kind: str, tmp_path: Path) -> None:
    typed = f"uno{sign}dos"
    found = of_word(printed(word_template(), "p.docx", typed, tmp_path, kind))
    assert differing(found, "uno\ndos") == {}
    found = of_excel(printed(excel_template(), "p.xlsx", typed, tmp_path, kind))
    assert differing(found, "uno\ndos") == {}


@pytest.mark.parametrize("sign", ["\v", "\u2028", "\u2029"])
@pytest.mark.parametrize("line", ["a: uno{}dos\n", "a: |-\n  uno{}dos\n", "a: 'uno{}dos'\n"])
def test_a_break_that_word_puts_in_copied_text_is_kept(
    line: str, sign: str, tmp_path: Path
) -> None:
    path = tmp_path / "datos.yaml"
    path.write_text(line.format(sign), "utf-8", newline="\n")
    made = rendered(drawn("{{ a }}"), path)
    assert [text(paragraph) for paragraph in paragraphs(body(made))] == ["uno dos"]


@pytest.mark.parametrize("name", ["año", "an\u0303o", "línea", "li\u0301nea", "ΑΒΓ", "名前"])
@pytest.mark.parametrize("kind", ["json", "yaml"])
def test_a_name_with_accents_is_found_however_they_were_typed(
    kind: str, name: str, tmp_path: Path
) -> None:
    path = tmp_path / f"datos.{kind}"
    path.write_text(f'{{"{name}": "dato"}}' if kind == "json" else f"{name}: dato\n", "utf-8")
    made = rendered(drawn(f"{{{{ {unicodedata.normalize('NFC', name)} }}}}"), path)
    assert [text(paragraph) for paragraph in paragraphs(body(made))] == ["dato"]
