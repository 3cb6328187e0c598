import pytest

from plandocs.spanish.numbers import cardinal, ordinal, parse_cardinal, parse_ordinal


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "cero"),
        (1, "uno"),
        (16, "dieciséis"),
        (21, "veintiuno"),
        (31, "treinta y uno"),
        (32, "treinta y dos"),
        (100, "cien"),
        (101, "ciento uno"),
        (555, "quinientos cincuenta y cinco"),
        (1000, "mil"),
        (2025, "dos mil veinticinco"),
        (21_000, "veintiún mil"),
        (100_000, "cien mil"),
        (999_999, "novecientos noventa y nueve mil novecientos noventa y nueve"),
    ],
)
def test_a_cardinal_is_written(number: int, words: str) -> None:
    assert cardinal(number) == words


def test_a_cardinal_agrees_with_its_noun() -> None:
    assert cardinal(1, before_noun=True) == "un"
    assert cardinal(21, before_noun=True) == "veintiún"
    assert cardinal(31, feminine=True) == "treinta y una"
    assert cardinal(200, feminine=True) == "doscientas"
    assert cardinal(100, feminine=True) == "cien"
    assert cardinal(231_501, feminine=True) == "doscientas treinta y un mil quinientas una"
    assert cardinal(21_000, feminine=True) == "veintiún mil"


def test_every_cardinal_is_read_as_it_is_written() -> None:
    numbers = [*range(2_200), *range(2_200, 1_000_000, 379), 999_999]
    for feminine in (False, True):
        for before in (False, True):
            words = [cardinal(n, feminine=feminine, before_noun=before) for n in numbers]
            assert [parse_cardinal(word) for word in words] == numbers


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("VEINTIÚN", 21),
        ("veintiun", 21),
        ("Treinta y dos", 32),
        ("treintaicinco", 35),
        ("diez y seis", 16),
        ("dieciseis", 16),
        ("un mil", 1000),
        ("mil uno", 1001),
        ("Quinientas", 500),
        ("ciento cincuenta y tres mil dos", 153_002),
    ],
)
def test_a_cardinal_is_read_whatever_its_letters(words: str, number: int) -> None:
    assert parse_cardinal(words) == number


@pytest.mark.parametrize(
    "words", ["", "ejes", "dos tres", "treinta y", "cien dos", "mil mil", "dos ejes", "y"]
)
def test_other_words_are_no_cardinal(words: str) -> None:
    assert parse_cardinal(words) is None


@pytest.mark.parametrize("number", [-1, 1_000_000])
def test_a_cardinal_out_of_range_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="from 0 to"):
        cardinal(number)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "primero"),
        (7, "séptimo"),
        (11, "undécimo"),
        (12, "duodécimo"),
        (13, "decimotercero"),
        (18, "decimoctavo"),
        (20, "vigésimo"),
        (21, "vigesimoprimero"),
        (32, "trigésimo segundo"),
        (100, "centésimo"),
        (345, "tricentésimo cuadragésimo quinto"),
    ],
)
def test_an_ordinal_is_written(number: int, words: str) -> None:
    assert ordinal(number) == words


def test_an_ordinal_agrees_with_its_noun() -> None:
    assert ordinal(1, before_noun=True) == "primer"
    assert ordinal(33, before_noun=True) == "trigésimo tercer"
    assert ordinal(11, before_noun=True) == "undécimo"
    assert ordinal(3, feminine=True, before_noun=True) == "tercera"
    assert ordinal(32, feminine=True) == "trigésima segunda"


def test_every_ordinal_is_read_as_it_is_written() -> None:
    numbers = list(range(1, 1000))
    for feminine in (False, True):
        for before in (False, True):
            words = [ordinal(n, feminine=feminine, before_noun=before) for n in numbers]
            assert [parse_ordinal(word) for word in words] == numbers


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("primer", 1),
        ("TERCERA", 3),
        ("séptimas", 7),
        ("sétimo", 7),
        ("décimo segundo", 12),
        ("Décima Primera", 11),
        ("decimosegundo", 12),
        ("duodecimo", 12),
        ("1º", 1),
        ("3er", 3),
        ("2.ª", 2),
        ("4ta.", 4),
    ],
)
def test_an_ordinal_is_read_whatever_its_form(words: str, number: int) -> None:
    assert parse_ordinal(words) == number


@pytest.mark.parametrize("words", ["", "trimestre", "segundo décimo", "primero segundo", "3", "un"])
def test_other_words_are_no_ordinal(words: str) -> None:
    assert parse_ordinal(words) is None


@pytest.mark.parametrize("number", [0, 1000])
def test_an_ordinal_out_of_range_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="from 1 to"):
        ordinal(number)
