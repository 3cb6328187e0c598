"""Fixed official layouts, which have no tags: a mapping says what goes in each column."""

import io
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import canonicalize

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from support.project import told

from plandocs.build import filling
from plandocs.diagnostics import Report
from plandocs.engine import Template, TemplateFault
from plandocs.engine.package import read_package
from plandocs.source import read_mapping

Columns = tuple[tuple[int, str], ...]
Prepare = Callable[[Any], None]
MAIN = "Reporte de Formatos"
TABLE = "Tabla_100"
HEAD = "por_cada: fila\nde: filas\ncolumnas:\n"
ONE: Columns = ((1, "Dato"),)
FORMAT: Columns = (
    (1, "Ejercicio"),
    (4, "Fecha de inicio"),
    (2, "Descripción breve del año"),
    (10, f"Áreas que participan \n{TABLE}"),
    (14, "Nota"),
)
TABLES = f"""\
tablas:
  {TABLE}:
    por_cada: area
    de: fila.areas
    columnas:
      Nombre del área: "{{{{ area }}}}"
"""


def layout(columns: Columns = FORMAT, prepare: Prepare | None = None) -> bytes:
    """Return an empty format: codes, ids and headings in their rows, a catalogue, a table."""
    book = Workbook()
    main, catalogue = book.worksheets[0], book.create_sheet("Hidden_1")
    main.title, catalogue.sheet_state = MAIN, "hidden"
    main["A1"], main["A6"] = "55001", "Tabla Campos"
    main["A1"].number_format = "00000"
    for number, (code, heading) in enumerate(columns, 1):
        main.cell(4, number, str(code))
        main.cell(5, number, str(590000 + number))
        main.cell(7, number, heading)
    for row in (1, 4, 5):
        main.row_dimensions[row].hidden = True
    for row, option in enumerate(("Ordinaria", "Extraordinaria"), 1):
        catalogue.cell(row, 1, option)
    table = book.create_sheet(TABLE)
    for row, words in enumerate(("1", "70001", "Nombre del área"), 1):
        table.cell(row, 2, words)
        table.row_dimensions[row].hidden = row < 3
    table["A3"] = "ID"
    if prepare:
        prepare(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


class Filler:
    """Fills a format with a mapping, which is read from a file as people write it."""

    def __init__(self, folder: Path) -> None:
        """Keep the mapping in `folder`."""
        self._path = folder / "mapeo.yaml"

    def template(self, mapping: str, data: bytes) -> Template:
        """Return a format with its mapping."""
        self._path.write_text(mapping, encoding="utf-8")
        report = Report()
        read = read_mapping(self._path, report)
        assert told(report) == []
        assert read
        return Template(data, "formato.xlsx", filling(read))

    def made(self, mapping: str, data: bytes, filas: Any, **context: Any) -> bytes:
        """Return the bytes of a filled format."""
        return self.template(mapping, data).render({"filas": filas, **context})

    def filled(self, mapping: str, data: bytes, filas: Any, **context: Any) -> Any:
        """Return a filled format, opened."""
        return load_workbook(io.BytesIO(self.made(mapping, data, filas, **context)))

    def rows(self, columns: str, filas: Any, prepare: Prepare | None = None) -> list[Any]:
        """Return the rows of data of the first sheet of the usual format."""
        book = self.filled(HEAD + columns, layout(prepare=prepare), filas)
        return [list(row) for row in book[MAIN].iter_rows(min_row=8, values_only=True)]

    def cell(self, code: int, value: Any, prepare: Prepare | None = None) -> Any:
        """Return the cell that a value prints in a column of a code."""
        data = layout(((code, "Dato"),), prepare)
        return self.filled(f'{HEAD}  Dato: "{{{{ fila }}}}"\n', data, [value])[MAIN]["A8"]

    def faults(self, mapping: str, filas: Any, columns: Columns = FORMAT) -> list[str]:
        """Return what is told of a format, whatever the data or when it is filled."""
        template = self.template(mapping, layout(columns))
        if found := template.check():
            report = Report()
            report.extend(found)
            return told(report)
        with pytest.raises(TemplateFault) as raised:
            template.render({"filas": filas})
        report = Report()
        report.extend(raised.value.diagnostics)
        return told(report)

    def unfit(self, code: int, value: Any) -> str:
        """Return what a column of a code says that it needs instead of a value."""
        mapping = f'{HEAD}  Dato: "{{{{ fila }}}}"\n'
        [found] = self.faults(mapping, [value], ((code, "Dato"),))
        start = "P312 mapeo.yaml:4:9: La columna «Dato» recibió «"
        assert found.startswith(start), found
        received, _, needs = found.removeprefix(start).partition("» y necesita ")
        assert received == str(value)[:40]
        return needs


@pytest.fixture
def filler(tmp_path: Path) -> Filler:
    return Filler(tmp_path)


def listed(source: str, where: str = "A8:A201") -> Prepare:
    """Return what gives a format a list validation."""

    def prepare(book: Any) -> None:
        rule = DataValidation("list", source, showErrorMessage=True)
        rule.add(where)
        book[MAIN].add_data_validation(rule)
        book.defined_names.add(DefinedName("Hidden_13", attr_text="Hidden_1!$A$1:$A$2"))

    return prepare


def test_a_row_is_printed_for_each_item_from_the_row_of_data_down(filler: Filler) -> None:
    columns = '  Ejercicio: "{{ fila.a }}"\n  Nota: "Núm. {{ loop.index }}: {{ fila.b }}"\n'
    filas = [{"a": "2025", "b": "uno"}, {"a": "2026", "b": "dos"}]
    assert filler.rows(columns, filas) == [
        ["2025", None, None, None, "Núm. 1: uno"],
        ["2026", None, None, None, "Núm. 2: dos"],
    ]


@pytest.mark.parametrize(
    "name",
    [
        "Descripción breve del año",
        "descripcion  BREVE del ano",
        '" Descripción breve del año "',
        '"Descripción breve\\n del año"',
        '"590003"',
        "590003",
    ],
)
def test_a_column_is_named_by_its_heading_or_by_the_id_of_its_field(
    filler: Filler, name: str
) -> None:
    assert filler.rows(f'  {name}: "{{{{ fila }}}}"\n', ["x"]) == [[None, None, "x", None, None]]


def test_a_column_that_is_not_in_the_mapping_stays_empty(filler: Filler) -> None:
    assert filler.rows("  Nota: Sin datos.\n", [1, 2]) == [[None] * 4 + ["Sin datos."]] * 2


@pytest.mark.parametrize("value", ["=1+1", "=HYPERLINK('x')", "#N/A", "1234", "TRUE", "x & <y>"])
@pytest.mark.parametrize("code", [1, 2, 14])
def test_a_text_is_text_whatever_it_looks_like(filler: Filler, code: int, value: str) -> None:
    cell = filler.cell(code, value)
    assert (cell.value, cell.data_type, cell.hyperlink) == (value, "s", None)


def test_a_text_typed_in_the_mapping_is_no_formula_either(filler: Filler) -> None:
    book = filler.filled(f'{HEAD}  Dato: "=1+{{{{ fila }}}}"\n', layout(ONE), [1])
    assert (book[MAIN]["A8"].value, book[MAIN]["A8"].data_type) == ("=1+1", "s")


@pytest.mark.parametrize("code", [4, 13])
@pytest.mark.parametrize(
    "value", [date(2025, 1, 31), datetime(2025, 1, 31), "2025-01-31", "31/01/2025"]
)
def test_a_date_is_a_date_however_it_comes(filler: Filler, code: int, value: Any) -> None:
    cell = filler.cell(code, value)
    assert (cell.value, cell.number_format) == (datetime(2025, 1, 31), "dd/mm/yyyy")


@pytest.mark.parametrize(("value", "hour"), [("09:30", time(9, 30)), (time(23, 5), time(23, 5))])
def test_an_hour_is_an_hour(filler: Filler, value: Any, hour: time) -> None:
    cell = filler.cell(5, value)
    assert (cell.value, cell.number_format) == (hour, "hh:mm")


@pytest.mark.parametrize("code", [3, 6, 10])
@pytest.mark.parametrize(
    ("value", "number"),
    [(7, 7), (2.5, 2.5), (Decimal("12.50"), 12.5), ("7", 7), ("-1250.50", -1250.5)],
)
def test_a_number_or_an_amount_is_a_number(
    filler: Filler, code: int, value: Any, number: float
) -> None:
    cell = filler.cell(code, value)
    assert (cell.value, cell.data_type) == (number, "n")


def test_a_link_is_its_address(filler: Filler) -> None:
    link = "https://iee.mx/acuerdo.pdf?a=1&b=2"
    assert filler.cell(7, link).value == link


@pytest.mark.parametrize("code", [1, 2, 3, 4, 5, 6, 7, 9, 10, 13, 14])
def test_an_empty_value_leaves_an_empty_cell_of_any_code(filler: Filler, code: int) -> None:
    assert filler.cell(code, "").value is None


def test_a_value_among_words_is_typed_once_it_is_whole(filler: Filler) -> None:
    columns = '  Fecha de inicio: "{{ fila.anio }}-{{ fila.mes }}-01"\n'
    assert filler.rows(columns, [{"anio": 2025, "mes": "03"}])[0][1] == datetime(2025, 3, 1)


def test_a_constant_of_the_mapping_is_typed_too(filler: Filler) -> None:
    assert filler.rows("  Fecha de inicio: 2025-03-01\n", [1])[0][1] == datetime(2025, 3, 1)


@pytest.mark.parametrize("code", [4, 13])
@pytest.mark.parametrize("value", ["01/01/225", "01//04/2025", "2025-02-30", "marzo", 45000])
def test_what_is_no_date_is_told(filler: Filler, code: int, value: Any) -> None:
    assert filler.unfit(code, value) == "una fecha («2025-03-31» o «31/03/2025»)."


@pytest.mark.parametrize("value", ["25:00", "9:30", "mediodía"])
def test_what_is_no_hour_is_told(filler: Filler, value: str) -> None:
    assert filler.unfit(5, value) == "una hora («09:30»)."


@pytest.mark.parametrize("code", [3, 6])
@pytest.mark.parametrize("value", ["$1250", "1,250.50", "uno", True, "1e3"])
def test_what_is_no_number_is_told(filler: Filler, code: int, value: Any) -> None:
    assert filler.unfit(code, value) == "un número, sin signos ni comas («1250.50»)."


@pytest.mark.parametrize("value", ["iee.mx", "ftp://iee.mx", "http://a b"])
def test_what_is_no_link_is_told(filler: Filler, value: str) -> None:
    assert filler.unfit(7, value) == "una dirección que empiece con http:// o https://."


CATALOGUES = ("Hidden_1!$A$1:$A$2", "Hidden_13", '"Ordinaria,Extraordinaria"')


@pytest.mark.parametrize("source", CATALOGUES)
def test_a_catalogue_admits_its_options(filler: Filler, source: str) -> None:
    cell = filler.cell(9, "Extraordinaria", listed(source))
    assert (cell.value, cell.data_type) == ("Extraordinaria", "s")


@pytest.mark.parametrize("source", CATALOGUES)
@pytest.mark.parametrize("value", ["ordinaria", "Ordinaria.", "Urgente"])
def test_a_catalogue_admits_nothing_else(filler: Filler, source: str, value: str) -> None:
    mapping = f'{HEAD}  Dato: "{{{{ fila }}}}"\n'
    template = filler.template(mapping, layout(((9, "Dato"),), listed(source)))
    with pytest.raises(TemplateFault) as raised:
        template.render({"filas": ["Ordinaria", value]})
    [found] = raised.value.diagnostics
    assert found.message == (
        f"La columna «Dato» recibió «{value}» y necesita una opción de su catálogo: "
        "«Ordinaria», «Extraordinaria»."
    )


def test_a_long_catalogue_is_told_by_its_first_options(filler: Filler) -> None:
    source = '"' + ",".join(f"Op {n}" for n in range(12)) + '"'
    template = filler.template(
        f"{HEAD}  Dato: Otra\n", layout(((9, "Dato"),), listed(source, "A8:A8"))
    )
    with pytest.raises(TemplateFault) as raised:
        template.render({"filas": [1]})
    assert raised.value.diagnostics[0].message.endswith("«Op 6», «Op 7» ….")


def test_a_catalogue_without_a_list_admits_any_text(filler: Filler) -> None:
    assert filler.cell(9, "Lo que sea").value == "Lo que sea"


def test_every_value_that_does_not_fit_is_told_at_its_line_of_the_mapping(filler: Filler) -> None:
    mapping = f'{HEAD}  Fecha de inicio: "{{{{ fila.a }}}}"\n  Nota: "{{{{ fila.b }}}}"\n'
    assert filler.faults(mapping, [{"a": "hoy", "b": None}, {"a": "ayer"}]) == [
        "P312 mapeo.yaml:4:20: La columna «Fecha de inicio» recibió «hoy» y necesita una fecha "
        "(«2025-03-31» o «31/03/2025»).",
        "P312 mapeo.yaml:4:20: La columna «Fecha de inicio» recibió «ayer» y necesita una fecha "
        "(«2025-03-31» o «31/03/2025»).",
        "P203 mapeo.yaml:5:9: La plantilla pide «b» y los datos no lo tienen.",
        "P204 mapeo.yaml:5:9: La plantilla imprime un valor vacío donde va un texto.",
    ]


def test_a_column_that_the_format_does_not_have_is_told_with_the_nearest(filler: Filler) -> None:
    mapping = f'{HEAD}  Ejercisio: x\n  "123": x\n{TABLES}      Nombre de área: x\n'
    assert filler.faults(mapping, []) == [
        "P310 mapeo.yaml:4:3: El formato no tiene la columna «Ejercisio». "
        "¿Quiso decir «Ejercicio»?",
        "P310 mapeo.yaml:5:3: El formato no tiene la columna «123».",
        "P310 mapeo.yaml:12:7: El formato no tiene la columna «Nombre de área». "
        "¿Quiso decir «Nombre del área»?",
    ]


def test_a_sheet_that_the_format_does_not_have_is_told_with_the_nearest(filler: Filler) -> None:
    mapping = f"hoja: Reporte\n{HEAD}  Nota: x\n{TABLES.replace(TABLE, 'Tabla_10')}"
    assert filler.faults(mapping, []) == [
        "P311 mapeo.yaml:1:7: El formato no tiene la hoja «Reporte».",
        "P311 mapeo.yaml:7:3: El formato no tiene la hoja «Tabla_10». ¿Quiso decir «Tabla_100»?",
    ]


def test_a_sheet_is_found_whatever_its_capitals(filler: Filler) -> None:
    mapping = f"hoja: REPORTE de formatos\n{HEAD}  Nota: x\n"
    assert filler.filled(mapping, layout(), [1])[MAIN]["E8"].value == "x"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ('"{{ fila. }}"', "P201 mapeo.yaml:4:9"),
        ('"{{ fila|nada }}"', "P202 mapeo.yaml:4:9"),
        ('"{{ fila.a + fila }}"', "P207 mapeo.yaml:4:9"),
        ('"{% include fila %}"', "P212 mapeo.yaml:4:9"),
        ('"{{ fila.x }}"', "P203 mapeo.yaml:4:9"),
    ],
)
def test_a_wrong_tag_is_told_at_its_line_of_the_mapping(
    filler: Filler, typed: str, found: str
) -> None:
    [said] = filler.faults(f"{HEAD}  Nota: {typed}\n", [{"a": 1}])
    assert said.startswith(f"{found}: ")


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ("nada", "P203 mapeo.yaml:2:5: La plantilla pide «nada» y los datos no lo tienen."),
        (
            "filas[0]",
            "P207 mapeo.yaml:2:5: La etiqueta no se pudo calcular: recorre con «for» un valor que "
            "no es una lista.",
        ),
    ],
)
def test_a_list_that_is_none_is_told_at_its_line(filler: Filler, values: str, found: str) -> None:
    mapping = f"por_cada: fila\nde: {values}\ncolumnas:\n  Nota: x\n"
    assert filler.faults(mapping, [5]) == [found]


