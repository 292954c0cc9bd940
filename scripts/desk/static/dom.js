// Elements are made here and nowhere else, and words only ever become text: what a document or a
// person writes cannot turn into markup, an address or a script.

export const at = (id) => document.getElementById(id);

const PROPERTIES = new Set([
  "className",
  "textContent",
  "value",
  "checked",
  "disabled",
  "hidden",
  "htmlFor",
  "tabIndex",
  "open",
  "dir",
  "lang",
  "rows",
  "type",
  "id",
  "name",
  "spellcheck",
  "autocomplete",
  "placeholder",
  "title",
  "dataset",
]);

const isNothing = (value) => value === undefined || value === null || value === false || value === "";

function give(element, name, value) {
  if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
  else if (name === "dataset") Object.assign(element.dataset, value);
  else if (PROPERTIES.has(name)) element[name] = value;
  else element.setAttribute(name, value === true ? "" : value);
}

/** An element. `props`: properties, attributes, and `onclick` … as listeners; empty ones are left out. */
export function h(tag, props = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) if (!isNothing(value)) give(made, name, value);
  made.append(...children.flat(Infinity).filter((child) => !isNothing(child)));
  return made;
}

export const button = (text, onclick, props = {}) => h("button", { type: "button", onclick, ...props }, text);

/** A key, drawn on a button; screen readers hear it through `aria-keyshortcuts` of the button. */
export const key = (name) => h("kbd", { "aria-hidden": "true" }, name);

/** A source's words: another face, their own direction. */
export const words = (text, props = {}) => h("bdi", { className: "words", ...props }, visible(text));

/** A sentence of ours: a source's words stand in “ ”, what is typed between backticks. */
export const sentence = (text) => text.split(/(“[^”]*”|`[^`]*`)/u).map(said);

/** What a record says, without the words by which a terminal opens it. */
export const readBack = (text) => sentence(text.replace(/^You say( \([^)]*\))?: /, ""));

function said(part) {
  if (part.startsWith("“")) return ["“", words(part.slice(1, -1)), "”"];
  return part.startsWith("`") ? h("code", {}, part.slice(1, -1)) : part;
}

// What turns the order of letters unseen, or is no character: drawn as a sign of the same length, so that
// offsets hold and nobody marks what they cannot see. Joiners and the marks of direction stay: Persian needs them.
const UNSEEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ufeff]/gu;

export const visible = (text) => text.replace(UNSEEN, "▯");

let sayer;
/** Tell screen readers; the same words twice are said twice. */
export function say(text) {
  clearTimeout(sayer);
  const live = at("live");
  live.textContent = "";
  sayer = setTimeout(() => {
    live.textContent = visible(text);
  }, 30);
}

/** Replace what is in `parent` and keep the focus on what has the same id, with its caret. */
export function refill(parent, ...children) {
  const had = parent.contains(document.activeElement) ? document.activeElement : null;
  const caret = had && caretOf(had);
  parent.replaceChildren(...children.flat(Infinity).filter((child) => !isNothing(child)));
  const now = had?.id ? at(had.id) : null;
  now?.focus({ preventScroll: true });
  if (now && caret) now.setSelectionRange(...caret);
}

// Where the caret stands in a field; null of what has none.
const caretOf = ({ selectionStart, selectionEnd }) =>
  typeof selectionStart === "number" ? [selectionStart, selectionEnd] : null;
