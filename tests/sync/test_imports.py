"""A file brought in without a network, sent to a real hub, seen by a colleague and by nobody else, and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from prm_desktop.services.imports.columns import guess
from prm_desktop.services.imports.doing import Brought, OnLike, bring_in
from prm_desktop.services.imports.planning import Wanted, plan
from prm_desktop.services.imports.reading import sheet_of
from prm_desktop.services.many import take_all_back
from tests.sync.desks import Desk, desk_of, library
from tests.sync.hubs import World

MAIL = b"From: Ana <ana@ruiz.example>\nTo: anna@hanse.example\nSubject: Rollout\n\nWe start.\n"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    yield from library(tmp_path)


@pytest.fixture
def anna(world: World, tmp_path: Path) -> Desk:
    return desk_of(world, "anna@hanse.example", tmp_path)


def brought(anna: Desk, text: str, kind: str) -> Brought:
    sheet = sheet_of(text.encode(), "x.csv")
    planned = plan(anna.rep.desk, Wanted(sheet, kind, guess(sheet.header, kind)))
    return bring_in(anna.rep.desk, planned, OnLike.MAKE)


def test_what_came_in_offline_reaches_the_hub_and_can_still_be_taken_back(
    world: World, anna: Desk, tmp_path: Path
) -> None:
    ben, carla = (desk_of(world, name, tmp_path) for name in ("ben@hanse.example", "carla@nordlys.example"))
    before = len(ben.rep.desk.find("lead"))
    came = brought(anna, "Company,Value\n" + "".join(f"Firm {number},{number}.50\n" for number in range(30)), "lead")
    assert len(anna.pending()) == 30
    while anna.pending():
        anna.syncs()
    ben.syncs()
    carla.syncs()
    assert len(ben.rep.desk.find("lead")) == before + 30
    assert not any(getattr(row, "own", False) for row in carla.rep.desk.find("lead"))
    back = take_all_back(anna.rep.desk, [done.seq for done in came.dones])
    assert (len(back.by), back.stays) == (30, {})
    while anna.pending():
        anna.syncs()
    ben.syncs()
    assert len(ben.rep.desk.find("lead")) == before
    assert anna.rep.desk.attention() == []


def test_contacts_arrive_with_the_accounts_that_were_made_for_them(world: World, anna: Desk, tmp_path: Path) -> None:
    brought(anna, "Vorname,Nachname,Firma\nAna,Ruiz,Werft\nBo,Li,Werft\n", "contact")
    anna.syncs()
    ben = desk_of(world, "ben@hanse.example", tmp_path)
    (account,) = ben.rep.desk.find("account", name="Werft")
    assert {getattr(row, "name", "") for row in ben.rep.desk.find("contact", account_id=account.id)} == {
        "Ana Ruiz", "Bo Li",
    }  # fmt: skip
    assert ben.rep.desk.attention() == anna.rep.desk.attention() == []


def test_an_email_from_a_file_arrives_with_its_message(world: World, anna: Desk, tmp_path: Path) -> None:
    done = anna.rep.do("lead.add", company="Own")
    path = tmp_path / "rollout.eml"
    path.write_bytes(MAIL)
    anna.documents.log_mail("lead", done.subject_id, path)
    anna.syncs()
    assert anna.pending() == []
    ben = desk_of(world, "ben@hanse.example", tmp_path)
    assert [item.title for item in ben.rep.desk.timeline("lead", done.subject_id)] == ["rollout.eml", "Rollout"]
    (kept,) = ben.rep.desk.find("attachment", record_id=done.subject_id)
    found = ben.documents.of("attachment", kept.id)
    ben.transfers.fetch(found.sha256, found.size)
    assert ben.documents.content(found) == MAIL
