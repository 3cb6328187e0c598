import pytest
from support.seed_kinds import seed_passages, texts_and_groups

from plandocs.spanish.site import Site
from plandocs.spanish.typography import (
    StyleFault,
    find_end_punctuation,
    find_quotes,
    find_separators,
)


def ends(*texts: str) -> list[tuple[str, dict[str, list[int]]]]:
    faults = find_end_punctuation(texts, {"acciones": range(len(texts))})
    return [
        (fault.usual, {mark: [site.text for site in sites] for mark, sites in fault.odd})
        for fault in faults
    ]


def test_the_minority_is_told_with_its_last_word() -> None:
    texts = ["Uno.", "Dos tres.", "Cuatro cinco", "Seis:"]
    assert find_end_punctuation(texts, {"títulos": [0, 1, 2, 3]}) == [
        StyleFault(
            "títulos",
            ".",
            (("", (Site(2, 7, 12),)), (":", (Site(3, 0, 5),))),
            (Site(0, 0, 4), Site(1, 4, 9)),
        )
    ]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["Uno.", "Dos."], []),
        (["Uno.", "Dos"], [(".", {"": [1]})]),
        (["Uno", "Dos.", "Tres"], [("", {".": [1]})]),
        (["Formación. *", "Dice «así.»", "Otra (más)."], []),
        (["Uno;", "Dos; y", "Tres."], []),
        (["Uno;", "Dos, y", "Tres.", "Uno;", "Dos."], []),
        (["Uno;", "Dos", "Tres."], [(";", {"": [1], ".": [2]})]),
        (["Uno", "", "Dos"], []),
        (["Sigue…", "Sigue..."], []),
        (["Uno."], []),
    ],
)
def test_how_texts_of_a_kind_end(texts: list[str], expected: object) -> None:
    assert ends(*texts) == expected


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (["1.1 Uno", "1.2 Dos", "1.4. Tres"], [("", {".": [2]})]),
        (["1.", "1.1", "1.2", "2.", "2.1"], []),
        (["1.", "2", "3."], [(".", {"": [1]})]),
        (["a)", "b)", "c."], [(")", {".": [2]})]),
        (["I.", "II.-", "III."], [(".", {".-": [1]})]),
        (["Uno", "Dos"], []),
        ([], []),
    ],
)
def test_what_follows_labels_of_one_depth(labels: list[str], expected: object) -> None:
    faults = find_separators(labels)
    assert [
        (f.usual, {mark: [site.text for site in sites] for mark, sites in f.odd}) for f in faults
    ] == expected


def test_quotes_of_two_kinds_are_told() -> None:
    texts = ["Taller “Uno”.", 'Taller "Dos".', "Taller “Tres”."]
    assert find_quotes(texts) == [
        StyleFault(
            "comillas",
            "“ ”",
            (('" "', (Site(1, 7, 12),)),),
            (Site(0, 7, 12), Site(2, 7, 13)),
        )
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ["Dice «Uno “dos” tres».", "Y «cuatro»."],
        ["Otros OPLE's y OPLE'S.", "El taller “Uno”."],
        ["Ninguna."],
        [],
    ],
)
def test_nested_quotes_and_apostrophes_are_no_other_kind(texts: list[str]) -> None:
    assert find_quotes(texts) == []


def test_the_marks_of_the_seeds() -> None:
    found = {}
    for seed in ("ieeq", "iem"):
        passages = seed_passages(seed)
        texts, groups = texts_and_groups(passages)
        groups.pop("texto")
        for fault in (*find_end_punctuation(texts, groups), *find_quotes(texts)):
            found[fault.kind] = (
                fault.usual,
                {mark: [passages[site.text].line for site in sites] for mark, sites in fault.odd},
            )
    assert found == {
        "encabezados de eje": (".", {":": [84], "": [98, 129]}),
        "notas": (".", {"": [190]}),
        "comillas": ("“ ”", {'" "': [183]}),
        "términos": (":", {"": [23, 24]}),
        "ejes": (".", {"": [124]}),
        "periodos": (".", {"": [87, 99, 118, 119]}),
    }


def test_the_labels_of_michoacan() -> None:
    passages = seed_passages("iem")
    found = {
        kind: [
            (mark, [labels[site.text][:4] for site in sites])
            for fault in find_separators(labels)
            for mark, sites in fault.odd
        ]
        for kind in ("ejes", "líneas", "acciones", "periodos")
        for labels in [[passage.text for passage in passages if passage.kind == kind]]
    }
    assert found == {
        "ejes": [],
        "líneas": [(".", ["1.4."])],
        "acciones": [],
        "periodos": [(".", ["1.4.", "2.1.", "3.1.", "3.2.", "3.3."])],
    }
