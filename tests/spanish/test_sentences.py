import pytest

from plandocs.spanish.sentences import find_long_sentences, split_sentences
from plandocs.spanish.site import Site


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Una. Dos. Tres", ["Una.", "Dos.", "Tres"]),
        ("¿Quién firma? ¡El titular! Nadie más…", ["¿Quién firma?", "¡El titular!", "Nadie más…"]),
        ("El Mtro. Luis Peña y la Lic. Ana Ríos.", ["El Mtro. Luis Peña y la Lic. Ana Ríos."]),
        ("Firmó José A. Pérez. Después, no.", ["Firmó José A. Pérez.", "Después, no."]),
        ("Según el art. 5 y la fracc. II, párr. 3.", ["Según el art. 5 y la fracc. II, párr. 3."]),
        ("Dice la fracción X. El resto calla.", ["Dice la fracción X.", "El resto calla."]),
        ("Mesas, sillas, etc. El resto.", ["Mesas, sillas, etc.", "El resto."]),
        ("Mesas, sillas, etc. y lo demás.", ["Mesas, sillas, etc. y lo demás."]),
        ("1.1. Seguimiento. Fin.", ["1.1. Seguimiento.", "Fin."]),
        ("IV. Marco legal. Fin.", ["IV. Marco legal.", "Fin."]),
        ("Un 1.5 por ciento. Bien.", ["Un 1.5 por ciento.", "Bien."]),
        ("Dijo “así.” Luego calló.", ["Dijo “así.”", "Luego calló."]),
        ("«¡Basta!», dijo. Y calló.", ["«¡Basta!», dijo.", "Y calló."]),
        ("La meta.* Otra nota.", ["La meta.*", "Otra nota."]),
        ("Acciones: a) uno; b) dos.", ["Acciones:", "a) uno;", "b) dos."]),
        ("Incisos a), b) y c) del artículo.", ["Incisos a), b) y c) del artículo."]),
        ("• Uno • Dos", ["Uno", "Dos"]),
        ("Sesionó en 2023. La siguiente, no.", ["Sesionó en 2023.", "La siguiente, no."]),
        ("", []),
    ],
)
def test_a_text_is_split_where_its_sentences_end(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_a_sentence_longer_than_the_limit_is_told_with_its_words() -> None:
    long = " ".join(["Una", *["palabra"] * 70]) + "."
    short = " ".join(["Una", *["palabra"] * 69]) + "."
    found = find_long_sentences(["", f"Corta. {long} Corta.", short])
    assert found == [(71, Site(1, 7, 7 + len(long)))]


def test_the_limit_is_the_caller_s() -> None:
    assert [f.words for f in find_long_sentences(["Una dos tres cuatro."], limit=3)] == [4]
    assert find_long_sentences(["Una dos tres cuatro."], limit=4) == []


def test_items_of_a_list_are_counted_apart() -> None:
    item = " ".join(["palabra"] * 40)
    assert find_long_sentences([f"Lista: a) {item}; b) {item}."]) == []
