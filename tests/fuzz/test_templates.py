"""Templates changed by chance: refused with a diagnostic, or printed into sound XML."""

import os
import random
import time
from collections.abc import Callable
from xml.etree import ElementTree

import pytest
from support.zips import as_parts, made_of, parts_of, sound_parts

from plandocs import Template, TemplateFault

RUNS = int(os.environ.get("PLANDOCS_FUZZ") or 100)
SLOWEST = 5
WORDS = [b"<w:p>", b"</w:p>", b"<!DOCTYPE a>", b"&b;", b"{{", b"{% if x %}", b"]]>", b"xmlns", b'"']
SOUND = sound_parts()
WHOLE = made_of(as_parts(SOUND))


def with_bytes_changed(chance: random.Random) -> bytes:
    """Return the template with some bytes of its zip changed, cut or repeated."""
    return _changed(WHOLE, chance, [bytes([chance.randrange(256)]), b"PK\3\4", b"\xff" * 4])


def with_xml_changed(chance: random.Random) -> bytes:
    """Return the template with one of its parts of XML changed."""
    name = chance.choice(sorted(SOUND))
    return made_of(as_parts({**SOUND, name: _changed(SOUND[name], chance, WORDS)}))


def _changed(data: bytes, chance: random.Random, pieces: list[bytes]) -> bytes:
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(len(data) + 1)
        end = min(len(data), start + chance.choice([0, 1, 4, 40]))
        put = chance.choice([b"", chance.choice(pieces), data[start:end] * 2])
        data = data[:start] + put + data[end:]
    return data


@pytest.mark.parametrize("change", [with_bytes_changed, with_xml_changed])
def test_a_mutant_is_refused_or_prints_a_sound_document(
    change: Callable[[random.Random], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANDOCS_CACHE", "no")
    said: list[str] = []
    for seed in range(RUNS):
        mutant = change(random.Random(seed))
        began = time.process_time()
        try:
            made = Template(mutant, "m.docx").render({"x": "mundo"})
        except TemplateFault as fault:
            said += [found.message for found in fault.diagnostics]
        except Exception as error:
            raise AssertionError(f"seed {seed}") from error
        else:
            for name, part in parts_of(made).items():
                if name.endswith((".xml", ".rels")):
                    ElementTree.fromstring(part)
        assert time.process_time() - began < SLOWEST, seed
    assert said
    assert all(said)
