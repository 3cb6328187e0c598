"""Templates of docxtpl's print the same with our engine, and rightly where docxtpl does not."""

import re
from collections import Counter
from operator import attrgetter

import pytest

from parity.case import Case, Wrong
from parity.compare import RULES, Rule, difference, forget_column_widths
from parity.editors import EDITORS
from parity.engines import ours, theirs
from parity.expressions import EXPRESSIONS
from parity.objects import OBJECTS
from parity.paragraphs import PARAGRAPHS
from parity.places import PLACES
from parity.refused import REFUSED, Refused
from parity.sound import unsound
from parity.tables import TABLES
from parity.wrong import WRONG_THERE
from plandocs import TemplateFault

CASES = (*EXPRESSIONS, *PARAGRAPHS, *TABLES, *PLACES, *OBJECTS, *EDITORS)
_COLUMNS = re.compile(r"[{][{%#]tc |[{]%\s*hm\s*%[}]")
_SYNTAX = (
    *("{{ ", "{% ", "{# ", "{%p ", "{%tr ", "{%tc ", "{%r ", "{{p ", "{{tr ", "{{tc ", "{{r "),
    *("{#p ", "{#tr ", "{#tc ", "{%- ", " -%}", "{{- ", " -}}", "{% cellbg ", "{% colspan "),
    *("{% vm %}", "{% hm %}", "{_{", "}_}", "{_%", "%_}"),
)

each_case = pytest.mark.parametrize("case", CASES, ids=attrgetter("name"))
each_wrong = pytest.mark.parametrize("case", WRONG_THERE, ids=attrgetter("name"))


@each_case
def test_a_template_prints_the_same_as_with_docxtpl(case: Case) -> None:
    template = case.drawing.package()
    made = theirs(template, case.context)
    assert unsound(made) == [], "this case belongs to WRONG_THERE"
    if found := difference(made, ours(template, case.context), _rules(case)):
        pytest.fail(f"{case.name}\n{found}", pytrace=False)


@each_wrong
def test_what_docxtpl_gets_wrong_is_printed_or_told(case: Wrong) -> None:
    template = case.drawing.package()
    if not case.told:
        assert case.read(ours(template, case.context)) == case.right, case.why
        return
    with pytest.raises(TemplateFault) as caught:
        ours(template, case.context)
    assert {found.rule.code for found in caught.value.diagnostics} == {case.told}, case.why


@each_wrong
def test_docxtpl_still_gets_it_wrong(case: Wrong) -> None:
    try:
        found = case.read(theirs(case.drawing.package(), case.context))
    except Exception as error:  # whatever Jinja or the parser trips on
        found = [repr(error)]
    assert found != case.right


@pytest.mark.parametrize("case", REFUSED, ids=attrgetter("name"))
def test_what_a_template_may_not_use_is_told(case: Refused) -> None:
    with pytest.raises(TemplateFault) as caught:
        ours(case.drawing.package(), lambda _: {"xs": []})
    assert [(d.rule.code, d.values["que"]) for d in caught.value.diagnostics] == [
        ("P212", case.what)
    ]


def test_every_tag_of_docxtpl_is_in_some_template() -> None:
    drawn = "".join(_text(case) for case in CASES)
    assert [tag for tag in _SYNTAX if tag not in drawn] == []


def test_no_two_cases_have_one_name() -> None:
    names = Counter(case.name for case in (*CASES, *WRONG_THERE))
    assert [name for name, times in names.items() if times > 1] == []


def _rules(case: Case) -> tuple[Rule, ...]:
    repeats_columns = _COLUMNS.search(_text(case))
    return (*((forget_column_widths,) if repeats_columns else ()), *RULES)


def _text(case: Case) -> str:
    parts = [case.drawing.body, *(side.content for side in case.drawing.sides)]
    return re.sub("<[^>]+>", "", "".join(parts))
