"""Whether the dataset holds, and how it is written once it does."""
