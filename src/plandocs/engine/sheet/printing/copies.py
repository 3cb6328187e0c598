"""The parts of repeated and dropped sheets, and what the package says of its parts."""

import re
from collections.abc import Iterator, Sequence
from html import escape

from plandocs.engine.package import Entry, deflated, inflated
from plandocs.engine.sheet.parts import relations_of, resolved
from plandocs.engine.sheet.plans import BookPlan
from plandocs.engine.sheet.printing.printed import PrintedSheet

_TYPES = "[Content_Types].xml"
_WORKBOOK = "xl/workbook.xml"
_NUMBER = re.compile(r"\d*(?=\.\w+$)")
_RELATION = re.compile(r"<Relationship\b[^>]*>")
_TARGET = re.compile(r'(\bTarget=")([^"]*)(")')


class Copies:
    """Names the parts of copies, and writes the content types and relations at the end."""

    def __init__(self, plan: BookPlan, sheets: Sequence[PrintedSheet]) -> None:
        """Name the parts, tables and relations of every copy."""
        self._plan = plan
        self._sheets = sheets
        self._taken = {name.lower() for name in plan.entries} | {
            part.name.lower() for sheet in plan.sheets for part in sheet.parts
        }
        self._tables = {name.casefold() for name in self._names()}
        self._dropped: set[str] = set()
        printed = {sheet.plan.part for sheet in sheets}
        for sheet_plan in plan.sheets:
            if sheet_plan.part not in printed:
                self._dropped |= {sheet_plan.part, *sheet_plan.copies}
        for sheet in sheets:
            if sheet.copy:
                self._name(sheet)

    def _names(self) -> list[str]:
        return [table.name for table in self._plan.tables]

    def _name(self, sheet: PrintedSheet) -> None:
        for part in (sheet.plan.part, *sheet.plan.copies):
            sheet.parts[part] = name = self._free(part)
            sheet.parts[relations_of(part)] = relations_of(name)
        for name in self._names():
            number = sheet.copy + 1
            while f"{name}_{number}".casefold() in self._tables:
                number += 1
            sheet.names[name] = f"{name}_{number}"
            self._tables.add(sheet.names[name].casefold())

    def _free(self, part: str) -> str:
        number = 1
        while (name := _NUMBER.sub(str(number), part, count=1)).lower() in self._taken:
            number += 1
        self._taken.add(name.lower())
        return name

    def drop(self, part: str) -> None:
        """Leave a part out."""
        self._dropped.add(part)

    def sheet_elements(self, names: str) -> Iterator[str]:
        """Yield the `sheet` elements of the workbook, in order; `names` declares a namespace."""
        used = [int(n) for sheet in self._plan.sheets for n in _sheet_ids(sheet.attributes)]
        free = max(used, default=0) + 1
        for number, sheet in enumerate(self._sheets):
            attributes, relation = sheet.plan.attributes, sheet.plan.relation
            if sheet.copy:
                attributes = re.sub(r'sheetId="\d+"', f'sheetId="{free}"', attributes)
                relation = f"{relation}c{number}"
                free += 1
            title = escape(sheet.title)
            yield f'<sheet name="{title}"{attributes}{names} r:id="{relation}"/>'

    def finish(self, made: dict[str, Entry]) -> None:
        """Write what the package says of its parts, and take out those that were dropped."""
        copies = [sheet for sheet in self._sheets if sheet.copy]
        dropped = {part for part in self._dropped if part in self._plan.entries or part in made}
        if not copies and not dropped:
            return
        for sheet in copies:
            self._copy_parts(sheet, made)
        made[_TYPES] = _packed(self._types(copies, dropped))
        made[relations_of(_WORKBOOK)] = _packed(self._workbook_relations(dropped))
        reached = self._reached(made)
        for part in {*self._plan.entries, *made} - reached:
            made[part] = GONE

    def _reached(self, made: dict[str, Entry]) -> set[str]:
        """Return the parts that relations lead to, with their relations."""
        entries = self._plan.entries | made
        found, waiting = {_TYPES}, [""]
        while waiting:
            part = waiting.pop()
            if (relations := relations_of(part)) not in entries:
                continue
            found.add(relations)
            for name in self._targets(part, made):
                if name in entries and name not in found:
                    found.add(name)
                    waiting.append(name)
        return found

    def _targets(self, part: str, made: dict[str, Entry]) -> list[str]:
        """Return what a part points at: as we wrote it, or as the template has it."""
        relations = relations_of(part)
        if relations not in made:
            return [*self._plan.targets.get(part, ())]
        found = _TARGET.findall(inflated(made[relations]).decode())
        return [resolved(part, target) for _, target, _ in found]

    def _copy_parts(self, sheet: PrintedSheet, made: dict[str, Entry]) -> None:
        for part in (sheet.plan.part, *sheet.plan.copies):
            name = sheet.parts[part]
            if name not in made and part in self._plan.entries:
                made[name] = self._plan.entries[part]
            text = self._plan.relations.get(part, "")
            if (own := relations_of(name)) in made:  # its links were moved
                text = inflated(made[own]).decode()
            if text:
                made[own] = _packed(_retargeted(text, part, sheet.parts))

    def _types(self, copies: list[PrintedSheet], dropped: set[str]) -> str:
        text = self._plan.types
        for part in dropped:
            text = re.sub(rf'<Override\b[^>]*PartName="/{re.escape(part)}"[^>]*/>', "", text)
        added = ""
        for sheet in copies:
            for part, name in sheet.parts.items():
                found = re.search(rf'<Override\b[^>]*PartName="/{re.escape(part)}"[^>]*/>', text)
                if found:
                    added += found[0].replace(f'"/{part}"', f'"/{name}"')
        return text.replace("</Types>", added + "</Types>")

    def _workbook_relations(self, dropped: set[str]) -> str:
        text = self._plan.relations[_WORKBOOK]
        for found in re.findall(r"<Relationship\b[^>]*/>", text):
            target = _TARGET.search(found)
            if target and resolved(_WORKBOOK, target[2]) in dropped:
                text = text.replace(found, "")
        kinds = dict(map(_id_and_kind, _RELATION.findall(self._plan.relations[_WORKBOOK])))
        added = "".join(
            f'<Relationship Id="{sheet.plan.relation}c{number}" '
            f'Type="{kinds[sheet.plan.relation]}" Target="/{sheet.part}"/>'
            for number, sheet in enumerate(self._sheets)
            if sheet.copy
        )
        return text.replace("</Relationships>", added + "</Relationships>")


GONE = Entry(b"", 0, -1)
"""Stands for a part that the template has and the workbook has not."""


def _sheet_ids(attributes: str) -> list[str]:
    return re.findall(r'sheetId="([0-9]{1,9})"', attributes)


def _id_and_kind(relation: str) -> tuple[str, str]:
    """Return the id of a relation, and its type."""
    written = dict(re.findall(r"""\b(Id|Type)=["']([^"']*)["']""", relation))
    return written.get("Id", ""), written.get("Type", "")


def _retargeted(text: str, part: str, names: dict[str, str]) -> str:
    """Return the relations of a part, pointed at the copies."""

    def target(found: re.Match[str]) -> str:
        name = names.get(resolved(part, found[2]))
        return f"{found[1]}/{name}{found[3]}" if name else found[0]

    return _TARGET.sub(target, text)


def _packed(text: str) -> Entry:
    return deflated(text.encode())
