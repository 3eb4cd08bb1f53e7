"""How it looks: the Qt client."""

from ui.none_guard import protect_none

protect_none()
