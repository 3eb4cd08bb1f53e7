"""What happens around a deal: activities and tasks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from prm_desktop.domain import fields as f
from prm_desktop.domain.commands import Actor, Change, Command, Put, View, command, owned
from prm_desktop.domain.deals import Deal
from prm_desktop.domain.partners import colleague
from prm_desktop.domain.work import Activity, ActivityKind, Task


@command("deal.log", "Log an activity", Deal, icon="mdi6.note-plus-outline", key="N", done="Logged.")
@dataclass(frozen=True, kw_only=True, slots=True)
class LogOnDeal(Command):
    """Note a call, e-mail, meeting or remark on a deal. It shows with the lead that the deal came from, too."""

    deal_id: Annotated[str, f.ref("deal", "Deal", required=True)]
    kind: Annotated[str, f.choice(ActivityKind, "Kind", required=True)] = ActivityKind.CALL
    subject: Annotated[str, f.text("Subject", required=True)] = ""
    note: Annotated[str, f.long_text("Note")] = ""
    occurred_at: Annotated[str, f.instant("When")] = ""
    activity_id: Annotated[str, f.new_id("activity")] = ""

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused where the deal is another company's."""
        deal = owned(view, Deal, self.deal_id, actor)
        made = Activity(
            id=self.activity_id,
            lead_id=deal.lead_id,
            deal_id=deal.id,
            kind=self.kind,
            subject=self.subject,
            note=self.note,
            occurred_at=self.occurred_at or now,
            partner_id=deal.partner_id,
            user_id=actor.user_id,
        )
        return [Put(made)]


@command(
    "deal.add_task",
    "Add a task",
    Deal,
    icon="mdi6.checkbox-marked-circle-plus-outline",
    key="T",
    done="Task added.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class AddDealTask(Command):
    """Put something to do on a deal, for oneself or a colleague."""

    deal_id: Annotated[str, f.ref("deal", "Deal", required=True)]
    subject: Annotated[str, f.text("To do", required=True)]
    due_at: Annotated[str, f.instant("Due")] = ""
    user_id: Annotated[str, f.ref("user", "For")] = ""
    task_id: Annotated[str, f.new_id("task")] = ""

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused where the deal is another company's, or the colleague is."""
        deal = owned(view, Deal, self.deal_id, actor)
        if self.user_id:
            colleague(view, self.user_id, deal.partner_id)
        made = Task(
            id=self.task_id,
            lead_id=deal.lead_id,
            deal_id=deal.id,
            subject=self.subject,
            due_at=self.due_at,
            partner_id=deal.partner_id,
            user_id=self.user_id or actor.user_id,
        )
        return [Put(made)]
