"""Documents in the formats people send → text with pages and paragraphs."""
