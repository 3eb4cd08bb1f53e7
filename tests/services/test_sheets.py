"""CSV files: what stands in the replica, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from openpyxl import load_workbook

from prm_desktop.domain.entities import Row, entity_of
from prm_desktop.domain.leads import Lead, LeadStatus
from prm_desktop.errors import BadInput
from prm_desktop.services.sheets import Options, write_csv, write_json, write_xlsx

ENTITY = entity_of(Lead)
TITLES = {"product": {"p-1": "Falcon", "p-2": "=Kestrel"}, "user": {"u-1": "Anna, Dr."}}


def names(kind: str, ids: list[str]) -> Mapping[str, str]:
    return {row_id: TITLES[kind][row_id] for row_id in ids if row_id in TITLES.get(kind, {})}


def written(rows: Iterable[Row], options: Options | None = None) -> str:
    out = io.StringIO(newline="")
    write_csv(out, ENTITY, rows, names, options)
    return out.getvalue()


def read(rows: Iterable[Row], options: Options | None = None) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(rows, options), newline="")))


def test_the_header_has_all_fields_in_order_and_a_title_behind_each_reference() -> None:
    header = written([]).rstrip("\r\n").split(",")
    assert [name for name in header if not name.endswith(".title")] == list(ENTITY.columns)
    assert header[header.index("user_id") + 1] == "user_id.title"
    assert "company.title" not in header


def test_people_get_words_local_times_and_whole_money() -> None:
    columns = ("status", "company", "user_id", "value", "consent", "accept_by", "labels")
    row = Lead(
        id="l-1", company="Hanse", status=LeadStatus.OFFERED, user_id="u-1", value=123456, currency="EUR",
        accept_by="2026-03-02T09:00:00Z", labels=("vip", "north"),
    )  # fmt: skip
    options = Options(people=True, columns=columns, say=str.upper, zone=timezone(timedelta(hours=1)))
    (cells,) = read([row], options)
    assert cells == {
        "STATUS": "OFFERED", "COMPANY": "Hanse", "ASSIGNED TO": "Anna, Dr.", "ESTIMATED VALUE": "1234.56",
        "MAY BE CONTACTED": "YES", "ANSWER BY": "2026-03-02 10:00", "LABELS": "vip; north",
    }  # fmt: skip


def test_a_column_that_there_is_not_is_said() -> None:
    with pytest.raises(BadInput, match="nonsense"):
        written([], Options(columns=("nonsense",)))


def sheet_of(rows: Iterable[Row], options: Options) -> list[tuple[Any, ...]]:
    out = io.BytesIO()
    write_xlsx(out, ENTITY, rows, names, options)
    return [tuple(cell.value for cell in row) for row in load_workbook(out).worksheets[0].iter_rows()]


def test_a_sheet_has_numbers_and_dates_as_such_and_never_a_formula() -> None:
    options = Options(people=True, columns=("company", "phone", "value", "accept_by", "notes"), zone=UTC)
    row = Lead(
        id="l-1", company="=HYPERLINK()", phone="+49 30", value=-1250, currency="JPY",
        accept_by="2026-03-02T09:00:00Z", notes="a\x00b",
    )  # fmt: skip
    out = io.BytesIO()
    assert write_xlsx(out, ENTITY, [row], names, options) == 1
    sheet = load_workbook(out).worksheets[0]
    company, phone, value, accept_by, notes = next(sheet.iter_rows(min_row=2))
    assert (company.value, company.data_type, phone.data_type) == ("=HYPERLINK()", "s", "s")
    assert (value.value, accept_by.value, notes.value) == (-1250, datetime(2026, 3, 2, 9), "ab")  # noqa: DTZ001 - a sheet's
    assert sheet_of([], options) == [("Company", "Phone", "Estimated value", "Answer by", "Our notes")]


def test_json_is_one_array() -> None:
    for rows in ([], [Lead(id="l-1"), Lead(id="l-2", labels=("a",))]):
        out = io.StringIO()
        assert write_json(out, ENTITY, rows) == len(rows)
        assert [item["id"] for item in json.loads(out.getvalue())] == [row.id for row in rows]


def test_values_stand_as_stored_and_lines_end_as_the_standard_says() -> None:
    row = Lead(
        id="l-1", company='Hanse "Nord", GmbH', notes="two\nlines", value=1250, consent=True,
        labels=("vip", "north"), product_ids=("p-1", "p-9"), user_id="u-1", match_parts={"level": 5},
    )  # fmt: skip
    (cells,) = read([row])
    assert cells["company"] == 'Hanse "Nord", GmbH'
    assert cells["notes"] == "two\nlines"
    assert (cells["value"], cells["consent"], cells["match_parts"]) == ("1250", "true", '{"level":5}')
    assert (cells["labels"], cells["product_ids"], cells["product_ids.title"]) == ("vip; north", "p-1; p-9", "Falcon; ")
    assert (cells["user_id"], cells["user_id.title"]) == ("u-1", "Anna, Dr.")
    assert written([row]).endswith("\r\n")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_a_spreadsheet_would_run_is_disarmed(start: str) -> None:
    row = Lead(id="l-1", company=f"{start}cmd|' /C calc'!A0", product_ids=("p-2",))
    (cells,) = read([row])
    assert cells["company"] == f"'{start}cmd|' /C calc'!A0"
    assert cells["product_ids.title"] == "'=Kestrel"
    (exact,) = read([row], Options(escape=False))
    assert exact["company"] == row.company


def test_a_negative_amount_stays_a_number() -> None:
    (cells,) = read([Lead(id="l-1", value=-500)])
    assert cells["value"] == "-500"


def test_many_rows_are_counted_and_their_references_looked_up_in_batches() -> None:
    asked: list[int] = []

    def counted(kind: str, ids: list[str]) -> Mapping[str, str]:
        asked.append(len(ids))
        return names(kind, ids)

    rows = (Lead(id=f"l-{number}", user_id=f"u-{number}") for number in range(1200))
    assert write_csv(io.StringIO(), ENTITY, rows, counted) == 1200
    assert asked == [500, 500, 200]
