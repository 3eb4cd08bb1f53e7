"""Registrations at the hub: who decides by when, one protection per opportunity, the channel manager's desk."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from prm_desktop.domain.catalog import Product
from prm_desktop.domain.deals import Deal
from prm_desktop.domain.deciding import Approve, Reject
from prm_desktop.domain.partners import OemContact
from prm_desktop.domain.registering import SubmitRegistration
from prm_desktop.domain.registrations import DealRegistration
from prm_desktop.domain.terms import TERMS_ID, ProgrammeTerms
from sync.hub import policy
from sync.hub.api import HubConfig, create_app
from sync.hub.auth import Auth
from sync.hub.cli import main
from sync.hub.inprocess import in_process_transport
from sync.hub.sweep import end_registrations, sweep
from tests.hub.support import ANN, CHEAP, NORTH, SAM, SOUTH, VERA, Client, Hub, uid

DESK = OemContact(id=uid("desk"), name="Noor", regions=("DE", "FR"), segments=("Deal registration",))
PASSWORD = "correct horse"


def dealt(hub: Hub) -> tuple[Client, Client, Client]:
    """Both partners have a deal with Acme about switches; Ann, Sam and Vera are there."""
    hub.put(DESK, Product(id=uid("switch"), name="Switch"), Product(id=uid("router"), name="Router"))
    for name, partner, customer in (("north", NORTH, "Acme GmbH"), ("south", SOUTH, "ACME Ltd")):
        values: dict[str, Any] = {"amount": 5000_00, "close_on": "2027-02-01", "product_ids": (uid("switch"),)}
        hub.put(Deal(id=uid(f"{name} deal"), name="Switches", customer=customer, partner_id=partner, **values))
    found = hub.client(ANN), hub.client(SAM), hub.client(VERA)
    for client in found:
        client.sync()
    return found


def submit(name: str, **values: Any) -> SubmitRegistration:
    return SubmitRegistration(deal_id=uid(f"{name} deal"), deal_registration_id=uid(f"{name} reg"), **values)


def test_the_hub_names_who_decides_and_by_when(hub: Hub) -> None:
    ann, _, _ = dealt(hub)
    result = ann.do(submit("north"))
    assert (result.code, result.values) == ("received", {"name": "Noor"})
    row = ann.row("deal_registration", uid("north reg"))
    assert (row["approver_id"], row["decide_by"]) == (uid("desk"), "2026-11-25T10:00:00Z")
    assert [ann.row("registration_line", item)["description"] for item in ann.ids("registration_line")] == ["Switch"]


def test_one_opportunity_is_protected_once_and_nobody_hears_of_the_other(hub: Hub) -> None:
    ann, sam, vera = dealt(hub)
    ann.do(submit("north"))
    sam.do(submit("south"))
    assert vera.do(Approve(deal_registration_id=uid("north reg"))).status == "applied"
    refused = vera.do(Approve(deal_registration_id=uid("south reg")))
    assert (refused.status, refused.code, refused.values["partner"]) == ("refused", "collision", "North")
    sam.sync()
    assert sam.row("deal_registration", uid("south reg"))["status"] == "submitted"
    assert sam.ids("deal_registration") == {uid("south reg")}
    vera.do(Reject(deal_registration_id=uid("south reg"), code="duplicate"))
    hub.clock.passes(days=91)
    assert end_registrations(hub.store, hub.clock.now) == 1
    ann.sync()
    assert ann.row("deal_registration", uid("north reg"))["status"] == "expired"
    again = SubmitRegistration(deal_id=uid("south deal"), close_on="2027-06-01", deal_registration_id=uid("again"))
    sam.do(again)
    assert vera.do(Approve(deal_registration_id=uid("again"))).status == "applied"


def test_other_products_are_another_opportunity(hub: Hub) -> None:
    ann, sam, vera = dealt(hub)
    ann.do(submit("north"))
    sam.do(submit("south", product_ids=(uid("router"),)))
    assert vera.do(Approve(deal_registration_id=uid("north reg"))).status == "applied"
    assert vera.do(Approve(deal_registration_id=uid("south reg"))).status == "applied"


def test_partners_decide_nothing(hub: Hub) -> None:
    ann, _, _ = dealt(hub)
    ann.do(submit("north"))
    assert ann.do(Approve(deal_registration_id=uid("north reg"))).code == "vendor_only"


def test_the_numbers_of_the_programme_reach_everybody_and_change_with_it(hub: Hub) -> None:
    ann, _, vera = dealt(hub)
    with hub.store.raw() as conn:
        policy.change(conn, policy.changed(policy.current(conn), ["exclusive_days=30"]), hub.clock.now)
    sweep(hub.store)
    ann.sync()
    assert ann.ids("programme_terms") == {TERMS_ID}
    assert "weights" not in ann.row("programme_terms", TERMS_ID)["numbers"]
    assert hub.get(ProgrammeTerms, TERMS_ID).numbers["exclusive_days"] == 30
    ann.do(submit("north"))
    vera.do(Approve(deal_registration_id=uid("north reg")))
    assert hub.get(DealRegistration, uid("north reg")).exclusive_until == "2026-12-23"
    before = hub.get(ProgrammeTerms, TERMS_ID).rv
    sweep(hub.store)
    assert hub.get(ProgrammeTerms, TERMS_ID).rv == before


@pytest.fixture
def http(lite_hub: Hub) -> Iterator[httpx.Client]:
    app = create_app(lite_hub.store, HubConfig(hasher=CHEAP))
    for user, login in ((ANN, "ann"), (VERA, "vera")):
        Auth(lite_hub.store, CHEAP).set_password(user, login, PASSWORD)
    with httpx.Client(transport=in_process_transport(app), base_url="http://hub") as client:
        yield client
    app.state.service.poker.close()


def signed_in(http: httpx.Client, user: str) -> dict[str, str]:
    answer = http.post("/v1/auth/token", json={"grant": "password", "user": user, "password": PASSWORD})
    return {"Authorization": f"Bearer {answer.json()['access_token']}"}


def test_the_channel_manager_decides_over_http_and_partners_do_not(lite_hub: Hub, http: httpx.Client) -> None:
    ann, sam, _ = dealt(lite_hub)
    ann.do(submit("north"))
    sam.do(submit("south"))
    where = f"/v1/registrations/{uid('north reg')}"
    partner, vendor = signed_in(http, "ann"), signed_in(http, "vera")
    assert http.get("/v1/registrations").status_code == 401
    for answer in (
        http.get("/v1/registrations", headers=partner),
        http.post(f"{where}/approve", json={}, headers=partner),
    ):
        assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")
    listed = http.get("/v1/registrations", headers=vendor).json()["registrations"]
    assert {(item["partner"], item["customer"], item["collides_with"]) for item in listed} == {
        ("North", "Acme GmbH", ""), ("South", "ACME Ltd", ""),
    }  # fmt: skip
    assert http.post(f"{where}/return", json={}, headers=vendor).status_code == 400
    assert http.post(f"{where}/bless", json={}, headers=vendor).status_code == 404
    done = http.post(f"{where}/approve", json={"comment": "Go"}, headers=vendor)
    assert (done.json()["status"], done.json()["exclusive_until"]) == ("approved", "2027-02-21")
    other = http.post(f"/v1/registrations/{uid('south reg')}/approve", json={}, headers=vendor)
    assert (other.status_code, other.json()["code"]) == (409, "collision")
    left = http.get("/v1/registrations", params={"status": "submitted"}, headers=vendor).json()["registrations"]
    assert [item["collides_with"] for item in left] == [uid("north reg")]
    ann.sync()
    assert ann.row("deal_registration", uid("north reg"))["answer"] == "Go"


def test_the_channel_manager_decides_at_the_command_line(
    lite_hub: Hub, lite_database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    ann, _, _ = dealt(lite_hub)
    ann.do(submit("north"))

    def run(*words: str) -> tuple[int, Any]:
        capsys.readouterr()
        code = main(["registration", *words, "--database", lite_database, "--json"])
        out = capsys.readouterr()
        return code, json.loads(out.out or out.err)

    _, listed = run("list")
    assert [item["id"] for item in listed] == [uid("north reg")]
    assert run("return", uid("north reg"), "Which site?")[1]["status"] == "returned"
    assert run("list")[1] == []
    assert run("approve", uid("north reg")) == (1, {"error": "not_waiting", "hint": "", "message":
        "This registration does not wait for a decision."})  # fmt: skip
    assert [item["answer"] for item in run("list", "--status", "returned")[1]] == ["Which site?"]
    assert run("list", "--status", "lost")[0] == 1
