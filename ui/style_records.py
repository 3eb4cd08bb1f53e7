"""The part of the style sheet for records, forms and pages; `ui.style_sheet` puts it after its own."""

from __future__ import annotations

from collections.abc import Mapping
from string import Template
from typing import Any

_RECORDS = Template("""
QLabel[role="key"] {
  color: $muted; border: 1px solid $border; border-radius: ${p4}px; padding: 0 ${p4}px; font-size: ${caption}px;
  min-width: ${p12}px;
}
QLabel[role="editable"] { border: 1px solid transparent; border-radius: ${p4}px; padding: 0; }
QLabel[role="editable"]:hover { border-color: $control; background: $hover; }
QLabel[role="editable"]:focus { border: 1px solid $focus; background: $hover; }
QLabel[empty="true"] { color: $muted; }
QLabel[role="link"]:hover, QLabel[role="link"]:focus { color: $accent; }
QToolButton[role="tiny"] {
  background: transparent; border: 1px solid transparent; padding: 0; min-height: ${p16}px; min-width: ${p16}px;
  border-radius: ${p4}px;
}
QToolButton[role="tiny"]:hover { background: $hover; }
QToolButton[role="tiny"]:focus { border: 1px solid $focus; padding: 0; }
QFrame[role="rule"] { background: $border; border: none; max-height: 1px; min-height: 1px; }
#DetailHead { background: $surface; border-bottom: 1px solid $border; }
#NextStep { background: $sunken; border: none; border-radius: ${radius}px; }
#Sheet { background: $raised; border: 1px solid $control; border-radius: ${radius}px; }
#Side { background: $surface; border: 1px solid $border; border-radius: ${radius}px; }
#Side[chosen="true"] { border: 2px solid $accent; }
""")


def records_sheet(values: Mapping[str, Any]) -> str:
    """The rules for records, with the same values as the rest of the style sheet."""
    return _RECORDS.substitute(values)
