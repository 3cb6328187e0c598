"""Both approved plans, word by word, in the documents made from them."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from support import word
from support.project import IEEQ, IEM, ROOT, build_plans, told
from support.seeds import seed_words

MARK = "■"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("output")
    outcome = build_plans(ROOT, target, IEEQ, IEM)
    assert told(outcome.report) == []
    return target


@pytest.mark.parametrize(
    ("seed", "document"),
    [
        ("ieeq", f"{IEEQ}/anexo-1.docx"),
        ("iem", f"{IEM}/programa-anual-de-trabajo.docx"),
    ],
)
def test_the_document_holds_every_word_of_its_seed_in_order_and_no_other(
    output: Path, seed: str, document: str
) -> None:
    printed = [w for w in _words((output / document).read_bytes()) if w != MARK]
    assert printed == seed_words(seed)


@pytest.mark.parametrize("number", range(1, 6))
def test_each_sheet_alone_prints_the_words_it_has_in_the_annex(output: Path, number: int) -> None:
    alone = _words((output / IEEQ / "fichas" / f"ficha-{number}.docx").read_bytes())
    annex = _words((output / IEEQ / "anexo-1.docx").read_bytes())
    assert " ".join(alone) in " ".join(annex)


def _words(data: bytes) -> list[str]:
    lines = [_without_page(paragraph) for paragraph in word.paragraphs(word.body(data))]
    return " \n".join(lines).split()


def _without_page(paragraph: ElementTree.Element) -> str:
    text = word.text(paragraph)
    return re.sub(r"\s\d+$", "", text) if word.style(paragraph) == "TOC1" else text
