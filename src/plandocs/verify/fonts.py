"""What a font does to the words that are written with it."""

_SIGNS = ("wingdings", "webdings", "symbol", "zapf", "marlett")


def is_of_signs(font: str) -> bool:
    """Return whether the letters of a font are signs."""
    return any(name in font.lower() for name in _SIGNS)
