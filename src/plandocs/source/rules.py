"""What can be wrong with a data file before its meaning is looked at: its text and its shape."""

from plandocs.diagnostics import Rule, Severity

UNREADABLE_FILE = Rule(
    "D101", "archivo-ilegible", "No se puede leer «{archivo}»: {motivo}.", "{remedio}"
)
BAD_YAML = Rule("D102", "yaml-mal-escrito", "El archivo no se entiende: {detalle}.", "{remedio}")
REPEATED_KEY = Rule(
    "D103",
    "clave-repetida",
    "El campo «{clave}» está dos veces; el primero está en el renglón {linea}.",
    "deje uno solo: cada dato se escribe una vez.",
)
UNSUPPORTED_YAML = Rule(
    "D104", "yaml-no-admitido", "El archivo usa {que}; eso aquí no se admite.", "{remedio}"
)
CUT_TEXT = Rule(
    "D105",
    "texto-cortado",
    "Lo que sigue a «#» no se imprime: «{resto}».",
    "si es parte del texto, escríbalo todo entre comillas; si es un comentario, páselo a un "
    "renglón "
    "propio.",
    Severity.WARNING,
)
MISSING_FILE = Rule(
    "D106",
    "archivo-ausente",
    "No existe «{archivo}».{parecido}",
    "cree ese archivo, o corrija el nombre.",
)
INVISIBLE = Rule(
    "D108",
    "caracter-invisible",
    "El texto lleva un carácter que no se ve ({codigo}).",
    "bórrelo y vuelva a escribir esa palabra; suele llegar al copiar de otro programa.",
    Severity.WARNING,
)

DAMAGED_TEXT = Rule("D110", "letra-perdida", "El texto lleva {que}.", "{remedio}", Severity.WARNING)

MISSING_FIELD = Rule(
    "D201",
    "campo-ausente",
    "Falta el campo «{campo}» en {objeto}.",
    "agregue `{campo}:`{si_no_se_sabe}.",
)
UNKNOWN_FIELD = Rule(
    "D202",
    "campo-desconocido",
    "«{campo}» no es un campo {de_objeto}.{parecido}",
    "corrija el nombre o quite el renglón; los campos están en docs/guia.md.",
)
EMPTY_VALUE = Rule(
    "D203",
    "valor-vacio",
    "{sujeto} está vacío.",
    "escriba su valor, o quite el renglón{si_no_se_sabe}.",
)
NOT_A_TEXT = Rule(
    "D204",
    "no-es-texto",
    "{sujeto} debe ser un texto.",
    "si el texto lleva dos puntos o guiones al empezar, escríbalo entre comillas.",
)
NOT_A_LIST = Rule(
    "D205",
    "no-es-lista",
    "{sujeto} debe ser una lista.",
    "escriba cada elemento en su renglón, con un guion y un espacio delante: `- …`.",
)
NOT_A_GROUP = Rule(
    "D206",
    "no-es-grupo",
    "{sujeto} debe ser un grupo de campos.",
    "escriba debajo, con sangría, un renglón `campo: valor` por cada uno.",
)
NOT_AN_OPTION = Rule(
    "D207", "opcion-desconocida", "«{valor}» no es una opción de «{campo}».", "elija {opciones}."
)

