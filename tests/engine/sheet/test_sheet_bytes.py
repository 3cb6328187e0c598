"""The same template and data give the same bytes, whatever the clock, the zone and the run."""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from plandocs.engine import Template
from plandocs.engine.package import read_package, write_package

ROWS = [
    ["{% colspan 3 %}{{ t }}", None, None],
    ["{%tr for x in xs %}"],
    ["{{ x }}", "{%tc for x in xs %}", "{% cellbg 'FF0000' %}{{ x }}", "{%tc endfor %}"],
    ["{%tr endfor %}"],
]
SCRIPT = """
import sys
from pathlib import Path
from plandocs.engine import Template
made = Template(Path(sys.argv[1]).read_bytes(), "p.xlsx").render({"t": "x", "xs": [1, 2]})
Path(sys.argv[2]).write_bytes(made)
"""


def _merged(sheet: Any) -> None:
    for row in range(6, 12):
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=3)


def test_another_process_zone_and_hash_seed_give_the_same_bytes(book: Any, tmp_path: Path) -> None:
    (tmp_path / "p.xlsx").write_bytes(book(ROWS, _merged))
    made = []
    for zone, seed in (("UTC", "1"), ("America/Mexico_City", "2"), ("Asia/Tokyo", "77")):
        environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed}
        target = tmp_path / f"{seed}.xlsx"
        command = [sys.executable, "-c", SCRIPT, str(tmp_path / "p.xlsx"), str(target)]
        subprocess.run(command, env=environment, check=True)
        made.append(target.read_bytes())
    assert made[0] == made[1] == made[2]


def test_the_clock_leaves_no_trace(book: Any) -> None:
    template = Template(book(ROWS, _merged), "p.xlsx")
    first = template.render({"t": "x", "xs": [1, 2]})
    time.sleep(2.1)
    assert template.render({"t": "x", "xs": [1, 2]}) == first


def test_the_dates_are_those_of_the_template(book: Any) -> None:
    parts = read_package(book([["x"]]))
    core = b'<coreProperties xmlns="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    core += b' xmlns:t="http://purl.org/dc/terms/"'
    core += b' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    created = b'<t:created xsi:type="t:W3CDTF">2020-02-03T04:05:06Z</t:created>'
    parts["docProps/core.xml"] = core + created + b"</coreProperties>"
    made = Template(write_package(parts), "p.xlsx").render({})
    assert read_package(made)["docProps/core.xml"] == parts["docProps/core.xml"]


def test_word_documents_do_not_wait_for_the_excel_library() -> None:
    code = "import sys, plandocs.engine; sys.exit('openpyxl' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_grid_of_a_year_is_quick(book: Any) -> None:
    rows = [
        ["", "{%tc for m in ms %}", "{{ m }}", "{%tc endfor %}"],
        ["{%tr for f in filas %}"],
        ["{{ f.t }}", "{%tc for c in f.c %}", "{% cellbg c %}■", "{%tc endfor %}"],
        ["{%tr endfor %}"],
    ]
    template = Template(book(rows), "p.xlsx")
    context = {"ms": list(range(13)), "filas": [{"t": "a", "c": ["5B2C83"] * 13}] * 13}
    template.render(context)
    best = min(_seconds(template, context) for _ in range(5))
    assert best < 0.05


def _seconds(template: Template, context: dict[str, Any]) -> float:
    start = time.perf_counter()
    template.render(context)
    return time.perf_counter() - start
