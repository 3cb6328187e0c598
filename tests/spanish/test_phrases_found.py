"""Wrong phrases and words written twice: where they are found."""

import pytest

from plandocs.spanish.phrases import find_doubled, find_phrases
from plandocs.spanish.site import Site
from plandocs.spanish.word_list import read_words, shipped_words

SHIPPED = shipped_words()


def preferred(text: str) -> list[tuple[str, str]]:
    return [(one.found, one.preferred) for one in find_phrases([text], SHIPPED)]


def test_a_finding_names_passage_offsets_and_reason() -> None:
    (one,) = find_phrases(["Nada.", "Se actúa con base al Código."], SHIPPED)
    assert one.site == Site(1, 9, 20)
    assert one.found == "con base al"
    assert one.preferred == "con base en el"
    assert (one.severity, one.key) == ("error", "con base a")
    assert one.why == "La locución es «con base en»."


def test_findings_come_in_reading_order() -> None:
    texts = ["Por parte la Junta y con base a la ley.", "Y/o."]
    assert [one.found for one in find_phrases(texts, SHIPPED)] == [
        "Por parte la",
        "con base a",
        "Y/o",
    ]


def test_of_two_that_overlap_the_longer_is_told() -> None:
    words = read_words("entradas: {en base: {mejor: x}, en base a ello: {mejor: y}}")
    assert [one.found for one in find_phrases(["Se hizo en base a ello."], words)] == [
        "en base a ello"
    ]


@pytest.mark.parametrize(
    ("text", "found", "better"),
    [
        ("Dando seguimiento de los ejes", "Dando seguimiento de", "Dando seguimiento a"),
        ("dará puntual seguimiento del plan", "dará puntual seguimiento del", None),
        ("Se llevarán acabo las sesiones", "llevarán acabo", "llevarán a cabo"),
        ("las vías a través de la cual", "las vías a través de la cual", None),
        ("que la Junta de seguimiento y atienda", "que la Junta de seguimiento y atienda", None),
        ("A FIN QUE SE CUMPLA", "A FIN QUE", "A FIN DE QUE"),
    ],
)
def test_forms_that_no_plan_has_shown_are_found(text: str, found: str, better: str | None) -> None:
    told = preferred(text)
    assert [one for one, _ in told] == [found]
    assert better is None or told[0][1] == better


@pytest.mark.parametrize(
    "text",
    [
        "La Dirección de Trámite y Seguimiento informará a la Junta.",
        "El seguimiento de las metas, con base en la ley, corresponde a la Comisión.",
        "En el caso que nos ocupa, la base a que se refiere el artículo 3.",
        "Conforme a los principios rectores de la función electoral.",
        "A través de la Secretaría y por parte del Consejo.",
        "Mismo que se difundirá al interior del Instituto, a nivel nacional.",
        "Respecto a las metas y respecto de los ejes, de acuerdo con su materia.",
        "Sesionará a más tardar el 31 de enero de 2025 y el mes de marzo del año 2025.",
        "Las y los integrantes y las áreas que se indica; el que suscribe.",
    ],
)
def test_sound_sentences_are_let_be(text: str) -> None:
    assert preferred(text) == []


@pytest.mark.parametrize(
    ("text", "found", "once"),
    [
        ("El informe de de la Junta", "de de", "de"),
        ("Presentar la la propuesta", "la la", "la"),
        ("Las actividades actividades del año", "actividades actividades", "actividades"),
        ("El informe de la de la Junta", "de la de la", "de la"),
        ("DE LAS LAS ÁREAS", "LAS LAS", "LAS"),
    ],
)
def test_a_word_written_twice_is_found(text: str, found: str, once: str) -> None:
    (one,) = find_doubled([text])
    assert (one.found, one.preferred, one.severity) == (found, once, "error")
    assert text[one.site.start : one.site.end] == found


@pytest.mark.parametrize(
    "text",
    [
        "Mtra. Ana Hernández Hernández y Lic. Luis López López",
        "El inciso a a la letra dice",
        "Noviembre\tNoviembre",
        "X X X",
        "de la A a la Z",
        "no, no se aprobó",
        "2024 2024",
        "de los del Consejo y de las de la Junta",
    ],
)
def test_what_may_repeat_is_let_be(text: str) -> None:
    assert find_doubled([text]) == []


@pytest.mark.parametrize(
    "text",
    [
        "Se dirigirá a quienes fue notificado el acuerdo.",
        "Para quienes es obligatoria la certificación.",
        "Dar seguimiento en coordinación con el INE a las metas.",
        "Dar seguimiento en línea a las metas.",
        "Dar cumplimiento con oportunidad a lo ordenado.",
        "Para que conste con claridad.",
        "Votaron a favor al menos cinco consejerías.",
        "Entrará en función a partir del día siguiente.",
        "Explicar tanto cómo se vota como dónde se vota.",
        "El Anexo Uno de las Bases.",
    ],
)
def test_a_phrase_that_goes_on_otherwise_is_right(text: str) -> None:
    assert preferred(text) == []


def test_the_verb_of_several_has_its_own_plural() -> None:
    assert preferred("Quienes fue a la sesión.") == [("Quienes fue", "Quien fue / quienes fueron")]
