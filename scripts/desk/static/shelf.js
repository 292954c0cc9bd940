// The first page: the sources, what is open in each, and the way in for a new one.
import { showChanges } from "./changes.js";
import { at, say } from "./dom.js";
import { OPEN } from "./kinds.js";
import { NewSource } from "./new_source.js";
import { get } from "./server.js";

const failed = (error) => {
  at("gone").textContent = error.message;
  at("gone").hidden = false;
  say(error.message);
};

const AGAIN = 700; // ms: what is being looked for is asked for again

async function left(source) {
  for (;;) {
    const layer = await get(["layer", source], { lines: "1-1" });
    if (layer.left) return layer.left;
    await new Promise((done) => {
      setTimeout(done, AGAIN);
    });
  }
}

function said(counts) {
  const kinds = Object.entries(counts).filter(([, number]) => number);
  return kinds.length
    ? `open: ${kinds.map(([type, number]) => `${number} ${number === 1 ? type : (OPEN[type] ?? type)}`).join(", ")}`
    : "nothing open";
}

// Counting is the slow part: one source after the other, each shown when it is there.
async function countOpen() {
  for (const item of document.querySelectorAll("#sources [data-source]")) {
    const { source } = item.dataset;
    try {
      item.querySelector(".open-of").textContent = said(await left(source));
    } catch (error) {
      item.querySelector(".open-of").textContent = error.message;
    }
  }
}

at("changes").addEventListener("click", () => showChanges(failed));
await new NewSource(at("new")).open().catch(failed);
await countOpen();
document.documentElement.dataset.ready = "yes";