AREAS = [{"areas": ["Uno", "Dos"]}, {"areas": []}, {"areas": ["Tres"]}]


def test_the_rows_of_a_secondary_table_are_linked_by_a_number(filler: Filler) -> None:
    book = filler.filled(f"{HEAD}  Nota: x\n{TABLES}", layout(), AREAS)
    assert [row[3].value for row in book[MAIN].iter_rows(min_row=8)] == [1, 2, 3]
    assert list(book[TABLE].iter_rows(min_row=4, values_only=True)) == [
        (1, "Uno"),
        (1, "Dos"),
        (3, "Tres"),
    ]
    assert {cell.data_type for cell in book[TABLE]["A"][3:]} == {"n"}


def test_a_table_that_is_not_mapped_is_not_linked(filler: Filler) -> None:
    book = filler.filled(f"{HEAD}  Nota: x\n", layout(), AREAS)
    assert [row[3].value for row in book[MAIN].iter_rows(min_row=8)] == [None, None, None]
    assert book[TABLE].max_row == 3


def test_a_row_of_a_table_may_print_values_of_its_main_row(filler: Filler) -> None:
    mapping = f"{HEAD}  Nota: x\n{TABLES}".replace("{{ area }}", "{{ area }} ({{ fila.areas[0] }})")
    book = filler.filled(mapping, layout(), AREAS[:1])
    assert [row[1].value for row in book[TABLE].iter_rows(min_row=4)] == ["Uno (Uno)", "Dos (Uno)"]


