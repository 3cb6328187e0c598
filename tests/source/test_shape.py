"""Plain values to models: every mistake of shape told once, at its place, in Spanish."""

import copy
import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from support.project import told
from support.tiny import PLAN, edited, misread, plan_of, read

from plandocs.diagnostics import InFile, Report
from plandocs.plan import Institucion, Plan, TipoDocumento
from plandocs.source.shape import read_model
from plandocs.source.yaml import Source

TITULO = "titulo: Programa de prueba"
UNO = "{id: uno, nombre: Nombre Uno, rol: Presidencia}"
HORIZONTE = "horizonte: {de: 2026-01, a: 2026-12}"
PERIODO = "periodo: {de: 2026-01, a: 2026-03}"
DOCUMENTOS = "documentos:\n  - tipo: anexo\n  - tipo: ficha\n"
LUGAR = 'lugar: {etiqueta: "Lugar:"}'
CUERPO = "cuerpo: [indice]"


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (f"{TITULO}\n", "", "D201 plan.yaml:1:1: Falta el campo «titulo» en el plan."),
        (DOCUMENTOS, "", "D201 plan.yaml:1:1: Falta el campo «documentos» en el plan."),
        (
            HORIZONTE,
            "horizonte: {de: 2026-01}",
            "D201 plan.yaml:8:12: Falta el campo «a» en un horizonte.",
        ),
        (
            "id: uno, ",
            "",
            "D201 plan.yaml:6:7: Falta el campo «id» en un integrante «Nombre Uno» (número 1).",
        ),
        (
            LUGAR,
            "etiqueta: {unidad: m}",
            "D201 plan.yaml:15:13: Falta el campo «etiqueta» en un campo declarado.",
        ),
        (
            "        titulo: Primera línea.\n",
            "",
            "D201 plan.yaml:24:9: Falta el campo «titulo» en una línea (número 1).",
        ),
    ],
)
def test_a_missing_field_is_told_at_the_group_that_lacks_it(old: str, new: str, found: str) -> None:
    assert misread((old, new)) == [found]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (TITULO, f"{TITULO}\nemblema: x", "D202 plan.yaml:2:1: «emblema» no es un campo del plan."),
        (
            TITULO,
            f"{TITULO}\nsubtitulo: x",
            "D202 plan.yaml:2:1: «subtitulo» no es un campo del plan. ¿Quiso decir «titulo»?",
        ),
        (
            "ficha: {}",
            "ficha: {eje: x}",
            "D202 plan.yaml:30:21: «eje» no es un campo de una ficha (número 1). "
            "¿Quiso decir «ejes»?",
        ),
        (
            CUERPO,
            "cuerpo: [{indice: {de: x}}]",
            "D202 plan.yaml:42:24: «de» no es un campo de este bloque (número 1).",
        ),
    ],
)
def test_an_unknown_field_is_told_at_its_name_with_the_nearest_one(
    old: str, new: str, found: str
) -> None:
    assert misread((old, new)) == [found]


