"""Lists: filtered and sorted as a plain Python model says, marked, counted, read page by page."""

from __future__ import annotations

import operator
from array import array
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert

from prm_desktop.domain.entities import entity_of
from prm_desktop.domain.fields import INTEGERS, LISTS, Field, Type
from prm_desktop.domain.leads import Lead, LeadStatus
from prm_desktop.domain.partners import User
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.errors import BadInput
from prm_desktop.replica import queries, search
from prm_desktop.replica.database import Database
from prm_desktop.replica.filters import selection
from prm_desktop.replica.queries import MANY, Condition, First, Query
from prm_desktop.replica.schema import ATTENTION, SHADOW
from tests.replica.rows_for_tests import fresh, lead, made_id, put

ENTITY = entity_of(Lead)
COMPANIES = ["", "alpha", "Alpha", "beta", "Beta 10%", "b_ta", "Ärger", "zeta", "ALPHA beta", "back\\slash"]
DATES = ["", "2026-01-01T00:00:00Z", "2026-01-02T08:00:00Z", "2026-05-01T00:00:00Z"]
LABELS: list[tuple[str, ...]] = [(), ("vip",), ("vip", "north"), ("northern",)]
STATUSES = [item.value for item in LeadStatus]
USERS = {"u-1": "Zoe", "u-2": "anna", "u-3": "Ben", "": ""}
LEADS = [
    lead(
        number,
        company=COMPANIES[number * 7 % len(COMPANIES)],
        status=STATUSES[number * 5 % len(STATUSES)],
        accept_by=DATES[number % len(DATES)],
        value=(number * 37 % 11) * 100 - 300,
        consent=number % 3 > 0,
        labels=LABELS[number * 3 % len(LABELS)],
        user_id=list(USERS)[number % len(USERS)],
        match_parts={"territory": 20} if number % 2 else {},
    )
    for number in range(1, 60)
]
SORTABLE = ["company", "status", "accept_by", "value", "consent", "user_id", "id", "rv"]
COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "eq": operator.eq, "ne": operator.ne, "lt": operator.lt, "le": operator.le, "gt": operator.gt, "ge": operator.ge,
}  # fmt: skip


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A replica with the leads above and the users that they refer to."""
    made = fresh(tmp_path_factory.mktemp("replica"))
    put(made, LEADS)
    put(made, [User(id=key, name=name) for key, name in USERS.items() if key])
    yield made
    made.close()


def folded(text: str) -> str:
    """As SQLite's NOCASE does: only A to Z."""
    return "".join(char.lower() if char.isascii() else char for char in text)


def fits(row: Lead, item: Condition) -> bool:
    """What a condition means, said in Python."""
    spec, value = ENTITY.by_name[item.field], getattr(row, item.field)
    if item.op in COMPARE:
        dated = spec.type in {Type.INSTANT, Type.DAY} and item.op in {"lt", "le"} and not value
        return not dated and COMPARE[item.op](value, item.value)
    if item.op == "in":
        return value in item.value
    if item.op == "empty":
        return bool(value) is (item.value is False)
    return item.value in value if spec.type in LISTS else folded(item.value) in folded(value)


def sort_key(spec: Field, row: Lead) -> tuple[bool, Any]:
    value = getattr(row, spec.name)
    if spec.type in INTEGERS or spec.type is Type.BOOL:
        return False, value
    if spec.choices:
        return False, STATUSES.index(value)
    shown = USERS[value] if spec.name == "user_id" else value
    return not shown, folded(shown)


def expected(query: Query) -> list[str]:
    rows = [row for row in LEADS if all(fits(row, item) for item in query.where)]
    rows.sort(key=lambda row: row.rv, reverse=query.sort[-1][1] == "desc")
    for name, direction in reversed(query.sort):
        spec = ENTITY.by_name[name]
        rows.sort(key=lambda row: sort_key(spec, row)[1], reverse=direction == "desc")
        rows.sort(key=lambda row: sort_key(spec, row)[0])
    found = [row.id for row in rows]
    return found[: query.limit] if query.limit else found