def test_no_items_leave_the_format_as_it_was_but_without_the_row_of_data(filler: Filler) -> None:
    rule = listed("Hidden_13")
    book = filler.filled(f"{HEAD}  Nota: x\n{TABLES}", layout(prepare=rule), [])
    assert [sheet.max_row for sheet in book.worksheets] == [7, 2, 3]
    assert [cell.value for cell in book[MAIN][7]] == [heading for _, heading in FORMAT]
    [kept] = book[MAIN].data_validations.dataValidation
    assert str(kept.sqref).startswith("A8:A")


def test_what_is_hidden_stays_hidden_and_a_list_covers_the_new_rows(filler: Filler) -> None:
    book = filler.filled(f"{HEAD}  Nota: x\n", layout(prepare=listed("Hidden_13")), range(300))
    main, catalogue, table = book.worksheets
    assert [row for row in range(1, 12) if main.row_dimensions[row].hidden] == [1, 4, 5]
    assert [row for row in range(1, 5) if table.row_dimensions[row].hidden] == [1, 2]
    assert catalogue.sheet_state == "hidden"
    [rule] = main.data_validations.dataValidation
    assert (str(rule.sqref), rule.formula1, rule.type) == ("A8:A500", "Hidden_13", "list")
    assert main.max_row == 307