@pytest.mark.parametrize("typed", ["Titulo", "titulos", "tiutlo"])
def test_a_misspelt_name_is_told_once_and_not_also_as_missing(typed: str) -> None:
    sentence = f"«{typed}» no es un campo del plan. ¿Quiso decir «titulo»?"
    assert misread((TITULO, f"{typed}: Programa")) == [f"D202 plan.yaml:1:1: {sentence}"]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (TITULO, "titulo:", "1:8: El campo «titulo» está vacío."),
        (TITULO, "titulo: ~", "1:9: El campo «titulo» está vacío."),
        (TITULO, 'titulo: "  "', "1:9: El campo «titulo» está vacío."),
        (TITULO, 'titulo: "\u00a0"', "1:9: El campo «titulo» está vacío."),
        ("ejercicio: 2026", "ejercicio: 2026\nanexo:", "3:7: El campo «anexo» está vacío."),
        (PERIODO, "periodo:", "26:17: El campo «periodo» está vacío."),
        (PERIODO, "periodo: {durante: }", "26:28: El campo «durante» está vacío."),
        ("lugar: Por confirmar.", "lugar: ", "31:29: El campo «lugar» está vacío."),
        ("[Una., Dos.]", "[Una., '']", "31:59: El elemento 2 de «metas» está vacío."),
        ("{2026-06: AL 11}", "{2026-06: }", "39:73: El campo «2026-06» está vacío."),
        ("    cuerpo: [indice]\n", "    cuerpo:\n", "42:12: El campo «cuerpo» está vacío."),
        ("cargo: Consejera Electoral", "cargo: ", "7:61: El campo «cargo» está vacío."),
    ],
)
def test_a_field_typed_without_a_value_is_told_even_where_it_may_be_left_out(
    old: str, new: str, found: str
) -> None:
    assert misread((old, new)) == [f"D203 plan.yaml:{found}"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ficha: {}", "ficha:"),
        ("cronograma:\n  columnas: [talleres]\n  partes:\n", "cronograma:\n  partes:\n"),
        (CUERPO, "cuerpo:\n      - indice:\n      - firmas:\n      - actividades:"),
        (CUERPO, "cuerpo: [índice, Firmas]"),
        (CUERPO, "cuerpo: []"),
    ],
)
def test_a_group_whose_fields_may_all_be_left_out_needs_no_value(old: str, new: str) -> None:
    assert misread((old, new)) == []


def test_an_action_with_an_empty_ficha_has_one_and_an_empty_grid_is_one() -> None:
    plan = plan_of(
        ("ficha: {}", "ficha:"),
        (PLAN[PLAN.index("cronograma:") : PLAN.index("secciones:")], "cronograma:\n"),
    )
    assert len(plan.fichas_en_orden) == 1
    assert plan.cronograma


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (TITULO, "titulo: [a, b]", "D204 plan.yaml:1:9: El campo «titulo» debe ser un texto."),
        (TITULO, "titulo: {a: b}", "D204 plan.yaml:1:9: El campo «titulo» debe ser un texto."),
        (
            LUGAR,
            "lugar: {etiqueta: L, tipo: [lista]}",
            "D204 plan.yaml:15:30: El campo «tipo» debe ser un texto.",
        ),
        (
            "jornada: 2026-06-07",
            "jornada: {de: 2026-06-07}",
            "D204 plan.yaml:10:20: El campo «jornada» debe ser un texto.",
        ),
        (
            "[Una., Dos.]",
            "[Que se logre: todo]",
            "D204 plan.yaml:31:53: El elemento 1 de «metas» debe ser un texto.",
        ),
        (
            "[Una., Dos.]",
            "{una: Dos.}",
            "D204 plan.yaml:31:52: El campo «metas» debe ser un texto.",
        ),
        (
            "- texto: |\n          Un párrafo.",
            "- texto: [a]",
            "D204 plan.yaml:48:16: El campo «texto» debe ser un texto.",
        ),
        (
            "numera: si",
            "numera: [si]",
            "D204 plan.yaml:44:13: El campo «numera» debe ser un texto.",
        ),
        (
            DOCUMENTOS,
            "documentos: anexo\n",
            "D205 plan.yaml:11:13: El campo «documentos» debe ser una lista.",
        ),
        (
            "columnas: [talleres]",
            "columnas: talleres",
            "D205 plan.yaml:35:13: El campo «columnas» debe ser una lista.",
        ),
        (
            CUERPO,
            "cuerpo: {indice: {}}",
            "D205 plan.yaml:42:13: El campo «cuerpo» debe ser una lista.",
        ),
        (
            "  - {termino: Ente, definicion: Organismo público local electoral.}",
            "  Ente: Organismo",
            "D205 plan.yaml:19:3: El campo «glosario» debe ser una lista.",
        ),
        (
            CUERPO,
            "cuerpo: [{tabla: {columnas: [A], filas: [1]}}]",
            "D205 plan.yaml:42:46: El elemento 1 de «filas» debe ser una lista.",
        ),
        (
            HORIZONTE,
            "horizonte: 2026",
            "D206 plan.yaml:8:12: El campo «horizonte» debe ser un grupo de campos.",
        ),
        (
            PERIODO,
            "periodo: 2026-01",
            "D206 plan.yaml:26:18: El campo «periodo» debe ser un grupo de campos.",
        ),
        (
            "{jornada: 2026-06-07}",
            "[2026-06-07]",
            "D206 plan.yaml:10:10: El campo «eventos» debe ser un grupo de campos.",
        ),
        (
            UNO,
            "Nombre Uno",
            "D206 plan.yaml:6:7: El elemento 1 de «integrantes» debe ser un grupo de campos.",
        ),
        (
            "{2026-06: AL 11}",
            "AL 11",
            "D206 plan.yaml:39:63: El campo «celdas» debe ser un grupo de campos.",
        ),
        (
            "ficha: {}",
            "ficha: si",
            "D206 plan.yaml:30:20: El campo «ficha» debe ser un grupo de campos.",
        ),
    ],
)
def test_a_value_of_another_kind_is_told_at_its_place(old: str, new: str, found: str) -> None:
    assert misread((old, new)) == [found]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (
            LUGAR,
            "lugar: {etiqueta: L, tipo: Fecha Límite}",
            "15:30: «Fecha Límite» no es una opción de «tipo».",
        ),
        ("columnas: [talleres]", "unidad: Día", "35:11: «Día» no es una opción de «unidad»."),
        (CUERPO, "cuerpo: [{lista: {de: eje}}]", "42:27: «eje» no es una opción de «de»."),
        (
            "ejercicio: 2026",
            "ejercicio: 2026\netiquetas: {lineas: Acciones}",
            "3:13: «lineas» no es una opción de «etiquetas».",
        ),
    ],
)
def test_an_unknown_option_is_told_as_it_was_typed(old: str, new: str, found: str) -> None:
    assert misread((old, new)) == [f"D207 plan.yaml:{found}"]