BAD_WORD_LIST = Rule(
    "D109",
    "lista-de-palabras",
    "La lista de palabras no se puede usar. {detalle}",
    "corríjala como lo dice, o quite la entrada; su forma se explica en docs/guia.md.",
)
BY_CUSTOM_TYPE = {
    rule.name.replace("-", "_"): rule
    for rule in (
        Rule("D210", "si-no", "«{valor}» no es sí ni no.", "escriba `si` o `no`."),
        Rule(
            "D211",
            "clave-mal-escrita",
            "«{valor}» no sirve como clave.",
            "use minúsculas sin acentos, números y guiones, sin espacios: `linea-1`.",
        ),
        Rule(
            "D212",
            "color-mal-escrito",
            "«{valor}» no es un color.",
            'escriba seis cifras hexadecimales entre comillas, como `"F38550"`.',
        ),
        Rule(
            "D213",
            "numero-entero",
            "«{valor}» no es un número entero que sirva aquí.",
            "escriba solo cifras, sin comas ni ceros delante; los días antes de un evento llevan "
            "«-»; "
            "las páginas y las columnas se cuentan desde 1.",
        ),
        Rule(
            "D214",
            "fecha-mal-escrita",
            "«{valor}» no se entiende como fecha, o no existe.{parecido}",
            "escriba un mes `2025-01`, un día `2025-01-31`, un trimestre `2025-T1` o una semana "
            "`2025-S05`; el año, de 1900 a 2199.",
        ),
        Rule(
            "D232",
            "ejercicio-mal-escrito",
            "El ejercicio «{valor}» {motivo}.",
            "escriba con cuatro cifras el año o los años del plan, de 1900 a 2199, como `2026` o "
            "`2025-2026`.",
        ),
        Rule(
            "D215",
            "cada-mal-escrito",
            "«{valor}» no dice cada cuánto.",
            "escriba por ejemplo `2 meses`, `1 semana` o `15 días`.",
        ),
        Rule(
            "D231",
            "no-es-un-dia",
            "«{valor}» no es un día.",
            "escriba el día completo, como `2026-01-31`.",
        ),
        Rule(
            "D230",
            "duracion-mal-escrita",
            "«{valor}» no dice cuánto dura.",
            "escriba por ejemplo `12 meses` o `3 años`.",
        ),
        Rule(
            "D216",
            "periodo-una-forma",
            "El periodo {que}.",
            "use solo una: `de` y `a`; `en`; `hasta`; `durante`; o `evento` con `dias`.",
        ),
        Rule(
            "D217",
            "periodo-de-a",
            "El periodo dice solo uno de sus dos extremos.",
            "escriba los dos: `{{de: 2025-01, a: 2025-03}}`; para un solo mes, `{{en: 2025-01}}`.",
        ),
        Rule(
            "D218",
            "periodo-al-reves",
            "El periodo termina antes de empezar.",
            "revise cuál fecha va en `de` y cuál en `a`.",
        ),
        Rule("D219", "periodo-cada", "«cada» va solo con `de` y `a`.", "agregue los dos extremos."),
        Rule("D220", "periodo-dias", "«dias» va solo con `evento`.", "agregue `evento:`."),
        Rule(
            "D221",
            "fila-dos-elementos",
            "La fila del cronograma apunta a más de un elemento.",
            "deje solo uno de `eje`, `linea` y `accion`.",
        ),
        Rule(
            "D222",
            "fila-sin-texto",
            "La fila del cronograma no dice qué imprimir.",
            "agregue `texto:`, o apunte con `linea:` a la clave de una línea.",
        ),
        Rule(
            "D223",
            "bloque-un-tipo",
            "Cada bloque de una sección lleva exactamente un tipo.",
            "deje uno: texto, lista, tabla, indice, glosario, integracion, fichas, cronograma, "
            "actividades o firmas.",
        ),
        Rule(
            "D224",
            "tabla-fila-corta",
            "La fila {fila} de la tabla no cuadra con sus columnas: celdas, {hay}; columnas, "
            "{debe}.",
            "complete la fila (una celda sin dato lleva «—»); si sobran, escriba entre comillas "
            "el texto "
            "que lleva coma.",
        ),
        Rule(
            "D225",
            "numeracion-mal-escrita",
            "«{valor}» no es un modelo de numeración.",
            "use `{{eje}}`, `{{linea}}`, `{{accion}}` o `{{seccion}}`, por ejemplo "
            '`"{{eje}}.{{linea}}"` o `"{{accion:a}})"`, entre comillas; cada nivel, su número y '
            "los de arriba, "
            "en 1, a, A, i o I.",
        ),
        Rule(
            "D226",
            "marcado-sin-imprenta",
            "El texto contiene {que}, que el documento no imprime.",
            "{remedio}",
        ),
        Rule(
            "D227",
            "bloque-desconocido",
            "«{valor}» no es un bloque que vaya solo en una sección.{parecido}",
            "elija indice, glosario, integracion, fichas, cronograma, actividades o firmas; un "
            "párrafo va después de `texto:`.",
        ),
        Rule(
            "D228",
            "nombre-mal-escrito",
            "«{valor}» no sirve para nombrar cada elemento.",
            "use una palabra en minúsculas, sin espacios ni guiones, que no sea de las etiquetas "
            "(for, in, "
            "if, loop…): `fila`.",
        ),
        Rule(
            "D229",
            "renglones-en-desorden",
            "El primer renglón de datos no está debajo de los demás.",
            "cuente los renglones del formato, también los ocultos; el que no tenga es 0.",
        ),
    )
}

UNKNOWN_KIND = Rule(
    "D107",
    "documento-desconocido",
    "No hay plantillas para el documento «{tipo}».{parecido}",
    "pida uno de estos: {hay}; o cree templates/_comun/{tipo}/ con documento.yaml y plantilla.",
)
MISSING_TEMPLATE = Rule(
    "P100",
    "plantilla-ausente",
    "Falta la plantilla del documento «{tipo}».",
    "guarde plantilla.docx o plantilla.xlsx junto a documento.yaml.",
)
