"""Loops and the names that outlive them."""

from collections.abc import Iterator

import pytest
from engine.language.running import printed, told

from plandocs.engine.language.budget import TOO_LONG

TOO_MUCH = "La etiqueta no se pudo calcular: da algo demasiado grande para un documento."
NO_LIST = "La etiqueta no se pudo calcular: recorre con «for» un valor que no es una lista."


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("loop.index", "1 2 3 "),
        ("loop.index0", "0 1 2 "),
        ("loop.revindex", "3 2 1 "),
        ("loop.revindex0", "2 1 0 "),
        ("'p' if loop.first else '-'", "p - - "),
        ("'u' if loop.last else '-'", "- - u "),
        ("loop.length", "3 3 3 "),
        ("loop.depth ~ loop.depth0", "10 10 10 "),
        ("loop.previtem ~ x", "a ab bb "),
        ("loop.previtem|default('^') ~ x", "^a ab bb "),
        ("x ~ loop.nextitem", "ab bb b "),
        ("x ~ loop.nextitem|default('$')", "ab bb b$ "),
        ("loop.cycle('n', 'm')", "n m n "),
        ("'c' if loop.changed(x) else '-'", "c c - "),
        ("'c' if loop.changed(1) else '-'", "c - - "),
        ("'c' if loop.changed() else '-'", "c - - "),
    ],
)
def test_a_loop_knows_where_it_is(asked: str, expected: str) -> None:
    source = f"{{% for x in xs %}}{{{{ {asked} }}}} {{% endfor %}}"
    assert printed(source, xs=["a", "b", "b"]) == expected


def test_a_loop_with_if_counts_what_it_keeps() -> None:
    source = (
        "{% for x in xs if x != 'b' %}{{ loop.index }}/{{ loop.length }}{{ x }} "
        "{% else %}nada{% endfor %}"
    )
    assert printed(source, xs=["a", "b", "c"]) == "1/2a 2/2c "
    assert printed(source, xs=["b"]) == "nada"


def test_each_loop_has_its_own() -> None:
    source = (
        "{% for x in xs %}{% set fuera = loop %}{% for y in x %}"
        "{{ fuera.index }}{{ loop.index }}{{ fuera.last and loop.last or '' }} {% endfor %}"
        "{{ loop.index }};{% endfor %}"
    )
    assert printed(
        source.replace("{{ fuera.last and loop.last or '' }}", ""), xs=[[1, 2], [3]]
    ) == ("11 12 1;21 2;")


def _once() -> Iterator[str]:
    yield from "ab"


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["a", "b"], "ab"),
        (("a", "b"), "ab"),
        ("ab", "ab"),
        ({"a": 1, "b": 2}, "ab"),
        ([], "nada"),
        ("", "nada"),
        ({}, "nada"),
    ],
)
def test_a_loop_goes_through_lists_texts_and_groups(values: object, expected: str) -> None:
    assert printed("{% for x in xs %}{{ x }}{% else %}nada{% endfor %}", xs=values) == expected


def test_a_loop_goes_through_what_can_be_gone_through_once() -> None:
    assert printed("{% for x in xs %}{{ loop.length }}{{ x }}{% endfor %}", xs=_once()) == "2a2b"


def test_a_loop_takes_its_items_apart() -> None:
    source = "{% for k, (a, b) in xs %}{{ k }}{{ a }}{{ b }} {% endfor %}"
    assert printed(source, xs=[("k", (1, 2)), ("l", [3, 4])]) == "k12 l34 "
    assert printed("{% for k, v in d.items() %}{{ k }}{{ v }}{% endfor %}", d={"a": 1}) == "a1"


@pytest.mark.parametrize("value", [5, None, True, 1.5])
def test_a_loop_over_what_is_no_list_is_told(value: object) -> None:
    assert told("\n{% for x in xs %}{{ x }}{% endfor %}", xs=value) == [f"P207 2: {NO_LIST}"]


def test_what_loop_knows_is_all_that_it_tells() -> None:
    source = "{% for x in [1] %}{{ loop.otro }}{{ loop._index }}{% endfor %}"
    assert told(source) == [
        "P212 1: La etiqueta usa el nombre «_index», que una plantilla no puede usar."
    ]
    assert told("{% for x in [1] %}{{ loop.otro }}{% endfor %}{{ loop.index }}") == [
        "P203 1: La plantilla pide «otro» y los datos no lo tienen.",
        "P203 1: La plantilla pide «loop» y los datos no lo tienen.",
    ]


