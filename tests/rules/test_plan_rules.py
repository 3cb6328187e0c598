"""What a sound plan must satisfy: every rule told at its exact place, and no other."""

from pathlib import Path

import pytest
from support.draw import drawn
from support.project import IEEQ, IEM, ROOT, build_plans, told
from support.tiny import PLAN, Edit, findings, make_project, plan_of

from plandocs.build import check
from plandocs.diagnostics import Report
from plandocs.plan import Institucion
from plandocs.rules import check_plan

PERIODO = "periodo: {de: 2026-01, a: 2026-03}"
FICHA = "  - tipo: ficha\n"
FICHAS = "fichas:\n  campos: [linea, accion, periodo, lugar, metas]\n"
HORIZON = "sale del horizonte del plan, 01/01/2026–31/12/2026."
MEMBERS = PLAN[PLAN.index("  integrantes:") : PLAN.index("horizonte:")]
EJES = PLAN[PLAN.index("ejes:") : PLAN.index("fichas:\n")]
PARTES = PLAN[PLAN.index("  partes:") : PLAN.index("secciones:")]
SECCIONES = PLAN[PLAN.index("secciones:") :]


def test_the_tiny_plan_is_sound() -> None:
    assert findings() == []


@pytest.mark.parametrize("plan_id", [IEEQ, IEM])
def test_the_shipped_plans_give_no_finding_at_all(plan_id: str) -> None:
    assert told(check(ROOT, [plan_id])) == []


@pytest.mark.parametrize(
    ("edit", "found"),
    [
        (("id: dos", "id: uno"), "7:12: La clave «uno» nombra dos cosas."),
        (
            (
                "- id: accion-1\n",
                "- id: accion-1\n            texto: X.\n          - id: accion-1\n",
            ),
            "30:17: La clave «accion-1» nombra dos cosas.",
        ),
        (
            (
                "Nombre Dos, rol: Integrante,",
                "Dos, rol: X}\n  secretaria: {id: dos, nombre: D, rol: X,",
            ),
            "8:20: La clave «dos» nombra dos cosas.",
        ),
    ],
)
def test_a_key_that_names_two_things_is_told_at_the_second(edit: Edit, found: str) -> None:
    assert findings(
        edit, *([("orden: [uno, dos]", "orden: [uno]")] if "dos" in edit[0] else [])
    ) == [f"D301 plan.yaml:{found}"]


def test_a_repeated_key_also_shows_where_the_first_stands() -> None:
    plan = plan_of(("id: dos", "id: uno"), ("orden: [uno, dos]", "orden: [uno]"))
    [found] = check_plan(plan, Institucion(nombre="I", siglas="I"), {})
    assert [str(place) for place in found.also] == ["plan.yaml:6:12"]


def test_the_same_key_may_name_things_of_different_levels() -> None:
    assert findings(("id: accion-1", "id: linea-1")) == []


@pytest.mark.parametrize(
    ("edit", "found"),
    [
        (
            ("- linea: linea-1", "- linea: linea-2"),
            "38:18: «linea-2» no es la clave de una línea. ¿Quiso decir «linea-1»?",
        ),
        (("- linea: linea-1", "- eje: linea-1"), "38:16: «linea-1» no es la clave de un eje."),
        (
            ("- linea: linea-1", "- accion: accion"),
            "38:19: «accion» no es la clave de una acción. ¿Quiso decir «accion-1»?",
        ),
        (
            (PERIODO, "periodo: {durante: encargo}"),
            "26:28: «encargo» no es la clave de una vigencia.",
        ),
        (
            (PERIODO, "periodo: {evento: jornadas}"),
            "26:27: «jornadas» no es la clave de un evento. ¿Quiso decir «jornada»?",
        ),
        (("{en: 2026-06}", "{evento: comicios}"), "39:49: «comicios» no es la clave de un evento."),
        (
            ("orden: [uno, dos]", "orden: [uno, tres]"),
            "53:31: «tres» no es la clave de una persona de la comisión.",
        ),
    ],
)
def test_a_key_that_points_nowhere_is_told_with_the_nearest_one(edit: Edit, found: str) -> None:
    assert findings(edit) == [f"D302 plan.yaml:{found}"]


