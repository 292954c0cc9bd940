"""The database of a package in a browser, by Datasette: what it shows, and how words are found."""
