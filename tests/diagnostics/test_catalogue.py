"""All the rules of the program: a code and a name each, and Spanish sentences that fit them."""

import re
import string

import plandocs.engine.rules
import plandocs.gates.rules
import plandocs.paper
import plandocs.printing.rules
import plandocs.rules.catalogue
import plandocs.rules.content.catalogue
import plandocs.source.rules
import plandocs.verify.rules
from plandocs.diagnostics import Rule

MODULES = (
    plandocs.gates.rules,
    plandocs.source.rules,
    plandocs.rules.catalogue,
    plandocs.rules.content.catalogue,
    plandocs.engine.rules,
    plandocs.verify.rules,
    plandocs.printing.rules,
    plandocs.paper,
)
RULES = [
    *dict.fromkeys(
        value for module in MODULES for value in vars(module).values() if isinstance(value, Rule)
    ),
    *plandocs.source.rules.BY_CUSTOM_TYPE.values(),
]


def test_no_two_rules_have_one_code() -> None:
    codes = [rule.code for rule in RULES]
    assert len(RULES) > 60
    assert sorted({code for code in codes if codes.count(code) > 1}) == []


def test_codes_and_names_are_well_formed() -> None:
    assert [rule.code for rule in RULES if not re.fullmatch(r"[CDGPSV]\d{3}", rule.code)] == []
    assert [rule.name for rule in RULES if not re.fullmatch(r"[a-z0-9-]+", rule.name)] == []


def test_every_sentence_begins_as_one_and_ends_with_a_stop() -> None:
    odd = [
        rule.code
        for rule in RULES
        if not re.match(r"[A-ZÁÉÍÓÚ«{]", rule.message) or not rule.message.endswith((".", "}", ":"))
    ]
    assert odd == []


def test_every_rule_says_what_to_do() -> None:
    assert [rule.code for rule in RULES if not rule.hint] == []
    assert [rule.code for rule in RULES if not rule.hint.endswith((".", "}"))] == []


def test_sentences_and_hints_are_sound_patterns() -> None:
    for rule in RULES:
        for text in (rule.message, rule.hint):
            assert all(
                name is None or name.isidentifier()
                for _, name, _, _ in string.Formatter().parse(text)
            )


def test_nobody_is_blamed_and_everybody_is_addressed_as_usted() -> None:
    blame = re.compile(
        r"\b(error suyo|olvidó|equivoc\w+|inválid\w+|debes|(?<!se )escribe|revisa)\b", re.I
    )
    assert [rule.code for rule in RULES if blame.search(f"{rule.message} {rule.hint}")] == []
