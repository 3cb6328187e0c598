"""The approved texts as words, free of the marks that their extraction left in them."""

import re
from pathlib import Path

_SEEDS = Path(__file__).parents[1] / "seeds"
_ROW = re.compile(
    r"(?P<first>[^\t\n]*)\t(?P<second><p>.*?)\t(?P<third>[^\t]*?)(?=\n[^\t\n]*\t<p>|\Z)", re.DOTALL
)


def seed_words(name: str) -> list[str]:
    """Return the words of an approved text in reading order, contents page numbers apart."""
    source = (_SEEDS / f"{name}.txt").read_text(encoding="utf-8")
    source = re.sub(r"\u00a0", " ", source)
    return _clean(_without_pages(_rejoined(source))).split()


def _without_pages(source: str) -> str:
    """Drop the page number and the leaders of each line of the contents."""
    start = source.index("Contenido")
    end = source.index("\n\n\n", start)
    lines = re.sub(r"(?m)\.*[\t .]\d{1,2}$", "", source[start:end])
    return source[:start] + lines + source[end:]


def _rejoined(source: str) -> str:
    """Put together the table rows that the extraction broke over two pages.

    The continuation of a row has its first and last cells blank; its words belong to the second
    cell of the row before it.
    """
    start = source.find("Actividad\tAcciones\t")
    if start < 0:
        return source
    end = source.index("Con base en lo anterior")
    rows: list[list[str]] = []
    for found in _ROW.finditer(source[start:end]):
        cells = [_clean(cell).strip() for cell in found.groups()]
        if rows and not cells[0] and not cells[2]:
            rows[-1][1] += " " + cells[1]
        else:
            rows.append(cells)
    table = "\n".join(" ".join(row) for row in rows)
    head = source[start : source.index("\n", start)]
    return f"{source[:start]}{head}\n{table}\n{source[end:]}"


def _clean(source: str) -> str:
    source = re.sub(r"<[^>]+>", " ", source)
    source = re.sub(r"\*\*\*(?=Plan)|(?<=electorales)\*\*\*", "", source)
    source = re.sub(r"(?m)^\*\*(?=COMISIÓN)|(?<=ELECTORAL)\*\*$", "", source)
    source = re.sub(r"(?m)^- (?:❖ )?", "", source)
    source = re.sub(r"(?m)^\.{5}$|--\s+---\s+---", " ", source)
    source = re.sub(r"(?<=\.)(?=[a-g]\) )", " ", source)
    return source.replace("•", " ")
