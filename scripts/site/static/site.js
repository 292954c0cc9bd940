// Adds to pages that are whole without it: copies the open citation, filters the rows of a table.
"use strict";

for (const box of document.querySelectorAll(".box")) {
  const button = box.querySelector(".copy");
  const says = box.querySelector("[role=status]");
  if (!button || !navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const open = box.querySelector("details[open] .cit") || box.querySelector(".cit");
    try {
      await navigator.clipboard.writeText(open.textContent);
      says.textContent = "Copied.";
    } catch {
      getSelection().selectAllChildren(open);
      says.textContent = "Marked; copy it with the keyboard.";
    }
  });
}

// A table with `data-filters` gets a choice for each column whose head has `data-filter`.
for (const table of document.querySelectorAll("table[data-filters]")) {
  const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
  const columns = [...table.tHead.rows[0].cells].filter((head) => head.hasAttribute("data-filter"));
  const form = document.createElement("form");
  const says = document.createElement("output");
  const text = (row, column) => row.cells[column.cellIndex].textContent.trim();
  form.className = "filters";
  form.setAttribute("aria-label", "Filter the table");
  const choices = columns.flatMap((column) => {
    const values = [...new Set(rows.map((row) => text(row, column)))].sort((a, b) => a.localeCompare(b));
    if (values.length < 2) return [];
    const label = document.createElement("label");
    const select = document.createElement("select");
    select.append(new Option("all", ""), ...values.map((value) => new Option(value || "not said", value || " ")));
    label.append(column.textContent, select);
    form.append(label);
    return [{ column, select }];
  });
  const filter = () => {
    let shown = 0;
    for (const row of rows) {
      row.hidden = choices.some(({ column, select }) => select.value && text(row, column) !== select.value.trim());
      shown += row.hidden ? 0 : 1;
    }
    says.textContent = `${shown} of ${rows.length} rows`;
  };
  if (!choices.length) continue;
  form.append(says);
  form.addEventListener("change", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  table.parentElement.before(form);
  filter();
}
