"""What the desk answers, a module a subject; each route stands there whole."""
