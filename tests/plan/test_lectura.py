"""A plan read as its readers do: every text once, in order, where it was typed."""

import pytest
from support.content import EJES, HEAD, plan_read, plan_text, prose
from support.tiny import plan_of

from plandocs.plan import Pasaje

CONTENTS = "  - titulo: Contenido\n    cuerpo: [indice]\n"


def read(text: str) -> list[tuple[str, str, str]]:
    """Return the kind, the name of the place and the words of each passage."""
    return [(p.kind, p.donde, p.text) for p in plan_read(text).lectura.pasajes]


def one(text: str, words: str) -> Pasaje:
    """Return the passage that holds some words."""
    [found] = [p for p in plan_read(text).lectura.pasajes if words in p.text]
    return found


def test_a_plan_without_sections_is_read_all_the_same() -> None:
    assert [text for _, _, text in read(HEAD + EJES)] == [
        "Programa de Trabajo",
        "2026",
        "Comisión de Prueba",
        "Uso de los bienes.",
        "Hacer el inventario.",
        "Revisar los bienes.",
        "Anotar su estado.",
        "Dar de baja lo inservible.",
        "Proponer las bajas.",
        "Publicar la lista.",
    ]


def test_sections_come_first_and_what_they_print_is_read_there_and_once() -> None:
    body = "secciones:\n  - titulo: Tabla\n    cuerpo: [actividades]\n  - titulo: Otra\n"
    body += "    cuerpo:\n      - lista: {de: lineas}\n      - actividades\n      - texto: Fin.\n"
    kinds = [kind for kind, _, _ in read(plan_text(body))]
    assert kinds == [
        *["portada"] * 3,
        "título de sección",
        "título de eje",
        *["título de línea", "acción", "acción"] * 2,
        "título de sección",
        "párrafo",
    ]


def test_each_kind_of_text_has_its_name_and_its_place() -> None:
    plan = plan_of()
    found = {(p.kind, p.donde) for p in plan.lectura.pasajes}
    assert found >= {
        ("portada", "la portada"),
        ("título de eje", "el eje «Primer eje.»"),
        ("título de línea", "la línea «Primera línea.»"),
        ("campo «lugar»", "la ficha 1"),
        ("campo «metas»", "la ficha 1"),
        ("renglón del cronograma", "el renglón 2 del cronograma"),
        ("término del glosario", "el glosario"),
        ("definición", "el glosario"),
        ("nombre", "las firmas"),
    }
    assert plan.lectura.of_kind("definición")[0].text == plan.glosario[0].definicion
    [term] = plan.lectura.groups["término del glosario"]
    assert plan.lectura.texts[term] == plan.glosario[0].termino


def test_blocks_of_prose_are_passages_of_their_own() -> None:
    text = plan_text(prose("## Alcance", "Un *párrafo*\nde dos líneas.", "- Uno.\n- Otro."))
    section = "la sección «Presentación»"
    assert [(kind, words) for kind, donde, words in read(text) if donde == section] == [
        ("título de sección", "Presentación"),
        ("subtítulo", "Alcance"),
        ("párrafo", "Un párrafo de dos líneas."),
        ("viñeta", "Uno."),
        ("viñeta", "Otro."),
    ]


def test_a_heading_that_is_not_printed_is_an_entry_of_the_contents() -> None:
    text = plan_text(
        "secciones:\n  - titulo: Anexo\n    encabezado: no\n    cuerpo: [actividades]\n"
    )
    assert ("entrada del índice", "la sección «Anexo»", "Anexo") in read(text)


def test_tables_are_read_cell_by_cell() -> None:
    table = "secciones:\n  - cuerpo:\n      - tabla: {columnas: [A, B], filas: [[uno, dos]]}\n"
    found = [
        (donde, words) for kind, donde, words in read(plan_text(table)) if kind == "celda de tabla"
    ]
    assert found == [("la sección sin título", cell) for cell in ("A", "B", "uno", "dos")]


@pytest.mark.parametrize(
    ("typed", "words", "place"),
    [
        ("Un párrafo de una línea.", "una línea", "23:21"),
        ("Un párrafo de\ndos líneas.", "de dos", "23:18"),
        ("Un párrafo de\ndos líneas.", "líneas", "24:11"),
        ("Un ***párrafo*** muy *bueno y claro* aquí.", "párrafo muy bueno", "23:13"),
        ("De la una a la otra, y de la otra a la una.", "una.", "23:46"),
        ("Hay {ejes} eje y nada más.", "eje y", "23:18"),
        ("Hay {ejes} eje y nada más.", "un eje", "22:13"),
        ("Uno.\n\nOtro *párrafo*.", "párrafo", "25:13"),
    ],
)
def test_words_are_found_where_they_were_typed(typed: str, words: str, place: str) -> None:
    passage = one(plan_text(prose(typed)), words)
    start = passage.text.rindex(words)
    found = passage.at(start, start + len(words))
    assert f"{found.line}:{found.column}" == place


@pytest.mark.parametrize(
    ("typed", "words", "column"),
    [
        ('"Dice \\"algo\\" y más."', "más", 35),
        ("'Dice lo ''suyo'' y más.'", "más", 36),
        ("Dice que sí y que sí.", "sí.", 34),
    ],
)
def test_words_of_a_quoted_text_are_found_too(typed: str, words: str, column: int) -> None:
    text = plan_text(ejes=EJES.replace("Publicar la lista.", typed))
    passage = one(text, "Dice")
    start = passage.text.rindex(words)
    line = text.split("\n")[18]
    assert passage.at(start, start + len(words)).line == 19
    assert passage.at(start, start + len(words)).column == line.rindex(words) + 1
    assert column > 0


def test_a_node_extends_to_what_comes_after_it() -> None:
    plan = plan_read(plan_text(prose("Un párrafo.")))
    first, second = plan.ejes[0].lineas
    assert (plan.ejes[0].extent(), first.extent(), second.extent()) == ((8, 21), (10, 15), (15, 21))
    assert second.acciones[1].extent() == (19, 21)
    assert plan.secciones[0].extent() == (21, 24)
    assert plan.horizonte.extent() == (5, 6)
