"""YAML text to plain values: each scalar stays as typed, and what cannot be read says where."""

import re
import sys

import pytest
from support.project import told

from plandocs.diagnostics import Report
from plandocs.plan.valores import without_accents
from plandocs.source import text as text_room
from plandocs.source.yaml import Source, read_yaml

UNREAD = "El archivo no se entiende: "
CUT = "Lo que sigue a «#» no se imprime: "


def read(text: str | bytes) -> tuple[object, list[str]]:
    """Return the value of a YAML file, None when unread, and what is told of it."""
    report = Report()
    data = text if isinstance(text, bytes) else text.encode()
    source = read_yaml(data, "plan.yaml", report, without_accents)
    return (source.value if source else None), told(report)


def source_of(text: str) -> Source:
    """Return a YAML file of which nothing is told."""
    report = Report()
    source = read_yaml(text.encode(), "plan.yaml", report, without_accents)
    assert told(report) == []
    assert source
    return source


TYPED = [
    "1.10",
    "NO",
    "no",
    "on",
    "010",
    "12:30",
    "1_000",
    "0x1F",
    "1e3",
    ".5",
    "+5",
    "true",
    "3.0",
]
ALSO_TYPED = [
    "2025-01-31",
    "=SUMA(A1)",
    "—",
    "50 %",
    "«x»",
    "a:b",
    "x#y",
    "1.-",
    "$5",
    "Art.°",
    "¿?",
]


@pytest.mark.parametrize("typed", [*TYPED, *ALSO_TYPED])
def test_a_scalar_stays_the_text_that_was_typed(typed: str) -> None:
    assert read(f"campo: {typed}\n") == ({"campo": typed}, [])


@pytest.mark.parametrize("typed", ["", "~", "null"])
def test_a_key_without_a_value_holds_nothing(typed: str) -> None:
    assert read(f"campo: {typed}\n") == ({"campo": None}, [])


@pytest.mark.parametrize("typed", ["", "~", "null", "3", " x "])
def test_a_quoted_value_is_a_text_whatever_it_says(typed: str) -> None:
    assert read(f'campo: "{typed}"\n') == ({"campo": typed}, [])


def test_a_text_over_several_lines_is_joined_and_one_in_a_block_is_not() -> None:
    assert read("a: uno\n  dos\nb: |\n  uno\n  dos\n") == ({"a": "uno dos", "b": "uno\ndos\n"}, [])


@pytest.mark.parametrize(
    "key", ["línea", "linea", "li\u0301nea", "'línea'", "LÍNEA".lower(), "línea "]
)
def test_accents_in_keys_are_forgiven_also_decomposed(key: str) -> None:
    assert read(f"{key}: uno\n") == ({"linea": "uno"}, [])


@pytest.mark.parametrize("key", ["diseño", "disen\u0303o", "disenio"])
def test_an_enie_in_a_key_is_ni(key: str) -> None:
    assert read(f"{key}: Año\n") == ({"disenio": "Año"}, [])


def test_a_caller_may_keep_the_keys_as_typed() -> None:
    source = read_yaml("año: 2025\n".encode(), "datos.yaml", Report(), spell=str)
    assert source
    assert source.value == {"año": "2025"}


def test_every_value_and_every_key_knows_its_place() -> None:
    source = source_of("a: uno\nb:\n  - c: dos tres\n")
    place = source.places["b", 0, "c"]
    assert (str(place), place.width, place.source) == ("plan.yaml:3:8", 8, "  - c: dos tres")
    assert str(source.keys["b", 0, "c"]) == "plan.yaml:3:5"


def test_a_value_typed_at_a_path_is_found_again() -> None:
    assert source_of("b:\n  - c: dos\n").value_at(("b", 0, "c")) == "dos"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_ends_and_a_byte_order_mark_are_welcome(end: str) -> None:
    text = f"\ufeffa: uno{end}b: Sala #3{end}c: tres"
    assert read(text) == (
        {"a": "uno", "b": "Sala", "c": "tres"},
        [f"D105 plan.yaml:2:9: {CUT}«#3»."],
    )


