from collections.abc import Mapping, Sequence

import pytest
from support.seed_passages import passages

from plandocs.spanish.acronyms import AcronymFault, find_acronym_faults

INE = "Instituto Nacional Electoral"
SPEN = "Servicio Profesional Electoral Nacional"
OPLE = "Organismo Público Local Electoral"
IEM_GLOSSARY = {
    "Comisión": "Comisión de Vinculación y Servicio Profesional Electoral del Instituto Electoral "
    "de Michoacán.",
    "Dirección": "Dirección Ejecutiva de Vinculación y Servicio Profesional Electoral del "
    "Instituto Electoral de Michoacán.",
    "INE": "Instituto Nacional Electoral.",
    "IEM": "Instituto Electoral de Michoacán.",
    "DESPEN": "Dirección Ejecutiva de Vinculación y Servicio Profesional Electoral Nacional.",
    "SPEN": "Servicio Profesional Electoral Nacional.",
}
KNOWN = {
    "INE": INE,
    "SPEN": SPEN,
    "OPLE": OPLE,
    "DESPEN": f"Dirección Ejecutiva del {SPEN}",
    "SISPEN": f"Sistema de Información del {SPEN}",
}


def faults(
    texts: Sequence[str],
    glossary: Mapping[str, str] | None = None,
    known: Mapping[str, str] | None = None,
    names: Sequence[str] = (),
) -> list[AcronymFault]:
    return find_acronym_faults(texts, glossary or {}, known or {}, names)


def told(
    texts: Sequence[str],
    glossary: Mapping[str, str] | None = None,
    known: Mapping[str, str] | None = None,
    names: Sequence[str] = (),
) -> list[tuple[str, str, list[tuple[int, str]]]]:
    return [
        (
            fault.kind,
            fault.acronym,
            [(site.text, texts[site.text][site.start : site.end]) for site in fault.sites],
        )
        for fault in faults(texts, glossary, known, names)
    ]


def kinds(
    texts: Sequence[str],
    glossary: Mapping[str, str] | None = None,
    known: Mapping[str, str] | None = None,
    names: Sequence[str] = (),
) -> list[tuple[str, str]]:
    return [(fault.kind, fault.acronym) for fault in faults(texts, glossary, known, names)]


@pytest.mark.parametrize("known", [{}, KNOWN])
def test_the_first_seed(known: Mapping[str, str]) -> None:
    texts = passages("ieeq")
    found = [(f.kind, f.acronym, len(f.sites)) for f in faults(texts, {}, known)]
    assert found == [
        # The registry's name of the DESPEN is spelled out by right where that is defined.
        ("respelled", "SPEN", 3 if known else 4),
        ("undefined", "MSPEN", 2),
        ("late", "DESPEN", 4),
        ("undefined", "SISPEN", 4),
        ("undefined", "INE", 3),
        ("respelled", "DESPEN", 1),
        ("variant", "SPE", 1),
        ("plural", "OPLE'S", 1),
        ("undefined", "OEPyPP", 1),
        ("undefined", "EyP", 1),
    ]


@pytest.mark.parametrize("known", [{}, KNOWN])
def test_the_second_seed(known: Mapping[str, str]) -> None:
    texts = passages("iem")
    found = [(f.kind, f.acronym, len(f.sites)) for f in faults(texts, IEM_GLOSSARY, known)]
    assert found == [
        ("initials", "DESPEN", 1),
        ("unlisted", "OPLE", 1),
        ("respelled", "SPEN", 1),
        ("variant", "OPL", 1),
        ("respelled", "OPLE", 1),
    ]


def test_an_acronym_without_definition_is_undefined_with_the_expansion_of_the_registry() -> None:
    texts = ["El INE coordina.", "Lo hará el INE."]
    [fault] = faults(texts, {}, KNOWN)
    assert (fault.kind, fault.acronym, fault.expansion) == ("undefined", "INE", INE)
    assert [texts[s.text][s.start : s.end] for s in fault.sites] == ["INE", "INE"]


