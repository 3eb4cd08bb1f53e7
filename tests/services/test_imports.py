"""Bringing files in: what is understood, what would be made, and that nothing is lost or made twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from prm_desktop.domain.leads import Lead
from prm_desktop.domain.partners import Partner
from prm_desktop.domain.work import Account, Contact
from prm_desktop.errors import BadInput
from prm_desktop.replica.database import Database
from prm_desktop.replica.outbox import take_batch
from prm_desktop.replica.queries import Query
from prm_desktop.services.export import Export, Format, to_file
from prm_desktop.services.imports.columns import check, guess, targets
from prm_desktop.services.imports.doing import Brought, Likes, OnLike, bring_in, numbers, save_rest
from prm_desktop.services.imports.memory import imports, remember, remembered, take_back
from prm_desktop.services.imports.planning import Plan, Wanted, plan
from prm_desktop.services.imports.reading import MAX_BYTES, read_sheet, sheet_of
from prm_desktop.services.many import take_all_back
from prm_desktop.services.sheets import Options
from prm_desktop.services.workspace import Workspace
from tests.sync.replicas import WORKING, Clock, primed, store

GERMAN = {
    "Company": "Firma",
    "Rating": "Bewertung",
    "Hot": "Heiß",
    "Town": "Ort",
    "Estimated value": "Geschätzter Wert",
}
CET = timezone(timedelta(hours=1))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Workspace]:
    db = Database.create(tmp_path / "replica.db", bytes(32))
    primed(db)
    store(db, Partner(id="p-1", rv=1, name="Hanse Digital", currency="EUR"))
    workspace = Workspace(db, Clock().now)
    yield workspace
    workspace.close()


def planned(desk: Workspace, text: str, kind: str = "lead", **more: Any) -> Plan:
    sheet = sheet_of(text.encode(), "x.csv")
    return plan(desk, Wanted(sheet, kind, guess(sheet.header, kind, more.get("say", str)), **more))


def done(desk: Workspace, text: str, kind: str = "lead", on_like: OnLike = OnLike.SKIP) -> Brought:
    return bring_in(desk, planned(desk, text, kind), on_like)


def companies(desk: Workspace) -> list[str]:
    return sorted(row.company for row in desk.find("lead") if isinstance(row, Lead))


@pytest.mark.parametrize(
    ("header", "kind", "fields"),
    [
        ("Company,Contact,Phone,E-mail,Town", "lead", "company contact_name phone email city"),
        ("Firma;Ansprechpartner;Telefon;E-Mail-Adresse;PLZ;Ort;Land;Branche;Notizen", "lead",
         "company contact_name phone email postcode city country industry notes"),
        ("First Name,Last Name,Company Name,Job Title,Email Address,Mobile", "contact",
         "name name account_id job_title email phone"),
        ("Vorname;Nachname;Firma;Funktion;Telefonnumer", "contact", "name name account_id job_title phone"),
        ("Unternehmen,Webseite,USt-ID,Stadt,Mitarbeiter", "account", "name domain tax_id city company_size"),
        ("Firma,Aufgabe,Fällig am,Zuständig", "task", "lead_id subject due_at user_id"),
        ("Compnay,Countri,Whatever,,Company", "lead", "- country - - company"),
    ],
)  # fmt: skip
def test_columns_are_recognized_by_their_names(header: str, kind: str, fields: str) -> None:
    titles = header.replace(";", ",").split(",")
    found = guess(titles, kind)
    assert [found.get(place, "-") for place in range(len(titles))] == fields.split()


def test_labels_in_the_language_of_the_window_are_recognized_and_choices_too(desk: Workspace) -> None:
    text = "Firma;Geschätzter Wert;Bewertung\nNeu AG;12.500,50;Heiß\n"
    (item,) = planned(desk, text, say=lambda label: GERMAN.get(label, label)).usable
    assert item.args == {"company": "Neu AG", "value": 1_250_050, "rating": "hot", "currency": "EUR"}


def test_what_must_be_known_is_asked_for() -> None:
    with pytest.raises(BadInput, match="Choose the column with “Company”"):
        check({0: "email"}, "lead")
    with pytest.raises(BadInput, match="Only one column can be “E-mail”"):
        check({0: "company", 1: "email", 2: "email"}, "lead")
    with pytest.raises(BadInput, match="cannot be imported"):
        targets("product")


def test_each_row_that_cannot_be_used_is_named_by_line_and_reason(desk: Workspace) -> None:
    text = (
        "Company,E-mail,Employees,Region,Next step on\n"
        "Good,a@b.example,10,,24.03.2026 10:00\n"
        ",x@y.example,,,\n"
        "Mail,nobody,,,\n"
        "Number,,many,,\n"
        "Nowhere,,,Atlantis,\n"
        '"Open,,,,\n'
        "Too,many,,,,,cells\n"
        "Last,,,,\n"
    )
    found = planned(desk, text, zone=CET)
    assert [item.args["company"] for item in found.usable] == ["Good", "Last"]
    assert found.usable[0].args["next_step_at"] == "2026-03-24T09:00:00Z"
    assert [(item.line, item.problem.message) for item in found.unusable if item.problem] == [
        (3, "“Company” is empty."),
        (4, "“E-mail” does not take “nobody”."),
        (5, "“Employees” does not take “many”."),
        (6, "“Region”: there is no “Atlantis”."),
        (7, "A quotation mark is opened here and never closed."),
        (8, "It has 7 cells, but there are 5 columns."),
    ]


def test_what_is_here_already_is_found_and_so_is_a_row_that_comes_twice(desk: Workspace) -> None:
    found = planned(desk, "Company,E-mail\nCAFE RUIZ GmbH,\nNew One AG,a@new.example\nNew One,\nAlone,\n")
    told = [(item.line, item.like and (item.like.title, item.like.line, item.like.because)) for item in found.items]
    assert told == [(2, ("Café Ruiz", 0, ("company",))), (3, None), (4, ("", 3, ("company",))), (5, None)]


def test_what_comes_in_is_ours_at_once_and_waits_to_be_sent(desk: Workspace) -> None:
    came = done(desk, "Company,E-mail\nCafé Ruiz,ana@ruiz.example\nNew One AG,a@new.example\nNew One,\n")
    assert (came.made, came.skipped, came.failed) == (1, 2, [])
    assert companies(desk) == ["Café Ruiz", "New One AG", "Nordlys AS"]
    assert [item.name for item in desk.outbox()] == ["lead.add"]


def test_a_duplicate_may_be_made_anyway_or_fill_what_is_empty(desk: Workspace) -> None:
    text = (
        "Company,E-mail,What they want\nCafe Ruiz,ana@ruiz.example,Other\nTwice,,First\nTwice AG,b@twice.example,Next\n"
    )
    filled = done(desk, text, on_like=OnLike.FILL)
    assert (filled.made, filled.filled) == (1, 2)
    ruiz = desk.get("lead", WORKING)
    assert isinstance(ruiz, Lead)
    assert (ruiz.email, ruiz.title) == ("ana@ruiz.example", "Sensors"), "what was there stays"
    (twice,) = desk.find("lead", company="Twice")
    assert isinstance(twice, Lead)
    assert (twice.email, twice.title) == ("b@twice.example", "First")
    made = done(desk, text, on_like=OnLike.MAKE)
    assert (made.made, made.filled) == (3, 0)


def test_what_the_file_says_replaces_what_is_known_and_an_undo_brings_that_back(desk: Workspace) -> None:
    came = done(desk, "Company,What they want,Town\nCafe Ruiz,Doors,\n", on_like=OnLike.UPDATE)
    ruiz = desk.get("lead", WORKING)
    assert isinstance(ruiz, Lead)
    assert (came.filled, ruiz.company, ruiz.title, ruiz.city) == (1, "Cafe Ruiz", "Doors", "")
    take_all_back(desk, [item.seq for item in came.dones])
    before = desk.get("lead", WORKING)
    assert isinstance(before, Lead)
    assert (before.company, before.title) == ("Café Ruiz", "Sensors")


def test_single_duplicates_may_be_decided_otherwise_than_all(desk: Workspace) -> None:
    text = "Company,What they want\nCafe Ruiz,Doors\nCafé Ruiz,Gates\nCafé Ruiz GmbH,Walls\n"
    likes = Likes(single={3: OnLike.MAKE, 4: OnLike.UPDATE})
    came = bring_in(desk, planned(desk, text), likes)
    assert (came.made, came.filled, came.skipped) == (1, 1, 1)
    assert sorted(row.title for row in desk.find("lead") if isinstance(row, Lead) and "Ruiz" in row.company) == [
        "Gates", "Walls",
    ]  # fmt: skip


def test_an_import_is_taken_back_in_a_later_session_too_and_is_forgotten_then(desk: Workspace) -> None:
    before = companies(desk)
    done(desk, "Company\n" + "".join(f"Firm {number}\n" for number in range(120)), on_like=OnLike.MAKE)
    done(desk, "Company\nAnother\n")
    later = Workspace(desk.db, desk.now)
    newest, oldest = imports(later)
    assert [(item.name, item.kind, item.rows) for item in (newest, oldest)] == [
        ("x.csv", "lead", 1),
        ("x.csv", "lead", 120),
    ]
    with desk.db.write() as conn:
        take_batch(conn, 50)  # these may have reached the hub by now
    assert len(take_back(later, oldest).by) == 120
    assert companies(desk) == sorted([*before, "Another"])
    assert imports(later) == [newest]


def test_what_was_taken_back_otherwise_is_not_offered_any_more(desk: Workspace) -> None:
    came = done(desk, "Company\nAnother\n")
    take_all_back(desk, [item.seq for item in came.dones])
    assert imports(desk) == []


def test_columns_are_known_the_next_time_and_those_of_other_files_are_not(desk: Workspace) -> None:
    sheet, other = sheet_of(b"A,B\nx,y\n", "one.csv"), sheet_of(b"A,C\nx,y\n", "one.csv")
    remember(desk, sheet, "lead", {1: "company"})
    assert remembered(desk, sheet_of(b"A,B\n1,2\n3,4\n", "two.csv")) == {"lead": {1: "company"}}
    assert remembered(desk, other) == {}
    for number in range(60):
        remember(desk, sheet_of(f"A,{number}\nx,y\n".encode(), "x.csv"), "lead", {0: "company"})
    assert remembered(desk, sheet) == {}, "the ones used longest ago are forgotten"


def test_one_undo_takes_it_all_back_sent_or_not(desk: Workspace) -> None:
    before = companies(desk)
    came = done(desk, "Company\n" + "".join(f"Firm {number}\n" for number in range(7)), on_like=OnLike.MAKE)
    assert len(companies(desk)) == len(before) + 7
    with desk.db.write() as conn:
        take_batch(conn, 3)  # these may have reached the hub by now
    back = take_all_back(desk, [item.seq for item in came.dones])
    assert (len(back.by), back.stays) == (7, {})
    assert companies(desk) == before
    assert [item.name for item in desk.outbox()] == ["lead.add"] * 3 + ["lead.remove"] * 3


def test_what_was_worked_on_meanwhile_stays_and_does_not_hold_up_the_rest(desk: Workspace) -> None:
    came = done(desk, "Company\nOne\nTwo\n")
    with desk.db.write() as conn:
        take_batch(conn, 10)
    (one,) = desk.find("lead", company="One")
    desk.do("activity.log", {"lead_id": one.id, "kind": "call", "subject": "Hello"})
    back = take_all_back(desk, [item.seq for item in came.dones])
    assert [error.code for error in back.stays.values()] == ["in_use"]
    assert "One" in companies(desk)
    assert "Two" not in companies(desk)


def test_contacts_bring_their_companies_along_once(desk: Workspace) -> None:
    store(desk.db, Account(id="01900000-0000-7000-8000-0000000000a1", rv=9, name="Hanse AG", partner_id="p-1"))
    text = "Vorname;Nachname;Firma\nAna;Ruiz;HANSE AG\nBo;Li;Neue Werft\nCy;Po;neue werft\n"
    found = planned(desk, text, "contact")
    assert found.accounts == ["neue werft"]
    came = bring_in(desk, found, OnLike.SKIP)
    assert (came.made, came.accounts) == (3, 1)
    people = {row.name: row.account_id for row in desk.find("contact") if isinstance(row, Contact)}
    assert people["Ana Ruiz"] == "01900000-0000-7000-8000-0000000000a1"
    assert people["Bo Li"] == people["Cy Po"] != ""


def test_tasks_find_the_lead_that_they_are_about(desk: Workspace) -> None:
    found = planned(desk, "Firma,Aufgabe,Fällig am\nCafé Ruiz,Call back,2026-03-05\nUnknown,Write,\n", "task")
    assert [item.args["lead_id"] for item in found.usable] == [WORKING]
    assert [item.line for item in found.unusable] == [3]
    assert bring_in(desk, found, OnLike.SKIP).made == 1


def test_it_can_be_stopped_and_says_how_far_it_is(desk: Workspace) -> None:
    found = planned(desk, "Company\n" + "".join(f"Firm {number}\n" for number in range(250)))
    told: list[tuple[int, int]] = []
    came = bring_in(desk, found, OnLike.MAKE, lambda at, of: told.append((at, of)), lambda: len(told) == 2)
    assert (came.stopped, came.made, told) == (True, 200, [(0, 250), (100, 250)])


@pytest.mark.parametrize("people", [True, False])
@pytest.mark.parametrize("name", ["=cmd|x!A1", "+49 Ltd", "@home", "-5 GmbH"])
def test_what_our_own_export_wrote_comes_back_as_it_was(
    desk: Workspace,
    tmp_path: Path,
    people: bool,  # noqa: FBT001 - a case
    name: str,
) -> None:
    given = {
        "company": name, "title": 'Says "hi"; and, more', "phone": "+49 40 123", "value": 123_456, "rating": "hot",
        "labels": ["a", "b c"], "company_size": 12, "next_step_at": "2026-03-05T08:30:00Z", "city": "'s-Hertogenbosch",
    }  # fmt: skip
    made = desk.do("lead.add", given).subject_id
    ns = desk.list_ids("lead", Query(limit=1, sort=(("created_at", "desc"),)))
    path = tmp_path / "leads.csv"
    to_file(desk, Export("lead", list(ns), Format.CSV, Options(people=people, zone=CET)), path)
    sheet = read_sheet(path)
    assert sheet.exact is not people
    found = plan(desk, Wanted(sheet, "lead", guess(sheet.header, "lead"), zone=CET))
    assert [item.like and item.like.id for item in found.items] == [made]
    bring_in(desk, found, OnLike.MAKE)
    one, two = (row for row in desk.find("lead", company=name) if isinstance(row, Lead))
    assert replace(two, id=one.id, created_at=one.created_at, updated_at=one.updated_at) == one


def test_cards_that_we_wrote_come_back_as_leads_and_as_contacts(desk: Workspace, tmp_path: Path) -> None:
    given = {"company": "Werft, Söhne; Co", "contact_name": "Ana\\Ruiz", "phone": "+49 40 1", "email": "a@w.example",
             "street": "Hafen 1", "city": "Kiel", "postcode": "24103", "country": "DE", "notes": "one\ntwo",
             "language": "de"}  # fmt: skip
    desk.do("lead.add", given)
    ns = desk.list_ids("lead", Query(limit=1, sort=(("created_at", "desc"),)))
    to_file(desk, Export("lead", list(ns), Format.CARDS), tmp_path / "leads.vcf")
    sheet = read_sheet(tmp_path / "leads.vcf")
    (item,) = plan(desk, Wanted(sheet, "lead", guess(sheet.header, "lead"))).items
    assert item.problem is None
    assert item.args == given
    (person,) = plan(desk, Wanted(sheet, "contact", guess(sheet.header, "contact"))).items
    assert (person.args["name"], person.account) == ("Ana\\Ruiz", "Werft, Söhne; Co")


def test_what_was_set_aside_is_written_to_be_mended(desk: Workspace, tmp_path: Path) -> None:
    found = planned(desk, 'Company,E-mail\n,=a@b.example\n"broken,\nGood,\n')
    save_rest(found.sheet, [(item, item.problem) for item in found.unusable if item.problem], tmp_path / "rest.csv")
    again = read_sheet(tmp_path / "rest.csv")
    assert again.header == ("Company", "E-mail", "line", "reason")
    assert [line.cells for line in again.lines] == [
        ("", "=a@b.example", "2", "“Company” is empty."),
        ('"broken,', "", "3", "A quotation mark is opened here and never closed."),
    ]


def test_numbers_of_the_outbox_are_told_in_runs(desk: Workspace) -> None:
    came = done(desk, "Company\nOne\nTwo\nThree\n")
    assert numbers(came.dones) == "1-3"
    assert numbers([came.dones[0], came.dones[2]]) == "1,3"
    assert numbers([]) == ""


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"", "empty"), (b"\x89PNG\r\n\x1a\n\x00\x00", "not a text file"), (b"Company\n", "nothing below")],
)
def test_what_is_no_such_file_is_said(data: bytes, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        sheet_of(data, "x.csv")


def test_a_huge_file_and_one_that_is_not_there_are_said(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        read_sheet(tmp_path / "nowhere.csv")
    huge = tmp_path / "huge.csv"
    with huge.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(BadInput, match="too large"):
        read_sheet(huge)
