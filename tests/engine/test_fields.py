"""The tags of a template against what it will be given, before there are any data."""

import io

import pytest
from openpyxl import Workbook
from support.draw import drawn

from plandocs.compose import vocabulary
from plandocs.diagnostics import Report
from plandocs.engine import Template


def told(*tags: str) -> list[str]:
    """Return what is told of a Word template of some paragraphs."""
    template = Template(drawn(*tags), "a.docx")
    assert template.check() == ()
    return [f"{f.rule.code} {f.message}" for f in template.check_fields(vocabulary(True))]


def told_in_excel(*cells: str) -> list[str]:
    book = Workbook()
    sheet = book.active
    assert sheet
    for cell in cells:
        sheet.append([cell])
    buffer = io.BytesIO()
    book.save(buffer)
    found = Template(buffer.getvalue(), "a.xlsx").check_fields(vocabulary())
    return [f"{f.rule.code} {f.at}: {f.message}" for f in found]


LOST = "P203 La plantilla pide «{}» y los datos no lo tienen.{}"


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        (["{{ plan.titulo }}", "{{ ficha.titulo }}"], []),
        (["{{ plan.titul }}"], [LOST.format("titul", " ¿Quiso decir «titulo»?")]),
        (["{{ plam.titulo }}"], [LOST.format("plam", " ¿Quiso decir «plan»?")]),
        (["{{ fila.texto }}"], [LOST.format("fila", "")]),
        (["{{ nada|default('—') }}", "{% if otra is defined %}{{ otra.x }}{% endif %}"], []),
        (
            ["{% for f in fichas %}{{ f.titulos }}{{ f.titulo }}{% endfor %}"],
            [LOST.format("titulos", " ¿Quiso decir «titulo»?")],
        ),
        (
            ["{% for f in ficha %}{{ f.nada }}{% endfor %}"],
            ["P216 La etiqueta recorre «ficha», que es un grupo de campos."],
        ),
        (
            ["{% for f in fixas %}{{ f.titulo }}{% endfor %}"],
            [LOST.format("fixas", " ¿Quiso decir «fichas»?")],
        ),
        (["{{ fichas }}"], ["P204 La plantilla imprime una lista donde va un texto."]),
        (["{{ plan }}"], ["P204 La plantilla imprime un grupo de campos donde va un texto."]),
        (["{{ portada }}"], ["P204 La plantilla imprime un sí o no donde va un texto."]),
        (["{{ plan.inicio }}"], ["P204 La plantilla imprime una fecha donde va un texto."]),
        (["{{ plan.inicio.year }}", "{{ plan.inicio.strftime('%d') }}"], []),
        (["{{ institucion.logo }}"], []),
        (["{{ 'a' if portada else plan.anexo }}"], []),
        (
            ["{% for p in paginas %}{% for s in p.secciones %}{% if s.forma == 'titulos' %}a"
             "{% endif %}{% endfor %}{% endfor %}"],
            ["P217 La etiqueta compara «s.forma» con «titulos», que nunca es. ¿Quiso decir "
             "«titulo»?"],
        ),
        (["{% for f in fichas|sort(attribute='numer') %}{% endfor %}"],
         [LOST.format("numer", " ¿Quiso decir «numero»?")]),
        (["{% for par in fichas|batch(2) %}{{ par[0].titul }}{% endfor %}"],
         [LOST.format("titul", " ¿Quiso decir «titulo»?")]),
        (["{{ fichas|map(attribute='titulo')|join(', ') }}"], []),
    ],
)  # fmt: skip
def test_what_no_plan_gives_is_told(tags: list[str], expected: list[str]) -> None:
    assert told(*tags) == expected


def test_a_sheet_prints_dates_and_yes_or_no_and_names_its_cell() -> None:
    assert told_in_excel("{{ plan.inicio }}", "{{ portada }}", "{{ plan.fn }}") == [
        "P203 a.xlsx · hoja «Sheet» · A3: La plantilla pide «fn» y los datos no lo tienen. ¿Quiso "
        "decir «fin»?"
    ]


def codes(*tags: str) -> list[str]:
    """Return the codes of all that is told of a Word template, in the order of the document."""
    template = Template(drawn(*tags), "a.docx")
    report = Report()
    report.extend(template.check())
    report.extend(template.check_fields(vocabulary(True)))
    return [found.rule.code for found in report]


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        (["{{ plan.titulo | ", "{{ plan.titullo }}"], ["P201", "P203"]),
        (["{{ plan.titulo|zz }}", "{{ plan.titullo }}", "{% include 'x' %}"],
         ["P202", "P203", "P212"]),
        (["{%p if plan.titulo %} resto", "{{ plan.titullo }}", "{%p endif %}"], ["P211", "P203"]),
        (["{% if portada %}", "{{ a b }}", "{{ plan.nada }}"], ["P201", "P201", "P203"]),
        (["{% for x in fichas %}", "{{ x.nada }}", "{{ y z }}", "{% endfor %}"], ["P201"]),
        (["{{ z.a }}", "{{ fichas }}", "{{ a.b }}"], ["P203", "P204", "P203"]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_together_in_the_order_of_the_document(
    tags: list[str], expected: list[str]
) -> None:
    """Of a template that is badly written, what surely is of the plan is looked at too."""
    assert codes(*tags) == expected


def test_a_workbook_tells_together_what_is_wrong_too() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet
    for cell in ("{{ plan.titullo }}", "{{ plan.titulo|zz }}", "{%p if x %}", "{{ plan.nada }}"):
        sheet.append([cell])
    buffer = io.BytesIO()
    book.save(buffer)
    template, report = Template(buffer.getvalue(), "a.xlsx"), Report()
    report.extend(template.check())
    report.extend(template.check_fields(vocabulary()))
    assert [str(found.at).rpartition(" ")[2] for found in report] == ["A1", "A2", "A3", "A4"]
