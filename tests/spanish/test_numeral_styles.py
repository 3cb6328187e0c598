import pytest
from support.seed_kinds import seed_passages

from plandocs.spanish.numeral_styles import find_numeral_styles


@pytest.mark.parametrize(
    "texts",
    [
        ["Un total de seis plazas.", "Las 6 plazas, es decir, 7 plazas."],
        ["Los seis nuevos cargos.", "Los 7 cargos."],
        ["Hay doce informes.", "Van 10 informes."],
        ["Hay seis mesas.", "De las 12 mesas, 3 mesas."],
    ],
)
def test_one_thing_in_words_and_in_figures_is_told(texts: list[str]) -> None:
    assert len(find_numeral_styles(texts)) == 1


@pytest.mark.parametrize(
    "texts",
    [
        ["Hay seis plazas.", "Hay 32 plazas."],
        ["Hay seis plazas.", "Hay 6 cargos."],
        ["Son tres (3) sesiones y 4 sesiones."],
        ["Pasan dos años y 3 años, dos de enero y 5 de mayo."],
        ["Los artículos 15 fracción XIV y 16, dos párrafos, 2 párrafos."],
        ["En 2023 metas y dos metas."],
        ["Una meta y 1 meta."],
    ],
)
def test_two_styles_with_a_reason_are_no_fault(texts: list[str]) -> None:
    assert find_numeral_styles(texts) == []


def test_the_numerals_of_the_seeds() -> None:
    found = []
    for seed in ("ieeq", "iem"):
        passages = seed_passages(seed)
        for fault in find_numeral_styles([passage.text for passage in passages]):
            lines = [
                [passages[site.text].line for site in sites]
                for sites in (fault.in_words, fault.in_figures)
            ]
            found.append((fault.noun, *lines))
    assert found == [("plazas", [33], [33, 35])]
