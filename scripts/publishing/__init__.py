"""Sixth room: what a reader is shown, made from the contract and the tables."""
