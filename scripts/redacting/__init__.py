"""Words withdrawn after entry: from a document held, from its records and from the shared lists."""
