"""Lists of words: how phrases are written, what merging does, what a bad list says."""

import pytest

from plandocs.spanish.phrases import PhraseFound, find_phrases
from plandocs.spanish.word_list import (
    Entry,
    WordList,
    WordListFault,
    read_words,
    shipped_words,
)

SHIPPED = shipped_words()
ENTRIES = list(SHIPPED.entries.values())


def found(text: str, words: str) -> list[tuple[str, str]]:
    return [(one.found, one.preferred) for one in find_phrases([text], read_words(words))]


def of_entry(entry: Entry, text: str) -> list[PhraseFound]:
    return [one for one in find_phrases([text], SHIPPED) if one.key == entry.key]


def corrected(text: str) -> str:
    """Return a text with the first way of what is preferred in the place of what was found."""
    for one in reversed(find_phrases([text], SHIPPED)):
        better = one.preferred.split(" / ")[0]
        text = text[: one.site.start] + better + text[one.site.end :]
    return text


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.key)
def test_an_entry_finds_its_wrong_examples(entry: Entry) -> None:
    assert entry.finds, "an entry without an example is not known to work"
    assert [text for text in entry.finds if not of_entry(entry, text)] == []


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.key)
def test_an_entry_leaves_its_right_examples(entry: Entry) -> None:
    assert entry.leaves
    assert [text for text in entry.leaves if of_entry(entry, text)] == []


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.key)
def test_an_entry_says_why(entry: Entry) -> None:
    assert entry.why.endswith(".")
    assert len(entry.why) < 120


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.key)
def test_what_is_preferred_is_not_wrong_itself(entry: Entry) -> None:
    for text in entry.finds:
        assert of_entry(entry, corrected(text)) == []


def test_right_examples_hold_nothing_that_another_entry_finds() -> None:
    texts = [text for entry in ENTRIES for text in entry.leaves]
    assert [one.found for one in find_phrases(texts, SHIPPED)] == []


def test_there_are_entries_enough() -> None:
    assert len(ENTRIES) > 150


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("con base a", "Con base a la ley"),
        ("con base|fundamento a", "con fundamento a la ley"),
        ("dar (puntual) seguimiento de", "dar seguimiento de metas"),
        ("dar (puntual) seguimiento de", "dar puntual seguimiento de metas"),
        ("[dar] cuenta", "darán cuenta"),
        ("*miento del área", "seguimiento del área"),
        ("aprob* por mayoría", "aprobada por mayoría"),
        ("los _ mediante el cual", "los acuerdos mediante el cual"),
        ("enero del #", "enero del 2025"),
        ("de =el", "de el Instituto"),
        ("y/o", "fortalecer y/o reforzar"),
        ("y / o", "fortalecer y / o reforzar"),
    ],
)
def test_a_pattern_stands_for(pattern: str, text: str) -> None:
    words = f'formas: {{dar: "dar da darán"}}\nentradas: {{"{pattern}": {{mejor: otra cosa}}}}'
    assert len(found(text, words)) == 1


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("con base a", "con base, a la vista"),
        ("con base a", "con bases a la vista"),
        ("de =el", "de El Marqués"),
        ("los _ mediante", "los 32 mediante"),
        ("enero del #", "enero del año"),
        ("aprob* por mayoría", "aprob2 por mayoría"),
    ],
)
def test_a_pattern_does_not_stand_for(pattern: str, text: str) -> None:
    assert found(text, f'entradas: {{"{pattern}": {{mejor: otra cosa}}}}') == []


def test_what_is_preferred_repeats_words_found_and_their_capitals() -> None:
    words = """
      formas: {dar: dar dará}
      entradas:
        dar seguimiento de:
          cambia:
            "[dar] (puntual) seguimiento de": "{1} {2} seguimiento a"
    """
    assert found("Dará puntual seguimiento de metas", words) == [
        ("Dará puntual seguimiento de", "Dará puntual seguimiento a")
    ]
    assert found("Se dará seguimiento de metas", words) == [
        ("dará seguimiento de", "dará seguimiento a")
    ]
    assert found("DAR SEGUIMIENTO DE METAS", words) == [("DAR SEGUIMIENTO DE", "DAR SEGUIMIENTO A")]


def test_a_phrase_of_an_exception_is_let_be() -> None:
    words = "entradas: {en base de: {mejor: con base en, salvo: [en base de datos]}}"
    assert found("En base de datos y en base de ello.", words) == [("en base de", "con base en")]


def test_a_later_list_adds_and_replaces_entries() -> None:
    first = read_words("entradas: {con base a: {mejor: con base en}, ojo: {mejor: atención}}")
    later = read_words("entradas: {ojo: {mejor: cuidado, gravedad: estilo}, uh: {mejor: ah}}")
    both = first.merge(later)
    told = [(one.preferred, one.severity) for one in find_phrases(["Ojo, uh, con base a"], both)]
    assert told == [("Cuidado", "style"), ("ah", "error"), ("con base en", "error")]


