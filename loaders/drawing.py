"""Draw the figures of one question: each as what its words allow, with who says it and when.

A filled end is a bound that the words allow themselves, a hollow one a bound that they do not, an
arrow an open end; square ends and a dotted line are a number said to be near only. These are
claims, not measurements, and no line goes through their middle.
"""

import pandas as pd


def figures_of(tables, claim):
    """Draw the figures of a claim, or of a family by its name; return their rows as a DataFrame.

    Rows whose words give no number are returned and not drawn. An id that is none raises KeyError;
    one of which nothing is said gives no rows. Needs matplotlib; `plt.show()` shows it.
    """
    rows = _rows(tables, claim)
    drawn = rows[rows["draw_open"].isin(["neither", "below", "above"])]
    if not drawn.empty:
        _draw(drawn.reset_index(drop=True), _asked(tables, claim))
    return rows


def _rows(tables, claim):
    families, flat = tables["families"], tables["figures_flat"]
    inside = families[families["family"].eq(claim) & families["belongs"].eq("inside")]
    wanted = set(inside["claim_id"]) or {claim}
    if inside.empty and claim not in set(tables["claims"]["claim_id"]):
        raise KeyError(f"{claim}: no such claim or family; they stand in tables['families']")
    return flat[flat["claim_id"].isin(wanted)].sort_values(["said", "figure_id"])


def _asked(tables, claim):
    wording = tables["claims"].set_index("claim_id")["wording"]
    return wording.get(claim, f"Questions of the family {claim}")


def _draw(rows, title):
    import matplotlib.pyplot as plt

    most = rows[["draw_from", "draw_to"]].max(axis=None) * 1.05
    _, axes = plt.subplots(figsize=(11, 1.5 + 0.25 * len(rows)), layout="constrained")
    for place, row in rows.iterrows():
        start, end = row["draw_from"], row["draw_to"]
        low = 0 if pd.isna(start) else float(start)
        high = float(most) if pd.isna(end) else float(end)
        dotted = not pd.isna(row["approximate"]) and row["approximate"]
        axes.hlines(place, low, high, color="black", linestyle=":" if dotted else "-")
        shape = "s" if dotted else "o"
        _end(axes, low, place, start, row["lower_inclusive"], shape, "<")
        _end(axes, high, place, end, row["upper_inclusive"], shape, ">")
    axes.set_yticks(range(len(rows)), [_label(row) for _, row in rows.iterrows()], fontsize=7)
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_xlim(left=0)
    axes.set_xlabel("claims, not measurements")
    axes.set_title(title, loc="left", fontsize=9)


def _end(axes, at, place, bound, allowed, shape, arrow):
    if pd.isna(bound):
        axes.plot(at, place, marker=arrow, color="black", markersize=5, clip_on=False)
        return
    fill = "white" if not pd.isna(allowed) and not allowed else "black"
    axes.plot(at, place, marker=shape, color="black", markerfacecolor=fill, markersize=4)


def _label(row):
    said = "undated" if pd.isna(row["said"]) else row["said"]
    stand = "" if row["position"] == "asserts" else f" ({row['position']})"
    words = row["reading"] if pd.isna(row["as_written"]) else f"“{row['as_written']}”"
    return f"{said}  {row['speaker']}{stand}: {words[:60]}"
