"""What was last built of each plan, and the last that could be built."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import zip_longest
from pathlib import Path, PurePosixPath
from typing import Any

from plandocs.build import Built, Outcome, Request, draft, print_made
from plandocs.diagnostics import InFile, Report
from plandocs.preview.pages import Page, Pictures
from plandocs.publish import Artifact
from plandocs.screen import save_trace
from plandocs.watch import affected

Origins = Mapping[tuple[str | int, ...], InFile]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document that can be looked at: its path without suffix, its files, its pages."""

    name: str
    files: tuple[str, ...]
    pages: tuple[Page, ...] = ()


@dataclass(frozen=True)
class Good:
    """The documents of a plan that could be built, and what its grid was composed of."""

    plan: str
    title: str
    artifacts: tuple[Artifact, ...]
    sheets: tuple[Sheet, ...]
    schedule: Mapping[str, Any]
    origins: Origins
    inputs: frozenset[str]
    plain: Mapping[tuple[str, int], str] = field(default_factory=dict)
    """What each page says, on one line, by its sheet and number."""

    def sheet(self, name: str) -> Sheet | None:
        """Return a document by its name."""
        return next((sheet for sheet in self.sheets if sheet.name == name), None)

    def sheet_of(self, path: str) -> Sheet | None:
        """Return the document that has a file, by its path below the output folder."""
        own = path.removeprefix(f"{self.plan}/")
        return next((sheet for sheet in self.sheets if own in sheet.files), None)


@dataclass(frozen=True)
class View:
    """A plan as it is shown: what was found, the last good documents, what changed in them.

    `is_current` is whether those documents are of the last building; `fault` names the file
    that tells of a mistake of ours. While LibreOffice prints, pages are those of before.
    """

    plan: str
    at: str = ""
    report: Report = field(default_factory=Report)
    good: Good | None = None
    is_current: bool = False
    is_first: bool = True
    changed: tuple[tuple[str, int], ...] = ()
    fault: str = ""
    is_printing: bool = False


class Session:
    """The plans that are looked at, built when they are told to be.

    A building has two steps: the grid and most findings are there long before the pages.
    """

    def __init__(self, root: Path, plans: tuple[str, ...]) -> None:
        """Start with nothing built."""
        self.request = Request(root, plans, root / "output", spelling=True)
        self.pictures = Pictures()
        self.number = 0
        self._views = {plan: View(plan) for plan in plans}
        self._unprinted: dict[str, Outcome] = {}

    @property
    def root(self) -> Path:
        """The folder of the project."""
        return self.request.root

    @property
    def plans(self) -> tuple[str, ...]:
        """The plans that are looked at."""
        return self.request.plans

    def view(self, plan: str) -> View | None:
        """Return what is shown of a plan."""
        return self._views.get(plan)

    def affected(self, saved: Iterable[Path]) -> tuple[str, ...]:
        """Return the plans that some saved files belong to."""
        return affected(self.request, saved)

    def draft(self, plans: Iterable[str]) -> None:
        """Build some plans; one that cannot be built keeps its last good documents."""
        for plan in plans:
            self._step(plan, self._drafted)
        self.number += 1

    def print(self) -> None:
        """Print what was drafted."""
        for plan in list(self._unprinted):
            self._step(plan, self._printed)
        self.number += 1

    def _step(self, plan: str, step: Callable[[View], View]) -> None:
        before = self._views[plan]
        try:
            view = step(before)
        except Exception:  # a fault of ours is told on the page, and the next save tries anew
            view = replace(
                before, is_current=False, is_printing=False, changed=(), fault=save_trace()
            )
        self._views[plan] = replace(view, at=f"{datetime.now():%H:%M:%S}")

    def _drafted(self, before: View) -> View:
        self._unprinted.pop(before.plan, None)
        request = self._request(before.plan)
        outcome = draft(request)
        if not outcome.made:
            return replace(
                before,
                report=outcome.report,
                is_current=False,
                changed=(),
                fault="",
                is_printing=False,
            )
        self._unprinted[before.plan] = outcome
        built = outcome.made[0]
        return View(
            before.plan,
            report=_copy_of(outcome.report),
            good=_good(built, [_with_old_pages(one, before.good) for one in self._sheets(built)]),
            is_current=True,
            is_first=before.good is None,
            is_printing=True,
        )

    def _printed(self, drafted: View) -> View:
        outcome = self._unprinted.pop(drafted.plan)
        print_made(self._request(drafted.plan), outcome)
        built = outcome.made[0]
        good = _good(built, list(self._sheets(built)))
        changed = () if drafted.is_first else tuple(_changed(drafted.good, good))
        self._forget(good)
        return replace(
            drafted, report=outcome.report, good=good, changed=changed, is_printing=False
        )

    def _request(self, plan: str) -> Request:
        return replace(self.request, plans=(plan,))

    def _sheets(self, built: Built) -> Iterator[Sheet]:
        """Yield what can be looked at: a document, and its PDF where one follows it."""
        artifacts = built.artifacts
        for artifact, following in zip_longest(artifacts, artifacts[1:]):
            if _is_pdf(artifact.path):
                continue
            name = str(PurePosixPath(artifact.path).with_suffix(""))
            if following is not None and _is_pdf(following.path):
                pages = self.pictures.read(following.data)
                yield Sheet(name, (artifact.path, following.path), pages)
            else:
                yield Sheet(name, (artifact.path,))

    def _forget(self, latest: Good) -> None:
        """Let go of the PDFs that no plan shows any more."""
        every = [latest, *(view.good for view in self._views.values() if view.good)]
        sheets = [sheet for good in every for sheet in good.sheets]
        self.pictures.keep({page.digest for sheet in sheets for page in sheet.pages})


def one_line(text: str) -> str:
    """Return a text with its white space as single spaces."""
    return re.sub(r"\s+", " ", text).strip()


def _copy_of(report: Report) -> Report:
    """Return the findings there are now: printing adds others, from another thread."""
    found = Report()
    found.extend(report)
    found.accepted = list(report.accepted)
    found.is_spelled = report.is_spelled
    return found


def _good(built: Built, sheets: list[Sheet]) -> Good:
    document = built.copies[0].document if built.copies else None
    context = document.context if document else {}
    return Good(
        built.id,
        str(context.get("plan", {}).get("titulo_completo") or built.id),
        tuple(built.artifacts),
        tuple(sheets),
        context.get("cronograma") or {},
        document.origins if document else {},
        frozenset(built.inputs),
        {(one.name, page.number): one_line(page.text) for one in sheets for page in one.pages},
    )


def _with_old_pages(sheet: Sheet, before: Good | None) -> Sheet:
    old = before.sheet(sheet.name) if before else None
    return replace(sheet, pages=old.pages) if old else sheet


def _is_pdf(path: str) -> bool:
    return path.endswith(".pdf")


def _changed(before: Good | None, after: Good) -> Iterable[tuple[str, int]]:
    """Yield the pages that look otherwise than any page that their document had."""
    for sheet in after.sheets:
        old = before.sheet(sheet.name) if before else None
        known = {page.digest for page in old.pages} if old else set()
        for page in sheet.pages:
            if page.digest not in known:
                yield sheet.name, page.number
