import pytest

from plandocs.spanish.collation import first_out_of_order, is_alphabetical


@pytest.mark.parametrize(
    "terms",
    [
        ["nube", "ñandú", "oca"],
        ["canto", "caña", "cañón", "caos"],
        ["Árbol", "arco", "ÁREA", "áreas"],
        ["Consejo", "Consejo General", "Consejo Municipal", "Consejos"],
        ["Comisión:", "«Dirección»", "INE", "OPLE"],
        ["cesta", "choza", "cima", "lazo", "llave", "loro"],
        ["INE", "INE"],
        ["uno"],
        [],
    ],
)
def test_terms_in_the_order_of_the_spanish_alphabet(terms: list[str]) -> None:
    assert is_alphabetical(terms)
    assert first_out_of_order(terms) is None


@pytest.mark.parametrize(
    ("terms", "first"),
    [
        (["Comisión", "Dirección", "INE", "IEM", "DESPEN", "SPEN"], 3),
        (["ñandú", "nube"], 1),
        (["Consejos", "Consejo General"], 1),
        (["oso", "Óscar"], 1),
    ],
)
def test_the_first_term_out_of_order_is_told(terms: list[str], first: int) -> None:
    assert first_out_of_order(terms) == first
    assert not is_alphabetical(terms)
