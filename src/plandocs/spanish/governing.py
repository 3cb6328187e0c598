"""Whether a lead-in has the verb that governs the list behind it."""

import re

from plandocs.spanish.counting import last_sentence
from plandocs.spanish.folding import fold
from plandocs.spanish.initials import FUNCTION_WORDS
from plandocs.spanish.main_clause import finite_verbs

_CONNECTIVE = re.compile(
    r"\b(?:derivado de (?:lo anterior|ello|esto|lo expuesto)"
    r"|en (?:es[ea]|est[ea]|tal|dicho) (?:sentido|tenor|contexto|tesitura|virtud|orden de ideas)"
    r"|con base en (?:lo anterior|ello|esto|lo expuesto)"
    r"|(?:por|con|ante|conforme a|en atencion a|en virtud de|en razon de|debido a|atento a|en"
    r" cumplimiento (?:a|de)) (?:lo anterior|ello|esto|lo expuesto|lo antes expuesto)"
    r"|por (?:tanto|lo tanto|lo que|consiguiente|lo cual|tal motivo|tal razon|ende)"
    r"|en consecuencia|de ahi que|al respecto|razon por la cual|motivo por el cual"
    r"|para (?:ello|esto|lo anterior|lo cual|tal(?:es)? (?:efectos?|fin|fines)|ese fin|dichos? fin"
    r"|su (?:debido )?(?:cumplimiento|logro|atencion|seguimiento)))\b,?"
)
_ANNOUNCER = (
    r"(?:a traves de|mediante|por medio de|por conducto de|con) (?:la|las|los|el)"
    r" (?:siguientes?(?: \w+){1,3}?|\w+ siguientes?)"
)
_DETERMINER = r"(?:la|las|el|los|esta|este|estas|estos|dicha|dicho|dichas|dichos|cada)"
_AGENT = (
    r"(?:comision|instituto|direccion|direcciones|consejo|secretaria|unidad|unidades|coordinacion"
    r"|coordinaciones|comite|comites|junta|organo|organos|presidencia|area|areas|departamento"
    r"|institucion|autoridad|organismo|organismos|consejeria|consejerias|personas?|personal"
    r"|titular(?:es)?|integrantes|ine|[a-z]*ople[a-z]?|ie[a-z]{1,5}|tribunal|oficina|contraloria)"
)
_SUBJECT = rf"{_DETERMINER} {_AGENT}\b[^,;:]*"
_SUBJECT_LAST = re.compile(rf"{_ANNOUNCER},? {_SUBJECT}$")
_SUBJECT_FIRST = re.compile(rf"(?:^|, )(?P<clause>{_SUBJECT}, ?{_ANNOUNCER}[^,;:]*)$")
_LONE_SUBJECT = re.compile(rf"(?:[^,]*, )?{_SUBJECT}$")
_GOES_ON = re.compile(r"(?:asi como|ademas de|y|e|o|incluyendo|entre|junto con)\b")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-z])")
_ANNOUNCED = re.compile(_ANNOUNCER + "$")
_LABEL = re.compile(
    rf"(?!(?:{'|'.join(sorted(FUNCTION_WORDS))}|est[aeo]s?|dich[ao]s?|cada|\w+[aei]d[ao]s?)\b)\w+"
)
"""A bare noun opens no sentence: «Atribuciones que se cumplirán …»."""
_INFINITE = re.compile(r"\w+(?:[aei]r|[aei]rse|[ai]ndo|[ai]endo|yendo)\b")


def has_main_verb(text: str) -> bool | None:
    """Whether the clause that ends a lead-in has its finite verb: «la Comisión realizará …:».

    None for what needs none or cannot be judged: labels («Objetivos:»), passages that announce
    nothing, sentences that open with an infinitive or a gerund.
    """
    body = text.rstrip()
    if not body.endswith(":") or body.upper() == body:
        return None
    clause = _clause(body[:-1].rstrip())
    if any(verb.main for verb in finite_verbs(clause)):
        return True
    folded = fold(clause).strip(" ,")
    if _INFINITE.match(folded) or _LABEL.match(folded) or not _claims_a_verb(folded):
        return None
    return False


def _clause(body: str) -> str:
    """Return the clause that governs the list: what follows the last joint before the colon."""
    _, sentence = last_sentence(body)
    folded = fold(sentence)
    if _GOES_ON.match(folded):
        # «…; así como las siguientes:» leans on the verb of the clause before.
        return _SENTENCE.split(body)[-1]
    joint = max((found.end() for found in _CONNECTIVE.finditer(folded)), default=0)
    sentence, folded = sentence[joint:].strip(" ,"), folded[joint:].strip(" ,")
    for form in (_SUBJECT_LAST, _SUBJECT_FIRST):
        found = form.search(folded)
        if found and not finite_verbs(sentence[found.start() :]):
            return sentence[found.start() :]
    return sentence


def _claims_a_verb(folded: str) -> bool:
    """Whether a clause names who acts, or through what, and so promises what is done."""
    return bool(
        _SUBJECT_LAST.search(folded)
        or _SUBJECT_FIRST.search(folded)
        or _LONE_SUBJECT.fullmatch(folded)
        or _ANNOUNCED.search(folded)
    )
