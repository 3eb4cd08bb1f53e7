"""The one style sheet, made from tokens. Native widgets, no custom-drawn chrome."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from string import Template
from typing import Any

from ui.style_records import records_sheet

_SHEET = Template("""
QMainWindow, QDialog, #Page { background: $window; }
QToolTip { background: $raised; color: $text; border: 1px solid $border; padding: ${p4}px ${p8}px; }

QLabel { background: transparent; }
QLabel[role="title"] { font-size: ${title}px; font-weight: 600; }
QLabel[role="section"] { font-size: ${section}px; font-weight: 600; }
QLabel[role="caption"] { font-size: ${caption}px; color: $muted; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="figure"] { font-size: ${title}px; font-weight: 600; }

QPushButton, QToolButton {
  background: $raised; border: 1px solid $control; border-radius: ${radius}px;
  padding: ${p4}px ${p12}px; min-height: ${line}px;
}
QToolButton { padding: ${p4}px ${p8}px; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed { background: $selection; }
QPushButton:checked, QToolButton:checked { background: $selection; border-color: $accent; }
QPushButton:disabled, QToolButton:disabled { color: $disabled; border-color: $border; background: transparent; }
QPushButton:focus, QToolButton:focus { border: 2px solid $focus; padding: ${p3}px ${p11}px; }
QToolButton:focus { padding: ${p3}px ${p7}px; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600; }
QPushButton[role="primary"]:hover { background: $accent_hover; }
QPushButton[role="primary"]:focus { border: 2px solid $text; }
QPushButton[role="primary"]:disabled { background: $sunken; color: $disabled; border-color: $border; }
QPushButton[role="danger"] { color: $danger_text; border-color: $danger_mark; }
QPushButton[role="quiet"], QToolButton[role="quiet"] { background: transparent; border-color: transparent; }
QPushButton[role="quiet"]:hover, QToolButton[role="quiet"]:hover { background: $hover; }
QPushButton[role="quiet"]:focus, QToolButton[role="quiet"]:focus { border: 2px solid $focus; }
QPushButton[role="link"] {
  background: transparent; border: none; color: $accent; padding: 0; min-height: ${p16}px; text-align: left;
}
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:focus { border: none; padding: 0; text-decoration: underline; background: $selection; }
QPushButton[role="chip"] {
  background: transparent; border: 1px solid $control; border-radius: ${chip}px; padding: ${p2}px ${p12}px;
  color: $muted;
}
QPushButton[role="chip"]:checked { background: $selection; color: $text; border-color: $accent; }
QPushButton[role="chip"]:focus { border: 2px solid $focus; padding: ${p1}px ${p11}px; }
QPushButton::menu-indicator, QToolButton::menu-indicator { image: none; width: 0; }

QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox {
  background: $surface; border: 1px solid $control; border-radius: ${radius}px; padding: ${p4}px ${p8}px;
  min-height: ${line}px; selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
  border: 2px solid $focus; padding: ${p3}px ${p7}px;
}
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled { color: $disabled; border-color: $border; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }
QLineEdit[role="search"] { background: $sunken; border-color: $sunken; }
QLineEdit[role="search"]:focus { background: $surface; border-color: $focus; }
QLineEdit QToolButton, QLineEdit QToolButton:hover { border: none; background: transparent; padding: 0; min-height: 0; }
QLineEdit[problem="true"] { border: 2px solid $danger_mark; }

QAbstractItemView {
  background: $surface; border: none; selection-background-color: $selection; selection-color: $text;
}
QTableView, QTreeView { gridline-color: transparent; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section {
  background: $surface; color: $muted; border: none; border-bottom: 1px solid $border;
  padding: ${p4}px ${p8}px; font-size: ${caption}px; font-weight: 600;
}
QHeaderView::section:hover { background: $hover; color: $text; }
QTableCornerButton::section { background: $surface; border: none; }

QMenu { background: $raised; border: 1px solid $border; padding: ${p4}px; }
QMenu::item { padding: ${p4}px ${p24}px ${p4}px ${p8}px; border-radius: ${p4}px; }
QMenu::item:selected { background: $selection; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $border; margin: ${p4}px; }
QMenu::icon { padding-left: ${p8}px; }

QSplitter::handle { background: $border; }
QSplitter::handle:hover { background: $accent; }
#Grip { background: $focus; border: none; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: ${p12}px; }
QScrollBar:horizontal { height: ${p12}px; }
QScrollBar::handle { background: $control; border-radius: ${p3}px; margin: ${p3}px; }
QScrollBar::handle:vertical { min-height: ${p24}px; }
QScrollBar::handle:horizontal { min-width: ${p24}px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab {
  background: transparent; color: $muted; padding: ${p8}px ${p12}px; border: none; border-bottom: 2px solid transparent;
}
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; font-weight: 600; }
QTabBar::tab:focus { border-bottom: 2px solid $focus; background: $hover; }
QTabBar QToolButton { min-height: 0; padding: 0; background: $window; }

QProgressBar {
  background: $sunken; border: none; border-radius: ${p3}px; min-height: ${p6}px; max-height: ${p6}px;
  color: transparent;
}
QProgressBar::chunk { background: $accent; border-radius: ${p3}px; }
QCheckBox, QRadioButton { spacing: ${p8}px; background: transparent; }
QCheckBox:focus, QRadioButton:focus { color: $accent; }

#Rail { background: $sunken; border: none; border-right: 1px solid $border; }
#Rail QToolButton {
  background: transparent; border: 2px solid transparent; padding: ${p4}px ${p8}px; text-align: left; color: $text;
}
#Rail QToolButton:hover { background: $hover; }
#Rail QToolButton[here="true"] { background: $selection; font-weight: 600; }
#Rail QToolButton:focus { border: 2px solid $focus; }
#StatusBar { background: $sunken; border-top: 1px solid $border; }
#StatusBar QPushButton { min-height: 0; padding: ${p2}px ${p8}px; border-color: transparent; background: transparent; }
#StatusBar QPushButton:checked { background: $selection; border-color: $accent; }
#StatusBar QPushButton:hover { background: $hover; }
#StatusBar QPushButton:focus { border: 2px solid $focus; padding: ${p1}px ${p7}px; }
#TitleRow { background: $window; border-bottom: 1px solid $border; }
#Panel { background: $surface; }
#Card { background: $surface; border: 1px solid $border; border-radius: ${radius}px; }
#Card QPushButton[role="row"] {
  border: 2px solid transparent; background: transparent; text-align: left; min-height: ${p40}px; padding: 0;
}
#Card QPushButton[role="row"]:hover { background: $hover; }
#Card QPushButton[role="row"]:focus { border: 2px solid $focus; }
#BulkBar { background: $selection; border-bottom: 1px solid $border; }
#Toast { background: $text; border-radius: ${radius}px; }
#Toast QLabel { color: $window; }
#Toast QPushButton { background: transparent; color: $window; border: 1px solid $window; min-height: 0; }
#Toast QPushButton:hover { background: $muted; }
#Toast QPushButton:focus { border: 2px solid $window; }
#Palette { background: $raised; border: 1px solid $control; border-radius: ${radius}px; }
#Palette QLineEdit { font-size: ${section}px; border: none; background: $raised; min-height: ${p32}px; }
#Palette QLineEdit:focus { border: none; padding: ${p4}px ${p8}px; }
#Palette QListView { background: $raised; border-top: 1px solid $border; }
""")
_TONES = Template("""
QLabel[tone="$tone"] {
  background: $fill; color: $text; border-radius: ${radius}px; padding: ${p2}px ${p8}px; font-size: ${caption}px;
}
""")
_PADDINGS = (1, 2, 3, 4, 6, 7, 8, 11, 12, 16, 24, 32, 40)


def style_sheet(tokens: Mapping[str, Any], colors: Mapping[str, Any], px: Callable[[float], int]) -> str:
    """The style sheet of these colours at the sizes that `px` gives."""
    values: dict[str, Any] = {name: value for name, value in colors.items() if isinstance(value, str)}
    tones = {name: value for name, value in colors.items() if isinstance(value, dict)}
    values |= {f"{tone}_{part}": shade for tone, parts in tones.items() for part, shade in parts.items()}
    values |= {f"p{size}": px(size) for size in _PADDINGS}
    values |= {name: px(size) for name, size in tokens["type"].items()}
    values |= {"radius": px(tokens["radius"]), "line": px(18), "chip": px(12)}
    chips = (_TONES.substitute(values, tone=tone, fill=p["fill"], text=p["text"]) for tone, p in tones.items())
    return _SHEET.substitute(values) + records_sheet(values, px) + "".join(chips)