def same_xml(one: bytes, other: bytes) -> bool:
    """Return whether two parts differ in their spelling alone."""
    return canonicalize(one.decode()) == canonicalize(other.decode())


def test_every_other_part_of_the_package_stays_byte_for_byte(filler: Filler) -> None:
    before = layout(prepare=listed("Hidden_13"))
    made = filler.made(f"{HEAD}  Nota: x\n  Fecha de inicio: 2025-01-01\n", before, [1, 2])
    old, new = read_package(before), read_package(made)
    assert set(old) == set(new)
    changed = {name for name in old if old[name] != new[name]}
    assert changed <= {"xl/styles.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"}
    assert same_xml(old["xl/workbook.xml"], new["xl/workbook.xml"])
    assert filler.made(f"{HEAD}  Nota: x\n  Fecha de inicio: 2025-01-01\n", before, [1, 2]) == made


def test_a_cell_has_the_format_of_the_row_of_data_or_else_of_its_column(filler: Filler) -> None:
    def prepare(book: Any) -> None:
        main = book[MAIN]
        main["C8"].fill = PatternFill("solid", fgColor="FFFF00")
        main["B8"].number_format = "d mmm yyyy"
        main.column_dimensions["E"].fill = PatternFill("solid", fgColor="00FF00")

    columns = "  Fecha de inicio: 2025-01-01\n  Nota: x\n  Ejercicio: 2025\n  '590003': x\n"
    sheet = filler.filled(HEAD + columns, layout(prepare=prepare), [1, 2])[MAIN]
    for row in (8, 9):
        assert [cell.fill.fgColor.rgb for cell in sheet[row]] == [
            "00000000",
            "00000000",
            "00FFFF00",
            "00000000",
            "0000FF00",
        ]
        assert sheet.cell(row, 2).number_format == "d mmm yyyy"


