"""What a user is sent: everything they may see, nothing else, and afterwards only what changed."""

from dataclasses import replace

import pytest
from sqlalchemy import event

from prm_desktop.domain.deals import Deal
from prm_desktop.domain.entities import SCHEMA
from prm_desktop.domain.leads import AcceptLead, Lead
from prm_desktop.domain.literature import Asset
from prm_desktop.domain.partners import Partner, User
from prm_desktop.domain.pool import PoolEntry
from prm_desktop.domain.work import WorkNote
from prm_desktop.errors import NotSignedIn
from sync import protocol
from tests.hub.support import ABE, ANN, GOLD, NORTH, SAM, SILVER, SOUTH, VERA, Clock, Hub, lead, uid


def test_the_first_contact_brings_all_that_the_user_may_see_and_nothing_else(hub: Hub) -> None:
    hub.put(lead("ours"), lead("theirs", SOUTH), WorkNote(id=uid("note"), body="for the vendor"))
    client = hub.client(ANN)
    head = client.sync()
    assert (head.reset, head.total) == ("first", len(client.rows))
    assert client.ids("lead") == {uid("ours")}
    assert client.ids("partner") == {NORTH}
    assert client.ids("user") == {ANN, ABE}
    assert client.ids("region") == {uid("de"), uid("fr")}
    assert not client.ids("work_note")
    assert hub.client(VERA).sync().total == len(client.rows) + 5


def test_later_only_what_changed_is_sent(hub: Hub) -> None:
    hub.put(lead("one"), lead("two"))
    client = hub.client()
    client.sync()
    hub.update(lead("one"), city="Kiel")
    client.sync()
    pages = [line for line in client.lines if isinstance(line, protocol.Page)]
    assert [(page.entity, len(page.rows)) for page in pages] == [("lead", 1)]
    assert client.row("lead", uid("one"))["city"] == "Kiel"


def test_when_nothing_changed_only_the_index_of_scopes_is_read(hub: Hub) -> None:
    client = hub.client()
    client.sync()
    statements: list[str] = []
    event.listen(hub.store.engine, "before_cursor_execute", lambda *given: statements.append(given[2]))
    lines = client.ask()
    assert [type(line) for line in lines] == [protocol.Head, protocol.Tail]
    assert lines[-1] == protocol.Tail(to=client.cursor, digest=None)
    assert [text for text in statements if "FROM e_" in text] == []
    assert not [text for text in statements if "sum(" in text or "WRITE" in text or "UPDATE" in text]


def test_a_row_that_moves_to_another_partner_goes_here_and_comes_there(hub: Hub) -> None:
    hub.put(lead())
    north, south = hub.client(ANN), hub.client(SAM)
    north.sync()
    south.sync()
    hub.update(lead(), partner_id=SOUTH)
    north.sync()
    south.sync()
    assert (north.ids("lead"), south.ids("lead")) == (set(), {uid("lead")})
    hub.update(lead(), partner_id=NORTH)
    north.sync()
    south.sync()
    assert (north.ids("lead"), south.ids("lead")) == ({uid("lead")}, set())


def test_a_row_in_two_scopes_of_one_user_counts_once(hub: Hub) -> None:
    both = Deal(id=uid("deal"), name="Both", partner_id=NORTH, shared_with=(SOUTH,))
    hub.put(both, Asset(id=uid("asset"), title="For two levels", levels=(SILVER, GOLD)))
    hub.update(Partner(id=SOUTH), regions=("DE", "FR"))
    north, vendor = hub.client(ANN), hub.client(VERA)
    north.sync()
    vendor.sync()
    hub.update(both, shared_with=(NORTH,))
    north.sync()
    hub.update(both, shared_with=())
    north.sync()
    vendor.sync()
    assert north.ids("deal") == {uid("deal")}
    assert north.ids("asset") == {uid("asset")}


def test_a_pool_entry_is_seen_in_its_region_while_it_is_open(hub: Hub) -> None:
    french = PoolEntry(id=uid("entry"), headline="Backup", region="FR")
    hub.put(french)
    north, south, vendor = hub.client(ANN), hub.client(SAM), hub.client(VERA)
    for client in (north, south, vendor):
        client.sync()
    assert (north.ids("pool_entry"), south.ids("pool_entry")) == (set(), {uid("entry")})
    hub.update(french, status="claimed")
    for client in (north, south, vendor):
        client.sync()
    assert (south.ids("pool_entry"), vendor.ids("pool_entry")) == (set(), {uid("entry")})


def test_a_partner_that_serves_a_new_region_gets_all_of_it_and_loses_what_it_serves_no_more(hub: Hub) -> None:
    hub.put(PoolEntry(id=uid("fr-entry"), region="FR"), PoolEntry(id=uid("de-entry"), region="DE"))
    client = hub.client(ANN)
    client.sync()
    assert client.ids("pool_entry") == {uid("de-entry")}
    hub.update(Partner(id=NORTH), regions=("FR",))
    head = client.sync()
    assert head.reset == ""
    assert "region:FR" in head.scopes
    assert client.ids("pool_entry") == {uid("fr-entry")}
    hub.update(Partner(id=NORTH), regions=())
    client.sync()
    assert client.ids("pool_entry") == set()


