"""Number and gender of neighbouring words."""

import pytest

from plandocs.spanish.agreement import find_disagreements
from plandocs.spanish.lexicon import plural
from plandocs.spanish.site import Site


def told(text: str) -> list[tuple[str, str]]:
    return [(one.found, one.expected) for one in find_disagreements([text])]


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("cumplimiento a los Acuerdo aprobados", "los Acuerdo", "los Acuerdos / el Acuerdo"),
        ("Instituto, lo ejes señalados", "lo ejes", "los ejes"),
        ("lo atribuciones", "lo atribuciones", "las atribuciones"),
        ("realizar las actividad", "las actividad", "las actividades / la actividad"),
        ("rendir el informes", "el informes", "el informe / los informes"),
        ("del Órganos Desconcentrados", "del Órganos", "del Órgano / de los Órganos"),
        ("al áreas", "al áreas", "al área / a las áreas"),
        ("una acciones", "una acciones", "una acción / unas acciones"),
        ("dichos lineamiento", "dichos lineamiento", "dichos lineamientos / dicho lineamiento"),
        ("cada actividades", "cada actividades", "cada actividad"),
        ("sus función", "sus función", "sus funciones / su función"),
        ("los 3 informe", "los 3 informe", "los 3 informes"),
        ("de los informe", "los informe", "los informes / el informe"),
        ("LOS ACUERDO", "LOS ACUERDO", "LOS ACUERDOS / EL ACUERDO"),
        (
            "las siguiente acciones",
            "las siguiente acciones",
            "las siguientes acciones / la siguiente acción",
        ),
        (
            "la siguientes acciones",
            "la siguientes acciones",
            "las siguientes acciones / la siguiente acción",
        ),
        (
            "los siguientes acuerdo",
            "los siguientes acuerdo",
            "el siguiente acuerdo / los siguientes acuerdos",
        ),
        ("con cinco eje rectores", "cinco eje", "cinco ejes"),
    ],
)
def test_an_article_and_its_noun_disagree(text: str, found: str, expected: str) -> None:
    assert told(text) == [(found, expected)]


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("por el actividad", "el actividad", "la actividad"),
        ("las lineamientos", "las lineamientos", "los lineamientos"),
        ("un reunión", "un reunión", "una reunión"),
        ("del comisión", "del comisión", "de la comisión"),
        ("con dicho evaluación", "dicho evaluación", "dicha evaluación"),
        ("de la informe", "la informe", "el informe"),
    ],
)
def test_an_article_and_its_noun_disagree_in_gender(text: str, found: str, expected: str) -> None:
    assert told(text) == [(found, expected)]


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("los organismos público locales", "organismos público", "organismos públicos"),
        ("de organismos público locales", "organismos público", "organismos públicos"),
        ("Registro de los partidos político", "partidos político", "partidos políticos"),
        ("El organismo públicos", "organismo públicos", "organismo público"),
        ("las actividades institucional", "actividades institucional", None),
    ],
)
def test_a_noun_and_its_adjective_disagree(text: str, found: str, expected: str | None) -> None:
    assert told(text) == [(found, expected or "actividades institucionales")]


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        (
            "así como en los instrumentos técnicos y financieros que se firme con el INE",
            "que se firme",
            "que se firmen",
        ),
        ("Los convenios que se suscriba por las partes", "que se suscriba", "que se suscriban"),
        (
            "Que el personal del SPEN identifiquen e interioricen",
            "el personal del SPEN identifiquen",
            "el personal del SPEN identifique",
        ),
        ("La ciudadanía participan en", "La ciudadanía participan", "La ciudadanía participa"),
    ],
)
def test_a_verb_disagrees_with_its_noun(text: str, found: str, expected: str) -> None:
    assert told(text) == [(found, expected)]


@pytest.mark.parametrize(
    "text",
    [
        "presidencias ordinaria y extraordinaria",
        "las áreas técnica, jurídica y operativa",
        "los procesos electorales federal y local",
        "los ámbitos federal y local, los artículos primero y segundo",
        "el análisis, la crisis, el interés, el país, el jueves, el mes y la tesis",
        "los análisis y las crisis de los jueves",
        "las y los integrantes; la o el titular; los y las consejeras",
        "Los OPLE, las TIC, los PAT y el SPEN",
        "los Partidos Políticos y el Órgano de Enlace",
        "treinta y un acuerdos, mil una casillas, ciento un votos, una u otra acciones",
        "la Junta las consulta y los informa; que las firma la Presidencia",
        "sobre todo acciones de difusión",
        "el artículo dos sección primera, a las diez sesión ordinaria",
        "los derechos político electorales y político-electorales",
        "el área administrativa, del acta, al área, un área, las áreas",
        "el Programa de Actividades Institucional y el informe de las actividades anual",
        "el diseño y la planeación institucionales",
        "las actividades de la Comisión institucionales",
        "el/la titular, los/las integrantes, la(s) persona(s), los acuerdo(s)",
        "lo relativo, lo público, lo electoral, lo mismo, lo demás, por lo menos",
        "al menos tres, del más, el dos de mayo, los cinco, las tres",
        "el catálogo de cargos que se publique en el portal",
        "las metas que se ha aprobado; los casos que se presente la necesidad",
        "Que el personal del SPEN también participe; el personal de los órganos que participan",
        "la Comisión y el personal del SPEN identifiquen",
        "los sistemas, los programas, los problemas, los temas, los esquemas",
        "las labores, las sedes, las redes, los índices, los lápices, las voces",
        "el primer y segundo informes; las mejores prácticas; los últimos días",
        "un sinfín de acciones, cada dos meses, cada una de las acciones",
        "los requisitos legales establecidos en las normas aplicables vigentes",
        "la agenda, las agendas, el orden y la orden, el parte y la parte",
    ],
)
def test_what_agrees_or_may_agree_is_let_be(text: str) -> None:
    assert told(text) == []


def test_a_finding_names_passage_and_offsets() -> None:
    (one,) = find_disagreements(["", "Ver los Acuerdo."])
    assert one.site == Site(1, 4, 15)


def test_the_ends_of_a_passage_are_no_trouble() -> None:
    assert find_disagreements(["los", "lo", "", "que se", "cinco", "público", "el personal"]) == []


@pytest.mark.parametrize(
    ("word", "many"),
    [
        ("eje", "ejes"),
        ("acción", "acciones"),
        ("interés", "intereses"),
        ("mes", "meses"),
        ("vez", "veces"),
        ("análisis", "análisis"),
        ("dictamen", "dictámenes"),
        ("régimen", "regímenes"),
        ("comité", "comités"),
        ("actividad", "actividades"),
        ("categoría", "categorías"),
    ],
)
def test_plurals(word: str, many: str) -> None:
    assert plural(word) == many


@pytest.mark.parametrize(
    "text",
    [
        "Una vez aprobados el dictamen y la resolución, se publicarán.",
        "Una vez emitidos los lineamientos",
        "una vez establecidas la fecha y la sede",
        "los procesos electoral federal y electoral local",
        "Las sesiones ordinaria de marzo y extraordinaria de abril",
    ],
)
def test_what_belongs_to_another_noun_or_to_one_of_several_is_let_be(text: str) -> None:
    assert told(text) == []


def test_one_adjective_before_a_list_of_other_things_is_told() -> None:
    text = "los organismos público locales y una actividad institucional"
    assert told(text) == [("organismos público", "organismos públicos")]
