"""What several formats need, or what only their reading loads: zips, markup, pages of a PDF."""
