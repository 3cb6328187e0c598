"""Names of sheets, sheets repeated with all they own, and the properties of the book."""

from typing import Any

import pytest
from support.workbooks import sheets
from support.workbooks.book import APP, CORE, Book, Draw, of_draw
from support.xlsx.differences import compared, touched
from support.xlsx.package import XDR, C, Package, S
from support.xlsx.reading import Sheet
from support.xlsx.sound import faults_of

CARDS = ["A-1", "O'Hara", "Año 3"]
ENDS = {"A-1": 5, "O'Hara": 4, "Año 3": 6}
"""The row of totals of each card."""


def _quoted(name: str) -> str:
    return "'" + name.replace("'", "''") + "'"


def _card(name: str) -> Sheet:
    return sheets.repeated_sheet.made[name]


# --- Names -------------------------------------------------------------------------------------


def test_names_of_sheets_are_filled_and_formulas_call_them_so() -> None:
    made = sheets.named_sheets.made
    assert made.names == ["Plan 2025", "O'Hara", "Resumen", "Aparte"]
    assert made["Resumen"].column("A")[:2] == ["='Plan 2025'!A1", "='O''Hara'!A1"]


def test_names_links_lists_and_charts_call_a_sheet_by_its_new_name() -> None:
    made = sheets.named_sheets.made
    assert made.defined() == {"Valor": "'O''Hara'!$A$1"}
    assert made.defined("Plan 2025") == {"_xlnm.Print_Area": "'Plan 2025'!$A$1:$C$1"}
    assert made.defined("O'Hara") == {"_xlnm.Print_Titles": "'O''Hara'!$1:$1"}
    assert made["Resumen"].links() == {"A3": "#'Plan 2025'!A1"}
    assert made["Resumen"].validations() == {"A4": ("'O''Hara'!$A$1:$A$2",)}
    assert made["Resumen"].chart_ranges() == ["'Plan 2025'!$B$1:$C$1"]


def test_of_a_sheet_that_is_only_renamed_nothing_else_changes() -> None:
    book = sheets.named_sheets
    assert {"xl/worksheets/sheet4.xml", "xl/drawings/drawing1.xml"} <= (
        compared(book.template, book.output).same
    )


@pytest.mark.parametrize("name", ["2025", "R1C1", "A1", "con espacio", "ENE", "Hoja.1", "1ro"])
def test_any_name_that_excel_admits_is_called_rightly(name: str) -> None:
    made = sheets.named_sheets.made_with(quien=name)
    formula = made["Resumen"]["A2"]
    assert formula in (f"='{name}'!A1", f"={name}!A1")
    if name in ("2025", "R1C1", "A1", "con espacio", "1ro"):
        assert formula == f"='{name}'!A1"


def test_a_name_that_begins_as_another_one_is_filled() -> None:
    def draw(draw: Draw) -> None:
        draw.sheet("{{ a }}", [["x"]])
        draw.sheet("{{ a }}-{{ b }}", [["='{{ a }}'!A1"]]).print_area("A1:B2")

    made = of_draw(draw, a="A b", b="B").made
    assert made.names == ["A b", "A b-B"]
    assert made["A b-B"]["A1"] == "='A b'!A1"
    assert made.defined("A b-B") == {"_xlnm.Print_Area": "'A b-B'!$A$1:$B$2"}
    assert faults_of(made.data) == []


# --- A sheet for each item ---------------------------------------------------------------------


def test_there_is_a_sheet_for_each_item_between_the_others() -> None:
    made = sheets.repeated_sheet.made
    assert made.names == ["Primero", *CARDS, "Último"]
    assert made["Primero"].drawn() == ["Índice 3"]


@pytest.mark.parametrize(
    ("name", "title"), [("A-1", "Norte"), ("O'Hara", "Sur"), ("Año 3", "Este")]
)
def test_each_copy_says_its_own(name: str, title: str) -> None:
    sheet = _card(name)
    assert [sheet["A1"], sheet["B1"], sheet["A2"]] == [f"Ficha {name}", title, "Nombre"]
    assert sheet.notes() == {"A1": f"Nota de {title}"}
    assert set(sheet.balloons()) == {"A1"}
    assert [one.text for one in sheet.anchors()] == ["", f"Cuadro de {title}"]
    assert sheet.print_texts() == {"oddFooter": f"&C{name} &P"}
    assert sheet.merges() == ["D1:E1"]