@pytest.mark.parametrize(
    ("edit", "place", "days"),
    [
        ((PERIODO, "periodo: {de: 2025-12, a: 2026-03}"), "26:18", "01/12/2025–31/03/2026"),
        ((PERIODO, "periodo: {de: 2026-12, a: 2027-01}"), "26:18", "01/12/2026–31/01/2027"),
        ((PERIODO, "periodo: {en: [2026-01, 2027-01]}"), "26:18", "01/01/2027–31/01/2027"),
        ((PERIODO, "periodo: {en: 2026-S53}"), "26:18", "28/12/2026–03/01/2027"),
        ((PERIODO, "periodo: {en: 2027-T1}"), "26:18", "01/01/2027–31/03/2027"),
        ((PERIODO, "periodo: {hasta: 2027-01-15}"), "26:18", "15/01/2027"),
        ((PERIODO, "periodo: {evento: jornada, dias: 300}"), "26:18", "03/04/2027"),
        ((PERIODO, "periodo: {evento: jornada, dias: 9999999}"), "26:18", "31/12/9999"),
        (("{en: 2026-06}", "{en: 2027-06}"), "39:40", "01/06/2027–30/06/2027"),
        (("de: 2025-11, a: 2026-06}", "de: 2024-11, a: 2025-06}"), "9:13", "01/11/2024–30/06/2025"),
    ],
)
def test_a_period_outside_the_horizon_is_told_at_its_place(
    edit: Edit, place: str, days: str
) -> None:
    assert findings(edit) == [f"D303 plan.yaml:{place}: El periodo {days} {HORIZON}"]


@pytest.mark.parametrize(
    "typed",
    [
        "{durante: presidencia}",
        "{de: 2026-01, a: 2026-12, cada: 1 semana}",
        "{de: 2026-12-20, a: 2026-12-31, cada: 2 meses}",
        "{evento: jornada, dias: -157}",
        "{hasta: 2026-12-31}",
        "{en: [2026-T4, 2026-S52]}",
    ],
)
def test_a_period_that_the_horizon_holds_or_a_term_that_outlives_it_is_sound(typed: str) -> None:
    assert findings((PERIODO, f"periodo: {typed}")) == []


@pytest.mark.parametrize(
    ("edit", "found"),
    [
        (
            ("campos: {lugar: Por", "campos: {sede: X, lugar: Por"),
            "31:22: El campo «sede» no está declarado.",
        ),
        (
            ("campos: {lugar: Por", "campos: {lugares: X, lugar: Por"),
            "31:22: El campo «lugares» no está declarado. ¿Quiso decir «lugar»?",
        ),
        (
            ("periodo, lugar, metas]", "periodo, lugar, metas, costo]"),
            "33:50: El campo «costo» no está declarado.",
        ),
        (
            ("columnas: [talleres]", "columnas: [talleres, costo]"),
            "35:24: El campo «costo» no está declarado.",
        ),
        (
            ("- actividades", "- actividades: {columnas: [lugr]}"),
            "50:34: El campo «lugr» no está declarado. ¿Quiso decir «lugar»?",
        ),
        (
            ("- linea: linea-1", "- {linea: linea-1, campos: {costo: 3}}"),
            "38:37: El campo «costo» no está declarado.",
        ),
    ],
)
def test_a_field_that_nobody_declared_is_told_where_it_is_used(edit: Edit, found: str) -> None:
    assert findings(edit) == [f"D304 plan.yaml:{found}"]


def test_a_field_that_the_institution_declares_is_declared() -> None:
    typed = "nombre: I\nsiglas: I\ncampos: {costo: {etiqueta: Costo}}\n"
    columns = ("columnas: [talleres]", "columnas: [talleres, costo]")
    assert findings(columns, institucion=typed) == []


def test_accents_in_the_name_of_a_field_are_forgiven_wherever_it_stands() -> None:
    assert findings(("[linea, accion, periodo,", "[línea, acción, período,")) == []