@pytest.mark.parametrize(
    ("text", "place", "rest"),
    [
        ("a: Edificio #3\n", "1:13", "#3"),
        ("a: Edificio #3", "1:13", "#3"),
        ("a: Edificio #3, planta baja\n", "1:13", "#3, planta baja"),
        ("a:\n  - Sala #3\n  - Sala 4\n", "2:10", "#3"),
        ("a: uno\n  dos #3\nb: 1\n", "2:7", "#3"),
        ("a: #3\n", "1:4", "#3"),
        ("a: [uno, {b: dos}] \nc: x #último\n", "2:6", "#último"),
    ],
)
def test_a_number_sign_that_cuts_a_text_is_warned(text: str, place: str, rest: str) -> None:
    value, found = read(text)
    assert value
    assert found == [f"D105 plan.yaml:{place}: {CUT}«{rest}»."]


@pytest.mark.parametrize("text", ["a: uno # dos\n", "a: 'uno #2'\n", "# uno\na: x#y\n", "a: 1\n#b"])
def test_a_comment_with_a_space_and_a_quoted_sign_are_no_cut(text: str) -> None:
    assert read(text)[1] == []


@pytest.mark.parametrize(
    ("text", "place", "rest"),
    [("a: Sala #3\n  planta baja\n", "1:9", "#3"), ("a: [uno #2, dos]\n", "1:9", "#2, dos]")],
)
def test_a_cut_that_leaves_the_rest_senseless_is_told_once(
    text: str, place: str, rest: str
) -> None:
    sentence = f"{UNREAD}un texto sin comillas se corta en «{rest}» y después sigue."
    assert read(text) == (None, [f"D102 plan.yaml:{place}: {sentence}"])


def test_every_repeated_key_is_told_with_the_line_of_the_first() -> None:
    value, found = read("a: 1\nb: {c: 1, c: 2}\na: 2\ná: 3\n")
    assert value == {"a": "1", "b": {"c": "1"}}
    assert found == [
        "D103 plan.yaml:2:11: El campo «c» está dos veces; el primero está en el renglón 2.",
        "D103 plan.yaml:3:1: El campo «a» está dos veces; el primero está en el renglón 1.",
        "D103 plan.yaml:4:1: El campo «a» está dos veces; el primero está en el renglón 1.",
    ]


@pytest.mark.parametrize(
    ("text", "place", "what"),
    [
        ("a: *algo\n", "1:4", "un texto que empieza con «*» sin comillas"),
        ("*a : algo\n", "1:1", "un campo cuyo nombre no es una palabra"),
        ("a: &x algo\n", "1:4", "un texto que empieza con «&» sin comillas"),
        ("&x a: algo\n", "1:1", "un texto que empieza con «&» sin comillas"),
        ("a: &x {b: 1}\n", "1:4", "un texto que empieza con «&» sin comillas"),
        ("a: !!int 3\n", "1:4", "un texto que empieza con «!» sin comillas"),
        ("a: !importante 3\n", "1:4", "un texto que empieza con «!» sin comillas"),
        ("a: ! algo\n", "1:4", "un texto que empieza con «!» sin comillas"),
        ("!!str a: 3\n", "1:1", "un texto que empieza con «!» sin comillas"),
        ("a: !!set {x}\n", "1:4", "un texto que empieza con «!» sin comillas"),
        ("a: !!python/name:os.x y\n", "1:4", "un texto que empieza con «!» sin comillas"),
        ("a:\n  <<: {b: 1}\n", "2:3", "«<<»"),
        ("? [a, b]\n: 1\n", "1:3", "un campo cuyo nombre no es una palabra"),
        ("{a: 1}: 1\n", "1:1", "un campo cuyo nombre no es una palabra"),
        ("a: 1\n---\nb: 2\n", "2:1", "varios documentos separados por «---»"),
        ("a:\n\u00a0\u00a0b: 1\n", "2:1", "espacios duros en la sangría"),
        ("[" * 60 + "]" * 60, "1:52", "más de 50 niveles de sangría"),
        ("[" * 20_000, "1:52", "más de 50 niveles de sangría"),
        ("".join("  " * n + "a:\n" for n in range(60)), "52:103", "más de 50 niveles de sangría"),
    ],
)
def test_what_of_yaml_is_not_admitted_is_named(text: str, place: str, what: str) -> None:
    found = [f"D104 plan.yaml:{place}: El archivo usa {what}; eso aquí no se admite."]
    assert read(text) == (None, found)


