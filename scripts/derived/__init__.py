"""Tables computed from the authored ones."""
