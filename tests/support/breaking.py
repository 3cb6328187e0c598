"""Sound files broken in one place: the kinds of mistakes that people make, one at a time."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from plandocs.diagnostics import Report
from plandocs.engine.package import read_package, write_package
from plandocs.plan import Plan
from plandocs.plan.valores import without_accents
from plandocs.source.yaml import Source, read_yaml

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_NAME = re.compile(r"[a-z_]{4,}")
_FIELD = re.compile(r"[a-z_]+\.([a-z_]{4,})")
_BLOCK = re.compile(r"\{%(?:p|tr|tc)? (for|if) ")
_END = re.compile(r"\{%(?:p|tr|tc)? end(for|if) %\}")


@dataclass(frozen=True)
class Break:
    """One mistake: what it is, the file as it is left, and where it may be told.

    In a data file `lines` are the lines that may be named; in a template, `texts` are words that
    the place told, or its cell, must hold one of.
    """

    what: str
    content: bytes
    lines: frozenset[int] = frozenset()
    texts: tuple[str, ...] = ()


# Data files


def data_breaks(text: str, seed: int, count: int) -> list[Break]:
    """Return some breaks of a data file, the same ones every time."""
    chance = random.Random(seed)
    source = read_yaml(text.encode(), "plan.yaml", Report(), without_accents)
    assert source is not None
    makers = (_misspelt, _retyped, _doubled, _unclosed, _tabbed, _indented, _uncoloned, _emptied,
              _unlisted, _unreferenced, _reversed, _required)  # fmt: skip
    found: dict[bytes, Break] = {}
    while len(found) < count:
        maker = chance.choice(makers)
        if (made := maker(text, source, chance)) is not None:
            found.setdefault(made.content, made)
    return [*found.values()]


Maker = Callable[[str, Source, random.Random], "Break | None"]
Key = tuple[tuple[str | int, ...], int]


def _keys(source: Source) -> list[Key]:
    """Return the keys of a file, each with its line, but those of names that are the plan's own."""
    own = {"campos", "vigencias", "eventos", "celdas", "etiquetas"}
    return [
        (path, at.line)
        for path, at in source.keys.items()
        if isinstance(path[-1], str) and not own.intersection(map(str, path[:-1]))
    ]


def _edit(text: str, line: int, old: str, new: str) -> str | None:
    lines = text.split("\n")
    if lines[line - 1].count(old) != 1:
        return None
    lines[line - 1] = lines[line - 1].replace(old, new)
    return "\n".join(lines)


def _made(what: str, text: str | None, *lines: int) -> Break | None:
    return Break(what, text.encode(), frozenset(lines)) if text is not None else None


def _parent_lines(source: Source, path: tuple[str | int, ...]) -> list[int]:
    above = path[:-1]
    return [places[above].line for places in (source.places, source.keys) if above in places]


def _misspelt(text: str, source: Source, chance: random.Random) -> Break | None:
    path, line = chance.choice(_keys(source))
    name = str(path[-1])
    spot = chance.randrange(1, len(name)) if len(name) > 1 else 0
    wrong = name[:spot] + name[spot + 1 :] if spot else f"{name}x"
    if wrong == name or wrong in ("ti",):
        return None
    return _made(f"{name} as {wrong}", _edit(text, line, f"{name}:", f"{wrong}:"), line)


def _retyped(text: str, source: Source, chance: random.Random) -> Break | None:
    """Put a group where a text goes."""
    path, line = chance.choice(_keys(source))
    value = source.value_at(path)
    if not isinstance(value, str) or path in source.quoted or "\n" in value:
        return None
    shown = text.split("\n")[line - 1]
    if f"{path[-1]}: {value}" not in shown or "{" in shown:
        return None
    new = f"{path[-1]}: {{uno: dos}}"
    return _made(f"{path[-1]} as a group", _edit(text, line, f"{path[-1]}: {value}", new), line)


