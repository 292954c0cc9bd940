"""What a scholar downloads, in every format."""
