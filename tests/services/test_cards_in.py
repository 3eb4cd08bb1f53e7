"""Address cards of every version, from phones and from programs; a bad one costs nothing but itself."""

from __future__ import annotations

from prm_desktop.services.imports.reading import sheet_of

CARDS = r"""BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg;;;
FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=B6rg M=C3=BCl=
ler
ORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller GmbH;Einkauf
TEL;WORK;VOICE:+49 40 111
TEL;CELL;PREF:+49 170 222
EMAIL;INTERNET:jm@mueller.example
ADR;WORK:;;Hauptstr. 1;Hamburg;;20095;Deutschland
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Ruiz;Ana;Maria;;
ORG:Café Ruiz\, S.A.;Ventas
item1.EMAIL;type=INTERNET;type=pref:ana@ruiz.example
TITLE:Jefa
NOTE:one\ntwo
PHOTO;ENCODING=b;TYPE=JPEG:AAAA
 BBBB
END:VCARD
what is this
begin:vcard
VERSION:4.0
FN:Kim Lee
TEL;VALUE=uri;PREF=1;TYPE="voice,home":tel:+1-555-555-5555
EMAIL:mailto:kim@lee.example
LANG:de
end:vcard
BEGIN:VCARD
VERSION:4.0
FN:Nord AS
KIND:org
ADR:;;Long\, street 5;Oslo;;0150;NO
END:VCARD
BEGIN:VCARD
FN broken line
END:VCARD
BEGIN:VCARD
FN:never ends
BEGIN:VCARD
FN:Last
END:VCARD
"""


def test_cards_of_every_version_are_read_and_bad_ones_named_by_line() -> None:
    for ends in ("\n", "\r\n"):
        sheet = sheet_of(CARDS.replace("\n", ends).encode(), "people.vcf")
        found = {line.number: line for line in sheet.lines}
        assert {number: line.cells for number, line in found.items() if line.cells} == {
            1: ("Jörg Müller", "Müller GmbH", "", "jm@mueller.example", "+49 170 222", "",
                "Hauptstr. 1", "Hamburg", "20095", "Deutschland", "", ""),
            12: ("Ana Maria Ruiz", "Café Ruiz, S.A.", "Jefa", "ana@ruiz.example", "", "",
                 "", "", "", "", "one\ntwo", ""),
            23: ("Kim Lee", "", "", "kim@lee.example", "+1-555-555-5555", "", "", "", "", "", "", "de"),
            30: ("", "Nord AS", "", "", "", "", "Long, street 5", "Oslo", "0150", "NO", "", ""),
            41: ("Last", "", "", "", "", "", "", "", "", "", "", ""),
        }  # fmt: skip
        assert {number: str(line.fault)[:22] for number, line in found.items() if line.fault} == {
            22: "This line belongs to n",
            36: "This card cannot be re",
            39: "A card begins here and",
        }


def test_latin_1_cards_of_old_phones_are_read() -> None:
    sheet = sheet_of("BEGIN:VCARD\r\nVERSION:2.1\r\nFN:Jörg\r\nEND:VCARD\r\n".encode("latin-1"), "old.vcf")
    assert sheet.lines[0].cells[0] == "Jörg"
