"""How much work each thing that a template does is counted as, and where it ends."""

from typing import Any

import pytest
from engine.language.running import printed, told

from plandocs.engine.language import FaultLog, Run
from plandocs.engine.language import budget as room
from plandocs.engine.language.budget import FREE, MOST_WORK, TOO_LONG, Budget, size
from plandocs.engine.language.compiler import compile_source, loose_uses
from plandocs.engine.language.faults import BadExpression


def spent(source: str, **values: Any) -> int:
    """Return how many steps a sound source takes."""
    log = FaultLog()
    program = compile_source(source, log)
    assert program is not None
    run = Run(values, {})
    run.log = log
    run.filters["_text"] = run.words
    program.run(run)
    assert log.entries == []
    return MOST_WORK - run.budget._left


def left_by(action: Any) -> int:
    """Return how many steps something takes away from a budget."""
    budget = Budget()
    action(budget)
    return MOST_WORK - budget._left


@pytest.mark.parametrize(
    ("value", "steps"),
    [
        ("", 0), ("abc", 0), ("abcd", 1), ("a" * 41, 10), ([], 0), ([1, 2], 4), ((1,), 2),
        ({"a": 1, "b": 2, "c": 3}, 6), (7, 0), (None, 0), ({1, 2}, 0),
    ],
)  # fmt: skip
def test_a_value_is_as_large_as_it_is_long(value: object, steps: int) -> None:
    assert size(value) == steps
    assert left_by(lambda budget: budget.made(value)) == steps + 2


def test_all_the_work_may_be_asked_for_and_not_a_step_more() -> None:
    budget = Budget()
    budget.spend(MOST_WORK)
    with pytest.raises(BadExpression) as caught:
        budget.spend(1)
    assert str(caught.value) == TOO_LONG
    assert MOST_WORK == 60_000_000


def test_a_loop_takes_its_rounds_by_what_its_body_holds() -> None:
    assert left_by(lambda budget: budget.turns(10, 3)) == 10 * (8 + 3)


@pytest.mark.parametrize(
    ("value", "steps"),
    [
        ("a" * 255, 0),
        ("a" * 256, 1),
        ("a" * 513, 2),
        (5, 0),
        ([], 0),
        ([1, 2, 3], 12),
        (("a",), 4),
        ({"a": 1, "b": 2}, 8),
        ([[1, 2], [3], "a", {"b": [4, 5]}], 16 + 8 + 4 + 4 + 8),
    ],
)
def test_a_value_is_weighed_however_deep(value: object, steps: int) -> None:
    budget = Budget()
    assert budget.weighed(value) is value
    assert MOST_WORK - budget._left == steps
    assert left_by(lambda one: one.comparing(lambda *_: True)(value, value)) == 2 * steps


def test_a_comparison_gives_what_it_finds() -> None:
    assert Budget().comparing(lambda one, other: one < other)(1, 2) is True


WEIGHTS = {
    "groupby": 20,
    "sort": 12,
    "unique": 12,
    "map": 12,
    "select": 12,
    "reject": 12,
    "selectattr": 12,
    "rejectattr": 12,
    "title": 6,
    "wordcount": 6,
    "dictsort": 6,
    "join": 6,
    "min": 6,
    "max": 6,
    "sum": 6,
    "wordwrap": 96,
    "upper": 1,
}


@pytest.mark.parametrize("name", WEIGHTS)
def test_a_filter_takes_work_by_how_slow_it_is(name: str) -> None:
    given: list[Any] = []

    def note(*values: Any, **named: Any) -> str:
        given.append((values, named))
        return "b" * 40

    budget = Budget()
    made = budget.charged({name: note})[name]("a" * 400, [1], key=2)
    assert (made, given) == ("b" * 40, [(("a" * 400, [1]), {"key": 2})])
    assert MOST_WORK - budget._left == 2 + WEIGHTS[name] * (100 + 2) + 2 + 10


def test_what_takes_as_long_for_any_value_is_not_counted() -> None:
    assert sorted(FREE) == ("abs count d default e escape first last length round string".split())
    budget = Budget()
    assert all(function is len for function in budget.charged(dict.fromkeys(FREE, len)).values())