@pytest.mark.parametrize(
    ("text", "place", "detail"),
    [
        ("a:\n\tb: 1\n", "2:1", "la sangría lleva un tabulador"),
        ("a:\n  b: 1\n\tc: 2\n", "3:1", "la sangría lleva un tabulador"),
        ("\ta: 1\n", "1:1", "la sangría lleva un tabulador"),
        ("a:\u00a0Plan\nb: 2\n", "1:3", "hay un espacio duro, que no se ve, donde va un espacio"),
        ('a: "hola\nb: 2\n', "1:4", "faltan unas comillas de cierre"),
        ("a: 1\nb: 'hola\nc: 2\n", "2:4", "faltan unas comillas de cierre"),
        ('a: "x\n---\ny"\n', "1:4", "faltan unas comillas de cierre"),
        ('a: "hola\nb: "x"\n', "1:4", "faltan unas comillas de cierre"),
        ('a: "Plan" anual\n', "1:11", "hay más texto después de las comillas de cierre"),
        ("a: 'Plan' anual\n", "1:11", "hay más texto después de las comillas de cierre"),
        ("a: [1] texto\n", "1:8", "hay más texto después de «]»"),
        ("a: {x} texto\n", "1:8", "hay más texto después de «}»"),
        ("a: Plan: segunda\n", "1:8", "hay dos puntos «:» dentro de un texto sin comillas"),
        ("a: “Plan” y: fin\n", "1:12", "hay dos puntos «:» dentro de un texto sin comillas"),
        ("a: el “Plan: x”\n", "1:12", "hay dos puntos «:» dentro de un texto sin comillas"),
        (
            "- Que se logre: lo primero: bien\n",
            "1:27",
            "hay dos puntos «:» dentro de un texto sin comillas",
        ),
        ("a: 1\n  b: 2\n", "2:4", "este renglón tiene más sangría que el campo de arriba"),
        ("titulo Plan\nb: 1\n", "1:1", "falta «:» y un espacio después del campo"),
        ("a:1\nb: 2\n", "1:1", "falta «:» y un espacio después del campo"),
        ("b: 1\ntitulo Plan\n", "2:1", "falta «:» después de un campo"),
        ("a: |\n  uno\ndos\nb: 2\n", "3:1", "falta «:» después de un campo"),
        ("a:\n    b: 1\n  c: 2\n", "3:3", "la sangría o la puntuación no cuadran"),
        ("a:\n  - b: 1\n   c: 2\n", "3:4", "la sangría o la puntuación no cuadran"),
        ("a: **Fin** de año\n", "1:4", "un texto empieza con «*»"),
        ("a: *Fin* de año\n", "1:4", "un texto empieza con «*»"),
        ("a: & algo\n", "1:4", "un texto empieza con «&»"),
        ("a: @algo\n", "1:4", "un texto empieza con «@»"),
        ("a: %algo\n", "1:4", "un texto empieza con «%»"),
        ("%algo\na: 1\n", "1:1", "un renglón empieza con «%»"),
        ("a: `algo`\n", "1:4", "un texto empieza con «`»"),
        ("a: |Hola\n  x\n", "1:5", "hay texto en el mismo renglón que «|» o «>»"),
        ("a: > Hola\n  x\n", "1:6", "hay texto en el mismo renglón que «|» o «>»"),
        ("a: - uno\n  - dos\n", "1:4", "hay un guion «-» donde no va una lista"),
        ("a: [1, 2\nb: 3\n", "1:4", "falta una coma, o no se cierra lo que aquí se abre"),
        ("a: {b: 1\n", "1:4", "falta una coma, o no se cierra lo que aquí se abre"),
        ("a: {b: 1 c: 2}\n", "1:4", "falta una coma, o no se cierra lo que aquí se abre"),
        ("a: ]\n", "1:4", "hay un «]», un «}» o una coma de más"),
        ('a: "C:\\Datos"\n', "1:7", "hay una barra «\\» entre comillas dobles"),
    ],
)
def test_text_that_is_no_yaml_says_why_and_where(text: str, place: str, detail: str) -> None:
    assert read(text) == (None, [f"D102 plan.yaml:{place}: {UNREAD}{detail}."])


def test_an_item_that_its_indentation_joins_to_the_text_above_is_refused() -> None:
    sentence = "este renglón empieza con «- » y por su sangría se une al texto de arriba."
    _, found = read("a:\n- uno\n - dos\n")
    assert found == [f"D102 plan.yaml:3:2: {UNREAD}{sentence}"]


