"""What can be wrong with a file that came from outside, whatever it is for."""

from plandocs.diagnostics import Rule, Severity

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
MACROS = Rule(
    "S301",
    "macros",
    "El archivo trae programas (macros), que podrían ejecutarse al abrirlo: {que}.",
    "ábralo en Word o Excel y guárdelo con «Guardar como», tipo «Documento de Word (.docx)» o "
    "«Libro de Excel (.xlsx)», que quita las macros; borre también los botones que las llamen.",
)
OBJECT = Rule(
    "S302",
    "objeto-incrustado",
    "El archivo trae {que}.",
    "borre ese objeto en Word o Excel; si debe verse, pegue en su lugar una imagen.",
)
ACTIVE_FIELD = Rule(
    "S303",
    "campo-activo",
    "El campo «{campo}» {motivo}.",
    "muestre los códigos con Alt+F9 y bórrelo; o selecciónelo y pulse Ctrl+Mayús+F9, que deja solo "
    "el texto que se ve.",
)
FROM_OUTSIDE = Rule(
    "S304",
    "contenido-de-fuera",
    "El archivo usa {que} que está fuera de él: «{destino}».",
    "{remedio}",
)
FORBIDDEN_LINK = Rule(
    "S305",
    "vinculo-no-permitido",
    "El vínculo lleva a «{destino}», que no es una dirección http, https ni mailto.",
    "corrija la dirección, o quite el vínculo y deje solo su texto.",
)
OTHER_DOCUMENT = Rule(
    "S306",
    "documento-dentro-de-otro",
    "El archivo trae {que}, que se incorpora al abrirlo y puede mostrar otra cosa a cada quien.",
    "borre ese contenido y pegue en su lugar el texto.",
)
DATA_SOURCE = Rule(
    "S307",
    "origen-de-datos",
    "El archivo trae {que}.",
    "{remedio}",
)
ACTIVE_FORMULA = Rule(
    "S308",
    "formula-con-salida",
    "{donde} {que}: «{formula}».",
    "escriba el valor en lugar de la fórmula, o calcule solo con celdas del mismo libro.",
)
REMOVED_TEXT = Rule(
    "S309",
    "texto-borrado-que-sigue",
    "El control de cambios guarda un texto borrado o movido: «{texto}».",
    "en Word, en la ficha «Revisar», acepte o rechace todos los cambios y guarde.",
)
HIDDEN_TEXT = Rule(
    "S310",
    "texto-oculto",
    "Hay un texto oculto, que nadie vería y cualquiera puede mostrar: «{texto}».",
    "muéstrelo con Ctrl+Mayús+8; bórrelo, o quítele «Oculto» en Inicio › Fuente.",
)
OPEN_CHANGES = Rule(
    "S311",
    "cambios-sin-aceptar",
    "El control de cambios guarda {que} en cada documento.",
    "en Word, en la ficha «Revisar», acepte o rechace todos los cambios y guarde.",
    Severity.WARNING,
)
COMMENT = Rule(
    "S312",
    "comentario-que-sale",
    "El archivo trae comentarios ({cuantos}), que saldrían en cada documento: «{texto}».",
    "en Word, en la ficha «Revisar», elimine todos los comentarios y guarde.",
    Severity.WARNING,
)
UNSEEN_SHEET = Rule(
    "S313",
    "hoja-que-no-se-muestra",
    "La hoja está oculta de un modo que Excel no ofrece mostrar.",
    "si no hace falta, bórrela; si la usan las fórmulas, déjela oculta de modo normal.",
    Severity.NOTE,
)
SIGNED = Rule(
    "S314",
    "firma-que-se-quita",
    "El archivo está firmado digitalmente; la firma no vale para lo que se imprime en él, y no "
    "pasa a los documentos.",
    "firme cada documento cuando esté terminado; para no ver este aviso, quite la firma de la "
    "plantilla.",
    Severity.WARNING,
)
BAD_IMAGE = Rule("S401", "imagen-no-admitida", "La imagen «{archivo}» {motivo}.", "{remedio}")
BAD_MEDIA = Rule(
    "S402",
    "imagen-de-plantilla",
    "La plantilla trae una imagen que no se admite («{pieza}»): {motivo}.",
    "quítela en Word o Excel, y vuelva a insertarla como PNG o JPG.",
)
BAD_PATH = Rule("S403", "ruta-no-admitida", "«{archivo}» {motivo}.", "{remedio}")