@pytest.mark.parametrize(
    ("edit", "place", "missing"),
    [
        (("lugar: Por confirmar., ", ""), "28:13", "lugar"),
        (("metas: [Una., Dos.], ", ""), "28:13", "metas"),
        ((f"        {PERIODO}\n", ""), "27:13", "periodo"),
    ],
)
def test_a_sheet_that_lacks_one_of_its_fields_is_told_at_its_action(
    edit: Edit, place: str, missing: str
) -> None:
    assert findings(edit) == [
        f"D305 plan.yaml:{place}: A la ficha 1, «Primera acción.», le falta «{missing}»."
    ]


def test_a_field_of_the_line_or_the_axis_serves_its_actions() -> None:
    assert (
        findings(
            ("lugar: Por confirmar., ", ""),
            ("titulo: Primer eje.", "titulo: Primer eje.\n    campos: {lugar: Aquí}"),
        )
        == []
    )


@pytest.mark.parametrize("key", ["2027-01", "2025-12-31", "junio", "2026-13"])
def test_a_cell_outside_the_grid_is_told_at_its_key(key: str) -> None:
    assert findings(("{2026-06: AL 11}", f"{{{key}: AL 11}}")) == [
        f"D306 plan.yaml:39:64: «{key}» no es una columna del cronograma."
    ]


@pytest.mark.parametrize("key", ["2026-06", "2026-06-11", "2026-T2", "2026-S24"])
def test_a_cell_may_be_named_by_any_span_inside_the_grid(key: str) -> None:
    assert findings(("{2026-06: AL 11}", f"{{{key}: AL 11}}")) == []


def test_a_block_without_data_is_told_at_the_block() -> None:
    integration = ("cuerpo: [glosario]", "cuerpo: [glosario, integracion]")
    assert findings(integration, (MEMBERS, ""), ("orden: [uno, dos]", "columnas: 2")) == [
        "D307 plan.yaml:42:24: La sección pide «integracion» y el plan no tiene integrantes en "
        "`comision:`.",
        "D307 plan.yaml:50:9: La sección pide «firmas» y el plan no tiene integrantes en "
        "`comision:`.",
    ]


def test_a_glossary_asked_for_and_not_given_is_told() -> None:
    glosario = "glosario:\n  - {termino: Ente, definicion: Organismo público local electoral.}\n"
    sentence = "La sección pide «glosario» y el plan no tiene términos en `glosario:`."
    assert findings((glosario, "")) == [f"D307 plan.yaml:43:14: {sentence}"]


def test_a_grid_without_rows_is_told_where_it_is_asked_for() -> None:
    lines = f"{EJES[: EJES.index('    lineas:')]}"
    asked = [(EJES, lines), (PARTES, ""), (FICHAS, ""), ("      - fichas\n", "")]
    given = findings(*asked, (FICHA, "  - tipo: cronograma\n"))
    assert [line for line in given if not line.startswith("D310")] == [
        "D309 plan.yaml:13:11: En el plan no hay filas para el cronograma, y el documento "
        "«cronograma» lo necesita.",
        "D307 plan.yaml:36:9: La sección pide «cronograma» y el plan no tiene `cronograma:` con "
        "filas.",
    ]


@pytest.mark.parametrize(
    ("edits", "found"),
    [
        ([("cuerpo: [glosario]", "cuerpo: []")], "18:1: Ninguna sección imprime «glosario»."),
        ([("      - fichas\n", ""), (FICHA, "")], "31:1: Ninguna sección imprime «fichas»."),
        ([("      - cronograma\n", "")], "34:1: Ninguna sección imprime «cronograma»."),
    ],
)
def test_data_that_nothing_prints_are_warned_at_their_key(edits: list[Edit], found: str) -> None:
    assert findings(*edits) == [f"D308 plan.yaml:{found}"]


def test_a_document_of_their_own_prints_the_grid_and_the_sheets() -> None:
    assert findings(("      - fichas\n", "")) == []
    cronograma = (FICHA, f"{FICHA}  - tipo: cronograma\n")
    assert findings(("      - cronograma\n", ""), cronograma) == []


