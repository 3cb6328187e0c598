"""Letters as they compare: without capitals and accents, each at its own offset."""

_PLAIN = str.maketrans("áéíóúüàèìòùâêîôû", "aeiouuaeiouaeiou")


def fold(text: str) -> str:
    """Return a text in lower case and without accents, as long as it was; «ñ» stays."""
    lower = text.lower()
    if len(lower) != len(text):
        # «İ» and its like grow in lower case; offsets must hold.
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lower if lower.isascii() else lower.translate(_PLAIN)
