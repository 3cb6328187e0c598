"""The value of a field of an item, as it prints."""

from plandocs.compose.values import bullets, plain
from plandocs.diagnostics import InFile
from plandocs.plan import CAMPOS_PROPIOS, Institucion, Plan, Posicion, Prosa
from plandocs.plan.escrito import print_period, print_value


def field_texts(plan: Plan, institucion: Institucion, position: Posicion, key: str) -> list[str]:
    """Return the texts of a field of an item: its own or a parent's, and those of its children."""
    built_in = _built_in(plan, position, key)
    if built_in is not None:
        return [built_in] if built_in else []
    own = [item.campos[key] for item in position.lineage if key in item.campos][:1]
    inside = [p.item.campos[key] for p in plan.below(position) if key in p.item.campos]
    values = (*own, *inside)
    texts = [text for value in values for text in value_texts(plan, institucion, key, value)]
    return list(dict.fromkeys(texts))


def field_place(plan: Plan, position: Posicion, key: str) -> InFile:
    """Return where the first text of a field of an item was typed, or else the item."""
    if key in CAMPOS_PROPIOS:
        return _built_in_place(plan, position, key)
    inside = (inner.item for inner in plan.below(position))
    owners = (item for item in (*position.lineage, *inside) if key in item.campos)
    owner = next(owners, None)
    return owner.at("campos", key) if owner is not None else position.item.at()


def value_texts(
    plan: Plan, institucion: Institucion, key: str, value: str | tuple[str, ...]
) -> list[str]:
    """Return a typed value as printed texts, with the unit its field declares."""
    campo = plan.declared_field(key, institucion)
    texts = [value] if isinstance(value, str) else list(value)
    return [print_value(campo, text) for text in texts] if campo else texts


def column_label(plan: Plan, institucion: Institucion, key: str) -> str:
    """Return a field's label as the heading of a column, without its colon."""
    campo = plan.declared_field(key, institucion)
    return campo.etiqueta.rstrip(":") if campo else key


def field_prose(texts: list[str]) -> Prosa:
    """Return one text as a paragraph and several as a bulleted list."""
    return bullets(texts) if len(texts) > 1 else plain("".join(texts))


def _built_in_place(plan: Plan, position: Posicion, key: str) -> InFile:
    ficha = position.accion.ficha if position.accion else None
    match key:
        case "eje":
            return position.eje.at("titulo")
        case "linea" if position.linea:
            return ficha.at("linea") if ficha and ficha.linea else position.linea.at("titulo")
        case "accion" if position.accion:
            return ficha.at("accion") if ficha and ficha.accion else position.accion.at("texto")
        case "periodo" if periodo := plan.periodo_of(position):
            return periodo.at()
    return position.item.at()


def _built_in(plan: Plan, position: Posicion, key: str) -> str | None:
    ficha = position.accion.ficha if position.accion else None
    match key:
        case "numero":
            return plan.number_of(position)
        case "eje":
            return position.eje.titulo
        case "linea" if position.linea:
            return (ficha and ficha.linea) or position.linea.titulo
        case "accion" if position.accion:
            return (ficha and ficha.accion) or position.accion.texto
        case "periodo":
            periodo = plan.periodo_of(position)
            return print_period(periodo, plan.resolve(periodo)) if periodo else ""
    return None
