import pytest
from support.seed_kinds import seed_passages, texts_and_groups

from plandocs.spanish.near_duplicates import find_near_duplicates
from plandocs.spanish.site import Site

LONG = (
    "Participar en los trabajos realizados para la revisión de las metas del personal de los "
    "órganos desconcentrados durante el proceso electoral"
)


def differences(*texts: str) -> list[list[tuple[str, str]]]:
    return [
        [
            (texts[one.text][one.start : one.end], texts[other.text][other.start : other.end])
            for one, other in pair.differences
        ]
        for pair in find_near_duplicates(texts, {"acciones": range(len(texts))})
    ]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("(NOV 2024 / SEP 2025)", "(NOV 2024 /SEP 2025)", [("/ SEP", "/SEP")]),
        (
            "Durante el plazo que abarca todo.",
            "Durante el plazo que abarque todo.",
            [("abarca", "abarque")],
        ),
        (
            "De Educación; de la comisión.",
            "De Educación, de la comisión.",
            [("Educación;", "Educación,")],
        ),
        ("La rama administrativa", "La Rama administrativa", [("rama", "Rama")]),
        (LONG, LONG.replace("de los ", ""), [("de los", "")]),
        (LONG, LONG.replace("para la", "de la"), [("para", "de")]),
        (LONG, LONG.replace("realizados", "realizado"), [("realizados", "realizado")]),
        (LONG, f"{LONG} ordinario", [("", "ordinario")]),
    ],
)
def test_texts_meant_to_be_one_are_told_with_what_differs(
    one: str, other: str, expected: list[tuple[str, str]]
) -> None:
    assert differences(one, other) == [expected]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (LONG, LONG),
        (LONG, f"{LONG}."),
        (f"a) {LONG}", f"b) {LONG}"),
        ("1.1 Enero a marzo de 2023.", "1.2. Enero a marzo de 2023"),
        (LONG, LONG.upper()),
        (LONG, LONG.replace("revisión", "capacitación")),
        (f"Primer informe: {LONG}", f"Segundo informe: {LONG}"),
        (f"{LONG} en enero de 2024", f"{LONG} en febrero de 2024"),
        ("Durante el segundo trimestre de 2025.", "Durante el tercer trimestre de 2025."),
        ("Enero a marzo de 2023.", "Enero a mayo de 2023."),
        ("Conocer los informes.", "Conocer las informes."),
        ("", ""),
    ],
)
def test_texts_alike_on_purpose_are_no_duplicates(one: str, other: str) -> None:
    assert differences(one, other) == []


def test_a_text_is_compared_within_its_kind_and_told_once_with_its_copies() -> None:
    texts = [LONG, LONG, LONG.replace("los trabajos", "trabajos")]
    (pair,) = find_near_duplicates(texts, {"a": [0, 1, 2]})
    assert pair.first == (Site(0, 0, len(LONG)), Site(1, 0, len(LONG)))
    assert pair.second == (Site(2, 0, len(texts[2])),)
    assert find_near_duplicates(texts, {"a": [0, 1], "b": [2]}) == []


def test_the_near_duplicates_of_the_seeds() -> None:
    found = []
    for seed in ("ieeq", "iem"):
        passages = seed_passages(seed)
        texts, groups = texts_and_groups(passages)
        groups.pop("texto")
        if seed == "ieeq":
            groups["líneas"] += groups.pop("Línea de acción")
            groups["notas"] += groups.pop("Periodo")
        for pair in find_near_duplicates(texts, groups):
            lines = [passages[sites[0].text].line for sites in (pair.first, pair.second)]
            words = [texts[one.text][one.start : one.end] for one, _ in pair.differences]
            found.append((sorted(lines), words))
    assert sorted(found) == [
        ([75, 102], ["reciban", "de la DESPEN."]),
        ([137, 186], ["abarque"]),
        ([138, 151], ["Participación;"]),
        ([159, 176], ["/ SEPTIEMBRE"]),
    ]
