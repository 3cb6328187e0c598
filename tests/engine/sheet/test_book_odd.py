"""Books that are sound and written as Excel never writes them; and books that are not sound."""

import enum
import re
from collections.abc import Callable
from typing import Any

import pytest
from support.workbooks.book import (
    RELATIONS,
    SHEET,
    STRINGS,
    STYLES,
    TYPES,
    WORKBOOK,
    Book,
    Draw,
    of_draw,
    zipped,
)
from support.workbooks.formulas import LOOP
from support.workbooks.loops import CONCEPTS
from support.workbooks.sheets import CARDS, CLOSE, OPEN
from support.xlsx.sound import faults_of

from plandocs.diagnostics import Diagnostic
from plandocs.engine import Template, TemplateFault
from plandocs.engine.package import read_package

NAME = "odd.xlsx"
RECALCULATES = "fullCalcOnLoad="


def loop(*extra: list[Any]) -> Callable[[Draw], None]:
    """Return what draws a sheet with a loop, a total, and some rows more."""

    def draw(draw: Draw) -> None:
        draw.sheet("Hoja", [*LOOP, *extra])

    return draw


def edited(book: Book, edit: Callable[[dict[str, bytes]], None]) -> bytes:
    """Return a template whose parts were written anew."""
    parts = dict(read_package(book.template))
    edit(parts)
    return zipped(parts)


def filled(template: bytes, **context: Any) -> bytes:
    """Return what comes out, which must be sound."""
    made = Template(template, NAME).render(context)
    assert faults_of(made) == []
    return made


def told(template: bytes, **context: Any) -> list[Diagnostic]:
    with pytest.raises(TemplateFault) as raised:
        Template(template, NAME).render(context)
    return [*raised.value.diagnostics]


def single_quotes(text: str) -> str:
    return re.sub(r'="([^"\']*)"', r"='\1'", text)


def spaced(text: str) -> str:
    return re.sub(r'(\s\w[\w:]*)="', r'\1 = "', text)


@pytest.mark.parametrize("value", ["true", "false", "0"])
def test_how_a_book_calculates_is_said_once(value: str) -> None:
    book = of_draw(loop(), xs=CONCEPTS)

    def edit(parts: dict[str, bytes]) -> None:
        old = b'fullCalcOnLoad="1"'
        assert old in parts[WORKBOOK]
        parts[WORKBOOK] = parts[WORKBOOK].replace(old, f'fullCalcOnLoad="{value}"'.encode())

    made = read_package(filled(edited(book, edit), xs=CONCEPTS))[WORKBOOK].decode()
    assert made.count(RECALCULATES) == 1
    assert 'fullCalcOnLoad="1"' in made


@pytest.mark.parametrize("attribute", ['xml:space="preserve"', 'xmlns:w="urn:w" w:dy="2"'])
def test_a_row_may_have_attributes_of_others(attribute: str) -> None:
    book = of_draw(loop(), xs=CONCEPTS)

    def edit(parts: dict[str, bytes]) -> None:
        parts[SHEET] = parts[SHEET].replace(b'<row r="3"', f'<row {attribute} r="3"'.encode())

    template = edited(book, edit)
    assert attribute.encode() in read_package(template)[SHEET]
    filled(template, xs=CONCEPTS)


@pytest.mark.parametrize("part", [TYPES, RELATIONS, "_rels/.rels", STYLES])
@pytest.mark.parametrize("write", [single_quotes, spaced])
def test_a_part_may_be_written_with_other_quotes_and_spaces(
    part: str, write: Callable[[str], str]
) -> None:
    """Copied sheets, new fills and dropped parts come of parts read as XML."""

    def draw(draw: Draw) -> None:
        draw.sheet("Uno", [["a"]])
        rows = [[OPEN], ["{% cellbg 'FF0000' %}x"], [CLOSE]]
        draw.sheet("{{ f.t }}", rows).write_comment("B2", "nota")

    book = of_draw(draw, fichas=CARDS)
    usual = read_package(filled(book.template, fichas=CARDS))

    def edit(parts: dict[str, bytes]) -> None:
        parts[part] = write(parts[part].decode()).encode()

    made = read_package(filled(edited(book, edit), fichas=CARDS))
    assert [*made] == [*usual]