texts = st.builds(Condition, st.just("company"), st.sampled_from([*COMPARE, "contains"]), st.sampled_from(COMPANIES))
parts = st.builds(
    Condition, st.just("company"), st.just("contains"), st.sampled_from(["%", "_", "\\", "LPHA", "ä", "Ä"])
)
dates = st.builds(Condition, st.just("accept_by"), st.sampled_from(list(COMPARE)), st.sampled_from(DATES[1:]))
numbers = st.builds(Condition, st.just("value"), st.sampled_from(list(COMPARE)), st.integers(-400, 900))
truth = st.builds(Condition, st.just("consent"), st.sampled_from(["eq", "ne"]), st.booleans())
tags = st.builds(Condition, st.just("labels"), st.just("contains"), st.sampled_from(["vip", "north", "nor"]))
among = st.builds(
    Condition, st.just("status"), st.just("in"), st.lists(st.sampled_from(STATUSES), max_size=3).map(tuple)
)
empty = st.builds(
    Condition,
    st.sampled_from(["company", "accept_by", "value", "consent", "labels", "match_parts"]),
    st.just("empty"),
    st.sampled_from(["", True, False]),
)
conditions = st.lists(st.one_of(texts, parts, dates, numbers, truth, tags, among, empty), max_size=2).map(tuple)
orders = st.lists(
    st.tuples(st.sampled_from(SORTABLE), st.sampled_from(["asc", "desc"])),
    min_size=1,
    max_size=2,
    unique_by=lambda o: o[0],
).map(tuple)


@given(st.builds(Query, where=conditions, sort=orders, limit=st.sampled_from([0, 0, 5])))
def test_a_list_is_filtered_and_sorted_as_the_model_says(full: Database, query: Query) -> None:
    with full.read() as conn:
        found = queries.rows_by_n(conn, "lead", queries.list_ids(conn, "lead", query))
        assert [item.row.id for item in found] == expected(query)
        if not query.limit:
            assert queries.count(conn, "lead", query) == len(found)


@pytest.mark.parametrize("name", ENTITY.columns)
@pytest.mark.parametrize("direction", ["asc", "desc"])
def test_every_field_can_be_sorted_by(full: Database, name: str, direction: str) -> None:
    with full.read() as conn:
        assert len(queries.list_ids(conn, "lead", Query(sort=((name, direction),)))) == len(LEADS)


@pytest.mark.parametrize("kind", ENTITIES)
def test_every_kind_has_a_list_in_its_declared_order(full: Database, kind: str) -> None:
    with full.read() as conn:
        assert len(queries.list_ids(conn, kind, Query())) == queries.count(conn, kind)


def test_without_an_order_the_declared_one_holds(full: Database) -> None:
    rows = [lead(number, assigned_at=f"2026-01-0{number}T00:00:00Z") for number in (1, 2, 3)]
    put(full, rows)
    with full.read() as conn:
        newest = queries.list_ids(conn, "lead", Query(limit=3))
        assert [item.row.id for item in queries.rows_by_n(conn, "lead", newest)] == [made_id(3), made_id(2), made_id(1)]
    put(full, LEADS[:3])


@pytest.mark.parametrize(
    "query",
    [
        Query(where=(Condition("nothing", "eq", "x"),)),
        Query(where=(Condition("company; --", "eq", "x"),)),
        Query(where=(Condition("company", "like", "x"),)),
        Query(where=(Condition("company", "eq", 5),)),
        Query(where=(Condition("company", "eq", "x" * 1001),)),
        Query(where=(Condition("company", "eq", "\ud800"),)),
        Query(where=(Condition("value", "eq", "5"),)),
        Query(where=(Condition("value", "eq", 2**63),)),
        Query(where=(Condition("value", "eq", value=True),)),
        Query(where=(Condition("consent", "eq", "yes"),)),
        Query(where=(Condition("status", "in", "offered"),)),
        Query(where=(Condition("value", "contains", 5),)),
        Query(sort=(("nothing", "asc"),)),
        Query(sort=(("company", "up"),)),
    ],
)
def test_what_does_not_fit_the_entity_is_bad_input(full: Database, query: Query) -> None:
    with full.read() as conn, pytest.raises(BadInput):
        queries.list_ids(conn, "lead", query)


