"""How colours are seen: lightness, contrast, and how far apart two are for whom sees how.

Contrast and lightness are those of WCAG 2 and CIE 1976. The three kinds of colour blindness are
the matrices of Machado, Oliveira and Fernandes (2009) for a missing cone, on linear light; the
distance is CIEDE2000, in which 1 is the least that an eye sees side by side.
"""

from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

Light = tuple[float, float, float]
"""Red, green and blue of a colour as amounts of light, from 0 to 1."""
Lab = tuple[float, float, float]
"""Lightness, from green to red, from blue to yellow (CIE 1976)."""

BLACK, WHITE = "000000", "FFFFFF"
PALETTE = ("F38550", "81DBFA", "13896D", "F1EA70", "DCADB1", "A87CC8")
"""The fills of an institution without its own: told apart in grey and with any colour blindness,
as tests/test_palettes.py measures."""

_WITHOUT_CONE: dict[str, tuple[Light, Light, Light]] = {
    "protanopía": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopía": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopía": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
SIGHTS = ("", *_WITHOUT_CONE)
"""The ways of seeing: all colours, which has no name here, and the three kinds of blindness."""

_TO_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_DAYLIGHT = (0.95047, 1.0, 1.08883)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def lightness(color: str) -> float:
    """Return the lightness of a colour, from 0 to 100: all that is left of it in grey."""
    return 116 * _root(_luminance(color)) - 16


def distance(one: str, other: str, sight: str = "") -> float:
    """Return how far apart two colours are for one who sees so (CIEDE2000)."""
    return _distance(_lab(_seen(one, sight)), _lab(_seen(other, sight)))


def _light(color: str) -> Light:
    red, green, blue = (int(color[n : n + 2], 16) / 255 for n in (0, 2, 4))
    return _linear(red), _linear(green), _linear(blue)


def _linear(value: float) -> float:
    return float(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)


def _luminance(color: str) -> float:
    return _product(_TO_XYZ, _light(color))[1]


def _seen(color: str, sight: str) -> Light:
    light = _light(color)
    if not sight:
        return light
    red, green, blue = (min(1.0, max(0.0, x)) for x in _product(_WITHOUT_CONE[sight], light))
    return red, green, blue


def _product(matrix: tuple[Light, Light, Light], light: Light) -> Light:
    x, y, z = (sum(a * b for a, b in zip(row, light, strict=True)) for row in matrix)
    return x, y, z


def _lab(light: Light) -> Lab:
    amounts = zip(_product(_TO_XYZ, light), _DAYLIGHT, strict=True)
    x, y, z = (_root(amount / whole) for amount, whole in amounts)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _root(value: float) -> float:
    return float(value ** (1 / 3) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116)


def _distance(one: Lab, other: Lab) -> float:
    """Return CIEDE2000 as Sharma, Wu and Dalal (2005) write it, their names in the comments."""
    chroma = (hypot(*one[1:]) + hypot(*other[1:])) / 2
    stretch = 1.5 - 0.5 * sqrt(chroma**7 / (chroma**7 + 25**7))  # 1 + G
    (c1, h1), (c2, h2) = (_polar(lab[1] * stretch, lab[2]) for lab in (one, other))
    turn = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0.0
    light, c = (one[0] + other[0]) / 2, (c1 + c2) / 2
    hue = h1 + turn / 2 if c1 * c2 else h1 + h2
    weight = (  # T
        1
        - 0.17 * cos(radians(hue - 30))
        + 0.24 * cos(radians(2 * hue))
        + 0.32 * cos(radians(3 * hue + 6))
        - 0.20 * cos(radians(4 * hue - 63))
    )
    by_light = (  # ΔL′ / S_L
        (other[0] - one[0]) / (1 + 0.015 * (light - 50) ** 2 / sqrt(20 + (light - 50) ** 2))
    )
    by_chroma = (c2 - c1) / (1 + 0.045 * c)  # ΔC′ / S_C
    by_hue = 2 * sqrt(c1 * c2) * sin(radians(turn / 2)) / (1 + 0.015 * c * weight)  # ΔH′ / S_H
    bend = 60 * exp(-((((hue % 360) - 275) / 25) ** 2))  # 2 Δθ
    rotation = -2 * sqrt(c**7 / (c**7 + 25**7)) * sin(radians(bend))  # R_T
    square = by_light**2 + by_chroma**2 + by_hue**2 + rotation * by_chroma * by_hue
    return sqrt(max(0.0, square))


def _polar(a: float, b: float) -> tuple[float, float]:
    return hypot(a, b), degrees(atan2(b, a)) % 360
