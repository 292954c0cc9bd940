"""Checking: the contract itself, and every rule that a table schema cannot hold."""
