"""Finite verbs of the third person, told by their endings and by a list of present forms.

A noun may look like a verb («la consulta», «el informe»): what stands before it decides.
"""

import re

_PRESENT_A = """
abarca aborda acompaña acredita actualiza acuerda adecúa adjunta administra adopta ajusta alcanza
amplía analiza anexa aplica aporta apoya aprueba aprovecha archiva articula asegura asesora asigna
autoriza avala avanza basa brinda busca califica canaliza capacita captura celebra certifica
clasifica coadyuva colabora comienza compila completa comunica concentra conforma considera
consolida consta constata consulta contempla continúa convoca coordina crea cuenta dedica delega
demanda denomina deriva desahoga desarrolla desempeña desglosa destaca destina detalla detecta
determina dicta diseña documenta edita efectúa ejecuta elabora eleva emana emplea encabeza encarga
encuentra enfatiza enfoca enlista entraña entrega enumera envía especifica estima estructura
evalúa examina explica expresa facilita fija finaliza firma focaliza fomenta forma formaliza
formula funda fundamenta garantiza genera gestiona habilita identifica implementa implica impulsa
incentiva incorpora incrementa indica informa ingresa inicia instala instrumenta integra invita
involucra jerarquiza justifica labora lleva logra maneja marca mejora menciona modifica monitorea
motiva muestra necesita nombra norma notifica observa opera opina ordena organiza orienta otorga
participa planea planifica plantea precisa prepara presenta presta prioriza procura programa
propicia proporciona proyecta publica queda reafirma realiza recaba recomienda recopila refleja
refrenda reforma refuerza regula reitera relaciona replantea reporta representa resalta resguarda
resulta retoma revisa señala sigue socializa solicita suma supervisa sustenta toma trabaja
tramita transparenta turna ubica unifica utiliza valora vela verifica vigila vincula
""".split()
_PRESENT_E = """
acude advierte asciende asiste asume atiende comprende concluye conduce constituye contribuye
convierte corresponde cumple debe define depende desprende difunde dirige divide ejerce elige
emite establece estatuye exige existe expide favorece fortalece funge imparte incluye inscribe
instruye mide ocurre ofrece permanece permite persigue pertenece preside pretende procede produce
promueve puede recibe reconoce refiere remite requiere resuelve reúne rige rinde sirve somete
subdivide sugiere surge suscribe tiende traduce transcurre transmite
""".split()
_IRREGULAR = frozenset(
    """
es son está están sea sean esté estén era eran fue fueron fuera fueran ha han haya hayan había
habían hubo hay tiene tienen tenga tengan tuvo tuvieron tenía tenían va van vaya vayan iba iban
hace hacen haga hagan hizo hicieron da dan dé den dio dieron dice dicen diga digan dijo puso
pusieron pone ponen ponga pongan dispone disponen disponga dispongan propone proponen proponga
propongan expone exponen exponga expongan compone componen impone imponen contiene contienen
contenga contengan mantiene mantienen mantenga mantengan obtiene obtienen obtenga obtengan
sostiene sostienen interviene intervienen intervenga intervengan conviene convienen prevé prevén
prevea prevean prevía sabe saben sepa recae recaen quiso vino trajo estuvo estuvieron pudo
pudieron corre corren debía debían podía podían permitía contenía establecía favorezca favorezcan
establezca establezcan fortalezca fortalezcan ofrezca ofrezcan conozca conozcan reconozca
reconozcan pertenezca pertenezcan permanezca permanezcan conoce conocen produzca produzcan
traduzca traduzcan conduzca conduzcan ejerza ejerzan dirija dirijan exija exijan elija elijan rija
rijan funja funjan persiga persigan sigue siguen siga sigan pida pidan expida expidan mida midan
sirva sirvan rinda rindan atienda atiendan tienda tiendan refiera refieran requiera requieran
sugiera advierta pueda puedan resuelva resuelvan promueva promuevan resuelve aparece aparecen
""".split()
)
_NOUNS_TOO = frozenset(
    """
captura consulta cuenta demanda entrega estructura firma forma formula marca mejora
muestra norma precisa presenta programa reforma suma toma vela informe base alcance avance
presente norme forme firme liste corte busca basa deriva tienda observe debate nombre
labora ordena orden mida meta mide pase cause integre integra refuerza apoye
ajuste aporte muestre suscribe
""".split()
)
"""Forms that are nouns or adjectives more often than verbs; only after a noun they are verbs."""
_RIA_NOUNS = frozenset(
    """
secretaría secretarías comisaría notaría tesorería mensajería consejería papelería librería
ingeniería galería batería ganadería maestría minería
""".split()
)
_ENDINGS = re.compile(
    r"\w+(?:[aei]rá|[aei]rán|[aei]remos|[dbr]rá|[dbr]rán|[aei]ría|[aei]rían|[dbr]ría|[dbr]rían"
    r"|aron|ieron|yeron|jeron|aban|ían|aran|ieran|aren)|\w{2,}(?:[^aeiou]ó|ió|[aeou]yó)"
)
_FUTURE = re.compile(r"\w+r(?:á|án|emos)")
_UNLIKE = frozenset("refrán terán beltrán morán durán panamá atrás secretarían faraón".split())
_AFTER_DETERMINER = frozenset(
    """
el la los las un una unos unas su sus este esta estos estas ese esa esos esas dicho dicha dichos
dichas cada otro otra otros otras todo toda todos todas ningún ninguna algún alguna al del de en
con por para a ante bajo sin sobre entre hacia hasta desde según durante mediante tras mi nuestra
nuestro cual cuyo cuya cuyos cuyas primer primera segundo segunda tercer tercera nueva nuevo gran
mejor mayor mejores mayores presente misma mismo contra vía uno dos tres
""".split()
)
_OPENS_OBJECT = frozenset("el la los las un una unos unas su sus lo cada estas estos".split())
_COMPLEMENTS = _OPENS_OBJECT | frozenset("a al con de del en por para parte constancia".split())
_BEFORE_ADJECTIVES = frozenset("es son está están sea sean será fue más menos muy tan".split())
_NEVER = _AFTER_DETERMINER | frozenset(
    """
que como cuando donde si aunque porque pues mientras siempre dentro fuera cerca antes después
además conforme excepto salvo incluso inclusive adelante entonces ahora hoy siguiente
siguientes parte base mayormente igualmente tanto junto respecto acorde
""".split()
)


