"""Codebook, metadata and the pages that go along."""
