"""The kinds of pages, each a module; `scripts/site/__init__.py` says how one is written."""