_SUBJUNCTIVE = {"ca": "que", "ga": "gue", "za": "ce", "ja": "je"}


def _subjunctive(form: str) -> str:
    """Return the subjunctive of a present form: «aplica» → «aplique», «cumple» → «cumpla»."""
    if form.endswith("a"):
        return form[:-2] + _SUBJUNCTIVE.get(form[-2:], form[-2] + "e")
    return form[:-1] + "a"


def _present_forms() -> frozenset[str]:
    ones = [*_PRESENT_A, *_PRESENT_E]
    ones += [_subjunctive(form) for form in ones]
    return frozenset([*ones, *(form + "n" for form in ones)]) - {"conforme"}


_PRESENT = _present_forms()


def is_finite(word: str, before: str = "", after: str = "") -> bool:
    """Whether a word in lower case is a finite verb, given the words around it."""
    if word in _IRREGULAR:
        return word not in ("era", "fuera", "den", "diga", "haga") or before not in ("la", "de")
    if _ENDINGS.fullmatch(word):
        if word in _RIA_NOUNS or word in _UNLIKE:
            return False
        return not (word.endswith("ía") and before in _AFTER_DETERMINER)
    if word not in _PRESENT:
        return False
    if word in _NOUNS_TOO and (not _may_precede(before) or after not in _COMPLEMENTS):
        return False
    return before not in _AFTER_DETERMINER


def is_future(word: str) -> bool:
    """Whether a word in lower case has the form of a future: «dará», «realizarán»."""
    return bool(_FUTURE.fullmatch(word)) and word not in _UNLIKE


_LIKE_FINITE = re.compile(r"\w{3,}(?:a|e|an|en)")


def may_be_finite(word: str, before: str, after: str) -> bool:
    """Whether an unknown word stands as a verb does: a subject before it, an object behind."""
    return (
        after in _OPENS_OBJECT
        and bool(_LIKE_FINITE.fullmatch(word))
        and word not in _NEVER
        and _may_precede(before)
        and before not in _BEFORE_ADJECTIVES
        and not word.endswith(("mente", "ndose", "ndole", "ndoles", "ndola"))
    )


def _may_precede(before: str) -> bool:
    """Whether a word can be the last of a subject, so that a doubtful word after it is a verb."""
    return (
        before[:1].isalpha()
        and before not in _AFTER_DETERMINER
        and before not in ("y", "e", "o", "u", "ni")
        and not before.endswith(("ada", "ida"))
    )
