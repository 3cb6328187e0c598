"""Sections and their blocks: groups of pages, signatures, tables, sheets."""

from typing import Any

import pytest
from support.tiny import KINDS, PLAN, Edit, institucion_of, plan_of

from plandocs.compose import Document, compose_documents
from plandocs.compose.secciones import compose_pages
from plandocs.compose.values import split

SECCIONES = PLAN[PLAN.index("secciones:") :]
INDICE = "    cuerpo: [indice]\n"


def pages(*edits: Edit) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = split(compose_pages(plan_of(*edits), institucion_of()))[0]
    return found


def sections(*titles: str) -> Edit:
    """Return the edit that gives the plan these sections, each `title option option`."""
    text = "secciones:\n"
    for title in titles:
        name, *options = title.split()
        lines = [f"    {option}: si\n" for option in options]
        text += f"  - titulo: {name}\n{''.join(lines)}    cuerpo: [cronograma, glosario, fichas]\n"
    return SECCIONES, text


def groups(*edits: Edit) -> list[str]:
    """Return runs of pages as `titles format`."""
    names = {"preliminar": "prelim", "horizontal": "horizontal", "reinicia": "desde-1"}
    return [
        " ".join(
            [*(s["titulo"] for s in group["secciones"]), *(names[k] for k in names if group[k])]
        )
        for group in pages(*edits)
    ]


NO_COVER = ("ejercicio: 2026", "ejercicio: 2026\nportada: no")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (["A", "B"], ["prelim", "A B desde-1"]),
        (["A", "B numera", "C"], ["A prelim", "B C desde-1"]),
        (["A", "B horizontal", "C"], ["prelim", "A desde-1", "B horizontal", "C"]),
        (
            ["A", "B horizontal", "C numera", "D horizontal", "E horizontal"],
            ["A prelim", "B prelim horizontal", "C desde-1", "D E horizontal"],
        ),
        (["A horizontal numera"], ["prelim", "A horizontal desde-1"]),
    ],
)
def test_sections_are_grouped_by_the_pages_they_stand_on(
    typed: list[str], expected: list[str]
) -> None:
    assert groups(sections(*typed)) == expected


def test_without_a_cover_there_are_no_preliminary_pages_but_those_before_the_numbering() -> None:
    assert groups(NO_COVER, sections("A", "B")) == ["A B desde-1"]
    assert groups(NO_COVER, sections("A", "B numera")) == ["A prelim", "B desde-1"]


@pytest.mark.parametrize(
    ("options", "form"),
    [
        ("", "titulo"),
        ("    indice: no\n", "titulo_fuera_del_indice"),
        ("    encabezado: no\n", "solo_indice"),
        ("    encabezado: no\n    indice: no\n", "sin_titulo"),
    ],
)
def test_a_title_prints_in_the_page_and_the_contents_as_it_is_asked(
    options: str, form: str
) -> None:
    assert pages((INDICE, f"{INDICE}{options}"))[0]["secciones"][0]["forma"] == form


def test_a_section_without_a_title_has_none() -> None:
    untitled = ("  - titulo: Contenido\n    cuerpo: [indice]\n", "  - cuerpo: [indice]\n")
    section = pages(untitled)[0]["secciones"][0]
    assert (section["titulo"], section["forma"]) == ("", "sin_titulo")


def test_sections_are_numbered_in_roman_where_their_title_prints() -> None:
    numbers = ("glosario:\n  -", "numeracion: {seccion: '{seccion:I}.'}\nglosario:\n  -")
    hidden = ("    numera: si\n", "    numera: si\n    encabezado: no\n")
    found = [s["titulo"] for group in pages(numbers, hidden) for s in group["secciones"]]
    assert found == ["I. Contenido", "Glosario", "II. Programa"]


def blocks(*edits: Edit) -> dict[str, dict[str, Any]]:
    """Return the blocks of the tiny plan by their kind."""
    return {
        block["tipo"]: block
        for group in pages(*edits)
        for section in group["secciones"]
        for block in section["bloques"]
    }


def signed(*edits: Edit) -> list[list[str]]:
    return [[s["nombre"] for s in row] for row in blocks(*edits)["firmas"]["filas"]]


SECRETARY = (
    "cargo: Consejera Electoral}\n",
    'cargo: Consejera Electoral}\n  secretaria: {id: tres, nombre: Tres, rol: S, firma: "A\\nB"}\n',
)


