"""The store itself: growing with the program, epochs, numbers, leaving no trace of what was taken back."""

import pytest

from prm_desktop.domain.commands import Put, Refusal
from prm_desktop.domain.leads import Lead
from prm_desktop.domain.pool import PoolEntry
from prm_desktop.errors import BadInput
from sync.hub.store import Store
from sync.hub.unit import HUB
from tests.hub.support import NORTH, SOUTH, Clock, Hub, lead, uid


def test_a_database_of_an_older_program_gets_the_new_fields_and_keeps_its_rows(database: str) -> None:
    first = Hub(database, Clock())
    first.put(lead())
    with first.store.raw() as conn:
        for name in ("labels", "value", "next_step"):
            conn.exec_driver_sql(f"ALTER TABLE e_lead DROP COLUMN {name}")
    first.close()
    second = Hub(database, Clock())
    found = second.get(Lead, uid("lead"))
    assert (found.company, found.labels, found.value) == ("Lead", (), 0)
    second.update(found, labels=("new",))
    assert second.get(Lead, uid("lead")).labels == ("new",)
    second.close()


def test_a_write_that_fails_changes_nothing_and_takes_no_version(hub: Hub) -> None:
    version = hub.store.version()
    with pytest.raises(Refusal), hub.store.write() as unit:
        unit.apply([Put(lead()), Put(lead())], HUB)
    assert (hub.store.version(), hub.get(Lead, uid("lead"))) == (version, None)


def test_a_write_that_changes_nothing_takes_no_version(hub: Hub) -> None:
    hub.put(lead())
    version = hub.store.version()
    with hub.store.write() as unit:
        mark = unit.mark()
        unit.update(lead(), city="Kiel")
        unit.rollback(mark)
    assert hub.store.version() == version


def test_a_unit_finds_what_it_changed_itself(hub: Hub) -> None:
    hub.put(lead("one"), lead("two"))
    with hub.store.write() as unit:
        unit.update(lead("one"), partner_id=SOUTH)
        unit.put(lead("three"))
        assert [item.id for item in unit.find(Lead, partner_id=NORTH)] == sorted([uid("two"), uid("three")])
        assert [item.id for item in unit.find(Lead, partner_id=SOUTH)] == [uid("one")]


def test_what_is_stamped_on_a_row_is_the_version_of_its_write(hub: Hub) -> None:
    hub.put(lead("one"), lead("two"))
    assert {item.rv for item in hub.find(Lead)} == {hub.store.version()}
    hub.update(lead("one"), city="Kiel")
    assert hub.get(Lead, uid("one")).rv == hub.store.version() == hub.get(Lead, uid("two")).rv + 1


def test_bulk_loading_and_writing_give_the_same_to_a_client(hub: Hub) -> None:
    rows = [lead("one"), PoolEntry(id=uid("entry"), region="DE"), lead("theirs", SOUTH)]
    assert hub.store.load(rows) == 3
    client = hub.client()
    client.sync()
    assert (client.ids("lead"), client.ids("pool_entry")) == ({uid("one")}, {uid("entry")})
    hub.update(lead("theirs"), partner_id=NORTH)
    client.sync()
    assert client.ids("lead") == {uid("one"), uid("theirs")}


def test_numbers_run_on_without_doubles(hub: Hub) -> None:
    taken = []
    for _ in range(3):
        with hub.store.write() as unit:
            taken += [unit.next_number("ticket"), unit.next_number("other")]
    assert taken == [1, 1, 2, 2, 3, 3]


def test_a_row_that_cannot_be_shown_is_not_stored(hub: Hub) -> None:
    with pytest.raises(BadInput), hub.store.write() as unit:
        unit.put(Lead(id="not an id", company="x"))
    with pytest.raises(BadInput), hub.store.write() as unit:
        unit.put(lead(accept_by="soon"))


def test_listeners_hear_of_commits_that_moved_the_feed_and_of_no_others(lite_hub: Hub) -> None:
    heard: list[str] = []
    end = lite_hub.store.listen(lambda: heard.append("moved"))
    lite_hub.put(lead())
    assert heard == ["moved"]
    assert lite_hub.find(Lead)
    end()
    lite_hub.update(lead(), city="Kiel")
    assert heard == ["moved"]


def test_a_hub_keeps_its_identity_and_changes_its_epoch_only_when_told(database: str) -> None:
    first = Store(database, name="Vendor")
    identity = first.identity()
    first.close()
    second = Store(database)
    assert second.identity() == identity
    assert second.renew_epoch() == second.identity().epoch != identity.epoch
    assert second.identity().hub_id == identity.hub_id
    second.close()
