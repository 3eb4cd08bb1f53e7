"""How it looks: the Qt client."""