def test_a_later_list_uses_the_forms_of_an_earlier_one() -> None:
    later = read_words('entradas: {dar lata: {cambia: {"[dar] lata": molestar}}}')
    assert find_phrases(["Dieron lata."], SHIPPED.merge(later))[0].preferred == "Molestar"


def test_a_later_list_silences_an_entry() -> None:
    quiet = SHIPPED.merge(read_words("callar: [y/o]"))
    assert find_phrases(["Fortalecer y/o reforzar."], quiet) == []
    assert "y/o" not in quiet.entries


def test_silencing_what_no_list_has_is_a_fault() -> None:
    with pytest.raises(WordListFault, match="«y/u», que ninguna lista tiene"):
        SHIPPED.merge(read_words("callar: [y/u]"))


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("entradas: {a: [", "no se entiende"),
        ("- suelto", "tiene `formas`, `entradas` y `callar`"),
        ("frases: {}", "tiene `formas`, `entradas` y `callar`"),
        ("entradas: [a]", "`entradas` es una lista de nombres"),
        ("entradas: {a: b}", "«a» no dice `mejor` ni `cambia`"),
        ("entradas: {a: {}}", "«a» necesita `mejor` o `cambia`"),
        ("entradas: {a: {mejor: b, cambia: {a: b}}}", "«a» necesita `mejor` o `cambia`"),
        ("entradas: {a: {mejor: b, peor: c}}", "«a» tiene «peor», que no se conoce"),
        ("entradas: {a: {mejor: b, gravedad: grave}}", "la gravedad es `error` o `estilo`"),
        ("entradas: {a: {mejor: b, salvo: c}}", "«a»: `salvo` lleva una lista de textos"),
        ("callar: y/o", "`callar` lleva una lista de textos"),
        ("formas: [a]", "`formas` es una lista de nombres"),
        ("formas: {dar: [da, dan]}", "«dar» lleva palabras"),
        ("", "está vacía"),
        ("# nada", "está vacía"),
        ("entradas: {'': {mejor: b}}", "«», que no tiene ninguna palabra"),
        ("entradas: {'...': {mejor: b}}", "que no tiene ninguna palabra"),
        ("entradas: {(hola plan: {mejor: b}}", "con un paréntesis o un corchete"),
        ("entradas: {'( ) () plan': {mejor: b}}", "con un paréntesis o un corchete"),
        ("entradas: {'[dar plan': {mejor: b}}", "con un paréntesis o un corchete"),
        ("entradas: {a: {mejor: b, salvo: [plan)]}}", "con un paréntesis o un corchete"),
        ("entradas: {'= plan': {mejor: b}}", "que no va junto a una palabra"),
        ("entradas: {'a|* plan': {mejor: b}}", "que no va junto a una palabra"),
        ("entradas: {a plan: {mejor: A  plan}}", "que es lo mismo"),
        ("entradas: {a plan: {mejor: 'b {9}'}}", "no es el número de ninguna palabra"),
        ("entradas: {a plan: {mejor: 'b {x}'}}", "no es el número de ninguna palabra"),
        (f"entradas: {{{'(a) ' * 24}plan: {{mejor: b}}}}", "pueden faltar más de 6 palabras"),
        ("entradas: {a: {mejor: }}", "«a» no dice qué se prefiere"),
        ("entradas: {a: {mejor: [b, c]}}", "«a» no dice qué se prefiere"),
        ("entradas: {a: {cambia: {}}}", "«a» no dice qué se prefiere"),
    ],
)
def test_a_bad_list_is_a_fault_that_says_what(words: str, fault: str) -> None:
    with pytest.raises(WordListFault, match=fault):
        read_words(words)


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("entradas: {a: {mejor: b, salvo: c}}", ("entradas", "a", "salvo")),
        ("entradas: {(a: {mejor: b}}", ("entradas", "(a")),
        ("callar: y/o", ("callar",)),
        ("formas: [a]", ("formas",)),
        ("formas: {dar: }", ("formas", "dar")),
    ],
)
def test_a_fault_says_where(words: str, path: tuple[str, ...]) -> None:
    with pytest.raises(WordListFault) as fault:
        read_words(words)
    assert fault.value.path == path


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ('entradas: {a: {cambia: {"[dar] a": b}}}', r"usa «\[dar\]», que no está en `formas`"),
        ('entradas: {a: {cambia: {"_ # *ar": b}}}', "no tiene ninguna palabra fija"),
    ],
)
def test_a_phrase_that_cannot_be_searched_is_a_fault(words: str, fault: str) -> None:
    with pytest.raises(WordListFault, match=fault):
        find_phrases(["a"], read_words(words))


def test_an_empty_list_finds_nothing() -> None:
    assert find_phrases(["con base a"], WordList()) == []
    assert find_phrases(["con base a"], read_words("{}")) == []