def _doubled(text: str, source: Source, chance: random.Random) -> Break | None:
    path, line = chance.choice(_keys(source))
    lines = text.split("\n")
    shown = lines[line - 1]
    if not re.fullmatch(r"\s*[a-z_]+: \S.*", shown) or shown.rstrip().endswith(("|", ">", ">-")):
        return None
    if line < len(lines) and _depth(lines[line]) > _depth(shown):
        return None
    lines.insert(line, shown)
    return _made(f"{path[-1]} twice", "\n".join(lines), line + 1)


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _unclosed(text: str, source: Source, chance: random.Random) -> Break | None:
    path, line = chance.choice(_keys(source))
    shown = text.split("\n")[line - 1]
    for end in ("]", "}", '"'):
        if shown.rstrip().endswith(end):
            lines = text.split("\n")
            lines[line - 1] = shown.rstrip()[:-1]
            return _made(f"{path[-1]} without {end}", "\n".join(lines), line, line + 1)
    return None


def _tabbed(text: str, source: Source, chance: random.Random) -> Break | None:
    path, line = chance.choice(_keys(source))
    lines = text.split("\n")
    if not lines[line - 1].startswith("  ") or lines[line - 1].lstrip().startswith("-"):
        return None
    lines[line - 1] = "\t" + lines[line - 1].lstrip()
    return _made(f"a tab before {path[-1]}", "\n".join(lines), line)


def _indented(text: str, source: Source, chance: random.Random) -> Break | None:
    """Move a field with a plain value one column to the right."""
    path, line = chance.choice(_keys(source))
    lines = text.split("\n")
    shown, before = lines[line - 1], lines[line - 2]
    if not re.fullmatch(r"\s*[a-z_]+: [^\s|>{\[].*", shown) or line < 2:
        return None
    if not re.fullmatch(r"\s*(- )?[a-z_]+: [^\s|>{\[\"].*", before):
        return None
    lines[line - 1] = f" {shown}"
    return _made(f"{path[-1]} too far right", "\n".join(lines), line, line - 1)


def _uncoloned(text: str, source: Source, chance: random.Random) -> Break | None:
    path, line = chance.choice(_keys(source))
    shown = text.split("\n")[line - 1]
    if not re.fullmatch(r"\s*(- )?[a-z_]+: \S.*", shown) or "{" in shown:
        return None
    new = _edit(text, line, f"{path[-1]}: ", f"{path[-1]} ")
    return _made(f"{path[-1]} without its colon", new, line, line - 1, line + 1)


def _emptied(text: str, source: Source, chance: random.Random) -> Break | None:
    path, line = chance.choice(_keys(source))
    value = source.value_at(path)
    shown = text.split("\n")[line - 1]
    if not isinstance(value, str) or not shown.rstrip().endswith(f"{path[-1]}: {value}"):
        return None
    new = _edit(text, line, f"{path[-1]}: {value}", f"{path[-1]}:")
    return _made(f"{path[-1]} empty", new, line, line + 1)


def _unlisted(text: str, source: Source, chance: random.Random) -> Break | None:
    """Put a text where a list goes."""
    path, line = chance.choice(_keys(source))
    if not isinstance(source.value_at(path), list) or path[-1] == "cuerpo":
        return None  # a text is a paragraph of a section
    shown = text.split("\n")[line - 1]
    found = re.search(rf"{path[-1]}: (\[[^\]]*\])", shown)
    if not found:
        return None
    new = _edit(text, line, found[0], f"{path[-1]}: uno")
    return _made(f"{path[-1]} as a text", new, line)


def _unreferenced(text: str, source: Source, chance: random.Random) -> Break | None:
    """Misspell an id where something points at it."""
    path, line = chance.choice(_keys(source))
    value = source.value_at(path)
    wanted = ("filas",)
    if path[-1] not in ("linea", "eje", "accion", "durante", "evento") or not isinstance(
        value, str
    ):
        return None
    if path[-1] in ("linea", "eje", "accion") and not set(wanted) & set(map(str, path)):
        return None
    new = _edit(text, line, f"{path[-1]}: {value}", f"{path[-1]}: {value}x")
    return _made(f"{path[-1]} that is not there", new, line)


