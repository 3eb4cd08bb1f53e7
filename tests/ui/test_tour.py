"""The tour's list of stops and its summary; the tour itself is run by `dev.py`."""

from __future__ import annotations

import json
from pathlib import Path

from ui.tour import MODES, SIZES, Picture, tell
from ui.tour_stops import STOPS


def test_the_tour_shows_what_people_come_for() -> None:
    names = [stop.name for stop in STOPS]
    assert len(names) == len(set(names)) >= 10
    assert {"home", "leads", "decline", "offline", "outbox", "attention", "pool", "deals", "settings"} <= set(names)
    assert {"first-sign-in", "first-passphrase", "first-code", "first-unlock", "first-repair"} <= set(names)
    assert {"own-window", "shortcuts", "document", "bulk-form", "in-place", "nothing-fits"} <= set(names)
    assert all(stop.shows for stop in STOPS)
    assert {(size.width(), size.height()) for size in SIZES} == {(1280, 800), (1920, 1080)}
    assert len(MODES) == 2


def test_the_summary_links_every_picture(tmp_path: Path) -> None:
    taken = [
        Picture(f"1280x800-light/{stop.name}.png", stop.name, stop.shows, "1280x800", "light", 0.1) for stop in STOPS
    ]
    tell(tmp_path, taken)
    assert len(json.loads((tmp_path / "summary.json").read_text("utf-8"))) == len(STOPS)
    text = (tmp_path / "summary.md").read_text("utf-8")
    assert all(item.file in text for item in taken)
