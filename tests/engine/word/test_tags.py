"""Word templates rendered: values arrive whole, faults say where."""

import io
from decimal import Decimal

import docx
import pytest
from docx.oxml import OxmlElement
from support import word
from support.draw import drawn, saved

from plandocs import Template, TemplateFault
from plandocs.diagnostics import Diagnostic
from plandocs.engine.package import read_package, write_package


def texts(data: bytes) -> list[str]:
    return [word.text(paragraph) for paragraph in word.paragraphs(word.body(data))]


def render(template: bytes, **context: object) -> bytes:
    return Template(template, "plantilla.docx").render(context)


def faults(template: bytes, **context: object) -> list[str]:
    with pytest.raises(TemplateFault) as caught:
        render(template, **context)
    return [_told(found) for found in caught.value.diagnostics]


def _told(found: Diagnostic) -> str:
    return f"{found.rule.code} {found.at}: {found.message}"


@pytest.mark.parametrize(
    "value",
    [
        "Investigación & Desarrollo",
        "valor <b>importante</b> fin",
        "Parques & Jardines <2027>",
        "«comillas» “curvas” 'rectas' \"dobles\"",
        "{{ no_es_etiqueta }} {% if %} {_{ {#",
        "acentos áéíóúñÑ, emoji 🗳, NBSP\u00a0aquí",
        "  espacios   seguidos  ",
        "1.10",
        "\\n \\t C:\\carpeta",
        "&amp; &lt;",
        "=1+1",
    ],
)
def test_a_value_arrives_as_it_was_typed(value: str) -> None:
    template = drawn("Antes {{ texto }} después", table=[["{{ texto }}"]], footer="{{ texto }}")
    data = render(template, texto=value)
    assert texts(data) == [f"Antes {value} después", value]
    footers = [name for name in ("word/footer1.xml",) if name]
    assert [word.text(word.part(data, name)) for name in footers] == [value]


def test_line_breaks_and_tabs_of_a_value_are_kept() -> None:
    data = render(drawn("{{ texto }}"), texto="uno\ndos\ttres")
    assert texts(data) == ["uno dos tres"]
    assert len(list(word.body(data).iter(f"{word.W}br"))) == 1
    assert len(list(word.body(data).iter(f"{word.W}tab"))) == 1


def test_numbers_print_as_they_are() -> None:
    assert texts(render(drawn("{{ a }} {{ b }}"), a=12, b=Decimal("1.10"))) == ["12 1.10"]


def test_loops_over_paragraphs_leave_no_empty_paragraph() -> None:
    template = drawn("{%p for x in xs %}", "{{ x }}", "{%p endfor %}", "fin")
    assert texts(render(template, xs=["uno", "dos"])) == ["uno", "dos", "fin"]


def test_loops_over_rows_leave_no_empty_row() -> None:
    template = drawn(table=[["{%tr for x in xs %}"], ["{{ x }}"], ["{%tr endfor %}"]])
    table = word.tables(word.body(render(template, xs=["uno", "dos"])))[0]
    assert [[word.text(cell) for cell in row] for row in word.rows(table)] == [["uno"], ["dos"]]


def test_a_field_called_like_a_method_of_python_is_the_field() -> None:
    assert texts(render(drawn("{{ plan.items }}"), plan={"items": "tres"})) == ["tres"]


def test_smart_quotes_in_a_tag_are_accepted() -> None:
    assert texts(render(drawn("{% if x == “si” %}bien{% endif %}"), x="si")) == ["bien"]


def test_a_tag_split_in_runs_is_one_tag() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    for piece in ("{", "{ no", "mbre", " }", "}"):
        paragraph.add_run(piece).bold = len(piece) % 2 == 0
    assert texts(render(saved(document), nombre="Ana")) == ["Ana"]


def test_unknown_fields_are_all_told_at_their_paragraph_and_cell() -> None:
    template = drawn("Vea {{ plan.titlo }}", table=[["a", "{{ otro }}"]], footer="{{ pie }}")
    assert faults(template, plan={"titulo": "x"}) == [
        "P203 plantilla.docx · «Vea {{ plan.titlo }}»: La plantilla pide «titlo» y los datos no lo "
        "tienen. ¿Quiso decir «titulo»?",
        "P203 plantilla.docx · tabla 1, fila 1, columna 2 · «{{ otro }}»: La plantilla pide «otro» "
        "y los datos no lo tienen.",
        "P203 plantilla.docx · pie de página · «{{ pie }}»: La plantilla pide «pie» y los datos no "
        "lo tienen.",
    ]


