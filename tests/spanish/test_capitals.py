from collections.abc import Mapping, Sequence

import pytest
from support.seed_kinds import seed_passages

from plandocs.spanish.capitals import CaseFault, find_case_faults
from plandocs.spanish.site import Site


def told(
    texts: Sequence[str], terms: Sequence[str] = (), prescribed: Mapping[str, str] | None = None
) -> list[dict[str, int]]:
    faults = find_case_faults(texts, terms, prescribed or {})
    return [{form: len(sites) for form, sites in fault.forms} for fault in faults]


@pytest.mark.parametrize(
    ("texts", "forms"),
    [
        (
            [
                "Fue enviado al Órgano de Enlace del SPEN.",
                "El órgano de enlace y el órgano de enlace.",
            ],
            {"órgano de enlace": 2, "Órgano de Enlace": 1},
        ),
        (
            ["Todo lo de la Dirección del Ramo.", "Rinda la Dirección del ramo."],
            {"Dirección del Ramo": 1, "Dirección del ramo": 1},
        ),
        (
            [
                "Fue al Departamento de Planeación en OPLE.",
                "Del departamento de Planeación en OPLE.",
            ],
            {"Departamento de Planeación": 1, "departamento de Planeación": 1},
        ),
        (
            [
                "1.2 Sistema de Comunicación Interna con las áreas.",
                "Uso del Sistema de comunicación interna del IEM.",
            ],
            {"Sistema de Comunicación Interna": 1, "Sistema de comunicación interna": 1},
        ),
        (
            [
                "El personal de la Rama Administrativa.",
                "Se incorpore a la rama administrativa y opere.",
            ],
            {"Rama Administrativa": 1, "rama administrativa": 1},
        ),
        (
            ["El presente Programa determina.", "El presente programa tiene."],
            {"Programa": 1, "programa": 1},
        ),
        (
            [
                "Los miembros del Servicio.",
                "La situación del servicio, y los puestos del servicio.",
            ],
            {"servicio": 2, "Servicio": 1},
        ),
        (["Al interior del Instituto.", "En el instituto, sí."], {"Instituto": 1, "instituto": 1}),
        (
            [
                "La vigencia de la Presidencia en la Comisión.",
                "Se ocupe la presidencia de la Comisión.",
            ],
            {"Presidencia": 1, "presidencia": 1},
        ),
        (
            ["La revisión de las Metas para todos.", "La revisión de las metas para todos."],
            {"Metas": 1, "metas": 1},
        ),
        (
            [
                "Contribuir en la Ejecución de las acciones.",
                "La ejecución de las tareas y la "
                "ejecución del plan, sustentan la ejecución de todo.",
            ],
            {"ejecución": 3, "Ejecución": 1},
        ),
        (
            ["El titular de la Secretaría funge como Titular del Órgano."],
            {"titular": 1, "Titular": 1},
        ),
    ],
)
def test_a_term_in_several_capitals_is_told(texts: list[str], forms: dict[str, int]) -> None:
    assert told(texts) == [forms]


@pytest.mark.parametrize(
    "texts",
    [
        ["Las comisiones permanentes.", "La Comisión sesiona, y la Comisión."],
        ["El Consejo General del IEM.", "Las sesiones de consejo."],
        ["El Instituto.", "Los institutos locales."],
        ["Comisión de enlace", "La comisión de enlace."],
        ["COMISIÓN DE ENLACE", "La comisión de enlace."],
        ["Órgano de Enlace", "El órgano de enlace."],
        ["Servicio al público. El servicio.", "• Servicio", "a) Servicio, y el servicio."],
        ["Dice: «Servicio nuevo». El servicio."],
        ["La función del Estado, y la del estado."],
        ["Emitidas por la Presidencia, y la presidencia de las comisiones rota."],
        ["El Servicio.", "Al servicio civil de carrera y al servicio de carrera."],
        ["Un Acuerdo del Consejo y los acuerdos."],
        ["Vigila el Sistema Electoral.", "Sistema Electoral y más."],
        [],
    ],
)
def test_common_uses_and_what_opens_a_sentence_prove_nothing(texts: list[str]) -> None:
    assert told(texts) == []