def test_the_hint_of_an_unknown_option_lists_them_all() -> None:
    report = Report()
    read(edited(("columnas: [talleres]", "unidad: día")), report, Plan)
    assert [found.hint for found in report] == ["elija «mes», «semana» o «trimestre»."]


@pytest.mark.parametrize("typed", ["Número", "NUMERO", "numero"])
def test_capitals_and_accents_of_an_option_are_forgiven(typed: str) -> None:
    plan = plan_of((LUGAR, f"lugar: {{etiqueta: L, tipo: {typed}}}"))
    assert plan.campos["lugar"].tipo == "numero"


@pytest.mark.parametrize(
    ("typed", "meant"), [("si", True), ("Sí", True), ("no", False), ("No", False), ("true", True)]
)
def test_yes_and_no_are_read_in_spanish(typed: str, meant: bool) -> None:
    assert plan_of(("numera: si", f"numera: {typed}")).secciones[1].numera is meant


FORMA = "use solo una"
ENTERO = "no es un número entero que sirva aquí."
FECHA = "no se entiende como fecha, o no existe."


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("numera: si", "numera: tal vez", "D210 plan.yaml:44:13: «tal vez» no es sí ni no."),
        ("id: uno, ", "id: Uno Dos, ", "D211 plan.yaml:6:12: «Uno Dos» no sirve como clave."),
        ("id: uno, ", "id: año, ", "D211 plan.yaml:6:12: «año» no sirve como clave."),
        (
            "{presidencia: {",
            "{La Presidencia: {",
            "D211 plan.yaml:9:13: «La Presidencia» no sirve como clave.",
        ),
        (PERIODO, "periodo: {durante: Ya}", "D211 plan.yaml:26:28: «Ya» no sirve como clave."),
        (
            "numera: si",
            "pagina: 1.5",
            "D213 plan.yaml:44:13: «1.5» no es un número entero que sirva aquí.",
        ),
        (
            "numera: si",
            "pagina: iv",
            "D213 plan.yaml:44:13: «iv» no es un número entero que sirva aquí.",
        ),
        (HORIZONTE, "horizonte: {de: enero, a: 2026-12}", f"D214 plan.yaml:8:17: «enero» {FECHA}"),
        (
            HORIZONTE,
            "horizonte: {de: 2026-01, a: 2026-02-30}",
            f"D214 plan.yaml:8:29: «2026-02-30» {FECHA}",
        ),
        (
            HORIZONTE,
            "horizonte: {de: 2026-01, a: 2962-12}",
            f"D214 plan.yaml:8:29: «2962-12» {FECHA}",
        ),
        (PERIODO, "periodo: {en: [2026-01, 2026-13]}", f"D214 plan.yaml:26:33: «2026-13» {FECHA}"),
        (PERIODO, "periodo: {en: 2026-S54}", f"D214 plan.yaml:26:23: «2026-S54» {FECHA}"),
        (
            PERIODO,
            "periodo: {de: 2026-01, a: 2026-03, cada: mensual}",
            "D215 plan.yaml:26:50: «mensual» no dice cada cuánto.",
        ),
        (PERIODO, "periodo: {texto: Siempre}", "D216 plan.yaml:26:18: El periodo no dice cuándo."),
        (PERIODO, "periodo: {}", "D216 plan.yaml:26:18: El periodo no dice cuándo."),
        (
            PERIODO,
            "periodo: {en: 2026-01, hasta: 2026-01}",
            "D216 plan.yaml:26:18: El periodo dice cuándo de más de una forma.",
        ),
        (
            PERIODO,
            "periodo: {de: 2026-01}",
            "D217 plan.yaml:26:18: El periodo dice solo uno de sus dos extremos.",
        ),
        (
            PERIODO,
            "periodo: {de: 2026-03, a: 2026-01}",
            "D218 plan.yaml:26:18: El periodo termina antes de empezar.",
        ),
        (
            HORIZONTE,
            "horizonte: {de: 2026-12, a: 2026-01}",
            "D218 plan.yaml:8:12: El periodo termina antes de empezar.",
        ),
        (
            PERIODO,
            "periodo: {en: 2026-01, cada: 2 meses}",
            "D219 plan.yaml:26:18: «cada» va solo con `de` y `a`.",
        ),
        (
            PERIODO,
            "periodo: {en: 2026-01, dias: 5}",
            "D220 plan.yaml:26:18: «dias» va solo con `evento`.",
        ),
        (
            "- linea: linea-1",
            "- {linea: linea-1, eje: primero}",
            "D221 plan.yaml:38:11: La fila del cronograma apunta a más de un elemento.",
        ),
        (
            "- linea: linea-1",
            "- {nota: x}",
            "D222 plan.yaml:38:11: La fila del cronograma no dice qué imprimir.",
        ),
        (
            CUERPO,
            "cuerpo: [{indice: {}, fichas: {}}]",
            "D223 plan.yaml:42:14: Cada bloque de una sección lleva exactamente un tipo.",
        ),
        (
            CUERPO,
            "cuerpo: [{}]",
            "D223 plan.yaml:42:14: Cada bloque de una sección lleva exactamente un tipo.",
        ),
        (
            CUERPO,
            "cuerpo: [{tabla: {columnas: [A, B], filas: [[1, 2], [3]]}}]",
            "D224 plan.yaml:42:57: La fila 2 de la tabla no cuadra con sus columnas: celdas, 1; "
            "columnas, 2.",
        ),
        (
            "glosario:\n  -",
            "numeracion: {eje: '{ejes}'}\nglosario:\n  -",
            "D225 plan.yaml:18:19: «{ejes}» no es un modelo de numeración.",
        ),
        (
            "glosario:\n  -",
            "numeracion: {linea: '{accion}'}\nglosario:\n  -",
            "D225 plan.yaml:18:21: «{accion}» no es un modelo de numeración.",
        ),
        (
            "glosario:\n  -",
            "numeracion: {seccion: '{eje}'}\nglosario:\n  -",
            "D225 plan.yaml:18:23: «{eje}» no es un modelo de numeración.",
        ),
        (
            "Un párrafo.",
            "Un [enlace](http://x.mx).",
            "D226 plan.yaml:48:16: El texto contiene un enlace, que el documento no imprime.",
        ),
        (
            "Un párrafo.",
            "3. Un párrafo.",
            "D226 plan.yaml:48:16: El texto contiene una lista numerada con «3.», que el "
            "documento no imprime.",
        ),
        (
            CUERPO,
            "cuerpo: [inidce]",
            "D227 plan.yaml:42:14: «inidce» no es un bloque que vaya solo en una sección. ¿Quiso "
            "decir «indice»?",
        ),
        (
            CUERPO,
            "cuerpo: [Un párrafo]",
            "D227 plan.yaml:42:14: «Un párrafo» no es un bloque que vaya solo en una sección.",
        ),
    ],
)
def test_each_rule_of_a_value_is_told_at_its_place(old: str, new: str, found: str) -> None:
    assert misread((old, new)) == [found]


