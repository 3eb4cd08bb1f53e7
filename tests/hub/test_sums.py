"""The sums that digests are read from agree with the rows at any time, and spare the hub to count them."""

import random

import pytest
from sqlalchemy import event

from prm_desktop.domain.deals import Deal
from prm_desktop.domain.literature import Asset
from prm_desktop.domain.partners import Partner
from sync import protocol
from sync.hub import feed
from sync.hub.people import load_person
from sync.hub.tables import ROW_SCOPE, metadata
from tests.hub.support import ANN, GOLD, NORTH, SAM, SILVER, SOUTH, VERA, Clock, Hub, lead, uid

SMALL = {"feed", "hub_meta"}
"""Tables of a few lines, which are read whole."""


def counted(hub: Hub, user_id: str) -> feed.Digest:
    """The digest of a user, counted from the rows."""
    found: dict[str, dict[str, int]] = {}
    with hub.store.read() as conn:
        person = load_person(conn, user_id)
        assert person is not None
        query = ROW_SCOPE.select().where(feed.S.scope.in_(person.scopes), feed.S.live == 1)
        for line in conn.execute(query):
            found.setdefault(line.entity, {})[line.row_id] = line.rv
    return {kind: (len(rows), sum(rows.values())) for kind, rows in found.items()}


def test_digests_are_those_of_the_rows_whatever_happens_to_them(hub: Hub) -> None:
    chance = random.Random(7)  # noqa: S311 - repeatable
    names = [f"lead {number}" for number in range(12)]
    hub.store.load([lead(name) for name in names[:6]])
    for _ in range(40):
        with hub.store.write() as unit:
            for name in chance.sample(names, 3):
                partner = chance.choice([NORTH, SOUTH, ""])
                unit.put(lead(name, partner, city=str(chance.random())))
            deal = chance.choice([NORTH, SOUTH, ""])
            unit.put(Deal(id=uid("deal"), name="Both", partner_id=NORTH, shared_with=tuple(filter(None, [deal]))))
            levels = tuple(chance.sample([SILVER, GOLD], chance.randint(0, 2)))
            unit.put(Asset(id=uid("asset"), title="Leaflet", levels=levels))
            unit.update(Partner(id=SOUTH), level_id=chance.choice([SILVER, GOLD]))
        with hub.store.read() as conn:
            for user_id in (ANN, SAM, VERA):
                person = load_person(conn, user_id)
                assert person is not None
                assert feed.digest(conn, person.scopes) == counted(hub, user_id)
    assert hub.store.recount() == 0


def test_wrong_sums_are_found_and_put_right(hub: Hub) -> None:
    hub.put(lead("one"), lead("two"))
    right = counted(hub, ANN)
    with hub.store.raw() as conn:
        conn.exec_driver_sql("UPDATE set_sum SET live = live + 1 WHERE entity = 'lead'")
        conn.exec_driver_sql("DELETE FROM set_sum WHERE entity = 'region'")
        conn.exec_driver_sql("INSERT INTO set_sum VALUES ('region:FR', 'lead', 3, 3, 1)")
    assert hub.store.recount() == 2 * 2 + 1
    assert hub.store.recount() == 0
    with hub.store.read() as conn:
        person = load_person(conn, ANN)
        assert person is not None
        assert feed.digest(conn, person.scopes) == right


def test_a_hub_of_an_older_program_is_counted_when_it_is_opened(database: str) -> None:
    first = Hub(database, Clock())
    first.put(lead())
    client = first.client()
    client.sync()
    with first.store.raw() as conn:
        conn.exec_driver_sql("DROP TABLE set_sum")
        conn.exec_driver_sql("DROP TABLE scope_set")
        conn.exec_driver_sql("ALTER TABLE row_scope ADD COLUMN shared SMALLINT NOT NULL DEFAULT 0")
    first.close()
    second = Hub(database, Clock())
    client.hub = second
    second.update(lead(), city="Kiel")
    assert client.sync(digest=True).reset == ""
    assert client.row("lead", uid("lead"))["city"] == "Kiel"
    assert second.store.recount() == 0
    second.close()


@pytest.mark.parametrize("changed", [0, 1])
def test_neither_a_sync_without_changes_nor_one_of_a_row_reads_more_where_there_are_more_rows(
    lite_hub: Hub, changed: int
) -> None:
    lite_hub.store.load([lead(f"lead {number}") for number in range(300)])
    client = lite_hub.client()
    client.sync()
    if changed:
        lite_hub.update(lead("lead 7"), city="Kiel")
    statements: list[tuple[str, object]] = []
    event.listen(lite_hub.store.engine, "before_cursor_execute", lambda *given: statements.append(given[2:4]))
    lines = client.ask()
    assert sum(len(line.rows) for line in lines if isinstance(line, protocol.Page)) == changed
    plans = []
    with lite_hub.store.read() as conn:
        for text, values in [item for item in statements if item[0].startswith("SELECT")]:
            found = conn.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}", values)  # type: ignore[arg-type]
            plans += [str(line[3]) for line in found]
    assert plans
    scanned = {plan.split()[1] for plan in plans if plan.startswith("SCAN")}
    assert scanned.isdisjoint(metadata.tables.keys() - SMALL)