def test_data_are_not_called_unprinted_while_a_document_is_unknown() -> None:
    unknown = (FICHA, f"{FICHA}  - tipo: cronogramas\n")
    assert findings(("      - cronograma\n", ""), unknown) == []


@pytest.mark.parametrize(
    ("edits", "found"),
    [
        (
            [("            ficha: {}\n", ""), ("      - fichas\n", "")],
            "13:11: En el plan no hay acciones con `ficha:`, y el documento «ficha» lo necesita.",
        ),
        (
            [(SECCIONES, "")],
            "12:11: En el plan no hay `secciones:`, y el documento «anexo» lo necesita.",
        ),
        (
            [
                (PLAN[PLAN.index("cronograma:") : PLAN.index("secciones:")], ""),
                ("      - cronograma\n", ""),
                (FICHA, f"{FICHA}  - tipo: cronograma\n"),
                ("  talleres: {etiqueta: Talleres, tipo: numero, unidad: talleres}\n", ""),
                (", talleres: 3", ""),
            ],
            "14:11: En el plan no hay `cronograma:`, y el documento «cronograma» lo necesita.",
        ),
    ],
)
def test_a_document_without_data_is_told_where_it_is_asked_for(
    edits: list[Edit], found: str
) -> None:
    assert findings(*edits) == [f"D309 plan.yaml:{found}"]


def test_a_declared_field_that_nothing_prints_is_warned_at_its_key() -> None:
    sentence = "El campo «talleres» está declarado y ninguna ficha ni columna lo imprime."
    assert findings(("  columnas: [talleres]\n", "")) == [f"D310 plan.yaml:17:3: {sentence}"]


def test_a_declared_label_of_a_built_in_field_is_of_use() -> None:
    assert findings(("campos:\n  lugar", 'campos:\n  accion: {etiqueta: "A:"}\n  lugar')) == []


@pytest.mark.parametrize("typed", ["tres", "NaN", "3 talleres", "1/2"])
def test_a_number_badly_written_is_told_at_its_value(typed: str) -> None:
    sentence = f"«{typed}» no es un número, y el campo «talleres» se declaró así."
    assert findings(("talleres: 3", f"talleres: {typed}")) == [f"D311 plan.yaml:31:76: {sentence}"]


@pytest.mark.parametrize("typed", ["3", "1.50", '"1,234.50"', "+2"])
def test_a_number_may_have_decimals_and_thousands(typed: str) -> None:
    assert findings(("talleres: 3", f"talleres: {typed}")) == []


@pytest.mark.parametrize(
    ("edit", "place", "field", "kind"),
    [
        (("talleres: 3", "talleres: [1, 2]"), "31:76", "talleres", "numero"),
        (("lugar: Por confirmar.", "lugar: [A, B]"), "31:29", "lugar", "texto"),
    ],
)
def test_a_list_in_a_field_of_one_value_is_told(
    edit: Edit, place: str, field: str, kind: str
) -> None:
    sentence = f"El campo «{field}» trae una lista y se declaró de tipo «{kind}»."
    assert findings(edit) == [f"D312 plan.yaml:{place}: {sentence}"]


def test_one_text_is_welcome_where_a_list_was_declared() -> None:
    assert findings(("[Una., Dos.]", "Una.")) == []


@pytest.mark.parametrize("name", ["anexo", "Anexo"])
def test_two_documents_of_one_name_are_told_at_the_second(name: str) -> None:
    typed = f"{FICHA}  - {{tipo: cronograma, archivo: {name}}}\n"
    sentence = f"Dos documentos se llamarían «{name}»."
    assert findings((FICHA, typed)) == [f"D313 plan.yaml:14:33: {sentence}"]


