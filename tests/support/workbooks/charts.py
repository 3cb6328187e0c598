"""Charts and sparklines."""

from typing import Any

from support.workbooks.book import SHEET, Draw, book
from support.workbooks.formulas import LOOP
from support.workbooks.loops import CONCEPTS, LINES, MONTHS

CHART = "xl/charts/chart{}.xml"
DRAWING = "xl/drawings/drawing{}.xml"


@book(
    {"xs": CONCEPTS, "anio": 2025, "eje": "Pesos"},
    SHEET,
    *(CHART.format(number) for number in (1, 2, 3, 5)),
    DRAWING.format(1),
)
def charts(draw: Draw) -> None:
    """Charts beside a loop, below it, on another sheet and on a sheet of their own; and one apart.

    The fourth chart draws cells that nothing moves, and has no tag.
    """
    sheet = draw.sheet("Hoja", LOOP)
    graphs = draw.sheet("Gráficas", [[1], [2], [3]])
    beside = _chart(draw, "column", "=Hoja!$A$3:$A$3", "=Hoja!$D$3:$D$3", "=Hoja!$D$1")
    beside.set_title({"name": "Gasto de {{ anio }}"})
    beside.set_y_axis({"name": "{{ eje }}"})
    sheet.insert_chart("F2", beside)
    below = _chart(draw, "pie", "=Hoja!$A$2:$A$4", "=Hoja!$D$2:$D$4", "Gasto")
    below.set_title({"name": "=Hoja!$A$5"})
    sheet.insert_chart("A8", below)
    other = _chart(draw, "line", "=Hoja!$A$3:$A$3", "=Hoja!$B$3:$B$3", "=Hoja!$B$1")
    other.add_series({"values": "=Hoja!$C$2:$C$4", "name": "=Hoja!$A$5"})
    graphs.insert_chart("C1", other)
    apart = _chart(draw, "bar", "", "='Gráficas'!$A$1:$A$3", "Aparte")
    apart.set_title({"name": "Sin etiquetas"})
    graphs.insert_chart("C20", apart)
    alone = draw.book.add_chartsheet("Sola")
    alone.set_chart(_chart(draw, "area", "=Hoja!$A$3:$A$3", "=Hoja!$D$3:$D$3", "Gasto"))


def _chart(draw: Draw, kind: str, categories: str, values: str, name: str) -> Any:
    chart = draw.book.add_chart({"type": kind})
    series = {"values": values, "name": name}
    if categories:
        series["categories"] = categories
    chart.add_series(series)
    return chart


@book({"xs": CONCEPTS}, SHEET, CHART.format(1), DRAWING.format(1))
def series_of_one_cell(draw: Draw) -> None:
    """A series of the loop's one row, which Excel says as a cell and not as a range."""
    sheet = draw.sheet("Hoja", LOOP)
    sheet.insert_chart("F2", _chart(draw, "column", "=Hoja!$A$3", "=Hoja!$D$3", "Gasto"))


@book({"ms": MONTHS, "xs": LINES}, SHEET)
def sparklines(draw: Draw) -> None:
    """Sparklines in a repeated row, below it over what grows, and in a group of two."""
    months = "{%tc for m in ms %}"
    sheet = draw.sheet(
        "Hoja",
        [
            ["Concepto", months, "{{ m }}", "{%tc endfor %}", "Curva"],
            ["{%tr for x in xs %}"],
            ["{{ x.n }}", "{%tc for v in x.vs %}", "{{ v }}", "{%tc endfor %}"],
            ["{%tr endfor %}"],
            ["Total", months, "=SUM(C3:C3)", "{%tc endfor %}"],
            ["Fijo", "", 5, "", ""],
        ],
    )
    sheet.add_sparkline("E3", {"range": "Hoja!C3:C3", "markers": True})
    sheet.add_sparkline("E5", {"range": "Hoja!B5:D5", "type": "column"})
    sheet.add_sparkline("A7", {"range": "Hoja!E2:E4", "type": "win_loss"})
    sheet.add_sparkline(
        "F5", {"location": ["F5", "F6"], "range": ["Hoja!C5:C5", "Hoja!B6:E6"], "max": "group"}
    )
