from collections.abc import Sequence

import pytest
from support.seed_kinds import seed_passages

from plandocs.spanish.names import Name, NameFault, find_name_faults
from plandocs.spanish.site import Site

ORGANIZACION = "Dirección Ejecutiva de Organización Electoral, Prerrogativas y Partidos Políticos"
SPEN = Name("Servicio Profesional Electoral Nacional", "sistema", ("SPEN", "Servicio"))
COMISION = Name(
    "Comisión de Seguimiento al Servicio Profesional Electoral Nacional", "órgano", ("Comisión",)
)
INSTITUTO = Name("Instituto Electoral de Michoacán", "órgano", ("IEM", "Instituto"))
CODIGO = Name("Código Electoral del Estado de Michoacán de Ocampo", "ley")
REGLAMENTO = Name(
    "Reglamento para el Funcionamiento de las Comisiones y de los Comités del IEM", "ley"
)
COORDINACION = Name("Coordinación del Servicio Profesional Electoral", "unidad")
CONSEJO = Name("Consejo General", "órgano")
REGISTRY = [
    Name(ORGANIZACION, "unidad"),
    Name("Dirección Ejecutiva de Educación y Participación", "unidad"),
    SPEN,
    COMISION,
    INSTITUTO,
    CODIGO,
    REGLAMENTO,
    COORDINACION,
    CONSEJO,
]


def told(texts: Sequence[str], names: Sequence[Name] = REGISTRY, **known: Sequence[str]) -> object:
    return [(f.kind, f.found, f.expected) for f in find_name_faults(texts, names, **known)]


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        (
            "Dos a la Dirección de Organización Electoral, Prerrogativas y Partidos Políticos, ya.",
            "Dirección de Organización Electoral, Prerrogativas y Partidos Políticos",
            ORGANIZACION,
        ),
        (
            "El artículo 34 del Código Electoral del Estado de Michoacán, el Consejo.",
            "Código Electoral del Estado de Michoacán",
            CODIGO.canonical,
        ),
        ("Lee el Código Electoral, párrafo 2.", "Código Electoral", CODIGO.canonical),
        (
            "Según el Reglamento para el Funcionamiento de las Comisiones y de los Comités del "
            "Instituto.",
            "Reglamento para el Funcionamiento de las Comisiones y de los Comités del Instituto",
            REGLAMENTO.canonical,
        ),
        (
            "Mediante la Coordinación del Servicio, dará seguimiento.",
            "Coordinación del Servicio",
            COORDINACION.canonical,
        ),
        (
            "Que integrantes de la Comisión de SPEN conozcan.",
            "Comisión de SPEN",
            COMISION.canonical,
        ),
        (
            "Reuniones con la comisión de seguimiento del SPEN y otras.",
            "comisión de seguimiento del SPEN",
            COMISION.canonical,
        ),
        (
            "Personal, comisión de seguimiento al SPEN y otros.",
            "comisión de seguimiento al SPEN",
            COMISION.canonical,
        ),
        (
            "Va a la Dirección Ejecutiva de Educación y Participación Cívica del IEM.",
            "Dirección Ejecutiva de Educación y Participación Cívica",
            "Dirección Ejecutiva de Educación y Participación",
        ),
        (
            "Los asuntos del Servicio Profesional Electoral.",
            "Servicio Profesional Electoral",
            SPEN.canonical,
        ),
        (
            "LA COMISIÓN DE SEGUIMIENTO DEL SERVICIO PROFESIONAL ELECTORAL NACIONAL",
            "COMISIÓN DE SEGUIMIENTO DEL SERVICIO PROFESIONAL ELECTORAL NACIONAL",
            COMISION.canonical,
        ),
    ],
)
def test_what_is_nearly_a_name_is_told_with_the_name(text: str, found: str, expected: str) -> None:
    faults = find_name_faults([text], REGISTRY)
    assert [(f.kind, f.found, f.expected) for f in faults if f.kind == "near"] == [
        ("near", found, expected)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "La Comisión de Seguimiento al Servicio Profesional Electoral Nacional sesiona.",
        "COMISIÓN DE SEGUIMIENTO AL SERVICIO PROFESIONAL ELECTORAL NACIONAL",
        "comisión de seguimiento al servicio profesional electoral nacional",
        "El Consejo General del IEM, la Comisión y el Instituto acuerdan.",
        "El Consejo General del Instituto Electoral de Michoacán acuerda.",
        "Las comisiones permanentes, la comisión y los convenios.",
        "Las titulares de las direcciones ejecutivas de Organización Electoral, Prerrogativas y "
        "Partidos Políticos, así como la de Educación y Participación.",
        "Las Direcciones Ejecutivas y los Consejos Generales. Las Direcciones Ejecutivas.",
        "El otrora Servicio Profesional Electoral del Instituto Federal Electoral.",
        "El Instituto Electoral de la Ciudad de México y el Instituto de la Mujer.",
        "Los avances en materia del Servicio y el servicio profesional de la casa.",
        "La comisión de trabajo y el código de ética.",
        "La Coordinación del Servicio Profesional Electoral del IEM",
        "Los integrantes del SPEN, del Servicio y al Instituto.",
        "Firma Luis Ignacio Peña Godínez. Y Luis Ignacio Peña Godínez. Y la Lic. Ana Ríos Paz.",
        "Firman la Lic. Ana Ríos Paz y el Mtro. Juan Paz Ríos. Y la Lic. Ana Ríos Paz.",
        "Se lee “Manual de Buenas Prácticas”. Y “Manual de Buenas Prácticas”.",
        "Viene de San Luis Potosí, de la Ciudad de México, de San Luis Potosí.",
        "Aprobó los Acuerdos y Lineamientos. Emitió los Acuerdos y Lineamientos.",
        "El Reglamento Interior del Instituto Nacional Electoral y el Código Electoral de Jalisco.",
        "La Dirección Ejecutiva dice. La Secretaría Técnica del IEM, no.",
        "Va el Consejero Electoral del Estado de Colima; va el Consejero Electoral, y el Estado de "
        "Colima.",
        "El Registro Federal de Electores (RFE) dice. Del Registro Federal de Electores.",
        "Crear un Observatorio Ciudadano. Después, crear otro Observatorio Ciudadano.",
    ],
)
def test_right_names_common_words_and_persons_are_no_faults(text: str) -> None:
    assert told([text], persons=["Mtro. Luis Ignacio Peña Godínez"]) == []