def test_a_round_holds_its_body_and_not_that_of_a_loop_within_it() -> None:
    xs = ["a", "b", "c"]
    empty = spent("{% for x in xs %}{% endfor %}", xs=xs)
    plain = spent("{% for x in xs %}-{% endfor %}", xs=xs)
    chosen = spent("{% for x in xs if x %}-{% endfor %}", xs=xs)
    assert plain - empty == 3 * 2  # an output and its text
    assert chosen - plain == 3 * 1
    assert empty == spent("{% for x in xs %}{% endfor %}", xs=[]) + 3 * 8
    nested = "{% for x in xs %}{% for y in ys %}{{ x }}{{ y }}{% endfor %}{% endfor %}"
    outer = "{% for x in xs %}{% for y in ys %}{% endfor %}{% endfor %}"
    assert spent(nested, xs=xs, ys=[]) == spent(outer, xs=xs, ys=[])
    assert spent(nested, xs=xs, ys=xs) > spent(outer, xs=xs, ys=xs)


def test_two_values_that_are_compared_are_weighed_and_one_with_a_constant_is_not() -> None:
    long, same = ["a"] * 1_000, ["a"] * 1_000
    source = "{% if x == y %}a{% endif %}{% if x != y %}b{% endif %}{% if 1 < n < m %}c{% endif %}"
    assert printed(source, x=long, y=same, n=2, m=3) == "ac"
    weighed = spent("{% if x == y %}a{% endif %}", x=long, y=same)
    assert weighed - spent("{% if x == y %}a{% endif %}", x=[], y=[]) == 2 * 4 * 1_000
    constant = "{% if x == 'a' %}a{% endif %}"
    assert spent(constant, x=long) == spent(constant, x=[])
    chained = spent("{% if x == y == 1 %}a{% endif %}", x=long, y=same)
    assert chained == weighed


def test_a_document_that_asks_for_more_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    source = "{% for x in xs %}{{ x }}{% endfor %}"
    steps = spent(source, xs=["a"] * 9)
    monkeypatch.setattr(room, "MOST_WORK", steps)
    assert printed(source, xs=["a"] * 9) == "a" * 9
    monkeypatch.setattr(room, "MOST_WORK", steps - 1)
    assert told(source, xs=["a"] * 9) == [f"P207 1: La etiqueta no se pudo calcular: {TOO_LONG}."]


def test_a_number_may_have_four_thousand_digits_and_no_more() -> None:
    endless = "P212 1: La etiqueta usa un número sin fin, que una plantilla no puede usar."
    for sign in ("", "-"):
        assert told(f"{{% if {sign}{'9' * 4_000} == n %}}{{% endif %}}", n=1) == []
        assert told(f"{{% if {sign}1{'0' * 4_000} == n %}}{{% endif %}}", n=1) == [endless]
    assert told("{{ 1e999 }}") == told("{{ -1e999 }}") == [endless]


def test_a_tag_may_be_as_long_as_that_and_no_longer() -> None:
    tag = "{{ '" + "a" * 10_091 + "' }}"
    assert len(tag) == 10_099
    assert told(tag + " ") == []
    assert told(tag + "  ") == [
        "P201 1: Hay una etiqueta mal escrita: tiene más de 10,000 letras; guarde una parte con "
        "«set»."
    ]


def test_what_a_badly_written_tag_does_with_the_data_is_nothing() -> None:
    assert loose_uses("") == loose_uses("{{ x") == loose_uses("{{ x.__a__ }}") == ()
    assert [use.path for use in loose_uses("{{ x.a }}")] == ["x.a"]


def test_a_name_that_is_missing_in_every_round_ends_the_work(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    source, rows = "{% for a in rows %}{{ a.b }}{% endfor %}\n{{ d }}", [{"c": 1}] * 200
    assert [said[:6] for said in told(source, rows=rows)] == ["P203 1", "P203 2"]
    monkeypatch.setattr(room, "MOST_WORK", 20_000)
    assert [said[:6] for said in told(source, rows=rows)] == ["P203 1"]
