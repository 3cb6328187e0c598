"""What would be lost is refused before it is."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.drawing.image import Image

from plandocs.engine.package import read_package, write_package

SHEET = "xl/worksheets/sheet1.xml"
DRAWING = "xl/drawings/drawing1.xml"
END = "</worksheet>"
EXTENSION = '<extLst><ext uri="{{{}}}"/></extLst></worksheet>'


@pytest.fixture
def changed(book: Any) -> Callable[..., bytes]:
    """Return what makes a template and changes one of its parts as text."""

    def changed(part: str, old: str, new: str, prepare: Any = None) -> bytes:
        parts = read_package(book([["x"]], prepare))
        parts[part] = parts[part].decode().replace(old, new).encode()
        return write_package(parts)

    return changed


def _lost(what: str, place: str = "hoja «Hoja»") -> list[str]:
    return [f"P301 {place}: La plantilla contiene {what}, que hoy se perdería al rellenarla."]


@pytest.mark.parametrize(
    ("uri", "what"),
    [
        ("05C60535-1F16-4fd2-B633-F4F36F0B64E0", "un minigráfico"),
        ("78C0D931-6437-407d-A8EE-F0AAD7539E65", "un formato condicional de Excel 2010"),
        ("A8765BA9-456A-4dab-B4F3-ACF838C121DE", "una segmentación de datos"),
        ("0-1", "la extensión «{0-1}»"),
    ],
)
def test_an_extension_is_told(changed: Any, checked: Any, uri: str, what: str) -> None:
    assert checked(changed(SHEET, END, EXTENSION.format(uri))) == _lost(what)


@pytest.mark.parametrize(
    ("element", "what"),
    [
        ("legacyDrawingHF", "una imagen en el encabezado o el pie de página"),
        ("controls", "un control de formulario"),
        ("picture", "una imagen de fondo"),
        ("algoNuevo", "el elemento «algoNuevo»"),
    ],
)
def test_an_element_is_told(changed: Any, checked: Any, element: str, what: str) -> None:
    assert checked(changed(SHEET, END, f"<{element}/>{END}")) == _lost(what)


def test_a_text_box_beside_a_picture_is_told(changed: Any, checked: Any, picture: Any) -> None:
    def prepare(sheet: Any) -> None:
        sheet.add_image(Image(picture), "A1")

    box = "<oneCellAnchor><from/><sp><nvSpPr><cNvSpPr txBox='1'/></nvSpPr></sp></oneCellAnchor>"
    found = checked(changed(DRAWING, "</wsDr>", box + "</wsDr>", prepare))
    assert _lost("un cuadro de texto")[0] in found


def test_a_chart_is_told(checked: Any) -> None:
    workbook = Workbook()
    sheet: Any = workbook.active
    sheet.title = "Hoja"
    sheet.append([1, 2])
    chart = BarChart()
    chart.add_data(Reference(sheet, 1, 1, 2, 1))
    sheet.add_chart(chart, "D1")
    buffer = io.BytesIO()
    workbook.save(buffer)
    assert checked(buffer.getvalue()) == _lost("una gráfica")


def test_an_unknown_part_is_told(checked: Any, book: Any) -> None:
    parts = read_package(book([["x"]]))
    types = parts["[Content_Types].xml"].decode()
    override = '<Override PartName="/xl/vbaProject.bin" ContentType="application/vnd.ms-office.'
    parts["[Content_Types].xml"] = types.replace(
        "</Types>", f'{override}vbaProject"/></Types>'
    ).encode()
    parts["xl/vbaProject.bin"] = b"macro"
    assert [line.partition(": ")[2] for line in checked(write_package(parts))] == [
        "La plantilla contiene una macro, que hoy se perdería al rellenarla."
    ]


def test_what_is_of_no_consequence_is_not_told(changed: Any, checked: Any) -> None:
    assert checked(changed(SHEET, END, f"<ignoredErrors/>{END}")) == []
    assert (
        checked(changed(SHEET, END, EXTENSION.format("64002731-A6B0-56B0-2670-7721B7C09600"))) == []
    )
