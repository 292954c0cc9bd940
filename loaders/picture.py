"""Draw the family of a question from the package's folder: `python loaders/picture.py`."""

import matplotlib.pyplot as plt
import pandas as pd

figures, families = (pd.read_csv(f"data/{name}.csv", dtype=str, keep_default_na=False)
                     for name in ("figures_flat", "families"))  # fmt: skip
family = families[families["family"].eq("prison-executions-1988.person-executed")]
claims = family.loc[family["belongs"].eq("inside"), "claim_id"]  # wider counts are left out
rows = figures[figures["claim_id"].isin(claims) & figures["draw_open"].ne("no_number")]
rows = rows.sort_values(["said", "figure_id"])
ends = rows[["draw_from", "draw_to"]].apply(pd.to_numeric).fillna({"draw_from": 0, "draw_to": 4e4})
labels = rows["said"] + " " + rows["speaker"] + " (" + rows["origin_check"] + "), " + rows["period"]
plt.figure(figsize=(12, 2 + len(rows) / 5), layout="constrained")
plt.hlines(labels + " " + rows["figure_id"], ends["draw_from"], ends["draw_to"] + 100)
plt.savefig("picture.svg")
