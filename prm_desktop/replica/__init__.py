"""What is stored: the encrypted local copy of the rows, the outbox of unsent commands, and search."""
