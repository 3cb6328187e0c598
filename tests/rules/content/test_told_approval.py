"""What an approved plan lacks, and what is still open."""

import pytest
from support.content import EJES, HEAD, content_told, plan_text, prose

APPROVED = HEAD.replace("documentos", "estado: aprobado\ndocumentos") + EJES
ACUERDO = "acuerdo: {clave: A/1, fecha: 2026-01-08, lugar: Ciudad}\nanexo: Anexo 1\n"
SIGNED = "secciones:\n  - cuerpo: [firmas]\n"
PERSONS = "  integrantes: [{id: uno, nombre: Nombre Uno, rol: Presidencia}]\nhorizonte"


LACKS = "Al plan aprobado le falta decir"


def test_an_approved_plan_that_says_nothing_of_it_lacks_all() -> None:
    [found] = content_told(APPROVED)
    assert found.startswith(f"C153 plan.yaml:1:9: {LACKS} la clave del Acuerdo, ")
    for fact in ("la fecha del Acuerdo", "el lugar del Acuerdo", "qué anexo es", "quién lo firma"):
        assert fact in found


def test_an_approved_plan_may_lack_a_part() -> None:
    [found] = content_told(APPROVED + "acuerdo: {clave: A/1}\nanexo: Anexo 1\n")
    assert found.startswith(f"C153 plan.yaml:21:10: {LACKS} la fecha del Acuerdo, el lugar del Ac")
    [nobody] = content_told(APPROVED + ACUERDO + SIGNED)
    assert nobody.startswith(f"C153 plan.yaml:21:10: {LACKS} quiénes integran la comisión.")


def test_an_approved_plan_that_says_all_lacks_nothing_nor_does_a_project() -> None:
    assert content_told(APPROVED.replace("horizonte", PERSONS) + ACUERDO + SIGNED) == []
    assert content_told(plan_text()) == []


@pytest.mark.parametrize(
    ("words", "column", "quoted"),
    [
        ("Por confirmar.", 7, "Por confirmar"),
        ("Por definir.", 7, "Por definir"),
        ("La sede está pendiente.", 20, "pendiente."),
        ("Queda pendiente de confirmar.", 13, "pendiente de confirmar"),
        ("Queda por designar a la persona.", 7, "Queda por designar"),
        ("Sede a definir.", 12, "a definir"),
        ("Sin definir.", 7, "Sin definir"),
        ("El XX de enero de 2026.", 10, "XX"),
        ("El Acuerdo XX/2026.", 18, "XX"),
        ("El expediente xxx.", 21, "xxx"),
        ("Sede: .....", 13, "....."),
        ("¿Cuándo??", 14, "??"),
    ],
)
def test_what_stands_for_a_datum_is_told(words: str, column: int, quoted: str) -> None:
    place = f"plan.yaml:23:{column}"
    assert content_told(plan_text(prose(words))) == [
        f"C154 {place}: Falta un dato: «{quoted}» ({place})."
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Ayudar a definir los criterios.",
        "Se optó por designar a una persona.",
        "El artículo 34, fracciones XX y XXX, del siglo XX.",
        "Los asuntos pendientes de pago.",
        "Sin duda se confirmará… después.",
    ],
)
def test_what_is_only_worded_like_that_is_not_told(words: str) -> None:
    assert content_told(plan_text(prose(words))) == []