def test_an_unknown_kind_is_bad_input(full: Database) -> None:
    with full.read() as conn, pytest.raises(BadInput):
        queries.list_ids(conn, "unicorn", Query())


def test_numbers_come_as_a_compact_array_and_rows_in_the_order_asked_for(full: Database) -> None:
    with full.read() as conn:
        numbers = queries.list_ids(conn, "lead", Query(sort=(("id", "asc"),)))
        assert isinstance(numbers, array)
        assert numbers.typecode == "q"
        asked = [numbers[5], numbers[2], 10**9, numbers[7]]
        assert [item.n for item in queries.rows_by_n(conn, "lead", asked)] == [numbers[5], numbers[2], numbers[7]]


def test_a_row_comes_as_it_was_put_in(full: Database) -> None:
    with full.read() as conn:
        item = queries.get(conn, "lead", LEADS[4].id)
        assert item is not None
        assert item.row == LEADS[4]
        assert queries.get(conn, "lead", "none") is None


def test_rows_are_found_by_their_values(full: Database) -> None:
    with full.read() as conn:
        found = queries.find_rows(conn, "lead", Condition("value", "gt", 0), company="zeta")
    assert {item.row.id for item in found} == {row.id for row in LEADS if row.value > 0 and row.company == "zeta"}


def test_marks_say_what_waits_and_what_needs_attention(db: Database) -> None:
    put(db, [lead(number) for number in range(1, 5)])
    note = {"kind": "refused", "seq": 1, "created_at": "", "entity": "lead"}
    with db.write() as conn:
        for number in (1, 2):
            conn.execute(insert(SHADOW).values(entity="lead", row_id=made_id(number), base="null"))
        conn.execute(insert(SHADOW).values(entity="deal", row_id=made_id(4), base="null"))
        conn.execute(insert(ATTENTION).values(id="a", row_id=made_id(2), **note))
        conn.execute(insert(ATTENTION).values(id="b", row_id=made_id(3), resolved_at="2026-01-01T00:00:00Z", **note))
    with db.read() as conn:
        marks = queries.marks(conn, "lead", [made_id(number) for number in range(1, 5)])
        assert marks == {
            made_id(1): queries.Marks(pending=True),
            made_id(2): queries.Marks(pending=True, attention=True),
        }
        for number in range(1, 5):
            item = queries.get(conn, "lead", made_id(number))
            assert item is not None
            assert queries.Marks(item.pending, item.attention) == marks.get(made_id(number), queries.NO_MARKS)


def test_facets_count_values_the_most_frequent_first(full: Database) -> None:
    with full.read() as conn:
        statuses = queries.facets(conn, "lead", "status")
        labels = dict(queries.facets(conn, "lead", "labels"))
        consents = queries.facets(conn, "lead", "consent", Query(where=(Condition("company", "eq", "zeta"),)))
    assert sum(count for _value, count in statuses) == len(LEADS)
    assert [count for _value, count in statuses] == sorted((count for _value, count in statuses), reverse=True)
    assert labels["vip"] == sum("vip" in row.labels for row in LEADS)
    assert dict(consents) == {
        value: count
        for value in (True, False)
        if (count := sum(row.consent is value for row in LEADS if row.company == "zeta"))
    }


def test_an_export_reads_all_rows_in_order(full: Database) -> None:
    query = Query(sort=(("company", "desc"),))
    with full.read() as conn:
        assert [row.id for row in queries.export_rows(conn, "lead", query)] == expected(query)


def test_a_list_of_many_rows_reads_across_pages(tmp_path: Path) -> None:
    db = fresh(tmp_path)
    with db.write() as conn:
        conn.exec_driver_sql(
            "WITH RECURSIVE up(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM up WHERE x < 2500) "
            "INSERT INTO e_lead (id, rv) SELECT 'x' || x, x FROM up"
        )
    with db.read() as conn:
        numbers = queries.list_ids(conn, "lead", Query(sort=(("rv", "desc"),)))
        rows = queries.rows_by_n(conn, "lead", numbers)
    assert [item.row.rv for item in rows] == list(range(2500, 0, -1))
    db.close()


