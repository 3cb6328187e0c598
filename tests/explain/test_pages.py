"""Every rule has a page, and every page tells the truth."""

import re
from pathlib import Path

import pytest
from diagnostics.test_catalogue import RULES
from support.explain import cases, run, said
from support.explain_printed import OF_PAGES, told_of
from support.printed import needs_libreoffice
from support.words import asked_once

from plandocs.diagnostics import Severity
from plandocs.explain import page, pages
from plandocs.rules import MISSPELT
from plandocs.spanish.spelling import misspelt

PAGES = pages()
BY_CODE = {rule.code: rule for rule in RULES}
EXAMPLES = [
    pytest.param(code, number, id=f"{code}-{number}")
    for code, text in PAGES.items()
    for number, _ in enumerate(cases(text))
    if not code.startswith(OF_PAGES)
]
PRINTED = [
    pytest.param(code, number, id=f"{code}-{number}")
    for code, text in PAGES.items()
    for number, _ in enumerate(cases(text))
    if code.startswith(OF_PAGES)
]
WITHOUT_EXAMPLE = {
    "G110": "no small file loses a word in print: see printing/test_facts.py",
    "G115": "compares with what was recorded: see printing/test_facts.py",
    "G116": "a formula, or a field: see printing/test_changing.py",
    "G117": "a field: see printing/test_changing.py",
    "G118": "a field: see printing/test_changing.py",
    "G201": "needs a LibreOffice that fails: see test_paper.py",
    "G202": "needs a LibreOffice that fails: see test_paper.py",
    "G203": "needs contents that move what they list: see printing/test_settle.py",
    "G204": "needs the pages of a whole plan: see test_paper.py",
    "G205": "needs contents that move what they list: see printing/test_fake_office.py",
    "P102": "the template is not there: see test_cli.py",
    "P205": "only values given by a program have such characters: see engine/word",
    "P215": "needs a content control: see engine/word",
    "P315": "needs a table of Excel: see engine/sheet/test_book_odd.py",
    "S301": "no file drawn as text has it: see bad/test_office_content.py",
    "S302": "no file drawn as text has it: see bad/test_office_content.py",
    "S303": "no file drawn as text has it: see bad/test_office_content.py",
    "S304": "no file drawn as text has it: see bad/test_office_content.py",
    "S305": "no file drawn as text has it: see bad/test_office_content.py",
    "S306": "no file drawn as text has it: see bad/test_office_content.py",
    "S307": "no file drawn as text has it: see bad/test_office_content.py",
    "S309": "no file drawn as text has it: see bad/test_office_content.py",
    "S310": "no file drawn as text has it: see bad/test_office_content.py",
    "S311": "no file drawn as text has it: see bad/test_office_content.py",
    "S312": "no file drawn as text has it: see bad/test_office_content.py",
    "S314": "no file drawn as text has it: see bad/test_shapes_of_word.py",
    "P218": "needs a content control: see bad/test_shapes_of_word.py",
    "S313": "no file drawn as text has it: see bad/test_office_content.py",
    "S101": "needs a locked file: see bad/test_zip.py",
    "S102": "needs a zip that lies: see bad/test_zip.py",
    "S103": "needs a zip that lies: see bad/test_zip.py",
    "S104": "needs a huge file: see bad/test_zip.py",
    "S105": "needs what is no file: see bad/test_zip.py",
    "S106": "needs a file cut short: see bad/test_zip.py",
    "S201": "needs a part changed by hand: see bad/test_xml.py",
    "S202": "needs a part changed by hand: see bad/test_xml.py",
    "S203": "needs a part changed by hand: see bad/test_xml.py",
    "S204": "needs a huge part: see bad/test_xml.py",
    "P210": "a picture that a program gives: see engine/word/test_values_in_word.py",
    "S402": "needs a picture inside a template: see bad/test_pictures.py",
    "V101": "needs a template damaged inside: see verify/test_check.py",
    "V103": "needs a fault of ours: see verify/test_check.py",
    "V104": "needs a fault of ours: see verify/test_check.py",
    "V105": "needs a fault of ours: see verify/test_audit.py",
    "V106": "needs a template that no program makes: see test_unread.py",
    "V301": "is about a file given to verify: see genuine/test_verify.py",
    "V302": "is about a record given to verify: see genuine/test_verify.py",
    "V304": "is about a record of the output: see genuine/test_verify.py",
    "V303": "is about a folder given to verify: see genuine/test_verify.py",
}
"""Rules that no small file drawn as text shows, and why."""
OF_CONTENT = ("C", "D322", "D323")
"""How the codes begin of the rules that judge what is found in what a plan says."""
OF_DOCUMENTS = "V"
"""How those begin of the rules that judge a document as it will be written."""


@pytest.fixture(autouse=True)
def words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask hunspell for each word once: the examples have most of theirs in common."""
    monkeypatch.setattr("plandocs.spanish.spelling._ask", asked_once)


def test_every_rule_has_a_page_and_every_page_a_rule() -> None:
    assert sorted(PAGES) == sorted(BY_CODE)


@pytest.mark.parametrize("code", PAGES)
def test_a_page_begins_with_its_rule_and_says_what_it_is_about(code: str) -> None:
    title, _, rest = PAGES[code].partition("\n")
    assert title == f"# {code} {BY_CODE[code].name}"
    about = rest.partition("\n## ")[0].strip()
    assert 60 < len(about) < 900
    assert not re.search(r"\b(error suyo|inválid\w+|debes|escribe tú)\b", about)


@pytest.mark.parametrize("code", PAGES)
def test_a_page_shows_its_mistake_and_how_it_is_done_well(code: str) -> None:
    found = list(cases(PAGES[code]))
    if code not in WITHOUT_EXAMPLE:
        assert [case.is_wrong for case in found][:2] == [True, False]
        assert all(f" {code} " in case.told for case in found if case.is_wrong)


@pytest.mark.parametrize(("code", "number"), EXAMPLES)
def test_an_example_is_told_as_its_page_says(code: str, number: int, tmp_path: Path) -> None:
    case = list(cases(PAGES[code]))[number]
    if BY_CODE[code] is MISSPELT and misspelt(["ortografía"], ()) is None:
        pytest.skip("hunspell or its Mexican dictionary is not there")
    notes, content = BY_CODE[code].severity is Severity.NOTE, code.startswith(OF_CONTENT)
    found = run(case, tmp_path, spelling=content, sealed=code.startswith(OF_DOCUMENTS))
    told = said(found, tmp_path, notes, content)
    assert told == (case.told if case.is_wrong else "")


@needs_libreoffice
@pytest.mark.parametrize(("code", "number"), PRINTED)
def test_a_printed_example_is_told_as_its_page_says(code: str, number: int, tmp_path: Path) -> None:
    case = list(cases(PAGES[code]))[number]
    is_note = BY_CODE[code].severity is Severity.NOTE
    told = said(told_of(code, number), tmp_path, is_note)
    assert told == (case.told if case.is_wrong else "")


def test_a_page_is_found_by_its_code_or_its_name() -> None:
    assert page("d201") == page("campo-ausente") == PAGES["D201"]
    assert page("D999") is None
