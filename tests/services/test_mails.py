"""E-mails from files: what a person wrote is kept as plain text, whatever a stranger put around it."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from prm_desktop.domain.checks import MAX_LONG_TEXT, check_texts
from prm_desktop.errors import BadInput
from prm_desktop.services.mails import MAX_BYTES, mail_of, read_mail


def message(**more: str) -> EmailMessage:
    made = EmailMessage()
    heads = {"From": "Ána Ruiz <ana@ruiz.example>", "To": "anna@hanse.example", "Subject": "Rollout in Kürze",
             "Date": "Tue, 03 Mar 2026 10:15:00 +0100"} | more  # fmt: skip
    for name, value in heads.items():
        made[name.replace("_", "-")] = value
    made.set_content("Guten Tag,\n\nwir möchten starten.\n")
    return made


def test_a_message_is_read_with_who_when_and_what() -> None:
    made = message(Cc="Bo <bo@x.example>")
    made.add_alternative("<p>Guten <b>Tag</b></p>", subtype="html")
    made.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="Plan Kühlhaus.pdf")
    mail = mail_of(made.as_bytes(), "x.eml")
    assert (mail.subject, mail.sent_at) == ("Rollout in Kürze", "2026-03-03T09:15:00Z")
    assert mail.note == (
        "Ána Ruiz <ana@ruiz.example> → anna@hanse.example, Bo <bo@x.example>\n\nGuten Tag,\n\nwir möchten starten."
    )
    assert [(file.name, file.content, file.media_type) for file in mail.files] == [
        ("Plan Kühlhaus.pdf", b"%PDF", "application/pdf")
    ]


def test_of_html_only_the_words_are_kept() -> None:
    made = message()
    made.set_content(
        "<html><head><title>T</title><style>p{}</style></head><body><p>Hello&nbsp;<b>you</b></p><script>evil()</script>"
        '<img src="http://track.example/x.png">Line<br>next &lt;b&gt;</body></html>',
        subtype="html",
    )
    assert mail_of(made.as_bytes(), "x.eml").text == "Hello you\nLine\nnext <b>"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"From: a@b\r\nSubject: x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nM\xfcller", "Müller"),
        (b"From: a@b\r\nSubject: x\r\nContent-Type: text/plain; charset=klingon\r\n\r\nM\xc3\xbcller", "Müller"),
        (b"From: a@b\r\nSubject: x\r\n\r\nnul \x00 and \xe2\x80\xaeturned", "nul  and turned"),
        (b"From: a@b\nSubject: x\nContent-Type: multipart/mixed; boundary=q\n\n--q\n\nopen", "open"),
        (b"From: a@b\r\nSubject: x\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!!", ""),
    ],
)
def test_text_in_odd_or_wrong_encodings_is_still_read(data: bytes, text: str) -> None:
    mail = mail_of(data, "x.eml")
    assert mail.text == text
    check_texts([mail.subject, mail.note])


@pytest.mark.parametrize("date", ["", "yesterday", "Tue, 99 Foo 2026", "Tue, 03 Mar 99999 10:00:00 +0000"])
def test_a_date_that_is_none_leaves_the_time_open(date: str) -> None:
    data = f"From: a@b\r\nSubject: x\r\nDate: {date}\r\n\r\nhello".encode()
    assert mail_of(data, "x.eml").sent_at == ""


def test_names_of_files_lead_nowhere_and_messages_in_messages_are_files() -> None:
    made = message()
    made.add_attachment(b"x", maintype="text", subtype="plain", filename="../../etc/passwd")
    made.add_attachment(b"y", maintype="text", subtype="plain", filename="C:\\temp\\a.txt")
    made.add_attachment(b"", maintype="text", subtype="plain", filename="empty.txt")
    made.add_attachment(message(Subject="inner"))
    files = mail_of(made.as_bytes(), "x.eml").files
    assert [file.name for file in files] == ["passwd", "a.txt", "attachment 4.eml"]
    assert b"inner" in files[2].content


def test_a_long_message_is_cut_to_what_a_note_holds() -> None:
    made = message(Subject="s" * 500)
    made.set_content("word " * 40_000)
    mail = mail_of(made.as_bytes(), "x.eml")
    assert len(mail.note) < MAX_LONG_TEXT
    assert mail.text.endswith("…")
    assert len(mail.subject) < 320


@pytest.mark.parametrize("data", [b"", b"hello", b"\x89PNG\r\n\x1a\n\x00", b"a,b\n1,2\n", b"\xff\xfe\x00\x00" * 50])
def test_what_is_no_message_is_said(data: bytes) -> None:
    with pytest.raises(BadInput, match="is not an e-mail"):
        mail_of(data, "x.eml")


def test_parts_within_parts_without_end_are_said() -> None:
    deep = "From: a@b\nSubject: x\n" + "".join(
        f"Content-Type: multipart/mixed; boundary=b{number}\n\n--b{number}\n" for number in range(3000)
    )
    with pytest.raises(BadInput, match="damaged"):
        mail_of(deep.encode(), "x.eml")


def test_a_huge_file_is_said(tmp_path: Path) -> None:
    huge = tmp_path / "huge.eml"
    with huge.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(BadInput, match="too large"):
        read_mail(huge)
