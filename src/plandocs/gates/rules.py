"""What can be wrong with a file that came from outside, whatever it is for."""

from plandocs.diagnostics import Rule

NOT_OFFICE = Rule(
    "P101",
    "plantilla-ilegible",
    "La plantilla no se puede abrir: {motivo}.",
    "ábrala en Word o Excel y guárdela de nuevo como .docx o .xlsx.",
)

PROTECTED = Rule(
    "S101",
    "archivo-con-contrasena",
    "El archivo está protegido con contraseña: {motivo}.",
    "ábralo con su contraseña y quítela en Archivo › Información › Proteger; luego guárdelo.",
)
ALTERED = Rule(
    "S102",
    "archivo-alterado",
    "El archivo no está hecho como los hacen Word y Excel: {motivo}.",
    "ábralo en Word o Excel y guárdelo con otro nombre; si no abre, pida otra copia a quien lo "
    "envió.",
)
UNFIT_PART = Rule(
    "S103",
    "pieza-no-admitida",
    "La pieza «{pieza}» que va dentro del archivo {motivo}.",
    "ábralo en Word o Excel y guárdelo con otro nombre; si no abre, pida otra copia a quien lo "
    "envió.",
)
TOO_LARGE = Rule(
    "S104",
    "archivo-desmedido",
    "{que} y el límite es {limite}.",
    "quite del archivo las imágenes o las hojas que sobren; si no es para tanto, no lo use: puede "
    "estar hecho para dañar.",
)
INCOMPLETE = Rule(
    "S106",
    "archivo-incompleto",
    "El archivo está incompleto: se cortó al copiarlo o al descargarlo.",
    "cópielo o descárguelo otra vez; si está en la nube, espere a que termine de bajar.",
)
NOT_A_FILE = Rule(
    "S105",
    "no-es-archivo",
    "No se puede leer: {motivo}.",
    "{remedio}",
)

DECLARES_DTD = Rule(
    "S201",
    "xml-con-declaraciones",
    "La pieza «{pieza}» declara {que} (renglón {linea}), que ni Word ni Excel usan y sirve para "
    "dañar o espiar.",
    "no use este archivo sin saber quién lo hizo; ábralo en Word o Excel y guárdelo con otro "
    "nombre.",
)
OTHER_ENCODING = Rule(
    "S202",
    "xml-en-otra-codificacion",
    "La pieza «{pieza}» {motivo}; Word y Excel usan UTF-8.",
    "ábralo en Word o Excel y guárdelo con otro nombre.",
)
BAD_XML = Rule(
    "S203",
    "xml-mal-escrito",
    "La pieza «{pieza}» está dañada: {motivo} (renglón {linea}, columna {columna}{cerca}).",
    "ábralo en Word o Excel, que quizá lo repare, y guárdelo con otro nombre.",
)
EXCESSIVE_XML = Rule(
    "S204",
    "xml-desmedido",
    "La pieza «{pieza}» {que} y el límite es {limite}.",
    "reparta el archivo en varios; si no es para tanto, no lo use: puede estar hecho para dañar.",
)
