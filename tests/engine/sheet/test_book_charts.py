"""Charts and sparklines draw every copy."""

from support.workbooks import charts
from support.xlsx.differences import compared, touched
from support.xlsx.package import A, C, Element, words


def _titles(root: Element) -> list[str]:
    return [words(node.iter(f"{A}t")) for node in root.iter(f"{C}title")]


def test_a_chart_draws_every_copy() -> None:
    assert charts.charts.made["Hoja"].chart_ranges() == [
        "Hoja!$D$1",
        "Hoja!$A$2:$A$5",
        "Hoja!$D$2:$D$5",
        "Hoja!$A$6",
        "Hoja!$A$2:$A$5",
        "Hoja!$D$2:$D$5",
    ]


def test_a_chart_of_another_sheet_or_of_its_own_draws_every_copy() -> None:
    made = charts.charts.made
    assert made["Gráficas"].chart_ranges() == [
        "Hoja!$B$1",
        "Hoja!$A$2:$A$5",
        "Hoja!$B$2:$B$5",
        "Hoja!$A$6",
        "Hoja!$C$2:$C$5",
        "'Gráficas'!$A$1:$A$3",
    ]
    assert made["Sola"].chart_ranges() == ["Hoja!$A$2:$A$5", "Hoja!$D$2:$D$5"]


def test_a_series_of_one_cell_draws_every_copy() -> None:
    ranges = charts.series_of_one_cell.made["Hoja"].chart_ranges()
    assert ranges == ["Hoja!$A$2:$A$5", "Hoja!$D$2:$D$5"]


def test_titles_of_charts_and_axes_are_filled() -> None:
    first, _ = charts.charts.made["Hoja"].charts()
    assert [title for title in _titles(first) if title] == ["Gasto de 2025", "Pesos"]


def test_charts_that_grow_keep_no_values_of_the_template() -> None:
    made = charts.charts.made
    for sheet in (made["Hoja"], made["Sola"]):
        for chart in sheet.charts():
            assert [node.text for node in chart.iter(f"{C}v")] in ([], ["Gasto"])


def test_a_chart_of_cells_that_stay_is_the_same_bytes() -> None:
    book = charts.charts
    assert {
        "xl/charts/chart4.xml",
        "xl/worksheets/sheet2.xml",
        "xl/chartsheets/sheet1.xml",
        "xl/drawings/drawing2.xml",
        "xl/drawings/drawing3.xml",
    } <= compared(book.template, book.output).same


def test_of_a_chart_only_its_data_and_its_words_change() -> None:
    book = charts.charts
    for number in (1, 2, 3, 5):
        assert touched(book.template, book.output, charts.CHART.format(number)) <= {"chart"}


def test_a_chart_below_a_loop_goes_down_with_it() -> None:
    beside, below = charts.charts.made["Hoja"].anchors()
    assert beside.first == "F2"
    assert (below.first, below.last) == ("A9", "H23")


def test_each_copy_has_its_sparkline_and_those_below_grow() -> None:
    assert charts.sparklines.made["Hoja"].sparklines() == {
        "E2": "Hoja!B2:D2",
        "E3": "Hoja!B3:D3",
        "E4": "Hoja!B4:D4",
        "A6": "Hoja!E2:E3",
        "F4": "Hoja!B4:D4",
        "F5": "Hoja!B5:E5",
    }
