"""CSV files: what stands in the replica, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

import pytest

from prm_desktop.domain.entities import Row, entity_of
from prm_desktop.domain.leads import Lead
from prm_desktop.services.export import Options, write_csv

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


def test_people_get_labels() -> None:
    header = written([], Options(labels=True, columns=("company", "user_id")))
    assert header == "Company,Assigned to,Assigned to (name)\r\n"


def test_values_stand_as_stored_and_lines_end_as_the_standard_says() -> None:
    row = Lead(
        id="l-1", company='Hanse "Nord", GmbH', notes="two\nlines", value=1250, consent=True,
        labels=("vip", "north"), product_ids=("p-1", "p-9"), user_id="u-1", match_parts={"level": 5},
    )  # fmt: skip
    (cells,) = read([row])
    assert cells["company"] == 'Hanse "Nord", GmbH'
    assert cells["notes"] == "two\nlines"
    assert (cells["value"], cells["consent"], cells["match_parts"]) == ("1250", "1", '{"level":5}')
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
