"""Where the tags of a text begin and end."""

import pytest

from plandocs.engine.language.braces import MAX_TAG, tag_spans


def tags(text: str) -> list[str]:
    return [text[start:end] for start, end in tag_spans(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("uno", []),
        ("{{a}}", ["{{a}}"]),
        ("x{{ a }}y{% b %}z{# c #}", ["{{ a }}", "{% b %}", "{# c #}"]),
        ("{{ a }}{{ b }}", ["{{ a }}", "{{ b }}"]),
        ("{{ '}}' }}", ["{{ '}}' }}"]),
        ("{{ “}}” ~ ‘}}’ }}", ["{{ “}}” ~ ‘}}’ }}"]),
        ("{# '#} {{ a }}", ["{# '#}", "{{ a }}"]),
        ("{{ {'a': {'b': 1}} }} {{ c }}", ["{{ {'a': {'b': 1}} }}", "{{ c }}"]),
        ("{% if {'%}': 1} %}", ["{% if {'%}': 1} %}"]),
        ("{{ d'Artagnan }} x", ["{{ d'Artagnan }}"]),
        ("{{ 'a'}} x '}}", ["{{ 'a'}}"]),
        ("{{ a ~ '' ~ '}}'}} x", ["{{ a ~ '' ~ '}}'}}"]),
        ("{{ {a }} {{ b }}", ["{{ {a }}", "{{ b }}"]),
        ("{{ a {% b %} }} c", ["{{ a {% b %} }}"]),
        ("{{ a {% b %}", ["{% b %}"]),
        ("{# a {{ b }}", ["{{ b }}"]),
        ("{{ a", []),
    ],
)
def test_tags_are_found_whole(text: str, found: list[str]) -> None:
    assert tags(text) == found


def test_a_tag_that_its_quotes_never_end_ends_at_the_first_of_its_braces() -> None:
    assert tags("{{ {'a }} x") == ["{{ {'a }}"]
    assert tags("{{ {a " + "x" * MAX_TAG + "}} }} y") == ["{{ {a " + "x" * MAX_TAG + "}}"]


def test_the_braces_of_the_longest_tag_are_understood() -> None:
    around = len("{'}}': 1} }}")
    longest = "{{" + " " * (MAX_TAG - around) + "{'}}': 1} }}"
    assert tags(longest) == [longest]
    longer = longest.replace("{{", "{{   ", 1)
    assert tags(longer) == [longer[: longer.index("}}") + 2]]


def test_after_fifty_that_nothing_ends_quotes_are_no_longer_looked_at() -> None:
    bad, good = "{{ {a }} ", "{{ '}}' }}"
    assert tags(bad * 49 + good)[-1] == good
    assert tags(bad * 50 + good)[-1] == "{{ '}}"
