// What keys and the buttons of the bar do. Letters act only while the text has the focus, so that nobody who types or
// dictates sets them off.
import { at } from "./dom.js";
import { notStated, takeOffer } from "./form.js";
import { kindOfKey } from "./kinds.js";

const ALWAYS = {
  n: (act) => act.go(1),
  p: (act) => act.go(-1),
  u: (act) => act.undo(),
  U: (act) => act.redo(),
  "?": (act) => act.keys(),
};

const ON_RECORD = {
  0: ({ session }) => notStated(session),
  "+": () => press("#panel .search li:last-child"),
  "/": (page) => page.search(),
  a: (page) => page.session.read?.problems[0]?.fix && page.do.fix(page.session.read.problems[0]),
  d: (page) => page.do.dismiss(),
  Enter: (page, event) => page.do.save(event.shiftKey),
};

const press = (selector) => document.querySelector(selector)?.click();

/** Act on a letter or a sign; false if it is none of ours. */
function letter(page, event) {
  const { session } = page;
  if (event.ctrlKey || event.altKey || event.metaKey) return false;
  if (ALWAYS[event.key]) ALWAYS[event.key](page.do);
  else if (!session.draft && event.key === "Enter") page.do.lookAt(page.marker.caret.line);
  else if (!session.draft) return false;
  else if (kindOfKey(event.key)) page.do.turn(kindOfKey(event.key));
  else if (/^[1-5]$/.test(event.key)) takeOffer(session, Number(event.key) - 1);
  else if (ON_RECORD[event.key]) ON_RECORD[event.key](page, event);
  else return false;
  return true;
}

const FIELDS = "textarea, input:not([type=search], [type=radio], [type=checkbox])";
const held = ({ ctrlKey, metaKey, isComposing }) => ctrlKey || metaKey || isComposing;

// From anywhere in the page.
function command(page, event) {
  if (at("dialog").open) return;
  const withCommand = event.ctrlKey || event.metaKey;
  if (event.key === "Escape") escape(page);
  else if (event.key === "Enter" && withCommand && page.session.draft) page.do.save(event.shiftKey);
  else if (withCommand && event.key.toLowerCase() === "z" && !event.target.matches("input, textarea, select"))
    page.do[event.shiftKey ? "redo" : "undo"]();
  else return;
  event.preventDefault();
}

// To the text; there, let go.
function escape(page) {
  const away = document.activeElement !== at("doc");
  if (away) at("doc").focus({ preventScroll: true });
  else if (page.session.draft) page.do.letGo();
  else if (page.session.line !== null) {
    page.session.line = null;
    page.do.look();
    page.redraw();
  }
}

/** Let keys and the buttons of the bar act on the page. */
export function wire(page) {
  at("doc").addEventListener("keydown", (event) => {
    if (event.target !== at("doc") || event.isComposing) return;
    if (page.marker.key(event) || letter(page, event)) event.preventDefault();
  });
  addEventListener("keydown", (event) => command(page, event));
  at("panel").addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || held(event) || !event.target.matches(FIELDS)) return;
    event.preventDefault(); // no value has several lines
    at("save")?.focus();
  });
  at("panel").addEventListener("compositionstart", () => {
    page.composing = true;
  });
  at("panel").addEventListener("compositionend", () => {
    page.composing = false;
    page.soon();
  });
  const buttons = { next: "n", previous: "p", undo: "u", redo: "U", keys: "?" };
  for (const [id, key] of Object.entries(buttons))
    at(id).addEventListener("click", () => ALWAYS[key](page.do));
  at("changes").addEventListener("click", () => page.do.changes());
}
