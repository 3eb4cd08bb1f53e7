"""Two leads about the same: one survives with what belongs to both, and a merge can be undone at any time.

What a merge moved and changed is kept in a row of its own; taking it back restores what nobody has changed since.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any

from prm_desktop.domain import fields as f
from prm_desktop.domain import scopes
from prm_desktop.domain.commands import Actor, Change, Command, Put, Remove, View, command, owned, require, update
from prm_desktop.domain.entities import Row, declared_entities, entity
from prm_desktop.domain.leads import OWNED, Lead, LeadStatus
from prm_desktop.domain.sharing import LIVE, LeadShare
from prm_desktop.domain.work import Activity, Task

MOVED: Sequence[type[Row]] = (Activity, Task)
"""What belongs to a lead by its `lead_id`, and goes with it."""


@entity(
    "lead_merge",
    "Merged lead",
    "Merged leads",
    scopes.partner("partner_id"),
    area="leads",
    title="company",
    parent="lead_id",
    sort="-created_at",
    icon="mdi6.merge",
    why="Duplicates that were merged, and how to undo it.",
    since=2,
)
@dataclass(frozen=True, kw_only=True, slots=True)
class LeadMerge(Row):
    """One merge. `moved`: `kind:id` of what went over; `changed`: per field of the survivor what it was and became."""

    lead_id: Annotated[str, f.ref("lead", "Survivor", column=2, index=True)] = ""
    loser_id: Annotated[str, f.ref("lead", "Merged into it")] = ""
    company: Annotated[str, f.text("Company", search=True, column=1)] = ""
    loser_status: Annotated[str, f.choice(LeadStatus, "Status before")] = LeadStatus.WORKING
    moved: Annotated[tuple[str, ...], f.tags("What went over")] = ()
    changed: Annotated[dict[str, Any], f.mapping("What was taken over")] = field(default_factory=dict)
    partner_id: Annotated[str, f.ref("partner", "Partner", index=True)] = ""


@command(
    "lead.merge",
    "Merge with a duplicate",
    Lead,
    icon="mdi6.merge",
    when=OWNED,
    done="Merged into {title}.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class MergeLeads(Command):
    """Let a lead take in a duplicate: its activities, tasks, comments and files, and the fields that are named."""

    lead_id: Annotated[str, f.ref("lead", "Lead", required=True)]
    loser_id: Annotated[str, f.ref("lead", "Duplicate", required=True)]
    fields: Annotated[tuple[str, ...], f.tags("Fields to take over")] = ()
    lead_merge_id: Annotated[str, f.new_id("lead_merge")] = ""

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused unless both are the company's own and accepted, and the duplicate is shared with nobody."""
        survivor = owned(view, Lead, self.lead_id, actor)
        loser = owned(view, Lead, self.loser_id, actor)
        require(survivor.id != loser.id, "same", "A lead cannot be merged with itself.")
        both = survivor.status in OWNED and loser.status in OWNED and survivor.partner_id == loser.partner_id
        require(both, "not_accepted", "Both leads must be accepted and open.")
        shared = any(item.status in LIVE for item in view.find(LeadShare, lead_id=loser.id))
        require(not shared, "is_shared", "The duplicate is shared with others. End that first.")
        changed = {name: [_plain(survivor, name), _plain(loser, name)] for name in self._taken(survivor, loser)}
        children = list(_children(view, loser.id))
        made = LeadMerge(
            id=self.lead_merge_id,
            lead_id=survivor.id,
            loser_id=loser.id,
            company=loser.company,
            loser_status=loser.status,
            moved=tuple(f"{kind}:{row.id}" for kind, _name, row in children),
            changed=changed,
            partner_id=survivor.partner_id,
        )
        taken = {name: getattr(loser, name) for name in changed}
        return [
            Put(made),
            *(update(row, **{name: survivor.id}) for _kind, name, row in children),
            *([update(survivor, **taken)] if taken else []),
            update(loser, status=LeadStatus.MERGED),
        ]

    def _taken(self, survivor: Lead, loser: Lead) -> list[str]:
        """The fields to take over that differ. Refused for what the partner does not own."""
        known = declared_entities()["lead"].by_name
        for name in self.fields:
            spec = known.get(name)
            require(spec, "unknown_field", "A {label} has no field “{name}”.", label="lead", name=name)
            label = spec.label if spec else ""
            message = "“{field}” is kept by the vendor and cannot be changed here."
            require(spec and spec.editable, "hub_owned", message, field=label)
        return [name for name in dict.fromkeys(self.fields) if getattr(survivor, name) != getattr(loser, name)]

    def inverse(self, view: View) -> Command | None:
        """Separate them again."""
        return UnmergeLeads(lead_merge_id=self.lead_merge_id)


@command("lead.unmerge", "Undo the merge", LeadMerge, icon="mdi6.undo", done="Two leads again.")
@dataclass(frozen=True, kw_only=True, slots=True)
class UnmergeLeads(Command):
    """Separate two leads that were merged: what went over goes back, and what was taken over is as it was."""

    lead_merge_id: Annotated[str, f.ref("lead_merge", "Merged lead", required=True)]

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused where the survivor is not open any more. What was changed since stays as it is."""
        merge = owned(view, LeadMerge, self.lead_merge_id, actor)
        survivor = owned(view, Lead, merge.lead_id, actor)
        loser = owned(view, Lead, merge.loser_id, actor)
        good = survivor.status in OWNED and loser.status == LeadStatus.MERGED
        require(good, "closed", "This lead is closed.")
        back = {
            name: tuple(old) if isinstance(old, list) else old
            for name, (old, new) in merge.changed.items()
            if _plain(survivor, name) == new
        }
        return [
            *_sent_back(view, merge),
            *([update(survivor, **back)] if back else []),
            update(loser, status=merge.loser_status),
            Remove("lead_merge", merge.id),
        ]

    def inverse(self, view: View) -> Command | None:
        """Merge them again."""
        merge = view.get(LeadMerge, self.lead_merge_id)
        if merge is None:
            return None
        taken = tuple(merge.changed)
        return MergeLeads(lead_id=merge.lead_id, loser_id=merge.loser_id, fields=taken, lead_merge_id=merge.id)


def _children(view: View, lead_id: str) -> Iterator[tuple[str, str, Row]]:
    """What belongs to a lead: kind, the field that names the lead, and the row."""
    for kind, made in declared_entities().items():
        if made.row in MOVED:
            yield from ((kind, "lead_id", row) for row in view.find(made.row, lead_id=lead_id))
        elif {"record_kind", "record_id", "partner_id"} <= made.by_name.keys():
            rows = view.find(made.row, record_kind="lead", record_id=lead_id)
            yield from ((kind, "record_id", row) for row in rows)


def _sent_back(view: View, merge: LeadMerge) -> Iterator[Change]:
    for item in merge.moved:
        kind, _, row_id = item.partition(":")
        made = declared_entities().get(kind)
        row = view.get(made.row, row_id) if made else None
        name = "lead_id" if made and made.row in MOVED else "record_id"
        if row is not None and getattr(row, name, "") == merge.lead_id:
            yield update(row, **{name: merge.loser_id})


def _plain(row: Lead, name: str) -> Any:
    value = getattr(row, name)
    return list(value) if isinstance(value, tuple) else value