def test_the_rows_may_be_elsewhere(filler: Filler) -> None:
    def prepare(book: Any) -> None:
        book[MAIN].delete_rows(1, 3)

    rows = "renglones: {tipos: 1, campos: 2, encabezados: 4, datos: 5}\n"
    book = filler.filled(
        f"{rows}{HEAD}  Fecha de inicio: 2025-01-01\n", layout(prepare=prepare), [1]
    )
    assert book[MAIN]["B5"].value == datetime(2025, 1, 1)


def test_a_format_without_codes_or_ids_takes_every_value_as_it_is(filler: Filler) -> None:
    def prepare(book: Any) -> None:
        book[MAIN].delete_rows(1, 6)
        book[MAIN].row_dimensions[1].hidden = False

    rows = "renglones: {tipos: 0, campos: 0, encabezados: 1, datos: 2}\n"
    book = filler.filled(
        f'{rows}{HEAD}  Fecha de inicio: "{{{{ fila }}}}"\n', layout(prepare=prepare), ["hoy", 3]
    )
    assert [book[MAIN]["B2"].value, book[MAIN]["B3"].value] == ["hoy", 3]


def test_the_same_format_with_another_mapping_is_another_template(filler: Filler) -> None:
    data = layout()
    first = filler.filled(f"{HEAD}  Nota: uno\n", data, [1])
    second = filler.filled(f"{HEAD}  Nota: dos\n", data, [1])
    assert [book[MAIN]["E8"].value for book in (first, second)] == ["uno", "dos"]