def test_a_name_may_begin_in_one_line_and_end_in_the_next() -> None:
    lines = ["COMISIÓN DE SEGUIMIENTO AL", "SERVICIO PROFESIONAL ELECTORAL"]
    assert told(lines) == []
    assert told(["Instituto Electoral de", "Michoacán"]) == []


def test_a_listed_wrong_form_is_told_wherever_it_stands() -> None:
    name = Name("Rama Administrativa", "término", wrong=("rama admva", "Rama administrativa"))
    texts = ["La Rama Administrativa.", "La Rama Admva y la rama admva.", "La Rama administrativa"]
    assert find_name_faults(texts, [name]) == [
        NameFault(
            "wrong",
            "Rama Admva",
            "Rama Administrativa",
            (Site(1, 3, 13), Site(1, 19, 29)),
            (Site(0, 3, 22),),
        ),
        NameFault(
            "wrong",
            "Rama administrativa",
            "Rama Administrativa",
            (Site(2, 3, 22),),
            (Site(0, 3, 22),),
        ),
    ]


def test_a_wrong_form_inside_a_right_name_is_right() -> None:
    names = [Name("SPEN", "sistema", wrong=("Servicio Profesional",)), COORDINACION]
    assert told(["La Coordinación del Servicio Profesional Electoral."], names) == []


def test_every_site_of_a_form_and_of_the_right_one_is_told() -> None:
    texts = ["El Código Electoral dice.", f"El {CODIGO.canonical} dice.", "Y el Código Electoral."]
    (fault,) = find_name_faults(texts, REGISTRY)
    assert fault.sites == (Site(0, 3, 19), Site(2, 5, 21))
    assert fault.agreeing == (Site(1, 3, 3 + len(CODIGO.canonical)),)


def test_a_name_of_another_name_s_beginning_is_not_taken_for_it() -> None:
    names = [Name("Ley General de Archivos", "ley"), Name("Ley General de Salud", "ley")]
    assert told(["La Ley General de Partidos Políticos y la Ley General."], names) == []