@pytest.mark.parametrize("name", CARDS)
def test_each_copy_has_its_own_table_that_its_formulas_call(name: str) -> None:
    sheet, end = _card(name), ENDS[name]
    (table,) = sheet.tables()
    assert (table.ref, table.filter) == (f"A2:B{end}", f"A2:B{end - 1}")
    assert sheet[f"C{end}"] == f"=SUM({table.name}[Valor])"
    assert sheet[f"B{end}"] == f"=SUBTOTAL(109,{table.name}[Valor])"


def test_the_tables_of_the_copies_have_names_and_ids_of_their_own() -> None:
    tables = [table for name in CARDS for table in _card(name).tables()]
    assert tables[0].name == "Partidas"
    assert len({table.name for table in tables}) == len({t.root.get("id") for t in tables}) == 3


@pytest.mark.parametrize("name", CARDS)
def test_names_and_links_of_a_copy_go_to_its_own_cells(name: str) -> None:
    made, end, own = sheets.repeated_sheet.made, ENDS[name], _quoted(name)
    defined = {key: text.replace(own, "·") for key, text in made.defined(name).items()}
    if own not in "".join(made.defined(name).values()):
        defined = {key: text.replace(name, "·") for key, text in made.defined(name).items()}
    assert defined == {
        "Suma": f"·!$B${end}",
        "_xlnm.Print_Area": f"·!$A$1:$E${end}",
        "_xlnm.Print_Titles": "·!$1:$1",
    }
    assert _card(name)[f"D{end}"] == f"={own}!B{end}+Suma"
    assert _card(name).links() == {"C1": f"#{own}!B{end}", "E2": "https://ejemplo.mx/"}


@pytest.mark.parametrize("name", CARDS)
def test_formats_validations_and_drawings_of_a_copy_are_at_its_own_cells(name: str) -> None:
    sheet, end = _card(name), ENDS[name]
    rows = f"B3:B{end - 1}" if end > 4 else "B3"
    assert sheet.rules() == [(rows, "cellIs", ("10",))]
    assert sheet.validations() == {rows: ("0",)}
    picture, box = sheet.anchors()
    assert (picture.first, box.first) == ("F1", f"F{end + 2}")
    assert sheet.only("pageSetup").get("orientation") == "landscape"


def test_the_copies_share_one_picture_and_the_last_sheet_is_the_same_bytes() -> None:
    book = sheets.repeated_sheet
    found = compared(book.template, book.output)
    assert "xl/worksheets/sheet3.xml" in found.same
    assert [name for name in book.made.package.parts if "media" in name] == ["xl/media/image1.png"]
    assert book.made.defined("Último") == {"_xlnm.Print_Area": "Último!$A$1:$A$2"}


def test_only_one_sheet_is_selected_and_it_is_the_one_that_opens() -> None:
    for book in (sheets.repeated_sheet, sheets.run_of_sheets, sheets.repeated_chart):
        selected = [
            sheet.name
            for sheet in book.made.sheets()
            if sheet.only("sheetViews/sheetView").get("tabSelected") == "1"
        ]
        assert selected == book.made.names[:1]


def test_the_shapes_of_the_copies_keep_their_names() -> None:
    for name in CARDS:
        nodes = [node for one in _card(name).anchors() for node in one.node.iter(f"{XDR}cNvPr")]
        assert [node.get("name") for node in nodes] == ["Picture 1", "TextBox 2"]


def test_a_sheet_of_an_empty_list_goes_with_all_it_owns() -> None:
    book = sheets.repeated_sheet
    output = book.filled(fichas=[])
    package = Package(output)
    assert package.sheet_names() == ["Primero", "Último"]
    assert faults_of(output) == []
    owned = ("comments", "tables", "drawings", "media")
    assert [name for name in package.parts if any(word in name for word in owned)] == []


def test_a_book_left_without_sheets_is_told() -> None:
    assert sheets.repeated_chart.refused(fichas=[]) != set()


def test_names_that_two_items_share_are_told() -> None:
    twice: list[dict[str, Any]] = [sheets.CARDS[0], sheets.CARDS[0]]
    assert sheets.repeated_sheet.refused(fichas=twice) == {"P307"}


def test_thirty_sheets_are_sound() -> None:
    cards = [{**sheets.CARDS[0], "clave": f"Ficha {number}"} for number in range(30)]
    assert faults_of(sheets.repeated_sheet.filled(fichas=cards)) == []


# --- A run of sheets ---------------------------------------------------------------------------


