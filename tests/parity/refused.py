"""What docxtpl renders and our engine refuses: a template is data, and runs nothing of its own."""

from dataclasses import dataclass

from parity.markup import Drawing, lines


@dataclass(frozen=True)
class Refused:
    """A template that is refused, and the words that say what it may not use."""

    name: str
    drawing: Drawing
    what: str


REFUSED = (
    Refused("macros", Drawing(lines("{% macro f(x) %}{{ x }}{% endmacro %}", "fin")), "«macro»"),
    Refused("calls of macros", Drawing(lines("{{p ficha(1) }}")), "la función «ficha»"),
    Refused("call blocks", Drawing(lines("{% call f() %}x{% endcall %}")), "«call»"),
    Refused("set blocks", Drawing(lines("{%p set b %}", "x", "{%p endset %}")), "«set sin =»"),
    Refused("filter blocks", Drawing(lines("{% filter upper %}x{% endfilter %}")), "«filter»"),
    Refused("raw blocks", Drawing(lines("{% raw %}x{% endraw %}")), "«raw»"),
    Refused("other templates", Drawing(lines("{% include 'otra.docx' %}")), "«include»"),
    Refused(
        "loops that call themselves",
        Drawing(lines("{%p for x in xs recursive %}", "{{ x }}", "{%p endfor %}")),
        "«recursive»",
    ),
)
