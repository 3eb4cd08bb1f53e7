"""Duplicates are merged, and separated again as they were; leads are given back; limits are told."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prm_desktop.domain.leads import Lead, LeadStatus
from prm_desktop.domain.merging import LeadMerge, MergeLeads, UnmergeLeads
from prm_desktop.domain.partners import User
from prm_desktop.domain.pool import ClaimRequest, Limits, claim_limits
from prm_desktop.domain.returning import RecycleLead, ReleaseClaim
from prm_desktop.domain.sharing import LeadShare, ShareStatus, own_part, revenue_parts
from prm_desktop.domain.terms import Terms
from prm_desktop.domain.work import Activity, Comment, Task, mentioned
from tests.domain.rules import NOW, Rows, plain, refused_as, taken_back

FIELDS = ("title", "phone", "notes", "labels", "value", "next_step", "city", "product_ids")


def lead(row_id: str, **values: Any) -> Lead:
    given_values: dict[str, Any] = {"id": row_id, "status": LeadStatus.WORKING, "partner_id": "p-1", "company": "Acme"}
    return Lead(**(given_values | values))


def twins(**values: Any) -> Rows:
    return Rows.of(
        lead("a", title="Switches", phone="+491"),
        lead("b", title="20 switches", company="ACME", phone="+492", labels=("urgent",), **values),
        Activity(id="act", lead_id="b", partner_id="p-1"),
        Activity(id="own", lead_id="a", partner_id="p-1"),
        Task(id="task", lead_id="b", partner_id="p-1"),
        Comment(id="com", record_kind="lead", record_id="b", partner_id="p-1"),
    )


def merge(*fields: str) -> MergeLeads:
    return MergeLeads(lead_id="a", loser_id="b", fields=fields, lead_merge_id="m")


def test_the_survivor_has_what_belonged_to_both_and_the_fields_that_were_chosen() -> None:
    rows = twins()
    rows.do(merge("phone", "labels"))
    survivor, loser = rows.get(Lead, "a"), rows.get(Lead, "b")
    assert survivor is not None
    assert loser is not None
    assert (survivor.phone, survivor.labels, survivor.title) == ("+492", ("urgent",), "Switches")
    assert loser.status == "merged"
    assert {item.id for item in rows.find(Activity, lead_id="a")} == {"act", "own"}
    assert [item.record_id for item in rows.find(Comment)] == ["a"]
    assert [item.lead_id for item in rows.find(Task)] == ["a"]


@given(
    st.sets(st.sampled_from(FIELDS)),
    st.fixed_dictionaries(
        {"notes": st.text(max_size=5), "value": st.integers(0, 9), "city": st.sampled_from(["", "Kiel"])}
    ),
    st.sampled_from([LeadStatus.ACCEPTED, LeadStatus.WORKING]),
    st.lists(st.sampled_from(["a", "b"]), max_size=6),
)
def test_merging_and_separating_again_changes_nothing(
    chosen: set[str], values: dict[str, Any], status: LeadStatus, owners: list[str]
) -> None:
    rows = Rows.of(
        lead("a", title="Switches", labels=("x",)),
        lead("b", **(values | {"status": status})),
        *(Activity(id=f"act {number}", lead_id=owner, partner_id="p-1") for number, owner in enumerate(owners)),
    )
    before = plain(rows)
    rows.do(merge(*sorted(chosen)))
    rows.do(UnmergeLeads(lead_merge_id="m"))
    assert plain(rows) == before


def test_a_merge_is_undone_and_done_again() -> None:
    taken_back(twins(), merge("title", "phone"))


def test_what_was_changed_after_a_merge_stays_when_it_is_undone() -> None:
    rows = twins()
    rows.do(merge("phone", "title"))
    changed = rows.get(Lead, "a")
    assert changed is not None
    rows.rows["a"] = lead("a", title="Newer", phone=changed.phone)
    rows.rows["new"] = Activity(id="new", lead_id="a", partner_id="p-1")
    rows.do(UnmergeLeads(lead_merge_id="m"))
    survivor = rows.get(Lead, "a")
    assert survivor is not None
    assert (survivor.title, survivor.phone) == ("Newer", "+491")
    assert {item.id for item in rows.find(Activity, lead_id="a")} == {"own", "new"}
    assert rows.find(LeadMerge) == []


@pytest.mark.parametrize(
    ("values", "command", "code"),
    [
        ({"status": "offered"}, merge(), "not_accepted"),
        ({"partner_id": "p-2", "shared_with": ("p-1",)}, merge(), "shared"),
        ({}, MergeLeads(lead_id="a", loser_id="a", lead_merge_id="m"), "same"),
        ({}, merge("match_score"), "hub_owned"),
        ({}, merge("colour"), "unknown_field"),
    ],
)
def test_what_is_not_merged(values: dict[str, Any], command: MergeLeads, code: str) -> None:
    assert refused_as(twins(**values), command) == code


def test_a_shared_duplicate_is_not_merged_away() -> None:
    rows = twins()
    rows.rows["s"] = LeadShare(id="s", lead_id="b", partner_id="p-1", other_partner_id="p-2")
    assert refused_as(rows, merge()) == "is_shared"


def test_only_an_accepted_lead_is_given_back_and_other_needs_words() -> None:
    rows = Rows.of(lead("a"), lead("o", status="offered"))
    assert refused_as(rows, RecycleLead(lead_id="o", reason="later")) == "not_accepted"
    assert refused_as(rows, RecycleLead(lead_id="a", reason="other")) == "comment_needed"
    assert refused_as(rows, RecycleLead(lead_id="a", reason="no_capacity")) == ""


def test_a_won_lead_is_given_back_before_contact_only() -> None:
    claim = ClaimRequest(id="c", status="won", lead_id="a", partner_id="p-1", release_by="2026-03-04T09:00:00Z")
    assert refused_as(Rows.of(lead("a"), claim), ReleaseClaim(claim_request_id="c")) == "contacted"
    rows = Rows.of(lead("a", status="accepted"), claim)
    rows.do(ReleaseClaim(claim_request_id="c"))
    assert refused_as(rows, ReleaseClaim(claim_request_id="c")) == "not_won"


def test_the_limits_say_how_many_claims_are_open_and_when_the_next_is_free() -> None:
    times = ("2026-03-02T08:10:00Z", "2026-03-02T08:20:00Z", "2026-03-02T08:30:00Z", "2026-03-01T08:00:00Z")
    won = [
        ClaimRequest(id=str(number), lead_id=f"l{number}", status="won", decided_at=at, release_by="x")
        for number, at in enumerate(times)
    ]
    leads = [lead("l0", status="accepted"), lead("l1"), lead("l2", status="accepted")]
    found = claim_limits(Terms(), won, leads, NOW)
    assert found == Limits(2, 5, 3, 3, "2026-03-02T09:10:00Z")
    assert found.exceeded == "hourly"
    assert claim_limits(Terms(), won, leads, "2026-03-02T09:10:00Z").exceeded == ""
    assert claim_limits(Terms(open_claims=2), won, leads, NOW).exceeded == "open_claims"


@given(
    st.integers(0, 10**10), st.lists(st.tuples(st.sampled_from(tuple(ShareStatus)), st.integers(0, 2500)), max_size=4)
)
def test_the_parts_of_a_revenue_are_the_whole_of_it(amount: int, values: list[tuple[ShareStatus, int]]) -> None:
    shares = [
        LeadShare(id=str(number), status=status, split=split, other_partner_id=f"p{number}")
        for number, (status, split) in enumerate(values)
    ]
    parts = revenue_parts(amount, shares)
    assert sum(part for _, part in parts) == amount
    assert parts[0][0] == ""
    assert 0 <= own_part(shares) <= 10_000


@pytest.mark.parametrize(
    ("body", "ids"),
    [
        ("@Anna Berger please", ("1",)),
        ("@anna, @Ben?", ("3",)),
        ("@Ben Roth and @anna klein.", ("2", "3")),
        ("mail ben@roth.example", ()),
        ("@Benedikt", ()),
    ],
)
def test_a_mention_is_a_whole_name_or_a_first_name_that_only_one_has(body: str, ids: tuple[str, ...]) -> None:
    people = [User(id="1", name="Anna Berger"), User(id="2", name="Anna Klein"), User(id="3", name="Ben Roth")]
    assert mentioned(body, people) == ids