@pytest.mark.parametrize(
    "text",
    [
        "a: La sesión\n  – ordinaria – será\n  pública\n",
        "a: |\n  • uno\n  • dos\n",
        "a: |\n  Sala #3\n  # no es un comentario\n",
        'a: "• uno\n  • dos"\n',
        "a:\n  - • uno\n  - • dos\n",
        "a: “Uno, dos”\n",
        "a: “Uno,\n  dos\n",
        "a: [“Uno”, “dos”]\n",
        "a: {b: 1, c: 200}\n",
        "a: {b: , c: 1}\n",
        "a: [1,200]\n",
        "a: https://ejemplo.mx/a,b\n",
    ],
)
def test_what_only_looks_like_a_slip_is_read(text: str) -> None:
    value, found = read(text)
    assert found == []
    assert value is not None


@pytest.mark.parametrize("code", [0x00, 0x07, 0x0C, 0x1B, 0x1F, 0x7F, 0x85, 0x9D, 0xFDD0, 0xFFFE])
def test_a_control_character_is_refused_with_its_code_and_place(code: int) -> None:
    detail = f"hay un carácter invisible (U+{code:04X}) que no se admite."
    assert read(f"x: 1\na: uno{chr(code)}dos\n") == (
        None,
        [f"D102 plan.yaml:2:7: {UNREAD}{detail}"],
    )


def test_every_control_character_of_a_file_is_told() -> None:
    _, found = read("a: \x0e\nb: x\x0cy\x0c\n")
    assert [line.split(":")[1:3] for line in found] == [["1", "4"], ["2", "5"], ["2", "7"]]


@pytest.mark.parametrize("code", [0x200B, 0x200F, 0x202C, 0x2060, 0x2066, 0xFEFF])
def test_a_character_that_nobody_sees_is_warned(code: int) -> None:
    assert read(f"a: uno{chr(code)}dos\n") == (
        {"a": f"uno{chr(code)}dos"},
        [f"D108 plan.yaml:1:7: El texto lleva un carácter que no se ve (U+{code:04X})."],
    )


def test_no_printable_character_is_refused_or_warned_but_those_that_look_like_blanks() -> None:
    letters = "".join(filter(str.isprintable, map(chr, range(sys.maxunicode + 1))))
    assert re.findall(text_room.FORBIDDEN, letters) == []
    assert "".join(re.findall(text_room.INVISIBLE, letters)) == (
        "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
    )


def test_a_hard_space_inside_a_text_is_kept() -> None:
    assert read("a: Art.\u00a05\n") == ({"a": "Art.\u00a05"}, [])


def test_a_huge_file_is_refused_unread() -> None:
    assert read(b"a" * 5_000_001) == (
        None,
        ["D101 plan.yaml: No se puede leer «plan.yaml»: pesa más de 5 MB."],
    )


@pytest.mark.parametrize("text", ["", "\n", "# nada\n", "---\n", "\ufeff"])
def test_an_empty_file_holds_nothing(text: str) -> None:
    assert read(text) == (None, [])


def test_after_five_hundred_warnings_a_file_is_still_read() -> None:
    lines = [f"k{number}: Sala #{number}\n" for number in range(600)]
    value, found = read("".join(lines))
    assert isinstance(value, dict)
    assert len(value) == 600
    assert len(found) == 500
    value, found = read("".join([*lines, "z: *x\n", "w: &y 1\n"]))
    assert value is None
    assert len(found) == 501
    assert found[-1].startswith("D104 plan.yaml:601:4: ")


def test_after_five_hundred_lines_that_join_those_above_no_more_are_told() -> None:
    _, found = read("a:\n- uno\n" + " - dos\n" * 600)
    assert len(found) == 500


def test_after_a_hundred_characters_that_nobody_sees_a_line_tells_no_more() -> None:
    value, found = read("a: " + "x\u200b" * 150 + "\nb: y\u200b\n")
    assert isinstance(value, dict)
    assert [line.split(":")[1] for line in found] == ["1"] * 100 + ["2"]


def test_what_has_no_value_at_the_end_of_a_file_stands_there() -> None:
    source = source_of("? a\n? b")
    assert source.value == {"a": None, "b": None}
    assert source.places["b",].line == 2


def test_what_is_typed_is_not_told_again_beside_its_code() -> None:
    warned = "El texto lleva un carácter que no se ve"
    assert read('a: "uno\u200b\\tdos\\u200c"\n') == (
        {"a": "uno\u200b\tdos\u200c"},
        [f"D108 plan.yaml:1:4: {warned} (U+200C).", f"D108 plan.yaml:1:8: {warned} (U+200B)."],
    )


