"""Tags made by chance: by the grammar of what a template may say, then misspelt."""

import random
from collections.abc import Callable

DATA = """\
x: uno
n: 5
f: 1.50
si: true
nada: null
s: 'Año & <b> «ñ» "q" 100 %'
xs: [c, a, B, a]
filas: [{n: 1, t: uno, hijos: [{z: 1}, {z: 2}]}, {n: 20, t: dos, hijos: []}]
g: {a: b, h: {i: j}, items: suyo}
vacia: []
nums: [3, 1, 2.5, 10]
dia: 2025-03-01
grande: 123456789012345678901234567890
color: C00000
"""
_TEXTS = (
    "x", "s", "g.a", "g.h.i", "g['a']", "xs[0]", "filas[0].t", "filas[-1]['t']", "dia", "color",
    "'a'", '"ñ"', "x ~ n", "'%05.1f'|format(n)", "''", "xs|join(', ')", "'\\u00e9'", "'\\n'",
    "filas|map(attribute='t')|join('-')", "g.items", "'{0:>9}'.format(n)", "x.upper()", "s[1:3]",
    "filas[0].hijos|length", "x if si else s", "nada|default('—', true)", "falta|default(x)",
)  # fmt: skip
_NUMBERS = (
    "n", "f", "nums[0]", "filas[1].n", "grande", "0", "1", "2", "-1", "3.5", "1e3", "63", "(n)",
    "10**9", "99999999999999999999", "0x1F", "0b11", "1_000", "1e-9", "xs|length", "0.1", "n // 2",
    "n % 3", "nums|max", "nums|sum", "7 * 7", "1 / 3", "f + 1", "n|float", "x|wordcount", "-n",
)  # fmt: skip
_LISTS = (
    "xs", "filas", "nums", "vacia", "filas[0].hijos", "[1, 2]", "['a', x]", "range(3)", "()",
    "range(1, n)", "g.h.items()", "x.split('n')", "(1, 2)", "[[1], [2]]", "'abc'", "[]",
    "filas|map(attribute='n')|list", "filas|map(attribute='hijos')", "xs|sort", "xs|batch(2)",
    "xs|unique", "filas|selectattr('n', 'gt', 1)", "filas|groupby('n')", "xs|reverse", "xs[1:]",
    "filas|sort(attribute='t')", "g.h.values()", "nums|select('gt', 2)", "xs[::-1]", "g|dictsort",
)  # fmt: skip
_TESTED = (
    "si", "n > 3", "x == 'uno'", "x is defined", "falta is defined", "n is even", "nada is none",
    "not si", "'n' in x", "n in nums", "vacia", "xs and n", "0 < n <= 5", "x is string", "g.h",
    "nada", "x != s or si", "xs|length > 2", "n is divisibleby 5", "x in xs", "true", "filas",
)  # fmt: skip
_ODD = (
    "nada", "si", "g", "g.h", "falta", "filas", "true", "none", "False", "{}", "{'a': 1}", "loop",
    "filas[0]", "self", "range", "namespace()", "namespace(a=1)", "x.__class__", "g.falta", "año",
    "loop.index", "loop.last", "xs[99]", "x[::0]", "_x", "cycler", "varargs", "1e308", "1e308 * 10",
    "range(99999)", "range(10**9)", "'%s'", "'{}'", "grande ** 9", "x * 10**7", "[xs] * 999", "v",
)  # fmt: skip
_NAMES = ("x", "v", "w", "n", "k, v", "g", "loop", "xs", "a.b", "año", "_p", "k,", "(k, v)", "ns")
_OF_TEXT = (
    "capitalize", "default('—', true)", "e", "escape", "indent(4, true)", "int(0)", "length",
    "lower", "mayusculas", "minusculas", "replace('a', 'b')", "string", "title", "trim",
    "truncate(9)", "upper", "wordcount", "wordwrap(5)", "list|join('.')", "first", "last",
    "reverse", "upper|lower", "d(x)", "truncate(9, true, '…', 2)", "wordwrap(5, true)", "trim('u')",
)  # fmt: skip
_OF_NUMBER = (
    "abs", "round", "round(2)", "int", "float", "string", "round(1, 'floor')", "default(1)",
    "round(-1)", "int|string", "abs|string|length",
)  # fmt: skip
_OF_LIST = (
    "length", "first|string|length", "count", "list|length", "join(', ')|length", "last|string",
    "map('string')|join", "select|list|length", "batch(2)|list|length", "slice(2)|list|length",
    "reverse|list|length", "string|length", "first|default('-')|string",
)  # fmt: skip
_FILTERS = (
    *_OF_TEXT, *_OF_NUMBER, *_OF_LIST,
    "batch(0)", "default(x)", "dictsort", "format(1)", "format('a', 2)", "indent", "int('x')",
    "items", "join('-', 'n')", "join(attribute='t')", "max", "min", "replace('', 'zz')",
    "round(400)", "slice(0)", "sum", "sum('n')", "sum(start=1)", "truncate(-1)", "wordwrap(0)",
    "groupby('n')", "groupby('falta')", "map('upper')", "map(attribute='n')", "map('falta')",
    "map()", "reject", "reject('odd')", "rejectattr('n')", "select('string')", "unique",
    "select('divisibleby', 0)", "selectattr('n')", "selectattr('n', 'in', [1])", "sort(true)",
    "sort(attribute='t,n')", "sort(case_sensitive=true)", "unique(attribute='n')", "falta",
    "tojson", "safe", "attr('a')", "xmlattr", "random", "pprint", "min(attribute='n')",
    "max(case_sensitive=1)", "default()", "join(1, 2, 3)", "center(99999999)", "int(base=99)",
    "wordwrap(5, x=1)", "batch(2, '-')", "slice(3, 0)", "striptags", "indent(10**7)",
    "truncate(10**30)", "wordwrap(-9)", "round(n)", "replace('u', 'u' * 99999)", "batch(10**9)",
    "slice(10**9)", "indent('x' * 9)", "float('nan')", "int(0, 1)", "title(1)", "d",
)  # fmt: skip
_TESTS = (
    "defined", "undefined", "none", "true", "false", "boolean", "string", "number", "integer",
    "float", "mapping", "sequence", "iterable", "even", "odd", "divisibleby 2", "divisibleby(0)",
    "eq 1", "ne x", "lt 3", "ge 'a'", "in xs", "in x", "in 3", "lower", "upper", "falta",
    "callable", "sameas 1", "equalto(x)", "greaterthan", "filter('x')", "test('x')", "escaped",
)  # fmt: skip
_METHODS = (
    "upper()", "lower()", "title()", "split()", "split('n', 1)", "strip('u')", "replace('u', 'o')",
    "startswith('u')", "endswith(('a', 'o'))", "count('u')", "join(xs)", "format(n)", "format(a=1)",
    "format()", "keys()", "values()", "items()", "get('a')", "get('falta')", "get('q', 1)", "get()",
    "strftime('%d/%m/%Y')", "isoformat()", "encode()", "__class__", "format_map(g)",
    "capitalize(1)",
    "falta", "falta()", "index", "count", "cycle('a', 'b')", "changed(x)", "lstrip(3)", "rstrip()",
)  # fmt: skip
_BETWEEN = (
    "+", "-", "*", "/", "//", "%", "**", "~", "==", "!=", "<", ">", "<=", ">=", "and", "or", "in",
    "not in", ",", "is", "|",
)  # fmt: skip
_SIGNS = (
    "{", "}", "{{", "}}", "{%", "%}", "{#", "#}", "(", ")", "[", "]", "'", '"', "\\", "|", ".", ",",
    ":", "~", "*", "**", "=", "-", " ", "\u00a0", "\t", "%", "#", "{_{", "}_}", "\u201c", "\u2019",
    "\u200b", "\u202e", "😀", "ñ", "n\u0303", "ª", "\u2028", "0", "9" * 40, "1e999", "__", "§1§",
    "§", "None", "if", "else", "for", "in", "not", "recursive", "import", "endfor", "raw", "_", "$",
    "&", "<",
    "\\x00", "\\ud800", "\\N{BELL}", "\ue000", "\ue001", "{%tr ", "{{r ", "{%-", "-%}", "+%}",
)  # fmt: skip
_LOOKS = (
    "cellbg color", "cellbg x", "colspan n", "colspan 2", "colspan grande", "vm", "hm",
    "cellbg 'FF0000'", "colwidth 20", "restart", "colspan", "vm x", "cellbg", "colspan -1",
)  # fmt: skip
_PLAIN = ("texto", "", " ", "Año 2025: ", "a & b < c", "50 %", "{ no }", "}", "«x»", "#", "#}")


