"""The formulas of a workbook: which only calculate, and which reach out of it."""

import re
from collections.abc import Collection

from plandocs.gates.links import is_allowed

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_QUOTED = re.compile(r"""\"(?P<text>(?:[^"]|"")*)\"|'(?P<sheet>(?:[^']|'')*)'""")
_TABLE = re.compile(r"(?<=[\w.\]])\[[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\]|\[[#@][^\[\]]*\]")
_CALL = re.compile(r"([^\W\d][\w.]*)\s*\(")
_PASSED = re.compile(
    r"\b(?:_xl\w+\.)*_xleta\.([\w.]+)|^\s*((?:_xl\w+\.)+[\w.]+)\s*$", re.IGNORECASE
)
"""A function given to another to call, or under another name."""
_ELSEWHERE = re.compile(r"\[[^\[\]]*\][^!]*!|\\\\|://")
_LINK = re.compile(r"\bHYPERLINK\s*\(\s*(\x00\d+\x00)?", re.IGNORECASE)
_MARK = re.compile("\x00(\\d+)\x00")
_PREFIXES = re.compile(r"^(?:_xlfn\.|_xlws\.|_xludf\.|_xll\.)+", re.IGNORECASE)
_READS = "lee otro archivo"
_RUNS = "llama a un programa o a una macro"
_FETCHES = "trae datos de internet"
_SERVES = "manda datos a un servicio de internet"
_QUERIES = "trae datos de otro programa o de un servidor"
_ACTIVE = {
    **dict.fromkeys(
        "CALL REGISTER REGISTER.ID UNREGISTER EXEC EXECUTE INITIATE POKE TERMINATE REQUEST "
        "SEND.KEYS RUN FOPEN FWRITE FWRITELN FREAD FREADLN FILE.DELETE DIRECTORY FILES OPEN "
        "SAVE.AS EVALUATE GET.WORKSPACE GET.WORKBOOK GET.CELL GET.DOCUMENT SHELL "
        "PY DDE DDEREQUEST".split(),
        _RUNS,
    ),
    **dict.fromkeys(
        "WEBSERVICE FILTERXML IMAGE STOCKHISTORY IMPORTXML IMPORTDATA IMPORTHTML IMPORTFEED "
        "IMPORTRANGE GOOGLEFINANCE FIELDVALUE".split(),
        _FETCHES,
    ),
    **dict.fromkeys("TRANSLATE DETECTLANGUAGE COPILOT GOOGLETRANSLATE".split(), _SERVES),
    **dict.fromkeys(
        "RTD SQL.REQUEST CUBEKPIMEMBER CUBEMEMBER CUBEMEMBERPROPERTY CUBERANKEDMEMBER CUBESET "
        "CUBESETCOUNT CUBEVALUE".split(),
        _QUERIES,
    ),
}
_NOT_OF_A_SHEET = re.compile(r"[\[\]\\/?*]|^\s*\w+://")


def why_active(formula: str, titles: Collection[str] = ()) -> str:
    """Return what a formula reaches outside its workbook, said in Spanish, or an empty text.

    `titles` are those of the sheets of the workbook.
    """
    texts: list[str] = []
    sheets: list[str] = []
    bare = _QUOTED.sub(lambda found: _kept(found, texts, sheets), _TAG.sub("", formula))
    known = {title.casefold() for title in titles}
    if any("|" in sheet and sheet.casefold() not in known for sheet in sheets):
        return _RUNS
    bare = _TABLE.sub("", bare)
    if "|" in bare:
        return _RUNS
    if any(map(_NOT_OF_A_SHEET.search, sheets)) or _ELSEWHERE.search(bare):
        return _READS
    if "INDIRECT" in bare.upper() and any(map(_ELSEWHERE.search, texts)):
        return _READS
    for found in (*_CALL.finditer(bare), *_PASSED.finditer(bare)):
        called = found[found.lastindex or 1]
        name = _PREFIXES.sub("", called).upper()
        if name in _ACTIVE or "_XLL." in called.upper():
            return f"usa {name}, que {_ACTIVE.get(name, _RUNS)}"
    return _why_leads(bare, texts)


def _why_leads(bare: str, texts: list[str]) -> str:
    """Return what is wrong with the links of a formula whose texts are marks."""
    for found in _LINK.finditer(bare):
        mark = _MARK.fullmatch(found[1] or "")
        if mark is None:
            return "usa HYPERLINK con una dirección que no está escrita en ella"
        if not is_allowed(texts[int(mark[1])]):
            return "usa HYPERLINK hacia una dirección que no es http, https ni mailto"
    return ""


def _kept(found: re.Match[str], texts: list[str], sheets: list[str]) -> str:
    """Keep a quoted text or sheet; return what stands for it."""
    if found["sheet"] is not None:
        sheets.append(found["sheet"].replace("''", "'"))
        return ""
    texts.append(found["text"])
    return f"\x00{len(texts) - 1}\x00"
