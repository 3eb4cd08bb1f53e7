"""`None` survives what PySide6 does to it."""

import sys

from PySide6.QtCore import QObject

import ui
from ui.none_guard import MANY, protect_none


def test_nothing_that_qt_does_ends_none() -> None:
    assert ui.__doc__
    for _ in range(20_000):
        QObject().setObjectName("x")
    assert sys.getrefcount(None) > MANY // 2


def test_protecting_twice_adds_nothing() -> None:
    before = sys.getrefcount(None)
    protect_none()
    assert abs(sys.getrefcount(None) - before) < 1000
