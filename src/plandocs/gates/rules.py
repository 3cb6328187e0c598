"""What can be wrong with a file that came from outside, whatever it is for."""

from plandocs.diagnostics import Rule

BAD_IMAGE = Rule("S401", "imagen-no-admitida", "La imagen «{archivo}» {motivo}.", "{remedio}")
BAD_MEDIA = Rule(
    "S402",
    "imagen-de-plantilla",
    "La plantilla trae una imagen que no se admite («{pieza}»): {motivo}.",
    "quítela en Word o Excel, y vuelva a insertarla como PNG o JPG.",
)
BAD_PATH = Rule("S403", "ruta-no-admitida", "«{archivo}» {motivo}.", "{remedio}")
