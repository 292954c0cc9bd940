"""What a reader cites: sources, figures, records, the dataset; in words and in three formats."""
