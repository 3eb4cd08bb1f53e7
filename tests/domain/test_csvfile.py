"""CSV in whatever form: encodings, separators, and lines that cannot be read, of which none takes others along."""

from __future__ import annotations

import pytest

from prm_desktop.domain.csvfile import MOST_LINES, parse_csv
from prm_desktop.errors import BadInput

TEXT = 'Firma;Ort;"Wert"\r\n"Müller; Söhne";Köln;"1\n2"\r\n'


@pytest.mark.parametrize(
    ("encoding", "read_as"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1252", "cp1252"),
    ],
)
def test_every_encoding_gives_the_same_cells(encoding: str, read_as: str) -> None:
    found = parse_csv(TEXT.encode(encoding), "x.csv")
    assert (found.header, found.separator, found.encoding) == (("Firma", "Ort", "Wert"), ";", read_as)
    assert [(line.number, line.cells) for line in found.lines] == [(2, ("Müller; Söhne", "Köln", "1\n2"))]


def test_bytes_that_windows_does_not_know_are_latin_1() -> None:
    assert parse_csv(b"a\n\x81\xe9\n", "x.csv").lines[0].cells == ("\x81é",)


def test_the_separator_that_a_spreadsheet_is_told_counts() -> None:
    found = parse_csv(b"sep=|\na,b|c\n1,2|3\n", "x.csv")
    assert (found.header, found.lines[0].cells, found.lines[0].number) == (("a,b", "c"), ("1,2", "3"), 3)


def test_a_quotation_mark_that_is_never_closed_costs_its_line_only() -> None:
    text = 'a,b\n1,"2\n' + "".join(f"{number},x\n" for number in range(3, 3 + 2 * MOST_LINES)) + 'last,"y"z\nend,1\n'
    found = parse_csv(text.encode(), "x.csv")
    assert [(line.number, str(line.fault), line.text) for line in found.lines if line.fault] == [
        (2, "A quotation mark is opened here and never closed.", '1,"2'),
        (3 + 2 * MOST_LINES, "A quotation mark ends in the middle of a cell.", 'last,"y"z'),
    ]
    assert len(found.lines) == 2 * MOST_LINES + 3
    assert found.lines[-1].cells == ("end", "1")


@pytest.mark.parametrize("data", [b"", b"  \n", b"\x00\x01\x02 picture", b",,\n1,2,3\n"])
def test_what_is_no_table_is_refused(data: bytes) -> None:
    with pytest.raises(BadInput):
        parse_csv(data, "x.csv")
