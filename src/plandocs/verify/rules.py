"""What can be wrong with a finished document."""

from plandocs.diagnostics import Rule

BROKEN_PART = Rule(
    "V101",
    "documento-roto",
    "El documento «{documento}» saldría dañado ({parte}).",
    "revise la plantilla: suele faltar o sobrar una etiqueta {{%tr %}}, {{%tc %}} o {{%p %}}.",
)
LEFTOVER_TAG = Rule(
    "V102",
    "etiqueta-sin-rellenar",
    "En «{documento}» queda una etiqueta sin rellenar: «{texto}».",
    "revise que sus llaves abran y cierren en el mismo párrafo o celda de la plantilla.",
)
LOST_TEXT = Rule(
    "V201",
    "texto-perdido",
    "«{texto}» no llega al documento «{documento}».",
    "la plantilla {plantilla} no lo imprime: agregue su etiqueta, o quite el dato.",
)
