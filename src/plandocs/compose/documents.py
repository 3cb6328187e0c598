"""A plan into the values of each of its documents."""

from collections.abc import Mapping
from io import BytesIO

from plandocs.compose.fichas import compose_fichas, expected_of_ficha
from plandocs.compose.grid import GridComposer
from plandocs.compose.secciones import compose_pages, expected_of_sections, typed_pages
from plandocs.compose.values import (
    Document,
    Expected,
    Origins,
    Picture,
    Sourced,
    Values,
    split,
    typed,
)
from plandocs.plan import DocumentoPedido, Institucion, Nodo, Plan, TipoDocumento

LOGO_HEIGHT_CM = 1.1


def compose_documents(
    plan: Plan,
    institucion: Institucion,
    logo: bytes | None,
    kinds: Mapping[str, TipoDocumento],
) -> list[Document]:
    """Return what each document that the plan asks for prints, in the plan's order."""
    shared = split(_shared(plan, institucion, logo))
    found: list[Document] = []
    for pedido in plan.documentos:
        found += _compose_kind(plan, institucion, pedido, kinds[pedido.tipo], *shared)
    return found


def _compose_kind(
    plan: Plan,
    institucion: Institucion,
    pedido: DocumentoPedido,
    kind: TipoDocumento,
    shared: Values,
    origins: Origins,
) -> list[Document]:
    name = pedido.archivo or kind.archivo
    approved = typed(pedido, "paginas") if pedido.paginas else None
    if kind.uno_por == "ficha":
        return [
            Document(
                pedido.tipo,
                name.replace("{numero}", ficha["numero"]),
                {**shared, "ficha": ficha},
                {**origins, **_of_ficha(origins, index)},
                expects=tuple(expected_of_ficha(plan, institucion, plan.fichas_en_orden[index])),
                approved_pages=approved,
            )
            for index, ficha in enumerate(shared["fichas"])
        ]
    expects = tuple(_expected(plan, institucion, kind))
    pages = typed_pages(plan)
    return [
        Document(
            pedido.tipo,
            name,
            shared,
            origins,
            {title: page.value for title, page in pages.items()},
            expects,
            {title: page.at for title, page in pages.items()},
            approved,
        )
    ]


def _of_ficha(origins: Origins, index: int) -> Origins:
    """Return where the values of one sheet were typed, as `ficha`."""
    own = ("fichas", index)
    return {("ficha", *steps[2:]): at for steps, at in origins.items() if steps[:2] == own}


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
            "nombre": typed(institucion, "nombre"),
            "nombre_mayusculas": _upper(institucion, "nombre"),
            "siglas": typed(institucion, "siglas"),
            "con_logo": logo is not None,
            "logo": Sourced(_picture(institucion, logo), institucion.at("logo")),
            "ancho_logo": _width_cm(logo),
            "huella_al_pie": typed(institucion, "huella_al_pie"),
        },
        "plan": {
            "titulo": typed(plan, "titulo"),
            "ejercicio": typed(plan, "ejercicio"),
            "titulo_completo": Sourced(title, plan.at("titulo")),
            "titulo_mayusculas": Sourced(title.upper(), plan.at("titulo")),
            "anexo": Sourced(plan.anexo or "", plan.at("anexo")),
            "estado": plan.estado,
            "acuerdo": _approval(plan),
            "estado_impreso": _printed_state(plan),
            "inicio": Sourced(plan.horizonte.tramo.inicio, plan.horizonte.at("de")),
            "fin": Sourced(plan.horizonte.tramo.fin, plan.horizonte.at("a")),
        },
        "comision": {
            "nombre": typed(plan.comision, "nombre"),
            "nombre_mayusculas": _upper(plan.comision, "nombre"),
        },
        "portada": typed(plan, "portada"),
        "paginas": compose_pages(plan, institucion),
        "fichas": compose_fichas(plan, institucion),
        "cronograma": GridComposer(plan, institucion, grid).compose() if grid else {},
        "huella": "",  # whoever knows what it is all made from gives it
    }


def _approval(plan: Plan) -> str:
    """Return the key of the Acuerdo, which a project has not."""
    return plan.acuerdo.clave if plan.acuerdo and plan.estado == "aprobado" else ""


def _printed_state(plan: Plan) -> str:
    key = _approval(plan)
    return "PROYECTO" if plan.estado == "proyecto" else f"Acuerdo {key}" if key else ""


def _upper(node: Nodo, name: str) -> Sourced:
    return Sourced(getattr(node, name).upper(), node.at(name))


def _width_cm(logo: bytes | None) -> float:
    """Return how wide the emblem prints; 0 without one, or where it cannot be read."""
    if logo is None:
        return 0
    # Imported here because only the institutions with an emblem pay for it.
    from PIL import Image

    try:
        with Image.open(BytesIO(logo), formats=["PNG", "JPEG"]) as opened:
            return round(LOGO_HEIGHT_CM * opened.width / opened.height, 2)
    except Exception:  # Pillow raises whatever its parsers trip on; the engine tells it
        return 0


def _picture(institucion: Institucion, logo: bytes | None) -> Picture | str:
    if logo is None or institucion.logo is None:
        return ""
    return Picture(logo, institucion.logo.descripcion, LOGO_HEIGHT_CM)
