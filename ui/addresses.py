"""Addresses that the system's own programs open: numbers are called, mails written, pages shown."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from prm_desktop.domain.fields import Type

LINKS = {Type.PHONE: "tel:", Type.EMAIL: "mailto:", Type.URL: "https://"}


def address(kind: Type, text: str) -> QUrl:
    """The address of a text of this type; only the schemes of the type, whatever the text says."""
    text, scheme = text.strip(), LINKS[kind]
    if kind is Type.PHONE:
        text = "".join(item for item in text if item.isdigit() or item == "+")
    if kind is Type.URL and text.casefold().startswith(("https://", "http://")):
        scheme = ""
    return QUrl(scheme + text)


def follow(kind: Type, text: str) -> None:
    """Hand an address to the system's own program."""
    QDesktopServices.openUrl(address(kind, text))
