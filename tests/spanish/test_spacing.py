import pytest
from support.seed_kinds import seed_passages

from plandocs.spanish.site import Site
from plandocs.spanish.spacing import SpacingFault, find_spacing


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("Hola  mundo.", "double-space", "Hola  mundo."),
        ("Uno , dos.", "space-before", "Uno ,"),
        ("Es el fin .", "space-before", "fin ."),
        ("Dijo «hola » y calló.", "space-before", "«hola »"),
        ("Dijo « hola» y calló.", "space-inside", "« hola»"),
        ("¿ Qué?", "space-inside", "¿ Qué?"),
        ("Uno,dos.", "no-space", "Uno,dos."),
        ("Ambos del IEM.Los otros.", "no-space", "IEM.Los"),
        ("Nota:Esto va.", "no-space", "Nota:Esto"),
        ("a)Conocer.", "no-space", "a)Conocer."),
        ("Los OPLE(INE) van.", "no-space", "OPLE(INE)"),
        ("De 2024 /SEPTIEMBRE.", "one-sided", "2024 /SEPTIEMBRE."),
        ("De 2024/ SEPTIEMBRE.", "one-sided", "2024/ SEPTIEMBRE."),
        ("(NOVIEMBRE-2024 / SEPTIEMBRE 2025)", "month-year", "NOVIEMBRE-2024 / SEPTIEMBRE 2025"),
    ],
)
def test_what_is_wrongly_spaced_is_told_with_its_words(text: str, kind: str, found: str) -> None:
    assert [(fault.kind, fault.found) for fault in find_spacing([text])] == [(kind, found)]


@pytest.mark.parametrize(
    "text",
    [
        "El curso/taller de 2024 / 2025, y/o el consejero(a) con el(los) 1,000.50 pesos.",
        "A las 10:30 en www.iem.org.mx/algo,otro o https://iem.mx:Ab y a yo@iem.mx.",
        "Así ... sigue… y sigue.",
        "El 24-05-2024 y el 2024-05-12, de 2023-2024.",
        "Incisos a), b) y c) del S.A.de C.V.",
        "De enero de 2024 a septiembre de 2025.",
        "La reforma —la primera— pasó.",
        "",
    ],
)
def test_what_is_rightly_spaced_is_no_fault(text: str) -> None:
    assert find_spacing([text]) == []


def test_each_wrong_way_is_told_once_with_all_its_sites() -> None:
    assert find_spacing(["Uno , dos.", "Uno , tres y uno , dos."]) == [
        SpacingFault("space-before", "Uno ,", (Site(0, 0, 5), Site(1, 0, 5))),
        SpacingFault("space-before", "uno ,", (Site(1, 13, 18),)),
    ]


def test_ranges_of_years_have_one_dash() -> None:
    texts = ["De 2023-2024 y 2024-2025.", "De 2023–2024.", "De 2023-24 y 2024-05."]
    assert find_spacing(texts) == [SpacingFault("range-dash", "2023–2024", (Site(1, 3, 12),), "-")]


def test_the_spaces_of_the_seeds() -> None:
    found = []
    for seed in ("ieeq", "iem"):
        passages = seed_passages(seed)
        for fault in find_spacing([passage.text for passage in passages]):
            found.append((fault.kind, fault.found, [passages[s.text].line for s in fault.sites]))
    assert found == [
        ("month-year", "NOVIEMBRE-2024 / SEPTIEMBRE 2025", [159, 176]),
        ("one-sided", "(NOVIEMBRE-2024 /SEPTIEMBRE", [176]),
    ]
