"""Loading leads (or partners, products, …) from a CSV file: look first, load what is good, name what is not.

A row with an external reference that the hub knows is changed instead of added, so that the same export can be loaded
every day. The columns are the declared fields, by name or by label.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from sqlalchemy import select

from prm_desktop.domain.cells import EXTERNAL_REF, columns, value_of
from prm_desktop.domain.checks import check_row
from prm_desktop.domain.commands import Put, stamped
from prm_desktop.domain.csvfile import MAX_BYTES, Line, parse_csv
from prm_desktop.domain.entities import Entity, Row
from prm_desktop.domain.ids import new_uuid7
from prm_desktop.domain.partners import Region, Territory
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.errors import BadInput
from prm_desktop.files import read_whole
from sync.hub.store import Store
from sync.hub.sweep import route_new
from sync.hub.tables import TABLES
from sync.hub.unit import HUB, Unit

SAMPLE = 5
KEYS = ("sku", "code")
"""Fields besides the title by which people name a row."""
NEEDED = {"lead": ("company",), "partner": ("name",), "region": ("code", "name")}
KEPT = frozenset({"status", "partner_id", "user_id"})
"""What an import does not change in a lead that is on its way already."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A line that was not loaded, and why."""

    line: int
    reason: str


@dataclass
class Report:
    """What an import found and did. `sample`: the first rows as they were understood."""

    file: str
    kind: str
    loaded: bool
    lines: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    routed: int = 0
    ignored_columns: list[str] = field(default_factory=list)
    bad: list[Fault] = field(default_factory=list)
    sample: list[dict[str, Any]] = field(default_factory=list)


def import_file(store: Store, kind: str, path: Path, *, preview: bool = False) -> Report:
    """Load a file, or only say what loading it would do. Raises `BadInput` where the file cannot be used at all."""
    made = kind_of(kind)
    content = parse_csv(read_whole(path, MAX_BYTES), path.name)
    places, ignored = columns(content.header, made)
    missing = [name for name in NEEDED.get(made.kind, (made.title,)) if name not in places.values()]
    if missing:
        labels = ", ".join(f"“{made.by_name[name].label}” ({name})" for name in missing)
        raise BadInput("“{name}” has no column {labels}.", name=path.name, labels=labels)
    report = Report(path.name, made.kind, loaded=not preview, lines=len(content.lines), ignored_columns=ignored)
    with store.write() as unit:
        work = _Import(unit, made, places, report)
        for line in content.lines:
            work.take(line)
        if preview:
            unit.rollback(0)
    if not preview:
        store.load(work.added.values())
        report.routed = route_new(store) if made.kind == "lead" else 0
    return report


def kind_of(name: str) -> Entity[Any]:
    """The entity of this kind or plural. Raises `BadInput`."""
    wanted = name.casefold().replace(" ", "_").replace("-", "_")
    for made in ENTITIES.values():
        if wanted in {made.kind, made.plural.casefold().replace(" ", "_")}:
            return made
    raise BadInput("“{name}” is nothing that can be imported.", name=name)


