"""What each word is to the grammar of dates."""

from enum import Enum, auto
from itertools import chain

from plandocs.plan.tiempo import MESES


class Kind(Enum):
    """What a word is."""

    MONTH = auto()
    ABBREVIATION = auto()  # of a month
    YEAR = auto()  # four digits
    NUMBER = auto()  # digits
    NUMERAL = auto()  # a number in letters
    ORDINAL = auto()  # in letters; its value is negative when it counts from the end
    FIGURE = auto()  # an ordinal in digits
    ROMAN = auto()
    PART = auto()  # of a year; its value is how many months it lasts
    FRACTION = auto()  # of a month; its value is how many days it lasts
    NOUN = auto()  # «año», «ejercicio»
    WEEKDAY = auto()
    EDGE = auto()  # «principios», «mediados», «finales»
    DATE = auto()  # wholly in digits; its value is the ordinal of the day, 0 when there is none
    WORD = auto()
    MARK = auto()
    END = auto()


def _counted(kind: Kind, words: str) -> dict[str, tuple[Kind, int]]:
    """Return the words of a line, of which those between two commas have the same value."""
    return {
        word: (kind, value)
        for value, group in enumerate(words.split(","), start=1)
        for word in group.split()
    }


def _all(kind: Kind, value: int, words: str) -> dict[str, tuple[Kind, int]]:
    return dict.fromkeys(words.split(), (kind, value))


LEXICON: dict[str, tuple[Kind, int]] = dict(
    chain.from_iterable(
        words.items()
        for words in (
            _counted(Kind.MONTH, ",".join(MESES)),
            _all(Kind.MONTH, 9, "setiembre"),
            _counted(Kind.ABBREVIATION, "ene,feb,mar,abr,may,jun,jul,ago,sep sept,oct,nov,dic"),
            _counted(
                Kind.ORDINAL,
                "primer primero primera primeros primeras,segundo segunda segundos segundas,"
                "tercer tercero tercera terceros terceras,cuarto cuarta,quinto quinta,sexto sexta,"
                "septimo septima,octavo octava,noveno novena,decimo decima,"
                "undecimo undecima decimoprimer decimoprimero,duodecimo duodecima decimosegundo",
            ),
            _all(Kind.ORDINAL, -1, "ultimo ultima ultimos ultimas"),
            _all(Kind.ORDINAL, -2, "penultimo penultima"),
            _counted(
                Kind.NUMERAL,
                "un uno una,dos,tres,cuatro,cinco,seis,siete,ocho,nueve,diez,once,doce,trece,"
                "catorce,quince,dieciseis,diecisiete,dieciocho,diecinueve,veinte,"
                "veintiun veintiuno,veintidos,veintitres,veinticuatro,veinticinco,veintiseis,"
                "veintisiete,veintiocho,veintinueve,treinta",
            ),
            _all(Kind.NUMERAL, 40, "cuarenta"),
            _all(Kind.NUMERAL, 50, "cincuenta"),
            _all(Kind.NUMERAL, 60, "sesenta"),
            _all(Kind.NUMERAL, 70, "setenta"),
            _all(Kind.NUMERAL, 80, "ochenta"),
            _all(Kind.NUMERAL, 90, "noventa"),
            _all(Kind.NUMERAL, 900, "novecientos"),
            _all(Kind.NUMERAL, 1000, "mil"),
            _counted(Kind.ROMAN, "i,ii,iii,iv,v,vi"),
            _all(Kind.PART, 1, "mes meses"),
            _all(Kind.PART, 2, "bimestre bimestres bim"),
            _all(Kind.PART, 3, "trimestre trimestres trim"),
            _all(Kind.PART, 4, "cuatrimestre cuatrimestres cuatrim"),
            _all(Kind.PART, 6, "semestre semestres mitad"),
            _all(Kind.FRACTION, 15, "quincena quincenas"),
            _all(Kind.FRACTION, 7, "semana semanas"),
            _all(Kind.FRACTION, 1, "dia dias"),
            _all(Kind.NOUN, 0, "año años ejercicio ejercicios"),
            _counted(Kind.WEEKDAY, "lunes,martes,miercoles,jueves,viernes,sabado,domingo"),
            _counted(Kind.EDGE, "principios inicios inicio,mediados,finales fines fin"),
        )
    )
)
