"""A tour of the screens: really does things with a demonstration hub and a colleague, and takes pictures on the way.

DIR/1280x800-light/leads.png …   one folder per size and theme
DIR/summary.json, DIR/summary.md what was taken, and what each picture shows
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QSize, Qt

from prm_desktop.settings import THEME, Settings
from ui import translations
from ui.app_start import Desk, make_app
from ui.guide import Guide
from ui.root import OpenProfile
from ui.tasks import Tasks
from ui.theme import Look, Mode, Theme
from ui.tour_stops import STOPS
from ui.tour_visit import Stop, Visit

SIZES = (QSize(1280, 800), QSize(1920, 1080))
MODES = (Mode.LIGHT, Mode.DARK)


class Company(Protocol):
    """Provides two colleagues at a demonstration hub."""

    def colleagues(self) -> tuple[OpenProfile, OpenProfile]:
        """The one whose screen is shown, and one elsewhere. Blocks."""

    def close(self) -> None:
        """Forget everything."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture that was taken. `seconds`: how long it took to get there."""

    file: str
    stop: str
    shows: str
    size: str
    theme: str
    seconds: float


def run_tour(out: Path, company: Company, *, rtl: bool = False) -> int:
    """Take all pictures; `rtl`: as in a language that is written from right to left. Returns 0.

    Raises `GotLostError` where a stop could not be reached.
    """
    app = make_app()
    _translators = translations.install(app, translations.language_of(""))
    if rtl:
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    out.mkdir(parents=True, exist_ok=True)
    with on_tour(company, Theme(app, Look(Mode.LIGHT))) as visit:
        taken = [item for stop in STOPS for item in _at(stop, visit, out)]
    tell(out, taken)
    return 0


@contextmanager
def on_tour(company: Company, theme: Theme) -> Iterator[Visit]:
    """The window of somebody at a demonstration hub, for as long as it is looked at. `company` is closed with it."""
    tasks = Tasks()
    guide = Guide(tasks)
    found: list[tuple[OpenProfile, OpenProfile]] = []
    tasks.run(company.colleagues, found.append)
    guide.until(lambda: bool(found))
    mine, colleague = found[0]
    settings = Settings(mine.profile.settings_file)
    settings.set(THEME, Mode.LIGHT.value)
    desk = Desk(mine, settings, theme, tasks)
    desk.start()
    visit = Visit(desk, colleague, guide)
    try:
        yield visit
    finally:
        desk.stop()
        tasks.shut_down()
        desk.window.close()
        company.close()
        desk.finish()


def _at(stop: Stop, visit: Visit, out: Path) -> list[Picture]:
    begun = time.monotonic()
    visit.reach(stop)
    seconds = round(time.monotonic() - begun, 2)
    if not stop.says:
        visit.window.toast.hide()
    taken = []
    for mode in MODES:
        visit.desk.context.theme.choose(Look(mode))
        for size in SIZES:
            name = f"{size.width()}x{size.height()}"
            folder = out / f"{name}-{mode.value}"
            folder.mkdir(exist_ok=True)
            visit.window.resize(size)
            visit.guide.settle()
            file = folder / f"{stop.name}.png"
            visit.guide.picture(visit.shown, file)
            taken.append(Picture(file.relative_to(out).as_posix(), stop.name, stop.shows, name, mode.value, seconds))
    return taken


def tell(out: Path, taken: list[Picture]) -> None:
    """Write down what was taken, for people and for programs."""
    (out / "summary.json").write_text(json.dumps([asdict(item) for item in taken], indent=1), "utf-8")
    lines = ["# Tour", "", f"{len(taken)} pictures of {len(STOPS)} states.", ""]
    lines += ["| state | what it shows | pictures |", "|---|---|---|"]
    for stop in STOPS:
        links = " · ".join(f"[{item.size} {item.theme}]({item.file})" for item in taken if item.stop == stop.name)
        lines.append(f"| {stop.name} | {stop.shows} | {links} |")
    (out / "summary.md").write_text("\n".join(lines) + "\n", "utf-8")
