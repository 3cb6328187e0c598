"""Masculine generics beside inclusive forms."""

import pytest

from plandocs.spanish.inclusive import find_inclusive, find_masculines

INCLUSIVE = "Las y los integrantes del Servicio."


def told(*texts: str) -> list[str]:
    """Return what is found in a document that has one inclusive use, as `found ×sites`."""
    return [f"{one.found} ×{len(one.sites)}" for one in find_masculines([INCLUSIVE, *texts])]


def test_a_masculine_is_told_once_with_all_its_sites_and_what_stands_against_it() -> None:
    texts = ["con los integrantes", "Las y los consejeros", "de Los Integrantes", "la o el titular"]
    (one,) = find_masculines(texts)
    assert one.found == "los integrantes"
    assert one.preferred == "las y los integrantes / las personas integrantes"
    assert [(site.text, site.start, site.end) for site in one.sites] == [(0, 4, 19), (2, 3, 18)]
    assert [(site.text, site.start) for site in one.inclusive] == [(1, 0), (3, 0)]


def test_a_document_without_inclusive_forms_is_let_be() -> None:
    assert find_masculines(["los integrantes y los servidores públicos"]) == []


def test_what_always_gives_way_is_told_in_every_document() -> None:
    (one,) = find_masculines(["atención a los discapacitados"])
    assert (one.found, one.inclusive) == ("los discapacitados", ())


@pytest.mark.parametrize(
    "text",
    [
        "los servidores públicos",
        "con otros miembros",
        "de los consejeros del Instituto",
        "los ciudadanos",
        "algunos funcionarios",
        "los Consejeros Electorales de la Comisión",
        "todo ciudadano",
        "el titular de cada área",
        "los titulares de las áreas y las metas",
        "las metas y los integrantes",
    ],
)
def test_a_masculine_that_names_everybody_is_told(text: str) -> None:
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "las y los miembros; los y las integrantes; las o los titulares",
        "las consejeras y los consejeros; los ciudadanos y ciudadanas",
        "las servidoras públicas y los servidores públicos",
        "los titulares y las titulares",
        "los partidos, los órganos, los organismos y los institutos",
        "los Consejeros Electorales Luis Peña y Juan Montiel",
        "los consejeros: Mtro. Luis Peña",
        "el titular de la Secretaría Ejecutiva, quien participó",
        "Ley de Responsabilidades de los Servidores Públicos",
        "Estatuto de los Trabajadores al Servicio del Estado",
        "cada integrante y cualquier persona",
        "los funcionarios(as), los funcionarios/as",
        "las titulares de las direcciones",
        "personas integrantes",
    ],
)
def test_what_names_women_too_or_known_men_is_let_be(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "las y los integrantes",
        "la o el titular",
        "consejeras y consejeros",
        "personas servidoras públicas",
        "la persona titular",
        "todas y todos",
    ],
)
def test_inclusive_forms(text: str) -> None:
    assert len(find_inclusive([text])) == 1


@pytest.mark.parametrize("text", ["personas físicas", "la y la", "metas y ejes", "los unos"])
def test_other_forms(text: str) -> None:
    assert find_inclusive([text]) == []


@pytest.mark.parametrize(
    "text",
    [
        "Asisten las consejeras. Los consejeros firman.",
        "Se cita a integrantes. Los integrantes firman.",
        "Los servidores públicos firman. Las servidoras públicas también.",
    ],
)
def test_the_feminine_of_another_sentence_splits_nothing(text: str) -> None:
    assert len(told(text)) == 1
