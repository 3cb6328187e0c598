"""Where the data of a fault was typed, whatever the tag does with it."""

from typing import Any

import pytest
from support.draw import drawn

from plandocs.diagnostics import InFile
from plandocs.engine import Template, TemplateFault
from plandocs.engine.language.origins import Finder

NAME = "oficio.docx"


def origins(value: Any, steps: tuple[str | int, ...] = ()) -> dict[tuple[str | int, ...], InFile]:
    """Return a place for every value: its path is that of the file."""
    found = {steps: InFile(".".join(map(str, steps)) or "datos")}
    inside: Any = value.items() if isinstance(value, dict) else ()
    if isinstance(value, list):
        inside = enumerate(value)
    for key, inner in inside:
        found |= origins(inner, (*steps, key))
    return found


def places(template: bytes, **context: Any) -> list[list[str]]:
    """Return the places in the data of each fault of a template."""
    with pytest.raises(TemplateFault) as raised:
        Template(template, NAME).render(context, origins=origins(context))
    return [[place.path for place in found.also] for found in raised.value.diagnostics]


ROWS = [{"n": "a"}, {"n": ["x"]}, {}]


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        (["{{ f }}"], [["datos"]]),
        (["{{ g.nada }}"], [["g"]]),
        (["{{ g.a }}"], [["g.a"]]),
        (["{{ g['a'] }}"], [["g.a"]]),
        (["{{ xs[1] }}"], [["xs.1"]]),
        (["{{ texto / 2 }}"], [["texto"]]),
        (["{{ g.n + texto }}"], [["g.n", "texto"]]),
        (["{% for x in filas %}{{ x.n }}{% endfor %}"], [["filas.1.n"], ["filas.2"]]),
        (["{% for x in filas if x.n %}{% endfor %}"], [["filas.2"]]),
        (["{% for x in sueltos %}{{ x }}{% endfor %}"], [["sueltos.1"]]),
        (["{% set x = g.a %}{{ x }}"], [["g.a"]]),
        (["{% with x = g %}{{ x.a }}{% endwith %}"], [["g.a"]]),
        (["{% for x in filas %}{% for y in x.n %}{{ y.z }}{% endfor %}{% endfor %}"], None),
    ],
)
def test_a_fault_names_the_data_that_is_at_fault(
    tags: list[str], expected: list[list[str]] | None
) -> None:
    context = {"g": {"a": [1], "n": 3}, "xs": ["a", [2]], "texto": "t", "filas": ROWS,
               "sueltos": ["a", ["b"]]}  # fmt: skip
    found = places(drawn(*tags), **context)
    if expected is None:
        assert all(one for one in found)
    else:
        assert found == expected


def test_the_same_fault_of_many_values_is_one_with_their_places() -> None:
    rows = [{"a": "x"}, *({} for _ in range(40))]
    (found,) = places(drawn("{% for x in filas %}{{ x.a }}{% endfor %}"), filas=rows)
    assert found[:2] == ["filas.1", "filas.2"]
    assert len(found) == 20


def test_where_the_same_data_is_typed_is_not_looked_for_without_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("plandocs.engine.language.faults._MOST_ASKED", 3)
    looked = []
    find = Finder.places

    def counted(*given: Any) -> Any:
        looked.append(given)
        return find(*given)

    monkeypatch.setattr(Finder, "places", counted)
    tags = "{% for x in filas %}{{ x.a }}{% endfor %}"
    assert places(drawn(tags), filas=[1] * 40) == [["filas.0"]]
    assert len(looked) == 3


def test_of_very_many_groups_the_first_are_placed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plandocs.engine.language.origins._MOST_HELD", 3)
    tags = "{% for x in filas %}{{ x.a }}{% endfor %}"
    assert places(drawn(tags), filas=[{}, {}]) == [["filas.0", "filas.1"]]
    assert places(drawn(tags), filas=[{}, {}, {}, {}]) == [["filas.0", "filas.1"]]


def test_without_places_a_fault_names_none() -> None:
    with pytest.raises(TemplateFault) as raised:
        Template(drawn("{{ nada }}"), NAME).render({})
    assert [found.also for found in raised.value.diagnostics] == [()]