def test_a_colour_badly_written_is_told_at_its_place() -> None:
    report = Report()
    text = 'nombre: Instituto\nsiglas: I\npaleta: ["F38550", azul]\n'
    read(text, report, Institucion, "institucion.yaml")
    assert told(report) == ["D212 institucion.yaml:3:20: «azul» no es un color."]


def test_several_mistakes_are_told_in_one_run_in_reading_order() -> None:
    assert misread(
        (TITULO, "titulo:"),
        ("ejercicio: 2026", "ejercicios: 2026"),
        (HORIZONTE, "horizonte: {de: 2026-13, a: 2026-02-30}"),
        (PERIODO, "periodo: {de: 2026-03, a: 2026-01}"),
        (CUERPO, "cuerpo: [{lista: {}}, inidce]"),
    ) == [
        "D203 plan.yaml:1:8: El campo «titulo» está vacío.",
        "D202 plan.yaml:2:1: «ejercicios» no es un campo del plan. ¿Quiso decir «ejercicio»?",
        f"D214 plan.yaml:8:17: «2026-13» {FECHA}",
        f"D214 plan.yaml:8:29: «2026-02-30» {FECHA}",
        "D218 plan.yaml:26:18: El periodo termina antes de empezar.",
        "D201 plan.yaml:42:22: Falta el campo «de» en una lista (número 1).",
        "D227 plan.yaml:42:27: «inidce» no es un bloque que vaya solo en una sección. ¿Quiso "
        "decir «indice»?",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", "D101 plan.yaml: No se puede leer «plan.yaml»: está vacío."),
        ("# nada\n", "D101 plan.yaml: No se puede leer «plan.yaml»: está vacío."),
        (
            "- a\n- b\n",
            "D102 plan.yaml:1:1: El archivo no se entiende: es una lista y debe ser un grupo "
            "de campos.",
        ),
        (
            "hola\n",
            "D102 plan.yaml:1:1: El archivo no se entiende: es un texto suelto y debe ser un "
            "grupo de campos.",
        ),
    ],
)
def test_a_file_that_is_no_group_of_fields_is_told_once(text: str, found: str) -> None:
    report = Report()
    read(text, report, Plan)
    assert told(report) == [found]


