"""An answer in words for legal staff, and as JSON for programs."""

import colorsys
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from plandocs.diagnostics import as_text
from plandocs.genuine.answer import Answer, Fact, Verdict
from plandocs.verify.compare import Change

_COLOR = re.compile(r"color ([0-9A-F]{6})\b")
_HUES = (
    (15, "rojo"),
    (45, "naranja"),
    (70, "amarillo"),
    (165, "verde"),
    (200, "turquesa"),
    (255, "azul"),
    (290, "morado"),
    (345, "rosa"),
    (361, "rojo"),
)
_GREY, _BLACK, _WHITE = 0.1, 0.08, 0.97
"""How little saturated is grey, how dark black, how light white."""
MOST = 10
"""How many differences of a file are told unless all are asked for."""
_ALIKE, _PLACES = 3, 6
"""From how many differences of one cause are told as one, and how many of its places."""
_NAMES = {
    Verdict.GENUINE: "genuino",
    Verdict.SAVED_AGAIN: "guardado de nuevo, con el mismo texto",
    Verdict.OTHER_DATA: "generado de otra versión de los datos",
    Verdict.EDITED: "editado después",
    Verdict.UNKNOWN: "no se reconoce",
    Verdict.UNREADABLE: "no se pudo leer",
    Verdict.MISSING: "falta",
}
_PLURALS = {
    Verdict.GENUINE: "genuinos",
    Verdict.SAVED_AGAIN: "guardados de nuevo, con el mismo texto",
    Verdict.OTHER_DATA: "generados de otra versión de los datos",
    Verdict.EDITED: "editados después",
    Verdict.UNKNOWN: "no se reconocen",
    Verdict.UNREADABLE: "no se pudieron leer",
    Verdict.MISSING: "faltan",
}
_FACTS = {
    Verdict.GENUINE: "Es {documento}, byte por byte como se generó{huella}.",
    Verdict.SAVED_AGAIN: "Dice lo mismo que {documento}{huella}, pero no es ese archivo: se guardó "
    "de nuevo con otro programa. Se compararon su texto, sus imágenes y el color de sus celdas; no "
    "todo lo que puede ocultar o tapar un texto.",
    Verdict.OTHER_DATA: "Según su huella se generó como {documento}{huella}, con otros datos o con "
    "otra plantilla.",
    Verdict.EDITED: "Se generó como {documento}{huella}, y alguien lo cambió después.",
    Verdict.UNKNOWN: "No lleva huella: no se generó de un plan (`render` no la pone), o se le "
    "quitó.",
}
_REMEDIES = {
    Verdict.GENUINE: "puede usarse: nadie lo cambió desde que se generó.",
    Verdict.SAVED_AGAIN: "para un expediente, y donde importe cómo se ve, use el original.",
    Verdict.OTHER_DATA: "no lo use por el de los datos de hoy; revise qué versión se aprobó, y "
    "pida el documento de esa.",
    Verdict.EDITED: "no lo use como el generado; pida el original, o haga el cambio en los datos y "
    "genérelo de nuevo.",
    Verdict.UNKNOWN: "no lo use como documento generado; pida el original a quien lo generó.",
}
_UNPROVED = "Dice ser {documento}{huella}, y aquí no hay con qué comprobarlo."
_PROVE = (
    "compruébelo en la carpeta donde se generó, o dé en --record el registro.json de su Acuerdo."
)


def is_brief(answer: Answer) -> bool:
    """Return whether one line says all that there is to say."""
    return answer.verdict is Verdict.GENUINE and not answer.notes


def as_lines(answer: Answer, everything: bool) -> Iterator[str]:
    """Yield an answer, a block of lines: verdict, what it is, what differs, what to do."""
    yield f"{_shown(answer.file)}: {_NAMES[answer.verdict]}"
    if answer.found is not None:
        yield from as_text(answer.found).splitlines()[2:]
        return
    huella = f" (huella {answer.huella})" if answer.huella else ""
    document = f"«{_shown(answer.document)}» del plan {_shown(answer.plan)}"
    unproved = answer.verdict is Verdict.UNKNOWN and answer.huella
    fact = _UNPROVED if unproved else _FACTS[answer.verdict]
    yield f"  {fact.format(documento=document, huella=huella)}"
    yield from (f"  {_shown(note)}" for note in answer.notes)
    if answer.verdict is Verdict.UNKNOWN and answer.changes:
        yield f"  Se parece a {document}, y no dice lo mismo."
    yield from _differences(answer, everything)
    yield f"  Qué hacer: {_PROVE if unproved else _REMEDIES[answer.verdict]}"


