"""What a person can do: screens and the command line call these; they check, write and say what changed."""
