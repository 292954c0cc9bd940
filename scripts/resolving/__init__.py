"""Resolving: quotes become spans, words become bounds, dates become intervals."""