def test_the_tags_of_a_mapping_are_those_of_its_template(filler: Filler) -> None:
    template = filler.template(f'{HEAD}  Nota: "{{{{ fila.b }}}}"\n{TABLES}', layout())
    assert [(tag.source, str(tag.place).rpartition("/")[2]) for tag in template.tags] == [
        ("{{ fila.b }}", "mapeo.yaml:4:9"),
        ("{{ area }}", "mapeo.yaml:10:24"),
    ]


@pytest.mark.parametrize("where", ["A8", "B8", "A9"])
def test_a_format_with_old_data_is_told(filler: Filler, where: str) -> None:
    def prepare(book: Any) -> None:
        book[MAIN][where] = "viejo"

    mapping = HEAD + '  Ejercicio: "{{ fila }}"\n'
    report = Report()
    report.extend(filler.template(mapping, layout(prepare=prepare)).check())
    said = f"P313 formato.xlsx · hoja «{MAIN}» · {where}: El formato ya trae un dato donde empieza "
    expected = [] if where == "A8" else [f"{said}lo que se rellena: «viejo»."]
    assert told(report) == expected


def test_a_merged_cell_that_would_grow_over_the_rows_is_told(filler: Filler) -> None:
    def prepare(book: Any) -> None:
        book[MAIN].merge_cells("A8:A9")

    template = filler.template(HEAD + '  Ejercicio: "{{ fila }}"\n', layout(prepare=prepare))
    with pytest.raises(TemplateFault) as raised:
        template.render({"filas": ["1", "2"]})
    assert [str(found.rule.code) for found in raised.value.diagnostics] == ["P304"]


