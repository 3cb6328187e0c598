"""Prose: Markdown as typed, and the paragraphs it holds; what would change is refused."""

import pytest
from pydantic_core import PydanticCustomError

from plandocs.plan import parse_prosa


def drawn(source: str) -> list[str]:
    """Return prose as `kind level list: text`, bold as *text*, italics as /text/."""
    lines = []
    for block in parse_prosa(source).blocks:
        text = ""
        for run in block.runs:
            mark = "*" * run.bold + "/" * run.italic
            text += f"{mark}{run.text}{mark[::-1]}"
        kind = f"{block.kind} {block.level}"
        lines.append(f"{kind} {block.list_id}: {text}" if block.list_id else f"{kind}: {text}")
    return lines


def refused(source: str) -> tuple[str, str]:
    """Return what a text is refused for, and the remedy."""
    with pytest.raises(PydanticCustomError) as found:
        parse_prosa(source)
    assert found.value.type == "marcado_sin_imprenta"
    context = found.value.context or {}
    return context["que"], context["remedio"]


@pytest.mark.parametrize(
    "text",
    [
        "1.1 Uno",
        "1.-Uno",
        "a) Uno",
        "I. Uno",
        "5 * 3 * 2",
        "nota* y otra*",
        "2 < 3 > 1",
        "AT&T & Cía",
        "<b>Uno</b>",
        "&amp; &nbsp; &copy;",
        "<!-- uno -->",
        "<http://ine.mx>",
        "https://ine.mx",
        "[1] uno [2]",
        "[1]: uno",
        "“Uno” «dos» \"tres\" 'cuatro'",
        "uno — dos – tres - cuatro...",
        "-uno",
        "#3 uno",
        "~~uno~~",
        "| a | b |",
        "Nombre: ________",
        "snake_case_x",
        "{{ uno }} {% dos %}",
        "C:\\Datos \\n",
        "• uno",
        "uno\u00a0dos",
        "100 %",
        "(*)",
    ],
)
def test_a_text_that_is_no_markup_stays_as_typed(text: str) -> None:
    assert drawn(text) == [f"paragraph 1: {text}"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("**uno** y __dos__", ["paragraph 1: *uno* y *dos*"]),
        ("*uno* y _dos_", ["paragraph 1: /uno/ y /dos/"]),
        ("***uno*** dos", ["paragraph 1: */uno/* dos"]),
        ("**a *b* c**", ["paragraph 1: *a **/b/** c*"]),
        ("\\*uno\\* \\_dos\\_", ["paragraph 1: *uno* _dos_"]),
    ],
)
def test_bold_and_italics(source: str, expected: list[str]) -> None:
    assert drawn(source) == expected


def test_lines_join_into_paragraphs_and_blank_lines_part_them() -> None:
    assert drawn("uno\ndos\n\n\n\ntres") == ["paragraph 1: uno dos", "paragraph 1: tres"]


@pytest.mark.parametrize("source", ["uno  \ndos", "uno\\\ndos"])
def test_a_hard_break_stays_inside_its_paragraph(source: str) -> None:
    assert drawn(source) == ["paragraph 1: uno\ndos"]


def test_lists_inside_lists_and_lists_apart() -> None:
    source = "- a\n  - b\n    1. c\n    2. d\n- e\n\ntexto\n\n1. f\n2. g"
    assert drawn(source) == [
        "bullet 1 1: a",
        "bullet 2 2: b",
        "number 3 3: c",
        "number 3 3: d",
        "bullet 1 1: e",
        "paragraph 1: texto",
        "number 1 4: f",
        "number 1 4: g",
    ]


@pytest.mark.parametrize("sign", ["-", "*", "+"])
def test_any_bullet_is_a_bullet(sign: str) -> None:
    assert drawn(f"{sign} uno\n{sign} dos") == ["bullet 1 1: uno", "bullet 1 1: dos"]


def test_a_second_paragraph_of_an_item_takes_no_number() -> None:
    assert drawn("1. uno\n\n   sigue\n2. dos") == [
        "number 1 1: uno",
        "paragraph 1: sigue",
        "number 1 1: dos",
    ]


def test_headings_and_quotes() -> None:
    assert drawn("# Uno\n\n### Tres\n\n> cita\n> sigue\n\nfin") == [
        "heading 1: Uno",
        "heading 3: Tres",
        "quote 1: cita sigue",
        "paragraph 1: fin",
    ]


def test_a_line_of_equals_signs_makes_no_heading() -> None:
    assert drawn("Uno\n===") == ["paragraph 1: Uno ==="]


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("---", "una línea divisoria"),
        ("Uno\n---", "una línea divisoria"),
        ("________", "una línea divisoria"),
        ("[uno](http://x.mx)", "un enlace"),
        ("![uno](x.png)", "una imagen"),
        ("`uno`", "código entre acentos graves"),
        ("```\nuno\n```", "un bloque de código"),
        ("    uno", "un párrafo sangrado con espacios (Markdown lo toma por código)"),
        ("\tuno", "un párrafo sangrado con espacios (Markdown lo toma por código)"),
        ("- uno\n-", "un elemento de lista vacío"),
        ("#\n\nuno", "un título vacío"),
    ],
)
def test_markup_without_a_print_is_refused(source: str, what: str) -> None:
    assert refused(source) == (
        what,
        "escríbalo como texto corrido; se admiten párrafos, **negritas**, *cursivas*, listas, "
        "títulos y citas.",
    )


@pytest.mark.parametrize(
    ("source", "number"),
    [
        ("3. Se aprueba", "3."),
        ("2025. Fue un buen año", "2025."),
        ("1) uno\n2) dos", "1)"),
        ("1. uno\n5. dos", "5."),
        ("1. uno\n1. dos", "1."),
        ("1. uno\n\ntexto\n\n2. dos", "2."),
        ("0. uno", "0."),
    ],
)
def test_a_typed_number_that_would_print_as_another_is_refused(source: str, number: str) -> None:
    what, remedy = refused(source)
    assert what == f"una lista numerada con «{number}»"
    assert remedy == (
        "numere la lista `1.`, `2.`, `3.`…; para imprimir el número tal cual, ponga una barra "
        "antes de su punto o paréntesis: `3\\.`"
    )


@pytest.mark.parametrize(
    ("source", "text"), [("3\\. Se aprueba", "3. Se aprueba"), ("1\\) uno", "1) uno")]
)
def test_a_bar_keeps_a_number_as_text(source: str, text: str) -> None:
    assert drawn(source) == [f"paragraph 1: {text}"]


def test_prose_knows_its_words() -> None:
    assert parse_prosa("Uno **dos**\n\n- tres").text == "Uno dos\ntres"