def test_relations_may_be_in_utf_16() -> None:
    book = of_draw(loop(), xs=CONCEPTS)

    def edit(parts: dict[str, bytes]) -> None:
        text = parts["_rels/.rels"].decode().partition("?>")[2]
        parts["_rels/.rels"] = f'<?xml version="1.0" encoding="UTF-16"?>{text}'.encode("utf-16")

    assert "docProps/app.xml" in read_package(filled(edited(book, edit), xs=CONCEPTS))


@pytest.mark.parametrize("part", [STRINGS, WORKBOOK])
def test_a_prefix_before_each_name_says_the_same(part: str) -> None:
    book = of_draw(loop(), xs=CONCEPTS)

    def edit(parts: dict[str, bytes]) -> None:
        text = parts[part].decode().replace("xmlns=", "xmlns:m=")
        parts[part] = re.sub(r"<(/?)(?![?])(\w)", r"<\1m:\2", text).encode()

    prefixed = read_package(filled(edited(book, edit), xs=CONCEPTS))
    assert prefixed[STRINGS] == read_package(filled(book.template, xs=CONCEPTS))[STRINGS]


def shared(*cells: str) -> Callable[[Draw], None]:
    """Return what draws a sheet with two cells, F1 and F2, that hold these formulas."""

    def draw(draw: Draw) -> None:
        sheet = draw.sheet("Hoja", [["{{ x }}"], ["b"]])
        for number, cell in enumerate(cells, 1):
            sheet.write(f"F{number}", number)
            draw.edit(
                SHEET, f'<c r="F{number}"><v>{number}</v></c>', f'<c r="F{number}">{cell}</c>'
            )

    return draw


FOLLOWER = '<f t="shared" si="9"/>'


def master(formula: str) -> str:
    return f'<f t="shared" si="9" ref="F1:F2">{formula}</f>'


def test_a_shared_formula_may_stand_before_the_one_it_repeats() -> None:
    book = of_draw(shared(FOLLOWER, master("B2+1")), x=1)
    made = read_package(filled(book.template, x=1))[SHEET].decode()
    assert re.findall(r"<f>([^<]*)</f>", made) == ["B1+1", "B2+1"]


def test_a_shared_formula_that_cannot_be_repeated_is_told() -> None:
    found = told(of_draw(shared(master("Tabla["), FOLLOWER), x=1).template, x=1)
    assert [one.message for one in found] == [
        "La plantilla no se puede abrir: la fórmula de la celda F2 repite otra que no se entiende."
    ]


HOSTILE = {
    "a style that is not there": (SHEET, 's="1"', 's="999"'),
    "a style below zero": (SHEET, 's="1"', 's="-1"'),
    "a text that is not there": (SHEET, "<v>1</v>", "<v>2147483648</v>"),
    "a row below one": (SHEET, '<row r="3"', '<row r="-1"'),
    "a row twice": (SHEET, '<row r="3"', '<row r="2"'),
    "a row beyond the last": (SHEET, '<row r="3"', '<row r="2147483648"'),
    "a column beyond the last": (SHEET, 'r="A3"', 'r="ZZZ3"'),
    "a cell with other digits": (SHEET, 'r="A3"', 'r="A٣"'),
    "a cell twice": (SHEET, 'r="B3"', 'r="A3"'),
    "a book that nothing points at": ("_rels/.rels", "xl/workbook.xml", "otro.xml"),
    "styles that nothing points at": (RELATIONS, "styles.xml", "otro.xml"),
    "a cell of no kind": (SHEET, ' t="s"', ' t="&lt;"'),
    "a pane without end": (SHEET, 'ySplit="1"', 'ySplit="inf"'),
}