@pytest.mark.parametrize("limit", [0, 100])
def test_a_list_in_its_order_is_read_from_one_index_alone(full: Database, limit: int) -> None:
    """However many rows there are, and of one instant: no row is looked up, and nothing is sorted."""
    chosen = selection("lead", Query(where=(Condition("status", "in", ("new", "working")),), limit=limit))
    with full.read() as conn:
        asked = f"EXPLAIN QUERY PLAN SELECT t.n {chosen.source}{chosen.order}"
        plan = [str(row[3]) for row in conn.exec_driver_sql(asked, chosen.params)]
    assert plan == ["SCAN t USING COVERING INDEX e_lead_assigned_at_n_status"]


def test_of_many_found_rows_the_first_come_from_the_index_of_the_order(full: Database) -> None:
    """However many rows have the words: none of them is looked up, and only so many are gone through as are shown."""
    query = Query(search="x", where=(Condition("status", "in", ("new", "working")),))
    chosen = selection("lead", query, search.Found((), more=True))
    with full.read() as conn:
        asked = f"EXPLAIN QUERY PLAN SELECT t.n {chosen.source}{chosen.order} LIMIT 256"
        plan = [str(row[3]) for row in conn.exec_driver_sql(asked, chosen.params)]
    assert plan[0] == "SCAN t USING COVERING INDEX e_lead_assigned_at_n_status"


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """So many leads with one word that they are not looked up one by one; every tenth has another one beside it."""
    made = fresh(tmp_path_factory.mktemp("crowd"))
    with made.write() as conn:
        conn.exec_driver_sql(
            "WITH RECURSIVE up(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM up WHERE x < ?) "
            "INSERT INTO e_lead (id, rv, company, city, status, assigned_at, accept_by) "
            "SELECT 'x' || x, x, 'Hanse ' || (x % 7), CASE x % 10 WHEN 0 THEN 'Kiel' ELSE '' END, "
            "CASE x % 4 WHEN 0 THEN 'offered' WHEN 1 THEN 'working' WHEN 2 THEN 'declined' ELSE 'accepted' END, "
            "'2026-01-' || printf('%02d', x % 28 + 1), '2026-02-' || printf('%02d', x % 27 + 1) FROM up",
            (MANY * 2,),
        )
        search.rebuild(conn, "lead")
    yield made
    made.close()


CROWD_QUERIES = [
    Query(
        search=words,
        where=(Condition("status", "in", among),) if among else (),
        sort=sort,
        first=first,
        limit=limit,
    )
    for words in ("hanse", "hanse kiel")
    for among in ((), ("working", "offered"), ("working", "accepted"), ("offered",))
    for sort in ((), (("company", "asc"),), (("assigned_at", "asc"),))
    for first in (None, First("status", ("offered",), ("accept_by", "asc")))
    for limit in (0, 5, MANY)
]


@pytest.mark.parametrize("query", CROWD_QUERIES)
def test_many_found_rows_come_in_the_order_and_number_that_was_asked_for(crowd: Database, query: Query) -> None:
    with crowd.read() as conn:
        numbers = list(queries.list_ids(conn, "lead", query))
        table = "SELECT n, status, city, company, assigned_at, accept_by FROM e_lead"
        rows = list(conn.exec_driver_sql(table).all())
    wanted = query.where[0].value if query.where else STATUSES
    rows = [row for row in rows if row.status in wanted and (query.search == "hanse" or row.city == "Kiel")]
    name, direction = query.sort[0] if query.sort else ("assigned_at", "desc")
    rows.sort(key=lambda row: (getattr(row, name), row.n), reverse=direction == "desc")
    if query.first:
        ahead = sorted((row for row in rows if row.status == "offered"), key=lambda row: (row.accept_by, row.n))
        rows = ahead + [row for row in rows if row.status != "offered"]
    assert numbers == [row.n for row in rows][: query.limit or None]