def test_only_a_field_of_words_may_be_left_for_later() -> None:
    report = Report()
    read(edited(("id: uno, nombre: Nombre Uno, ", "")), report, Plan)
    assert [found.hint for found in report] == [
        "agregue `id:`.",
        "agregue `nombre:`; si aún no se sabe, escriba «Por confirmar».",
    ]


ENGLISH = re.compile(
    r"\b(the|should|must|input|valid|value|field|required|missing|expected|unexpected|invalid|"
    r"string|dictionary|mapping|list|tuple|type|extra|permitted|error|instance|of|is|not|be)\b",
    re.IGNORECASE,
)
WRONG: list[Any] = [
    None,
    "",
    "x",
    "«»",
    "3",
    [],
    ["x"],
    [None],
    [[]],
    {},
    {"x": "y"},
    {"x": None},
    [{"x": {}}],
]


def steps(value: Any) -> Iterator[tuple[str | int, ...]]:
    """Yield the path of every value inside `value`."""
    if not isinstance(value, dict | list):
        return
    for step, item in value.items() if isinstance(value, dict) else enumerate(value):
        yield (step,)
        yield from ((step, *path) for path in steps(item))


def replaced(value: Any, path: tuple[str | int, ...], wrong: Any) -> Any:
    changed = copy.deepcopy(value)
    owner = changed
    for step in path[:-1]:
        owner = owner[step]
    owner[path[-1]] = wrong
    return changed


