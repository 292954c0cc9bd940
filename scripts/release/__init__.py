"""What changed since the last release, and the version it needs."""