def test_a_client_cannot_learn_of_rows_by_claiming_to_have_held_others_scopes(hub: Hub) -> None:
    hub.put(lead("theirs", SOUTH))
    client = hub.client(ANN)
    client.sync()
    lines = client.ask(scopes=(*client.scopes, f"partner:{SOUTH}"))
    head = lines[0]
    assert isinstance(head, protocol.Head)
    assert head.reset == "scopes"
    assert uid("theirs") not in repr(lines)


@pytest.mark.parametrize(
    ("asked", "reason"),
    [({"epoch": "old"}, "epoch"), ({"cursor": 10_000}, "ahead"), ({"cursor": 0}, "first"), ({"epoch": ""}, "first")],
)
def test_a_client_that_cannot_go_on_loads_anew(lite_hub: Hub, asked: dict[str, object], reason: str) -> None:
    lite_hub.put(lead())
    client = lite_hub.client()
    client.sync()
    assert client.sync(**asked).reset == reason
    assert client.ids("lead") == {uid("lead")}


def test_a_new_epoch_makes_every_client_load_anew(lite_hub: Hub) -> None:
    client = lite_hub.client()
    client.sync()
    lite_hub.store.renew_epoch()
    head = client.sync(AcceptLead(lead_id=uid("lead")))
    assert (head.reset, head.last_mid, head.results) == ("epoch", 0, ())


def test_who_was_away_longer_than_tombstones_are_kept_loads_anew_and_loses_what_went(hub: Hub) -> None:
    hub.put(lead("stays"), lead("goes"))
    early, late = hub.client(), hub.client()
    early.sync()
    late.sync()
    hub.update(lead("goes"), partner_id=SOUTH)
    early.sync()
    assert hub.store.compact(hub.store.version()) > 0
    assert early.sync().reset == ""
    assert late.sync().reset == "horizon"
    assert late.ids("lead") == early.ids("lead") == {uid("stays")}


def test_an_interrupted_first_load_goes_on_and_misses_nothing_that_happened_meanwhile(
    hub: Hub,
) -> None:
    hub.serves(page_rows=3)
    leads = [lead(f"lead {number}") for number in range(10)]
    hub.put(*leads)
    client = hub.client()
    head, *lines = client.ask()
    assert isinstance(head, protocol.Head)
    pages = [line for line in lines if isinstance(line, protocol.Page)]
    arrived = pages[: 1 + next(place for place, page in enumerate(pages) if page.entity == "lead")]
    for page in arrived:
        client.apply(page)
    got = sorted(client.ids("lead"))
    missing = sorted({item.id for item in leads} - set(got))
    hub.update(Lead(id=got[0]), partner_id=SOUTH)
    hub.update(Lead(id=got[1]), city="Kiel")
    hub.update(Lead(id=missing[0]), city="Bonn")
    hub.put(lead("newcomer"))
    place = protocol.Resume(to=head.to, entity="lead", after=got[-1])
    resumed = client.take(client.ask(epoch=head.epoch, scopes=head.scopes, resume=place))
    assert resumed.resumed
    assert resumed.reset == ""
    assert client.ids("lead") == {item.id for item in leads} - {got[0]} | {uid("newcomer")}
    assert client.row("lead", got[1])["city"] == "Kiel"
    assert client.cursor == hub.store.version()


def test_a_first_load_is_not_resumed_under_other_scopes(lite_hub: Hub) -> None:
    client = lite_hub.client()
    head, *_ = client.ask()
    assert isinstance(head, protocol.Head)
    place = protocol.Resume(to=head.to, entity="user", after="")
    assert client.take(client.ask(epoch=head.epoch, scopes=("all",), resume=place)).reset == "first"


def test_an_older_client_gets_only_the_columns_it_knows(lite_hub: Hub) -> None:
    client = lite_hub.client()
    client.sync(schema=2)
    pages = [line for line in client.lines if isinstance(line, protocol.Page)]
    assert {len(page.columns) for page in pages if page.entity == "partner"} == {20}


def test_a_client_that_is_too_old_still_gets_its_commands_through(lite_hub: Hub) -> None:
    lite_hub.put(lead())
    client = lite_hub.client()
    client.sync()
    cursor = client.cursor
    lite_hub.serves(min_schema=SCHEMA + 1)
    head = client.sync(AcceptLead(lead_id=uid("lead")))
    assert (head.upgrade_required, head.last_mid, head.to) == (True, 1, cursor)
    assert [type(line) for line in client.lines] == [protocol.Head, protocol.Tail]
    assert lite_hub.get(Lead, uid("lead")).status == "accepted"


def test_a_digest_is_given_when_it_is_asked_for(lite_hub: Hub) -> None:
    client = lite_hub.client()
    client.sync()
    tail = client.ask(digest=True)[-1]
    assert isinstance(tail, protocol.Tail)
    assert tail.digest == client.digest()


def test_who_does_not_work_there_any_more_gets_nothing(lite_hub: Hub) -> None:
    lite_hub.update(User(id=ANN), active=False)
    with pytest.raises(NotSignedIn):
        lite_hub.client().sync()
    lite_hub.update(Partner(id=SOUTH), status="ended")
    with pytest.raises(NotSignedIn):
        lite_hub.client(SAM).sync()


def test_a_restarted_hub_goes_on_where_it_was(database: str) -> None:
    first = Hub(database, Clock())
    first.put(lead())
    client = first.client()
    client.sync()
    first.close()
    second = Hub(database, Clock())
    client = replace(client, hub=second)
    second.update(lead(), city="Kiel")
    assert client.sync().reset == ""
    assert client.row("lead", uid("lead"))["city"] == "Kiel"
    second.close()
