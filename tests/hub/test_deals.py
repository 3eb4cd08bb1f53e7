"""Deals at the hub: a lead converts whole, a step back leaves nothing, and only those who share a deal see it."""

from prm_desktop.domain.catalog import Product
from prm_desktop.domain.converting import ConvertLead, UnconvertLead
from prm_desktop.domain.dealing import CreateDeal, UpdateDeal, WinDeal
from prm_desktop.domain.deals import Deal
from prm_desktop.domain.lines import AddLine, UpdateLine
from prm_desktop.domain.work import Activity
from tests.hub.support import ABE, ANN, NORTH, SAM, SOUTH, Client, Hub, lead, uid

CONVERT = ConvertLead(lead_id=uid("lead"), deal_id=uid("deal"), account_id=uid("account"), contact_id=uid("contact"))
BACK = UnconvertLead(lead_id=uid("lead"), account_id=uid("account"), contact_id=uid("contact"))


def worked(hub: Hub) -> tuple[Client, Client]:
    """A worked lead of North with a call, and Ann and Abe who have it."""
    hub.put(
        lead(status="working", contact_name="Jo", value=900_00, user_id=ANN),
        Activity(id=uid("call"), lead_id=uid("lead"), partner_id=NORTH),
    )
    ann, abe = hub.client(ANN), hub.client(ABE)
    ann.sync()
    abe.sync()
    return ann, abe


def test_a_conversion_reaches_colleagues_whole_and_goes_again_whole(hub: Hub) -> None:
    ann, abe = worked(hub)
    before = {key: value for key, value in abe.rows.items() if key[0] != "lead"}
    for _ in range(2):
        assert ann.do(CONVERT).status == "applied"
        abe.sync()
        assert abe.row("lead", uid("lead"))["status"] == "converted"
        assert abe.row("deal", uid("deal"))["account_id"] in abe.ids("account")
        assert abe.row("activity", uid("call"))["deal_id"] == uid("deal")
        assert ann.do(BACK).status == "applied"
        abe.sync()
        assert abe.row("lead", uid("lead"))["status"] == "working"
        left = {key: value | {"rv": 0} for key, value in abe.rows.items() if key[0] not in {"lead", "activity"}}
        assert left == {key: value | {"rv": 0} for key, value in before.items() if key[0] not in {"lead", "activity"}}


def test_two_colleagues_who_convert_one_lead_make_one_deal(hub: Hub) -> None:
    ann, abe = worked(hub)
    ann.do(CONVERT)
    again = ConvertLead(lead_id=uid("lead"), deal_id=uid("other"), account_id=uid("a2"), contact_id=uid("c2"))
    assert abe.do(again).code == "already_converted"
    assert [item.id for item in hub.find(Deal)] == [uid("deal")]


def test_lines_that_two_colleagues_add_offline_both_count(hub: Hub) -> None:
    hub.put(
        Product(id=uid("product"), name="Switch", list_price=10_00),
        Deal(id=uid("deal"), name="Switches", partner_id=NORTH, amount=5_00),
    )
    ann, abe = hub.client(ANN), hub.client(ABE)
    ann.sync()
    abe.sync()
    for client, name, quantity in ((ann, "one", 2), (abe, "two", 3)):
        add = AddLine(deal_id=uid("deal"), product_id=uid("product"), quantity=quantity, deal_line_id=uid(name))
        assert client.do(add).status == "applied"
    assert abe.row("deal", uid("deal"))["amount"] == 50_00
    ann.sync()
    assert abe.do(UpdateLine(deal_line_id=uid("one"), changes={"quantity": (2, 4)})).status == "applied"
    asked = ann.do(UpdateLine(deal_line_id=uid("one"), changes={"quantity": (2, 5)}))
    assert (asked.status, [item.field for item in asked.conflicts]) == ("conflict", ["quantity"])
    assert ann.row("deal", uid("deal"))["amount"] == 70_00


def test_whoever_is_invited_reads_the_deal_and_nobody_else_does(hub: Hub) -> None:
    hub.put(Deal(id=uid("deal"), name="Switches", partner_id=NORTH, shared_with=(SOUTH,)))
    sam, ann = hub.client(SAM), hub.client(ANN)
    sam.sync()
    ann.sync()
    assert sam.ids("deal") == {uid("deal")}
    assert sam.do(WinDeal(deal_id=uid("deal"))).code == "shared"
    ann.do(CreateDeal(name="Own", customer="Acme", currency="EUR", deal_id=uid("own")))
    sam.sync()
    assert sam.ids("deal") == {uid("deal")}
    edited = UpdateDeal(deal_id=uid("own"), changes={"next_step": ("", "Call")}, next_step_id=uid("step"))
    assert ann.do(edited).status == "applied"
    assert ann.row("next_step", uid("step"))["step"] == "Call"
    sam.sync()
    assert sam.ids("next_step") == set()
