"""Spelling, with the hunspell program and its Mexican dictionary where they are installed."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from difflib import get_close_matches
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from threading import Timer
from typing import IO, NamedTuple

from plandocs.spanish.lexicon import plural
from plandocs.spanish.site import Site
from plandocs.spanish.tokens import site_of, tokens

DICTIONARY = "es_MX"
SECONDS = 20.0
MOST_OUTPUT = 4_000_000
MOST_SUGGESTIONS = 5
MOST_ASKED = 20
"""Unknown words that suggestions are asked for."""
_WHOLE = re.compile(r"\{[^{}]*\}|(?<!\w)\w++(?:['’ʼ´`]\w++)++")
"""What is no word by its pieces: «{comision}», «yokot’an»."""
_APART = frozenset("_ @ .".split())
"""Marks that, with no space between, join words into an address: «www.ine.mx», «a@b»."""


class Misspelt(NamedTuple):
    """A word that no dictionary knows, where it stands, and words that are nearly it."""

    word: str
    sites: tuple[Site, ...]
    suggestions: tuple[str, ...]


def misspelt(texts: Sequence[str], known: Collection[str]) -> list[Misspelt] | None:
    """Return the unknown words of the passages, in order of appearance; None: not checked.

    `known` are names and acronyms that are right whatever the dictionaries say. Without hunspell,
    without its dictionary, or where it fails or takes too long, nothing is checked.
    """
    program = shutil.which("hunspell")
    if program is None:
        return None
    right = _right_words() | _words_of(known)
    sites: dict[str, list[Site]] = {}
    for number, text in enumerate(texts):
        for word, site in _words(number, text):
            if word.lower() not in right:
                sites.setdefault(word, []).append(site)
    unknown = _unknown(program, tuple(sites)) if sites else {}
    if unknown is None:
        return None
    return [
        Misspelt(word, tuple(places), _nearest(word, unknown[word]))
        for word, places in sites.items()
        if word in unknown
    ]


@lru_cache(maxsize=1)
def project_words() -> frozenset[str]:
    """Return the words of the project's own dictionary, in lower case."""
    text = files("plandocs.spanish").joinpath("diccionario.txt").read_text("utf-8")
    lines = (line.partition("#")[0].strip().lower() for line in text.splitlines())
    return frozenset(line for line in lines if line)


@lru_cache(maxsize=1)
def _right_words() -> frozenset[str]:
    """Return the words of the project with their plurals and feminines: «oaxaqueñas»."""
    words = project_words()
    words |= {word[:-1] + "a" for word in words if word.endswith("o")}
    return words | {plural(word) for word in words}


def _words_of(names: Collection[str]) -> frozenset[str]:
    """Return the words of some names, in lower case: «Peña Godínez» is two."""
    return frozenset(word for name in names for word in tokens(name).lower)


def _nearest(word: str, suggested: tuple[str, ...]) -> tuple[str, ...]:
    """Return what a word may have meant: words of the project, then what hunspell suggests."""
    ours = get_close_matches(word.lower(), sorted(project_words()), n=1, cutoff=0.85)
    return tuple(dict.fromkeys((*ours, *suggested)))[:MOST_SUGGESTIONS]


def _words(number: int, text: str) -> Iterator[tuple[str, Site]]:
    """Yield the words of a passage that a dictionary can judge, with their sites."""
    text = _WHOLE.sub(lambda found: " " * len(found[0]), text)
    for place, word in enumerate(tokens(text).printed):
        if len(word) < 2 or not word.isalpha() or word.isupper() or _is_mixed(word):
            continue
        site = site_of(number, text, place, place)
        if not _is_address(text, site):
            yield word, site


def _is_mixed(word: str) -> bool:
    """Return whether a word has capitals inside, as acronyms do: «OEPyPP», «LGIPEs»."""
    return not word[1:].islower()


def _is_address(text: str, site: Site) -> bool:
    before, after = text[: site.start], text[site.end :]
    return (
        (before[-1:] in _APART and before[-2:-1].isalnum())
        or (after[:1] in _APART and after[1:2].isalnum())
        or before.endswith("//")
        or after.startswith("://")
    )


def _unknown(program: str, words: tuple[str, ...]) -> dict[str, tuple[str, ...]] | None:
    """Return the words that hunspell does not know, the first of them with its suggestions."""
    listed = _ask(program, "-l", words)
    if listed is None:
        return None
    asked = frozenset(words)
    unknown = [word for word in dict.fromkeys(listed.split()) if word in asked]
    return dict.fromkeys(unknown, ()) | _suggested(program, tuple(unknown[:MOST_ASKED]))


def _suggested(program: str, words: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Return what hunspell suggests for some words; to suggest takes long, to know does not."""
    # «^»: what follows is a word, even if it begins as an order does.
    answer = _ask(program, "-a", [f"^{word}" for word in words]) if words else None
    found: dict[str, tuple[str, ...]] = {}
    for line in (answer or "").splitlines():
        head, _, near = line.partition(": ")
        match head.split():
            case ["&", word, *_] if near:
                found[word] = tuple(near.split(", "))
    return found


def _ask(program: str, mode: str, words: Sequence[str]) -> str | None:
    """Return what hunspell answers to some words; None if it fails, or answers late or too much."""
    with tempfile.TemporaryFile() as asked:
        asked.write("".join(f"{word}\n" for word in words).encode())
        asked.seek(0)
        try:
            process = subprocess.Popen(
                [
                    str(Path(program).absolute()),
                    mode,
                    "-d",
                    DICTIONARY,
                    "-i",
                    "UTF-8",
                    "-p",
                    os.devnull,
                ],
                stdin=asked,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                # It looks for dictionaries where it is started, before its own places.
                cwd=Path(program).absolute().parent,
                start_new_session=True,
            )
        except OSError:
            return None
        with process:
            assert process.stdout is not None
            answer = _read(process, process.stdout)
    return None if process.returncode or answer is None else answer.decode("utf-8", "replace")


def _read(process: subprocess.Popen[bytes], output: IO[bytes]) -> bytes | None:
    """Return all that a program prints, if it ends in time; else end it."""
    timer = Timer(SECONDS, _end, (process,))
    timer.start()
    try:
        answer = output.read(MOST_OUTPUT + 1)
        if len(answer) > MOST_OUTPUT:
            _end(process)
            return None
        process.wait()
        return answer
    finally:
        timer.cancel()


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program and what it started, which may hold its output open."""
    if sys.platform == "win32":
        process.kill()
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
