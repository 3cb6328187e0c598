"""What can be wrong with a finished document."""

from plandocs.diagnostics import Rule

BROKEN_PART = Rule(
    "V101",
    "documento-roto",
    "El documento «{documento}» saldría dañado: {detalle}.",
    "revise la plantilla: suele faltar o sobrar una etiqueta {{%tr %}}, {{%tc %}} o {{%p %}}.",
)
LEFTOVER_TAG = Rule(
    "V102",
    "etiqueta-sin-rellenar",
    "En «{documento}» queda una etiqueta sin rellenar: «{texto}».",
    "revise que sus llaves abran y cierren en el mismo párrafo o celda de la plantilla.",
)
LOST_PART = Rule(
    "V103",
    "pieza-perdida",
    "«{documento}» perdería una pieza de la plantilla, o la llevaría cambiada: {parte}.",
    "es una falla de plandocs: envíe la plantilla a quien lo mantiene; no se escribió nada.",
)
INNER_FORM = Rule(
    "V104",
    "valor-sin-forma",
    "En «{documento}» se imprimiría «{forma}», que es como el programa nombra un valor.",
    "si es sí o no, decida con «if»; si puede faltar, use «default»; una lista, recórrala.",
)
NEW_FINDING = Rule(
    "V105",
    "documento-por-reparar",
    "Word o Excel tendría que reparar «{documento}»: {detalle}.",
    "revise en la plantilla lo que rodea a sus etiquetas; la plantilla sola no tiene ese problema.",
)
UNVERIFIABLE = Rule(
    "V106",
    "documento-incomprobable",
    "De «{documento}» no se podría comprobar después si es el que se generó: {motivo}.",
    "simplifique en la plantilla lo que se dice; si no está en ella, reparta el plan en más "
    "documentos.",
)
LOST_TEXT = Rule(
    "V201",
    "texto-perdido",
    "«{texto}» no llega al documento «{documento}».",
    "la plantilla {plantilla} no lo imprime: agregue su etiqueta, o quite el dato.",
)
UNREADABLE_FILE = Rule(
    "V301",
    "archivo-ilegible",
    "No se puede leer «{archivo}»: {motivo}.",
    "pida otra vez el archivo a quien se lo dio; si tiene contraseña, ábralo en su programa y "
    "guárdelo sin ella.",
)
UNREADABLE_RECORD = Rule(
    "V302",
    "registro-ilegible",
    "No se puede leer el registro: {motivo}.",
    "dé en --record el registro.json que quedó en la carpeta de los documentos.",
)
UNREAD_RECORD = Rule(
    "V304",
    "registro-sin-comparar",
    "Este registro no se pudo comparar: {motivo}.",
    "dé en --record el que se archivó con el Acuerdo; «make annex» hace otro, el de los datos "
    "de hoy.",
)
MISSING_DOCUMENT = Rule(
    "V303",
    "documento-perdido",
    "El registro dice que se generó «{documento}», y no está.",
    "«make annex» lo hace de nuevo.",
)