def test_names_told_apart_by_one_word_are_two_names() -> None:
    names = [Name("Constitución Política del Estado Libre y Soberano de Querétaro", "ley")]
    assert told(["La Constitución Política del Estado Libre y Soberano de Jalisco."], names) == []
    names = [Name("Dirección Ejecutiva de Administración", "unidad")]
    assert told(["Va a la Dirección Ejecutiva de Educación."], names) == []


def test_a_misspelt_or_inflected_word_is_near() -> None:
    names = [Name("Reglamento Interior del Instituto", "ley")]
    assert told(["El Reglamento Interno del Instituto."], names) == [
        ("near", "Reglamento Interno del Instituto", "Reglamento Interior del Instituto")
    ]


def test_one_name_in_several_forms_is_a_group() -> None:
    texts = [
        "Realizar la Evaluación al Personal de los Órganos Desconcentrados.",
        "Llevar a cabo la Evaluación de los Órganos Desconcentrados.",
        "Revisar la Evaluación del personal de los Órganos Desconcentrados.",
        "Otra vez la Evaluación de los Órganos Desconcentrados.",
    ]
    (fault,) = find_name_faults(texts, [], defined=["Órganos Desconcentrados"])
    assert fault.kind == "variants"
    assert fault.forms == (
        "Evaluación al Personal de los Órganos Desconcentrados",
        "Evaluación de los Órganos Desconcentrados",
        "Evaluación del personal de los Órganos Desconcentrados",
    )
    assert fault.found == "Evaluación de los Órganos Desconcentrados"
    assert [site.text for site in fault.sites] == [0, 1, 2, 3]
    assert [site.text for site in fault.agreeing] == [1, 3]


def test_things_of_a_known_name_are_no_forms_of_one() -> None:
    texts = ["Hubo Sesión del Consejo General allí.", "Hubo Sesión Ordinaria del Consejo General."]
    assert told(texts) == []


def test_holders_called_by_their_office_and_by_their_charge_are_a_group() -> None:
    texts = [
        "Las titulares de las direcciones ejecutivas de Educación.",
        "Las directoras ejecutivas de Educación.",
    ]
    (fault,) = find_name_faults(texts, [])
    assert (fault.kind, fault.forms) == (
        "variants",
        ("titulares de las direcciones ejecutivas", "directoras ejecutivas"),
    )
    assert (
        told(["El titular de la Secretaría Ejecutiva y las directoras ejecutivas de Casa."]) == []
    )


def test_a_capitalised_term_that_nothing_explains_is_unknown() -> None:
    texts = [
        "Las metas de los Órganos Desconcentrados del IEM.",
        "Órganos Desconcentrados",
        "Capacitar al personal de los Órganos Desconcentrados.",
    ]
    assert find_name_faults(texts, REGISTRY) == [
        NameFault("unknown", "Órganos Desconcentrados", None, (Site(0, 17, 40), Site(2, 29, 52)))
    ]
    assert told(texts, defined=["Órganos Desconcentrados"]) == []
    assert told(texts, titles=["1. Órganos Desconcentrados."]) == []


def test_a_capital_in_passing_is_no_term() -> None:
    assert told(["Se realizó la Sesión Extraordinaria."]) == []


def test_a_short_form_with_another_complement_is_another_name() -> None:
    texts = ["La Comisión de Quejas sesiona con el Instituto de la Mujer."]
    assert told(texts) == []
    assert told(texts, defined=["Comisión"]) == [("unknown", "Comisión de Quejas", None)]


def test_a_term_that_a_heading_begins_like_is_told_once() -> None:
    texts = ["Forma parte del Plan de Mejora Institucional.", "PLAN DE MEJORA PARA EL PERSONAL"]
    assert told(texts) == [("unknown", "Plan de Mejora Institucional", None)]


IEEQ = [
    Name("Instituto Electoral del Estado de Querétaro", "órgano", ("IEEQ", "Instituto")),
    COMISION,
    SPEN,
    Name(ORGANIZACION, "unidad"),
    Name("Dirección Ejecutiva de Educación y Participación", "unidad"),
    Name("Dirección Ejecutiva del Servicio Profesional Electoral Nacional", "unidad", ("DESPEN",)),
    Name("Departamento de Planeación, Seguimiento y Evaluación del Desempeño en OPLE", "unidad"),
    Name("Coordinación de Comunicación Social", "unidad"),
    Name("Instituto Nacional Electoral", "órgano", ("INE",)),
    CONSEJO,
    Name("Secretaría Ejecutiva", "unidad"),
    Name("Órgano de Enlace", "unidad"),
    Name("Programa de Formación", "procedimiento"),
    Name("Sistema de Evaluación del Desempeño", "sistema"),
]