@pytest.mark.parametrize(
    "text",
    [
        "El Instituto Nacional Electoral (INE) coordina. El INE decide.",
        "El Instituto Nacional Electoral (en adelante INE) coordina. El INE decide.",
        "El Instituto Nacional Electoral (en lo sucesivo, el INE) coordina. El INE decide.",
        "El Instituto Nacional Electoral, en adelante INE, coordina. El INE decide.",
        "El Instituto Nacional Electoral («INE») coordina. El INE decide.",
        "El Instituto Nacional Electoral (INE, por sus siglas) coordina. El INE decide.",
        "El INE (Instituto Nacional Electoral) coordina. El INE decide.",
        "Los organismos públicos locales electorales (OPLE) actúan. Cada OPLE decide.",
        "El Sistema de Información del SPEN (SISPEN) y el Servicio Profesional (SP). El SISPEN.",
        "El indicador clave (KPI, por sus siglas en inglés) se mide. El KPI sube.",
    ],
)
def test_a_definition_in_the_text_defines(text: str) -> None:
    assert [fault for fault in kinds([text]) if fault[1] != "SPEN"] == []


@pytest.mark.parametrize(
    "texts",
    [
        ["INE: Instituto Nacional Electoral.", "El INE coordina."],
        ["INE", "Instituto Nacional Electoral.", "El INE coordina."],
        ["INE:", "Instituto Nacional Electoral", "El INE coordina."],
        ["INE – Instituto Nacional Electoral", "El INE coordina."],
    ],
)
def test_a_list_of_acronyms_defines(texts: list[str]) -> None:
    assert kinds(texts) == []


@pytest.mark.parametrize(
    "text",
    [
        "el Acuerdo IEM-CG-270/2021 y el INE/CG408/2017 se cumplen",
        "el artículo 15 fracción XIV y la LXV Legislatura",
        "EJE: Fortalecimiento de la profesionalización",
        "ALCANCE: las áreas del Instituto",
        "NOTA: las fechas son tentativas",
        "la Secretaría NO podrá hacerlo",
        "el Mtro. JUAN PÉREZ LÓPEZ y la Lic. ANA RUIZ DIAZ firman",
        "la pandemia de COVID-19 de entonces",
        "escriba a CONTACTO@IEM.MX para ello",
        "el archivo PDF se publica",
        "PRIMERO. Se aprueba el plan",
        "El PLAN ANUAL DE TRABAJO se aprueba",
        "el software YouTube y LinkedIn y WhatsApp",
        "DOCUMENTO EN CAPITALES DEL ÁREA",
        "de ENERO a MARZO de 2025",
        "S.A. de C.V. y A.C. del C.P. Juan",
    ],
)
def test_what_is_in_capitals_for_another_reason_is_no_acronym(text: str) -> None:
    assert kinds([text]) == []


def test_a_word_printed_elsewhere_in_small_letters_is_no_acronym() -> None:
    assert kinds(["Se hará una RED de apoyo.", "La red es de todas las áreas."]) == []


def test_a_cell_with_an_acronym_alone_uses_it() -> None:
    assert kinds(["DEECyPC", "INE", "RESPONSABLE", "FECHA"], {}, KNOWN) == [
        ("undefined", "DEECyPC"),
        ("undefined", "INE"),
    ]


def test_an_acronym_in_a_heading_in_capitals_is_used_if_it_is_known_to_the_document() -> None:
    texts = ["INE:", "Instituto Nacional Electoral.", "VINCULACIÓN CON EL INE Y LA OEA"]
    assert kinds(texts, {"INE": INE}) == []


def test_an_acronym_used_before_its_definition_is_late() -> None:
    texts = [
        "PLAN DE LA COMISIÓN DEL SPEN",
        "Plan del SPEN",
        "El SPEN crece.",
        f"El SPEN y el {SPEN} (SPEN) son lo mismo; el SPEN crece.",
    ]
    [fault] = faults(texts)
    assert (fault.kind, fault.acronym) == ("late", "SPEN")
    assert [(site.text, site.start) for site in fault.sites] == [(2, 3), (3, 3)]
    assert fault.definition
    assert texts[3][fault.definition.start : fault.definition.end] == f"{SPEN} (SPEN)"


