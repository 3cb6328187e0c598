"""What can be wrong with the pages of a printed document."""

from plandocs.diagnostics import Rule, Severity

BLANK_PAGE = Rule(
    "G101",
    "pagina-en-blanco",
    "La página no lleva más que su encabezado y su pie.",
    "quite de la plantilla el salto de página que sobra, o los párrafos vacíos que la causan.",
    Severity.WARNING,
)
SPILLED_PAGE = Rule(
    "G102",
    "pagina-casi-vacia",
    "La página lleva solo {renglones} del texto que viene de la anterior.",
    "acorte ese texto, o reduzca en la plantilla algún espacio, para que quepa en la anterior.",
    Severity.NOTE,
)
LONE_HEADING = Rule(
    "G103",
    "titulo-al-pie",
    "El título queda solo al pie de la página: su texto empieza en la página {otra}.",
    "dé al estilo del título, en la plantilla, «Conservar con el siguiente».",
    Severity.WARNING,
)
SPLIT_ROW = Rule(
    "G104",
    "fila-partida",
    "La fila {fila} de la tabla {tabla} empieza en esta página y termina en la página {otra}.",
    "quite a esa fila, en la plantilla, «Permitir dividir las filas entre páginas».",
    Severity.WARNING,
)
WIDE_TABLE = Rule(
    "G105",
    "tabla-ancha",
    "La tabla {tabla} es {exceso} cm más ancha que el espacio para el texto.",
    "reduzca sus columnas en la plantilla, o póngala en una sección con la hoja horizontal.",
    Severity.WARNING,
)
WIDE_PICTURE = Rule(
    "G106",
    "imagen-ancha",
    "La imagen es {exceso} cm más ancha que {lugar}.",
    "reduzca su tamaño en la plantilla.",
    Severity.WARNING,
)
WIDE_SHEET = Rule(
    "G107",
    "hoja-ancha",
    "La hoja «{hoja}» no cabe a lo ancho: su columna {columna} se imprime en la página {otra}.",
    "ajuste en la plantilla la hoja a una página de ancho (Disposición de página, Ancho).",
    Severity.WARNING,
)
CUT_TEXT = Rule(
    "G108",
    "texto-cortado",
    "«{texto}» sale cortado: no cabe en {lugar}.",
    "dele en la plantilla más espacio o letra más pequeña, o quítele la altura fija.",
    Severity.WARNING,
)
UNSHOWN_NUMBER = Rule(
    "G109",
    "numero-sin-espacio",
    "La página lleva «{texto}» en lugar de {cuantos}: su columna es muy angosta.",
    "ensanche en la plantilla la columna, o dé a la celda un formato más corto.",
    Severity.WARNING,
)
LOST_WORD = Rule(
    "G110",
    "palabra-sin-imprimir",
    "El documento dice algo que su PDF no lleva: {palabras}.",
    "revise en la plantilla ese lugar: suele ser un cuadro o un renglón que no crece con su texto.",
)
REPLACED_FONT = Rule(
    "G111",
    "letra-sustituida",
    "El tipo de letra «{pedida}» no está en esta computadora: se imprimió con «{usada}».",
    "instale «{pedida}», o use en la plantilla otro que sí esté; con el sustituto, las líneas y "
    "las páginas pueden quedar en otro lugar.",
    Severity.WARNING,
)
COARSE_PICTURE = Rule(
    "G112",
    "imagen-borrosa",
    "La imagen se imprime con {ppp} puntos por pulgada; para papel hacen falta {minimo}.",
    "ponga en la plantilla una de al menos {ancho} × {alto} pixeles, o redúzcala.",
    Severity.WARNING,
)
OTHER_PAGE_IN_CONTENTS = Rule(
    "G113",
    "indice-con-otra-pagina",
    "El índice dice que «{titulo}» está en la página {dice}, y está en la {es}.",
    "actualice el índice en Word (F9) y vuelva a imprimir.",
    Severity.WARNING,
)
BARE_CONTENTS = Rule(
    "G114",
    "indice-sin-numero",
    "El renglón del índice «{titulo}» no lleva {falta}.",
    "dé al estilo de esos renglones, en la plantilla, una tabulación derecha con relleno de "
    "puntos, y actualice el índice (F9).",
    Severity.WARNING,
)
OTHER_PAGE_COUNT = Rule(
    "G115",
    "paginas-distintas",
    "El documento tiene {ahora} y se aprobó con {entonces}.",
    "compárelo con el aprobado antes de sustituirlo: cambió el texto, un tipo de letra o el "
    "programa que imprime.",
    Severity.WARNING,
)
CHANGING_VALUE = Rule(
    "G116",
    "valor-que-cambia",
    "{lugar} lleva «{texto}», que da otro valor cada vez: otro día, o en otra computadora, el PDF "
    "no será el mismo.",
    "escriba ese valor en los datos, y en la plantilla su etiqueta.",
    Severity.WARNING,
)
RUNNING_TITLE = Rule(
    "G117",
    "titulo-de-cada-pagina",
    "{lugar} lleva «{texto}», que Word calcula en cada página y LibreOffice quizá no: el PDF puede "
    "decir lo mismo en todas, o nada.",
    "compare el PDF con lo que imprime Word; o escriba en su lugar un texto que sirva a todo el "
    "documento.",
    Severity.WARNING,
)
UNPRINTED_FIELD = Rule(
    "G118",
    "campo-para-word",
    "{lugar} lleva «{texto}», que Word calcula al abrir el documento y LibreOffice quizá no: el "
    "PDF puede decir otra cosa, o nada.",
    "compare el PDF con lo que imprime Word; o escriba en su lugar una etiqueta que lo calcule.",
    Severity.WARNING,
)
STALE_CONTENTS = Rule(
    "G202",
    "indice-sin-numerar",
    "El índice de «{documento}» queda sin comprobar: LibreOffice no pudo imprimirlo ({causa}).",
    "ábralo en Word, elija el índice y oprima F9; o vuelva a intentarlo.",
    Severity.WARNING,
)
LEFT_TO_WORD = Rule(
    "G205",
    "indice-para-word",
    "El índice de «{documento}» queda para que Word lo numere: cada vez que se escriben sus "
    "páginas, los títulos cambian de página.",
    "ábralo en Word, elija el índice y oprima F9; o acorte el título que salta de renglón.",
    Severity.WARNING,
)
