"""The small words between dates: what separates them, what makes a range of two, what is idle."""

from plandocs.plan.frases.punto import Words

AND = frozenset("y e o u".split())
_IDLE = frozenset("el la los las de del dia dias mes meses en".split())
_TO = frozenset("a al hasta - /".split())


def skip_idle(words: Words, at: int) -> int:
    """Return the place after the articles and prepositions that may stand before a date."""
    limit = at + 4
    while at < limit and words[at].text in _IDLE:
        at += 1
    return at


def after_separator(words: Words, at: int) -> int:
    """Return the place after a comma, a slash, «y», «y/o», or both; 0 when there is none."""
    comma = words[at].text in {",", "/"}
    if words[at + comma].text in AND:
        both = words[at + comma + 1].text == "/" and words[at + comma + 2].text in AND
        return at + comma + 1 + 2 * both
    return at + 1 if comma else 0


def after_connective(words: Words, at: int, between: bool = False) -> int:
    """Return the place after what joins the two ends of a range; 0 when nothing does.

    After «entre» that is «y».
    """
    if words[at].text in AND:
        if between:
            return at + 1
        at += 1
        return at + 1 if words[at].text == "hasta" else 0
    return at + 1 if words[at].text in _TO else 0


def following(words: Words, at: int, count: int) -> str:
    """Return the next words up to a mark, at most `count`, with one space between them."""
    texts = []
    for word in words[at : at + count]:
        if not word.text[:1].isalnum():
            break
        texts.append(word.text)
    return " ".join(texts)
