"""A plan into the values of each of its documents."""

from collections.abc import Mapping

from plandocs.compose.fichas import compose_fichas, expected_of_ficha
from plandocs.compose.grid import GridComposer
from plandocs.compose.secciones import compose_pages, expected_of_sections, page_hints
from plandocs.compose.values import Document, Expected, Picture, Values
from plandocs.plan import DocumentoPedido, Institucion, Plan, TipoDocumento

LOGO_HEIGHT_CM = 1.1


def compose_documents(
    plan: Plan,
    institucion: Institucion,
    logo: bytes | None,
    kinds: Mapping[str, TipoDocumento],
) -> list[Document]:
    """Return what each document that the plan asks for prints, in the plan's order."""
    shared = _shared(plan, institucion, logo)
    found: list[Document] = []
    for pedido in plan.documentos:
        found += _compose_kind(plan, institucion, pedido, kinds[pedido.tipo], shared)
    return found


def _compose_kind(
    plan: Plan,
    institucion: Institucion,
    pedido: DocumentoPedido,
    kind: TipoDocumento,
    shared: Values,
) -> list[Document]:
    name = pedido.archivo or kind.archivo
    if kind.uno_por == "ficha":
        sheets = zip(plan.fichas_en_orden, shared["fichas"], strict=True)
        return [
            Document(
                pedido.tipo,
                name.replace("{numero}", ficha["numero"]),
                {**shared, "ficha": ficha},
                expects=tuple(expected_of_ficha(plan, institucion, position)),
            )
            for position, ficha in sheets
        ]
    expects = tuple(_expected(plan, institucion, kind))
    return [Document(pedido.tipo, name, shared, page_hints(plan), expects)]


def _expected(plan: Plan, institucion: Institucion, kind: TipoDocumento) -> list[Expected]:
    if kind.imprime == "secciones":
        return expected_of_sections(plan, institucion)
    if kind.imprime == "cronograma" and plan.cronograma:
        return GridComposer(plan, institucion, plan.cronograma).expects()
    return []


def _shared(plan: Plan, institucion: Institucion, logo: bytes | None) -> Values:
    title = f"{plan.titulo} {plan.ejercicio}"
    grid = plan.cronograma
    return {
        "institucion": {
            "nombre": institucion.nombre,
            "nombre_mayusculas": institucion.nombre.upper(),
            "siglas": institucion.siglas,
            "con_logo": logo is not None,
            "logo": _picture(institucion, logo),
        },
        "plan": {
            "titulo": plan.titulo,
            "ejercicio": plan.ejercicio,
            "titulo_completo": title,
            "titulo_mayusculas": title.upper(),
            "anexo": plan.anexo or "",
            "inicio": plan.horizonte.tramo.inicio,
            "fin": plan.horizonte.tramo.fin,
        },
        "comision": {
            "nombre": plan.comision.nombre,
            "nombre_mayusculas": plan.comision.nombre.upper(),
        },
        "portada": plan.portada,
        "paginas": compose_pages(plan, institucion),
        "fichas": compose_fichas(plan, institucion),
        "cronograma": GridComposer(plan, institucion, grid).compose() if grid else {},
    }


def _picture(institucion: Institucion, logo: bytes | None) -> Picture | str:
    if logo is None or institucion.logo is None:
        return ""
    return Picture(logo, institucion.logo.descripcion, LOGO_HEIGHT_CM)
