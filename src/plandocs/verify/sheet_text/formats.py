"""Number formats as they matter: what they add to a value, put in its place, or hide.

Source: ISO/IEC 29500-1, 18.8.30 and 18.8.31.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|\[\$(?P<money>[^\]-]*)[^\]]*\]|\[(?P<bracket>[^\]]*)\]'
    r"|_.|\*.|(?P<digit>[1-9])|(?P<code>.)",
    re.DOTALL,
)
_ADDS = re.compile(r"\d|\w{4}")
"""What can change what a value says, of the letters that a format puts beside it."""
_SIGNS = ("", "-", "(", ")")
"""What says that a number is below zero, between quotes or not."""
_SHOWS = re.compile(r"[0#?@dmyhs]|general", re.IGNORECASE)
_DATE = re.compile("[dmyhs]")
_ELAPSED = re.compile("h+|m+|s+", re.IGNORECASE)
_CONDITION = re.compile("[<>=].*")
_PARTS = re.compile("d+|m+|y+|h+|s+")
_MINUTES = re.compile(r"m+(?=[^a-z]*s)")
_NAMES = {"d": "día", "m": "mes", "y": "año"}
_WRITTEN = 3
"""From how many letters on a month is written by its name, which leaves no doubt."""
_OF_TEXTS = 3
"""Which section of a format is that of texts."""
_LONGEST = 1_000
"""How many letters of a format are read: Excel takes 255."""
_BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
    11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 37: "#,##0;(#,##0)", 38: "#,##0;(#,##0)",
    39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;(#,##0.00)", 48: "##0.0E+0",
    **dict.fromkeys((14, 15, 22), "d-m-y"), 16: "d-mmm", 17: "mmm-y",
    **dict.fromkeys((18, 19, 20, 21, 45, 46, 47), "h:mm"),
}  # fmt: skip
"""Dates of the list go as each machine writes them."""


class Format(NamedTuple):
    """What a format has to be told for: beside a number or a date, beside a text; its colours."""

    of_number: str = ""
    of_text: str = ""
    is_date: bool = False
    colors: tuple[str, ...] = ()


class _Section(NamedTuple):
    code: str
    literals: tuple[str, ...]
    colors: tuple[str, ...]

    @property
    def shows(self) -> bool:
        return bool(_SHOWS.search(self.code))

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(said for said in self.literals if _ADDS.search(said))


def format_of(number: int, told: Mapping[int, str]) -> Format:
    """Return a format by its number, among those that a workbook spells out."""
    code = told[number] if number in told else _BUILT_IN.get(number, "")
    if not code:
        return Format()
    sections = _sections(code[:_LONGEST])
    numeric = sections[:_OF_TEXTS]
    is_date = any(_DATE.search(_plain(section.code)) for section in numeric)
    colors = tuple(color for section in sections for color in section.colors)
    return Format(_of_number(numeric, is_date), _of_text(sections), is_date, colors)


def _of_number(sections: list[_Section], is_date: bool) -> str:
    words = _told([word for section in sections for word in section.words])
    if not any(section.shows for section in sections):
        return f"sin mostrar, sino {words}" if words else "sin mostrar"
    if is_date:
        told = ", ".join(sorted({*filter(None, map(_of_date, sections))}))
    else:
        told = ";".join(section.code for section in sections).removesuffix(";@")
        told = "" if told.lower() in ("general", "@") else told
    return " ".join(filter(None, (told, f"con {words}" if words else "")))


def _of_text(sections: list[_Section]) -> str:
    own = sections[_OF_TEXTS] if len(sections) > _OF_TEXTS else None
    if own is None:
        words = _told([word for one in sections if "@" in one.code for word in one.words])
        return f"con {words}" if words else ""
    if words := _told(own.words):
        return f"con {words}" if "@" in own.code else f"sin mostrar, sino {words}"
    if "@" in own.code or own.code.lower() == "general":
        return ""
    shown = any(section.shows for section in sections)
    return "sin mostrar los textos" if shown else "sin mostrar"


def _told(words: "list[str] | tuple[str, ...]") -> str:
    return f"«{'», «'.join(words)}»" if words else ""


def _plain(code: str) -> str:
    return code.lower().replace("general", "").replace("am/pm", "").replace("a/p", "")


def _of_date(section: _Section) -> str:
    """Return what of a date a section leaves out, or that it puts the month before the day."""
    parts, before = list[str](), ""
    for part in _PARTS.findall(_MINUTES.sub("", _plain(section.code))):
        if part[0] != "m" or before != "h":
            parts.append("M" if part[0] == "m" and len(part) >= _WRITTEN else part[0])
        before = part[0]
    order = "".join(parts)
    if "md" in order and not order.startswith("y"):
        return "mes antes que día"
    lacking = [word for letter, word in _NAMES.items() if letter not in order.lower()]
    return f"sin {' ni '.join(lacking)}" if lacking and parts else ""


def _sections(code: str) -> list[_Section]:
    """Return the sections of a format, each with its code apart from the letters it adds."""
    found = [_Section("", (), ())]
    joined = False  # letters that stand together are one word, however each is written
    for token in _TOKEN.finditer(code):
        section, said = found[-1], _said(token)
        if token["code"] == ";":
            found.append(_Section("", (), ()))
        elif said and said in _SIGNS:  # as if they were not between quotes
            found[-1] = section._replace(code=section.code + said)
        elif said:
            before = section.literals[-1] if joined else ""
            kept = section.literals[:-1] if joined else section.literals
            found[-1] = section._replace(literals=(*kept, before + said))
        elif (name := token["bracket"]) is not None and not _is_code(name):
            found[-1] = section._replace(colors=(*section.colors, name))
        elif name is not None:
            found[-1] = section._replace(code=f"{section.code}[{name}]")
        elif token["code"] and not token["code"].isspace():
            found[-1] = section._replace(code=section.code + token["code"])
        joined = said not in _SIGNS
    return found


def _said(token: re.Match[str]) -> str:
    return token["quoted"] or token["escaped"] or token["money"] or token["digit"] or ""


def _is_code(bracket: str) -> bool:
    return bool(_ELAPSED.fullmatch(bracket) or _CONDITION.fullmatch(bracket))
