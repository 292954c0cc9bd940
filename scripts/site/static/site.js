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

// A table with `data-filters` gets a choice above it: for each name there, whose values are data of
// its rows (`data-year-said` for `Year said`), and for each column whose head has `data-filter`.
const named = (table) => (table.dataset.filters || "").split("|").filter(Boolean).map((label) => {
  const key = `data-${label.toLowerCase().replaceAll(" ", "-")}`;
  return { label, value: (row) => row.getAttribute(key) || "" };
});
const headed = (table) => [...table.tHead.rows[0].cells]
  .filter((head) => head.hasAttribute("data-filter"))
  .map((head) => ({ label: head.textContent, value: (row) => row.cells[head.cellIndex].textContent.trim() }));

for (const table of document.querySelectorAll("table[data-filters]")) {
  const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
  const form = document.createElement("form");
  const says = document.createElement("output");
  form.className = "filters";
  form.setAttribute("aria-label", "Filter the table");
  const choices = [...named(table), ...headed(table)].flatMap(({ label, value }) => {
    const values = [...new Set(rows.map(value))].sort((a, b) => a.localeCompare(b));
    if (values.length < 2) return [];
    const around = document.createElement("label");
    const select = document.createElement("select");
    select.append(new Option("all", "all"), ...values.map((text) => new Option(text || "not said", `=${text}`)));
    around.append(label, select);
    form.append(around);
    return [(row) => select.value === "all" || select.value === `=${value(row)}`];
  });
  if (!choices.length) continue;
  const filter = () => {
    for (const row of rows) row.hidden = !choices.every((passes) => passes(row));
    says.textContent = `${rows.filter((row) => !row.hidden).length} of ${rows.length} rows`;
  };
  form.append(says);
  form.addEventListener("change", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  (table.closest(".scroll") || table).before(form);
  filter();
}
