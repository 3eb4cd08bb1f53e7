"""E-mail messages in files (.eml, RFC 5322): read with the standard library, never rendered, kept as plain text.

What a stranger wrote is data: HTML loses its tags, nothing is fetched, and what cannot be read is said.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.policy import default as modern
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from pathlib import Path

from prm_desktop.domain.checks import MAX_LONG_TEXT
from prm_desktop.domain.times import instant, within_calendars
from prm_desktop.errors import BadInput
from prm_desktop.files import read_whole

log = logging.getLogger(__name__)
ENDING = ".eml"
MAX_BYTES = 50_000_000
MOST_FILES = 50
SUBJECT_LETTERS = 300
NOTE_LETTERS = MAX_LONG_TEXT // 2
"""Letters of a message that are kept as a note; the file itself has the rest."""
_HEADERS = ("from", "to", "cc", "subject", "date", "message-id", "received")
_BREAKS = frozenset({"p", "br", "div", "tr", "li", "h1", "h2", "h3", "h4", "blockquote", "table"})
_UNSAID = frozenset({"script", "style", "head", "title"})
_ODD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
"""What no database takes, or turns the words around it."""


@dataclass(frozen=True, slots=True)
class MailFile:
    """A file that came with a message."""

    name: str
    content: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Mail:
    """A message. `sent_at`: an instant, empty where it says none; `text`: as much as a note holds."""

    subject: str
    sender: str
    to: str
    sent_at: str
    text: str
    files: tuple[MailFile, ...] = ()

    @property
    def note(self) -> str:
        """The message as a note: who wrote to whom, then the text."""
        who = " → ".join(filter(None, (self.sender, self.to)))
        return f"{who}\n\n{self.text}".strip()


def read_mail(path: Path) -> Mail:
    """Read a message. Raises `BadInput` where the file cannot be read, is too large, or is no message."""
    return mail_of(read_whole(path, MAX_BYTES), path.name)


def mail_of(data: bytes, name: str) -> Mail:
    """The same of a file's content. Raises `BadInput`."""
    try:
        message = message_from_bytes(data, policy=modern)
        known = [header for header in _HEADERS if header in message]
        if len(known) > 1 and isinstance(message, EmailMessage):
            return _mail(message)
    except Exception as error:  # the library's parsers stumble over what strangers send, in many ways
        log.info("a message could not be read: %s", type(error).__name__)
        raise BadInput(
            "“{name}” is damaged and cannot be read as an e-mail.",
            name=name,
            hint="You can attach it as a file instead.",
        ) from error
    raise BadInput("“{name}” is not an e-mail.", name=name, hint="Save the message as a file with the ending .eml.")


def _mail(message: EmailMessage) -> Mail:
    to = ", ".join(filter(None, (_header(message, "to"), _header(message, "cc"))))
    return Mail(
        subject=_cut(_header(message, "subject"), SUBJECT_LETTERS),
        sender=_header(message, "from"),
        to=_cut(to, SUBJECT_LETTERS),
        sent_at=_sent_at(message),
        text=_cut(_body(message), NOTE_LETTERS),
        files=tuple(_files(message)),
    )


def _header(message: EmailMessage, name: str) -> str:
    try:
        value = str(message.get(name, ""))
    except Exception:  # noqa: BLE001 - one bad header does not cost the message
        value = next((str(raw) for known, raw in message.raw_items() if known.casefold() == name), "")
    return " ".join(_clean(value).split())


def _sent_at(message: EmailMessage) -> str:
    try:
        made = parsedate_to_datetime(_header(message, "date"))
        made = made if made.tzinfo else made.replace(tzinfo=UTC)
        return instant(made) if within_calendars(made.year) else ""
    except (ValueError, TypeError, OverflowError, IndexError):
        return ""


def _body(message: EmailMessage) -> str:
    """The text that a person wrote: the plain one, else the words of the HTML."""
    found = message.get_body(("plain", "html"))
    if found is None:
        return ""
    text = _decoded(found)
    if found.get_content_type() == "text/html":
        reader = _Words()
        reader.feed(text)
        text = reader.text()
    return re.sub(r"\n{3,}", "\n\n", _clean(text.replace("\r\n", "\n"))).strip()


def _decoded(part: Message) -> str:
    """The text of a part, also where its encoding is unknown or wrong."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    for encoding in (part.get_content_charset() or "utf-8", "utf-8", "cp1252"):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
    return data.decode("latin-1")


def _files(message: EmailMessage) -> Iterator[MailFile]:
    count = 0
    for number, part in enumerate(message.iter_attachments(), 1):
        data = part.get_payload(decode=True)
        if part.get_content_type() == "message/rfc822":
            data = b"".join(item.as_bytes() for item in part.get_payload() if isinstance(item, Message))
        if not isinstance(data, bytes) or not data or count >= MOST_FILES:
            continue
        count += 1
        yield MailFile(_file_name(part, number), data, part.get_content_type())


def _file_name(part: Message, number: int) -> str:
    given = _clean(str(part.get_filename() or "")).replace("\\", "/").rpartition("/")[2].strip(". ")
    ending = ".eml" if part.get_content_type() == "message/rfc822" else ""
    return given[-120:] or f"attachment {number}{ending}"


def _clean(text: str) -> str:
    return _ODD.sub("", text)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most].rstrip()} …"


class _Words(HTMLParser):
    """The words of HTML, line by line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's signature
        """A tag may begin a line, or something that is not said."""
        self._silent += tag in _UNSAID
        if tag in _BREAKS:
            self._parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """What is not said ends."""
        if tag in _UNSAID:
            self._silent = max(0, self._silent - 1)
        elif tag in _BREAKS:
            self._parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Words."""
        if not self._silent:
            self._parts.append(re.sub(r"\s+", " ", data))

    def text(self) -> str:
        """All words so far."""
        return "\n".join(line.strip() for line in "".join(self._parts).splitlines())
