"""The document formats that are read: one file each, which says all there is to say of it."""