def test_a_file_of_too_many_values_is_told_at_the_first_of_them() -> None:
    report = Report()
    assert read_yaml(b"a: [1, 2, 3]\n", "d.yaml", report, str, most=5) is not None
    assert read_yaml(b"a: [1, 2, 3]\nb: 4\nc: 5\n", "d.yaml", report, str, most=5) is None
    assert told(report) == [
        "D104 d.yaml:2:4: El archivo usa más de 5 valores; eso aquí no se admite."
    ]
    assert next(iter(report)).values["remedio"] == "divida el archivo."


@pytest.mark.parametrize(
    ("typed", "column", "rest"),
    [
        ('"Edificio"#3', 14, "#3"),
        ("'x'#3 planta", 7, "#3 planta"),
        ('"x"  #3 piso', 9, "#3 piso"),
        ('"x" #  3', 8, "#  3"),
        ("Edificio #  3", 13, "#  3"),
    ],
)
def test_what_follows_a_text_and_is_no_comment_is_told(typed: str, column: int, rest: str) -> None:
    fields, found = read(f"a: {typed}\n")
    assert fields == {"a": typed.partition("#")[0].strip().strip("\"'")}
    assert found == [f"D105 plan.yaml:1:{column}: {CUT}«{rest}»."]


@pytest.mark.parametrize("typed", ['"x" # nota', "'x'", '"a # b"', '"x"    # una nota', '"#3"'])
def test_a_comment_after_quotes_is_one(typed: str) -> None:
    assert read(f"a: {typed}\n")[1] == []


def test_what_else_is_wrong_is_not_looked_for_where_it_would_take_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "a: [1, 2]\nb: @x\nc: @y\n"
    monkeypatch.setattr("plandocs.source.yaml._MOST_MENDED", 2 * len(text) + 2 * 7)
    every = read(text)[1]
    assert [found.partition(": ")[0] for found in every] == [
        "D102 plan.yaml:2:4",
        "D102 plan.yaml:3:4",
    ]
    monkeypatch.setattr("plandocs.source.yaml._MOST_MENDED", len(text) - 1)
    assert read(text)[1] == every[:1]
    monkeypatch.setattr("plandocs.source.yaml._MOST_MENDED", 4 * 7 - 1)
    assert read(text)[1] == every[:1]


@pytest.mark.parametrize(("depth", "most"), [(9, 11), (10, 14), (19, 32), (20, 36)])
def test_a_value_counts_as_one_more_at_each_ten_levels(depth: int, most: int) -> None:
    """And so do the lists that hold it."""
    data = f"{'[' * depth}a, b{']' * depth}\n".encode()
    report = Report()
    assert read_yaml(data, "d.yaml", report, str, most=most) is not None
    assert read_yaml(data, "d.yaml", report, str, most=most - 1) is None
    also = ", contando por varios los de muchos niveles" if depth > 9 else ""
    column = depth + 4
    assert told(report) == [
        f"D104 d.yaml:1:{column}: El archivo usa más de {most - 1} valores{also}; "
        "eso aquí no se admite."
    ]


@pytest.mark.parametrize("end", ["", "\n", "\n\n", "\n# nada\n", "\n  \n"])
@pytest.mark.parametrize(
    ("text", "column"), [("a: [", 4), ("a: [x,", 6), ("a: {b: [", 8), ("{", 1)]
)
def test_a_file_that_ends_within_brackets_says_where(text: str, column: int, end: str) -> None:
    detail = "no se cierra un «[» o un «{» antes del final"
    assert read(text + end) == (None, [f"D102 plan.yaml:1:{column}: {UNREAD}{detail}."])


@pytest.mark.parametrize(
    "text", ["a: [#2, dos]", "a: [ #2", "[#2, dos]", "{#2", "a: {#2: x}\n\n", "a: [#2]\nb: 3\n"]
)
def test_a_list_that_begins_with_a_number_sign_says_that_it_is_not_read(text: str) -> None:
    detail = "lo que sigue a «#» no se lee, y falta cerrar lo que se abre antes"
    column = text.index("#") + 1
    assert read(text) == (None, [f"D102 plan.yaml:1:{column}: {UNREAD}{detail}."])