def test_a_glossary_defines_wherever_it_stands() -> None:
    texts = ["El SPEN crece.", "SPEN", SPEN, "Fin."]
    assert kinds(texts, {"SPEN": SPEN}) == []


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("SPE", "SPEN"),
        ("OPL", "OPLE"),
        ("DEPSEN", "DESPEN"),
        ("Spen", "SPEN"),
        ("DESPEM", "DESPEN"),
    ],
)
def test_a_slip_of_an_acronym_is_a_variant_and_not_undefined(printed: str, meant: str) -> None:
    glossary = {term: KNOWN[term] for term in ("SPEN", "OPLE", "DESPEN")}
    texts = ["El SPEN, el OPLE y la DESPEN actúan.", f"Integrantes del {printed} acuden."]
    [fault] = faults(texts, glossary)
    assert (fault.kind, fault.acronym, fault.meant) == ("variant", printed, meant)
    assert fault.expansion == glossary[meant]


@pytest.mark.parametrize("printed", ["MSPEN", "IFE", "SISPEN"])
def test_another_name_is_no_variant(printed: str) -> None:
    texts = ["El SPEN y el INE actúan.", f"Integrantes del {printed} acuden."]
    assert kinds(texts, {"SPEN": SPEN, "INE": INE}) == [("undefined", printed)]


def test_an_expansion_that_lacks_the_letters_is_told() -> None:
    texts = ["La Dirección de Vinculación y Servicio (DESPEN) y la DESPEN."]
    assert kinds(texts) == [("initials", "DESPEN")]


def test_an_expansion_other_than_that_of_the_registry_is_told() -> None:
    texts = ["El Instituto Normativo Electoral (INE) y el INE."]
    [fault] = faults(texts, {}, KNOWN)
    assert (fault.kind, fault.expansion, fault.meant) == (
        "initials",
        "Instituto Normativo Electoral",
        INE,
    )


def test_the_registry_is_right_whatever_the_letters() -> None:
    inai = "Instituto Nacional de Transparencia, Acceso a la Información y Protección de Datos"
    assert kinds([f"El {inai} (INAI) y el INAI."], {}, {"INAI": inai}) == []
    assert kinds(["El INAI resuelve."], {"INAI": inai}, {"INAI": inai}) == []


def test_an_expansion_may_be_explained_behind_a_comma() -> None:
    glossary = {"INE": f"{INE}, organismo público autónomo."}
    assert kinds(["El INE coordina."], glossary, KNOWN) == []


@pytest.mark.parametrize("printed", ["OPLEs", "OPLES", "OPLE's", "OPLE’s", "OPLE'S"])
def test_a_plural_mark_is_told(printed: str) -> None:
    texts = [f"El {OPLE} (OPLE) es autónomo.", f"Los {printed} acuden con los {printed}."]
    [fault] = faults(texts)
    assert (fault.kind, fault.acronym, fault.meant) == ("plural", printed, "OPLE")
    assert [texts[1][site.start : site.end] for site in fault.sites] == [printed, printed]


def test_a_plural_of_what_is_undefined_is_both() -> None:
    assert kinds(["Los POEs se aplican."]) == [("plural", "POEs"), ("undefined", "POE")]


def test_a_definition_in_the_plural_defines_the_singular() -> None:
    texts = ["Los Organismos Públicos Locales Electorales (OPLES) actúan. El OPLE."]
    assert kinds(texts) == [("plural", "OPLES")]


