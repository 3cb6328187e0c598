"""What each word of the templates' language does, in Spanish, with an example that is computed.

An example is an expression; that of a test is a condition, that of a field of `loop` the text of a
round. `tables.py` prints them, and refuses a language with a word that is not told here.
"""

from datetime import date
from typing import Any, NamedTuple

DATA: dict[str, Any] = {"fecha": date(2026, 1, 30), "meses": ["enero", "junio", "enero"]}
"""The values that the examples use."""


class Word(NamedTuple):
    """Names that mean the same, what they do, and an example."""

    names: str
    does: str
    example: str


FILTERS = (
    Word("mayusculas upper", "en mayúsculas, con acentos", '"año nuevo"|mayusculas'),
    Word("minusculas lower", "en minúsculas", '"AÑO Nuevo"|minusculas'),
    Word("capitalize", "mayúscula solo la primera letra", '"PLAN DE trabajo"|capitalize'),
    Word("title", "mayúscula la primera letra de cada palabra", '"plan de trabajo"|title'),
    Word("trim", "quita los espacios de las orillas", '"  plan  "|trim'),
    Word("replace", "sustituye", '"2025-2026"|replace("-", " a ")'),
    Word(
        "truncate",
        "corta un texto largo entre palabras (deja pasar cinco letras de más)",
        '"Plan de Trabajo de la Comisión"|truncate(18, end="…")',
    ),
    Word("wordcount", "cuántas palabras", '"Plan de Trabajo"|wordcount'),
    Word("wordwrap", "parte en renglones de tantas letras", '"Plan de Trabajo"|wordwrap(8)'),
    Word("indent", "sangra los renglones que siguen", '"uno\\ndos"|indent(2)'),
    Word("format", "pone valores en los `%` de un texto", '"%s: %.1f %%"|format("Avance", 62.5)'),
    Word("string", "como texto", '5|string ~ ".º"'),
    Word("e escape", "nada: `&` y `<` ya se imprimen bien", '"A & B"|e'),
    Word("default d", "otro valor si el dato no existe; con `true`, también si está vacío",
         '""|default("—", true)'),
    Word("join", "une una lista en un texto", 'meses|join(", ")'),
    Word("first", "el primero", "meses|first"),
    Word("last", "el último", "meses|last"),
    Word("length count", "cuántos elementos, o cuántas letras", "meses|length"),
    Word("sort", "ordena; al revés con `reverse=true`, por un campo con `attribute`",
         '[3, 1, 2]|sort|join(", ")'),
    Word("reverse", "al revés", '[3, 1, 2]|reverse|join(", ")'),
    Word("unique", "sin repetidos", 'meses|unique|join(", ")'),
    Word("min", "el menor", "[3, 1, 2]|min"),
    Word("max", "el mayor", "[3, 1, 2]|max"),
    Word("sum", "la suma; de un campo, con `attribute`", '[{"n": 2}, {"n": 5}]|sum(attribute="n")'),
    Word("map", "de cada elemento, un campo o lo que dé un filtro",
         '[{"n": 2}, {"n": 5}]|map(attribute="n")|join(" y ")'),
    Word("select", "los que pasan una prueba", '[1, 2, 3, 4]|select("even")|join(", ")'),
    Word("reject", "los que no la pasan", '[1, 2, 3, 4]|reject("even")|join(", ")'),
    Word("selectattr", "los que tienen un campo que pasa una prueba",
         '[{"n": 2}, {"n": 5}]|selectattr("n", "gt", 3)|map(attribute="n")|join'),
    Word("rejectattr", "los que no",
         '[{"n": 2}, {"n": 5}]|rejectattr("n", "gt", 3)|map(attribute="n")|join'),
    Word("groupby", "junta los que tienen igual un campo: parejas de ese valor y su lista",
         '([{"e": "A"}, {"e": "B"}, {"e": "A"}]|groupby("e")|first)[0]'),
    Word("batch", "en grupos de tantos", '([1, 2, 3]|batch(2)|first)|join("-")'),
    Word("slice", "en tantos grupos", '([1, 2, 3]|slice(3)|first)|join("-")'),
    Word("list", "como lista: de un texto, sus letras", '"INE"|list|join(".")'),
    Word("items", "de un grupo, parejas de nombre y valor",
         '({"mes": "enero"}|items|first)|join(": ")'),
    Word("dictsort", "lo mismo, en orden", '({"b": 2, "a": 1}|dictsort|first)|join(": ")'),
    Word("round", "redondea a tantos decimales", "2.567|round(1)"),
    Word("abs", "sin signo", "(3 - 8)|abs"),
    Word("int", "como entero; 0 si no es un número", '"12"|int + 1'),
    Word("float", "como decimal", '"1.5"|float'),
)  # fmt: skip

