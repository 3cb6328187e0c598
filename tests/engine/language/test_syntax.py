"""What a template may not write, and what is said of what it wrote badly."""

import pytest
from engine.language.running import printed, told

from plandocs.engine.language import FaultLog, Run, illegal_character
from plandocs.engine.language.compiler import compile_source, parse_own
from plandocs.engine.language.syntax import closes_forbidden, forbidden_statement
from plandocs.engine.rules import MISSING_STYLE


def bad(detail: str, line: int = 1) -> str:
    return f"P201 {line}: Hay una etiqueta mal escrita: {detail}."


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("{% include 'x' %}", "«include»"),
        ("{% import 'x' as y %}", "«import»"),
        ("{% from 'x' import y %}", "«import»"),
        ("{% extends 'x' %}", "«extends»"),
        ("{% block a %}{% endblock %}", "«block»"),
        ("{% macro f(a) %}{{ a }}{% endmacro %}", "«macro»"),
        ("{% call f() %}{% endcall %}", "«call»"),
        ("{% filter upper %}{% endfilter %}", "«filter»"),
        ("{% set a %}x{% endset %}", "«set sin =»"),
        ("{% autoescape true %}{% endautoescape %}", "«autoescape»"),
        ("{% for x in xs recursive %}{{ loop(x) }}{% endfor %}", "«recursive»"),
        ("{{ f() }}", "la función «f»"),
        ("{{ dict(a=1) }}", "la función «dict»"),
        ("{{ lipsum() }}", "la función «lipsum»"),
        ("{{ loop() }}", "la función «loop»"),
        ("{{ x.encode() }}", "«.encode()»"),
        ("{{ x.format_map({}) }}", "«.format_map()»"),
        ("{{ loop.update() }}", "«loop.update()»"),
        ("{{ x['upper']() }}", "una llamada"),
        ("{{ (x)() }}", "la función «x»"),
        ("{{ x.get('a')() }}", "una llamada"),
        ("{{ range(*xs) }}", "«*» antes de una lista"),
        ("{{ namespace(**d) }}", "«*» antes de una lista"),
        ("{{ x|join(*xs) }}", "«*» antes de una lista"),
        ("{{ x|join(**d) }}", "«*» antes de una lista"),
        ("{{ x is divisibleby(*xs) }}", "«*» antes de una lista"),
        ("{{ x.__class__ }}", "el nombre «__class__»"),
        ("{{ __import__ }}", "el nombre «__import__»"),
        ("{{ x._private }}", "el nombre «_private»"),
        ("{{ _w3 }}", "el nombre «_w3»"),
        ("{% set _a = 1 %}", "el nombre «_a»"),
        ("{% set ns = namespace() %}{% set ns._a = 1 %}", "el nombre «_a»"),
        ("{% set ns = namespace() %}{% set ns.__a = 1 %}", "el nombre «__a»"),
        ("{{ ﬁn }}", "el nombre «ﬁn»"),
        ("{% for x in _xs %}{% endfor %}", "el nombre «_xs»"),
        ("{{ x|_field('a') }}", "el nombre «_field»"),
        ("{{ x is _a }}", "el nombre «_a»"),
    ],
)
def test_what_a_template_may_not_use_is_told(source: str, what: str) -> None:
    forbidden = [one for one in told(source) if one.startswith("P212")]
    assert forbidden == [f"P212 1: La etiqueta usa {what}, que una plantilla no puede usar."]


def test_a_line_tells_one_forbidden_thing_and_every_line_its_own() -> None:
    assert told("{{ f(g(x.__a__)) }}\n{{ open('x') }}") == [
        "P212 1: La etiqueta usa la función «f», que una plantilla no puede usar.",
        "P212 2: La etiqueta usa la función «open», que una plantilla no puede usar.",
    ]


@pytest.mark.parametrize("name", ["_Nombre", "_nombre_de_pila", "año", "self_", "context"])
def test_other_names_are_names_of_data(name: str) -> None:
    assert printed(f"{{{{ {name} }}}}{{{{ d.{name} }}}}", **{name: "a", "d": {name: "b"}}) == "ab"


def test_a_value_called_self_is_printed() -> None:
    assert printed("{{ self }}", self="a") == "a"


