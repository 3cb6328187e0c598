"""Whatever is typed, every analysis ends, and tells sites that are in the texts."""

import time
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plandocs.spanish.acronyms import find_acronym_faults
from plandocs.spanish.agreement import find_disagreements
from plandocs.spanish.capitals import find_case_faults
from plandocs.spanish.collation import first_out_of_order
from plandocs.spanish.counting import lead_in
from plandocs.spanish.inclusive import find_masculines
from plandocs.spanish.names import Name, find_name_faults
from plandocs.spanish.near_duplicates import find_near_duplicates
from plandocs.spanish.openings import finite_future, opens_with
from plandocs.spanish.phrases import find_doubled, find_phrases
from plandocs.spanish.quantities import find_quantities
from plandocs.spanish.sentences import find_long_sentences
from plandocs.spanish.site import Site
from plandocs.spanish.spacing import find_spacing
from plandocs.spanish.typography import find_end_punctuation, find_quotes, find_separators
from plandocs.spanish.word_list import shipped_words

PIECES = st.sampled_from(
    'Comisión|comisión|de|del|SPEN|Instituto|Electoral|y|,|.|:| |  |\n|«|»|“|"|(|)|1.1|a)|•|İ|ß|'
    "INSTITUTO|2024|-|/|–|*|…|Programa|Anual|seis|6|plazas|titular|Lic.|¿|ñ".split("|")
)
TEXTS = st.lists(st.lists(PIECES, max_size=14).map(" ".join) | st.text(max_size=20), max_size=6)
NAMES = [
    Name("Comisión del Instituto Electoral", "órgano", ("Comisión", "C"), ("Comisión SPEN", "")),
    Name("Instituto Electoral", "órgano", ("Instituto", "SPEN", "-")),
    Name("Programa Anual", "documento"),
]


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_every_site_is_in_its_text(texts: list[str]) -> None:
    everything = {"todo": range(len(texts))}
    sites: list[Site] = [fault.site for fault in find_long_sentences(texts, 3)]
    for named in find_name_faults(texts, NAMES, defined=["Programa"], persons=["", "Ana"]):
        sites += (*named.sites, *named.agreeing)
    for cased in find_case_faults(texts, ["Comisión", ""], {"instituto": "Instituto"}):
        sites += _of(form for _, form in cased.forms)
    for style in (
        *find_end_punctuation(texts, everything),
        *find_quotes(texts),
        *find_separators(texts),
    ):
        sites += (*style.agreeing, *_of(odd for _, odd in style.odd))
    for spaced in find_spacing(texts):
        sites += spaced.sites
    for pair in find_near_duplicates(texts, everything):
        sites += (*pair.first, *pair.second, *_of(pair.differences))
    assert all(0 <= site.start <= site.end <= len(texts[site.text]) for site in sites)
    assert first_out_of_order(texts) in (None, *range(1, len(texts)))


def _of(groups: Iterable[Iterable[Site]]) -> list[Site]:
    return [site for group in groups for site in group]


ABSURD = {
    "dots": "." * 50_000,
    "spaces": "A" + " " * 50_000 + "a",
    "one word": "a" * 200_000,
    "one acronym": "A" * 200_000,
    "y": "y " * 5_000,
    "de la": "Comisión " + "de la " * 5_000 + "Junta",
    "quotes": '"' * 20_000,
    "openings": "«" * 20_000,
    "tens": "treinta y " * 5_000,
    "figures": "1 y " * 9_000,
    "enumeration": "Comisión, " * 2_000,
    "acronyms": "INE " * 5_000,
    "digits": "9" * 50_000 + " metas",
    "decimals": "9" * 5_000 + ".1 metas",
    "groups": "1" + ",111" * 5_000 + " metas",
    "superscripts": "² de enero, los ¹ acuerdos y las siguientes ² metas (³)",
}


@pytest.mark.parametrize("text", ABSURD.values(), ids=ABSURD)
def test_what_nobody_writes_is_read_soon(text: str) -> None:
    words = shipped_words()
    words.prepare()
    start = time.monotonic()
    find_phrases([text], words)
    find_doubled([text])
    find_long_sentences([text])
    find_disagreements([text])
    find_acronym_faults([text], {}, {"INE": "Instituto Nacional Electoral"})
    find_case_faults([text], ["Comisión"], {})
    find_name_faults([text], NAMES)
    find_masculines([text])
    find_near_duplicates([text, f"{text} x"], {"todo": [0, 1]})
    find_spacing([text])
    find_quotes([text])
    find_quantities(text)
    lead_in(f"{text}:")
    opens_with(text)
    finite_future(text)
    assert time.monotonic() - start < 10
