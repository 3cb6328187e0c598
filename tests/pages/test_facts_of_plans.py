"""What a careful reader would object to in the pages of both approved plans."""

from pathlib import Path

import pytest
from support.printed import needs_libreoffice
from support.probed import Printed, print_probed
from support.project import IEEQ, IEM, ROOT, build_plans

from plandocs.printing.facts import find_facts, fonts_of

pytestmark = needs_libreoffice


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Printed]:
    folder = tmp_path_factory.mktemp("printed")
    build_plans(ROOT, folder / "output", IEEQ, IEM)
    found = sorted((folder / "output").rglob("*"))
    documents = {
        f"{path.relative_to(folder / 'output').parts[0]}-{path.name}": path.read_bytes()
        for path in found
        if path.suffix in (".docx", ".xlsx")
    }
    return print_probed(documents, folder / "pages")


def test_there_is_nothing_to_object_to(printed: dict[str, Printed]) -> None:
    found = {
        (name, fact.rule.code, fact.page)
        for name, one in printed.items()
        for fact in find_facts(one.document, Path(name).suffix, one.pdf, one.layout)
    }
    assert len(printed) == 10
    assert found == set()


def test_they_are_printed_in_a_font_as_wide_as_the_one_asked_for(
    printed: dict[str, Printed],
) -> None:
    uses = {
        use
        for name, one in printed.items()
        for use in fonts_of(one.document, Path(name).suffix, one.pdf, one.layout)
    }
    assert {(use.asked, use.used, use.keeps_lines) for use in uses} == {
        ("Arial", "Liberation Sans", True)
    }
