import pytest
from support.seed_passages import passages

from plandocs.spanish.counting import lead_in


@pytest.mark.parametrize(
    ("text", "words", "number", "value", "noun"),
    [
        ("realizará las siguientes acciones:", "las siguientes acciones", "plural", None, "acción"),
        ("realizará la siguiente acción:", "la siguiente acción", "singular", None, "acción"),
        ("las siguientes cinco metas:", "las siguientes cinco metas", "plural", 5, "meta"),
        ("Son las siguientes treinta y dos plazas:", "las siguientes treinta y dos plazas",
         "plural", 32, "plaza"),
        ("las siguientes líneas de acción:", "las siguientes líneas de acción", "plural", None,
         "línea de acción"),
        ("los ejes señalados son los siguientes:", "los ejes señalados son los siguientes",
         "plural", None, "eje"),
        ("El objetivo es el siguiente:", "El objetivo es el siguiente", "singular", None,
         "objetivo"),
        ("se harán las acciones siguientes:", "acciones siguientes", "plural", None, "acción"),
        ("las tres (3) acciones siguientes:", "acciones siguientes", "plural", 3, "acción"),
        ("se derivan cinco grandes líneas de acción:", "cinco grandes líneas de acción", "plural",
         5, "línea de acción"),
        ("se integra por tres etapas, a saber:", "tres etapas", "plural", 3, "etapa"),
        ("persigue un solo objetivo y dos metas:", "dos metas", "plural", 2, "meta"),
        ("abordando aspectos importantes relacionados como:",
         "aspectos importantes relacionados como", "plural", None, "aspecto"),
        ("con actividades, tales como:", "actividades, tales como", "plural", None, "actividad"),
        ("se acordó lo siguiente:", "lo siguiente", None, None, None),
        ("la Comisión:", "la Comisión", None, None, None),
        ("En el siguiente cuadro se muestran:", "En el siguiente cuadro se muestran", None, None,
         None),
        ("quedando de la siguiente manera:", "quedando de la siguiente manera", None, None, None),
        ("Objetivos:", "Objetivos", None, None, None),
        ("Son seis plazas. Se hará la siguiente acción:", "la siguiente acción", "singular", None,
         "acción"),
    ],
)  # fmt: skip
def test_a_lead_in_says_how_many_follow(
    text: str, words: str, number: str | None, value: int | None, noun: str | None
) -> None:
    found = lead_in(text)
    assert found
    assert text[found.start : found.end] == words
    assert (found.number, found.value, found.noun) == (number, value, noun)


def test_a_lead_in_may_give_the_least_number() -> None:
    found = lead_in("La Comisión realizará al menos tres acciones:")
    assert found
    assert (found.value, found.qualifier) == (3, "minimum")


@pytest.mark.parametrize(
    "text", ["", "La Comisión sesionará.", "EJE: CUMPLIMIENTO DE METAS:", "1. Objetivo", "¿Cuándo?"]
)
def test_a_passage_that_announces_nothing_is_no_lead_in(text: str) -> None:
    assert lead_in(text) is None


def test_the_lead_ins_of_the_seeds_tell_one_from_many() -> None:
    found = [
        (lead.number, lead.value, lead.noun)
        for name in ("ieeq", "iem")
        for text in passages(name)
        if (lead := lead_in(text)) and lead.number
    ]
    assert found == [
        ("plural", None, "aspecto"),
        ("plural", None, "eje"),
        ("plural", 5, "línea de acción"),
        ("plural", None, "acción"),
        ("singular", None, "acción"),
        ("singular", None, "acción"),
        *[("plural", None, "acción")] * 9,
    ]
