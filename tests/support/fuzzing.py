"""Files made by chance through the whole of `plandocs render`: what they may never do."""

import copy
import os
import random
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from lxml import etree

from plandocs.diagnostics import Diagnostic, InFile, Report, as_text
from plandocs.fill import fill
from support.zips import parts_of

_KINDS = 10
"""Of bytes, XML and tags, in Word and in Excel; of expressions, YAML, JSON and plans."""
RUNS = int(os.environ.get("PLANDOCS_FUZZ") or 500) // _KINDS
"""How many of each kind: 500 in all, and 10,000 in `make test-all`."""
SLOWEST = 10.0
"""The seconds that nothing may take, however hostile."""
_MOST_MEMORY = 512 * 2**20
_OF_GATE = "V"
"""What the codes of the second gate begin with: what they tell, the engine made."""
_OF_VALIDATOR = "V105"
"""The rule that quotes an independent validator, whose words are English."""
_QUOTED = re.compile("«.*?»|\u201c.*?\u201d|\\(.*\\)", re.DOTALL)
_FOREIGN = re.compile(
    r"\b(?:the|of|is|not|and|but|with|expected|unexpected|invalid|error|object|argument|token|got|"
    r"unknown|cannot|must|line|str|int|float|bool|dict|tuple|list|NoneType|None|True|False|"
    r"\w+Error|Traceback|jinja\w*|openpyxl|lxml)\b|<\w+ |0x[0-9a-f]{6}|__"
)
"""What a sentence in Spanish does not say, but for what it quotes."""


class Made(NamedTuple):
    """What came of a run: the document, or what is told; the seconds and the bytes it took."""

    paths: tuple[str, ...]
    document: bytes
    told: tuple[Diagnostic, ...]
    seconds: float
    memory: int


def run(folder: Path, template: bytes, data: bytes, suffix: str, form: str = "yaml") -> Made:
    """Return what `plandocs render` makes of a template and some data, in a folder of the test."""
    paths = folder / f"plantilla.{suffix}", folder / f"datos.{form}"
    for path, content in zip(paths, (template, data), strict=True):
        path.write_bytes(content)
    report = Report()
    before, began = _forgotten_peak(), time.process_time()
    document = fill(*paths, None, f"salida.{suffix}", report)
    seconds = time.process_time() - began
    return Made(
        tuple(map(str, paths)), document, tuple(report), seconds, max(0, _kept("VmHWM") - before)
    )


def astray(
    mutants: Iterable[tuple[int, bytes]],
    data: str,
    suffix: str,
    folder: Path,
    also: Callable[[Made], Iterable[str]],
) -> dict[int, list[str]]:
    """Return what is wrong with what is made of some templates, by the seed of each.

    `also` yields what else may not be, of that kind. Some of the templates must print, and some
    must not.
    """
    wrong: dict[int, list[str]] = {}
    printed = count = 0
    for seed, template in mutants:
        count += 1
        try:
            made = run(folder, template, data.encode(), suffix)
            found = [*misses(made), *also(made)]
            printed += bool(made.document)
        except Exception as error:
            found = [f"{type(error).__name__}: {error}"]
        if found:
            wrong[seed] = found
    assert 0 < printed < count
    return wrong


def misses(made: Made) -> Iterator[str]:
    """Yield what no input at all may lead to."""
    if made.seconds > SLOWEST:
        yield f"{made.seconds:.1f} s"
    if made.memory > _MOST_MEMORY:
        yield f"{made.memory // 2**20} MB"
    if bool(made.document) == any(found.forbids for found in made.told):
        yield "neither a document nor an error, or both"
    for found in made.told:
        yield from _badly_told(found)
        if found.at.path not in made.paths:
            yield f"of no file: {as_text(found)}"
    if made.document:
        for name, part in parts_of(made.document).items():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(part)


def _badly_told(found: Diagnostic) -> Iterator[str]:
    said = as_text(found)
    if not found.hint or not found.message.strip():
        yield f"without a word to say: {said}"
    if found.rule.code == _OF_VALIDATOR:
        return
    if foreign := _FOREIGN.search(_QUOTED.sub("", f"{found.message} {found.hint}")):
        yield f"«{foreign[0]}» is no Spanish: {said}"


def made_and_refused(made: Made) -> Iterator[str]:
    """Yield what the second gate tells: the engine made it, and of a sound template never should.

    A template that is itself unsound may end there.
    """
    for found in made.told:
        if found.rule.code.startswith(_OF_GATE):
            yield f"made and refused: {as_text(found)}"


def is_placed(found: Diagnostic) -> bool:
    """Return whether a finding says where in its file it is: a line, a paragraph or a cell."""
    return not isinstance(found.at, InFile) or found.at.line > 0


def changed(data: bytes, chance: random.Random, pieces: Sequence[bytes]) -> bytes:
    """Return bytes with some of them taken out, repeated, or replaced by a piece."""
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(len(data) + 1)
        end = min(len(data), start + chance.choice([0, 1, 4, 40]))
        put = chance.choice([b"", chance.choice(pieces), data[start:end] * 2])
        data = data[:start] + put + data[end:]
    return data


def change_tree(root: etree._Element, chance: random.Random, values: Sequence[str]) -> None:
    """Take away, repeat, move, empty or misspell an element, its text or an attribute of it."""
    every = [*root.iter("*")]
    one, other = chance.choice(every), chance.choice(every)
    keys = [*map(str, one.attrib)]
    match chance.randrange(8):
        case 0 if one.getparent() is not None:
            one.getparent().remove(one)  # type: ignore[union-attr]
        case 1:
            other.append(copy.deepcopy(one))
        case 2:
            other.insert(0, copy.deepcopy(one))
        case 3 if one is not root and other not in [*one.iter()]:
            other.append(one)
        case 4:
            one.text = chance.choice(values)
        case 5:
            one.tag = other.tag
        case _ if keys:
            key = chance.choice(keys)
            value = chance.choice([*values, *map(str, other.attrib.values())])
            one.set(key, value)
            if chance.random() < 0.2:
                del one.attrib[key]
        case _:
            del one[:]


def _kept(name: str) -> int:
    """Return a figure of this process's memory, in bytes; 0 where the system tells none."""
    with suppress(OSError):
        found = re.search(rf"{name}:\s+(\d+)", Path("/proc/self/status").read_text())
        return int(found[1]) * 1024 if found else 0
    return 0


def _forgotten_peak() -> int:
    """Forget the most memory that this process had, and return what it has."""
    if sys.platform == "linux":
        with suppress(OSError):
            Path("/proc/self/clear_refs").write_text("5")
            return _kept("VmRSS")
    return sys.maxsize
