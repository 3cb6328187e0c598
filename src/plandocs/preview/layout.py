"""Every page has the same frame: what happened, the documents, the findings."""

import re
from datetime import date
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from plandocs.preview.addresses import Addresses, picture
from plandocs.preview.findings import Group, grouped
from plandocs.preview.live import Live
from plandocs.preview.pages import DENSITIES
from plandocs.preview.schedule import digest
from plandocs.preview.session import View
from plandocs.preview.state import state_of
from plandocs.printing.office import DECLINED, INSTALL, find_office, is_declined

_MONTHS = "ene feb mar abr may jun jul ago sep oct nov dic".split()


class Layout:
    """Makes whole pages."""

    def __init__(self, live: Live) -> None:
        """Read the templates."""
        self._live = live
        self._known: dict[str, tuple[View, list[Group]]] = {}
        self._environment = Environment(
            loader=PackageLoader("plandocs.preview"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters["fecha"] = _day
        self._environment.filters["en_palabras"] = _in_words
        self._environment.filters["con_codigo"] = _with_code
        self._environment.globals |= {"imagen": picture, "densidades": DENSITIES}

    def groups(self, view: View) -> list[Group]:
        """Return the findings of a plan as they are shown, found once for each building."""
        known = self._known.get(view.plan)
        if known is None or known[0] is not view:
            known = self._known[view.plan] = (view, grouped(view))
        return known[1]

    def of_plans(self) -> str:
        """Return the page where a plan is chosen."""
        session = self._live.session
        views = [view for plan in session.plans if (view := session.view(plan))]
        plans = [(view, Addresses(view.plan).home, state_of(view)) for view in views]
        template = self._environment.get_template("planes.html")
        return template.render(version=self._live.version, planes=plans)

    def of_plan(self, name: str, view: View, **values: Any) -> str:
        """Return a page of a plan."""
        session, addresses = self._live.session, Addresses(view.plan)
        others = [(plan, Addresses(plan).home) for plan in session.plans if plan != view.plan]
        return self._environment.get_template(name).render(
            values,
            version=self._live.version,
            vista=view,
            buena=view.good,
            direccion=addresses,
            otros=others,
            grupos=self.groups(view),
            estado=state_of(view),
            sin_imprimir=_why_unprinted(),
            colores=digest(view.good.schedule) if view.good else "",
            cambiadas=set(view.changed),
        )


def _why_unprinted() -> str:
    """Return what to install to see pages, or an empty text where there is nothing to install."""
    if find_office() is not None:
        return ""
    return DECLINED if is_declined() else INSTALL


def _day(day: date) -> str:
    """Return a date as «1 ene 2026»."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _with_code(text: str) -> Markup:
    """Return a sentence whose words between backticks are to be typed as they are."""
    parts = re.split("`([^`]+)`", text)
    code = Markup("<code>{}</code>")
    return Markup("").join(code.format(part) if at % 2 else part for at, part in enumerate(parts))


def _in_words(name: str) -> str:
    """Return the name of a file or of a rule as words."""
    return re.sub(r"[-_]+", " ", name)
