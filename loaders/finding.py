"""Find a column or a value by any word, and read what it means, as the codebook has it."""

from textwrap import fill

import pandas as pd

SAID = ["label", "question", "description", "allowed", "trap"]  # columns of codebook that describe


def find(tables, text):
    """Columns, and values of closed lists, in whose name or meaning `text` stands; in any case.

    A DataFrame: table_name, field_name, value (missing for a column), label, means.
    """
    columns = tables["codebook"].assign(value=pd.NA).rename(columns={"description": "means"})
    values = tables["codebook_values"].rename(columns={"definition": "means"})
    head = ["table_name", "field_name", "value", "label", "means"]
    columns = columns[_holding(columns, [*head, "question", "trap"], text)]
    values = values[_holding(values, head, text)]
    return pd.concat([columns[head], values[head]], ignore_index=True)


def describe(tables, name):
    """Print what a table (`figures`) or a column (`figures.qualifier`, `qualifier`) holds.

    A column that several tables have is told for each. A name that is none raises KeyError.
    """
    book = tables["codebook"]
    if name in tables:
        own = book[book["table_name"] == name].sort_values("place")
        print(f"{name}: {len(tables[name]):,} rows")
        for row in own.itertuples():
            print(fill(f"{row.field_name}  {row.question}", 100, subsequent_indent="    "))
        return
    table, _, field = name.rpartition(".")
    own = book[(book["field_name"] == field) & (book["table_name"].eq(table) | (table == ""))]
    if own.empty:
        raise KeyError(f"{name}: no such table or column; try find(tables, {field!r})")
    for row in own.to_dict("records"):
        _tell(row, tables["codebook_values"])


def _tell(row, values):
    print(f"{row['table_name']}.{row['field_name']}")
    for name in SAID:
        if not pd.isna(row[name]):
            print(fill(f"  {name}: {row[name]}", 100, subsequent_indent="    "))
    print(f"  {row['n_rows']:,} rows, {row['n_distinct']:,} distinct, {row['n_empty']:,} empty")
    mine = values["table_name"].eq(row["table_name"]) & values["field_name"].eq(row["field_name"])
    for one in values[mine].sort_values("stata_code").itertuples():
        text = f"  {one.value} ({one.n_rows:,}): {one.definition}"
        print(fill(text, 100, subsequent_indent="    "))


def _holding(frame, names, text):
    cells = frame[names].fillna("").astype(str)
    return cells.apply(lambda cell: cell.str.contains(text, case=False, regex=False)).any(axis=1)
