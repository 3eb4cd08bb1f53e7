"""What happens around a deal: activities and tasks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from prm_desktop.domain import fields as f
from prm_desktop.domain.commands import Actor, Change, View, command, owned
from prm_desktop.domain.deals import Deal
from prm_desktop.domain.work import Logging, Reminding


@command("deal.log", "Log an activity", Deal, icon="mdi6.note-plus-outline", key="N", done="Logged.")
@dataclass(frozen=True, kw_only=True, slots=True)
class LogOnDeal(Logging):
    """Note a call, e-mail, meeting or remark on a deal. It shows with the lead that the deal came from, too."""

    deal_id: Annotated[str, f.ref("deal", "Deal", required=True)]

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused where the deal is another company's."""
        deal = owned(view, Deal, self.deal_id, actor)
        return [self.made(actor, now, lead_id=deal.lead_id, deal_id=deal.id, partner_id=deal.partner_id)]


@command(
    "deal.add_task",
    "Add a task",
    Deal,
    icon="mdi6.checkbox-marked-circle-plus-outline",
    key="T",
    done="Task added.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class AddDealTask(Reminding):
    """Put something to do on a deal, for oneself or a colleague."""

    deal_id: Annotated[str, f.ref("deal", "Deal", required=True)]

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused where the deal is another company's, or the colleague is."""
        deal = owned(view, Deal, self.deal_id, actor)
        return [self.made(view, actor, partner_id=deal.partner_id, lead_id=deal.lead_id, deal_id=deal.id)]
