"""Bringing records in from files of other programs.

    file ──reading──▶ Sheet (header, lines) ──columns──▶ mapping ──planning──▶ Plan ──doing──▶ commands

Everything that comes in goes through ordinary commands and the outbox, so that it works offline and can be taken back.
"""
