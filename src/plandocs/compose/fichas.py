"""Technical sheets («fichas técnicas»): heading lines and labelled fields."""

from plandocs.compose.campos import field_place, field_prose, field_texts
from plandocs.compose.values import Expected, Sourced, Values, typed
from plandocs.plan import Fichas, Institucion, Plan, Posicion


def compose_fichas(plan: Plan, institucion: Institucion) -> list[Sourced]:
    """Return what each sheet prints, in order."""
    if plan.fichas is None:
        return []
    return [
        _compose_ficha(plan, institucion, plan.fichas, position, number)
        for number, position in enumerate(plan.fichas_en_orden, 1)
    ]


def expected_of_ficha(plan: Plan, institucion: Institucion, position: Posicion) -> list[Expected]:
    """Return the texts that a sheet must show."""
    if plan.fichas is None:
        return []
    place = position.item.at()
    texts = _axes(position)
    for key in plan.fichas.campos:
        texts += field_texts(plan, institucion, position, key)
    return [Expected(text, place) for text in texts]


def _compose_ficha(
    plan: Plan, institucion: Institucion, fichas: Fichas, position: Posicion, number: int
) -> Sourced:
    fields = []
    for key in fichas.campos:
        texts = field_texts(plan, institucion, position, key)
        campo = plan.declared_field(key, institucion)
        label = campo.label(len(texts)) if campo else key
        value = Sourced(field_prose(texts), field_place(plan, position, key))
        fields.append({"clave": key, "etiqueta": label, "valor": value})
    axes = _axes(position)
    sheet = {
        "numero": str(number),
        "titulo": typed(fichas, "titulo"),
        "encabezado": _heading(fichas, axes),
        "varios_ejes": len(axes) > 1,
        "campos": fields,
    }
    return Sourced(sheet, position.item.at())


def _axes(position: Posicion) -> list[str]:
    accion = position.accion
    typed = accion.ficha.ejes if accion and accion.ficha else ()
    return list(typed) or [position.eje.titulo.upper()]


def _heading(fichas: Fichas, axes: list[str]) -> list[Values]:
    """Return the heading's lines; with several axes the label stands amid them, as on the form."""
    if len(axes) == 1:
        return [{"etiqueta": False, "texto": f"{fichas.etiqueta_eje} {axes[0]}"}]
    lines: list[Values] = [{"etiqueta": False, "texto": text} for text in axes]
    lines.insert((len(axes) + 1) // 2, {"etiqueta": True, "texto": fichas.etiqueta_ejes})
    return lines