class Maker:
    """What makes tags by chance: some as people write them, some with much that nobody does."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._wild = chance.choice((0.0, 0.02, 0.1, 0.5))
        """How often an expression is any that can be written, whatever its kind."""

    def text(self) -> str:
        """Return the text of a paragraph or cell, with tags, some of them misspelt."""
        made = "".join(self._piece(2) for _ in range(self._chance.randint(1, 3)))
        return self.misspelt(made) if self._chance.random() < self._wild else made

    def misspelt(self, text: str) -> str:
        """Return a text with a few of its letters lost, doubled, changed or in disorder."""
        for _ in range(self._chance.randint(1, 3)):
            at = self._chance.randrange(len(text) + 1)
            end = min(len(text), at + self._chance.choice([0, 1, 1, 2, 9]))
            other = self._chance.randrange(len(text) + 1)
            put = self._chance.choice(
                ["", self._chance.choice(_SIGNS), text[at:end] * 2, text[other : other + 9]]
            )
            text = text[:at] + put + text[end:]
        return text

    def block(self, prefix: str) -> tuple[str, str]:
        """Return the tags that open and close a block alone in its paragraph, row or cell."""
        if self._chance.random() < 0.6:
            head = f"for {self._chance.choice(('v', 'w', 'x'))} in {self._list()}"
        else:
            head = f"if {self._test()}"
        return f"{{%{prefix} {head} %}}", f"{{%{prefix} end{head.split()[0]} %}}"

    def look(self) -> str:
        """Return a tag of a cell: its colour, its span."""
        known = _LOOKS if self._is_wild() else _LOOKS[:6]
        return f"{{% {self._chance.choice(known)} %}}"

    def _is_wild(self) -> bool:
        return self._chance.random() < self._wild

    def _piece(self, depth: int) -> str:
        makers: list[Callable[[int], str]] = [
            self._value, self._value, self._value, self._block, self._set, self._plain,
        ]  # fmt: skip
        return self._chance.choice(makers)(depth)

    def _plain(self, _depth: int) -> str:
        return self._chance.choice(_PLAIN if self._is_wild() else _PLAIN[:6])

    def _value(self, depth: int) -> str:
        mark = "-" if self._is_wild() else ""
        return f"{{{{{mark} {self.expression(depth)} {mark}}}}}"

    def _set(self, depth: int) -> str:
        if self._chance.random() < 0.2:
            return f"{{# {self.expression(depth)} #}}"
        return f"{{% set {self._name()} = {self.expression(depth)} %}}"

    def _name(self) -> str:
        return self._chance.choice(_NAMES if self._is_wild() else _NAMES[1:3])

    def _block(self, depth: int) -> str:
        inside = self._piece(depth - 1) if depth > 0 else "."
        match self._chance.randrange(4):
            case 0:
                name = self._name()
                kept = f" if {self._test()}" if self._chance.random() < 0.2 else ""
                shown = f"{{{{ {name} }}}}" if self._is_wild() else f"{inside}{{{{ loop.index }}}}"
                return f"{{% for {name} in {self._list()}{kept} %}}{shown}{{% endfor %}}"
            case 1:
                return f"{{% with {self._name()} = {self.expression(2)} %}}{inside}{{% endwith %}}"
            case _:
                other = f"{{% else %}}{self._piece(0)}" if self._chance.random() < 0.5 else ""
                if other and self._chance.random() < 0.3:
                    other = f"{{% elif {self._test()} %}}-{other}"
                return f"{{% if {self._test()} %}}{inside}{other}{{% endif %}}"

    def _list(self) -> str:
        return self.any_expression(1) if self._is_wild() else self._chance.choice(_LISTS)

    def _test(self) -> str:
        return self.any_expression(2) if self._is_wild() else self._chance.choice(_TESTED)

    def expression(self, depth: int) -> str:
        """Return an expression that prints, unless this maker is wild."""
        if self._is_wild():
            return self.any_expression(depth)
        below = depth - 1
        match self._chance.randrange(10 if depth > 0 else 4):
            case 0 | 1 | 2:
                return self._chance.choice(_TEXTS)
            case 3:
                return self._chance.choice(_NUMBERS)
            case 4 | 5:
                return f"({self._chance.choice(_TEXTS)})|{self._chance.choice(_OF_TEXT)}"
            case 6:
                return f"({self._chance.choice(_NUMBERS)})|{self._chance.choice(_OF_NUMBER)}"
            case 7:
                return f"({self._chance.choice(_LISTS)})|{self._chance.choice(_OF_LIST)}"
            case 8:
                return f"{self.expression(below)} ~ {self.expression(below)}"
            case _:
                made = self.expression(below), self._test(), self.expression(below)
                return "{} if {} else {}".format(*made)

    def any_expression(self, depth: int) -> str:
        """Return an expression of whatever can be written, at most so deep."""
        below = depth - 1
        match self._chance.randrange(12 if depth > 0 else 4):
            case 0 | 1:
                return self._chance.choice(_TEXTS)
            case 2:
                return self._chance.choice(_NUMBERS)
            case 3:
                return self._chance.choice(self._chance.choice((_LISTS, _ODD, _ODD)))
            case 4 | 5 | 6:
                return f"{self.any_expression(below)}|{self._chance.choice(_FILTERS)}"
            case 7:
                return f"({self.any_expression(below)}).{self._chance.choice(_METHODS)}"
            case 8:
                sign = self._chance.choice(_BETWEEN)
                return f"{self.any_expression(below)} {sign} {self.any_expression(below)}"
            case 9:
                no = "not " if self._chance.random() < 0.3 else ""
                return f"{self.any_expression(below)} is {no}{self._chance.choice(_TESTS)}"
            case 10:
                return f"({self.any_expression(below)})[{self.any_expression(below)}]"
            case _:
                test = self.any_expression(below)
                return f"{self.any_expression(below)} if {test} else {self.any_expression(below)}"
