"""The verbs of `python -m scripts`, one module each."""
