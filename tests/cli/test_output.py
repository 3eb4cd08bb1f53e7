"""What people see at a terminal: columns that fit, and text that cannot steer it."""

import io
import json

import pytest

from prm_desktop.cli.output import GAP, Column, Output, cells_of, cut, fitted, plain


def printed(width: int, columns: list[Column], rows: list[list[str]]) -> list[str]:
    stream = io.StringIO()
    Output(as_json=False, stream=stream, width=width).table(columns, rows)
    return stream.getvalue().splitlines()


def test_columns_line_up_and_numbers_stand_to_the_right() -> None:
    lines = printed(0, [Column("Company"), Column("Value", right=True)], [["Nordlys AS", "1"], ["Ø", "1,200.00 EUR"]])
    assert lines == [
        "Company            Value",
        "Nordlys AS             1",
        "Ø           1,200.00 EUR",
    ]


def test_wide_signs_take_two_cells_and_combining_ones_none() -> None:
    assert cells_of("東京") == 4
    assert cells_of("e\N{COMBINING ACUTE ACCENT}") == 1
    lines = printed(0, [Column("Town"), Column("Nr")], [["東京", "1"], ["Oslo", "2"]])
    assert lines[1] == "東京  1"
    assert lines[2] == "Oslo  2"


@pytest.mark.parametrize("width", [20, 40, 60, 80])
def test_a_table_never_is_wider_than_the_terminal(width: int) -> None:
    columns = [Column("Id"), Column("Company"), Column("What they want"), Column("Town")]
    lines = printed(width, columns, [["3f9a2b1c", "Donaudampfschifffahrtsgesellschaft " * 3, "東京" * 40, "Lyon"]])
    assert max(cells_of(line) for line in lines) <= width


def test_the_widest_column_gives_way_first() -> None:
    assert fitted([8, 50, 10], 8 + 10 + 30 + 2 * GAP) == [8, 30, 10]


def test_an_id_is_never_cut_since_it_is_to_be_copied() -> None:
    assert fitted([36, 50, 50], 60, {0}) == [36, 10, 10]
    assert fitted([36, 50], 20, {0}) == [36, 0]


def test_what_is_cut_off_is_marked() -> None:
    assert cut("Hanse Logistik", 14) == "Hanse Logistik"
    assert cut("Hanse Logistik", 8) == "Hanse L…"
    assert cut("東京都港区", 6) == "東京…"


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b[2Jgone", "�[2Jgone"),
        ("two\nlines\there", "two lines here"),
        ("back\x08wards", "back�wards"),
        ("right\u202eleft", "right�left"),
        ("C1 \x9b31m", "C1 �31m"),
    ],
)
def test_text_of_others_cannot_steer_the_terminal(hostile: str, shown: str) -> None:
    assert plain(hostile) == shown


def test_hostile_text_in_a_label_or_value_is_harmless_on_a_page() -> None:
    stream = io.StringIO()
    Output(as_json=False, stream=stream, width=0).facts([("Notes", "one\ntwo \x1b[31m"), ("Town", "")])
    assert stream.getvalue().splitlines() == ["Notes  one", "       two �[31m", "Town"]


def test_json_output_is_one_document() -> None:
    stream = io.StringIO()
    Output(as_json=True, stream=stream).json([{"company": "Café Ruíz"}])
    assert json.loads(stream.getvalue()) == [{"company": "Café Ruíz"}]
    assert stream.getvalue().count("\n") == 1
