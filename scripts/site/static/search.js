// Asks the index of the site. Whatever a document says is put into the page as text.
import { fold } from "./folding.js";
import { KINDS } from "./pagefind/kinds.js";
import * as pagefind from "./pagefind/pagefind.js";

const STEP = 20; // results at a time
const at = (id) => document.getElementById(id);
const add = (parent, name, text, look = "") => {
  const made = document.createElement(name);
  made.textContent = text;
  if (look) made.className = look;
  parent.append(made);
  return made;
};
let results = [];
let shown = 0;
let asked = 0;

function show({ meta, raw_url: address }) {
  const item = add(at("found"), "li", "");
  add(item, "span", meta.kind, "lab");
  const link = add(item, "a", meta.words ? "" : meta.title);
  link.href = address.replace(/^\//, "");
  if (meta.words) {
    const said = add(link, "q", meta.words);
    said.dir = "auto";
    if (meta.language) said.lang = meta.language;
  }
  if (meta.who) add(item, "span", meta.who, "who");
}

async function more() {
  const mine = asked;
  const next = await Promise.all(results.slice(shown, shown + STEP).map((one) => one.data()));
  if (mine !== asked) return;
  next.forEach(show);
  shown += next.length;
  at("more").hidden = shown >= results.length;
}

async function search() {
  const words = at("q").value.trim();
  const [, , kind] = KINDS.find(([name]) => name === at("kind").value) ?? ["", 0, ""];
  const mine = ++asked;
  const found = words ? (await pagefind.search(`${kind} ${fold(words)}`)).results : [];
  if (mine !== asked) return;
  results = found;
  shown = 0;
  at("found").replaceChildren();
  at("count").textContent = !words ? "" : found.length === 1 ? "1 page" : `${found.length} pages`;
  await more();
}

const query = new URLSearchParams(location.search);
await pagefind.options({ baseUrl: "/" });
for (const [name, count] of KINDS) add(at("kind"), "option", `${name} (${count})`).value = name;
at("q").value = query.get("q") ?? "";
at("kind").value = query.get("kind") ?? "";
at("ask").addEventListener("submit", (event) => {
  event.preventDefault();
  history.replaceState(null, "", `?${new URLSearchParams(new FormData(at("ask")))}`);
  search();
});
at("kind").addEventListener("change", search);
at("more").addEventListener("click", more);
at("needs").hidden = true;
at("ask").hidden = false;
await search();
