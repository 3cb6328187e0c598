"""Draws the Excel templates of the schedule grid: one for each institution and the common one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from documentos import HOUSES, TEMPLATES
from excel import packed
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.workbook.defined_name import DefinedName
from word import Colors

_FONT = '&"Arial,Regular"&8&K404040'
_TAG = "Etiqueta"
_BLACK, _WHITE, _GREY = "000000", "FFFFFF", "7F7F7F"
_DATE = "dd/mm/yyyy"
_NO_BOX = Border(Side(), Side(), Side(), Side())

# Columns of the grid sheet: the row's text, the extra columns, and the time columns in three
# widths, of which one is printed: for few columns, for many, for very many. The columns between
# hold only the tags that repeat them.
_TEXT, _EXTRA, _FEW, _MANY, _MOST = "A", "C", "E", "G", "I"
_FEW_LIMIT, _MANY_LIMIT = 16, 32
_LEGEND_LIMIT = 8
"""With fewer columns of time, they have no room for the words of a colour."""
_WIDTHS = {"A": 60, "C": 14, "E": 5.2, "G": 2.4, "I": 1.2} | dict.fromkeys("BDFHJ", 5)
_LIST_WIDTHS = {"A": 78, "B": 42, "C": 13, "D": 13}
_LISTS = {"Lista": False, "Lista oculta": True}
"""The sheets that say the schedule in words, of which one is kept, and whether it is hidden."""
_END = "{%tc endfor %}"
_TOTAL = "{% colspan cronograma.total_columnas %}"


@dataclass(frozen=True)
class Row:
    """A row of a template: texts by column, a cell style for each or one for all, a height."""

    texts: dict[str, str]
    style: str | dict[str, str] = _TAG
    height: float | None = None


def draw(path: Path, colors: Colors) -> None:
    """Write the workbook template of an institution; the same colours give the same bytes."""
    workbook = Workbook()
    workbook._fonts = IndexedList([Font(name="Arial", size=10)])  # type: ignore[attr-defined]
    for style in _named_styles(colors):
        workbook.add_named_style(style)
    grid: Any = workbook.active
    grid.title = "Cronograma"
    _draw_grid(grid)
    for name, hidden in _LISTS.items():
        _draw_list(workbook.create_sheet(name), hidden)
    _describe(workbook)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(packed(workbook))


def _draw_grid(sheet: Any) -> None:
    header, body = _header_rows(), _body_rows()
    titles = _title_rows()
    rows = [*titles, *header, *body, *_foot_rows()]
    _write(sheet, rows, _WIDTHS)
    first = len(titles) + 1
    last = len(titles) + len(header)
    for column in (_TEXT, _EXTRA):
        sheet.merge_cells(f"{column}{first + 1}:{column}{first + 2}")
    _name_titles(sheet, f"$A${first}:$J${last}", f"$A${first}:$A${len(rows)}")
    sheet.freeze_panes = f"D{last + 1}"
    sheet.print_title_rows = f"{first}:{last}"
    _set_page(sheet, f"A1:J{len(rows)}")


def _title_rows() -> list[Row]:
    return [
        Row({"A": _TOTAL + "{{ institucion.nombre }}"}, "Institución"),
        Row({"A": "{%tr for titulo in cronograma.titulos %}", "B": "{%tr if loop.first %}"}),
        Row({"A": _TOTAL + "{{ titulo }}"}, "Título"),
        Row({"A": "{%tr else %}"}),
        Row({"A": _TOTAL + "{{ titulo }}"}, "Subtítulo"),
        Row({"A": "{%tr endif %}", "B": "{%tr endfor %}"}),
        Row({}, height=4),
    ]


def _header_rows() -> list[Row]:
    """Return the rows repeated on each page: the years over the months, or the months alone."""
    words = (
        "banda.texto if banda.columnas * 8 > cronograma.tiempos|length else "
        "banda.corta if banda.columnas > 1 or banda.corta|length < 5 else banda.corta[:3]"
    )
    band = f"{{% colspan banda.columnas %}}{{{{ {words} }}}}"
    labels = {
        "A": "{{ cronograma.encabezado }}",
        **_across("cronograma.columnas", "columna", "{{ columna.etiqueta }}"),
        **_over_time("cronograma.tiempos", "tiempo", "{{ tiempo.etiqueta }}"),
    }
    bands = {**labels, **_over_time("cronograma.bandas", "banda", band)}
    hidden = {**labels, "A": "", _EXTRA: ""}
    heads = {_TEXT: "Encabezado", _EXTRA: "Encabezado"}
    years = {**heads, **_time_styles("Banda", "Banda angosta", "Banda mínima")}
    months = {**heads, **_time_styles("Mes", "Mes angosto", "Mes mínimo")}
    return [
        Row({"A": "{%tr if cronograma.con_banda %}"}),
        Row(bands, years),
        Row(hidden, months, 54),
        Row({"A": "{%tr else %}"}),
        Row(labels, months, 54),
        Row({"A": "{%tr endif %}"}),
    ]


def _body_rows() -> list[Row]:
    own = "parte.titulos|reject('in', cronograma.titulos)"
    cell = "{% cellbg celda.color %}{{ celda.texto }}"
    row = {
        "A": "{{ fila.texto }}",
        **_across("fila.campos", "campo", "{{ campo }}"),
        **_over_time("fila.celdas", "celda", cell),
    }
    styles = {
        _TEXT: "Actividad",
        _EXTRA: "Campo",
        **_time_styles("Celda", "Celda angosta", "Celda angosta"),
    }
    return [
        Row({"A": "{%tr for parte in cronograma.partes %}"}),
        Row({"A": f"{{%tr if {own}|list %}}"}),
        Row({"A": _TOTAL + f"{{{{ {own}|join(' · ') }}}}"}, "Parte"),
        Row({"A": "{%tr endif %}"}),
        Row({"A": "{%tr for fila in parte.filas %}"}),
        Row(row, styles),
        Row({"A": "{%tr endfor %}", "B": "{%tr endfor %}"}),
    ]


def _foot_rows() -> list[Row]:
    """Return the notes of every part, then what each colour and mark means."""
    across = f"2 if cronograma.tiempos|length >= {_LEGEND_LIMIT} else 1"
    return [
        Row({}, height=4),
        Row(
            {
                "A": "{%tr for parte in cronograma.partes %}",
                "B": "{%tr for nota in parte.notas %}",
            }
        ),
        Row({"A": _TOTAL + "{{ nota }}"}, "Nota"),
        Row({"A": "{%tr endfor %}", "B": "{%tr endfor %}"}),
        Row({"A": "{%tr if cronograma.leyenda %}"}),
        Row({"A": f"{{%tr set a_lo_ancho = {across} %}}"}),
        Row({}, height=4),
        Row({"A": "Simbología"}, "Simbología"),
        Row({"A": "{%tr for claves in cronograma.leyenda|batch(a_lo_ancho) %}"}),
        _legend_row(),
        Row({"A": "{%tr endfor %}", "B": "{%tr endif %}"}),
    ]


def _legend_row() -> Row:
    """Return a row of two colours, the second over the time columns."""
    first, second = (
        f"{{% cellbg claves[{n}].color %}}{{{{ claves[{n}].marca }}}}  {{{{ claves[{n}].texto }}}}"
        for n in (0, 1)
    )
    over_time = "{% colspan cronograma.tiempos|length %}" + second
    texts = {"A": first, **_across("cronograma.columnas", "_", ""), **_in_widths(over_time)}
    texts["D"] = _END + "{%tc if claves|length > 1 %}" + texts["D"].removeprefix(_END)
    texts["J"] += "{%tc endif %}"
    styles = {_TEXT: "Leyenda", **dict.fromkeys((_FEW, _MANY, _MOST), "Leyenda")}
    return Row(texts, styles)


def _across(items: str, name: str, text: str) -> dict[str, str]:
    """Return the cells of the extra columns."""
    return {"B": f"{{%tc for {name} in {items} %}}", _EXTRA: text, "D": _END}


def _over_time(items: str, name: str, text: str) -> dict[str, str]:
    """Return the cells of the time columns, after those of the extra ones."""
    return _in_widths(text, f"{{%tc for {name} in {items} %}}", _END)


def _in_widths(text: str, start: str = "", end: str = "") -> dict[str, str]:
    """Return a cell in each width of the time columns, between tags that start and end it."""
    many = f"cronograma.tiempos|length <= {_MANY_LIMIT}"
    few = f"cronograma.tiempos|length <= {_FEW_LIMIT}"
    return {
        "D": f"{_END}{{%tc if {few} %}}{start}",
        _FEW: text,
        "F": f"{end}{{%tc elif {many} %}}{start}",
        _MANY: text,
        "H": f"{end}{{%tc else %}}{start}",
        _MOST: text,
        "J": f"{end}{{%tc endif %}}",
    }


def _time_styles(few: str, many: str, most: str) -> dict[str, str]:
    return {_FEW: few, _MANY: many, _MOST: most}


def _draw_list(sheet: Any, hidden: bool) -> None:
    heads = {"A": "{{ cronograma.encabezado }}", "B": "Periodo", "C": "Inicio", "D": "Fin"}
    row = {"A": "{{ fila.texto }}", "B": "{{ fila.periodo }}"}
    dates = {"C": "{{ fila.inicio }}", "D": "{{ fila.fin }}"}
    styles = {"A": "Actividad", "B": "Actividad", "C": "Fecha", "D": "Fecha"}
    kept = "==" if hidden else "!="
    rows = [
        Row({"A": f"{{%sheet if cronograma.lista_en {kept} 'oculta' %}}"}),
        Row({"A": "{{ institucion.nombre }}"}, "Institución"),
        Row({"A": "{{ cronograma.titulos|first }}"}, "Título"),
        Row({}, height=4),
        Row(heads, "Encabezado", 20),
        Row({"A": "{%tr for fila in cronograma.lista %}"}),
        Row({**row, **dates}, styles),
        Row({"A": "{%tr endfor %}"}),
        Row({"A": "{%sheet endif %}"}),
    ]
    _write(sheet, rows, _LIST_WIDTHS)
    sheet.merge_cells("A2:D2")
    sheet.merge_cells("A3:D3")
    _name_titles(sheet, "$A$5:$D$5", f"$A$5:$A${len(rows)}")
    sheet.freeze_panes = "A6"
    sheet.auto_filter.ref = f"A5:D{len(rows)}"
    sheet.print_title_rows = "5:5"
    _set_page(sheet, f"A1:D{len(rows)}")
    if hidden:
        sheet.sheet_state = "hidden"


def _name_titles(sheet: Any, columns: str, rows: str) -> None:
    """Name the cells that screen readers say before each cell of the sheet."""
    for name, cells in (("ColumnTitle", columns), ("RowTitle", rows)):
        sheet.defined_names[name] = DefinedName(name, attr_text=f"'{sheet.title}'!{cells}")


def _write(sheet: Any, rows: Sequence[Row], widths: Mapping[str, float]) -> None:
    for column, width in widths.items():
        sheet.column_dimensions[column].width = width
    for number, row in enumerate(rows, 1):
        if row.height:
            sheet.row_dimensions[number].height = row.height
        for column, text in row.texts.items():
            cell = sheet[f"{column}{number}"]
            cell.value = text or None
            cell.style = row.style if isinstance(row.style, str) else row.style.get(column, _TAG)


def _set_page(sheet: Any, area: str) -> None:
    """Set a landscape letter page, one wide, as many tall as needed."""
    sheet.print_area = area
    sheet.sheet_format.defaultRowHeight = 13.5
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.zoomScale = 90
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    setup = sheet.page_setup
    setup.orientation, setup.paperSize = "landscape", sheet.PAPERSIZE_LETTER
    setup.fitToWidth, setup.fitToHeight = 1, 0
    margins = sheet.page_margins
    margins.left = margins.right = 0.5
    margins.top, margins.bottom = 0.65, 0.6
    margins.header = margins.footer = 0.3
    sheet.print_options.horizontalCentered = True
    sheet.oddHeader.left.text = f"{_FONT}{{{{ institucion.nombre }}}}"
    sheet.oddHeader.center.text = f"{_FONT}&B{{{{ plan.estado_impreso }}}}"
    sheet.oddHeader.right.text = f"{_FONT}{{{{ plan.titulo_completo }}}}"
    # A sheet fitted to its page would shrink them with it.
    sheet.HeaderFooter.scaleWithDoc = False
    sheet.oddFooter.left.text = f"{_FONT}{{{{ comision.nombre }}}}"
    sheet.oddFooter.center.text = f"{_FONT}{{{{ plan.anexo }}}}"
    huella = "{% if institucion.huella_al_pie %}Huella {{ huella }} · {% endif %}"
    sheet.oddFooter.right.text = f"{_FONT}{huella}Página &P de &N"


def _describe(workbook: Workbook) -> None:
    properties = workbook.properties
    properties.creator = "{{ institucion.nombre }}"
    properties.title = "Cronograma. {{ plan.titulo_completo }}. {{ comision.nombre }}"
    properties.language = "es-MX"


def _named_styles(colors: Colors) -> Iterator[NamedStyle]:
    """Yield every cell style of the house; a designer changes one and all its cells follow."""
    yield from _texts(colors)
    yield from _heads(colors)
    yield from _cells(colors)


def _texts(colors: Colors) -> Iterator[NamedStyle]:
    middle = Alignment(horizontal="center", vertical="center", wrap_text=True)
    left = Alignment(vertical="center", wrap_text=True)
    yield NamedStyle("Institución", _font(11, colors.strong, bold=True), None, _NO_BOX, middle)
    yield NamedStyle("Título", _font(13, _BLACK, bold=True), None, _NO_BOX, middle)
    yield NamedStyle("Subtítulo", _font(10, _BLACK), None, _NO_BOX, middle)
    yield NamedStyle("Nota", _font(9, _BLACK), None, _NO_BOX, left)
    yield NamedStyle("Simbología", _font(9, colors.strong, bold=True), None, _NO_BOX, left)
    yield NamedStyle("Etiqueta", _font(7, _GREY), None, _NO_BOX)


def _heads(colors: Colors) -> Iterator[NamedStyle]:
    box, strong, soft = _box(colors), _fill(colors.strong), _fill(colors.soft)
    middle = Alignment(horizontal="center", vertical="center", wrap_text=True)
    shrunk = Alignment(horizontal="center", vertical="center", shrink_to_fit=True)
    turned = Alignment(horizontal="center", vertical="center", text_rotation=90)
    white, dark = _font(9, _WHITE, bold=True), _font(9, _BLACK, bold=True)
    small = _font(8, _BLACK, bold=True)
    yield NamedStyle("Encabezado", white, strong, box, middle)
    yield NamedStyle("Banda", white, strong, box, middle)
    yield NamedStyle("Banda angosta", _font(7.5, _WHITE, bold=True), strong, box, shrunk)
    yield NamedStyle("Banda mínima", _font(7, _WHITE, bold=True), strong, box, shrunk)
    yield NamedStyle("Mes", dark, soft, box, turned)
    yield NamedStyle("Mes angosto", small, soft, box, turned)
    yield NamedStyle("Mes mínimo", _font(7, _BLACK, bold=True), soft, box, turned)
    yield NamedStyle("Parte", dark, soft, box, middle)


def _cells(colors: Colors) -> Iterator[NamedStyle]:
    box, plain = _box(colors), _font(9, _BLACK)
    left = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)
    middle = Alignment(horizontal="center", vertical="center", wrap_text=True)
    mark = Alignment(horizontal="center", vertical="center", shrink_to_fit=True)
    yield NamedStyle("Actividad", plain, None, box, left)
    yield NamedStyle("Campo", _font(8, _BLACK), None, box, middle)
    yield NamedStyle("Celda", _font(10, _BLACK), None, box, middle)
    yield NamedStyle("Celda angosta", _font(7, _BLACK), None, box, mark)
    yield NamedStyle("Leyenda", plain, None, _NO_BOX, left)
    yield NamedStyle("Fecha", plain, None, box, middle, _DATE)


def _font(size: float, color: str, bold: bool = False) -> Font:
    return Font(name="Arial", size=size, bold=bold, color=color)


def _fill(color: str) -> PatternFill:
    return PatternFill("solid", fgColor=color)


def _box(colors: Colors) -> Border:
    side = Side("thin", colors.line)
    return Border(side, side, side, side)


def main() -> None:
    """Draw every workbook template again."""
    for house, colors in HOUSES.items():
        draw(TEMPLATES / house / "cronograma" / "plantilla.xlsx", colors)


if __name__ == "__main__":
    main()
