"""Generated documents changed by chance: `plandocs verify` has an answer for each, and soon."""

import random
import time
from pathlib import Path

import pytest
from lxml import etree
from support.fuzzing import RUNS, SLOWEST, change_tree
from support.project import build_plans
from support.tampering import packed, parts_of
from support.tiny import make_project

from plandocs.genuine import Originals, Verdict, as_json, as_lines, verify_file

PLAN = "demo/plan"
WORKBOOK = ("  - tipo: ficha\n", "  - tipo: ficha\n  - tipo: cronograma\n")
ODD = ("", "0", "-1", "99999999999", "1e308", "NaN", "²", "A1:XFD1048576", "FFFFFF", "none")


@pytest.fixture(scope="module")
def originals(tmp_path_factory: pytest.TempPathFactory) -> Originals:
    root = make_project(tmp_path_factory.mktemp("made"), WORKBOOK)
    assert [*build_plans(root, root / "output", PLAN).written] == [PLAN]
    return Originals(root)


def _mutant(document: bytes, chance: random.Random) -> bytes:
    """Return a document with one of the parts that are read in it changed, or without one."""
    parts = parts_of(document)
    name = chance.choice(sorted(name for name in parts if name.endswith((".xml", ".rels"))))
    if chance.random() < 0.05:
        del parts[name]
        return packed(parts)
    root = etree.fromstring(parts[name])
    for _ in range(chance.randint(1, 4)):
        change_tree(root, chance, ODD)
    return packed({**parts, name: etree.tostring(root, xml_declaration=True, encoding="UTF-8")})


@pytest.mark.parametrize("name", ["anexo.docx", "cronograma.xlsx"])
def test_every_mutant_has_an_answer(name: str, originals: Originals, tmp_path: Path) -> None:
    document = (originals.root / "output" / PLAN / name).read_bytes()
    found, slow = set[Verdict](), list[int]()
    for seed in range(RUNS):
        (tmp_path / name).write_bytes(_mutant(document, random.Random(seed)))
        began = time.process_time()
        answer = verify_file(tmp_path / name, originals)
        told = [*as_lines(answer, everything=seed % 2 == 0), as_json([answer])]
        if time.process_time() - began > SLOWEST:
            slow.append(seed)
        assert "" not in told
        found.add(answer.verdict)
    assert slow == []
    assert {Verdict.SAVED_AGAIN, Verdict.EDITED} <= found
