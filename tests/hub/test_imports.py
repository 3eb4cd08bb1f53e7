"""Loading CSV files as people have them: what is good goes in, what is not is named by line and reason."""

from pathlib import Path

import pytest

from prm_desktop.domain.catalog import Product
from prm_desktop.domain.csvfile import parse_csv
from prm_desktop.domain.leads import AcceptLead, Lead
from prm_desktop.domain.partners import Partner, Region, Territory
from prm_desktop.errors import BadInput
from sync.hub.imports import Report, import_file
from tests.hub.support import ANN, NORTH, SOUTH, Hub, uid

HEADER = "Company;Contact;Country;Estimated value;Interested in;Qualification;Employees;external_ref\n"


def written(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "leads.csv"
    path.write_bytes(text.encode(encoding))
    return path


def faults(report: Report) -> list[tuple[int, str]]:
    return [(fault.line, fault.reason) for fault in report.bad]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_leads_come_in_and_go_to_partners(hub: Hub, tmp_path: Path, encoding: str) -> None:
    hub.put(Product(id=uid("product"), sku="BK-1", name="Backup"))
    line = 'Müller & Söhne;"Doe; Jo";DE;12.500,00;bk-1;Sales qualified;77;A1\n'
    report = import_file(hub.store, "leads", written(tmp_path, HEADER + line, encoding))
    assert (report.new, report.bad, report.routed) == (1, [], 1)
    (found,) = hub.find(Lead)
    assert (found.company, found.contact_name, found.region) == ("Müller & Söhne", "Doe; Jo", "DE")
    assert (found.value, found.company_size, found.qualification) == (1_250_000, 77, "sql")
    assert (found.product_ids, found.external_refs) == ((uid("product"),), ("A1",))
    assert (found.status, found.created_at, found.rv > 0) == ("offered", hub.clock.now, True)
    client = hub.client(uid("vera"))
    client.sync()
    assert client.ids("lead") == {found.id}


def test_bad_lines_are_named_and_the_good_ones_loaded(hub: Hub, tmp_path: Path) -> None:
    text = (
        "company,country,value,email,qualification,product_ids\n"
        "Good,DE,100,a@b.example,sql,\n"
        ",DE,,,,\n"
        '"Two\nlines",XX,,,,\n'
        "Money,DE,a lot,,,\n"
        "Mail,DE,,not an address,,\n"
        "Choice,DE,,,maybe,\n"
        "Product,DE,,,,Unknown thing\n"
        "Wide,DE,,,,,too,many\n"
        "Also good,FR,,,,\n"
    )
    report = import_file(hub.store, "leads", written(tmp_path, text))
    assert (report.new, report.lines) == (2, 9)
    assert faults(report) == [
        (3, "“Company” is empty."),
        (4, "Neither a “Region” nor a “Country” that belongs to one is given."),
        (6, "“Estimated value” does not take “a lot”."),
        (7, "“E-mail” does not take “not an address”."),
        (8, "“Qualification”: “maybe” is not one of: unqualified, mql, sql."),
        (9, "“Interested in”: there is no “Unknown thing”."),
        (10, "It has 8 cells, but there are 6 columns."),
    ]
    assert sorted(item.company for item in hub.find(Lead)) == ["Also good", "Good"]


def test_a_quotation_mark_that_is_never_closed_swallows_nothing_silently(lite_hub: Hub, tmp_path: Path) -> None:
    report = import_file(lite_hub.store, "leads", written(tmp_path, 'company,region\nGood,DE\n"Bad,DE\nLost,DE\n'))
    assert (report.new, [fault.line for fault in report.bad]) == (2, [3])
    assert "never closed" in report.bad[0].reason


def test_a_preview_changes_nothing_and_shows_how_the_rows_were_understood(hub: Hub, tmp_path: Path) -> None:
    path = written(tmp_path, "Company,Region,Colour\nAcme,DE,red\n,DE,red\n")
    version = hub.store.version()
    report = import_file(hub.store, "leads", path, preview=True)
    assert (report.loaded, report.new, len(report.bad)) == (False, 1, 1)
    assert report.sample == [{"company": "Acme", "region": "DE"}]
    assert report.ignored_columns == ["Colour"]
    assert hub.store.version() == version
    assert not hub.find(Lead)


def test_loading_the_same_file_again_changes_only_what_differs(hub: Hub, tmp_path: Path) -> None:
    header = "company,region,city,qualification,external_ref\n"
    import_file(hub.store, "leads", written(tmp_path, header + "Acme,DE,Kiel,sql,A1\nBeta,DE,,sql,B1\n"))
    version = hub.store.version()
    report = import_file(hub.store, "leads", written(tmp_path, header + "Acme,DE,Kiel,sql,A1\nBeta,DE,,sql,B1\n"))
    assert (report.new, report.changed, report.unchanged) == (0, 0, 2)
    assert hub.store.version() == version
    report = import_file(hub.store, "leads", written(tmp_path, header + "Acme,DE,Bonn,sql,A1\nAcme,DE,,,A1\n"))
    assert (report.new, report.changed, report.unchanged) == (0, 1, 1)
    assert {item.company: item.city for item in hub.find(Lead)} == {"Acme": "Bonn", "Beta": ""}


def test_a_reference_twice_in_one_file_is_one_lead(hub: Hub, tmp_path: Path) -> None:
    text = "company,region,external_ref\nOld,DE,A1\nNew,DE,A1\n"
    assert import_file(hub.store, "leads", written(tmp_path, text)).new == 1
    assert [item.company for item in hub.find(Lead)] == ["New"]


def test_an_import_does_not_take_a_lead_away_from_who_works_on_it(hub: Hub, tmp_path: Path) -> None:
    header = "company,region,partner_id,city,external_ref\n"
    import_file(hub.store, "leads", written(tmp_path, header + "Acme,DE,North,,A1\n"))
    (made,) = hub.find(Lead)
    assert made.partner_id == NORTH
    client = hub.client(ANN)
    client.sync()
    client.do(AcceptLead(lead_id=made.id))
    import_file(hub.store, "leads", written(tmp_path, header + "Acme,DE,South,Bonn,A1\n"))
    (kept,) = hub.find(Lead)
    assert (kept.partner_id, kept.status, kept.city) == (NORTH, "accepted", "Bonn")


def test_a_postcode_says_which_of_a_countrys_regions_it_is(hub: Hub, tmp_path: Path) -> None:
    hub.put(Territory(id=uid("t1"), name="West", region="FR", country="DE", postcodes=("66", "7")))
    text = "company,country,postcode\nBorder,DE,66111\nInland,de,10115\n"
    import_file(hub.store, "leads", written(tmp_path, text), preview=False)
    assert {item.company: item.region for item in hub.find(Lead)} == {"Border": "FR", "Inland": "DE"}


def test_partners_can_be_loaded_too(hub: Hub, tmp_path: Path) -> None:
    text = "Name|Regions|Level|Open leads at most\nEast|DE, FR|Gold|1,000\n"
    report = import_file(hub.store, "partners", written(tmp_path, text))
    assert (report.kind, report.new) == ("partner", 1)
    (east,) = hub.find(Partner, name="East")
    assert (east.regions, east.level_id, east.capacity) == (("DE", "FR"), uid("gold"), 1000)
    assert east.id != SOUTH


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf \n\n", "is empty"),
        (b"PK\x03\x04\x00\x00binary", "not a text file"),
        (b"\xff\xfe\x00", "damaged"),
        (b";;;\n1;2;3;4\n", "no column names"),
        (b"colour,shape\nred,round\n", "has no column"),
    ],
)
def test_a_file_that_cannot_be_used_says_so(lite_hub: Hub, tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "file.csv"
    path.write_bytes(content)
    with pytest.raises(BadInput, match=message):
        import_file(lite_hub.store, "leads", path)


def test_a_missing_file_and_an_unknown_kind_say_so(lite_hub: Hub, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        import_file(lite_hub.store, "leads", tmp_path / "none.csv")
    with pytest.raises(BadInput, match="nothing that can be imported"):
        import_file(lite_hub.store, "cars", tmp_path / "none.csv")


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separators_are_recognised_and_those_in_quotation_marks_do_not_count(separator: str) -> None:
    text = f'"a,;;;||||{separator}b"{separator}c\r\n1{separator}2\r\n\r\n'
    found = parse_csv(text.encode(), "x.csv")
    assert found.header == (f"a,;;;||||{separator}b", "c")
    assert [(line.number, line.cells) for line in found.lines] == [(2, ("1", "2"))]


@pytest.mark.parametrize(
    ("text", "value"),
    [("12500", 12500), ("12,500.50", 12500.5), ("12.500,5", 12500.5), ("1.234.567", 1_234_567), ("0,5", 0.5)],
)
def test_numbers_are_read_in_either_convention(lite_hub: Hub, tmp_path: Path, text: str, value: float) -> None:
    import_file(lite_hub.store, "leads", written(tmp_path, f"company;region;value\nA;DE;{text}\n"))
    assert lite_hub.find(Lead)[0].value == round(value * 100)


def test_numbers_and_times_beyond_everything_are_named_like_others(hub: Hub, tmp_path: Path) -> None:
    text = (
        "company,country,value,company_size,next_step_at\n"
        "Money,DE,1e999,,\n"
        "People,DE,,inf,\n"
        "Nobody,DE,nan,,\n"
        "Late,DE,,,9999-12-31T23:59:59-05:00\n"
        "Good,DE,,,\n"
    )
    report = import_file(hub.store, "leads", written(tmp_path, text))
    assert faults(report) == [
        (2, "“Estimated value” does not take “1e999”."),
        (3, "“Employees” does not take “inf”."),
        (4, "“Estimated value” does not take “nan”."),
        (5, "“Next step on” does not take “9999-12-31T23:59:59-05:00”."),
    ]
    assert report.new == 1


def test_a_region_without_business_hours_is_named_and_leads_go_on(hub: Hub, tmp_path: Path) -> None:
    text = (
        "code,name,time_zone,opens\n"
        "IT,Italy,Europe/Roma,\n"
        "ES,Spain,Europe/Madrid,9 o'clock\n"
        "NL,Netherlands,Europe/Amsterdam,08:00\n"
    )
    report = import_file(hub.store, "regions", written(tmp_path, text))
    assert faults(report) == [
        (2, "“Europe/Roma” is no time zone such as Europe/Berlin."),
        (3, "“9 o'clock” is no time of the day such as 09:00."),
    ]
    assert {item.code for item in hub.find(Region)} == {"DE", "FR", "NL"}
    assert import_file(hub.store, "leads", written(tmp_path, "company,country\nGood,DE\n")).routed == 1