@pytest.mark.parametrize(
    ("headings", "columns", "reason"),
    [
        (("Dato", "Dato"), '  Dato: "a"\n', "hay varias columnas con ese encabezado"),
        (("Dato",), '  Dato: "a"\n  "590001": "b"\n', "otro renglón del mapeo ya llena esa"),
    ],
)
def test_a_column_that_may_be_another_is_told(
    filler: Filler, headings: tuple[str, ...], columns: str, reason: str
) -> None:
    found = filler.faults(HEAD + columns, [], tuple((1, heading) for heading in headings))
    assert len(found) == 1
    assert reason in found[0]


def test_a_heading_that_only_begins_as_a_table_is_not_linked(filler: Filler) -> None:
    columns = ((1, "Dato"), (10, f"Otra {TABLE}1"), (7, f"{TABLE} (enlace)"))
    mapping = HEAD + '  Dato: "{{ fila.a }}"\n' + TABLES
    book = filler.filled(mapping, layout(columns), [{"a": "x", "areas": ["A"]}])
    assert [cell.value for cell in book[MAIN][8]] == ["x", None, None]


def test_a_secondary_table_without_its_id_is_told(filler: Filler) -> None:
    def prepare(book: Any) -> None:
        book[TABLE]["A3"] = "Clave"

    mapping = HEAD + '  Ejercicio: "{{ fila.a }}"\n' + TABLES
    report = Report()
    report.extend(filler.template(mapping, layout(prepare=prepare)).check())
    assert [line.partition(": ")[2] for line in told(report)] == [
        "El formato no tiene la columna «ID»."
    ]


def test_a_catalogue_of_numbers_admits_a_number(filler: Filler) -> None:
    assert filler.cell(9, 2, listed('"1,2"')).value == 2


@pytest.mark.parametrize("source", ["Hidden_1!$A:$A", "HIDDEN_13", "$B$1:$B$2"])
def test_a_catalogue_is_found_however_it_is_pointed_at(filler: Filler, source: str) -> None:
    def prepare(book: Any) -> None:
        listed(source)(book)
        book[MAIN]["B1"], book[MAIN]["B2"] = "Ordinaria", "Extraordinaria"

    data = layout(((9, "Dato"),), prepare)
    template = filler.template(f'{HEAD}  Dato: "{{{{ fila }}}}"\n', data)
    with pytest.raises(TemplateFault, match="«Ordinaria», «Extraordinaria»"):
        template.render({"filas": ["Otra"]})


def test_a_value_that_is_no_text_is_told_without_python(filler: Filler) -> None:
    mapping = f'{HEAD}  Dato: "{{{{ fila }}}}"\n'
    [found] = filler.faults(mapping, [None], ((4, "Dato"),))
    assert "recibió «un valor vacío» y necesita una fecha" in found


def test_a_date_in_a_workbook_whose_formats_are_none_is_a_date() -> None:
    book = Workbook()
    book.worksheets[0]["A1"] = "{{ x }}"
    buffer = io.BytesIO()
    book.save(buffer)
    made = Template(buffer.getvalue(), "p.xlsx").render({"x": date(2025, 1, 1)})
    assert read_package(made)["xl/styles.xml"].count(b"<numFmts") == 1
    assert load_workbook(io.BytesIO(made)).worksheets[0]["A1"].value == datetime(2025, 1, 1)
