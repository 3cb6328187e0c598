"""The rules of content: what a plan must not say of itself, each rule a sentence.

`{texto}` is what an acceptance («acepta») repeats to name a finding. The letters R-… are those of
the catalogue of anomalies that careful proof-readers look for.
"""

from plandocs.diagnostics import Rule, Severity


def _rule(
    code: str, name: str, message: str, hint: str, severity: Severity = Severity.ERROR
) -> Rule:
    return Rule(code, name, message, hint, severity, of_content=True)


WRONG_COUNT = _rule(  # R-COUNT
    "C101",
    "cuenta-distinta",
    "{donde} dice «{texto}» ({aqui}) y se lista{n} {cuenta} ({alla}).",
    "corrija el número o la lista; si cuenta ejes, líneas o fichas, escriba `{{ejes}}`, "
    "`{{lineas}}` o `{{fichas}}`, entre llaves, y el programa pondrá cuántos son.",
)
WRONG_LEAD_IN = _rule(  # R-COUNT
    "C102",
    "anuncio-distinto",
    "{donde} anuncia «{texto}» ({aqui}) y se lista{n} {cuenta} ({alla}).",
    "escriba `{{las siguientes acciones}}`, entre llaves, y el programa lo hará concordar.",
)
AXIS_WITHOUT_LINE = _rule(  # R-XREF
    "C103",
    "eje-sin-linea",
    "Sin líneas de acción: {texto} ({lugares}).",
    "agregue al eje su línea, o quítelo; si sus líneas están en otro eje, páselas a este.",
)
LINE_WITHOUT_FICHA = _rule(  # R-XREF
    "C104",
    "linea-sin-ficha",
    "Sin ficha técnica: {texto} ({lugares}).",
    "agregue `ficha:` a una de sus acciones.",
)
LINE_WITHOUT_ROW = _rule(  # R-XREF
    "C105",
    "linea-sin-renglon",
    "Sin renglón en el cronograma: {texto} ({lugares}).",
    "agregue su fila al cronograma, con `linea:`.",
)
ROW_WITHOUT_LINE = _rule(  # R-XREF
    "C106",
    "renglon-sin-linea",
    "No corresponde a ninguna línea de acción: {texto} ({lugares}).",
    "diga con `linea:` a cuál corresponde, o quite el renglón.",
)
ROW_WITHOUT_PERIOD = _rule(  # R-XREF
    "C107",
    "renglon-sin-periodo",
    "El cronograma no dice con palabras cuándo se hace: {texto} ({lugares}).",
    "agregue `nota:` al renglón, como en los demás.",
    Severity.STYLE,
)
LINE_IN_TWO_ROWS = _rule(  # R-XREF
    "C108",
    "linea-en-dos-renglones",
    "En el cronograma tiene más de un renglón {texto} ({lugares}).",
    "deje un renglón por línea, o divida la línea en dos.",
    Severity.STYLE,
)
ROWS_IN_OTHER_ORDER = _rule(  # R-XREF
    "C109",
    "orden-distinto",
    "Las líneas van en un orden y los renglones del cronograma en otro: {texto} ({lugares}).",
    "ordene las filas del cronograma como las líneas.",
    Severity.STYLE,
)
HEADING_OF_SEVERAL = _rule(  # R-XREF
    "C118",
    "encabezado-repetido",
    "«{texto}» encabeza {cuales} ({lugares}) y no es el título de ningún eje.",
    "ponga en cada ficha el título de su eje; si quita `ejes:`, el programa lo hará.",
)
AXES_TOO_MANY = _rule(  # R-COUNT
    "C119",
    "ejes-de-mas",
    "{donde} imprime {texto} ejes ({aqui}) y su línea es de uno, {otro} ({alla}).",
    "deje el eje de la línea, o divida la ficha en dos.",
)
OTHER_NUMBER_OF_ROWS = _rule(  # R-COUNT
    "C117",
    "renglones-y-lineas",
    "Líneas de acción: {lineas}; renglones en el cronograma: {texto} ({lugares}).",
    "dé a cada línea un renglón.",
)
REPEATED_TITLE = _rule(  # R-XREF
    "C110",
    "titulo-repetido",
    "Se llaman igual {texto} ({lugares}).",
    "dé a cada uno su título.",
    Severity.STYLE,
)
OTHER_WORDS = _rule(  # R-TITLE
    "C111",
    "texto-distinto",
    "{donde} imprime «{texto}» ({aqui}) y {otro} se llama «{titulo}» ({alla}).",
    "escriba lo mismo en los dos lugares; mejor quite uno, y el programa repetirá el otro.",
)
ROWS_OF_ANOTHER_KIND = _rule(  # R-TITLE
    "C112",
    "encabezado-sin-renglones",
    "El encabezado del cronograma promete «{texto}» ({aqui}) y ningún renglón repite el título de "
    "un eje ni de una línea ({alla}).",
    "cambie el encabezado, o deje que las filas tomen su texto de la línea: `- linea: clave`.",
    Severity.STYLE,
)
PLAN_OF_ANOTHER_NAME = _rule(  # R-TITLE
    "C113",
    "plan-con-otro-nombre",
    "El plan se llama «{titulo}» ({alla}) y {donde} lo llama «{texto}» ({lugares}).",
    "llámelo en todas partes como en la portada; si es otro plan, agréguelo al registro de "
    "nombres.",
)
TITLE_OF_ANOTHER_TABLE = _rule(  # R-TITLE
    "C114",
    "titulo-de-otra-tabla",
    "El título anuncia «{texto}» ({aqui}) y la tabla no tiene esa columna: {columnas}.",
    "quite del título lo que la tabla no trae, o cambie los rótulos con `etiquetas:`.",
)
WRONG_LABEL = _rule(  # R-NUM
    "C115",
    "numero-distinto",
    "El periodo de {donde} se numera «{texto}» ({aqui}) y le toca «{debe}».",
    "quite `etiqueta:`, y el programa pondrá el número que es.",
)
BROKEN_NUMBERING = _rule(  # R-NUM
    "C116",
    "numeracion-rota",
    "A {donde} le toca el número «{debe}» y lleva «{texto}» ({aqui}).",
    "quite `etiqueta:`, o numere de nuevo.",
)
WRONG_RANGE = _rule(  # R-RANGE
    "C120",
    "rango-distinto",
    "{donde} dice «{texto}» ({lugares}) y las columnas van de {de} a {a}.",
    "quite `rango:`, y el programa lo hará de las columnas; o corrija `horizonte:`.",
)
OUT_OF_PLAN = _rule(  # R-RANGE
    "C121",
    "fuera-de-fechas",
    "{donde} dice «{texto}» ({aqui}), y el plan va de {de} a {a}.",
    "corrija la fecha o `horizonte:`.",
)
OTHER_PERIOD = _rule(  # R-PERIOD
    "C122",
    "periodo-distinto",
    "{donde} dice «{texto}» ({aqui}) y {otro}, «{titulo}» ({alla}).",
    "decida cuál es y escríbalo una vez.",
)
WORDS_AGAINST_DATES = _rule(  # R-PERIOD
    "C123",
    "texto-contra-fechas",
    "{donde} imprime «{texto}» ({aqui}) y sus fechas son {fechas}.",
    "quite `texto:`, o corrija las fechas.",
)
IMPOSSIBLE_PERIOD = _rule(  # R-PERIOD
    "C124",
    "periodo-imposible",
    "«{texto}» ({lugares}) no puede ser: {porque}.",
    "corrija el periodo.",
)
PERIOD_IN_SEVERAL_WORDS = _rule(  # R-PERIOD
    "C125",
    "periodo-en-varias-formas",
    "El mismo periodo se dice de {cuantas} maneras: {texto} ({lugares}).",
    "elija una; o quite `texto:`, y el programa lo dirá siempre igual.",
    Severity.STYLE,
)
OPEN_PERIOD = _rule(  # R-OPENPERIOD
    "C126",
    "periodo-abierto",
    "Nada en el documento dice de qué día a qué día va {texto} ({lugares}).",
    "diga las fechas; si están en `vigencias:`, quite `texto:` y se imprimirán.",
)
RELATIVE_DATE = _rule(  # R-RELDATE
    "C127",
    "fecha-relativa",
    "«{texto}» ({lugares}) depende del día en que se lea.",
    "escriba la fecha completa, con su año.",
)
WITHOUT_DUE_DATES = _rule(  # R-RECUR
    "C128",
    "entrega-sin-fechas",
    "Se dice {texto} ({lugares}) y no se dan las fechas.",
    "dé las fechas: `periodo: {{en: [{anio}-04, {anio}-08, {anio}-12]}}` o `cada:`.",
    Severity.WARNING,
)
EXPIRED_TERM = _rule(  # R-ROTATION
    "C129",
    "nombramiento-vencido",
    "El nombramiento de {texto}, del {desde}, dura hasta el {hasta} ({alla}), y el plan va "
    "del {de} al {a} ({aqui}).",
    "agregue al registro el nombramiento vigente, o corrija el que está.",
)
OTHER_QUANTITY = _rule(  # R-QTY
    "C130",
    "cantidad-distinta",
    "{donde} dice{cuanto} «{texto}» ({aqui}) y {otro}{cuanto_alla} «{titulo}» ({alla}).",
    "diga lo mismo en los dos: un mínimo, una cantidad exacta o un máximo.",
)
DAY_OFF = _rule(  # issue 6: non-working days
    "C131",
    "dia-inhabil",
    "«{texto}» ({aqui}) vence el {dia}, día inhábil: {porque}.",
    "confirme el día; los inhábiles propios van en `dias_inhabiles:` del registro.",
    Severity.NOTE,
)
NOT_IN_THE_BODY = _rule(  # R-TOC
    "C140",
    "indice-sin-titulo",
    "El índice remite a {texto} ({lugares}) y el documento no imprime {cuales}.",
    "quite `encabezado: no`, o quítelo del índice con `indice: no`.",
)
CONTENTS_OF_THEMSELVES = _rule(  # R-TOC
    "C141",
    "indice-de-si-mismo",
    "El índice se anuncia a sí mismo: «{texto}» ({aqui}).",
    "agregue `indice: no` a esa sección.",
    Severity.STYLE,
)
TWO_TITLES = _rule(  # R-TOC
    "C139",
    "dos-titulos",
    "La sección tiene dos títulos seguidos: «{titulo}» ({alla}) y «{texto}» ({aqui}).",
    "deje uno.",
    Severity.STYLE,
)
NOT_IN_THE_CONTENTS = _rule(  # R-TOC
    "C142",
    "titulo-sin-indice",
    "El título «{texto}» ({aqui}) no está en el índice.",
    "hágalo título de una sección, o escríbalo como párrafo.",
    Severity.STYLE,
)
UNSORTED_GLOSSARY = _rule(  # R-ORDER
    "C143",
    "glosario-desordenado",
    "El glosario no va en orden alfabético: «{texto}» está fuera de su lugar ({aqui}).",
    "ordene los términos.",
    Severity.STYLE,
)
LABEL_AMID_ITS_TEXT = _rule(  # R-ORDER
    "C144",
    "rotulo-fuera-de-orden",
    "En {donde}, el rótulo «{texto}» se imprime después del primer eje que anuncia ({aqui}).",
    "deje en la ficha un solo eje, o cambie la plantilla para que el rótulo vaya primero.",
    Severity.STYLE,
)
LIST_OF_ONE = _rule(  # R-SINGLE
    "C145",
    "lista-de-uno",
    "Tiene{n} un solo inciso la{s} línea{s} {texto} ({lugares}).",
    "escriba la acción como párrafo o divídala, o quite los incisos con `numeracion:`.",
    Severity.STYLE,
)
LEAD_IN_WITHOUT_VERB = _rule(  # R-LEADIN
    "C146",
    "anuncio-sin-verbo",
    "A «{texto}» ({aqui}) le falta el verbo: no dice qué hará quien lo anuncia.",
    "complete la oración: «la Comisión realizará las siguientes acciones:».",
)
ACTIONS_OF_SEVERAL_KINDS = _rule(  # R-PARALLEL
    "C147",
    "acciones-desiguales",
    "No empieza{n} {debe}: {texto} ({lugares}).",
    "empiece todas igual: con un verbo en infinitivo («Organizar…») o con un sustantivo.",
    Severity.STYLE,
)
WITHOUT_ACTION = _rule(  # R-PARALLEL
    "C148",
    "actividad-sin-accion",
    "{donde} no dice qué se hará: «{texto}» ({aqui}).",
    "empiece con un verbo: «Difundir a través de…».",
)
FUTURE_AMONG_INFINITIVES = _rule(  # R-PARALLEL
    "C149",
    "futuro-entre-infinitivos",
    "{donde} empieza en infinitivo y sigue en futuro: «{texto}» ({aqui}).",
    "ponga los dos verbos en infinitivo.",
)
SIGNATURES_IN_OTHER_ORDER = _rule(  # R-SIGN
    "C150",
    "firmas-en-otro-orden",
    "Las firmas van en el orden {texto} ({aqui}) y la integración, en el orden {debe} ({alla}).",
    "quite `orden:` de las firmas, y seguirán el de la integración.",
    Severity.STYLE,
)
OTHER_ROLE = _rule(  # R-SIGN
    "C151",
    "cargo-distinto",
    "{donde} aparece como «{titulo}» ({alla}) y firma como «{texto}» ({aqui}).",
    "escriba el mismo cargo en los dos lugares.",
)
OFFICE_FOR_A_PERSON = _rule(  # R-SIGN
    "C152",
    "cargo-por-persona",
    "El cuadro de integración da un cargo, «{texto}» ({aqui}), donde la firma da a una persona, "
    "«{titulo}» ({alla}).",
    "quite `cargo:`, o escriba ahí también el nombre de quien lo ocupa.",
)
MISSING_FACT = _rule(  # R-META
    "C153",
    "falta-para-aprobar",
    "Al plan aprobado le falta decir {texto}.",
    "agregue `acuerdo:` con su `clave:`, su `fecha:` y su `lugar:`; `anexo:` o `firmas`; y en "
    "`comision:`, los `integrantes:`.",
)
TO_BE_CONFIRMED = _rule(  # R-PLACEHOLDER
    "C154",
    "por-confirmar",
    "Falta un dato: «{texto}» ({lugares}).",
    "complételo antes de aprobar el plan.",
    Severity.WARNING,
)
LAW_OUT_OF_FRAMEWORK = _rule(  # R-LAW
    "C155",
    "ley-fuera-del-marco",
    "«{titulo}» ({alla}) no menciona normas que el documento cita: {texto} ({lugares}).",
    "agréguelas al marco legal, o quite la cita.",
    Severity.WARNING,
)
NUMBERS_OF_TWO_KINDS = _rule(  # R-NUMERAL
    "C156",
    "cifra-y-letra",
    "Se cuenta con letra y con cifra: {texto} ({lugares}).",
    "elija una forma para las cantidades pequeñas.",
    Severity.STYLE,
)
UNDEFINED_ACRONYM = _rule(  # R-ACR
    "C160",
    "sigla-sin-definir",
    "El documento nunca dice qué es «{texto}» ({lugares}){registro}.",
    "desarróllela la primera vez, «Nombre completo (SIGLA)», o póngala en el glosario.",
)
LATE_ACRONYM = _rule(
    "C161",
    "sigla-antes-de-definir",
    "«{texto}» se usa ({lugares}) antes de decir qué es ({alla}).",
    "desarróllela en su primera aparición.",
)
UNKNOWN_VARIANT = _rule(
    "C162",
    "sigla-desconocida",
    "«{texto}» ({lugares}) no es ninguna sigla del documento; se parece a «{debe}».",
    "escriba «{debe}», o defínala.",
)
WRONG_INITIALS = _rule(
    "C163",
    "iniciales-distintas",
    "«{texto}» {que} «{desarrollo}» ({lugares}){registro}.",
    "corrija el desarrollo o la sigla.",
)
ACRONYM_IN_PLURAL = _rule(
    "C164",
    "sigla-en-plural",
    "«{texto}» ({lugares}): las siglas no llevan plural ni apóstrofo.",
    "escriba «{debe}»; el plural lo dice el artículo, «los» o «las».",
)
SPELLED_OUT_AGAIN = _rule(
    "C165",
    "sigla-desarrollada-otra-vez",
    "Ya definida «{sigla}» ({alla}), se escribe otra vez «{texto}» ({lugares}).",
    "use la sigla.",
    Severity.STYLE,
)
DEFINED_TWICE = _rule(
    "C166",
    "sigla-definida-dos-veces",
    "«{texto}» ya está definida ({alla}) y se define otra vez ({lugares}).",
    "defínala una vez, y después use solo la sigla.",
    Severity.STYLE,
)
NOT_IN_GLOSSARY = _rule(
    "C167",
    "sigla-fuera-del-glosario",
    "«{texto}» se usa en el documento ({lugares}) y no está en su glosario.",
    "agréguela al glosario.",
)
UNUSED_IN_GLOSSARY = _rule(
    "C168",
    "sigla-sin-uso",
    "«{texto}» está en el glosario ({lugares}) y el documento no la usa.",
    "quítela del glosario.",
    Severity.STYLE,
)
WITHOUT_ARTICLE = _rule(  # R-LEX
    "C169",
    "sigla-sin-articulo",
    "A «{texto}» ({lugares}) le falta el artículo.",
    "escriba {debe}, según lo que nombre.",
)
OTHER_NAME = _rule(  # R-REG
    "C170",
    "nombre-distinto",
    "«{texto}» ({lugares}) no está escrito como en el registro: «{debe}».",
    "escriba el nombre del registro; si este también es correcto, agréguelo a sus `formas:`.",
    Severity.STYLE,
)
NAME_IN_SEVERAL_FORMS = _rule(
    "C171",
    "nombre-en-varias-formas",
    "Lo mismo se llama de varias formas: {texto} ({lugares}).",
    "elija una y póngala en el registro de nombres.",
    Severity.STYLE,
)
UNKNOWN_NAME = _rule(
    "C172",
    "nombre-sin-registrar",
    "«{texto}» ({lugares}) va con mayúsculas de nombre y no está en el registro ni en el glosario.",
    "agréguelo al registro o al glosario, o escríbalo con minúsculas.",
    Severity.STYLE,
)
WRONG_NAME = _rule(  # R-REG
    "C175",
    "nombre-con-errata",
    "«{texto}» ({lugares}) está en el registro entre las erratas de «{debe}».",
    "escriba «{debe}».",
)
AMBIGUOUS_NAME = _rule(  # R-REG
    "C174",
    "nombre-ambiguo",
    "«{texto}» ({lugares}) puede ser {cuales}.",
    "escriba el nombre completo; si una sola se llama así, agréguelo a sus `formas:`.",
)
SEVERAL_CAPITALS = _rule(  # R-CASE
    "C173",
    "mayusculas-distintas",
    "{que}: {texto} ({lugares}).",
    "{remedio}",
    Severity.STYLE,
)
UNEVEN_END = _rule(  # R-PUNCT
    "C180",
    "punto-final-desigual",
    "De {cuantos} ({que}), {parte} termina {debe}, pero no {texto} ({lugares}).",
    "termínelos todos igual.",
    Severity.STYLE,
)
UNEVEN_SEPARATORS = _rule(
    "C181",
    "separador-desigual",
    "Los números no se separan igual del texto: unos van como {debe} y otros como {texto} "
    "({lugares}).",
    "quite `etiqueta:`, y el programa los pondrá todos iguales.",
    Severity.STYLE,
)
TWO_QUOTES = _rule(  # R-TYPO
    "C182",
    "comillas-distintas",
    "Se usan comillas de varias clases: {texto} ({lugares}).",
    "use las mismas en todo el documento; las que más se usan son {debe}.",
    Severity.STYLE,
)
BAD_SPACING = _rule(
    "C183",
    "espacios",
    "En «{texto}» {que} ({lugares}).",
    "corrija los espacios o los guiones.",
    Severity.STYLE,
)
ALMOST_ALIKE = _rule(
    "C184",
    "casi-iguales",
    "{donde} casi lo mismo: «{texto}» ({aqui}) y «{titulo}» ({alla}).",
    "si deben ser iguales, escriba lo mismo; si no, diga en qué se distinguen.",
    Severity.STYLE,
)
LONG_SENTENCE = _rule(  # R-LENGTH
    "C185",
    "oracion-larga",
    "{texto} ({lugares}).",
    "divida la oración.",
    Severity.STYLE,
)
WRONG_PHRASE = _rule(  # R-LEX
    "C190",
    "frase-incorrecta",
    "«{texto}» ({lugares}): {porque}.",
    "escriba {debe}.",
)
POOR_PHRASE = _rule(
    "C191",
    "frase-mejorable",
    "«{texto}» ({lugares}): {porque}.",
    "se prefiere {debe}.",
    Severity.STYLE,
)
REPEATED_WORD = _rule(  # R-TYPO
    "C192",
    "palabra-repetida",
    "Palabra repetida: «{texto}» ({lugares}).",
    "quite una.",
)
DISAGREEMENT = _rule(  # R-AGR
    "C193",
    "concordancia",
    "«{texto}» ({lugares}) no concuerda.",
    "escriba {debe}.",
)
MASCULINE_GENERIC = _rule(  # R-INCL
    "C194",
    "masculino-generico",
    "{que}: {texto} ({lugares}).",
    "escriba {debe}, u otra forma que incluya a todas las personas.",
    Severity.STYLE,
)
UNKNOWN_WORD = _rule(  # issue 6: derived words
    "C196",
    "palabra-entre-llaves",
    "«{texto}» ({lugares}) se imprimirá tal cual: {que}",
    "{remedio}.",
)
MISSPELT = _rule(  # R-SPELL
    "C195",
    "ortografia",
    "«{texto}» ({lugares}) no está en el diccionario.{sugerencia}",
    "corríjala; si está bien escrita, agréguela a `diccionario:` del registro.",
    Severity.WARNING,
)

NAMES = tuple(
    name
    for rule in list(globals().values())
    if isinstance(rule, Rule)
    for name in (rule.code, rule.name)
)
"""The codes and the names of all the rules of content."""
