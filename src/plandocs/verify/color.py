"""Colours as `RRGGBB`: mixed, made lighter or darker, told apart by who reads on them."""

import colorsys
from collections.abc import Iterable

BLACK, WHITE = "000000", "FFFFFF"


def channels(color: str) -> tuple[float, float, float]:
    """Return how much red, green and blue a colour has, each of 0 to 1."""
    red, green, blue = (int(color[place : place + 2], 16) / 255 for place in (0, 2, 4))
    return red, green, blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, of 1 to 21 (WCAG 2.2)."""
    darker, lighter = sorted((_light(one), _light(other)))
    return (lighter + 0.05) / (darker + 0.05)


def farthest(one: str, other: str) -> float:
    """Return by how much two colours differ in the channel where they do most, of 0 to 1."""
    return max(abs(a - b) for a, b in zip(channels(one), channels(other), strict=True))


def mixed(color: str, other: str, share: float) -> str:
    """Return the colour of two mixed, with that share of the first."""
    pairs = zip(channels(color), channels(other), strict=True)
    return _code(a * share + b * (1 - share) for a, b in pairs)


def toned(color: str, kept: float, added: float = 0.0) -> str:
    """Return a colour with that share of its lightness, and some more lightness added."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*channels(color))
    return _code(colorsys.hls_to_rgb(hue, lightness * kept + added, saturation))


def _code(parts: Iterable[float]) -> str:
    return "".join(f"{round(255 * min(1.0, max(0.0, part))):02X}" for part in parts)


def _light(color: str) -> float:
    """Return the relative luminance of a colour."""
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels(color)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