def test_signatures_follow_the_order_asked_for_and_blanks_fill_the_last_row() -> None:
    assert signed() == [["Nombre Uno", "Nombre Dos"]]
    assert signed(("[uno, dos]", "[dos, uno]")) == [["Nombre Dos", "Nombre Uno"]]
    assert signed(SECRETARY, ("[uno, dos]", "[tres, dos, uno]")) == [
        ["Tres", "Nombre Dos"],
        ["Nombre Uno", ""],
    ]


@pytest.mark.parametrize(
    ("columns", "rows"),
    [
        (1, [["Nombre Uno"], ["Nombre Dos"], ["Tres"]]),
        (3, [["Nombre Uno", "Nombre Dos", "Tres"]]),
        (4, [["Nombre Uno", "Nombre Dos", "Tres", ""]]),
    ],
)
def test_without_an_order_all_sign_the_secretary_last(columns: int, rows: list[list[str]]) -> None:
    assert signed(SECRETARY, ("{orden: [uno, dos]}", f"{{columnas: {columns}}}")) == rows


def test_under_a_name_goes_its_signature_or_its_post_or_its_role() -> None:
    rows = blocks(SECRETARY, ("orden: [uno, dos]", "columnas: 3"))["firmas"]["filas"]
    assert [person["firma"] for person in rows[0]] == ["Presidencia", "Consejera Electoral", "A\nB"]


def test_the_table_of_activities_prints_lines_actions_periods_and_extra_columns() -> None:
    numbers = (
        "glosario:\n  -",
        "numeracion: {eje: '{eje}.', linea: '{eje}.{linea}', accion: '{accion:a})'}\n"
        "glosario:\n  -",
    )
    table = blocks(numbers, ("- actividades", "- actividades: {columnas: [lugar]}"))["actividades"]
    assert table["encabezados"] == {"eje": "Eje", "linea": "Línea de acción", "periodo": "Periodo"}
    assert table["columnas"] == [{"etiqueta": "Lugar"}]
    [axis] = table["ejes"]
    assert axis["texto"] == "1. Primer eje."
    [line] = axis["lineas"]
    assert (line["titulo"], line["periodo"]) == ("1.1 Primera línea.", "1.1 Enero a marzo de 2026.")
    assert line["acciones"] == [{"etiqueta": "a)", "texto": "Primera acción."}]
    assert line["campos"] == ["Por confirmar."]


FEBRUARY = "            periodo: {en: 2026-02}\n"


def test_a_line_without_a_period_prints_those_of_its_actions() -> None:
    table = blocks(
        ("        periodo: {de: 2026-01, a: 2026-03}\n", ""),
        ("            texto: Primera acción.\n", f"            texto: Primera acción.\n{FEBRUARY}"),
    )["actividades"]
    assert table["ejes"][0]["lineas"][0]["periodo"] == "Febrero de 2026."


def test_an_axis_without_lines_takes_a_row_of_its_own() -> None:
    table = blocks(
        ("ejes:\n", "ejes:\n  - {titulo: Eje cero., texto: Sin líneas., periodo: {en: 2026-02}}\n")
    )["actividades"]
    axis = table["ejes"][0]
    assert (axis["texto"], axis["prosa"].text, len(axis["lineas"])) == (
        "Eje cero.",
        "Sin líneas.",
        1,
    )
    row = axis["lineas"][0]
    assert (row["titulo"], row["periodo"], row["primera"]) == ("", "Febrero de 2026.", True)


def test_a_line_without_a_period_prints_none() -> None:
    table = blocks(
        ("        periodo: {de: 2026-01, a: 2026-03}\n", ""),
        ("[linea, accion, periodo, lugar, metas]", "[linea, lugar, metas]"),
    )["actividades"]
    assert table["ejes"][0]["lineas"][0]["periodo"] == ""


@pytest.mark.parametrize(
    ("typed", "kind", "texts"),
    [
        ("{de: ejes}", "bullet", ["Primer eje."]),
        ("{de: lineas, vineta: rombo}", "Lista con rombos", ["Primera línea."]),
        ("{de: acciones, vineta: numero}", "number", ["Primera acción."]),
    ],
)
def test_a_list_of_a_level(typed: str, kind: str, texts: list[str]) -> None:
    prose = first_block(f"[{{lista: {typed}}}]")["texto"]
    assert [(block.kind, block.text) for block in prose.blocks] == [(kind, text) for text in texts]


def first_block(body: str) -> dict[str, Any]:
    """Return the first block of a plan whose first section has this body."""
    block: dict[str, Any] = pages((INDICE, f"    cuerpo: {body}\n"))[0]["secciones"][0]["bloques"][
        0
    ]
    return block


