"""What a sound plan must satisfy beyond its shape: each rule a sentence."""

from plandocs.diagnostics import Rule, Severity

REPEATED_ID = Rule(
    "D301",
    "clave-repetida",
    "La clave «{id}» nombra dos cosas.",
    "cambie una de las dos; cada clave nombra una sola.",
)
UNKNOWN_ID = Rule(
    "D302",
    "clave-inexistente",
    "«{id}» no es la clave de {que}.{parecido}",
    "escriba una clave que exista, o agréguela donde se declara.",
)
OUT_OF_HORIZON = Rule(
    "D303",
    "fuera-del-horizonte",
    "El periodo {periodo} sale del horizonte del plan, {horizonte}.",
    "corrija el periodo, o amplíe `horizonte:`.",
)
UNDECLARED_FIELD = Rule(
    "D304",
    "campo-sin-declarar",
    "El campo «{campo}» no está declarado.{parecido}",
    "declárelo en `campos:` del plan o de la institución, con su `etiqueta:`.",
)
EMPTY_FICHA_FIELD = Rule(
    "D305",
    "ficha-incompleta",
    "A la ficha {numero}, «{texto}», le falta «{campo}».",
    "agregue `{campo}:` {donde}.",
)
BAD_CELL = Rule(
    "D306",
    "celda-fuera",
    "«{celda}» no es una columna del cronograma.",
    "escriba un mes o día que esté dentro del horizonte, como `2025-04`.",
)
NOTHING_TO_PRINT = Rule(
    "D307",
    "bloque-sin-datos",
    "La sección pide «{bloque}» y el plan no tiene {que}.",
    "agregue los datos, o quite el bloque de la sección.",
)
UNPRINTED = Rule(
    "D308",
    "dato-sin-imprimir",
    "Ninguna sección imprime «{que}».",
    "agregue el bloque a una sección, o quite los datos.",
    Severity.WARNING,
)
DOCUMENT_WITHOUT_DATA = Rule(
    "D309",
    "documento-sin-datos",
    "En el plan no hay {que}, y el documento «{tipo}» lo necesita.",
    "agregue esos datos, o quite el documento de `documentos:`.",
)
UNUSED_FIELD = Rule(
    "D310",
    "campo-sin-uso",
    "El campo «{campo}» está declarado y ninguna ficha ni columna lo imprime.",
    "agréguelo a `fichas.campos` o a unas `columnas:`, o quítelo.",
    Severity.WARNING,
)
NOT_A_NUMBER = Rule(
    "D311",
    "no-es-numero",
    "«{valor}» no es un número, y el campo «{campo}» se declaró así.",
    "escriba solo el número, con punto decimal; la unidad va en la declaración del campo.",
)
LIST_IN_TEXT = Rule(
    "D312",
    "lista-en-texto",
    "El campo «{campo}» trae una lista y se declaró de tipo «{tipo}».",
    "declárelo con `tipo: lista`, o escriba un solo texto.",
)
REPEATED_DOCUMENT = Rule(
    "D313",
    "archivo-repetido",
    "Dos documentos se llamarían «{archivo}».",
    "dé a uno de ellos otro nombre con `archivo:`.",
)
FICHA_WITHOUT_NUMBER = Rule(
    "D315",
    "ficha-sin-numero",
    "Todas las fichas se llamarían «{archivo}».",
    "agregue `{{numero}}` al nombre, como `ficha-{{numero}}`.",
)
BAD_FILE_NAME = Rule(
    "D314",
    "nombre-de-archivo",
    "«{archivo}» no sirve como nombre de archivo.",
    "use hasta 150 letras, números y guiones, sin espacios ni acentos, y no CON, NUL ni otro "
    "nombre de Windows.",
)
WITHOUT_PERIOD = Rule(
    "D316",
    "sin-periodo",
    "«{texto}» no dice cuándo, y el cronograma la marca en todo el horizonte.",
    "agregue `periodo:` a ese elemento o a sus acciones.",
    Severity.WARNING,
)
UNPRINTED_VALUE = Rule(
    "D317",
    "valor-sin-imprimir",
    "El valor de «{campo}» no llega a ningún documento.",
    "ninguna columna imprime ese campo aquí, y el elemento no tiene ficha: agregue `ficha:` a la "
    "acción o la columna a la tabla, o quite el valor.",
    Severity.WARNING,
)
UNREAD_MARKS = Rule(
    "D318",
    "asteriscos-tal-cual",
    "Los asteriscos de «{texto}» se imprimen tal cual.",
    "las negritas y cursivas solo se usan en los textos de las secciones, los ejes y las líneas; "
    "aquí quítelos.",
    Severity.WARNING,
)
OWN_FIELD = Rule(
    "D321",
    "campo-propio",
    "El valor de «{campo}» no se toma de `campos:`.",
    "quítelo de ahí: `numero`, `eje`, `linea` y `accion` salen del plan, y `periodo:` va fuera de "
    "`campos:`.",
)
UNREAD = Rule(
    "D320",
    "dato-sin-etiqueta",
    "Ninguna plantilla de este plan imprime «{etiqueta}».",
    "agregue la etiqueta `{{{{ {etiqueta} }}}}` a una plantilla, o quite el dato.",
    Severity.NOTE,
)
NO_DOCUMENTS = Rule(
    "D319",
    "sin-documentos",
    "El plan no pide ningún documento.",
    "agregue al menos uno en `documentos:`, por ejemplo `- tipo: anexo`.",
)
STALE_ACCEPTANCE = Rule(
    "D322",
    "aceptacion-sin-hallazgo",
    "Se acepta «{hallazgo}»{cual}, y no hay tal hallazgo.",
    "quite la aceptación, o corrija sus `textos:` para que digan lo mismo que el mensaje.",
    Severity.WARNING,
)
APPROVED_WITH_ERRORS = Rule(
    "D323",
    "aprobado-con-pendientes",
    "El plan dice «aprobado» y tiene {cuantos} sin aceptar: {cuales}.",
    "corrija lo que falta, acéptelo con `acepta:`, o vuelva a `estado: proyecto`.",
)
UNKNOWN_RULE = Rule(
    "D324",
    "regla-desconocida",
    "No se puede aceptar «{hallazgo}»: ninguna regla de contenido se llama así.{parecido}",
    "escriba el código o el nombre que da el mensaje, como «C190» o «frase-incorrecta».",
)
ALIKE_COLORS = Rule(
    "D325",
    "colores-parecidos",
    "Los colores «{uno}» y «{otro}» de la paleta se confunden {donde}.",
    "cambie uno por otro más claro o más oscuro, o quite `paleta:` y se usará la del programa.",
    Severity.WARNING,
)
DARK_COLOR = Rule(
    "D326",
    "color-oscuro",
    "Sobre el color «{color}» no se lee bien el texto negro: su contraste es de {cuanto} a 1 y el "
    "mínimo es de {minimo} a 1.",
    "use un color más claro.",
    Severity.WARNING,
)
REPEATED_COLOR = Rule(
    "D327",
    "color-de-dos-ejes",
    "El eje «{uno}» sale en el cronograma del mismo color que {otro}: la paleta tiene {cuantos}.",
    "dé a la `paleta:` de `institucion.yaml` un color por eje, y uno más si hay filas de ningún "
    "eje: {falta}.",
    Severity.WARNING,
)
OTHER_YEAR = Rule(
    "D328",
    "ejercicio-de-otro-periodo",
    "El ejercicio «{ejercicio}» y el horizonte, {horizonte}, no tienen ningún año en común.",
    "corrija `ejercicio:` o `horizonte:`: los dos dicen de cuándo es el plan.",
)
IMPOSSIBLE_QUANTITY = Rule(
    "D329",
    "cantidad-imposible",
    "La cantidad de «{campo}», «{valor}», {motivo}.",
    "corrija la cifra; si así se aprobó, declare el campo sin `tipo: numero` y escríbala con su "
    "unidad.",
)
REPEATED_SIGNATURE = Rule(
    "D330",
    "firma-repetida",
    "«{id}» firma dos veces.",
    "deje su clave una sola vez en `orden:`, o escriba la de quien falta.",
)
REPEATED_PERSON = Rule(
    "D331",
    "persona-repetida",
    "«{nombre}» está dos veces entre quienes integran la comisión.",
    "escriba el nombre de quien falta, o quite el que sobra.",
    Severity.WARNING,
)
