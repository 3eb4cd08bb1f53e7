"""Table models: ids and a cache of row pages."""
