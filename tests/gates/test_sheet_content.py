"""What a part of a workbook says: each place where a formula or a macro's name may stand."""

import pytest
from support.bare import BOOK, body, lead, rels, said, workbook
from support.office_files import X

OUT = "WEBSERVICE(A1)"
READS = "usa WEBSERVICE, que trae datos de internet"


def formula(where: str, text: str = OUT, reason: str = READS) -> str:
    return f"{where} {reason}: «{text}»."


def cell(inside: str) -> str:
    return f'<row><c r="B3">{inside}</c></row>'


def drawing(
    inside: str, root: str = "wsDr", name: str = "drawings/d.xml"
) -> dict[str, str | bytes]:
    """Return a workbook whose first sheet leads to a part of that root."""
    spaces = 'xmlns:a="urn:a" xmlns:xdr="urn:xdr" xmlns:o="urn:o" xmlns:x="urn:x"'
    return workbook(
        leads=lead("drawing", f"../{name}", name="rId9"),
        **{f"xl/{name}": f"<{root} {spaces}>{inside}</{root}>"},
    )


def of_book(name: str, inside: str) -> dict[str, str | bytes]:
    """Return a workbook with one more part, which its main part leads to."""
    leads = rels(lead("worksheet", "worksheets/sheet1.xml"), lead("x", name, name="rId9"))
    return workbook(**{f"xl/{name}": inside, "xl/_rels/workbook.xml.rels": leads})


CHECK, LOOK = "Una validación de datos", "conditionalFormatting"


@pytest.mark.parametrize(
    ("sheet", "where"),
    [
        ("<dataValidation sqref='A1'><formula1>{}</formula1></dataValidation>", CHECK),
        ("<dataValidation sqref='A1'><formula2>{}</formula2></dataValidation>", CHECK),
        (f"<{LOOK} sqref='A1'><formula>{{}}</formula></{LOOK}>", "Un formato condicional"),
        (f"<{LOOK} sqref='A1'><f>{{}}</f></{LOOK}>", "Un formato condicional"),
        ("<x sqref='A1'><sparkline><f>{}</f></sparkline></x>", "Un minigráfico"),
        ("<cfvo sqref='A1' val='{}'/>", "La fórmula"),
        ("<hyperlink ref='A1' location='{}'/>", "El vínculo"),
        ("<controlPr sqref='A1' linkedCell='x' fmlaLink='{}'/>", "La fórmula"),
        ("<controlPr sqref='A1' fmlaRange='{}'/>", "La fórmula"),
    ],
)  # fmt: skip
def test_a_formula_beside_the_cells_is_looked_at(sheet: str, where: str) -> None:
    assert said(workbook(sheet=sheet.format(OUT))) == [("S308", "hoja «Uno» · A1", formula(where))]
    assert said(workbook(sheet=sheet.format("SUM(A1)"))) == []


def test_the_formula_of_a_cell_is_looked_at() -> None:
    assert said(workbook(cell(f"<f>{OUT}</f>"))) == [
        ("S308", "hoja «Uno» · B3", formula("La fórmula"))
    ]
    assert said(workbook(cell("<f/>"))) == []
    assert said(workbook(cell(f"<v>{OUT}</v>"))) == []


@pytest.mark.parametrize("name", ["calculatedColumnFormula", "totalsRowFormula"])
def test_the_formula_of_a_table_is_looked_at(name: str) -> None:
    table = drawing(f"<tableColumn><{name}>{OUT}</{name}></tableColumn>", "table", "tables/t.xml")
    told = formula("Una columna calculada de una tabla")
    assert said(table) == [("S308", "hoja «Uno»", told)]


def test_the_formula_of_a_chart_is_looked_at() -> None:
    told = [("S308", "hoja «Uno»", formula("Una gráfica"))]
    assert said(drawing(f"<f>{OUT}</f>", "chartSpace", "charts/c.xml")) == told
    assert said(drawing("<f>Uno!A1</f>", "chartSpace", "charts/c.xml")) == []


@pytest.mark.parametrize("name", "FmlaLink FmlaRange FmlaPict FmlaTxbx FmlaGroup".split())
def test_the_formula_of_an_old_control_is_looked_at(name: str) -> None:
    control = drawing(f"<x:{name}>{OUT}</x:{name}>", "xml", "drawings/d.vml")
    assert said(control) == [("S308", "hoja «Uno»", formula("La fórmula"))]


