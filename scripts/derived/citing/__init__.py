"""References: what the dataset says of itself and of its sources."""
