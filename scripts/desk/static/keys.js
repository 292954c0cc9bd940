// What keys and the buttons of the bar do. Letters act only while the text has the focus, so that nobody who types or
// dictates sets them off.
import { at } from "./dom.js";
import { notStated, takeOffer } from "./form.js";
import { kindOfKey } from "./kinds.js";

const ALWAYS = {
  n: (page) => page.do.go(1),
  p: (page) => page.do.go(-1),
  u: (page) => page.do.undo(),
  U: (page) => page.do.redo(),
  "?": (page) => page.do.keys(),
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
  if (event.ctrlKey || event.altKey || event.metaKey) return false;
  const act = ALWAYS[event.key] ?? (page.session.draft ? ofRecord(event.key) : ofText(event.key));
  if (act) act(page, event);
  return Boolean(act);
}

const ofText = (key) => (key === "Enter" ? (page) => page.do.lookAt(page.marker.caret.line) : null);

function ofRecord(key) {
  if (kindOfKey(key)) return (page) => page.do.turn(kindOfKey(key));
  if (/^[1-5]$/.test(key)) return ({ session }) => takeOffer(session, Number(key) - 1);
  return ON_RECORD[key] ?? null;
}

const FIELDS = "textarea, select, input:not([type=search])";
const held = ({ ctrlKey, metaKey, isComposing }) => ctrlKey || metaKey || isComposing;

// From anywhere in the page.
function command(page, event) {
  const act = at("dialog").open ? null : commanded(page, event);
  if (!act) return;
  event.preventDefault();
  act();
}

function commanded(page, { key, ctrlKey, metaKey, shiftKey, target }) {
  if (key === "Escape") return () => escape(page);
  if (!ctrlKey && !metaKey) return null;
  if (key === "Enter") return () => page.do.save(shiftKey);
  const steps = key.toLowerCase() === "z" && !target.matches("input, textarea, select");
  return steps ? () => page.do[shiftKey ? "redo" : "undo"]() : null;
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
    event.preventDefault(); // no value has several lines: what is left is to save
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
  for (const [id, key] of Object.entries(buttons)) at(id).addEventListener("click", () => ALWAYS[key](page));
  at("changes").addEventListener("click", () => page.do.changes());
}
