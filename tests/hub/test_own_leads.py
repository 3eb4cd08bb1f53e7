"""A partner's own leads at the hub: kept, seen by its colleagues only, and no matter for the match."""

from prm_desktop.domain.leads import Lead
from prm_desktop.domain.own_leads import AddLead, RemoveLead
from prm_desktop.domain.returning import RecycleLead
from sync.hub.facts import Facts
from tests.hub.support import ABE, ANN, NORTH, SAM, Hub, lead, uid


def test_an_own_lead_is_seen_by_colleagues_and_by_no_other_partner(hub: Hub) -> None:
    ann, abe, sam = hub.client(ANN), hub.client(ABE), hub.client(SAM)
    for client in (ann, abe, sam):
        client.sync()
    assert ann.do(AddLead(company="Hanse", region="DE", lead_id=uid("own"))).status == "applied"
    abe.sync()
    sam.sync()
    assert (uid("own") in abe.ids("lead"), uid("own") in sam.ids("lead")) == (True, False)
    assert ann.do(RecycleLead(lead_id=uid("own"), reason="later")).code == "own_lead"
    assert ann.do(RemoveLead(lead_id=uid("own"))).status == "applied"
    assert not hub.find(Lead, company="Hanse")


def test_leads_that_a_partner_brings_take_no_room_from_those_that_the_vendor_gives(hub: Hub) -> None:
    hub.put(lead("given"))
    ann = hub.client(ANN)
    ann.sync()
    for number in range(3):
        ann.do(AddLead(company=f"Own {number}", lead_id=uid(f"own {number}")))
    with hub.store.write() as unit:
        known = {item.partner_id: item.open_leads for item in Facts(unit).candidates()}
    assert known[NORTH] == 1