FULL_PLAN = edited(
    ("ejercicio: 2026", "ejercicio: 2026\nanexo: Anexo\nportada: si\netiquetas: {eje: Eje}"),
    ("glosario:\n  -", "numeracion: {eje: '{eje}.', seccion: '{seccion}'}\nglosario:\n  -"),
    ("rol: Presidencia}", "rol: Presidencia, firma: Firma}"),
    ("Consejera Electoral}", "Consejera}\n  secretaria: {id: s, nombre: N, rol: R}"),
    ("periodo: {en: 2026-06}", "periodo: {evento: jornada, dias: 2, texto: T, etiqueta: E}"),
    ("ficha: {}", "ficha: {ejes: [X], linea: L, accion: A}"),
    ("  columnas: [talleres]", "  columnas: [talleres]\n  unidad: mes\n  banda: no\n  titulo: T"),
    (
        CUERPO,
        "cuerpo: [{lista: {de: ejes}}, {tabla: {columnas: [A], filas: [[B]]}}]\n    pagina: 2",
    ),
)


def test_no_wrong_value_anywhere_says_a_word_of_english() -> None:
    typed = yaml.load(FULL_PLAN, yaml.BaseLoader)
    paths = list(steps(typed))
    sentences = set()
    for path in paths:
        for wrong in WRONG:
            sentences |= sentences_about(replaced(typed, path, wrong), Plan)
    assert len(paths) > 100
    assert len(sentences) > 80
    assert [said for said in sorted(sentences) if ENGLISH.search(said)] == []


@pytest.mark.parametrize(
    ("model", "typed"),
    [
        (
            Institucion,
            {
                "nombre": "N",
                "siglas": "S",
                "logo": {"archivo": "a", "descripcion": "d"},
                "paleta": ["F38550"],
                "etiquetas": {"eje": "E"},
                "campos": {"x": {"etiqueta": "X"}},
            },
        ),
        (
            TipoDocumento,
            {
                "titulo": "T",
                "uno_por": "plan",
                "archivo": "a",
                "imprime": "ficha",
                "requiere": ["x"],
                "agrega": ["y"],
            },
        ),
    ],
)
def test_nor_in_the_other_files(model: type[Institucion], typed: dict[str, Any]) -> None:
    found = [
        sentences_about(replaced(typed, path, wrong), model)
        for path in steps(typed)
        for wrong in WRONG
    ]
    sentences = set().union(*found)
    assert sentences
    assert [said for said in sorted(sentences) if ENGLISH.search(said)] == []


def sentences_about(value: Any, model: type[Any]) -> set[str]:
    """Return the sentences told of a value, each field of it standing somewhere."""
    source = Source("plan.yaml", value, {(): InFile("plan.yaml", 1, 1)}, {})
    for path in steps(value):
        source.places[path] = source.keys[path] = InFile("plan.yaml", len(source.places) + 1, 1)
    report = Report()
    read_model(source, model, report)
    quoted = re.compile("«[^»]*»|`[^`]*`")
    return {quoted.sub("", f"{found.message} {found.hint}") for found in report}