@pytest.mark.parametrize(
    "text", ["a: [x,\n# uno\n, y]\n", "a: {\n  b: @x,\n  c: 1\n}\n", "a: [\n@x]"]
)
def test_brackets_that_a_line_left_out_would_close_are_not_told(text: str) -> None:
    _, found = read(text)
    assert len(found) == 1
    assert "no se cierra" not in found[0]


def test_a_text_that_a_number_sign_cut_is_not_blamed_for_what_is_wrong_below_it() -> None:
    assert read("- uno #3\n- {\n") == (
        None,
        [
            f"D105 plan.yaml:1:7: {CUT}«#3».",
            f"D102 plan.yaml:2:3: {UNREAD}no se cierra un «[» o un «{{» antes del final.",
        ],
    )


def test_a_text_that_is_cut_and_goes_on_is_told_once_with_what_else_is_wrong() -> None:
    assert read("a: 1\nb: uno #3\n  dos\nc: [1\n") == (
        None,
        [
            f"D102 plan.yaml:2:8: {UNREAD}un texto sin comillas se corta en «#3» y después sigue.",
            f"D102 plan.yaml:4:4: {UNREAD}falta una coma, o no se cierra lo que aquí se abre.",
        ],
    )


def test_fields_whose_names_are_groups_are_no_deeper_than_others() -> None:
    fields, found = read("? " * 60 + "a\n")
    unnamed = "El archivo usa un campo cuyo nombre no es una palabra; eso aquí no se admite."
    assert fields is None
    assert found == [
        *(f"D104 plan.yaml:1:{column}: {unnamed}" for column in range(3, 104, 2)),
        "D104 plan.yaml:1:103: El archivo usa más de 50 niveles de sangría; eso aquí no se admite.",
    ]


@pytest.mark.parametrize("typed", ['a: "x" y\tz\n', 'a: "x" y\nb: 1\n# c\n\u00a0'])
def test_what_is_no_indentation_of_the_faulty_line_is_not_blamed(typed: str) -> None:
    _, found = read(typed)
    detail = "hay más texto después de las comillas de cierre"
    assert found[0] == f"D102 plan.yaml:1:8: {UNREAD}{detail}."


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("campo\n  otro: 1\n", "1:1"),
        ("- campo\n  otro: 1\n", "1:3"),
        ("campo\n\n  otro: 1\n", "1:1"),
        ("  - campo\n      otro: 1\n", "1:5"),
        ("a:\n  - campo |\n    otro: x\n", "2:5"),
        ("campo\n  uno: 1\n  dos: 2\n", "1:1"),
    ],
)
def test_a_field_without_its_colon_is_told_where_its_name_is(typed: str, place: str) -> None:
    detail = "falta «:» después del campo"
    assert read(typed) == (None, [f"D102 plan.yaml:{place}: {UNREAD}{detail}."])


def test_a_line_of_a_tabulator_alone_is_told_once() -> None:
    said = f"D102 plan.yaml:1:1: {UNREAD}la sangría lleva un tabulador."
    assert read("\t") == (None, [said])


def test_a_field_in_quotes_may_be_called_anything() -> None:
    assert read('"<<": uno\n"*": dos\n') == ({"<<": "uno", "*": "dos"}, [])


def test_what_stands_in_quotes_is_known() -> None:
    assert source_of("a: 'x'\nb: y\nc: [\"1\", 2]\n").quoted == {("a",), ("c", 0)}


def test_a_message_shows_sixty_letters_of_a_text() -> None:
    assert text_room.shortened("x" * 60) == "x" * 60
    assert text_room.shortened("x" * 61) == f"{'x' * 60}…"


@pytest.mark.parametrize("plane", range(1, 17))
def test_what_unicode_gives_to_no_text_is_refused_in_every_plane(plane: int) -> None:
    for code in (plane * 0x10000 + 0xFFFE, plane * 0x10000 + 0xFFFF):
        _, found = read(f"a: {chr(code)}\n")
        detail = f"hay un carácter invisible (U+{code:04X}) que no se admite"
        assert found == [f"D102 plan.yaml:1:4: {UNREAD}{detail}."]
    assert read(f"a: {chr(plane * 0x10000 + 0xFFFD)}\n")[0] is not None


def test_a_value_that_is_not_there_has_a_place_that_can_be_shown() -> None:
    places = source_of("a:\nb: ''\nc: uno\n").places
    shown = {steps: (at.line, at.column, at.width) for steps, at in places.items() if steps}
    assert shown == {("a",): (1, 3, 1), ("b",): (2, 4, 2), ("c",): (3, 4, 3)}
