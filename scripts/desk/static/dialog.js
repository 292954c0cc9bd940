// One dialog at a time; the browser keeps the focus inside and gives it back.
import { at, button, h, words } from "./dom.js";

/** Open it, or put something else into it. */
export function openDialog(title, ...content) {
  const dialog = at("dialog");
  dialog.replaceChildren(h("div", {}, h("h2", { id: "dialog-title", tabIndex: -1 }, title), content));
  if (!dialog.open) dialog.showModal();
  at("dialog-title").focus({ preventScroll: true });
  return dialog;
}

export const closeDialog = () => at("dialog").close();

export const closing = (text = "Close") => button(text, closeDialog, { id: "close" });

const KEYS = [
  ["n  p", "next, previous open item; its words are marked"],
  ["← → ↑ ↓", "from word to word, from line to line, as the eye goes"],
  ["Shift and these", "mark from here"],
  ["Ctrl ← →", "one letter less or more at the end; with Shift at the start"],
  ["Space", "mark this word"],
  ["1 to 5", "take what is offered, where the first is well ahead"],
  ["+", "a new question, event, person …"],
  ["/", "search"],
  ["0", "not stated"],
  ["a", "accept what puts it right"],
  ["d", "dismiss the suggestion"],
  ["Enter", "save; with Shift: save and go on; with Ctrl: from any field"],
  ["u  U", "undo, redo"],
  ["Esc", "back to the text; again: let the words go"],
  ["?", "these keys"],
];

/** The map of the keys; `kinds`: [[key, label]]. */
export function showKeys(kinds) {
  const rows = [
    ...KEYS,
    [kinds.map(([key]) => key).join(" "), kinds.map(([, label]) => label.toLowerCase()).join(", ")],
  ];
  openDialog(
    "Keys",
    h("p", { className: "quiet" }, "Letters act only while the text has the focus."),
    h(
      "table",
      { className: "keys" },
      h(
        "tbody",
        {},
        rows.map(([key, does]) =>
          h("tr", {}, h("th", { scope: "row" }, h("kbd", {}, key)), h("td", {}, does)),
        ),
      ),
    ),
    h("div", { className: "ways" }, closing()),
  );
}

/** Ask why `said` needs no record, then `go(reason)`. */
export function askWhy(said, go) {
  const field = h("input", { id: "reason", autocomplete: "off" });
  const done = () => {
    closeDialog();
    go(field.value.trim());
  };
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") done();
  });
  openDialog(
    "Dismiss the suggestion",
    h("p", {}, "“", words(said), "”"),
    h(
      "div",
      { className: "field" },
      h(
        "label",
        { htmlFor: "reason", className: "label" },
        "Why? It is written down, and the suggestion does not come back.",
      ),
      field,
    ),
    h(
      "div",
      { className: "ways" },
      button("Dismiss", done, { className: "strong", id: "dismiss-now" }),
      closing("Keep it"),
    ),
  );
  field.focus();
}
