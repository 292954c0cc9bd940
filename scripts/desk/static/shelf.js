// The first page: the sources, what is open in each, and the way in for a new one.
import { showChanges } from "./changes.js";
import { at, say } from "./dom.js";
import { OPEN } from "./kinds.js";
import { NewSource } from "./new_source.js";
import { get, Overtaken } from "./server.js";

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
  for (const place of document.querySelectorAll("#sources .open-of")) {
    try {
      place.textContent = said(await left(place.closest("[data-source]").dataset.source));
    } catch (error) {
      place.textContent = error.message;
    }
  }
}

// The server knows which letters are the same, so it says which sources have what is typed.
async function search({ target }) {
  try {
    const found = await get(["sources"], { q: target.value }, "sources");
    narrow(new Set(found.map(({ id }) => id)), target.value.trim());
  } catch (error) {
    if (!(error instanceof Overtaken)) failed(error);
  }
}

function narrow(ids, query) {
  for (const item of document.querySelectorAll("#sources [data-source]"))
    item.hidden = !ids.has(item.dataset.source);
  for (const part of document.querySelectorAll("#sources section"))
    part.hidden = !part.querySelector("li:not([hidden])");
  at("found").textContent = query ? `${ids.size} ${ids.size === 1 ? "source has" : "sources have"} this.` : "";
}

at("sought")?.addEventListener("input", search);
at("changes").addEventListener("click", () => showChanges(failed));
await new NewSource(at("new")).open().catch(failed);
await countOpen();
document.documentElement.dataset.ready = "yes";
