"""How the sentence of a finding names the places that it compares."""

from collections.abc import Iterable, Sequence

from plandocs.diagnostics import Diagnostic, InFile, Rule
from plandocs.plan import Pasaje
from plandocs.spanish.site import Site


def cite(place: InFile) -> str:
    """Return `plan.yaml:52:18`, or an empty text for what nobody typed."""
    return str(place).rpartition("/")[2] if place.line else ""


def cite_all(places: Iterable[InFile]) -> str:
    """Return the lines and columns of several places: `plan.yaml:52:18, 54:3`."""
    found: list[str] = []
    last = ""
    for place in places:
        name = place.path.rpartition("/")[2]
        here = f"{place.line}:{place.column}"
        found.append(here if name == last else f"{name}:{here}")
        last = name
    return ", ".join(found)


def places_of(pasajes: Sequence[Pasaje], sites: Iterable[Site]) -> tuple[InFile, ...]:
    """Return where the words at some sites of a reading were typed."""
    return tuple(pasajes[site.text].at(site.start, site.end) for site in sites)


def at_all(rule: Rule, places: Sequence[InFile], **values: object) -> Diagnostic:
    """Return the finding of a rule at the first of some places, which it compares with the others.

    `{lugares}` in the rule's sentence names all of them.
    """
    return rule.at(places[0], *places[1:], lugares=cite_all(places), **values)
