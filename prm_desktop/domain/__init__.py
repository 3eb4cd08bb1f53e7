"""What is true: entities, statuses and rules. Pure: no I/O, no clock, no randomness.

Each entity and each command is declared here once; tables, wire format, search, CSV and screens are derived.
"""
