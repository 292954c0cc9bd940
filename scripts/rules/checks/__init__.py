"""The rules over rows. Whatever stands in a module of this folder is held to every table."""
