"""What surrounds the cells goes where the cells go."""

from typing import Any

from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.table import Table

GRID = [
    ["Título", None, None, None, None],
    ["Eje", "{%tc for m in ms %}", "{{ m }}", "{%tc endfor %}", "Nota"],
    ["{%tr for x in xs %}"],
    ["{{ x }}", "{%tc for m in ms %}", "{{ m }}", "{%tc endfor %}", "n"],
    ["{%tr endfor %}"],
    ["Fin", None, None, None, None],
]


def _rule(formula: str) -> Rule:
    red = DifferentialStyle(fill=PatternFill("solid", bgColor="FF0000"))
    return Rule(type="expression", formula=[formula], dxf=red)


def test_print_area_titles_panes_and_filter_follow_the_grid(fill: Any) -> None:
    def prepare(sheet: Any) -> None:
        sheet.print_area = "A1:E6"
        sheet.print_title_rows = "1:2"
        sheet.print_title_cols = "A:A"
        sheet.freeze_panes = "B4"
        sheet.auto_filter.ref = "A2:E5"

    sheet = fill(GRID, prepare, ms="1234", xs="abc")
    assert sheet.print_area == "'Hoja'!$A$1:$F$6"
    assert (sheet.print_title_rows, sheet.print_title_cols) == ("$1:$2", "$A:$A")
    assert sheet.freeze_panes == "B3"
    assert sheet.auto_filter.ref == "A2:F5"


def test_panes_frozen_before_the_first_repeated_column_stay_before_it(fill: Any) -> None:
    def prepare(sheet: Any) -> None:
        sheet.freeze_panes = "E2"

    row = ["a", "{%tc for m in ms %}", "{{ m }}", "{%tc endfor %}", "z"]
    assert fill([row, ["x"]], prepare, ms="123").freeze_panes == "E2"
    assert fill([row, ["x"]], prepare, ms="").freeze_panes == "B2"


def test_panes_frozen_inside_a_repetition_are_told(faults: Any) -> None:
    def prepare(sheet: Any) -> None:
        sheet.freeze_panes = "A3"

    rows = [["{%tr for x in xs %}"], ["{{ x }}"], ["b"], ["{%tr endfor %}"]]
    assert faults(rows, prepare, xs="ab") == [
        "P305 hoja «Hoja»: La inmovilización de paneles depende de celdas que al rellenar se "
        "repiten, se mueven o desaparecen."
    ]


def test_page_breaks_follow_their_rows(fill: Any) -> None:
    def prepare(sheet: Any) -> None:
        sheet.row_breaks.append(Break(id=3))
        sheet.row_breaks.append(Break(id=5))

    rows = [["a"], ["{%tr for x in xs %}"], ["{{ x }}"], ["{%tr endfor %}"], ["b"], ["c"]]
    sheet = fill(rows, prepare, xs="xyz")
    assert [found.id for found in sheet.row_breaks.brk] == [2, 3, 4, 5]


def test_conditional_formats_cover_every_copy(fill: Any) -> None:
    def prepare(sheet: Any) -> None:
        sheet.conditional_formatting.add("C4", _rule('C4="1"'))
        sheet.conditional_formatting.add("A4", _rule('$E4="n"'))
        sheet.conditional_formatting.add("A6:A9", _rule('A$1="x"'))

    sheet = fill(GRID, prepare, ms="1234", xs="abc")
    found = {str(one.sqref): one.rules[0].formula for one in sheet.conditional_formatting}
    assert found == {"B3:E5": ['B3="1"'], "A3:A5": ['$F3="n"'], "A6:A9": ['A$1="x"']}


def test_a_conditional_format_that_looks_at_another_row_is_told(faults: Any) -> None:
    def prepare(sheet: Any) -> None:
        sheet.conditional_formatting.add("A6", _rule('A4="x"'))

    assert faults(GRID, prepare, ms="12", xs="ab") == [
        "P305 A6: Un formato condicional depende de celdas que al rellenar se repiten, "
        "se mueven o desaparecen."
    ]


def test_data_validations_cover_every_copy(fill: Any) -> None:
    def prepare(sheet: Any) -> None:
        rule = DataValidation(type="list", formula1="$A$6:$A$6", sqref="E4")
        sheet.add_data_validation(rule)

    sheet = fill(GRID, prepare, ms="12", xs="abc")
    (found,) = sheet.data_validations.dataValidation
    assert (str(found.sqref), found.formula1) == ("D3:D5", "$A$6:$A$6")


def test_a_picture_moves_with_its_row_and_keeps_its_words(fill: Any, picture: Any) -> None:
    def prepare(sheet: Any) -> None:
        sheet.add_image(Image(picture), "A4")

    rows = [["{%tr for x in xs %}"], ["{{ x }}"], ["{%tr endfor %}"], ["b"]]
    (found,) = fill(rows, prepare, xs="xyz")._images
    assert found.anchor._from.row == 3
    assert found.anchor.pic.nvPicPr.cNvPr.descr == "Picture"


def test_a_picture_in_a_repeated_row_is_told(faults: Any, picture: Any) -> None:
    def prepare(sheet: Any) -> None:
        sheet.add_image(Image(picture), "A2")

    rows = [["{%tr for x in xs %}"], ["{{ x }}"], ["{%tr endfor %}"]]
    assert faults(rows, prepare, xs="xyz") == [
        "P305 hoja «Hoja»: Una imagen depende de celdas que al rellenar se repiten, se mueven o "
        "desaparecen."
    ]


def test_a_table_stretches_over_its_rows(fill: Any) -> None:
    def prepare(sheet: Any) -> None:
        sheet.add_table(Table(displayName="Datos", ref="A1:B4"))

    rows = [["Uno", "Dos"], ["{%tr for x in xs %}"], ["{{ x }}", "b"], ["{%tr endfor %}"]]
    assert fill(rows, prepare, xs="abc").tables["Datos"].ref == "A1:B4"
    assert fill(rows, prepare, xs="abcde").tables["Datos"].ref == "A1:B6"


def test_a_table_left_without_rows_is_told(faults: Any) -> None:
    def prepare(sheet: Any) -> None:
        sheet.add_table(Table(displayName="Datos", ref="A1:B4"))

    rows = [["Uno", "Dos"], ["{%tr for x in xs %}"], ["{{ x }}", "b"], ["{%tr endfor %}"]]
    assert faults(rows, prepare, xs="") == [
        "P305 A1: Una tabla depende de celdas que al rellenar se repiten, se mueven o desaparecen."
    ]