@pytest.mark.parametrize(
    ("tag", "sentence"),
    [
        ("{% if x %}", "P201 plantilla.docx · «{% if x %}»: Hay una etiqueta mal escrita: falta "),
        ("{{ x | negritas }}", "P202 plantilla.docx · «{{ x | negritas }}»: El filtro «negritas»"),
        ("{{ x", "P201 plantilla.docx"),
        (
            "{{ lista }}",
            "P204 plantilla.docx · «{{ lista }}»: La plantilla imprime una lista donde",
        ),
        ("{{ nada }}", "P204 plantilla.docx · «{{ nada }}»: La plantilla imprime un valor vacío"),
        ("{{ malo }}", "P205 plantilla.docx · «{{ malo }}»: Un valor trae el carácter invisible "),
        ("{% for a in 5 %}{% endfor %}", "P207 plantilla.docx · «{% for a in 5 %}{% endfor %}»"),
        ("{{ ''.__class__.__mro__ }}", "P2"),
    ],
)
def test_a_fault_is_told_at_its_tag_and_nothing_is_made(tag: str, sentence: str) -> None:
    told = faults(drawn("antes", tag), x="1", lista=["a"], nada=None, malo="a\x0bb")
    assert len(told) == 1
    assert told[0].startswith(sentence)


def test_data_in_a_footnote_is_never_run_as_a_template() -> None:
    document = docx.Document()
    document.add_paragraph("{{ texto }}")
    document.add_section()
    assert texts(render(saved(document), texto="{{ 7*7 }}"))[0] == "{{ 7*7 }}"


def test_the_same_template_and_data_give_the_same_bytes() -> None:
    template = drawn("{{ a }}", table=[["{{ a }}"]])
    assert render(template, a="x") == render(template, a="x")


def test_a_file_that_is_no_office_document_is_refused() -> None:
    with pytest.raises(TemplateFault) as caught:
        Template(b"hola", "carta.docx")
    assert [_told(found) for found in caught.value.diagnostics] == [
        "P101 carta.docx: La plantilla no se puede abrir: no es un archivo de Word ni de Excel."
    ]


def test_python_docx_opens_what_is_rendered() -> None:
    data = render(drawn("{{ a }}", table=[["{{ a }}"]], footer="{{ a }}"), a="x")
    assert docx.Document(io.BytesIO(data)).paragraphs[0].text == "x"


def test_text_beside_a_structure_tag_is_told_and_not_lost() -> None:
    template = drawn(
        "Hola {%p if x %} fin",
        "uno",
        "{%p endif %}{%p if x %}",
        "{%p endif %}",
        table=[["{%tr for y in ys %}", "título"], ["{{ y }}", ""], ["{%tr endfor %}", ""]],
    )
    found = Template(template, "plantilla.docx").check()
    assert [(d.rule.code, str(d.at), d.values["texto"]) for d in found] == [
        ("P211", "plantilla.docx · «Hola {%p if x %} fin»", "Hola  fin"),
        ("P211", "plantilla.docx · «{%p endif %}{%p if x %}»", "{%p if x %}"),
        ("P211", "plantilla.docx · tabla 1, fila 1, columna 1 · «{%tr for y in ys %}»", "título"),
    ]


def test_a_run_tag_prints_its_value_in_the_run() -> None:
    assert texts(render(drawn("Hola {{r nombre }}."), nombre="Ana & Eva")) == ["Hola Ana & Eva."]


@pytest.mark.parametrize(("color", "fill"), [("E69F00", "E69F00"), ("#00ff00", "00FF00")])
def test_a_cell_takes_its_colour_with_or_without_a_sharp(color: str, fill: str) -> None:
    data = render(drawn(table=[["{% cellbg c %}x"]]), c=color)
    assert word.fill(word.rows(word.tables(word.body(data))[0])[0][0]) == fill


def test_a_value_that_is_no_colour_is_told() -> None:
    assert faults(drawn(table=[["{% cellbg c %}x"]]), c="rojo") == [
        "P306 plantilla.docx · tabla 1, fila 1, columna 1 · «{% cellbg c %}x»: La etiqueta "
        "«cellbg» recibió «rojo» y necesita un color de seis cifras hexadecimales."
    ]


