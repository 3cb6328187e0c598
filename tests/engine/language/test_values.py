"""What an expression computes: operators and their bounds, fields, methods, what is missing."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from engine.language.running import failure, printed, told

TOO_MUCH = "da algo demasiado grande para un documento."
MIXED = "mezcla valores de tipos distintos."
VALUES: dict[str, Any] = {
    "xs": ["a", "b", "c"],
    "d": {"uno": 1, "items": "x", 5: "cinco"},
    "dia": date(2026, 5, 30),
    "hora": time(9, 5),
    "cuando": datetime(2026, 5, 30, 9, 5),
    "dec": Decimal("1.10"),
    "t": "Hola que tal",
}


def missing(name: str, near: str = "", line: int = 1) -> str:
    hint = f" ¿Quiso decir «{near}»?" if near else ""
    return f"P203 {line}: La plantilla pide «{name}» y los datos no lo tienen.{hint}"


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("1 + 2 * 3 - 4", "3"),
        ("'a' + 'b'", "ab"),
        ("([1] + [2])|join", "12"),
        ("((1,) + (2,))|join", "12"),
        ("7 / 2", "3.5"),
        ("7 // 2", "3"),
        ("7 % 4", "3"),
        ("'%s-%s' % ('a', 2)", "a-2"),
        ("2 ** 10", "1024"),
        ("2 ** -1", "0.5"),
        ("10 ** 12 ** 1", "1000000000000"),
        ("-dec", "-1.10"),
        ("+dec", "1.10"),
        ("dec * 3", "3.30"),
        ("dec ** 2", "1.2100"),
        ("dec * 1.5 ~ ' ' ~ 1.5 * dec", "1.650 1.650"),
        ("[dec + 0.2, 0.2 + dec, dec - 0.1, 1.2 - dec]|join(' ')", "1.30 1.30 1.00 0.10"),
        ("dec / 0.5 ~ ' ' ~ dec // 0.5 ~ ' ' ~ dec % 0.5 ~ ' ' ~ dec ** 2.0", "2.2 2 0.10 1.2100"),
        ("[dec, 0.1]|sum ~ ' ' ~ [0.1, dec]|sum ~ ' ' ~ [dec]|sum(start=0.1)", "1.20 1.20 1.20"),
        ("'sí' if dec == 1.1 and 1.1 == dec and not dec != 1.1 and 1.0 < dec <= 1.1", "sí"),
        ("'sí' if dec in [1.1] and dec in (2, 1.1) and 1.1 in [dec] and dec not in [1.2]", "sí"),
        ("'sí' if dec|float == 1.1 and 1.1 in [dec|float]", "sí"),
        ("((dec, 'a'), ('b', dec))[1][0]", "b"),
        ("'ab' * 3", "ababab"),
        ("3 * 'ab'", "ababab"),
        ("'ab' * -1", ""),
        ("([1] * 3)|join", "111"),
        ("'a' ~ 1 ~ dec ~ 2.0", "a11.102.0"),
        ("('x' * 100000)|length", "100000"),
        ("range(100000)|length", "100000"),
        ("range(3)|join", "012"),
        ("range(9, 0, -4)|join", "951"),
        ("(10 ** 39)|string|length", "40"),
        ("(999999999999 ** 3)|string|length", "36"),
        ("'sí' if 1 < 2 <= 2 and not (3 != 3 or none) else 'no'", "sí"),
        ("'sí' if 2 in [1, 2] and 'z' not in t", "sí"),
        ("'nunca' if 1 > 2", ""),
        ("xs[0] ~ xs[-1] ~ xs[1:]|join ~ xs[::-1]|join ~ t[:4] ~ t[5]", "acbccbaHolaq"),
        ("d.uno ~ d['uno'] ~ d[5] ~ d.items", "11cincox"),
        ("dia.year ~ '-' ~ dia.month ~ '-' ~ dia.day", "2026-5-30"),
        ("hora.hour ~ ':' ~ hora.minute ~ ':' ~ hora.second", "9:5:0"),
        ("cuando.hour ~ cuando.year", "92026"),
        ("{'a': {'b': [1, 2]}}.a.b[1]", "2"),
        ("(1, 2)[1]", "2"),
        ("{'uno': 1,}['uno']", "1"),
    ],
)
def test_an_expression_prints_its_value(expression: str, expected: str) -> None:
    assert printed(f"{{{{ {expression} }}}}", **VALUES) == expected


@pytest.mark.parametrize(
    "expression",
    [
        "'x' * 100001",
        "100001 * 'x'",
        "[1] * 100001",
        "(1, 2) * 50001",
        "2 ** 65",
        "2 ** -65",
        "1000000000001 ** 2",
        "10 ** 40",
        "10 ** 39 * 10",
        "10 ** 39 * 9 + 10 ** 39",
        "-9 * 10 ** 39 - 10 ** 39",
        "(10 ** 39 * 9 + 10 ** 39 - 1) // 1 * 10",
        "enorme / 1",
        "enorme - 1",
        "range(100001)",
        "range(10000000000)",
        "range(100000) + range(1)",
        "('x' * 100000)|replace('x', 'y' * 11)",
        "('x' * 100000)|replace('x', t) + 'y'",
        "('x' * 100000)|replace('x', t) ~ 'y'",
        "'%99999d' % 1",
    ],
)
def test_an_operation_that_would_fill_the_memory_is_stopped(expression: str) -> None:
    assert failure(expression, t="0123456789", enorme=Decimal("1E+42")) == TOO_MUCH


@pytest.mark.parametrize(
    ("expression", "why"),
    [
        ("1 / 0", "divide entre cero."),
        ("1 // 0", "divide entre cero."),
        ("1 % 0", "divide entre cero."),
        ("0 ** -1", "divide entre cero."),
        ("'a' + 1", MIXED),
        ("1 - 'a'", MIXED),
        ("none * 2", MIXED),
        ("'a' < 1", MIXED),
        ("'%d' % 'a'", MIXED),
        ("'%s %s' % 'a'", MIXED),
        ("range('a')", MIXED),
        ("5[0]", MIXED),
        ("xs[1.5]", MIXED),
        ("d[[1]]", MIXED),
        ("xs[3]", "pide el elemento 3 de una lista de 3 (el primero es el 0)."),
        ("xs[-4]", "pide el elemento -4 de una lista de 3 (el primero es el 0)."),
        ("t[99]", "pide el elemento 99 de una lista de 12 (el primero es el 0)."),
        ("'{} {0}'.format(1)", MIXED),
        ("'{:d}'.format('a')", MIXED),
        ("'a'.join()", MIXED),
        ("none ~ 'a'", "usa un valor vacío donde va un texto."),
        ("xs ~ 'a'", "usa una lista donde va un texto."),
    ],
)
def test_an_operation_on_the_wrong_values_says_why(expression: str, why: str) -> None:
    assert failure(expression, **VALUES) == why


@pytest.mark.parametrize(
    ("value", "what"),
    [
        (None, "un valor vacío"),
        (True, "un sí o no"),
        (["a"], "una lista"),
        (("a",), "una lista"),
        ({"a": 1}, "un grupo de campos"),
        (date(2026, 1, 2), "un valor que no es texto"),
        (object(), "un valor que no es texto"),
        (b"a", "un valor que no es texto"),
    ],
)
def test_what_is_no_text_is_told_where_it_prints(value: object, what: str) -> None:
    assert told("a\n{{ x }}", x=value) == [
        f"P204 2: La plantilla imprime {what} donde va un texto."
    ]


@pytest.mark.parametrize(
    ("value", "code"),
    [("a\x0bb", "U+000B"), ("a\ud800b", "U+D800"), ("a\uffffb", "U+FFFF"), ("a\0b", "U+0000")],
)
def test_a_character_that_xml_forbids_is_told(value: str, code: str) -> None:
    assert told("{{ x }}", x=value) == [
        f"P205 1: Un valor trae el carácter invisible {code}, que Word y Excel no admiten: «a�b»."
    ]


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        (
            "t.upper() ~ t.lower() ~ 'abc'.title() ~ 'abc'.capitalize()",
            "HOLA QUE TALhola que talAbcAbc",
        ),
        ("' a '.strip() ~ ' a'.lstrip() ~ 'a '.rstrip() ~ 'xax'.strip('x')", "aaaa"),
        ("t.replace('a', 'o') ~ t.replace('a', 'o', 1)", "Holo que tolHolo que tal"),
        (
            "t.split()|join('-') ~ t.split('q', 1)|join('-') ~ t.split(sep='q')|length",
            "Hola-que-talHola -ue tal2",
        ),
        ("t.startswith('Hola') and t.endswith('tal') and 'sí'", "sí"),
        ("t.count('a') ~ xs.count('a') ~ (1, 1).count(1)", "212"),
        ("'-'.join(xs) ~ ', '.join([1, dec])", "a-b-c1, 1.10"),
        (
            "'{:>3}|{:,.1f}|{:05d}|{:%}'.format('a', 1234.56, 7, 0.5)",
            "  a|1,234.6|00007|50.000000%",
        ),
        ("'{1}{0}'.format('a', dec)", "1.10a"),
        ("d.keys()|map('string')|join ~ d.values()|join ~ d.items()|length", "unoitems51xcinco3"),
        ("d.get('uno') ~ d.get('dos', '—')", "1—"),
        (
            "dia.strftime('%d/%m/%Y') ~ hora.strftime('%H:%M') ~ dia.isoformat()",
            "30/05/202609:052026-05-30",
        ),
    ],
)
def test_the_methods_of_texts_groups_and_dates_work(expression: str, expected: str) -> None:
    assert printed(f"{{{{ {expression} }}}}", **VALUES) == expected


@pytest.mark.parametrize(
    ("expression", "method"),
    [
        ("xs.upper()", "upper"),
        ("dec.upper()", "upper"),
        ("t.items()", "items"),
        ("d.upper()", "upper"),
        ("dia.get('x')", "get"),
        ("t.strftime('x')", "strftime"),
        ("xs.join('a')", "join"),
        ("'{a.b}'.format(1)", "format"),
        ("'{0.real}'.format(1)", "format"),
        ("'{0[0]}'.format(xs)", "format"),
        ("'{:9999}'.format(1)", "format"),
        ("'{:{}}'.format(1, 2)", "format"),
    ],
)
def test_a_method_of_another_kind_of_value_is_told(expression: str, method: str) -> None:
    assert failure(expression, **VALUES) == f"«.{method}()» no se aplica a ese valor."


def test_a_method_prints_no_form_of_python_s() -> None:
    assert failure("'{}'.format(none)") == "usa un valor vacío donde va un texto."
    assert failure("'-'.join([none])") == "usa un valor vacío donde va un texto."
    assert failure("dia.strftime(none)", **VALUES) == "usa un valor vacío donde va un texto."


@pytest.mark.parametrize(
    ("expression", "told_once"),
    [
        ("ttulo", missing("ttulo", "titulo")),
        ("nada", missing("nada")),
        ("plan.titlo", missing("titlo", "titulo")),
        ("plan['titlo']", missing("titlo", "titulo")),
        ("plan[7]", missing("7")),
        ("titulo.titlo", missing("titlo")),
        ("dia.fecha", missing("fecha")),
        ("xs.x", missing("x")),
        ("xs['x']", missing("x")),
        ("nada.a.b.c", missing("nada")),
        ("nada[0]['a']", missing("nada")),
        ("nada.upper()", missing("nada")),
        ("nada + 1", missing("nada")),
        ("1 - nada", missing("nada")),
        ("-nada", missing("nada")),
        ("+nada", missing("nada")),
        ("nada * 2 / 3 // 4 % 5", missing("nada")),
        ("'a' ~ nada", missing("nada")),
        ("'%s' % nada", missing("nada")),
        ("nada|upper", missing("nada")),
        ("nada|join", missing("nada")),
        ("[nada]|join", missing("nada")),
        ("nada|first", missing("nada")),
        ("nada|last", missing("nada")),
        ("nada|min", missing("nada")),
        ("nada|max", missing("nada")),
        ("nada|sum|string", missing("nada")),
        ("nada|length|string", missing("nada")),
        ("filas|map(attribute='q')|join", missing("q")),
        ("'a' if nada else 'b'", missing("nada")),
        ("'a' if not nada", missing("nada")),
        ("'a' if nada == 1", missing("nada")),
        ("'a' if nada != 1", missing("nada")),
        ("'a' if 1 < nada", missing("nada")),
        ("'a' if nada >= 1", missing("nada")),
        ("'a' if 'x' in nada", missing("nada")),
        ("'a' if nada in ['x']", missing("nada")),
        ("nada or 'x'", missing("nada")),
    ],
)
def test_what_is_missing_is_told_once_with_the_name_it_may_mean(
    expression: str, told_once: str
) -> None:
    values = {"titulo": "x", "plan": {"titulo": "x"}, "xs": [], "dia": date(2026, 1, 2)}
    assert told(f"{{{{ {expression} }}}}", **values, filas=[{"t": 1}]) == [told_once]


def test_each_thing_missing_is_told_at_its_line() -> None:
    source = "{{ a }}{{ b }}\n{% for x in c %}{{ x }}{% endfor %}\n{{ a }}"
    assert told(source) == [
        missing("a"),
        missing("b"),
        missing("c", line=2),
        missing("a", line=3),
    ]


@pytest.mark.parametrize(
    "expression",
    [
        "nada|default('x')",
        "nada is defined or 'x'",
        "'x' if nada is undefined",
        "(plan.nada if plan.nada is defined else '')|string ~ 'x'",
    ],
)
def test_asking_whether_something_is_missing_tells_nothing(expression: str) -> None:
    assert printed(f"{{{{ {expression} }}}}", plan={}) == "x"


@pytest.mark.parametrize(
    "expression",
    [
        "nada|int",
        "nada|float",
        "'a' if nada in plan",
        "range(nada)|join",
        "nada|round",
        "nada|abs",
        "xs[nada]",
        "xs[nada:]|join",
        "nada ** 2",
        "nada|items|join",
        "nada|dictsort|join",
        "'%d' % nada",
        "plan[nada]",
    ],
)
def test_what_is_missing_is_told_by_name_wherever_it_is_used(expression: str) -> None:
    assert told(f"{{{{ {expression} }}}}", plan={"a": 1}, xs=["a"]) == [missing("nada")]


def test_conditions_over_what_is_missing_are_false_and_go_on() -> None:
    source = "{% if nada.a > 1 %}a{% elif x %}b{% endif %}\n{{ otra }}"
    assert told(source, x=True) == [missing("nada"), missing("otra", line=2)]
