"""What a source does with the data, line by line."""

import pytest
from engine.language.running import uses
from jinja2 import nodes

from plandocs.engine.language.uses import find_uses


def reads(source: str) -> dict[int, list[str]]:
    """Return the paths that each line of a source reads."""
    return {line: list(dict.fromkeys(u.path for u in used)) for line, used in uses(source).items()}


def read(source: str) -> list[str]:
    """Return what a source of one line reads."""
    found = reads(source)
    assert set(found) <= {1}
    return found.get(1, [])


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("hola", []),
        ("{{ a }}", ["a"]),
        ("{{ a.b.c }}", ["a.b.c"]),
        ("{{ a['b'].c }}", ["a.b.c"]),
        ("{{ a[0].b }}", ["a[].b"]),
        ("{{ a[1:][0].b }}", ["a[].b"]),
        ("{{ a[b] }}", ["b", "a[]"]),
        ("{{ a.b }}{{ a.b }}{{ a }}", ["a.b", "a"]),
        ("{{ 'a' }}{{ 1 }}", []),
        ("{{ a|upper }}", ["a"]),
        ("{{ a.b|default(c.d) }}", ["a.b", "c.d"]),
        ("{{ (a|first).b }}", ["a[].b"]),
        ("{{ a.items() }}", ["a"]),
        ("{{ a.b.upper() }}", ["a.b"]),
        ("{{ a if b.c is defined and d > 1 else e ~ f }}", ["b.c", "d", "a", "e", "f"]),
        ("{{ [a, (b, c), {'k': d}] }}", ["a", "b", "c", "d"]),
        ("{{ range(a) }}", ["a"]),
        (
            "{% if a %}{{ b }}{% elif c %}{{ d }}{% else %}{{ e }}{% endif %}",
            ["a", "b", "e", "c", "d"],
        ),
        ("{% for x in a.b %}{{ x }}{{ x.c }}{{ d }}{% endfor %}", ["a.b", "a.b[]", "a.b[].c", "d"]),
        (
            "{% for x in a %}{% for y in x.b %}{{ y.c }}{% endfor %}{% endfor %}",
            ["a", "a[].b", "a[].b[].c"],
        ),
        ("{% for x in a if x.si and b %}{{ x }}{% endfor %}", ["a", "a[].si", "b", "a[]"]),
        ("{% for x in a %}{{ loop.index }}{{ loop.previtem.b }}{% endfor %}", ["a"]),
        ("{% for x in a %}{% else %}{{ x.b }}{% endfor %}{{ x }}", ["a", "x.b", "x"]),
        ("{% for k, v in a.items() %}{{ k }}{{ v.b }}{% endfor %}", ["a"]),
        ("{% for x in a|sort(attribute='b') %}{{ x.c }}{% endfor %}", ["a[].b", "a", "a[].c"]),
        ("{% for x in a[0].b %}{{ x }}{% endfor %}", ["a[].b", "a[].b[]"]),
        ("{% for x in range(9) %}{{ x }}{% endfor %}", []),
        ("{% set x = a.b %}{{ x.c }}", ["a.b", "a.b.c"]),
        ("{% set x = a|first %}{{ x.c }}", ["a[]", "a[].c"]),
        ("{% if a %}{% set x = b %}{% endif %}{{ x.c }}", ["a", "b", "b.c"]),
        (
            "{% for y in a %}{% set x = y.b %}{{ x.c }}{% endfor %}{{ x }}",
            ["a", "a[].b", "a[].b.c", "x"],
        ),
        ("{% set ns = namespace(n=a) %}{% set ns.n = b %}{{ ns.n }}", ["a", "b"]),
        ("{% with x = a|upper %}{{ x }}{{ b }}{% endwith %}{{ x }}", ["a", "b", "x"]),
        ("{% with (x, y) = a %}{{ x }}{{ y }}{% endwith %}", ["a"]),
        ("{% with x = a.b %}{{ x.c }}{% endwith %}", ["a.b", "a.b.c"]),
        ("{% set x, y = a, b %}{{ x }}{{ y.c }}", ["a", "b"]),
    ],
)
def test_a_source_reads_full_paths(source: str, expected: list[str]) -> None:
    assert read(source) == expected


def test_each_line_reads_its_own() -> None:
    source = "{% for x in a %}\n{{ x.b }}\n{% if c %}{{ x }}{% endif %}{% endfor %}\n{{ x }}"
    assert reads(source) == {1: ["a"], 2: ["a[].b"], 3: ["c", "a[]"], 4: ["x"]}


def test_what_is_no_statement_of_a_template_reads_nothing() -> None:
    assert find_uses(nodes.Template([nodes.Continue()])) == {}


def test_a_source_that_is_wrong_reads_nothing() -> None:
    assert reads("{{ a") == {}
    assert reads("{{ f(a) }}") == {}
    assert reads("{{ a|doble }}") == {}