@pytest.mark.parametrize(
    ("typed", "kind"), [("indice", "indice"), ("Índice", "indice"), ("Un índice.", "texto")]
)
def test_a_bare_word_is_a_block_and_any_other_text_a_paragraph(typed: str, kind: str) -> None:
    assert first_block(typed)["tipo"] == kind


@pytest.mark.parametrize(
    ("words", "texts"),
    [
        ("Uno.\\n\\nDos.\\n\\nTres.", ["Uno.\nDos.", "Tres."]),
        ("Uno.", ["Uno."]),
        ("Uno.\\n\\n- Dos.", ["Uno.\nDos."]),
    ],
)
def test_the_last_paragraph_before_the_signatures_is_a_block_that_stays_with_them(
    words: str, texts: list[str]
) -> None:
    section = f'secciones:\n  - titulo: A\n    cuerpo: [texto: "{words}", firmas]\n'
    *before, last = pages((SECCIONES, section))[-1]["secciones"][0]["bloques"]
    assert [block["texto"].text for block in before] == texts
    assert last["tipo"] == "firmas"


def test_the_glossary_prints_a_colon_unless_the_label_is_given() -> None:
    given = (
        "  - {termino: Ente, definicion: Organismo público local electoral.}",
        "  - {termino: Ente, definicion: Uno.}\n"
        "  - {termino: INE, etiqueta: INE, definicion: Dos.}",
    )
    assert blocks(given)["glosario"]["terminos"] == [
        {"etiqueta": "Ente:", "definicion": "Uno."},
        {"etiqueta": "INE", "definicion": "Dos."},
    ]


def documents(*edits: Edit) -> list[Document]:
    return compose_documents(plan_of(*edits), institucion_of(), None, KINDS)


def test_each_document_knows_the_first_and_the_last_day_of_the_plan() -> None:
    plan = documents()[0].context["plan"]
    assert [plan["inicio"].isoformat(), plan["fin"].isoformat()] == ["2026-01-01", "2026-12-31"]


SHEETS = (
    "- id: accion-1\n",
    "- {texto: Otra., ficha: {ejes: [UNO, DOS], linea: L, accion: A}, campos: {lugar: Aquí, "
    "metas: Una}}\n          - id: accion-1\n",
)


def test_each_document_has_its_name_and_each_sheet_its_number() -> None:
    found = documents(SHEETS, ("- tipo: anexo", "- {tipo: anexo, archivo: mi-anexo}"))
    assert [document.name for document in found] == ["mi-anexo", "fichas/ficha-1", "fichas/ficha-2"]


def test_a_sheet_prints_its_approved_words_where_it_has_them() -> None:
    first, second = (document.context["ficha"] for document in documents(SHEETS)[1:])
    values = {field["clave"]: (field["etiqueta"], field["valor"].text) for field in first["campos"]}
    assert values == {
        "linea": ("Línea de acción:", "L"),
        "accion": ("Actividad:", "A"),
        "periodo": ("Periodo:", "Enero a marzo de 2026."),
        "lugar": ("Lugar:", "Aquí"),
        "metas": ("Meta:", "Una"),
    }
    assert [line["texto"] for line in first["encabezado"]] == ["UNO", "EJES:", "DOS"]
    assert [line["texto"] for line in second["encabezado"]] == ["EJE: PRIMER EJE."]


def test_a_list_of_a_sheet_is_bulleted_under_the_plural_of_its_label() -> None:
    [field] = [f for f in documents()[1].context["ficha"]["campos"] if f["clave"] == "metas"]
    assert field["etiqueta"] == "Metas:"
    assert [(block.kind, block.text) for block in field["valor"].blocks] == [
        ("bullet", "Una."),
        ("bullet", "Dos."),
    ]


def test_the_annex_promises_all_its_words_with_their_places() -> None:
    [annex, _] = documents()
    promised = {item.text: str(item.at) for item in annex.expects}
    assert promised["Un párrafo."].startswith("plan.yaml:48:")
    assert promised["Organismo público local electoral."] == "plan.yaml:19:33"
    assert promised["Nombre Dos"] == "plan.yaml:7:25"
    assert promised["Una."] == "plan.yaml:28:13"
    assert {"Contenido", "Glosario", "Programa", "Primer eje.", "Otra cosa."} <= set(promised)


def test_the_annex_hints_the_pages_that_the_plan_gives() -> None:
    [annex, _] = documents(("    numera: si\n", "    numera: si\n    pagina: 3\n"))
    assert annex.pages == {"Glosario": "3"}