class _Import:
    """One file on its way in. New rows are collected, known ones are changed in the unit."""

    def __init__(self, unit: Unit, made: Entity[Any], places: dict[int, str], report: Report) -> None:
        self._unit = unit
        self._made = made
        self._places = places
        self._report = report
        self._names: dict[str, dict[str, str]] = {}
        self.added: dict[str, Row] = {}

    def take(self, line: Line) -> None:
        """Take one line, or note why it cannot be taken."""
        if line.fault:
            self._report.bad.append(Fault(line.number, line.fault.message))
            return
        try:
            self._take(line)
        except BadInput as error:
            self._report.bad.append(Fault(line.number, error.message))

    def _take(self, line: Line) -> None:
        texts = {name: line.cells[place] for place, name in self._places.items()}
        ref = texts.pop(EXTERNAL_REF, "")
        values = self._values(texts)
        if self._made.kind == "lead":
            self._locate(values)
        known = self._by_ref.get(ref, "") if ref else ""
        if known in self.added:
            self.added[known] = self._checked(self._new(known, ref, values))
            self._report.unchanged += 1
        elif known:
            self._change(known, values)
        else:
            row = self._checked(self._new(new_uuid7(), ref, values))
            self.added[row.id] = row
            self._report.new += 1
            if ref:
                self._by_ref[ref] = row.id
        if len(self._report.sample) < SAMPLE:
            self._report.sample.append(({EXTERNAL_REF: ref} if ref else {}) | values)

    def _values(self, texts: dict[str, str]) -> dict[str, Any]:
        needed = NEEDED.get(self._made.kind, (self._made.title,))
        for name in needed:
            if not texts[name]:
                raise BadInput("“{label}” is empty.", label=self._made.by_name[name].label)
        currency = texts.get("currency", "").upper()
        fields = self._made.by_name
        return {name: value_of(fields[name], text, self._find, currency) for name, text in texts.items() if text}

    def _locate(self, values: dict[str, Any]) -> None:
        """A lead without a region gets that of its postcode, else that of its country."""
        country, postcode = values.get("country", "").casefold(), values.get("postcode", "")
        areas = (code for begin, code in self._areas.get(country, ()) if postcode.startswith(begin))
        region = values.get("region") or next(areas, "") or self._regions.get(country, "")
        if not region:
            raise BadInput("Neither a “Region” nor a “Country” that belongs to one is given.")
        values["region"] = region

    def _new(self, row_id: str, ref: str, values: dict[str, Any]) -> Row:
        row = self._made.row(id=row_id, external_refs=(ref,) if ref else (), **values)
        full = stamped(Put(row), HUB, self._unit.now)
        return full.row if isinstance(full, Put) else row

    def _checked(self, row: Row) -> Row:
        check_row(row)
        return row

    def _change(self, row_id: str, values: dict[str, Any]) -> None:
        row = self._unit.get(self._made.row, row_id)
        kept = KEPT if self._made.kind == "lead" else frozenset[str]()
        changed = {name: value for name, value in values.items() if name not in kept and getattr(row, name) != value}
        if row is None or not changed:
            self._report.unchanged += 1
            return
        self._unit.update(row, **changed)
        self._report.changed += 1

    @cached_property
    def _by_ref(self) -> dict[str, str]:
        table = TABLES[self._made.kind].c
        query = select(table.id, table.external_refs).where(table.external_refs != "[]")
        return {ref: row_id for row_id, refs in self._unit.conn.execute(query) for ref in json.loads(refs)}

    @cached_property
    def _regions(self) -> dict[str, str]:
        """The first region of each country, which is in lower case."""
        regions = sorted(self._unit.select(Region), key=lambda item: item.code, reverse=True)
        return {country.casefold(): item.code for item in regions for country in item.countries}

    @cached_property
    def _areas(self) -> dict[str, list[tuple[str, str]]]:
        """By country the beginnings of postcodes with their regions, the longest first."""
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for item in self._unit.select(Territory):
            found[item.country.casefold()] += [(begin, item.region) for begin in item.postcodes if begin]
        return {country: sorted(areas, key=lambda area: -len(area[0])) for country, areas in found.items()}

    def _find(self, kind: str, text: str) -> str:
        if kind not in self._names:
            self._names[kind] = self._name_index(ENTITIES[kind])
        return self._names[kind].get(text.casefold(), "")

    def _name_index(self, made: Entity[Any]) -> dict[str, str]:
        """What a reference holds (an id, or a region's code), by everything that people call the row."""
        table = TABLES[made.kind].c
        keys: Sequence[str] = [made.title, *(key for key in KEYS if key in made.by_name), "id"]
        rows = self._unit.conn.execute(select(table[made.key], *(table[key] for key in keys)))
        return {str(name).casefold(): held for held, *names in rows for name in names if name}