def _reversed(text: str, source: Source, chance: random.Random) -> Break | None:
    """Swap the ends of a period."""
    _, line = chance.choice(_keys(source))
    shown = text.split("\n")[line - 1]
    found = re.search(r"\{de: (\S+), a: ([^\s,}]+)", shown)
    if not found or found[1] == found[2]:
        return None
    new = _edit(text, line, found[0], f"{{de: {found[2]}, a: {found[1]}")
    return _made("a period that ends before it begins", new, line)


def _required(text: str, source: Source, chance: random.Random) -> Break | None:
    """Leave out a field that must be there."""
    path, line = chance.choice(_keys(source))
    required = {name for name, field in Plan.model_fields.items() if field.is_required()}
    lines = text.split("\n")
    if len(path) != 1 or path[0] not in required:
        return None
    end = line
    while end < len(lines) and (not lines[end].strip() or lines[end].startswith((" ", "-", "#"))):
        end += 1
    del lines[line - 1 : end]
    return _made(f"without {path[0]}", "\n".join(lines), 1, *_parent_lines(source, path))


# Templates


def template_breaks(template: bytes, seed: int, count: int) -> Iterator[Break]:
    """Yield some breaks of a template, the same ones every time."""
    chance = random.Random(seed)
    parts = read_package(template)
    known = ("word/document.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml")
    name = next(part for part in known if part in parts)
    text = parts[name].decode()
    tags = [*_TAG.finditer(text)]
    makers = (_wrong_field, _wrong_filter, _wrong_keyword, _lost_end, _lost_brace, _wrong_loop,
              _lost_start, _wrong_option, _extra_end, _unquoted)  # fmt: skip
    done: set[str] = set()
    while len(done) < count:
        tag = chance.choice(tags)
        made = chance.choice(makers)(tag[0], chance)
        if made is None:
            continue
        what, new, *texts = made
        broken = text[: tag.start()] + new + text[tag.end() :]
        if broken in done or "<" in tag[0]:
            continue
        done.add(broken)
        content = write_package({**parts, name: broken.encode()})
        yield Break(f"{what}: {tag[0]}", content, texts=tuple(texts) or (new, tag[0]))


Made = tuple[str, ...] | None


def _wrong_field(tag: str, chance: random.Random) -> Made:
    found = [*_FIELD.finditer(tag)]
    if not found:
        return None
    one = chance.choice(found)
    spot = chance.randrange(one.start(1) + 1, one.end(1))
    return "a field misspelt", tag[:spot] + tag[spot + 1 :]


def _wrong_filter(tag: str, _: random.Random) -> Made:
    return ("a filter misspelt", tag.replace(" }}", "|mayuscula }}")) if tag[-3:] == " }}" else None


def _wrong_keyword(tag: str, _: random.Random) -> Made:
    found = re.search(r"% (for|if|elif|else|endfor|endif)\b", tag)
    return ("a keyword misspelt", tag.replace(found[1], f"{found[1]}r", 1)) if found else None


def _lost_end(tag: str, _: random.Random) -> Made:
    found = _END.fullmatch(tag)
    return ("a block left open", "", f" {found[1]} ", "{%", "") if found else None


def _lost_start(tag: str, _: random.Random) -> Made:
    return ("a block never opened", "", "end", "{%", "") if _BLOCK.match(tag) else None


def _lost_brace(tag: str, _: random.Random) -> Made:
    return ("a brace lost", tag[:-1], tag[:-1], tag[:6])


def _wrong_loop(tag: str, _: random.Random) -> Made:
    found = re.search(r"for \w+ in ([\w.]+)", tag)
    if not found:
        return None
    return "a loop over a text", tag.replace(f"in {found[1]}", "in plan.titulo")


def _wrong_option(tag: str, _: random.Random) -> Made:
    found = re.search(r"== '(\w+)'", tag)
    return ("an option misspelt", tag.replace(found[1], f"{found[1]}z")) if found else None


def _extra_end(tag: str, _: random.Random) -> Made:
    return ("a block closed twice", tag + tag) if _END.fullmatch(tag) else None


def _unquoted(tag: str, _: random.Random) -> Made:
    found = re.search(r"'(\w+)'", tag)
    return ("a quote lost", tag.replace(found[0], f"'{found[1]}")) if found else None