@pytest.mark.parametrize("name", "textlink fmlaLink fmlaRange fmlaTxbx fmlaGroup location".split())
def test_the_formula_of_a_shape_is_looked_at(name: str) -> None:
    assert said(drawing(f'<xdr:sp {name}="{OUT}"/>')) == [
        ("S308", "hoja «Uno»", formula("La fórmula"))
    ]
    assert said(drawing(f'<xdr:sp {name}="Uno!A1"/>')) == []
    assert said(drawing(f'<xdr:sp {name}=""/>')) == []


@pytest.mark.parametrize(
    ("macro", "called"),
    [
        ("", None),
        ("Abre", None),
        ("[0]!Abre", None),
        (" [0]!Abre ", None),
        ("[1]!Abre", "[1]!Abre"),
        ("Otro.xlsm!Abre", "Otro.xlsm!Abre"),
        ("'C:\\a.xlsm'!Abre", "'C:\\a.xlsm'!Abre"),
        ("[0]![1]!Abre", "[0]![1]!Abre"),
        (f"{OUT}", OUT),
    ],
)
def test_only_a_macro_of_the_same_book_may_be_called(macro: str, called: str | None) -> None:
    what = f"una forma o un botón que llama a la macro «{called}»"
    told = f"El archivo trae programas (macros), que podrían ejecutarse al abrirlo: {what}."
    wanted = [("S301", "hoja «Uno»", told)] if called else []
    assert said(drawing(f'<xdr:sp macro="{macro}"/>')) == wanted
    assert said(drawing(f"<x:FmlaMacro>{macro}</x:FmlaMacro>", "xml")) == wanted
    in_sheet = [(code, "hoja «Uno» · A1", text) for code, _, text in wanted]
    assert said(workbook(sheet=f'<controlPr sqref="A1" macro="{macro}"/>')) == in_sheet


NAME = '<definedNames><definedName name="{}"{}>{}</definedName></definedNames>'


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("Auto_Open", ""),
        ("auto_open", ""),
        ("_xlnm.Auto_Open", ""),
        ("_XLNM.AUTO_CLOSE", ""),
        ("Auto_Activate", ""),
        ("auto_deactivate", ""),
        ("Auto_Open_Padron", ""),
        ("Abre", ' xlm="1"'),
        ("Abre", ' xlm="true"'),
        ("Abre", ' function="1"'),
        ("Abre", ' vbProcedure="1"'),
    ],
)
def test_a_name_that_excel_runs_is_told(name: str, more: str) -> None:
    told = (
        "El archivo trae programas (macros), que podrían ejecutarse al abrirlo: el nombre definido "
        f"«{name}»."
    )
    assert said(workbook(names=NAME.format(name, more, OUT))) == [("S301", "", told)]


@pytest.mark.parametrize(
    ("name", "more"),
    [("auto", ""), ("x_auto_open", ""), ("Abre", ' xlm="0"'), ("Abre", ' hidden="1"')],
)
def test_another_name_is_a_formula(name: str, more: str) -> None:
    assert said(workbook(names=NAME.format(name, more, "Uno!A1"))) == []
    told = formula(f"El nombre definido «{name}»")
    assert said(workbook(names=NAME.format(name, more, OUT))) == [("S308", "", told)]


def test_the_sheets_of_the_book_are_known_by_their_titles() -> None:
    titled = workbook(cell("<f>'A|B'!A1</f>"))
    assert [code for code, _, _ in said(titled)] == ["S308"]
    titled[BOOK] = str(titled[BOOK]).replace("Dos", "A|B")
    assert said(titled) == []


def test_a_link_a_control_and_an_object_of_a_sheet_are_told() -> None:
    link = '<hyperlinks><hyperlink ref="B5" href="file:///a"/></hyperlinks>'
    assert said(workbook(sheet=link))[0][:2] == ("S305", "hoja «Uno» · B5")
    chart = drawing('<xdr:cNvPr href="file:///a"/>')
    assert said(chart)[0][:2] == ("S305", "hoja «Uno»")
    object_ = '<x sqref="B5"><oleObject/></x>'
    assert said(workbook(sheet=object_)) == [
        ("S302", "hoja «Uno» · B5", "El archivo trae un objeto OLE, incrustado o vinculado.")
    ]


