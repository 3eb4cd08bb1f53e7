"""The part of the style sheet for records, forms and pages; `ui.style_sheet` puts it after its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from string import Template
from typing import Any

from ui.resource_files import resource

_RECORDS = Template("""
QLabel[role="key"] {
  color: $muted; border: 1px solid $border; border-radius: ${p4}px; padding: 0; font-size: ${caption}px;
}
QPushButton[role="editable"] {
  background: transparent; border: 1px solid transparent; border-radius: ${p4}px; padding: 0; min-height: 0;
}
QPushButton[role="editable"]:hover { border-color: $control; background: $hover; }
QPushButton[role="editable"]:focus { border: 1px solid $focus; background: $hover; padding: 0; }
QLabel[empty="true"] { color: $muted; }
QPushButton[role="name"] {
  background: transparent; border: 1px solid transparent; border-radius: ${p4}px; padding: 0; min-height: 0;
  text-align: left;
}
QPushButton[role="name"]:hover { color: $accent; }
QPushButton[role="name"]:focus { color: $accent; border: 1px solid $focus; padding: 0; }
QToolButton[role="tiny"] {
  background: transparent; border: 1px solid transparent; padding: 0; min-height: 0; min-width: 0;
  border-radius: ${p4}px;
}
QPushButton[role="more"] { background: transparent; border: 1px solid transparent; color: $muted; padding: ${p2}px 0; }
QPushButton[role="more"]:hover { color: $text; }
QPushButton[role="more"]:focus { border: 1px solid $focus; padding: ${p2}px 0; }
QToolButton[role="tiny"]:hover { background: $hover; }
QToolButton[role="tiny"]:focus { border: 1px solid $focus; padding: 0; }
QFrame[role="rule"] { background: $border; border: none; max-height: 1px; min-height: 1px; }
QLabel[role="value"] { border: 1px solid transparent; }
QCheckBox::indicator, QRadioButton::indicator {
  width: ${p16}px; height: ${p16}px; border: 1px solid $control; background: $surface;
}
QCheckBox::indicator { border-radius: ${p4}px; }
QRadioButton::indicator { border-radius: ${p9}px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus {
  border: 2px solid $focus; width: ${p14}px; height: ${p14}px;
}
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$check"); }
QRadioButton::indicator:checked {
  border: ${p5}px solid $accent; background: $on_accent; width: ${p8}px; height: ${p8}px;
}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $border; background: $sunken; }
QGroupBox { border: none; margin: 0; padding: 0; }
QComboBox::drop-down { border: none; width: ${p24}px; }
QComboBox::down-arrow { image: url("$chevron"); width: ${p16}px; height: ${p16}px; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $control; padding: ${p4}px; }
QAbstractSpinBox { padding-left: ${p8}px; }
#Outbox { border: 1px solid $border; border-radius: ${radius}px; }
#Outbox:focus { border-color: $focus; }
#Outbox::item { padding: ${p7}px ${p4}px; border-bottom: 1px solid $border; }
#Outbox::item:selected { background: $selection; color: $text; }
#Attention { border: 1px solid transparent; }
#Attention:focus { border-color: $focus; }
#Attention::item { padding: ${p8}px ${p12}px; border-bottom: 1px solid $border; }
#Attention::item:selected { background: $selection; color: $text; }
#Board, #BoardColumn { background: $sunken; border-radius: ${radius}px; }
#Board { background: $surface; }
#Cards { background: transparent; border: 1px solid transparent; border-radius: ${radius}px; }
#Cards:focus { border-color: $focus; }
#Cards[target="true"] { border: 1px solid $accent; }
#DetailHead { background: $surface; border-bottom: 1px solid $border; }
#NextStep { background: $sunken; border: none; border-radius: ${radius}px; }
#Sheet { background: $raised; border: 1px solid $control; border-radius: ${radius}px; }
#Side { background: $surface; border: 1px solid $border; border-radius: ${radius}px; }
#DiffText { background: transparent; border: none; padding: 0; }
#Side[chosen="true"] { border: 2px solid $accent; }
""")


def records_sheet(values: Mapping[str, Any], px: Callable[[float], int]) -> str:
    """The rules for records, with the same values as the rest of the style sheet."""
    shade = "light" if values["on_accent"] == "#FFFFFF" else "dark"
    urls = {name: resource(f"icons/{name}-{shade}.svg").as_posix() for name in ("check", "chevron")}
    more = {f"p{size}": px(size) for size in (5, 9, 14)}
    return _RECORDS.substitute(values, **urls, **more)
