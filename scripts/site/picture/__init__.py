"""Pictures of figures and dates, as words that lead to their records and marks beside them.

They are made of the rows of `scripts/show/plots`, which say what is drawn. `strip.py` draws the
mark of one row, `rows.py` puts rows in their order and groups, `sheet.py` makes of the same rows a
file of its own. A page sets them in `templates/parts/picture.html`.
"""
