"""Which formulas only calculate, and which reach out of their workbook."""

import pytest

from plandocs.gates.formulas import why_active

READS, RUNS = "lee otro archivo", "llama a un programa o a una macro"
ELSEWHERE = "usa HYPERLINK hacia una dirección que no es http, https ni mailto"
BUILT = "usa HYPERLINK con una dirección que no está escrita en ella"


@pytest.mark.parametrize(
    "formula",
    [
        "",
        "SUM(A1:A3)*2",
        "Hoja!A1+'Otra hoja'!B2",
        "IF(A1<>\"a|b\",\"https://ejemplo.mx\",'it''s'!B1)",
        'TEXT(A1,"[$-80A]dddd")',
        "Tabla1[Monto]",
        "SUM(Tabla1[[#Totals],[Monto]])",
        "Tabla1[[#This Row],[Monto]]*Hoja!A1",
        "[@Monto]*2",
        "[#Totals]!A1",
        "SUM(Tabla1[Monto])!A1",
        'INDIRECT("A"&1)',
        'INDIRECT("Hoja!A"&1)',
        '"[1]Hoja!A1"',
        "'{{ hoja|upper }}'!A1",
        'HYPERLINK("https://ejemplo.mx")',
        'HYPERLINK( "mailto:a@ejemplo.mx" ,"Correo")',
        'HYPERLINK("#Hoja!A1","Ir")',
        'hyperlink("https://ejemplo.mx/""a""")',
        "RUNS(1)",
        "OPENING(1)",
        "A.RUN(1)",
        "LAMBDA(x,x)(1)",
        "RUN",
        '"RTD(1)"',
    ],
)
def test_what_only_calculates_passes(formula: str) -> None:
    assert why_active(formula) == ""


@pytest.mark.parametrize(
    ("formula", "reason"),
    [
        ("[1]Hoja!A1", READS),
        ("[Otro.xlsx]Hoja!A1", READS),
        ("'[Otro.xlsx]Hoja'!A1", READS),
        ("'C:\\a\\[Otro.xlsx]Hoja'!A1", READS),
        ("'/srv/Otro.xlsx'#$Hoja.A1", READS),
        ("'https://ejemplo.mx/Otro.xlsx'!A1", READS),
        ("'file:///a.ods'#Hoja.A1", READS),
        ("'  file://a'#Hoja.A1", READS),
        ("'Hoja?'!A1", READS),
        ("'Hoja*'!A1", READS),
        ("'Hoja]'!A1", READS),
        ("\\\\srv\\a!A1", READS),
        ("file:///a!A1", READS),
        ("Tabla1[Monto]+[1]Hoja!A1", READS),
        ("Tabla1[Monto]+[1]!Nombre", READS),
        ('INDIRECT("[Otro.xlsx]Hoja!A1")', READS),
        ("indirect(\"'\\\\srv\\a'!A1\")", READS),
        ('INDIRECT("A"&"[1]Hoja!A1")', READS),
        ('_xlfn.INDIRECT("https://ejemplo.mx")', READS),
        ("cmd|'/c calc'!A0", RUNS),
        ("cmd|calc!A0", RUNS),
        ("'cmd|/c calc'!A0", RUNS),
        ("'{{ x }}|a'!A0", RUNS),
        ("{{ x }}|{% if y %}", RUNS),
        ("_xll.Abre(1)", "usa ABRE, que llama a un programa o a una macro"),
        ("_xlfn._XLL.Abre(1)", "usa ABRE, que llama a un programa o a una macro"),
        ("_xludf.WEBSERVICE(1)", "usa WEBSERVICE, que trae datos de internet"),
        ("TRANSLATE(A1)", "usa TRANSLATE, que manda datos a un servicio de internet"),
        ("_xlws.RTD (1)", "usa RTD, que trae datos de otro programa o de un servidor"),
        ("SUM(1)+Rtd\n(1)", "usa RTD, que trae datos de otro programa o de un servidor"),
        ("REGISTER.ID(1)", "usa REGISTER.ID, que llama a un programa o a una macro"),
        ("(CALL)(CALL(1))", "usa CALL, que llama a un programa o a una macro"),
        ('HYPERLINK("file:///a")', ELSEWHERE),
        ('HYPERLINK("otro.xlsx")', ELSEWHERE),
        ('HYPERLINK ( "javascript:a")', ELSEWHERE),
        ('IF(A1,"https://a.mx",HYPERLINK("file:///a"))', ELSEWHERE),
        ("HYPERLINK(A1)", BUILT),
        ('HYPERLINK("https://a.mx")&HYPERLINK(A1)', BUILT),
    ],
)
def test_what_reaches_out_is_told(formula: str, reason: str) -> None:
    assert why_active(formula) == reason


def test_a_title_is_known_by_any_of_its_letters() -> None:
    assert why_active("'PADRÓN|A'!A1", ("padrón|a",)) == ""
    assert why_active("'a|b'!A1+'c|d'!A1", ("A|B",)) == RUNS


def test_a_tag_of_several_lines_is_none_of_the_formula() -> None:
    assert why_active('A1&"{{ x\n|upper }}"{% if a\n|b %}') == ""


def test_the_texts_of_a_formula_are_told_apart() -> None:
    texts = "&".join(f'HYPERLINK("https://ejemplo.mx/{number}")' for number in range(12))
    assert why_active(texts) == ""
    assert why_active(f'{texts}&HYPERLINK("file:///a")') == ELSEWHERE
