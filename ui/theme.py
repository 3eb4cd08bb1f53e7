"""Colours, sizes and icons, all from `resources/tokens.json`: light or dark, 80 to 200 per cent, three densities.

Widgets ask the theme and never name a colour. The style sheet knows these properties: `role` of a label (`title`,
`section`, `caption`, `muted`), `role` of a button (`primary`, `quiet`, `chip`, `danger`) and `tone` of a chip.
"""

from __future__ import annotations

import json
import re
import weakref
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

import qtawesome  # type: ignore[import-untyped]
import shiboken6
from PySide6.QtCore import QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QStyleFactory
from typing_extensions import override

from prm_desktop.domain.fields import Tone
from ui.resource_files import resource
from ui.style_sheet import style_sheet

_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Button: "raised",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.BrightText: "text",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Mid: "border",
    QPalette.ColorRole.Midlight: "border",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Dark: "control",
    QPalette.ColorRole.Shadow: "sunken",
}
_DIRECTED = re.compile(r"(arrow|chevron)-(left|right)|undo|redo|reply|login|logout|import|export|open-in-new|send")
"""Icons that point along the line, and so the other way in a mirrored window."""
_DIMMED = (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText)


class Mode(StrEnum):
    """Which colours: one of two sets, or whatever the system shows."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Density(StrEnum):
    """How high a row is."""

    COMPACT = "compact"
    COMFORTABLE = "comfortable"
    ROOMY = "roomy"


@dataclass(frozen=True, slots=True)
class Look:
    """What a person chose. `zoom`: per cent."""

    mode: Mode = Mode.SYSTEM
    zoom: int = 100
    density: Density = Density.COMFORTABLE


def load_tokens() -> dict[str, Any]:
    """The design tokens as declared."""
    found: dict[str, Any] = json.loads(resource("tokens.json").read_text("utf-8"))
    return found


def app_icon() -> QIcon:
    """The program's own icon."""
    return QIcon(str(resource("icons/prm-desktop.svg")))


class _Glyph(QIconEngine):
    """Draws an icon of the set, and nothing where there is no room.

    A button that its layout squeezes for a moment asks for a picture without a width; the set's own engine would try to
    paint on it.
    """

    def __init__(self, icon: QIcon) -> None:
        super().__init__()
        self._icon = icon

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        if not rect.isEmpty():
            self._icon.paint(painter, rect, Qt.AlignmentFlag.AlignCenter, mode, state)

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return QPixmap() if size.isEmpty() else self._icon.pixmap(size, 1.0, mode, state)

    @override
    def clone(self) -> QIconEngine:
        return _Glyph(self._icon)


class Theme(QObject):
    """The look of one program. Make it after the application, before the first window."""

    changed = Signal(object)
    """`Look`: colours or sizes are different now; whoever paints by hand repaints."""

    def __init__(self, app: QApplication, look: Look | None = None) -> None:
        super().__init__(app)
        self._app = app
        self._tokens = load_tokens()
        # A person who made the system's letters larger gets larger letters here; smaller ones than ours nobody needs.
        self._base: float = max(1.0, QFontInfo(app.font()).pixelSize() / self._tokens["type"]["body"])
        self._icons: weakref.WeakKeyDictionary[QAbstractButton, tuple[str, str]] = weakref.WeakKeyDictionary()
        self._look = look or Look()
        self._colors: dict[str, Any] = {}
        app.setStyle(QStyleFactory.create("Fusion"))
        app.setWindowIcon(app_icon())
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        self.choose(self._look)

    @property
    def look(self) -> Look:
        """What is shown now."""
        return self._look

    @property
    def dark(self) -> bool:
        """Whether the dark set is shown."""
        if self._look.mode is Mode.SYSTEM:
            return self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self._look.mode is Mode.DARK

    def choose(self, look: Look) -> None:
        """Show another look, at once and everywhere."""
        limits = self._tokens["zoom"]
        self._look = replace(look, zoom=max(limits["min"], min(limits["max"], look.zoom)))
        self._colors = self._tokens["dark" if self.dark else "light"]
        qtawesome.reset_cache()
        # Qt replaces a style sheet by polishing each widget anew for itself and once more for each one that it is
        # inside of. Taken away first, a sheet is given to each widget once: a tenth of the time.
        self._app.setStyleSheet("")
        self._app.setPalette(self._palette())
        self._app.setFont(self.font())
        self._app.setStyleSheet(style_sheet(self._tokens, self._colors, self.px))
        for button, (name, role) in list(self._icons.items()):
            if shiboken6.isValid(button):
                self._apply_icon(button, name, role)
        self.changed.emit(self._look)

    def zoom_by(self, steps: int) -> None:
        """Larger or smaller by steps; 0 goes back to 100 per cent."""
        step = self._tokens["zoom"]["step"]
        self.choose(replace(self._look, zoom=self._look.zoom + steps * step if steps else 100))

    def px(self, size: float) -> int:
        """A size of the design in pixels at the present zoom."""
        return max(1, round(float(size * self._base * self._look.zoom / 100)))

    def space(self, name: str) -> int:
        """A distance by its name: xs, s, m, l, xl."""
        return self.px(self._tokens["space"][name])

    @property
    def row_height(self) -> int:
        """The height of a list's row in pixels."""
        return self.px(self._tokens["row"][self._look.density])

    @property
    def motion_ms(self) -> int:
        """How long a movement may take; 0 where the system asks for none."""
        motion: int = self._tokens["motion_ms"]
        return motion if self._app.isEffectEnabled(Qt.UIEffect.UI_AnimateMenu) else 0

    @property
    def device_ratio(self) -> float:
        """Device pixels per pixel of the sharpest screen."""
        return self._app.devicePixelRatio()

    def color(self, name: str) -> QColor:
        """A colour by its token, such as `muted`."""
        return QColor(self._colors[name])

    def tone(self, tone: str, part: str = "text") -> QColor:
        """A colour of a meaning: its `text`, `fill` or `mark`."""
        return QColor(self._colors[Tone(tone).value][part])

    def font(self, size: str = "body", *, bold: bool = False, tabular: bool = False) -> QFont:
        """A font of the type scale; `tabular` figures for money and dates."""
        made = QFont(self._app.font())
        made.setPixelSize(self.px(self._tokens["type"][size]))
        made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        if tabular:
            made.setFeature(QFont.Tag("tnum"), 1)
        return made

    def icon(self, name: str, color: str = "muted") -> QIcon:
        """An icon of the set `mdi6` in a colour token, or in a meaning's mark (`success`)."""
        chosen = self._colors[color]
        shade = chosen["mark"] if isinstance(chosen, dict) else chosen
        mirrored = self._app.layoutDirection() is Qt.LayoutDirection.RightToLeft and bool(_DIRECTED.search(name))
        made = qtawesome.icon(name, color=shade, color_disabled=self._colors["disabled"], hflip=mirrored)
        return QIcon(_Glyph(made))

    def dress(self, button: QAbstractButton, name: str, color: str = "muted") -> None:
        """Give a button an icon that follows the theme."""
        self._icons[button] = (name, color)
        self._apply_icon(button, name, color)

    def _apply_icon(self, button: QAbstractButton, name: str, color: str) -> None:
        button.setIcon(self.icon(name, color))
        button.setIconSize(QSize(self.px(16), self.px(16)))

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, name in _ROLES.items():
            palette.setColor(role, self.color(name))
        for role in _DIMMED:
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("disabled"))
        return palette

    def _system_changed(self, _scheme: Qt.ColorScheme) -> None:
        if self._look.mode is Mode.SYSTEM:
            self.choose(self._look)