def _differences(answer: Answer, everything: bool) -> Iterator[str]:
    count = len(answer.changes) + len(answer.facts)
    if not count:
        return
    yield f"  {'1 diferencia' if count == 1 else f'{count} diferencias'}:"
    most = count if everything else MOST
    groups = [[one] for one in answer.changes] if everything else _grouped(answer.changes)
    for change, *others in groups[:most]:
        yield from _sides(change.where, change, "decía", "dice")
        if others:
            places = ", ".join(_shown(one.where) for one in others[:_PLACES])
            rest = " … (--all los dice)" if len(others) > _PLACES else ""
            yield f"      lo mismo en {len(others)} lugares más: {places}{rest}"
    for fact in answer.facts[:most]:
        where = f"{fact.change.where} · {fact.at}" if fact.at else fact.change.where
        yield from _sides(where, fact.change, "los datos dicen", "el documento dice")
    more = sum(map(len, groups[most:])) + len(answer.facts[most:])
    if more:
        yield f"    … y {'1 más' if more == 1 else f'{more} más'}: agregue --all para verlas."


def _grouped(changes: Sequence[Change]) -> list[list[Change]]:
    """Return differences, together those of one cause: a style may change a thousand paragraphs."""
    counts = Counter(map(_cause, changes))
    found: dict[object, list[Change]] = {}
    for number, change in enumerate(changes):
        cause = _cause(change)
        key = cause if cause and counts[cause] >= _ALIKE else number
        found.setdefault(key, []).append(change)
    return [*found.values()]


def _cause(change: Change) -> tuple[str, ...]:
    """Return what was put around a text, or how else it looks; empty for other words."""
    one, two = change.whole, change.whole_after
    if change.before is None or change.after is None or not one or not two:
        return ()
    if one == two:
        return change.before.rpartition("», ")[2], change.after.rpartition("», ")[2]
    return (*one.split(two), "-") if two in one else (*two.split(one), "+") if one in two else ()


def _sides(where: str, change: Change, original: str, other: str) -> Iterator[str]:
    """Yield the two sides of a difference, one above the other."""
    width = max(len(original), len(other))
    added = " (agregado)" if change.before is None else ""
    gone = " (quitado)" if change.after is None else ""
    yield f"    {_shown(where)}{added}{gone}"
    if change.before is not None:
        yield f"      {original:<{width}}  {_named(change.before)}"
    if change.after is not None:
        yield f"      {other:<{width}}  {_named(change.after)}"


def _named(text: str) -> str:
    """Return a text whose colours are told by name too."""
    return _COLOR.sub(lambda found: f"color {_color_name(found[1])} ({found[1]})", text)


def _color_name(code: str) -> str:
    """Return what people call a colour, by its place on the wheel."""
    red, green, blue = (int(code[place : place + 2], 16) / 255 for place in (0, 2, 4))
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    if saturation < _GREY or not _BLACK < lightness < _WHITE:
        return "negro" if lightness < _BLACK else "blanco" if lightness > _WHITE else "gris"
    return next(name for limit, name in _HUES if hue * 360 < limit)


def last_line(answers: Sequence[Answer]) -> str:
    """Return how many files there were, and how many of each kind."""
    counts = {verdict: sum(one.verdict is verdict for one in answers) for verdict in Verdict}
    told = [
        f"{count} {_NAMES[verdict] if count == 1 else _PLURALS[verdict]}"
        for verdict, count in counts.items()
        if count
    ]
    total = "1 archivo" if len(answers) == 1 else f"{len(answers)} archivos"
    return f"{total}: {'; '.join(told) or 'nada que comprobar'}."


def as_json(answers: Sequence[Answer]) -> str:
    """Return a JSON array of the answers: archivo, respuesta, plan, documento, huella …."""
    return json.dumps([_plain(answer) for answer in answers], ensure_ascii=False, indent=2)


def _plain(answer: Answer) -> dict[str, object]:
    found = answer.found
    return {
        "archivo": answer.file,
        "respuesta": answer.verdict.value,
        "plan": answer.plan,
        "documento": answer.document,
        "huella": answer.huella,
        "diferencias": [_difference(change) for change in answer.changes],
        "datos": [_fact(fact) for fact in answer.facts],
        "notas": [*answer.notes],
        "hallazgo": {"codigo": found.rule.code, "mensaje": found.message} if found else None,
    }


def _difference(change: Change) -> dict[str, object]:
    return {"lugar": change.where, "decia": change.before, "dice": change.after}


def _fact(fact: Fact) -> dict[str, object]:
    place = str(fact.at) if fact.at else None
    change = fact.change
    return {
        "lugar": change.where,
        "dato": place,
        "el_documento_dice": change.after,
        "los_datos_dicen": change.before,
    }


def _shown(text: str) -> str:
    """Return a text of somebody's file without what a terminal would obey."""
    return "".join(letter if letter.isprintable() else "·" for letter in text)
