"""What belongs to one partner stays with it, whatever another one asks for."""

from __future__ import annotations

from typing import Any

import pytest

from prm_desktop.domain.commands import CommandSpec
from prm_desktop.domain.commissions import Statement
from prm_desktop.domain.entities import Row
from prm_desktop.domain.fields import Type
from prm_desktop.domain.ids import new_uuid7
from prm_desktop.domain.registry import COMMANDS, ENTITIES
from prm_desktop.domain.scopes import VENDOR
from prm_desktop.domain.work import CONFIDENTIAL, AddComment, Comment
from sync import protocol
from tests.hub.support import ABE, ANN, NORTH, SAM, SOUTH, VERA, Hub, uid

SECRET = "Hush GmbH"
THEIRS = {"partner_id": NORTH, "user_id": ANN, "record_kind": "lead"}
"""What a row of North has."""


def row_of(kind: str) -> Row:
    """A row of North, or of the vendor alone, with a secret in every field that takes a text."""
    made = ENTITIES[kind]
    texts = {item.name: SECRET for item in made.own_fields if item.type in {Type.TEXT, Type.LONG_TEXT}}
    values: dict[str, Any] = {name: value for name, value in THEIRS.items() if name in made.by_name}
    found: Row = made.row(id=uid(f"theirs {kind}"), **(texts | values))
    return found


def is_private(kind: str) -> bool:
    """Whether a row of this kind can be North's own."""
    scopes = ENTITIES[kind].scopes(row_of(kind))
    return kind not in {"partner", "user"} and all(scope.endswith(NORTH) or scope == VENDOR for scope in scopes)


PRIVATE = [kind for kind in ENTITIES if is_private(kind)]


@pytest.fixture
def theirs(hub: Hub) -> Hub:
    hub.put(*(row_of(kind) for kind in PRIVATE))
    return hub


def arguments(spec: CommandSpec, *, new: bool) -> dict[str, Any]:
    """Arguments that name North's rows wherever an id is asked for, as new ids too unless `new`."""
    found: dict[str, Any] = {}
    for item in spec.fields:
        if item.type is Type.REF or (item.type is Type.NEW_ID and not new):
            found[item.name] = ANN if item.target == "user" else uid(f"theirs {item.target}")
        elif item.type is Type.NEW_ID:
            found[item.name] = new_uuid7()
        elif item.type is Type.PATCH:
            found[item.name] = {"notes": ["", "mine"]}
        elif item.choices:
            found[item.name] = next(iter(item.choices)).value
        elif item.type is not Type.INSTANT:
            found[item.name] = "lead" if item.name == "record_kind" else uid("theirs lead")
    return found


def answers(hub: Hub, user_id: str, name: str, args: dict[str, Any]) -> tuple[protocol.Result, list[protocol.Line]]:
    client = hub.client(user_id)
    client.sync()
    lines = client.ask(commands=(protocol.WireCommand(1, name, args),))
    head = lines[0]
    assert isinstance(head, protocol.Head)
    return head.results[0], lines


def snapshot(hub: Hub) -> list[Any]:
    """All private rows as the vendor sees them."""
    client = hub.client(VERA)
    client.sync()
    return sorted(
        (key, str(values)) for key, values in client.rows.items() if key[1].startswith(uid("theirs lead")[:8])
    )


def test_there_is_something_to_protect() -> None:
    assert {"lead", "activity", "task", "comment", "ticket", "work_note", "pool_source", "statement"} <= set(PRIVATE)


@pytest.mark.parametrize("new", [True, False], ids=["new ids", "their ids"])
@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_no_command_reaches_a_row_of_another_partner(theirs: Hub, name: str, *, new: bool) -> None:
    before = snapshot(theirs)
    result, lines = answers(theirs, SAM, name, arguments(COMMANDS[name], new=new))
    needs_nothing_of_theirs = name == "ticket.open" and new
    granted = result.status == "applied" and result.code != "region"  # a claim turned down is kept
    assert granted == needs_nothing_of_theirs, result
    assert SECRET not in str(lines)
    assert snapshot(theirs) == before


@pytest.mark.parametrize("kind", PRIVATE)
def test_nobody_comments_on_what_they_do_not_see(theirs: Hub, kind: str) -> None:
    args = {"record_kind": kind, "record_id": uid(f"theirs {kind}"), "body": "?", "comment_id": new_uuid7()}
    result, lines = answers(theirs, SAM, "comment.add", args)
    assert (result.status, result.code) == ("refused", "not_found")
    assert SECRET not in str(lines)


@pytest.mark.parametrize("forged", [{"user_id": ANN}, {"partner_id": NORTH}, {"author": "Ann"}])
def test_who_says_something_is_decided_by_who_is_signed_in(theirs: Hub, forged: dict[str, str]) -> None:
    args = {"record_kind": "region", "record_id": uid("de"), "body": "?", "comment_id": uid("mine")}
    assert answers(theirs, SAM, "comment.add", args | forged)[0].status == "refused"
    assert answers(theirs, SAM, "comment.add", args)[0].status == "applied"
    made = theirs.get(Comment, uid("mine"))
    assert (made.user_id, made.partner_id, made.author, made.created_by) == (SAM, SOUTH, "Sam", SAM)


@pytest.mark.parametrize(
    "claims",
    [
        {"scopes": (f"partner:{NORTH}", f"admin:{NORTH}", f"user:{ANN}", VENDOR)},
        {"scopes": (f"partner:{NORTH}",), "cursor": 1},
        {"cursor": 1, "resume": protocol.Resume(1, "lead", "")},
        {"cursor": 1, "resume": protocol.Resume(1, "work_note", ""), "scopes": (VENDOR,)},
        {"digest": True, "cursor": 10**9},
    ],
)
def test_no_claim_of_a_request_widens_what_is_sent(theirs: Hub, claims: dict[str, Any]) -> None:
    client = theirs.client(SAM)
    epoch = client.sync().epoch
    lines = client.ask(**{"epoch": epoch, "scopes": client.scopes, **claims})
    sent = {line.entity for line in lines if isinstance(line, protocol.Page | protocol.Gone)}
    assert SECRET not in str(lines)
    assert uid("theirs lead") not in str(lines)
    assert not sent & {"work_note", "pool_source", "lead", "statement"}


def test_what_administrators_say_about_their_commissions_is_for_administrators(hub: Hub) -> None:
    hub.put(Statement(id=uid("march"), partner_id=NORTH, month="2026-03"))
    said = AddComment(record_kind="statement", record_id=uid("march"), body=SECRET, comment_id=uid("said"))
    abe, ann, vera = hub.client(ABE), hub.client(ANN), hub.client(VERA)
    for client in (abe, ann, vera):
        client.sync()
    assert abe.do(said).status == "applied"
    for client in (abe, ann, vera):
        client.sync()
    assert [("comment", uid("said")) in client.rows for client in (abe, ann, vera)] == [True, False, True]
    assert SECRET not in str(ann.lines)


def test_whatever_only_administrators_see_is_confidential() -> None:
    declared = {kind for kind in ENTITIES if ENTITIES[kind].scopes(row_of(kind)) == (f"admin:{NORTH}",)}
    assert declared == set(CONFIDENTIAL)