def _styled(draw: Draw) -> None:
    bold = draw.book.add_format({"bold": True})
    sheet = draw.sheet("Hoja", LOOP)
    sheet.write("A1", "{{ xs|length }}", bold)
    sheet.freeze_panes(1, 0)


@pytest.mark.parametrize(("part", "old", "new"), HOSTILE.values(), ids=HOSTILE)
def test_what_no_book_holds_is_refused_and_never_a_fault_of_ours(
    part: str, old: str, new: str
) -> None:
    book = of_draw(_styled, xs=CONCEPTS)

    def edit(parts: dict[str, bytes]) -> None:
        assert old.encode() in parts[part]
        parts[part] = parts[part].replace(old.encode(), new.encode(), 1)

    assert [found.rule.code for found in told(edited(book, edit), xs=CONCEPTS)] == ["P101"]


def test_a_font_without_size_is_measured_as_the_smallest() -> None:
    book = of_draw(_styled, xs=CONCEPTS)

    def edit(parts: dict[str, bytes]) -> None:
        parts[STYLES] = parts[STYLES].replace(b'<sz val="11"/>', b'<sz val="0"/>')

    filled(edited(book, edit), xs=CONCEPTS)


def test_a_body_of_a_million_empty_rows_is_told_at_once() -> None:
    def draw(draw: Draw) -> None:
        sheet = draw.sheet("Hoja", [["{%tr for x in xs %}"], ["{{ x.n }}"]])
        sheet.write(1_000_000, 0, "{%tr endfor %}")

    assert [one.rule.code for one in told(of_draw(draw, xs=CONCEPTS).template, xs=CONCEPTS)] == [
        "P303"
    ]


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("=SUM(A6:INDEX(A6:A7,2))", "SUM(A7:INDEX(A7:A8,2))"),
        ("=SUM(INDEX(A6:A7,1):A7)", "SUM(INDEX(A7:A8,1):A8)"),
        ("=SUM(Hoja!A6:Hoja!A7)", "SUM(Hoja!A7:A8)"),
        ("=SUM(HOJA!A6)", "SUM(Hoja!A7)"),
        ("=SUM(Hoja!B3:Hoja!B3)", "SUM(Hoja!B2:B5)"),
    ],
)
def test_ranges_move_however_they_are_written(formula: str, expected: str) -> None:
    book = of_draw(loop(["x", "", "", ""], ["y"], [formula]), xs=CONCEPTS)
    made = read_package(filled(book.template, xs=CONCEPTS))[SHEET].decode()
    assert expected in re.findall(r"<f>([^<]*)</f>", made)


@pytest.mark.parametrize("formula", ["=SUM(Hoja!B2:B3:B4)", "=SUM(B3:INDEX(B:B,9))"])
def test_ranges_of_three_ends_or_of_one_in_a_loop_are_told(formula: str) -> None:
    book = of_draw(loop([formula]), xs=CONCEPTS)
    assert book.refused() == {"P305"}


def test_a_total_over_an_empty_list_is_a_total_of_nothing() -> None:
    made = read_package(filled(of_draw(loop(), xs=[]).template, xs=[]))[SHEET].decode()
    assert re.findall(r"<f>([^<]*)</f>", made)[0] == "SUM($XFD$1048576)"


def test_a_link_to_a_sheet_with_quotes_in_its_name_is_sound() -> None:
    def draw(draw: Draw) -> None:
        draw.sheet("{{ n }}", [["{{ n }}"]]).write_url("B1", "internal:'{{ n }}'!A1", string="ir")

    made = read_package(filled(of_draw(draw, n="").template, n='El "Plan"'))[SHEET].decode()
    assert "location=\"'El &quot;Plan&quot;'!A1\"" in made


def _table(draw: Draw) -> None:
    sheet = draw.sheet("Hoja", [["Eje", "{{ a }}", "{{ b }}"], ["x", 1, 2]])
    columns = [{"header": "Eje"}, {"header": "{{ a }}"}, {"header": "{{ b }}"}]
    sheet.add_table("A1:C2", {"columns": columns})