@pytest.mark.parametrize("root", ["worksheet", "chartsheet"])
def test_a_sheet_of_cells_or_of_a_chart_is_looked_at_by_what_may_do_something(root: str) -> None:
    sheet = f'<{root} xmlns="{X}"><a location="{OUT}"/><hyperlink location="{OUT}"/></{root}>'
    told = [("S308", "hoja «Dos»", formula("El vínculo"))]
    assert said(workbook(**{"xl/worksheets/sheet2.xml": sheet})) == told


def test_texts_and_styles_are_no_formulas() -> None:
    for root in ("sst", "styleSheet"):
        assert said(of_book("a.xml", f'<{root}><a location="{OUT}"/></{root}>')) == []
    assert len(said(of_book("a.xml", f'<otra><a location="{OUT}"/></otra>'))) == 1


@pytest.mark.parametrize("state", ["hidden", "visible", "VeryHidden"])
def test_a_sheet_that_excel_can_show_is_not_told(state: str) -> None:
    parts = workbook()
    parts[BOOK] = str(parts[BOOK]).replace('name="Dos"', f'name="Dos" state="{state}"')
    assert said(parts) == []


def test_a_sheet_that_excel_cannot_show_is_told() -> None:
    parts = workbook()
    parts[BOOK] = str(parts[BOOK]).replace('name="Dos"', 'name="Dos" state="veryHidden"')
    told = "La hoja está oculta de un modo que Excel no ofrece mostrar."
    assert said(parts) == [("S313", "hoja «Dos»", told)]


PIVOT = '<pivotCacheDefinition xmlns="urn:x" xmlns:r="urn:r">{}</pivotCacheDefinition>'
OF_PIVOT = ("S307", "", "El archivo trae una tabla dinámica que trae sus datos de fuera.")


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("", []),
        ('<cacheSource type="worksheet"/>', []),
        ('<cacheSource type="worksheet"><worksheetSource ref="A1"/></cacheSource>', []),
        ('<cacheSource type="consolidation"/>', []),
        ('<cacheSource type="external"/>', [OF_PIVOT]),
        ('<cacheSource type="worksheet"><worksheetSource r:id="rId1"/></cacheSource>', [OF_PIVOT]),
        ('<cacheSource><worksheetSource r:id=""/></cacheSource>', []),
        ('<worksheetSource r:id="rId1"/>', [OF_PIVOT]),
    ],
)
def test_a_pivot_of_the_same_book_passes(source: str, told: list[tuple[str, str, str]]) -> None:
    assert said(of_book("pivotCache/p.xml", PIVOT.format(source))) == told


def test_a_map_of_xml_is_told_by_each_thing_it_reads() -> None:
    one, two = (f'<Map><DataBinding DataBindingName="{name}"/></Map>' for name in ("a", "b"))
    told = [("S307", "", f"El archivo trae un mapa XML que lee «{name}».") for name in ("a", "b")]
    assert said(of_book("xmlMaps.xml", f"<MapInfo>{one}{two}<Map/></MapInfo>")) == told
    assert said(of_book("xmlMaps.xml", f"<Otro>{one}</Otro>")) == []


def test_the_history_of_a_shared_book_is_told() -> None:
    history = "historial de un libro compartido"
    sentence = f"El control de cambios guarda un texto borrado o movido: «{history}»."
    assert said(of_book("r.xml", "<revisions><rcc/></revisions>")) == [("S309", "", sentence)]
    assert said(of_book("r.xml", "<revisions/>")) == []
    assert said(of_book("r.xml", "<headers><header/></headers>")) == []


def test_what_a_sheet_publishes_by_itself_is_told() -> None:
    item = '<webPublishItems><webPublishItem destinationFile="C:\\a.htm"/></webPublishItems>'
    told = "El archivo trae una publicación automática en «C:\\a.htm»."
    assert said(workbook(sheet=item)) == [("S307", "hoja «Uno»", told)]


def test_a_query_is_told_wherever_it_stands() -> None:
    told = [("S307", "", "El archivo trae una consulta de Power Query.")]
    query = '<DataMashup xmlns="http://schemas.microsoft.com/DataMashup">a</DataMashup>'
    assert said(workbook(**{"customXml/item1.xml": query})) == told
    assert said(body(**{"word/a.xml": query})) == told
