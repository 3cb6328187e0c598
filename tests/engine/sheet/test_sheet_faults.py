"""Every mistake of a template is told, with its cell."""

import io
from typing import Any

import pytest
from openpyxl import Workbook

from plandocs.diagnostics import InSheet
from plandocs.engine import Template, TemplateFault
from plandocs.engine.package import read_package, write_package


def test_an_unknown_field_names_the_sheet_and_the_cell(book: Any) -> None:
    rows = [["{{ plan.titulo }}"], [None, "Año {{ plan.ejercisio }}"]]
    template = Template(book(rows), "mia.xlsx")
    with pytest.raises(TemplateFault) as raised:
        template.render({"plan": {"titulo": "x", "ejercicio": "2025"}})
    (found,) = raised.value.diagnostics
    assert found.at == InSheet("mia.xlsx", "Hoja", "B2")
    assert found.message == (
        "La plantilla pide «ejercisio» y los datos no lo tienen. ¿Quiso decir «ejercicio»?"
    )


def test_unknown_fields_are_told_wherever_they_stand(faults: Any) -> None:
    rows = [
        ["uno\ndos {{ a }}", "{{ b }}", "{% cellbg c %}x"],
        ["{%tr for x in xs %}"],
        ["{%tc for y in ys %}", "{{ y }}", "{%tc endfor %}"],
        ["{%tr endfor %}"],
        ["{% if d %}sí{% endif %}"],
    ]
    found = faults(rows, xs=[1, 2])
    names = [line.split("»")[0] for line in found]
    assert names == [
        "P203 A1: La plantilla pide «a",
        "P203 B1: La plantilla pide «b",
        "P203 C1: La plantilla pide «c",
        "P203 A3: La plantilla pide «ys",
        "P203 A5: La plantilla pide «d",
    ]


def test_every_badly_written_tag_is_told_before_any_data(book: Any, checked: Any) -> None:
    rows = [["{{ a b }}"], ["{% cellbg a| %}x"], ["{{ a|maiusculas }}"], ["{%tr for x of xs %}"]]
    rows += [["{{ x }}"], ["{%tr endfor %}"]]
    assert checked(book(rows)) == [
        "P201 A1: Hay una etiqueta mal escrita: se esperaba «}}» y está «b».",
        "P201 A2: Hay una etiqueta mal escrita: se esperaba «un nombre» y está «}}».",
        "P202 A3: El filtro «maiusculas» no existe. ¿Quiso decir «minusculas»?",
        "P201 A4: Hay una etiqueta mal escrita: se esperaba «in» y está «of».",
    ]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (
            [["{%tr for x in xs %}"], ["a"]],
            "A1: Hay una etiqueta mal escrita: el bloque «for» no cierra en su hoja: falta "
            "«endfor».",
        ),
        (
            [["{%tr endif %}"]],
            "A1: Hay una etiqueta mal escrita: sobra «endif»: en su hoja no hay ningún bloque "
            "abierto.",
        ),
        (
            [["{%tc for x in xs %}", "a"]],
            "A1: Hay una etiqueta mal escrita: el bloque «for» no cierra en su fila: falta "
            "«endfor».",
        ),
        (
            [["{% if x %}", "a", "{% endif %}"]],
            "A1: Hay una etiqueta mal escrita: el bloque «if» no cierra en su celda: falta "
            "«endif».",
        ),
        (
            [["{%tr for x in xs %}", "{%tr if x %}"], ["a"], ["{%tr endfor %}", "{%tr endif %}"]],
            "B3: Hay una etiqueta mal escrita: sobra «endif»: en su hoja no hay ningún bloque "
            "abierto.",
        ),
        (
            [["{%tc if x %}", "a", "{%tc endif %} más"]],
            "C1: Hay una etiqueta mal escrita: una etiqueta {%tr %}, {%tc %} o "
            "{%sheet %} va sola en su celda.",
        ),
        (
            [["{%tr macro m() %}"]],
            "A1: Hay una etiqueta mal escrita: «macro» no puede repetir filas ni columnas.",
        ),
    ],
)
def test_a_block_that_does_not_close_in_its_place_is_told(
    book: Any, checked: Any, rows: list[list[str]], told: str
) -> None:
    assert f"P201 {told}" in checked(book(rows))


def test_content_in_a_disappearing_row_is_told(book: Any, checked: Any) -> None:
    rows = [["{%tr for x in xs %}", "perdido", "{{ x }}"], ["a"], ["{%tr endfor %}"]]
    reason = "se perdería: su fila lleva una etiqueta {%tr %} y desaparece."
    assert checked(book(rows)) == [
        f"P304 B1: El contenido de esta celda {reason}",
        f"P304 C1: El contenido de esta celda {reason}",
    ]


@pytest.mark.parametrize("tag", ["{% restart %}", "{{p prosa }}", "{{r x }}", "{%p if x %}"])
def test_a_tag_that_only_word_knows_is_told(book: Any, checked: Any, tag: str) -> None:
    assert f"P302 A1: La etiqueta «{tag}» no funciona en Excel." in checked(book([[tag]]))


def test_an_instruction_of_jinja_alone_is_told(book: Any, checked: Any) -> None:
    told = "P201 A1: Hay una etiqueta mal escrita: no existe la instrucción «print»."
    assert checked(book([["{% print x %}"]])) == [told]


def test_tags_where_nothing_is_filled_are_told(checked: Any) -> None:
    workbook = Workbook()
    sheet: Any = workbook.active
    sheet.title = "Hoja"
    sheet["A1"] = '=CONCATENATE("{{ x }}")'
    sheet["A3"].hyperlink = "https://x.mx/{{ z }}"
    sheet["A3"].value = "x"
    buffer = io.BytesIO()
    workbook.save(buffer)
    assert checked(buffer.getvalue()) == [
        "P209 A1: La etiqueta «{{ x }}» está en un lugar que no se rellena (una fórmula).",
        "P209 hoja «Hoja»: La etiqueta «{{ z }}» está en un lugar que no se rellena (un vínculo).",
    ]


def test_a_failing_expression_is_told_at_its_cell(faults: Any) -> None:
    assert faults([["ok"], ["{{ 1 / n }}"]], n=0) == [
        "P207 A2: La etiqueta no se pudo calcular: divide entre cero."
    ]


def test_a_sound_template_has_nothing_to_tell(book: Any, checked: Any) -> None:
    assert checked(book([["{{ x }}", "fijo", "=A1"]])) == []


def test_a_damaged_workbook_is_told(book: Any) -> None:
    parts = read_package(book([["a"]]))
    parts["xl/styles.xml"] = b"<roto"
    with pytest.raises(TemplateFault) as raised:
        Template(write_package(parts), "mia.xlsx").check()
    assert [str(found.rule.code) for found in raised.value.diagnostics] == ["S203"]


def test_a_tag_that_lost_its_end_before_another_is_told_once(faults: Any) -> None:
    assert faults([["{% colspan n|length %{% cellbg c %}{{ x }}"]], n="ab", c="FFFFFF", x="y") == [
        "P201 A1: Hay una etiqueta mal escrita: una llave no abre y cierra en esta celda."
    ]