def test_the_terms_of_the_caller_are_compared_though_none_is_in_capitals() -> None:
    texts = ["El órgano de enlace.", "El órgano de Enlace."]
    assert told(texts) == []
    assert told(texts, ["Órgano de Enlace"]) == [{"órgano de enlace": 1, "órgano de Enlace": 1}]


def test_a_prescribed_form_makes_a_fault_of_every_other() -> None:
    assert find_case_faults(
        ["Los órganos desconcentrados.", "Órganos desconcentrados del IEM."],
        [],
        {"órganos desconcentrados": "Órganos Desconcentrados"},
    ) == [
        CaseFault(
            "Órganos Desconcentrados",
            (("órganos desconcentrados", (Site(0, 4, 27), Site(1, 0, 23))),),
            "Órganos Desconcentrados",
        )
    ]
    assert told(["Del servicio."], prescribed={"servicio": "Servicio"}) == [{"servicio": 1}]
    assert told(["Del Servicio."], prescribed={"servicio": "Servicio"}) == []
    assert told(["Al servicio de todos."], prescribed={"servicio": "Servicio"}) == []
    assert told(["La rama administrativa."], prescribed={"Rama": "rama"}) == []


def test_what_opens_a_sentence_counts_with_the_form_that_goes_on_like_it() -> None:
    texts = ["Órgano de enlace del SPEN, sí.", "Fue al Órgano de Enlace.", "El órgano de enlace."]
    assert told(texts) == [{"órgano de enlace": 2, "Órgano de Enlace": 1}]


def test_a_longer_term_of_the_same_words_is_told_once() -> None:
    texts = [
        "Dice el Reglamento para el Funcionamiento de las Comisiones y otros.",
        "Dice el Reglamento para el funcionamiento de las Comisiones y otros.",
    ]
    assert len(told(texts, ["Reglamento para el Funcionamiento de las Comisiones"])) == 1


def in_seed(seed: str) -> dict[str, list[list[int]]]:
    passages = seed_passages(seed)
    faults = find_case_faults([passage.text for passage in passages], [], {})
    return {
        fault.term: [[passages[site.text].line for site in sites] for _, sites in fault.forms]
        for fault in faults
    }


def test_the_capitals_of_the_plan_of_queretaro() -> None:
    assert in_seed("ieeq") == {
        "Servicio": [[77, 103, 120, 134, 182], [31, 37, 42, 91]],
        "Institución": [[75, 102], [33]],
        "comisión de seguimiento": [[93, 106, 134, 138, 151], [37, 63, 77, 182]],
        "Comisión": [[105, 123, 137, 186], [37]],
        "Titular": [[37], [37]],
        "Órgano de Enlace": [[37, 93, 106, 138, 151], [77, 134, 182]],
        "Instituto": [[42, 54, 68, 80, 103], [75, 102]],
        "Programa de Formación": [[65, 74, 75, 89, 90, 91, 102, 104, 149, 166], [58]],
        "Departamento de Planeación, Seguimiento y Evaluación del Desempeño": [[91], [93]],
        "Presidencia": [[123], [105]],
    }


def test_the_capitals_of_the_programme_of_michoacan() -> None:
    assert in_seed("iem") == {
        "Organismos Públicos Locales Electorales": [[43], [98]],
        "rama administrativa": [[45, 117], [80, 92]],
        "Comisiones": [[74], [47]],
        "Reglamento para el funcionamiento de las Comisiones y de los Comités": [[60, 118], [76]],
        "Programa": [[64], [80]],
        "Dirección del Ramo": [[64, 100, 109, 124], [118]],
        "Metas": [[124, 124, 124], [66, 124]],
        "ejecución": [[76, 91], [133]],
        "Sistema de comunicación interna": [[91], [91]],
        "Convenios de Colaboración": [[92], [98]],
        "Proceso Electoral": [[99, 124, 129], [99]],
        "dictámenes individuales": [[112, 112], [112]],
        "Evaluación de los Órganos Desconcentrados": [[124, 124], [124]],
    }


def test_an_errand_is_no_body() -> None:
    texts = ["Ante la Comisión se informa.", "Cuando sesione la Comisión, votará."]
    assert find_case_faults([*texts, "Rendirá informe al término de la comisión."], [], {}) == []
    assert find_case_faults([*texts, "Se presenta ante la comisión."], [], {}) != []