@pytest.mark.parametrize(
    ("source", "detail"),
    [
        ("{% if x %}", "falta «endif»"),
        ("{% for x in xs %}{% if x %}{% endfor %}", "sobra «endfor», o antes falta «endif»"),
        ("{% endif %}", "no existe la instrucción «endif», o falta abrir su bloque"),
        ("{% else %}", "no existe la instrucción «else», o falta abrir su bloque"),
        ("{% si x %}", "no existe la instrucción «si», o falta abrir su bloque"),
        ("{% if x %}{% otro %}{% endif %}", "sobra «otro», o antes falta «endif»"),
        ("{%p if x %}", "{%p %} está fuera de un párrafo, o no está al empezar"),
        ("{%tr if x %}", "{%tr %} está fuera de una fila de tabla, o no está al empezar"),
        ("{%tc if x %}", "{%tc %} está fuera de una celda, o no está al empezar"),
        ("{%r if x %}", "{%r %} está fuera de un texto, o no está al empezar"),
        ("{{ }}", "no se entiende lo que hay entre las llaves"),
        ("{{ x", "no se entiende lo que hay entre las llaves"),
        ("{{ x y }}", "se esperaba «}}» y está «y»"),
        ("{{ x 'y' }}", "se esperaba «}}» y está «un texto entre comillas»"),
        ("{{ x 5 }}", "se esperaba «}}» y está «un número»"),
        ("{{ x 1.5 }}", "se esperaba «}}» y está «un número»"),
        ("{% if %}{% endif %}", "no se entiende lo que hay entre las llaves"),
        ("{% for x xs %}{% endfor %}", "se esperaba «in» y está «xs»"),
        ("{% for 5 in xs %}{% endfor %}", "no se entiende lo que hay entre las llaves"),
        ("{{ 'x }}", "una comilla no cierra"),
        ("{{ x) }}", "no se esperaba «)»"),
        ("{{ x. }}", "no se entiende lo que hay entre las llaves"),
        ("{% for x. in xs %}{% endfor %}", "se esperaba «in» y está «.»"),
        ("{% set a.5 = 1 %}", "se esperaba «un nombre» y está «un número»"),
        ("{{ x + }}", "no se esperaba «}}»"),
        ("{% set 5 = 1 %}", "no se entiende lo que hay entre las llaves"),
        ("{{ ¿x }}", "no se entiende el signo «¿»"),
        ("{% for loop in xs %}{% endfor %}", "no se entiende lo que hay entre las llaves"),
        ("{{ (x }}", "no se esperaba «}»"),
        ("{{ [1, 2 }}", "no se esperaba «}»"),
    ],
)
def test_a_badly_written_tag_is_told_in_spanish(source: str, detail: str) -> None:
    assert told(source) == [bad(detail)]
    assert told(f"a\n{source}") == [bad(detail, 2)]


@pytest.mark.parametrize(
    ("body", "forbidden"),
    [
        ("", ""),
        ("if x", ""),
        ("set a = 1", ""),
        ("set a", "«set sin =»"),
        ("raw", "«raw»"),
        ("from 'x' import y", "«from»"),
        ("include 'x'", "«include»"),
    ],
)
def test_a_statement_is_refused_by_its_word(body: str, forbidden: str) -> None:
    assert forbidden_statement(body) == forbidden


def test_what_closes_a_refused_block_is_known() -> None:
    words = ("endset", "endraw", "endmacro", "endautoescape", "endif", "endfor", "macro")
    assert [word for word in words if closes_forbidden(word)] == [
        "endset",
        "endraw",
        "endmacro",
        "endautoescape",
    ]


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("{{ " + "(" * 90 + "1" + ")" * 90 + " }}", id="parentheses"),
        pytest.param("{{ " + "not " * 450 + "1 }}", id="not"),
        pytest.param("{{ " + "+".join(["1"] * 250) + " }}", id="terms"),
        pytest.param("{{ x" + "|upper" * 250 + " }}", id="filters"),
        pytest.param("{{ x" + ".a" * 250 + " }}", id="fields"),
        pytest.param("{{ " + "+".join(["1"] * 3000) + " }}", id="many terms"),
        pytest.param("{% for x in x %}" * 21 + "{% endfor %}" * 21, id="loops"),
        pytest.param("{% if x %}" * 101 + "{% endif %}" * 101, id="ifs"),
    ],
)
def test_a_source_too_deep_for_python_is_told(source: str) -> None:
    assert told(f"\n{source}", x="a") == [
        "P201 1: Hay una etiqueta mal escrita: tiene demasiados niveles, o un número demasiado "
        "largo."
    ]


def test_the_text_between_tags_may_come_apart() -> None:
    log = FaultLog()
    source = "§0§{% if x %}\n§1§{{ x }}\n§0§{% endif %}\n"
    program = compile_source(source, log, ["a\n", "§0§"])
    assert program is not None
    run = Run({"x": "b"}, {})
    run.filters["_text"] = run.words
    assert "".join(program.run(run)) == "a\n§0§ba\n"


def test_a_tree_of_checked_tags_tells_what_is_left() -> None:
    log = FaultLog()
    assert parse_own("{% if x %}", log) is None
    assert compile_source("{% if x %}", log, []) is None
    assert compile_source("{% for loop in x %}{% endfor %}", log, []) is None
    assert [fault.line for fault in log.entries] == [1]


def test_a_source_that_prints_too_much_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plandocs.engine.language.program._MOST", 9)
    assert printed("{{ x }}", x="123456789") == "123456789"
    assert told("{{ x }}", x="1234567890")[0].endswith("algo demasiado grande para un documento.")


def test_a_run_outside_its_code_is_at_no_line() -> None:
    run = Run({}, {})
    run.note(MISSING_STYLE, estilo="Quote")
    assert [fault.line for fault in run.log.entries] == [0]
    assert run.failing(ValueError()) == (0, {})


@pytest.mark.parametrize(
    ("text", "code"),
    [("a", None), ("a\tb\nc\r", None), ("\x01", "U+0001"), ("\ufffe", "U+FFFE"), ("🗳", None)],
)
def test_the_characters_that_xml_forbids_are_known(text: str, code: str | None) -> None:
    assert illegal_character(text) == code
