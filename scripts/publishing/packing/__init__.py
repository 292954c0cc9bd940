"""The package a scholar downloads: what may be passed on, in every format, and its archive."""
