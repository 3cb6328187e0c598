"""Technical sheets («fichas técnicas»): which fields they print, in which order."""

from plandocs.plan.aceptacion import Anotable
from plandocs.plan.valores import NombreCampo, Texto


class Fichas(Anotable):
    """How this plan's sheets are drawn: a title, the label before the axis, the fields in order."""

    titulo: Texto = "FICHA TÉCNICA"
    etiqueta_eje: Texto = "EJE:"
    etiqueta_ejes: Texto = "EJES:"
    campos: tuple[NombreCampo, ...]
