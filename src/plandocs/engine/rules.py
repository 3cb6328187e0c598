"""What can be wrong with a template, or with a value that a template prints."""

from plandocs.diagnostics import Rule
from plandocs.gates.rules import NOT_OFFICE

UNREADABLE = NOT_OFFICE
MISSING_TEMPLATE = Rule(
    "P102",
    "plantilla-ausente",
    "La plantilla no existe, o no se puede leer.",
    "revise el nombre y la carpeta.",
)
BAD_TAG = Rule(
    "P201",
    "etiqueta-mal-escrita",
    "Hay una etiqueta mal escrita: {detalle}.",
    "revise que cada llave y cada bloque abran y cierren dentro de su párrafo, fila o celda.",
)
UNKNOWN_FILTER = Rule(
    "P202",
    "filtro-desconocido",
    "El filtro «{nombre}» no existe.{parecido}",
    "los filtros disponibles están en docs/plantillas.md.",
)
UNKNOWN_FIELD = Rule(
    "P203",
    "campo-desconocido",
    "La plantilla pide «{nombre}» y los datos no lo tienen.{parecido}",
    "corrija el nombre en la plantilla, o agregue el dato.",
)
UNPRINTABLE = Rule(
    "P204",
    "valor-sin-imprenta",
    "La plantilla imprime {que} donde va un texto.",
    "recorra la lista con «for», imprima uno de sus campos, o decida con «if»; una fecha se "
    "imprime "
    "con «strftime», y un valor que puede faltar, con «default».",
)
FORBIDDEN_CHARACTER = Rule(
    "P205",
    "caracter-prohibido",
    "Un valor trae el carácter invisible {codigo}, que Word y Excel no admiten: «{texto}».",
    "vuelva a escribir ese texto a mano; suele llegar al copiar de otro programa. Un renglón "
    "nuevo se "
    "escribe con `\\n`.",
)
MISSING_STYLE = Rule(
    "P206",
    "estilo-ausente",
    "El texto necesita el estilo «{estilo}» y la plantilla no lo tiene.",
    "cree ese estilo en la plantilla; basta con aplicarlo una vez y guardar.",
)
BAD_EXPRESSION = Rule(
    "P207",
    "expresion-fallida",
    "La etiqueta no se pudo calcular: {detalle}.",
    "revise que los valores que compara o recorre sean del tipo que espera.",
)
UNFILLED_PLACE = Rule(
    "P209",
    "etiqueta-fuera-de-lugar",
    "La etiqueta «{texto}» está en un lugar que no se rellena ({parte}).",
    "pase la etiqueta al cuerpo o a una celda, al encabezado o al pie.",
)
BAD_PICTURE = Rule(
    "P210",
    "imagen-ilegible",
    "La imagen «{descripcion}» {motivo}.",
    "{remedio}",
)
SWALLOWED_TEXT = Rule(
    "P211",
    "texto-junto-a-etiqueta",
    "«{texto}» no se imprimiría: está en {lugar} que desaparece con «{etiqueta}».",
    "deje la etiqueta sola en su {lugar_solo}, y una sola por {lugar_solo}.",
)
FORBIDDEN_SYNTAX = Rule(
    "P212",
    "etiqueta-no-permitida",
    "La etiqueta usa {que}, que una plantilla no puede usar.",
    "docs/plantillas.md dice qué instrucciones, filtros y funciones hay.",
)
CROSSED_BLOCK = Rule(
    "P213",
    "bloque-atravesado",
    "«{abre}» abre en {donde} y «{cierra}» cierra en {otro}.",
    "abra y cierre en el mismo lugar; para repetir filas use {{%tr %}}, y para celdas {{%tc %}}.",
)
TOO_WIDE = Rule(
    "P214",
    "tabla-demasiado-ancha",
    "La tabla saldría con {columnas} columnas y Word admite 63.",
    "reparta las columnas en dos tablas, o use periodos más largos.",
)
CANNOT_SPLIT = Rule(
    "P215",
    "parrafo-que-no-se-parte",
    "Un valor trae un párrafo o una página nueva donde no caben.",
    "use la etiqueta en un párrafo suelto, fuera de controles de contenido, o quite ese salto.",
)
BOUND_CONTROL = Rule(
    "P218",
    "control-ligado",
    "La etiqueta «{texto}» está en un control de contenido ligado a {que}, que Word pone en su "
    "lugar al abrir el documento.",
    "en Word, haga clic derecho en el control, elija «Quitar control de contenido» y guarde.",
)
NOT_A_LIST = Rule(
    "P216",
    "recorrido-sin-lista",
    "La etiqueta recorre «{nombre}», que es {que}.",
    "recorra una lista; «plandocs fields» dice qué es cada valor.",
)
UNKNOWN_OPTION = Rule(
    "P217",
    "comparacion-imposible",
    "La etiqueta compara «{nombre}» con «{valor}», que nunca es.{parecido}",
    "compare con uno de sus valores: {opciones}.",
)
WORD_TAG = Rule(
    "P302",
    "etiqueta-solo-de-word",
    "La etiqueta «{etiqueta}» no funciona en Excel.",
    "use {{%tr %}}, {{%tc %}}, {{%sheet %}}, cellbg, colspan, vm o hm.",
)
NOT_STORABLE = Rule(
    "P303",
    "valor-que-excel-no-guarda",
    "Excel no puede guardar {que}.",
    "acorte o corrija ese valor en los datos.",
)
CONTENT_LOST = Rule(
    "P304",
    "contenido-perdido",
    "El contenido de esta celda se perdería: {motivo}.",
    "pase el contenido a otra celda, o bórrelo.",
)
CANNOT_MOVE = Rule(
    "P305",
    "no-se-puede-mover",
    "{que} depende de celdas que al rellenar se repiten, se mueven o desaparecen.",
    "señale un rango que abarque la repetición entera, o celdas que queden fijas.",
)
BAD_DIRECTIVE = Rule(
    "P306",
    "etiqueta-con-otro-valor",
    "La etiqueta «{etiqueta}» recibió «{valor}» y necesita {que}.",
    "corrija el valor que la etiqueta pide a los datos.",
)
BAD_SHEET_NAME = Rule(
    "P307",
    "nombre-de-hoja",
    "El nombre de hoja «{nombre}» {motivo}.",
    "use 31 letras o menos, sin repetir otra hoja y sin : \\ / ? * [ ] ni apóstrofo en la orilla.",
)
OVERLAP = Rule(
    "P308",
    "celdas-encimadas",
    "Al rellenar, las celdas combinadas {rango} y {otro} se enciman.",
    "revise la etiqueta colspan y las celdas combinadas de esa fila.",
)
UNKNOWN_COLUMN = Rule(
    "P310",
    "columna-desconocida",
    "El formato no tiene la columna «{columna}».{parecida}",
    "copie el encabezado del formato, o el número de su campo.",
)
UNKNOWN_SHEET = Rule(
    "P311",
    "hoja-desconocida",
    "El formato no tiene la hoja «{hoja}».{parecida}",
    "copie el nombre de la pestaña tal como está en Excel.",
)
UNFIT_VALUE = Rule(
    "P312",
    "valor-fuera-de-formato",
    "La columna «{columna}» recibió «{valor}» y necesita {que}.",
    "corrija el dato, o lo que el mapeo pone en esa columna.",
)
FILLED_LAYOUT = Rule(
    "P313",
    "formato-ya-lleno",
    "El formato ya trae un dato donde empieza lo que se rellena: «{texto}».",
    "use el formato vacío, o borre ese dato y los que haya debajo.",
)
AMBIGUOUS_COLUMN = Rule(
    "P314",
    "columna-ambigua",
    "El mapeo nombra «{columna}» y {motivo}.",
    "nombre la columna por el número de su campo, y una sola vez.",
)
BAD_HEADING = Rule(
    "P315",
    "encabezado-de-tabla",
    "El encabezado «{texto}» de una tabla de Excel {motivo}.",
    "en una tabla ningún encabezado falta ni se repite; corrija el dato, o convierta la tabla en "
    "rango.",
)
NO_SHEETS = Rule(
    "P309",
    "libro-sin-hojas",
    "Con estos datos el libro queda sin ninguna hoja visible.",
    "revise las etiquetas {{%sheet %}}, o deje fija una hoja del libro.",
)