IEM = [
    INSTITUTO,
    Name("Comisión de Vinculación y Servicio Profesional Electoral", "órgano", ("Comisión",)),
    SPEN,
    Name(
        "Dirección Ejecutiva de Vinculación y Servicio Profesional Electoral",
        "unidad",
        ("Dirección",),
    ),
    Name("Dirección Ejecutiva del Servicio Profesional Electoral Nacional", "unidad", ("DESPEN",)),
    COORDINACION,
    Name("Coordinación de Vinculación", "unidad"),
    Name("Instituto Nacional Electoral", "órgano", ("INE",)),
    CONSEJO,
    Name("Secretaría Ejecutiva", "unidad"),
    Name("Secretaría Técnica", "unidad"),
    Name("Junta General Ejecutiva", "órgano"),
    Name("Organismos Públicos Locales Electorales", "órgano", ("OPLE",)),
    Name(CODIGO.canonical, "ley", ("Código Electoral",)),
    Name("Ley General de Instituciones y Procedimientos Electorales", "ley"),
    Name("Constitución Política de los Estados Unidos Mexicanos", "ley"),
    Name("Constitución Política del Estado Libre y Soberano de Michoacán de Ocampo", "ley"),
    Name("Estatuto del Servicio Profesional Electoral Nacional", "ley"),
    Name(
        "Reglamento Interior del Instituto Electoral de Michoacán",
        "ley",
        ("Reglamento Interior del Instituto",),
    ),
    REGLAMENTO,
    Name("Programa Anual de Trabajo", "documento"),
    Name("Rama Administrativa", "término"),
    Name("Órgano de Enlace", "unidad"),
]


def in_seed(seed: str, names: Sequence[Name]) -> list[tuple[str, str, list[int]]]:
    passages = seed_passages(seed)
    faults = find_name_faults(
        [passage.text for passage in passages],
        names,
        defined=[passage.text.rstrip(":") for passage in passages if passage.kind == "términos"],
        titles=[passage.text for passage in passages if passage.kind in ("ejes", "líneas")],
    )
    return [(f.kind, f.found, [passages[site.text].line for site in f.sites]) for f in faults]


def test_the_names_of_the_plan_of_queretaro() -> None:
    assert in_seed("ieeq", IEEQ) == [
        (
            "near",
            "Dirección de Organización Electoral, Prerrogativas y Partidos Políticos",
            [35],
        ),
        ("unknown", "Plan de Mejora Institucional", [63]),
        ("near", "Comisión de Seguimiento del SPEN", [77, 134, 182]),
        ("variants", "titulares de las direcciones ejecutivas", [93, 106, 138, 151]),
        ("near", "comisión de seguimiento al SPEN", [93, 106, 138, 151]),
        ("near", "Comisión de SPEN", [135]),
    ]


def test_the_names_of_the_programme_of_michoacan() -> None:
    organos = [91, 124, 124, 124, 124, 124, 124, 128, 129, 129]
    assert in_seed("iem", IEM) == [
        (
            "near",
            "Dirección Ejecutiva de Vinculación y Servicio Profesional Electoral Nacional",
            [23],
        ),
        ("unknown", "Dirección del Ramo", [64, 100, 109, 124]),
        ("near", "Código Electoral del Estado de Michoacán", [72]),
        ("near", "Programa de Anual de Trabajo", [80]),
        ("unknown", "Órganos Desconcentrados", organos),
        ("near", "Servicio Profesional Electoral", [105]),
        ("unknown", "Comisión de Seguimiento", [112]),
        (
            "near",
            "Reglamento para el funcionamiento de las Comisiones y de los Comités del Instituto",
            [118],
        ),
        ("variants", "Evaluación de los Órganos Desconcentrados", [124, 124, 124, 124, 128]),
        ("near", "Coordinación del Servicio", [129]),
    ]