@pytest.mark.parametrize(
    ("tag", "detail"),
    [
        (
            "{% for n in range(10000000) %}{% endfor %}",
            "da algo demasiado grande para un documento",
        ),
        ("{{ x * 10**9 }}", "da algo demasiado grande para un documento"),
        ("{{ x|truncate(2) }}", "corta a 2 letras un texto que termina en «...»"),
        ("{{ 1 / 0 }}", "divide entre cero"),
        ("{{ 10**999 }}", "da algo demasiado grande para un documento"),
    ],
)
def test_an_expression_that_fails_says_why(tag: str, detail: str) -> None:
    told = faults(drawn(tag), x="palabra")
    assert told[0].endswith(f"La etiqueta no se pudo calcular: {detail}.")


@pytest.mark.parametrize(
    ("tag", "what"),
    [
        ("{% include 'otra.docx' %}", "«include»"),
        ("{{ x.__class__ }}", "el nombre «__class__»"),
        ("{{ x.encode() }}", "«.encode()»"),
        ("{{ x.upper.__call__() }}", "«.__call__()»"),
        ("{{ cycler(1, 2) }}", "la función «cycler»"),
        ("{{ x.upper()() }}", "una llamada"),
        ("{{ range(*x) }}", "«*» antes de una lista"),
        ("{{ x|_fill }}", "el nombre «_fill»"),
        ("{% macro f() %}{% endmacro %}", "«macro»"),
        ("{% set y %}a{% endset %}", "«set sin =»"),
        ("{% filter upper %}a{% endfilter %}", "«filter»"),
    ],
)
def test_what_a_template_may_not_use_is_told_and_not_run(tag: str, what: str) -> None:
    assert faults(drawn(tag), x="palabra")[0].endswith(
        f"La etiqueta usa {what}, que una plantilla no puede usar."
    )


def test_a_span_that_is_no_number_is_told() -> None:
    told = faults(drawn(table=[["{% colspan n %}x"]]), n="dos")
    assert told == [
        "P306 plantilla.docx · tabla 1, fila 1, columna 1 · «{% colspan n %}x»: La etiqueta "
        "«colspan» recibió «dos» y necesita un número de columnas, de 1 a 999."
    ]


@pytest.mark.parametrize(
    ("tags", "detail"),
    [
        (("{%p for x in xs %}", "{%p if x %}", "{%p endfor %}"), "falta «endif»"),
        (("{%tr for x in xs %}", "{%tr endfor %}"), "{%tr %} está fuera de una fila de tabla"),
        (("{%p for x in xs %}", "uno"), "falta «endfor»"),
    ],
)
def test_a_structure_that_does_not_close_says_what_is_missing(
    tags: tuple[str, ...], detail: str
) -> None:
    told = faults(drawn(*tags), xs=["a"])
    assert len(told) == 1
    assert f"Hay una etiqueta mal escrita: {detail}" in told[0]


def test_a_fault_in_a_row_that_a_content_control_wraps_is_told_at_its_cell() -> None:
    document = docx.Document()
    table = document.add_table(1, 1)
    table.rows[0].cells[0].text = "{{ otro }}"
    row = table.rows[0]._tr
    control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    row.addprevious(control)
    control.append(content)
    content.append(row)
    assert faults(saved(document), a="x")[0].startswith(
        "P203 plantilla.docx · tabla 1, fila 1, columna 1 · «{{ otro }}»"
    )


@pytest.mark.parametrize("root", [b"<a/>", b"<w:document xmlns:w='http://example.org/other'/>"])
def test_a_document_without_a_body_is_refused(root: bytes) -> None:
    parts = read_package(drawn("x"))
    broken = write_package({**parts, "word/document.xml": root})
    assert [told.split(":")[0] for told in faults(broken)] == ["P101 plantilla.docx"]


def test_a_tag_that_does_not_close_in_its_paragraph_is_told_and_erases_nothing() -> None:
    for broken in ("Nombre: {{ a }", "{ a }}", "{ { a }}", "Oficio {# 12"):
        template = drawn(broken, "{%p if si %}", "Firma", "{%p endif %}", "tres #} fin")
        told = faults(template, a="x", si=True)
        assert told[0] == (
            f"P201 plantilla.docx · «{broken}»: Hay una etiqueta mal escrita: una llave no abre y "
            "cierra en este párrafo."
        )


@pytest.mark.parametrize("value", [None, True, ["x"], {"a": 1}, "a\x01b"])
def test_a_paragraph_tag_checks_its_value_as_any_other(value: object) -> None:
    assert faults(drawn("{{p a }}"), a=value)[0][:4] in ("P204", "P205")


@pytest.mark.parametrize("name", ["random", "safe", "urlize", "center"])
def test_filters_unfit_for_a_document_are_not_offered(name: str) -> None:
    assert faults(drawn(f"{{{{ a|{name} }}}}"), a="x")[0].startswith("P202")
