"""Filters and tests: Jinja's own answers, but where a document asks for better ones."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import jinja2
import pytest
from engine.language.running import failure, printed, told

from plandocs.engine.language import filters
from plandocs.engine.language.filters import FILTERS, JINJA_TESTS, RUN_FILTERS, TESTS

TOO_MUCH = "da algo demasiado grande para un documento."
MIXED = "mezcla valores de tipos distintos."
VALUES: dict[str, Any] = {
    "texto": " el año, 'que' (viene) & más-allá ",
    "largo": "una frase de ocho palabras que no cabe",
    "vacio": "",
    "nada": None,
    "xs": ["c", "a", "b", "a"],
    "mezcla": ["b", "C", "a", "B"],
    "numeros": [3, 1, 2],
    "pares": [[3, 1], [2]],
    "filas": [{"n": 2, "t": "dos"}, {"n": 1, "t": "uno"}, {"n": 2, "t": "otro"}],
    "hondas": [{"a": {"b": 2}}, {"a": {"b": 1}}],
    "d": {"z": 1, "y": 2},
    "f": 2.567,
    "dec": Decimal("2.567"),
    "si": True,
    "no": False,
}
SAME = (
    "{{ -5|abs }} {{ f|abs }}",
    "{% for x in numeros|batch(2) %}[{{ x|join }}]{% endfor %}",
    "{% for x in numeros|batch(2, '-') %}[{{ x|join }}]{% endfor %}",
    "{% for x in []|batch(2, '-') %}[{{ x|join }}]{% endfor %}.",
    "{{ texto|capitalize }}",
    "{{ xs|count }} {{ d|count }} {{ texto|count }}",
    "{{ falta|d('x') }} {{ vacio|d('x') }} {{ vacio|d('x', true) }} {{ nada|d('x', true) }}",
    "{{ falta|default }} {{ falta|default('x') }} {{ 0|default('x') }}",
    "{% for k, v in d|dictsort %}{{ k }}{{ v }} {% endfor %}",
    "{% for k, v in d|dictsort(by='value', reverse=true) %}{{ k }}{{ v }} {% endfor %}",
    "{{ 'abc'|e }} {{ 'abc'|escape }}",
    "{{ xs|first }} {{ texto|trim|first }} {{ d|first }}",
    "{{ '1.5'|float }} {{ 'x'|float(2.5) }} {{ 3|float }}",
    "{{ '%s de %d, %5.2f%%'|format('a', 3, 2.5) }} {{ '%(a)s'|format(a=1) }}",
    "{% for n, g in filas|groupby('n') %}{{ n }}:{{ g|length }} {% endfor %}",
    "{{ 'a\nb'|indent }} {{ 'a\nb'|indent(2, true) }}",
    "{{ '12'|int }} {{ 'x'|int(7) }} {{ '0x1f'|int(0, 16) }} {{ 2.9|int }} {{ '2.9'|int }}",
    "{% for k, v in d|items %}{{ k }}{{ v }}{% endfor %}",
    "{{ xs|join }} {{ numeros|join(', ') }} {{ filas|join('-', attribute='t') }} {{ "
    "'abc'|join('.') }}",
    "{{ xs|last }} {{ texto|trim|last }} {{ d|last }}",
    "{{ xs|length }} {{ d|length }} {{ texto|length }}",
    "{{ 'abc'|list|join('-') }} {{ d|list|join }}",
    "{{ texto|lower }} {{ 5|lower }}",
    "{{ xs|map('upper')|join }} {{ filas|map(attribute='t')|join }} {{ "
    "hondas|map(attribute='a.b')|join }}",
    "{{ pares|map('first')|join }} {{ pares|map('join', '-')|join(';') }} {{ "
    "pares|map(attribute=0)|join }}",
    "{{ numeros|max }} {{ (filas|max(attribute='n')).t }} {{ xs|max }}",
    "{{ numeros|min }} {{ (filas|min(attribute='n')).t }} {{ xs|min }}",
    "{{ numeros|reject('odd')|join }} {{ [0, 1, '']|reject|join }}",
    "{{ filas|rejectattr('n', 'eq', 2)|map(attribute='t')|join }}",
    "{{ texto|replace('a', 'o') }} {{ texto|replace('a', 'o', 1) }} {{ 11|replace(1, 2) "
    "}} {{ 'ab'|replace('', '-') }}",
    "{{ xs|reverse|join }} {{ 'abc'|reverse }}",
    "{{ f|round }} {{ f|round(1) }} {{ f|round(1, 'ceil') }} {{ f|round(1, 'floor') }} "
    "{{ 42|round }}",
    "{{ 1234|round(-2) }} {{ 1234.5|round(-2, 'floor') }}",
    "{{ numeros|select('odd')|join }} {{ [0, 1, 2]|select|join }}",
    "{{ numeros|select('in', [1, 2])|join }} {{ [1, none]|select('none')|list|length }}",
    "{{ filas|selectattr('n', 'gt', 1)|map(attribute='t')|join }} {{ "
    "filas|selectattr('n')|list|length }}",
    "{% for g in xs|slice(3) %}[{{ g|join }}]{% endfor %} {% for g in xs|slice(3, '-') "
    "%}[{{ g|join }}]{% endfor %}",
    "{{ mezcla|sort|join }} {{ mezcla|sort(true)|join }} {{ "
    "mezcla|sort(case_sensitive=true)|join }}",
    "{{ filas|sort(attribute='n,t')|map(attribute='t')|join }} {{ "
    "hondas|sort(attribute='a.b')|map(attribute='a.b')|join }}",
    "{{ 5|string ~ 'x' }}",
    "{{ numeros|sum }} {{ filas|sum(attribute='n') }} {{ numeros|sum(start=10) }}",
    "{{ texto|title }} {{ 'de LA [casa] {azul} <y>'|title }}",
    "[{{ texto|trim }}] {{ '--a--'|trim('-') }}",
    "{{ largo|truncate(12) }} {{ largo|truncate(12, true) }} {{ largo|truncate(12, "
    "false, '…') }} {{ 'corto'|truncate(3) }}",
    "{{ mezcla|unique|join }} {{ mezcla|unique(true)|join }} {{ "
    "filas|unique(attribute='n')|list|length }}",
    "{{ texto|upper }}",
    "{{ texto|wordcount }} {{ ''|wordcount }}",
    "{{ largo|wordwrap(12) }} {{ largo|wordwrap }}",
)
SAME_TESTS = (
    "texto is defined",
    "falta is undefined",
    "nada is none",
    "'a' is in xs",
    "si is true",
    "no is false",
    "1 is true",
    "3 is odd",
    "3 is even",
    "9 is divisibleby 3",
    "no is boolean",
    "3 is integer",
    "true is integer",
    "f is float",
    "'a' is lower",
    "'A' is upper",
    "texto is string",
    "d is mapping",
    "f is number",
    "xs is sequence",
    "d is iterable",
    "5 is iterable",
    "[1]|select('==', 1)|list",
    "1 is eq 2",
    "1 is equalto 1",
    "[1]|select('!=', 1)|list",
    "1 is ne 2",
    "[1]|select('>', 0)|list",
    "1 is gt 2",
    "1 is greaterthan 0",
    "[1]|select('<', 2)|list",
    "1 is lt 0",
    "1 is lessthan 2",
    "[1]|select('>=', 1)|list",
    "1 is ge 2",
    "[1]|select('<=', 1)|list",
    "1 is le 0",
)


def jinja(source: str) -> str:
    """Return what plain Jinja prints."""
    return jinja2.Environment().from_string(source).render(**VALUES)


@pytest.mark.parametrize("source", SAME)
def test_a_filter_answers_what_jinja_s_does(source: str) -> None:
    assert printed(source, **VALUES) == jinja(source)


@pytest.mark.parametrize("expression", SAME_TESTS)
def test_a_test_answers_what_jinja_s_does(expression: str) -> None:
    source = f"{{% if {expression} %}}sí{{% else %}}no{{% endif %}}"
    assert printed(source, **VALUES) == jinja(source)


def test_every_filter_and_test_is_compared_with_jinja_s() -> None:
    sources, tests = " ".join(SAME), " ".join(SAME_TESTS)
    ours = {"mayusculas", "minusculas"}
    assert [name for name in {*FILTERS, *RUN_FILTERS} - ours if f"|{name}" not in sources] == []
    assert [name for name in {*TESTS, *JINJA_TESTS} if not _tries(tests, name)] == []


def _tries(tests: str, name: str) -> bool:
    return f" is {name}" in tests or f"select('{name}'" in tests


@pytest.mark.parametrize(
    "source",
    [
        "{{ mezcla|max }}",
        "{{ mezcla|min }}",
        "{{ mezcla|max(case_sensitive=true) }}",
        "{{ vacio|default('x', boolean=true) }}",
        "{{ falta|default(default_value='x') }}",
        "{{ '--a--'|trim(chars='-') }}",
        "{{ largo|truncate(12, leeway=0) }}",
        "{% for x in numeros|batch(linecount=2, fill_with=0) %}{{ x|join }} {% endfor %}",
        "{% for x in numeros|slice(slices=2) %}{{ x|join }} {% endfor %}",
        "{{ numeros|join(d='-') }}",
        "{{ 'una frase'|wordwrap(4, false) }}",
        "{{ 'a\n\nb'|indent }}",
        "{{ 'uno\ndos'|wordwrap(9) }}",
        "{{ hondas|join('-', attribute='a.b') }}",
        "{{ filas|map(attribute='q', default='-')|join }}",
        "{% for n, g in filas|groupby('q', default='-') %}{{ n }}{% endfor %}",
        "{{ pares|map('sum')|join(' ') }}",
        "{{ pares|map('sort')|map('join')|join(' ') }}",
        "{% for g in filas|groupby('n') %}{{ g.grouper }}:{{ g.list|length }} {% endfor %}",
    ],
)
def test_a_filter_takes_all_that_jinja_s_takes(source: str) -> None:
    assert printed(source, **VALUES) == jinja(source)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("'<b> & \"c\"'|e", '<b> & "c"'),
        ("'áé'|mayusculas", "ÁÉ"),
        ("'ÁÉ'|minusculas", "áé"),
        ("dec|round(1)", "2.6"),
        ("numeros|map('string')|last", "2"),
        ("1e22", "10000000000000000000000"),
        ("1e-7", "0.0000001"),
        ("0.1 + 0.2", "0.3"),
        ("1.1 * 100", "110"),
        ("3.0", "3.0"),
        ("1 / 3", "0.3333333333333333"),
        ("'%s'|format(1e22|string)", "10000000000000000000000"),
        ("[[1, 2], [3, 4]]|map('first')|slice(2, '-')|map('join')|join(';')", "1;3"),
    ],
)
def test_a_filter_answers_what_a_document_wants(expression: str, expected: str) -> None:
    assert printed(f"{{{{ {expression} }}}}", **VALUES) == expected


@pytest.mark.parametrize(
    ("expression", "why"),
    [
        ("[]|first", "pide el primero de una lista vacía."),
        ("''|last", "pide el último de una lista vacía."),
        ("[]|min", "pide el menor de una lista vacía."),
        ("{}|max", "pide el mayor de una lista vacía."),
        ("none|upper", "usa un valor vacío donde va un texto."),
        ("true|lower", "usa un sí o no donde va un texto."),
        ("[1]|title", "usa una lista donde va un texto."),
        ("(1, 2)|trim", "usa una lista donde va un texto."),
        ("{}|capitalize", "usa un grupo de campos donde va un texto."),
        ("dia|string", "usa un valor que no es texto donde va un texto."),
        ("['a', none]|join", "usa un valor vacío donde va un texto."),
        ("['a']|join(none)", "usa un valor vacío donde va un texto."),
        ("[['a']]|join", "usa una lista donde va un texto."),
        ("'a'|replace(none, 'b')", "usa un valor vacío donde va un texto."),
        ("'a' ~ true", "usa un sí o no donde va un texto."),
        ("1e308 * 10", "da un número sin fin."),
        ("(1e308 * 10)|string", "da un número sin fin."),
        ("1.5|round(0, 'up')", "redondea de un modo que no existe: «up»."),
        ("'hola'|truncate(2)", "corta a 2 letras un texto que termina en «...»."),
        ("'hola'|truncate(-1, false, '')", "corta a -1 letras un texto que termina en «»."),
        ("5|list", "recorre con «for» un valor que no es una lista."),
        ("xs|map('nada')|join", "usa el filtro «nada», que no existe."),
        ("xs|map('_field', 'x')|join", "usa el filtro «_field», que no existe."),
        ("xs|select('nada')|join", "usa la prueba «nada», que no existe."),
        ("'%d'|format('x')", MIXED),
        ("[1, 'a']|sort", MIXED),
        ("xs|batch(0)", "reparte una lista de 0 en 0."),
        ("'a'|replace('a')", "da a un filtro o a un método datos de más, o de menos."),
        ("3 in 3", "busca con «in» donde no hay una lista ni un texto."),
    ],
)
def test_a_filter_given_the_wrong_value_says_so(expression: str, why: str) -> None:
    assert failure(expression, xs=["a"], dia=date(2026, 1, 2)) == why


@pytest.mark.parametrize(
    "expression",
    [
        "'%9999d'|format(1)",
        "'%.9999f'|format(1)",
        "'%*d'|format(9, 1)",
        "'a b'|indent(101)",
        "'a b'|indent(-1)",
        "'ab'|replace('', 'x' * 100000)|replace('x', 'x' * 100)",
        "xs|batch(1001)",
        "xs|slice(0)",
        "xs|slice(1001)",
        "('x' * 100000 ~ ('y' * 100000)) * 2",
        "'%s%s'|format('x' * 100000, 'y' * 100000)|replace('x', 'xxxxxxxxxx')",
        "(['x' * 100000] * 11)|join",
        "1.5|round(9999, 'ceil')",
    ],
)
def test_a_filter_that_would_fill_the_memory_is_stopped(expression: str) -> None:
    assert failure(expression, xs=["a"]) == TOO_MUCH


@pytest.mark.parametrize(
    "expression",
    [
        "xs|map|join",
        "xs|selectattr|list|join",
        "xs|map(attribute='a', foo=1)|join",
        "{}|dictsort(by='x')",
    ],
)
def test_a_filter_without_its_arguments_is_told(expression: str) -> None:
    assert failure(expression, xs=["a"])


@pytest.mark.parametrize(
    "expression",
    [
        "'%s'|format(none)",
        "'%s'|format(xs)",
        "'%s' % xs",
        "'%r'|format('a')",
    ],
)
def test_format_prints_nothing_in_python_s_own_form(expression: str) -> None:
    assert failure(expression, xs=["a"])


def test_the_width_of_a_named_format_is_bounded() -> None:
    assert failure("'%(n)9999s'|format(n=1)") == TOO_MUCH


@pytest.mark.parametrize("expression", ["(['x' * 100000] * 600)|join"])
def test_a_list_too_long_to_join_is_never_joined(expression: str) -> None:
    import tracemalloc

    tracemalloc.start()
    try:
        assert failure(expression) == TOO_MUCH
        assert tracemalloc.get_traced_memory()[1] < 50_000_000
    finally:
        tracemalloc.stop()


def test_a_test_that_jinja_does_not_lend_is_not_found() -> None:
    with pytest.raises(KeyError, match="callable"):
        filters.Tests(TESTS, lambda test: test)["callable"]


@pytest.mark.parametrize("name", ["attr", "center", "pprint", "random", "safe", "tojson", "urlize"])
def test_a_filter_that_is_not_offered_is_told(name: str) -> None:
    assert told(f"a\n{{{{ x|{name} }}}}", x="a") == [f"P202 2: El filtro «{name}» no existe."]


@pytest.mark.parametrize("name", ["callable", "sameas", "escaped", "filter", "nada"])
def test_a_test_that_is_not_offered_is_told(name: str) -> None:
    assert told(f"{{% if x is {name} %}}{{% endif %}}", x="a") == [
        f"P201 1: Hay una etiqueta mal escrita: no existe la prueba «{name}»."
    ]


def _generator() -> Iterator[int]:
    yield from (3, 1)


def test_filters_take_what_can_be_gone_through_once() -> None:
    source = "{{ g()|join }}"
    assert told(source, g=_generator) == [
        "P212 1: La etiqueta usa la función «g», que una plantilla no puede usar."
    ]
    assert printed("{{ xs|map('string')|first }}{{ xs|map('string')|last }}", xs=[3, 1]) == "31"
    assert printed("{{ xs|join('-') }}", xs=_generator()) == "3-1"
