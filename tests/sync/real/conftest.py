"""Hub databases for tests with real processes."""

from tests.databases import lite_database, pg_database, postgres, sqlite

__all__ = ["lite_database", "pg_database", "postgres", "sqlite"]
