"""Cell formats that the data asks for, added after those of the template."""

import re

from plandocs.engine.sheet.plans import Look, StylePlan

_FILL = (
    '<fill><patternFill patternType="solid"><fgColor rgb="FF{}"/><bgColor indexed="64"/>'
    "</patternFill></fill>"
)
DATE_CODE = '<numFmt numFmtId="{}" formatCode="dd/mm/yyyy"/>'
MOMENT_CODE = '<numFmt numFmtId="{}" formatCode="dd/mm/yyyy hh:mm"/>'
HOUR_CODE = '<numFmt numFmtId="{}" formatCode="hh:mm"/>'
_CODES = re.compile(r"<numFmts\b[^>]*?(?:/>|>(.*?)</numFmts>)", re.DOTALL)
_ROOT = re.compile(r"<styleSheet\b[^>]*>")
_COUNT = r'(<{}\b[^>]*?\bcount=")\d+(")'


class Styles:
    """The formats of one printing."""

    def __init__(self, plan: StylePlan) -> None:
        """Begin with the template's."""
        self._plan = plan
        self._made: dict[tuple[int, str], int] = {}
        self._formats: list[str] = []
        self._looks: list[Look] = []
        self._fills: dict[str, int] = {}
        self._codes: dict[str, int] = {}

    def filled(self, style: int, color: str) -> int:
        """Return the format of a cell with another background; `color` has six figures."""
        key = style, color
        if key not in self._made:
            number = self._fills.setdefault(color, self._plan.fills + len(self._fills))
            self._add(style, key, _set(self._format(style), "fillId", number, "applyFill"))
        return self._made[key]

    def dated(self, style: int, code: str) -> int:
        """Return the format of a cell that shows dates; `code` says how."""
        key = style, code
        if style < len(self._plan.dated) and self._plan.dated[style]:
            return style
        if key not in self._made:
            free = self._plan.next_format + len(self._codes)
            number = self._codes.setdefault(code, free)
            self._add(
                style, key, _set(self._format(style), "numFmtId", number, "applyNumberFormat")
            )
        return self._made[key]

    def look(self, style: int) -> Look:
        """Return what of a format decides how tall its text is."""
        looks = self._plan.looks
        return looks[style] if style < len(looks) else self._looks[style - len(looks)]

    def _add(self, style: int, key: tuple[int, str], xml: str) -> None:
        self._made[key] = len(self._plan.formats) + len(self._formats)
        self._looks.append(self.look(style))
        self._formats.append(xml)

    def _format(self, style: int) -> str:
        own = style - len(self._plan.formats)
        return self._formats[own] if own >= 0 else self._plan.formats[style]

    def text(self) -> str | None:
        """Return xl/styles.xml, or None when nothing was added."""
        if not self._formats:
            return None
        text = self._plan.text
        if self._codes:
            text = _with_codes(text, "".join(c.format(n) for c, n in self._codes.items()))
        fills = "".join(_FILL.format(color) for color in self._fills)
        text = _extended(text, "fills", fills, self._plan.fills + len(self._fills))
        count = len(self._plan.formats) + len(self._formats)
        return _extended(text, "cellXfs", "".join(self._formats), count)


def _set(xml: str, name: str, value: int, applied: str) -> str:
    """Return an `xf` with an attribute changed, and said to be used."""
    head, mark, rest = xml.partition("/>" if _is_empty(xml) else ">")
    head = re.sub(rf'\s{name}="[^"]*"|\s{applied}="[^"]*"', "", head)
    return f'{head} {name}="{value}" {applied}="1"{mark}{rest}'


def _is_empty(xml: str) -> bool:
    return xml[xml.index(">") - 1] == "/"


def _with_codes(text: str, codes: str) -> str:
    """Return the XML with number formats added; the element that holds them may be empty."""
    found = _CODES.search(text)
    own = (found[1] or "") if found else ""
    count = own.count("<numFmt ") + codes.count("<numFmt ")
    made = f'<numFmts count="{count}">{own}{codes}</numFmts>'
    if found is None:
        found = _ROOT.search(text)
        assert found is not None
        return text[: found.end()] + made + text[found.end() :]
    return text[: found.start()] + made + text[found.end() :]


def _extended(text: str, name: str, added: str, count: int) -> str:
    """Return the XML with elements added at the end of a list, and their number with them."""
    if not added:
        return text
    end = text.rindex(f"</{name}>")
    text = text[:end] + added + text[end:]
    return re.sub(_COUNT.format(name), rf"\g<1>{count}\g<2>", text, count=1)