@pytest.mark.parametrize(
    "name", ["Año nuevo", "../x", "/x", "x//y", "x.docx", "a b", "anexo-{numero}", "x/", "¿?"]
)
def test_a_name_that_no_file_can_have_is_told(name: str) -> None:
    typed = ("- tipo: anexo", f"- {{tipo: anexo, archivo: '{name}'}}")
    sentence = f"«{name}» no sirve como nombre de archivo."
    assert findings(typed) == [f"D314 plan.yaml:12:28: {sentence}"]


def test_sheets_that_would_take_each_others_file_are_told() -> None:
    second = (
        "- id: accion-1\n",
        ("- {texto: X., ficha: {}, campos: {lugar: L, metas: M}}\n          - id: accion-1\n"),
    )
    named = ("- tipo: ficha", "- {tipo: ficha, archivo: mi-ficha}")
    assert findings(named) == []
    assert findings(named, second) == [
        "D315 plan.yaml:13:28: Todas las fichas se llamarían «mi-ficha»."
    ]


def test_every_rule_says_what_to_do() -> None:
    report = Report()
    plan = plan_of(("lugar: Por confirmar., ", ""), (PERIODO, "periodo: {durante: ya}"))
    report.extend(check_plan(plan, Institucion(nombre="I", siglas="I"), {}))
    assert [(found.rule.code, found.hint) for found in report] == [
        ("D302", "escriba una clave que exista, o agréguela donde se declara."),
        (
            "D305",
            "agregue `lugar:` en `campos:` de la acción; si aún no se sabe, «Por confirmar».",
        ),
    ]


def test_an_item_that_never_says_when_is_told_where_the_grid_would_fill_the_year() -> None:
    silent = (PERIODO, "texto: Explicación.")
    no_sheet = ("[linea, accion, periodo, lugar, metas]", "[linea, accion, lugar, metas]")
    assert findings(silent, no_sheet) == [
        "D316 plan.yaml:38:11: «Primera línea.» no dice cuándo, y el cronograma la marca en todo "
        "el horizonte."
    ]


def test_a_value_that_no_column_and_no_sheet_prints_is_told() -> None:
    second = "fichas:\n  campos: [linea, accion, periodo, lugar, metas]\n"
    other = "          - texto: Otra.\n            campos: {lugar: Aquí}\n"
    found = findings((second, other + second))
    assert [line.split(": ", 1)[1] for line in found] == [
        "El valor de «lugar» no llega a ningún documento."
    ]


def test_bold_marks_where_nothing_reads_them_are_told() -> None:
    found = findings(("Primera acción.", "Primera **acción** clave."))
    assert [line.split(": ", 1)[1] for line in found] == [
        "Los asteriscos de «**acción**» se imprimen tal cual."
    ]


def test_a_kind_of_document_that_promises_nothing_is_sound(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    kind = root / "templates/_comun/oficio"
    kind.mkdir()
    manifest = "titulo: Oficio\narchivo: oficio\nimprime: nada\n"
    (kind / "documento.yaml").write_text(manifest, encoding="utf-8")
    (kind / "plantilla.docx").write_bytes(drawn("Se remite el {{ plan.titulo }}."))
    plan = root / "data/demo/plan/plan.yaml"
    typed = plan.read_text(encoding="utf-8")
    plan.write_text(
        typed.replace("  - tipo: ficha\n", "  - tipo: ficha\n  - tipo: oficio\n"), encoding="utf-8"
    )
    outcome = build_plans(root, tmp_path / "output", "demo/plan")
    assert told(outcome.report) == []
    assert "oficio.docx" in outcome.written["demo/plan"]


def test_a_plan_that_asks_for_no_document_is_told_and_retires_none(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    build_plans(root, tmp_path / "output", "demo/plan")
    plan = root / "data/demo/plan/plan.yaml"
    asked = "documentos:\n  - tipo: anexo\n  - tipo: ficha\n"
    typed = plan.read_text(encoding="utf-8").replace(asked, "documentos: []\n")
    plan.write_text(typed, encoding="utf-8")
    outcome = build_plans(root, tmp_path / "output", "demo/plan")
    assert "D319" in {found.rule.code for found in outcome.report}
    assert (tmp_path / "output/demo/plan/anexo.docx").is_file()