def test_two_sheets_are_repeated_together_and_call_each_other() -> None:
    made = sheets.run_of_sheets.made
    pairs = [f"{name} {kind}" for name in CARDS for kind in ("datos", "suma")]
    assert made.names == [*pairs, "Una de Norte", "Una de Sur", "Una de Este", "Fin"]
    for number, name in enumerate(CARDS, 1):
        assert made[f"{name} datos"]["B1"] == number
        assert made[f"{name} suma"]["A1"] == f"={_quoted(f'{name} datos')}!B1"
        assert made[f"{name} suma"].widths()["A"] == pytest.approx(33.7, abs=0.1)


def test_both_tags_may_share_a_cell() -> None:
    assert sheets.run_of_sheets.made["Una de Sur"].drawn() == ["fija Sur"]


def test_a_sheet_may_depend_on_a_condition() -> None:
    made = sheets.run_of_sheets.made_with(con_anexo=True)
    assert "Anexo" not in sheets.run_of_sheets.made.names
    assert made["Anexo"].drawn() == ["solo a veces"]


# --- Charts and properties ---------------------------------------------------------------------


@pytest.mark.parametrize("number", [0, 1, 2])
def test_the_chart_and_sparkline_of_a_copy_draw_its_own_cells(number: int) -> None:
    card = sheets.CARDS[number]
    name, last = card["clave"], len(card["xs"])
    sheet = sheets.repeated_chart.made[name]
    own = _quoted(name)
    (chart,) = sheet.charts()
    ranges = [text.replace(own, "·").replace(name, "·") for text in sheet.chart_ranges()]
    assert ranges == [f"·!${column}$1:${column}${last}" for column in "AB"]
    assert [node.text for node in chart.iter() if str(node.tag).endswith("}t")] == [
        f"Gráfica de {card['t']}"
    ]
    assert list(chart.iter(f"{C}v")) == []
    found = {ref: text.replace(own, "·") for ref, text in sheet.sparklines().items()}
    assert found == {f"C{last + 1}": f"·!B1:B{last}"}
    assert sheet.rows_with("hidden") == {last + 1: "1"}


def test_properties_are_filled_and_a_person_s_own_stay() -> None:
    book = sheets.properties
    root = book.made.package.xml(CORE)
    texts = {str(node.tag).rpartition("}")[2]: node.text for node in root}
    assert texts["title"] == "Plan 2025: A & B <c>"
    assert texts["creator"] == "Instituto"
    assert texts["keywords"] == "uno, 2025"
    assert texts["description"] == "Papel Tinta Café Renta "
    assert texts["created"] == "2024-02-29T00:00:00Z"
    assert compared(book.template, book.output).changed <= {CORE}


def test_the_list_of_sheets_changes_in_the_properties_only_when_names_do() -> None:
    one: Book = sheets.named_sheets
    assert touched(one.template, one.output, APP) <= {"TitlesOfParts", "HeadingPairs"}
    assert APP in compared(sheets.properties.template, sheets.properties.output).same
    assert [node.tag for node in one.made.root.iter(f"{S}sheet")]


def test_sheets_are_repeated_in_sheets() -> None:
    made = sheets.sheets_in_sheets.made
    assert made.names == [
        *("De Norte", "Norte-a", "Norte-b", "Fin Norte"),
        *("De Sur", "Sur-c", "Fin Sur"),
        *("De Este", "Este-d", "Este-e", "Este-f", "Fin Este"),
    ]
    assert made["Norte-b"]["A1"] == 2
    assert [made["De Norte"]["A1"], made["Fin Este"]["A1"]] == ["A-1", "='De Este'!A1"]


@pytest.mark.parametrize(("name", "title"), [("A-1", "Norte"), ("Año 3", "Este")])
def test_a_copy_keeps_its_frame(name: str, title: str) -> None:
    made = sheets.framed_sheet.made
    sheet = made[name]
    assert made.states() == dict.fromkeys(CARDS, "hidden")
    assert sheet.print_texts() == {"oddHeader": f"&L&G&R{title}"}
    assert sheet.links() == {"A5": "https://ejemplo.mx/"}
    assert set(sheet.notes()) == set(sheet.balloons()) == {"B1"}
    assert made.defined(name).keys() == {"_xlnm._FilterDatabase"}
    assert sheet.only("autoFilter").get("ref") == "A2:B3"
    assert sheet.only("sheetViews/sheetView/pane").get("topLeftCell") == "B3"
    assert len(sheet.all("legacyDrawingHF")) == len(sheet.all("picture")) == 1
    assert sheet.only("sheetProtection").get("password")


def test_the_copies_share_the_pictures_of_headers_and_backgrounds() -> None:
    parts = sheets.framed_sheet.made.package.parts
    assert len([name for name in parts if "media" in name]) == 2
