"""The transaction that services and sync pass on without looking inside: what SQL it speaks is the replica's affair."""

from sqlalchemy import Connection

__all__ = ["Connection"]
