"""The two ways to read: every period that a prose mentions, or a whole text as one period."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from plandocs.plan.frases.forma import form_of
from plandocs.plan.frases.lectura import Contexto, Mencion, PeriodoLeido, joined
from plandocs.plan.frases.lexicon import Kind
from plandocs.plan.frases.phrases import frases
from plandocs.plan.frases.punto import Words
from plandocs.plan.frases.scan import Hit, Scan
from plandocs.plan.frases.words import cut, fold
from plandocs.plan.tiempo import Tramo, month, parse_tramo

_IDLE = frozenset(
    "a al con de del desde durante e el en entre la las los mes meses o para periodo periodos "
    "por u y".split()
)
_TAIL = frozenset("conforme segun previa previo sujeto sujeta".split())
_LIMITS = frozenset("limite vencimiento entrega".split())
_WORD = re.compile(r"[^\W\d_]{2,}")
_FIGURES = re.compile(r"\d{4}|\d/\d")
_MONTH_IN_FIGURES = re.compile(r"(0?[1-9]|1[0-2])[/-]((?:19|20|21)\d\d)\.?")


def find_periods(text: str, context: Contexto) -> list[Mencion]:
    """Return every period that a prose mentions, in order; offsets are those of NFC text."""
    folded = fold(text)
    if not _FIGURES.search(folded) and frases().anchors.isdisjoint(_WORD.findall(folded)):
        return []
    words = cut(folded)
    return [
        Mencion(words[hit.start].start, words[hit.end - 1].end, hit.periodo)
        for hit in Scan(text, words, context).hits()
    ]


def read_period(text: str, context: Contexto) -> PeriodoLeido | None:
    """Return a whole field, note or cell read as one period, or None when it is something else."""
    text = unicodedata.normalize("NFC", text)
    if coded := _read_code(text.strip().rstrip(".")):
        return coded
    words = cut(fold(text))
    first, deadline = _after_label(words)
    hits = list(Scan(text, words, context, whole=True).hits(first))
    last = len(words) - 3
    forma = form_of(words[first:last])
    if not hits or not _opens(words, first, hits[0].start):
        return _read_opening(words, first, forma)
    if not _are_all_idle(words, hits) or not _may_follow(words, hits[-1], last):
        return None
    return _together([hit.periodo for hit in hits], "hasta" if deadline else "", forma)


def _read_code(text: str) -> PeriodoLeido | None:
    """Return «2025-01», «2025-T1» or «03/2025» as a period."""
    if found := _MONTH_IN_FIGURES.fullmatch(text):
        return PeriodoLeido((month(int(found[2]), int(found[1])),), forma="{mes en cifra}/{año}")
    if tramo := parse_tramo(text):
        return PeriodoLeido((tramo,), forma="{código}")
    return None


def _after_label(words: Words) -> tuple[int, bool]:
    """Return the place after «***», «1.1», «a)» or «Periodo:», and whether it names a deadline."""
    at = 0
    while words[at].kind is Kind.MARK and words[at].text != "(":
        at += 1
    if words[at].text[:1].isdigit() and words[at].kind is Kind.WORD:
        at += 1 + (words[at + 1].text in {".", ")", "-"})
    elif words[at + 1].text in {".", ")"} and (
        words[at].kind in (Kind.NUMBER, Kind.ROMAN) or len(words[at].text) == 1
    ):
        at += 2 + (words[at + 2].text in {"-", "."})
    for colon in range(at + 1, min(at + 6, len(words))):
        if words[colon].text == ":":
            named = {word.text for word in words[at:colon]}
            return colon + 1, bool(named & _LIMITS)
    return at, False


def _opens(words: Words, at: int, start: int) -> bool:
    """Return whether a period is the first thing said; «3 Enero a …» has a label without a stop."""
    at += words[at].kind is Kind.NUMBER and words[at + 1].kind is Kind.MONTH and start == at + 1
    return _are_idle(words, at, start)


def _are_idle(words: Words, at: int, end: int) -> bool:
    return all(word.kind is Kind.MARK or word.text in _IDLE for word in words[at:end])


def _are_all_idle(words: Words, hits: Sequence[Hit]) -> bool:
    """Return whether nothing but small words stands between the periods found."""
    return all(_are_idle(words, hit.end, after.start) for hit, after in pairwise(hits))


def _may_follow(words: Words, hit: Hit, last: int) -> bool:
    """Return whether what follows the last period only qualifies it."""
    after = words[hit.end]
    if _are_idle(words, hit.end, last) or (hit.periodo.abierto and not hit.periodo.tramos):
        return True
    return after.text in {",", ";", "("} or after.text in _TAIL


def _read_opening(words: Words, at: int, forma: str) -> PeriodoLeido | None:
    """Return what a field leaves open by its first words: «Al concluir el cómputo»."""
    match = frases().en_campo.match(words, at)
    return PeriodoLeido(abierto=match[0], forma=forma) if match else None


def _together(read: Sequence[PeriodoLeido], limite: str, forma: str) -> PeriodoLeido:
    """Return several periods of one field as one: the days of all, what is said of any."""
    tramos = [tramo for periodo in read for tramo in periodo.tramos]
    if limite and tramos:
        tramos = [Tramo(tramos[-1].fin, tramos[-1].fin)]
    return PeriodoLeido(
        tramos=joined(tramos),
        abierto="" if tramos else next((p.abierto for p in read if p.abierto), ""),
        recurrente=next((p.recurrente for p in read if p.recurrente), ""),
        limite=limite or next((p.limite for p in read if p.limite), ""),
        relativo=any(p.relativo for p in read),
        sin_anio=any(p.sin_anio for p in read),
        impreciso=any(p.impreciso for p in read),
        defecto=next((p.defecto for p in read if p.defecto), ""),
        forma=forma,
    )
