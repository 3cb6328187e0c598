"""What a sheet does with its cells by itself: conditional formats, lists to choose from, filters.

Source: ISO/IEC 29500-1, 18.3.1.18 and 18.3.1.32; MS-XLSX 2.3.3 for what Excel added later.
"""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from plandocs.verify.color import WHITE
from plandocs.verify.contents import Block, folded, lone
from plandocs.verify.sheet_text.names import written
from plandocs.verify.sheet_text.styles import Styles, condition_look
from plandocs.verify.sheet_text.values import S, column_letters, is_on, number_of, plain_number

_CELLS = f"{S}sheetData"
_SCALES = ("colorScale", "dataBar", "iconSet")
_OPERATED = ("cellIs", "whole", "decimal", "date", "time", "textLength")
"""The rules whose operator says something."""
_OPTIONS = {
    "top10": {"rank": "", "percent": "0", "bottom": "0"},
    "aboveAverage": {"aboveAverage": "1", "equalAverage": "0", "stdDev": "0"},
    "timePeriod": {"timePeriod": ""},
}
"""What changes what a rule picks, and what is understood where nothing is said."""
_SWITCHES = {"true": "1", "false": "0"}
_WITHOUT_FORMULA = ("none", "top10", "aboveAverage", "duplicateValues", "uniqueValues")
_CHOSEN = ("val", "operator", "type", "dxfId", "iconId")
_ADDED = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}"
_TWO_SIDED = ("between", "notBetween")


def rule_blocks(root: Element, name: str, styles: Styles) -> Iterator[Block]:
    """Yield the rules of a sheet, in an order that programs do not change."""
    where = f"hoja «{name}»"
    rules = [part for part in root if part.tag != _CELLS]
    for text in sorted({*_conditions(rules, styles)}):
        yield lone(f"{where} · formato condicional", f"[{text}]")
    for text in sorted({*_validations(rules)}):
        yield lone(f"{where} · validación de datos", f"[{text}]")
    for column in _named(rules, "filterColumn"):
        letters = column_letters(number_of(column.get("colId")) + 1)
        told = [node.get(key, "") for node in column.iter() for key in _CHOSEN if node.get(key)]
        yield lone(f"{where} · filtro", f"[columna {letters} del filtro: {', '.join(told)}]")


def _named(parts: Iterable[Element], name: str) -> Iterator[Element]:
    """Yield the elements with a name, of the standard or of those that Excel added to it."""
    return (node for part in parts for node in part.iter() if _name(node) == name)


def _name(node: Element) -> str:
    return str(node.tag).rpartition("}")[2]


def _conditions(rules: Iterable[Element], styles: Styles) -> Iterator[str]:
    for group in _named(rules, "conditionalFormatting"):
        cells = _cells(group)
        for rule in _named([group], "cfRule"):
            if rule.tag == f"{_ADDED}cfRule" and rule.get("type") == "dataBar":
                continue  # what Excel added to a rule that is told
            yield f"{cells}: {_condition(rule, styles)}"


def _cells(node: Element) -> str:
    """Return the cells that a rule is of."""
    own = node.get("sqref") or next((child.text or "" for child in _named([node], "sqref")), "")
    return " ".join(sorted(own.replace("$", "").split()))


def _condition(rule: Element, styles: Styles) -> str:
    kind = rule.get("type", "")
    told = [kind, rule.get("operator", "") if kind in _OPERATED else ""]
    for key, usual in _OPTIONS.get(kind, {}).items():
        value = rule.get(key, usual)
        told += [f"{key} {value}"] if _SWITCHES.get(value, value) != usual else []
    told += [f"‹{text}›" for text in _formulas(rule)]
    told += [look for scale in rule if (look := _scale(scale, styles))]
    number = rule.get("dxfId")
    own = next(_named([rule], "dxf"), None)
    if own is not None:
        told.append(condition_look(own, styles.colors))
    elif number is not None and number_of(number) < len(styles.of_conditions):
        told.append(styles.of_conditions[number_of(number)])
    return " ".join(filter(None, told))


def _formulas(rule: Element) -> Iterator[str]:
    """Yield the formulas of a rule, of the two that it may have, but those nobody uses."""
    if rule.get("type", "none") in _WITHOUT_FORMULA:
        return
    names = ("formula", "formula1", "formula2", "f")
    texts = [
        written(node.text)
        for node in rule.iter()
        if _name(node) in names and node.text and node.text.strip()
    ]
    two = rule.get("operator", "between") in _TWO_SIDED and rule.get("type") in _OPERATED
    yield from (plain_number(text) for text in texts[: 2 if two else 1])


def _scale(node: Element, styles: Styles) -> str:
    if _name(node) not in _SCALES:
        return ""
    stops = [
        _stop(child.get("type", ""), child.get("val", ""))
        for child in node
        if _name(child) == "cfvo"
    ]
    colors = [styles.colors.of(child, WHITE) for child in node if _name(child) == "color"]
    hidden = ["sin mostrar el valor"] if node.get("showValue") in ("0", "false") else []
    return " ".join(filter(None, [node.get("iconSet", ""), *stops, *colors, *hidden]))


def _stop(kind: str, value: str) -> str:
    return kind if kind in ("min", "max") else f"{kind} {plain_number(value)}"


def _validations(rules: Iterable[Element]) -> Iterator[str]:
    for rule in _named(rules, "dataValidation"):
        kind = rule.get("type", "none")
        told = [kind, rule.get("operator", "between") if kind in _OPERATED else ""]
        told += [f"‹{text}›" for text in _formulas(rule)]
        for switch, keys in (
            ("showInputMessage", ("promptTitle", "prompt")),
            ("showErrorMessage", ("errorTitle", "error")),
        ):
            told += [f"«{folded(rule.get(key, ''))}»" for key in keys if _says(rule, switch, key)]
        said = " ".join(filter(None, told))
        if said != "none":
            yield f"{_cells(rule)}: {said}"


def _says(rule: Element, switch: str, key: str) -> bool:
    return is_on(rule.get(switch)) and bool(rule.get(key))
