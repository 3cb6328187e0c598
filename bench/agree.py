"""Says whether documents show the same words in the same order, and the same colours."""

import re
import sys
import zipfile
from pathlib import Path
from xml.etree.ElementTree import iterparse

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SHOWN = re.compile(r"word/(document|header\d*|footer\d*)\.xml")


def main(paths: list[Path]) -> None:
    """Exit with a message when a document differs from the first one."""
    first = paths[0]
    words, fills = words_of(first), fills_of(first)
    for path in paths[1:]:
        if difference := _difference(words, words_of(path)):
            sys.exit(f"{path.name} does not say what {first.name} says: {difference}")
        # Carbone keeps colours for its enterprise edition.
        if "carbone" not in path.name and fills_of(path) != fills:
            sys.exit(f"{path.name} does not have the colours of {first.name}")


def words_of(path: Path) -> list[str]:
    """Return the words that a document shows, its body before its headers and footers."""
    words: list[str] = []
    with zipfile.ZipFile(path) as package:
        for name in sorted(filter(SHOWN.fullmatch, package.namelist())):
            with package.open(name) as part:
                for _, element in iterparse(part):
                    if element.tag == W + "p":
                        text = "".join(node.text or "" for node in element.iter(W + "t"))
                        words += text.split()
    return words


def fills_of(path: Path) -> list[str]:
    """Return the colours of a document's cells."""
    with zipfile.ZipFile(path) as package, package.open("word/document.xml") as part:
        return [e.get(W + "fill", "") for _, e in iterparse(part) if e.tag == W + "shd"]


def _difference(expected: list[str], found: list[str]) -> str:
    for number, (one, other) in enumerate(zip(expected, found, strict=False)):
        if one != other:
            return f"word {number} is «{other}» and should be «{one}»"
    return "" if len(expected) == len(found) else f"{len(found)} words, not {len(expected)}"


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
