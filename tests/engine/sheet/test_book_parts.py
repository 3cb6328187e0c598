"""What holds for every book: sound, the same bytes each time, and nothing touched needlessly."""

import io
import re
import warnings
from fnmatch import fnmatch

import pytest
from lxml import etree
from openpyxl import load_workbook
from support.workbooks import ALL, Book
from support.workbooks.book import SHEET, STRINGS, STYLES, WORKBOOK, zipped
from support.workbooks.plain import plain
from support.xlsx.differences import compared, differences, touched
from support.xlsx.package import Element, Package, S, words
from support.xlsx.sound import faults_of

from plandocs.diagnostics import Severity
from plandocs.engine import Template

EVERY = pytest.mark.parametrize("one", ALL, ids=[one.name for one in ALL])
MAY_MOVE = """
    dimension sheetViews cols sheetData protectedRanges autoFilter mergeCells conditionalFormatting
    dataValidations hyperlinks headerFooter rowBreaks colBreaks ignoredErrors extLst
""".split()
"""The elements of a sheet that tags and moved cells may change; the rest of them never do."""
_TAG = re.compile(r"\{\{|\{%")


@EVERY
def test_the_template_is_sound_but_for_its_tags(one: Book) -> None:
    assert [f for f in faults_of(one.template) if "{{" not in f and "{%" not in f] == []


@EVERY
def test_a_template_has_nothing_to_tell(one: Book) -> None:
    told = Template(one.template, "p.xlsx").check()
    assert [found for found in told if found.rule.severity is not Severity.NOTE] == []


@EVERY
def test_what_comes_out_is_sound(one: Book) -> None:
    assert faults_of(one.output) == []


@EVERY
def test_only_the_parts_that_may_change_do(one: Book) -> None:
    found = compared(one.template, one.output)
    other = found.changed | found.added | found.removed
    patterns = [may for may in one.changes if "*" in may]
    other -= {part for part in other if any(fnmatch(part, may) for may in patterns)}
    assert other - one.changes == set()


@EVERY
def test_a_sheet_keeps_all_that_neither_holds_tags_nor_moves(one: Book) -> None:
    for part in Package(one.template).sheet_parts():
        if part in compared(one.template, one.output).changed and "worksheets" in part:
            assert touched(one.template, one.output, part) - set(MAY_MOVE) == set()


@EVERY
def test_the_main_part_keeps_all_but_sheets_names_and_calculation(one: Book) -> None:
    may = {"definedNames", "calcPr"}
    if Package(one.template).sheet_names() != one.made.names:
        may |= {"sheets", "bookViews"}
    assert touched(one.template, one.output, WORKBOOK) - may == set()
    (calculation,) = one.made.root.iterfind(f"{S}calcPr")
    assert calculation.get("fullCalcOnLoad") == "1"


@EVERY
def test_the_same_bytes_come_out_again(one: Book) -> None:
    assert one.filled() == one.output


@EVERY
def test_strings_without_tags_stay_in_their_place_and_the_others_are_emptied(one: Book) -> None:
    old, new = Package(one.template), Package(one.output)
    if STRINGS not in old.parts:
        return
    before, after = (_texts(package.xml(STRINGS)) for package in (old, new))
    expected = ["" if _TAG.search(text) else text for text in before]
    assert after[: len(before)] == expected


@EVERY
def test_the_formats_of_the_template_stay_in_their_place(one: Book) -> None:
    for name in ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "dxfs"):
        before, after = (
            list(map(_outside, Package(data).xml(STYLES).iterfind(f"{S}{name}/*")))
            for data in (one.template, one.output)
        )
        assert after[: len(before)] == before


@EVERY
def test_openpyxl_opens_what_comes_out(one: Book) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert load_workbook(io.BytesIO(one.output)).sheetnames == one.made.names


@EVERY
@pytest.mark.parametrize("count", [0, 1, 30])
def test_any_number_of_items_gives_a_sound_book_or_is_told(one: Book, count: int) -> None:
    lists = {
        name: (value * 30)[:count]
        for name, value in one.context.items()
        if isinstance(value, list) and name in ("xs", "ps")
    }
    told = one.refused(**lists)
    assert told <= ({"P305"} if count == 0 else set())
    assert told or faults_of(one.filled(**lists)) == []


def test_a_book_without_tags_comes_out_as_it_is() -> None:
    found = compared(plain.template, plain.filled(anio=2025))
    assert (found.changed, found.added, found.removed) == (frozenset(), frozenset(), frozenset())


def test_a_tag_in_one_sheet_leaves_every_other_part_alone() -> None:
    parts = dict(Package(plain.template).parts)
    parts[STRINGS] = parts[STRINGS].replace(b"fijo", b"{{ anio }}")
    data = zipped(parts)
    made = Template(data, "p.xlsx").render({"anio": 2025})
    chart = "xl/charts/chart1.xml"
    assert compared(data, made).changed <= {SHEET, STRINGS, WORKBOOK, chart}
    assert touched(data, made, SHEET) <= {"sheetData"}
    assert {line.split("/")[-1] for line in differences(data, made, chart)} <= {"numCache: removed"}


def _texts(root: Element) -> list[str]:
    return [words(node.iter(f"{S}t")) for node in root]


def _outside(node: Element) -> str:
    return etree.tostring(node, method="c14n").decode()
