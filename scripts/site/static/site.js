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
