"""The citation of one record."""
