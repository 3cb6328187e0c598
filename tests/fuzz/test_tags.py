"""Tags made by chance in honest files: printed as they must be, or told at their place."""

import random
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

import pytest
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment
from support import office_files as office
from support import small_word as small
from support.fuzz_tags import DATA, Maker
from support.fuzzing import RUNS, Made, astray, is_placed, made_and_refused
from support.zips import parts_of

from plandocs import Template, TemplateFault
from plandocs.diagnostics import Report, as_text
from plandocs.engine.rules import NO_SHEETS
from plandocs.source import read_data

_OURS = re.compile(
    r"g\.items|\|e\b|escape|1e|\bf\b| / |float|\d\.\d|\{%-?(?:p|tr|tc|r) |\{\{(?:p|tr|tc|r) "
)
"""What is meant to differ from Jinja: decimals as typed, keys before methods, Word's own tags."""
_SPACE = re.compile(r"\s+")


def in_word(chance: random.Random) -> bytes:
    """Return a document with tags in paragraphs, a table and a header, their runs split."""
    make = Maker(chance)
    match chance.randrange(4):
        case 0 | 1:
            body = "".join(_par(make.text(), chance) for _ in range(chance.randint(1, 3)))
        case 2:
            opens, closes = make.block("p")
            body = _par(opens, chance) + _par(make.text(), chance) + _par(closes, chance)
        case _:
            body = _table(make, chance)
    sides = office.header(_par(make.text(), chance)) if chance.random() < 0.1 else ({}, [])
    return office.word(
        body,
        parts=sides[0],
        relations=sides[1],
        types=dict.fromkeys(sides[0], f"{office.WORD_TYPE}.header+xml"),
    )


def in_excel(chance: random.Random) -> bytes:
    """Return a workbook with tags in its cells, in rows and columns that they repeat."""
    make = Maker(chance)
    rows = [[make.text() for _ in range(chance.randint(1, 3))]]
    match chance.randrange(4):
        case 0:
            opens, closes = make.block("tr")
            rows = [[opens], *rows, [closes]]
        case 1:
            opens, closes = make.block("tc")
            rows = [[opens, *rows[0], closes]]
        case 2:
            rows[0][0] = make.look() + rows[0][0]
        case _:
            pass
    if chance.random() < 0.1:
        opens, closes = make.block("sheet")
        rows = [[opens + rows[0][0], *rows[0][1:]], *rows[1:], [closes]]
    if chance.random() < 0.3:
        rows.append([make.text()])
    return book(rows)


def book(rows: list[list[str]]) -> bytes:
    """Return a workbook of one sheet with these texts."""
    inside = "".join(
        f'<row r="{number}">'
        + "".join(office.words(f"{'ABCDEFG'[at]}{number}", escape(text)) for at, text in row)
        + "</row>"
        for number, row in enumerate(map(enumerate, rows), 1)
    )
    space = f'xmlns="{office.X}" xmlns:r="{office.OFFICE}"'
    sheet = f"{office.HEAD}<worksheet {space}><sheetData>{inside}</sheetData></worksheet>"
    return office.book(parts={"xl/worksheets/sheet1.xml": sheet})


def _par(text: str, chance: random.Random | None = None) -> str:
    """Return a paragraph, whose text is split over runs in some place or none."""
    cuts = [0, len(text)]
    if chance is not None and chance.random() < 0.3:
        cuts += [chance.randrange(len(text) + 1) for _ in range(chance.randint(1, 4))]
    cuts.sort()
    pieces = [text[start:end] for start, end in pairwise(cuts)]
    bold = ["<w:b/>" if chance and chance.random() < 0.3 else "" for _ in pieces]
    runs = (office.text(escape(one), look) for one, look in zip(pieces, bold, strict=True))
    return office.p(*runs)


def _table(make: Maker, chance: random.Random) -> str:
    """Return a table with tags in its cells, whose rows or columns may be repeated."""
    texts = [make.text() for _ in range(2)]
    if chance.random() < 0.4:
        texts[0] = make.look() + texts[0]
    cells = [small.cell(_par(text, chance)) for text in texts]
    opens, closes = make.block(prefix := chance.choice(("tr", "tc")))
    first, last = small.cell(_par(opens)), small.cell(_par(closes))
    if prefix == "tr":
        empty = small.cell(_par(""))
        rows = [first + empty, "".join(cells), last + empty]
    else:
        rows = ["".join([first, *cells, last])]
    grid = '<w:gridCol w:w="2000"/>' * (2 if prefix == "tr" else 4)
    made = small.table(*rows, looks='<w:tblW w:w="0" w:type="auto"/>')
    return made.replace("</w:tblPr>", f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>") + office.p()


@pytest.mark.parametrize(("make", "suffix"), [(in_word, "docx"), (in_excel, "xlsx")])
def test_tags_by_chance_are_printed_or_told_in_their_place(
    make: Callable[[random.Random], bytes], suffix: str, tmp_path: Path
) -> None:
    mutants = ((seed, make(random.Random(seed))) for seed in range(RUNS))
    assert astray(mutants, DATA, suffix, tmp_path, _amiss) == {}


def _amiss(made: Made) -> Iterator[str]:
    """Yield what the gate told, and what is told in no place and is not of a whole workbook."""
    yield from made_and_refused(made)
    for told in made.told:
        if not is_placed(told) and told.rule != NO_SHEETS:
            yield f"in no place: {as_text(told)}"


def test_what_is_printed_is_what_jinja_prints() -> None:
    data = read_data(DATA.encode(), "datos.yaml", Report())
    assert data is not None
    jinja = SandboxedEnvironment(undefined=StrictUndefined)
    jinja.filters.update(mayusculas=str.upper, minusculas=str.lower)
    compared, wrong = 0, {}
    for seed in range(RUNS):
        text = Maker(random.Random(seed)).text()
        if _OURS.search(text):
            continue
        try:
            document = Template(office.word(_par(text)), "plantilla.docx").render(data.fields)
        except TemplateFault:
            continue
        try:
            expected = _SPACE.sub("", jinja.from_string(text).render(data.fields))
        except _OF_JINJA:
            continue
        compared += 1
        if (said := _said(document)) != expected + data.fields["x"] and "e+" not in expected:
            wrong[text] = said, expected
    assert wrong == {}
    assert compared > RUNS // 5


_OF_JINJA = (TemplateError, TypeError, ValueError, AttributeError, LookupError, ArithmeticError)
"""How Jinja fails with what it cannot compute, and ours can."""


def _said(document: bytes) -> str:
    """Return all the letters of a document's body, without its spaces."""
    body = ElementTree.fromstring(parts_of(document)["word/document.xml"])
    return _SPACE.sub("", "".join(body.itertext()))
