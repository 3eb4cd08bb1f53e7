"""Data files that ship with the program: design tokens, icons, translations."""
