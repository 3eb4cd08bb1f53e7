"""The log: what the program did, for whoever helps later. Never what customers said, never a secret.

Code logs ids, counts and codes, no field values. What slips through all the same, in the text of an exception, is
blanked here by its shape: addresses, phone numbers, tokens, keys, credentials in a web address.
"""

from __future__ import annotations

import logging
import re
import sys
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

FORMAT = "%(asctime)s %(levelname)-7s %(threadName)s %(name)s: %(message)s"
FILE = "prm-desktop.log"
MAX_BYTES = 1_000_000
BACKUPS = 3
MAX_LINE = 20_000
"""The longest entry, in characters."""
QUIET = ("httpx", "httpcore", "sqlalchemy", "keyring", "asyncio", "urllib3", "uvicorn.access")
"""Libraries that log addresses and statements; only their warnings are kept."""
SECRETS = r"password|passphrase|[a-z_]*token|secret|recovery_code|key"
VALUE = r"\"[^\"]*\"|'[^']*'|[^\s,;&]+"
BLANKS = (
    (re.compile(r"(?i)\b(bearer|basic)\s+[\w.~+/=-]{8,}"), r"\1 …"),
    (re.compile(r"://[^/\s:@]{1,200}:[^/\s@]{1,200}@"), "://…@"),
    (re.compile(rf"(?i)([\"']?\b(?:{SECRETS})[\"']?\s*[=:]\s*)({VALUE})"), r"\1…"),
    (re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), "…@…"),
    (re.compile(r"\b[0-9A-Fa-f]{64,}\b"), "…"),
    (re.compile(r"\b(?:[0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}\b"), "…"),
    (re.compile(r"(?<![\w:.-])\+\d[\d ()/-]{6,}\d"), "+…"),
)
"""What is blanked, and what stands in its place. None takes more than linear time for a long text."""


class Blanking(logging.Formatter):
    """Formats a line with its traceback, then blanks what looks like a secret or like a person's data."""

    def format(self, record: logging.LogRecord) -> str:
        """The line as it is written."""
        return blanked(super().format(record))


def blanked(text: str) -> str:
    """The text without what looks like a secret, an address or a phone number, cut where it is very long."""
    if len(text) > MAX_LINE:
        text = text[:MAX_LINE] + " … cut"
    for pattern, instead in BLANKS:
        text = pattern.sub(instead, text)
    return text


def configure(folder: Path | None = None, *, verbose: bool = False, console: bool = False) -> Path | None:
    """Log to a rotating file in this folder, and to standard error where `console` says so. May be called again.

    Returns the file; None where there is none, or it cannot be written: a log is never a reason not to start.
    """
    root = logging.getLogger()
    for handler in [item for item in root.handlers if isinstance(item.formatter, Blanking)]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(logging.DEBUG if verbose else logging.INFO)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    file = _file_handler(folder) if folder else None
    if console or (folder and file is None):
        _add(root, logging.StreamHandler(sys.stderr))
    if file is None:
        return None
    _add(root, file)
    return Path(file.baseFilename)


def _add(root: logging.Logger, handler: logging.Handler) -> None:
    handler.setFormatter(Blanking(FORMAT))
    root.addHandler(handler)


def _file_handler(folder: Path) -> RotatingFileHandler | None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return _PrivateFile(folder / FILE, maxBytes=MAX_BYTES, backupCount=BACKUPS, encoding="utf-8")
    except OSError:
        return None


class _PrivateFile(RotatingFileHandler):
    """A rotating log that only its owner can read."""

    def _open(self) -> TextIOWrapper:
        stream = super()._open()
        Path(self.baseFilename).chmod(0o600)
        return stream
