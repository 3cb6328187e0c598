"""A preview that is served for a test, and what its pages say."""

import http.client
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from plandocs.preview import Preview, listen

Found = TypeVar("Found")

PLAN = "/plan/demo/plan"
_PATIENCE = 60.0
"""Seconds after which what is waited for will not come; no test takes a part of it."""


@dataclass(frozen=True)
class Answer:
    """What was answered to a request."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8")


@dataclass(frozen=True)
class Served:
    """A preview that is being served."""

    address: str
    root: Path

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Return what is answered to a request, followed nowhere."""
        connection = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=_PATIENCE)
        try:
            connection.request(method, path, headers=headers)
            answer = connection.getresponse()
            told = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, told, answer.read())
        finally:
            connection.close()

    def news(self) -> Iterator[str]:
        """Yield the news that an open page is told."""
        connection = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=_PATIENCE)
        connection.request("GET", "/cambios")
        try:
            for line in connection.getresponse():
                if line.startswith(b"data:"):
                    yield line.decode("utf-8").removeprefix("data: ").strip()
        finally:
            connection.close()

    def sentence(self, path: str = PLAN) -> str:
        """Return what a page says of the last building, without the clock."""
        found = re.search(r'<span id="frase">(.*?)</span>', self.get(path).text)
        assert found, path
        return re.sub(r"^\d\d:\d\d:\d\d · ", "", found[1])

    @property
    def plan(self) -> Path:
        """The file of the tiny plan."""
        return self.root / "data/demo/plan/plan.yaml"

    def save(self, old: str, new: str) -> str:
        """Save the plan with other words; return what a page says once it is built."""
        before = self.version
        self.write(old, new)
        return self.settled(since=before)

    @property
    def version(self) -> str:
        """The name of what is shown now."""
        found = re.search(r'data-version="(.*?)"', self.get(PLAN).text)
        assert found
        return found[1]

    def settled(self, since: str = "") -> str:
        """Return the sentence of a building that is done, of another version than `since`."""

        def is_done() -> str:
            if self.version == since:
                return ""
            sentence = self.sentence()
            return "" if "…" in sentence else sentence

        return until(is_done)

    def write(self, old: str, new: str) -> None:
        """Save the plan with some words, that stand there once, replaced."""
        file = self.plan
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        file.write_text(text.replace(old, new), encoding="utf-8")


@contextmanager
def served(root: Path, *plans: str) -> Iterator[Served]:
    """Serve the preview of some plans, built once, until the end of the block."""
    preview = Preview(root, plans or ("demo/plan",), listen(0))
    thread = threading.Thread(target=preview.run)
    thread.start()
    try:
        found = Served(preview.address, root)
        if len(plans) < 2:
            found.settled()
        yield found
    finally:
        preview.stop()
        thread.join(_PATIENCE)
        assert not thread.is_alive()


def until(look: Callable[[], Found]) -> Found:
    """Return what `look` finds as soon as it finds something."""
    end = time.monotonic() + _PATIENCE
    while not (found := look()):
        assert time.monotonic() < end, "what was waited for did not come"
        time.sleep(0.02)
    return found