def test_an_expansion_spelled_out_again_is_told() -> None:
    texts = [
        f"El {SPEN} (SPEN) crece.",
        "Los miembros del servicio profesional electoral nacional acuden.",
        f"Se fortalece el {SPEN}.",
    ]
    assert told(texts) == [
        (
            "respelled",
            "SPEN",
            [(1, "servicio profesional electoral nacional"), (2, SPEN)],
        )
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"Según el Estatuto del {SPEN} y del personal.",
        f"Según el Plan para el fortalecimiento y expansión del {SPEN} vigente.",
        f"El curso «Introducción al {SPEN}» se imparte.",
        f"El curso “Introducción al {SPEN}” se imparte.",
        f'El curso "Introducción al {SPEN}" se imparte.',
        f"COMISIÓN DEL {SPEN.upper()}.",
        f"Objetivos del {SPEN}",
        f"La Comisión de Seguimiento al {SPEN} sesiona.",
        f"La Dirección Ejecutiva del {SPEN} informa.",
        f"El Premio al {SPEN} se entrega.",
        f"Otra vez el {SPEN} (SPEN).",
    ],
)
def test_an_expansion_inside_a_name_is_spelled_out_by_right(text: str) -> None:
    texts = [f"El {SPEN} (SPEN) crece.", text]
    found = kinds(texts, {}, {}, [f"Premio al {SPEN}"])
    assert ("respelled", "SPEN") not in found


def test_a_name_of_two_forms_is_no_exception() -> None:
    texts = [
        f"El {SPEN} (SPEN) crece.",
        f"La Comisión de Seguimiento al {SPEN} sesiona.",
        "La Comisión de Seguimiento del SPEN sesiona.",
    ]
    assert kinds(texts) == [("respelled", "SPEN")]
    assert kinds(texts, {}, {}, [f"Comisión de Seguimiento al {SPEN}"]) == [("respelled", "SPEN")]


def test_common_words_are_no_expansion_spelled_out() -> None:
    texts = ["El Proceso Electoral (PE) es largo y el PE sigue.", "Todo proceso electoral acaba."]
    assert kinds(texts) == []


def test_an_acronym_defined_twice_is_told_at_the_second() -> None:
    texts = [f"El {INE} (INE) coordina.", f"Y el {INE} (INE) decide."]
    assert told(texts) == [("redefined", "INE", [(1, f"{INE} (INE)")])]
    assert kinds([*texts[:1], "El INE."], {"INE": INE}) == [("redefined", "INE")]


def test_a_glossary_lists_what_the_text_defines() -> None:
    texts = ["INE", INE, "El INE y los Organismos Públicos Locales Electorales (OPLE)."]
    [fault] = faults(texts, {"INE": INE})
    assert (fault.kind, fault.acronym) == ("unlisted", "OPLE")


def test_an_acronym_of_the_glossary_that_nobody_uses_is_told() -> None:
    texts = ["SPEN:", f"{SPEN}.", "INE:", f"{INE}.", "El SPEN crece."]
    assert told(texts, {"SPEN": SPEN, "INE": INE}) == [("unused", "INE", [(3, f"{INE}.")])]


def test_an_entry_of_the_glossary_may_use_another() -> None:
    texts = ["SPEN: " + SPEN, "DESPEN: Dirección Ejecutiva del SPEN", "La DESPEN informa."]
    glossary = {"SPEN": SPEN, "DESPEN": "Dirección Ejecutiva del SPEN"}
    assert kinds(texts, glossary) == []


def test_a_bracket_that_explains_defines_nothing_anew() -> None:
    texts = [
        f"El {INE} (INE) y el Instituto Local (OPLE).",
        f"El órgano nacional (INE) y el {OPLE}",
    ]
    assert kinds(texts, {}, KNOWN) == [("undefined", "OPLE")]


def test_texts_without_acronyms_have_no_fault() -> None:
    assert kinds([]) == []
    assert kinds(["", "La Comisión sesiona."], {"Comisión": "La Comisión."}, KNOWN) == []


@pytest.mark.parametrize(
    "texts",
    [
        ["Con el Instituto Nacional de Estadística y Geografía (INEGI). El INEGI informa."],
        ["El voto de las mexicanas y los mexicanos residentes en el extranjero (VMRE) crece."],
        ["El CFDI, la CLABE, el H₂O, la CURP, el RFC, el IVA y la ONU."],
        ["El lugar es TBD y la fecha, XXXX."],
        ["PLAN ANUAL DE TRABAJO", "EJEMPLO", "NOMBRE", "REGISTRO", "CONTRATO"],
    ],
)
def test_what_needs_no_definition_or_has_one_is_no_fault(texts: list[str]) -> None:
    assert faults(texts) == []
