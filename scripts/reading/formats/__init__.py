"""One module a format: a document's bytes → its text in pieces that know where they stand."""