TESTS = (
    Word("defined", "existe el dato", "meses is defined"),
    Word("undefined", "no existe", "otro is undefined"),
    Word("none", "está vacío en los datos", "meses is none"),
    Word("in", "está en una lista o en un texto", '"enero" is in meses'),
    Word("true", "es «sí»", "true is true"),
    Word("false", "es «no»", "true is false"),
    Word("boolean", "es un sí o no", "true is boolean"),
    Word("odd", "impar", "3 is odd"),
    Word("even", "par", "3 is even"),
    Word("divisibleby", "múltiplo de", "12 is divisibleby 3"),
    Word("number", "es un número", "12 is number"),
    Word("integer", "es un número entero", "1.5 is integer"),
    Word("float", "es un número con punto", "1.5 is float"),
    Word("string", "es un texto", '"12" is string'),
    Word("mapping", "es un grupo de campos", "meses is mapping"),
    Word("sequence", "es una lista o un texto", "meses is sequence"),
    Word("iterable", "se puede recorrer con `for`", "meses is iterable"),
    Word("lower", "todo en minúsculas", '"plan" is lower'),
    Word("upper", "todo en mayúsculas", '"PLAN" is upper'),
    Word("eq equalto ==", "igual", "2 is eq 2"),
    Word("ne !=", "distinto", "2 is ne 2"),
    Word("gt greaterthan >", "mayor", "2 is gt 1"),
    Word("ge >=", "mayor o igual", "2 is ge 2"),
    Word("lt lessthan <", "menor", "2 is lt 1"),
    Word("le <=", "menor o igual", "2 is le 2"),
)

METHODS = (
    Word("strftime", "la fecha como se le pida, con números", 'fecha.strftime("%d/%m/%Y")'),
    Word("isoformat", "la fecha como año-mes-día", "fecha.isoformat()"),
    Word("upper", "en mayúsculas", '"año".upper()'),
    Word("lower", "en minúsculas", '"AÑO".lower()'),
    Word("title", "mayúscula la primera letra de cada palabra", '"plan anual".title()'),
    Word("capitalize", "mayúscula solo la primera letra", '"PLAN".capitalize()'),
    Word("strip", "quita de las orillas los espacios, o lo que se le diga", '"-plan-".strip("-")'),
    Word("lstrip", "solo del principio", '"-plan-".lstrip("-")'),
    Word("rstrip", "solo del final", '"-plan-".rstrip("-")'),
    Word("replace", "sustituye", '"2025-2026".replace("-", " a ")'),
    Word("split", "parte en una lista", '"2025-2026".split("-")[1]'),
    Word("join", "une una lista", '", ".join(meses)'),
    Word("startswith", "empieza con", '"sí" if "Plan anual".startswith("Plan") else "no"'),
    Word("endswith", "termina con", '"sí" if "Plan anual".endswith("Plan") else "no"'),
    Word("count", "cuántas veces está", 'meses.count("enero")'),
    Word("format", "pone valores en las llaves de un texto", '"{:,.2f}".format(12500)'),
    Word("get", "de un grupo, un campo; si no está, otro valor", '{"a": 1}.get("b", "—")'),
    Word("keys", "los nombres de un grupo", '{"a": 1}.keys()|join'),
    Word("values", "los valores de un grupo", '{"a": 1}.values()|join'),
    Word("items", "parejas de nombre y valor", '({"a": 1}.items()|first)|join(": ")'),
)

FUNCTIONS = (
    Word("range", "números seguidos: hasta, o desde y hasta sin llegar", 'range(1, 4)|join(", ")'),
    Word(
        "namespace", "un grupo cuyos campos puede cambiar un `for`: [sumar](#guardar-un-valor)", ""
    ),
)

LOOP = (
    Word("index", "qué vuelta es, desde 1", "{{ loop.index }}"),
    Word("index0", "qué vuelta es, desde 0", "{{ loop.index0 }}"),
    Word("revindex", "cuántas faltan, con esta", "{{ loop.revindex }}"),
    Word("revindex0", "cuántas faltan después de esta", "{{ loop.revindex0 }}"),
    Word("length", "cuántas son", "{{ loop.length }}"),
    Word("first", "sí en la primera", "{% if loop.first %}sí{% else %}no{% endif %}"),
    Word("last", "sí en la última", "{% if loop.last %}sí{% else %}no{% endif %}"),
    Word("previtem", "el elemento de antes; no existe en la primera",
         '{{ loop.previtem|default("—") }}'),
    Word("nextitem", "el elemento que sigue; no existe en la última",
         '{{ loop.nextitem|default("—") }}'),
    Word("cycle()", "un valor distinto cada vuelta, por turno", '{{ loop.cycle("a", "b") }}'),
    Word("changed()", "sí cuando el valor no es el de la vuelta anterior",
         "{% if loop.changed(mes) %}sí{% else %}no{% endif %}"),
    Word("depth", "siempre 1: un `for` no se llama a sí mismo", "{{ loop.depth }}"),
    Word("depth0", "siempre 0", "{{ loop.depth0 }}"),
)  # fmt: skip
"""The example of each is what a round of `for mes in meses` prints."""