def test_a_cycle_of_nothing_is_told() -> None:
    assert told("{% for x in [1] %}{{ loop.cycle() }}{% endfor %}") == [
        "P207 1: La etiqueta no se pudo calcular: «loop.cycle()» no tiene valores."
    ]


def test_a_name_set_in_a_loop_ends_with_it() -> None:
    assert printed("{% set n = 1 %}{% for x in [5] %}{% set n = x %}{% endfor %}{{ n }}") == "1"
    assert printed("{% if true %}{% set n = 2 %}{% endif %}{{ n }}") == "2"


def test_a_namespace_outlives_its_loop() -> None:
    source = (
        "{% set ns = namespace(n=0, t='') %}{% for x in xs %}{% set ns.n = ns.n + x %}"
        "{% set ns.t = ns.t ~ x %}{% endfor %}{{ ns.n }} {{ ns.t }}"
    )
    assert printed(source, xs=[1, 2, 3]) == "6 123"


def test_what_a_namespace_lacks_is_told_with_its_near_name() -> None:
    assert told("{% set ns = namespace(total=0) %}{{ ns.totl }}{{ ns }}") == [
        "P203 1: La plantilla pide «totl» y los datos no lo tienen. ¿Quiso decir «total»?",
        "P204 1: La plantilla imprime un valor que no es texto donde va un texto.",
    ]


@pytest.mark.parametrize("before", ["", "{% set ns = 1 %}"])
def test_a_field_set_on_what_is_no_namespace_is_told_in_spanish(before: str) -> None:
    found = told(f"{before}{{% set ns.n = 2 %}}")
    assert len(found) == 1
    assert "cannot assign" not in found[0]


def test_a_namespace_begins_with_a_group() -> None:
    assert printed("{{ namespace({'a': 1}).a }}") == "1"


def test_loops_end_before_six_million_rounds() -> None:
    source = (
        "{% for x in r %}{% for y in r %}{% for z in r %}{% endfor %}{% endfor %}{% endfor %}fin"
    )
    assert told(f"\n{source}", r=list(range(300))) == [
        f"P207 2: La etiqueta no se pudo calcular: {TOO_LONG}."
    ]
    assert printed(source, r=list(range(150))) == "fin"


def grown(start: str, step: str) -> str:
    """Return a source whose namespace grows with each round."""
    rounds = f"{{% for i in range(200) %}}{{% set ns.x = {step} %}}{{% endfor %}}"
    return f"{{% set ns = namespace(x={start}) %}}{rounds}"


@pytest.mark.parametrize(
    "step",
    ["ns.x ~ ns.x", "ns.x + ns.x", "ns.x * 2", "'%s%s' % (ns.x, ns.x)", "ns.x.replace('a', 'aa')"],
)
def test_a_text_that_grows_with_each_round_is_stopped(step: str) -> None:
    source = grown("'a'", step)
    assert told(source) == [f"P207 1: {TOO_MUCH}"]


@pytest.mark.parametrize(
    "step", ["ns.x + ns.x", "ns.x * 2", "ns.x * ns.x if ns.x is number else ns.x * 3"]
)
@pytest.mark.parametrize("start", ["[1]", "(1, 2)", "9"])
def test_a_list_or_number_that_grows_with_each_round_is_stopped(step: str, start: str) -> None:
    source = grown(start, step)
    assert told(source) == [f"P207 1: {TOO_MUCH}"]


def test_with_keeps_its_names_inside() -> None:
    source = "{% with a = 1, b = x %}{{ a }}{{ b }}{% endwith %}{{ a is defined or 'no' }}"
    assert printed(source, x=2) == "12no"
    assert printed("{% set a, b = 1, x %}{{ a }}{{ b }}", x=2) == "12"


def test_blocks_on_several_lines_tell_theirs() -> None:
    source = "{% for x in xs\n   if x %}\n{{ x.a }}\n{{ 1 / x.b }}{% endfor %}"
    assert told(source, xs=[{"a": "", "b": 0}, None]) == [
        "P207 4: La etiqueta no se pudo calcular: divide entre cero."
    ]
