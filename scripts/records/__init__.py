"""What was written → the rows of the authored tables."""
