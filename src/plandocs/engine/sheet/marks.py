"""The control characters that carry the shape of a sheet through Jinja; data can hold none."""

import re

ROWS = "\x01{}-{}\x02"
ROW = "\x01{}{}\x02"
PACKED = "p"
CELL = "\x03{}\x04{}\x05"
LOOP = "\x06{}{}\x07"
STEP = "\x08"
END = "\x0e"
TOKEN = "\x10{}\x11"
RUN = "\x12{}\x13"
FILL = "\x15{{ {} }}\x16"
SPAN = "\x17{{ {} }}\x16"
STATIC = "\x18"
GAP = "\x19"

SHAPE = re.compile(
    "\x01(?P<first>\\d+)-(?P<last>\\d+)\x02"
    "|\x01(?P<packed>p?)(?P<row>\\d+)\x02"
    "|\x03(?P<cell>\\d+)\x04(?P<text>[^\x05]*)\x05"
    "|\x06(?P<kind>t[rc])(?P<loop>\\d+)\x07"
    "|(?P<step>\x08)"
    "|(?P<end>\x0e)"
)
DIRECTIVE = re.compile("([\x15\x17])([^\x16]*)\x16[ \t]*")
TYPED = re.compile("\x10(\\d+)\x11")
RUNS = re.compile("\x12(\\d+)\x13([^\x12]*)")
