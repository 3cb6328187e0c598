"""Everything in one workbook comes out as each thing does alone."""

from support.workbooks.book import APP
from support.workbooks.whole import MONTHS, PARTS, UNTOUCHED, whole
from support.xlsx.differences import compared
from support.xlsx.package import A, C, words
from support.xlsx.sound import faults_of

NAMES = ["Gasto 2025", "Lista", "Resumen", "Catálogo", "Aparte", "A-1", "O'Hara", "Año 3"]
NAMES += ["Muy oculta", "Gráfica"]


def test_there_are_the_sheets_that_there_must_be() -> None:
    assert whole.made.names == NAMES
    assert whole.made.states() == {"Catálogo": "hidden", "Muy oculta": "veryHidden"}


def test_the_budget_is_drawn_with_its_totals() -> None:
    assert whole.made["Gasto 2025"].drawn() == [
        "Presupuesto & gasto . . . . . . . .",
        "Zona Concepto Ene Feb Mar Abr Total Estado Curva",
        "Norte Luz 10 20 30 40 =SUM(C3:F3) Pagado .",
        ". Agua 1 2 3 4 =SUM(C4:F4) Pendiente .",
        "Suma Norte . =SUBTOTAL(9,C3:C4) =SUBTOTAL(9,D3:D4) =SUBTOTAL(9,E3:E4) "
        "=SUBTOTAL(9,F3:F4) =SUBTOTAL(9,G3:G4) . .",
        "Sur Gas 5 5 5 5 =SUM(C6:F6) Pagado .",
        "Suma Sur . =SUBTOTAL(9,C6:C6) =SUBTOTAL(9,D6:D6) =SUBTOTAL(9,E6:E6) "
        "=SUBTOTAL(9,F6:F6) =SUBTOTAL(9,G6:G6) . .",
        "Total . =SUBTOTAL(9,C3:C7) =SUBTOTAL(9,D3:D7) =SUBTOTAL(9,E3:E7) "
        "=SUBTOTAL(9,F3:F7) =SUBTOTAL(9,G3:G7) . .",
        ". . . . . . . . .",
        "Tope 25 . . . . . . .",
    ]


def test_the_budget_is_merged_filled_and_framed() -> None:
    sheet = whole.made["Gasto 2025"]
    assert sheet.merges() == ["A1:I1", "A3:A4"]
    assert [ref for ref in sheet.cells if sheet.fill(ref)] == ["F3"]
    framed = {ref for ref in sheet.cells if sheet.borders(ref) == "lrtb"}
    assert framed >= {f"{column}{row}" for row in range(1, 9) for column in "ABCDEFGHI"}
    assert sheet.rows_with("outlineLevel") == {3: "1", 4: "1", 6: "1"}
    widths = sheet.widths()
    assert [round(widths[letter]) for letter in "ABCDEFGHI"] == [21, 16, 7, 7, 7, 7, 11, 13, 16]


def test_what_surrounds_the_budget_follows_it() -> None:
    sheet = whole.made["Gasto 2025"]
    assert sheet.rules() == [
        ("C3:F4 C6:F6", "expression", ("C3>$B$10",)),
        ("G3:G4 G6", "dataBar", ()),
        ("G3:G4 G6", "x14:dataBar", ()),
    ]
    assert sheet.validations() == {"H3:H4 H6": ("Catálogo!$A$2:$A$4",)}
    ranges = {ref: f"'Gasto 2025'!C{ref[1]}:F{ref[1]}" for ref in ("I3", "I4", "I6")}
    assert sheet.sparklines() == ranges
    assert set(sheet.notes()) == set(sheet.balloons()) == {"B3", "B4", "B6", "G8"}
    assert sheet.links() == {"A10": "#'Gasto 2025'!G8"}
    assert sheet.breaks("row") == [5, 7]


def test_the_budget_is_printed_and_shown_as_it_was() -> None:
    sheet = whole.made["Gasto 2025"]
    assert whole.made.defined("Gasto 2025") == {
        "_xlnm.Print_Area": "'Gasto 2025'!$A$1:$I$8",
        "_xlnm.Print_Titles": "'Gasto 2025'!$2:$2",
    }
    assert sheet.only("sheetViews/sheetView/pane").get("topLeftCell") == "C3"
    assert sheet.print_texts() == {"oddHeader": "&L&G&CPresupuesto && gasto"}
    seal, chart, box = sheet.anchors()
    assert [one.first for one in (seal, box, chart)] == ["A12", "C12", "A19"]
    assert box.text == "Firma de 2025"


def test_charts_draw_the_months_and_the_list() -> None:
    made = whole.made
    own = "'Gasto 2025'!"
    assert made["Gasto 2025"].chart_ranges() == [f"{own}$C$2:$F$2", f"{own}$C$8:$F$8"]
    assert made["Resumen"].chart_ranges() == ["Lista!$A$2:$A$4", "Lista!$B$2:$B$4"]
    assert made["Gráfica"].chart_ranges() == ["Lista!$A$2:$A$4", "Lista!$D$2:$D$4"]
    titles = [words(node.iter(f"{A}t")) for node in made["Gráfica"].charts()[0].iter(f"{C}title")]
    assert "Lista de 2025" in titles


def test_the_list_and_its_table_grow() -> None:
    sheet = whole.made["Lista"]
    (table,) = sheet.tables()
    assert (table.name, table.ref, table.filter) == ("Lista", "A1:D5", "A1:D4")
    assert sheet.links() == {f"E{row}": "https://ejemplo.mx/" for row in (2, 3, 4)}
    assert sheet.validations() == {"B2:B4": ("0",)}
    assert sheet.runs("A8") == [("Son ", ""), ("3", "b"), (" partidas", "")]


def test_the_summary_calls_everything_by_its_place() -> None:
    assert whole.made["Resumen"].column("B") == [
        "=Gastado",
        "=SUM(Lista[Importe])",
        "='Gasto 2025'!G8+Lista!D5",
        "{=SUM(Lista!B2:B4*Lista!C2:C4)/ROWS(Lista!A2:A4)}",
        "=Leyenda",
        "=COUNTA(Estados)",
    ]
    assert whole.made.defined() == {
        "Gastado": "'Gasto 2025'!$G$8",
        "Leyenda": '"Plan 2025"',
        "Estados": "Catálogo!$A$2:$A$4",
        "Secreto": "'Muy oculta'!$B$1",
    }
    assert whole.made.defined("Resumen") == {"_xlnm._FilterDatabase": "Resumen!$A$1:$B$6"}


def test_each_card_has_its_own() -> None:
    tables = [whole.made[name].tables()[0].name for name in NAMES[5:8]]
    assert len(set(tables)) == 3
    assert "Lista" not in tables
    assert [whole.made[name]["B1"] for name in NAMES[5:8]] == ["Norte", "Sur", "Este"]


def test_what_nothing_moves_is_the_same_bytes() -> None:
    found = compared(whole.template, whole.output)
    assert set(UNTOUCHED) <= found.same
    media = {name for name in found.same | found.changed | found.removed if "media" in name}
    assert media <= found.same
    assert APP in found.changed


def test_any_amount_of_data_gives_a_sound_book() -> None:
    for months in (1, 12):
        parts = [
            {**part, "xs": [{**x, "vs": list(range(months))} for x in part["xs"]]} for part in PARTS
        ]
        made = whole.filled(ms=(MONTHS * 3)[:months], partes=parts * 5, con_anexo=True)
        assert faults_of(made) == []