def test_numbers_head_a_table_as_texts() -> None:
    made = filled(of_draw(_table, a="", b="").template, a=2025, b=2026)
    assert b'name="2025"' in read_package(made)["xl/tables/table1.xml"]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("", "El encabezado «» de una tabla de Excel está vacío."),
        ("EJE", "El encabezado «EJE» de una tabla de Excel se repite."),
        ("z" * 256, f"El encabezado «{'z' * 40}» de una tabla de Excel tiene 256 letras (el "
         "límite es 255)."),
        (True, "La plantilla imprime un sí o no donde va un texto."),
    ],
)  # fmt: skip
def test_what_no_table_may_be_headed_by_is_told_with_its_cell(value: Any, message: str) -> None:
    (found,) = told(of_draw(_table, a="", b="").template, a=value, b="otro")
    assert (str(found.at), found.message) == ("odd.xlsx · hoja «Hoja» · B1", message)


class Level(enum.IntEnum):
    """A number whose own class writes it otherwise."""

    HIGH = 3


def test_a_number_of_any_class_is_written_in_digits() -> None:
    rows = [{"n": "a", "q": Level.HIGH, "p": 1}]
    made = read_package(filled(of_draw(_styled, xs=rows).template, xs=rows))[SHEET]
    assert b"<v>3</v>" in made


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("a\nb", "lleva un signo que Excel no admite"),
        ("History", "lo reserva Excel"),
        ("🗳" * 16, "tiene 32 letras (el límite es 31)"),
    ],
)
def test_names_that_excel_refuses_are_told(name: str, reason: str) -> None:
    def draw(draw: Draw) -> None:
        draw.sheet("{{ n }}", [["{{ n }}"]])

    (found,) = told(of_draw(draw, n="").template, n=name)
    assert found.message == f"El nombre de hoja «{name}» {reason}."


def test_a_text_is_as_long_as_excel_counts_it() -> None:
    book = of_draw(lambda draw: draw.sheet("Hoja", [["{{ n }}"]]), n="")
    filled(book.template, n="🗳" * 16_383)
    (found,) = told(book.template, n="🗳" * 16_384)
    assert "un texto de 32768 caracteres" in found.message


def test_codes_of_letters_in_notes_stay_as_they_were_typed() -> None:
    def draw(draw: Draw) -> None:
        draw.sheet("Hoja", [["{{ n }}"]]).write_comment("A1", "{{ n }}")

    made = read_package(filled(of_draw(draw, n="").template, n=" a_x0041_b "))["xl/comments1.xml"]
    assert b'xml:space="preserve"> a_x005F_x0041_b </t>' in made


@pytest.mark.parametrize(
    ("options", "draw_more", "holder"),
    [
        ({"name": "{{ x }}"}, "chart", "una gráfica"),
        ({"description": "{{ x }}"}, "chart", "una forma o imagen"),
        ({}, "total", "una tabla"),
    ],
)
def test_tags_where_nothing_fills_them_are_told(
    options: dict[str, str], draw_more: str, holder: str
) -> None:
    def draw(draw: Draw) -> None:
        sheet = draw.sheet("Hoja", [["{{ x }}", "b"], [1, 2], [3, 4]])
        if draw_more == "chart":
            chart = draw.book.add_chart({"type": "bar"})
            name = {"name": options["name"]} if "name" in options else {}
            chart.add_series({"values": "=Hoja!$B$2:$B$3", **name})
            place = {"description": options["description"]} if "description" in options else {}
            sheet.insert_chart("D1", chart, place)
        else:
            columns = [{"header": "a", "total_string": "{{ x }}"}, {"header": "b"}]
            sheet.add_table("A4:B7", {"columns": columns, "total_row": True})

    found = told(of_draw(draw, x="v").template, x="v")
    assert [one.message for one in found] == [
        f"La etiqueta «{{{{ x }}}}» está en un lugar que no se rellena ({holder})."
    ]
