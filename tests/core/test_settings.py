"""Settings: each declared once, kept, and forgiving about what stands in the file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from prm_desktop import settings
from prm_desktop.errors import BadInput, ReplicaError
from prm_desktop.settings import SETTINGS, Setting, Settings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


@pytest.mark.parametrize("setting", SETTINGS.values(), ids=SETTINGS)
def test_every_setting_has_a_label_a_group_and_a_default_that_fits(setting: Setting[Any]) -> None:
    assert setting.label
    assert setting.group
    assert setting.fits(setting.default)
    assert (setting.low < setting.high) is (type(setting.default) is int)


def test_every_declared_setting_is_listed() -> None:
    declared = {item.key for item in vars(settings).values() if isinstance(item, Setting)}
    assert declared == set(SETTINGS)


def test_a_chosen_value_is_there_after_a_restart_and_others_keep_their_default(path: Path) -> None:
    Settings(path).set(settings.THEME, "dark")
    again = Settings(path)
    assert again.get(settings.THEME) == "dark"
    assert again.get(settings.ZOOM) == 100
    again.reset(settings.THEME)
    assert Settings(path).get(settings.THEME) == "system"


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        (settings.THEME, "pink"),
        (settings.ZOOM, 79),
        (settings.ZOOM, 201),
        (settings.ZOOM, True),
        (settings.ZOOM, "100"),
        (settings.WORK_OFFLINE, 1),
    ],
)
def test_a_value_that_does_not_fit_is_refused_and_read_as_the_default(
    path: Path, setting: Setting[Any], value: object
) -> None:
    with pytest.raises(BadInput):
        Settings(path).set(setting, value)
    path.write_text(json.dumps({setting.key: value}))
    assert Settings(path).get(setting) == setting.default


@pytest.mark.parametrize("content", ["", "{", "[]", "null"])
def test_a_damaged_file_means_defaults(path: Path, content: str) -> None:
    path.write_text(content)
    assert Settings(path).get(settings.THEME) == "system"


def test_settings_of_a_newer_version_and_of_another_process_stay(path: Path) -> None:
    path.write_text(json.dumps({"from_the_future": 7}))
    one, other = Settings(path), Settings(path)
    one.set(settings.ZOOM, 120)
    other.set(settings.THEME, "dark")
    assert json.loads(path.read_text()) == {"from_the_future": 7, "zoom": 120, "theme": "dark"}


def test_listeners_are_told_which_setting_changed(path: Path) -> None:
    told: list[str] = []
    made = Settings(path)
    made.on_change(told.append)
    made.set(settings.ZOOM, 120)
    made.reset(settings.ZOOM)
    assert told == ["zoom", "zoom"]


def test_a_setting_that_cannot_be_saved_is_told_and_not_taken(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    made = Settings(tmp_path / "folder" / "settings.json")
    (tmp_path / "folder").write_text("in the way")
    with pytest.raises(ReplicaError, match="could not be saved"):
        made.set(settings.ZOOM, 120)
    assert made.get(settings.ZOOM) == 100
