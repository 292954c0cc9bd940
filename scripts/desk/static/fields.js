// What one field is filled in with, by what the contract says of it: few values side by side, many in a list, an id by
// searching, all else in words.
import { h, key as keyCap, sentence } from "./dom.js";

export const NOT_STATED = "not_stated"; // offered wherever the contract has it, and never a default
const FEW = 9; // values shown at once; more of them stand in a list to open
const LONG = new Set(["note", "reading_why", "speaker_why", "why", "reason", "wording"]);
const NOBODY_LOOKED = {
  value: "",
  label: "not looked for",
  description: "Nobody looked. That the document does not say is another answer.",
};
const names = new Map(); // id -> what it is called, as far as the page has seen it

/** Remember what ids are called: [{id, label}]. */
export const named = (items = []) => items.forEach(({ id, label }) => names.set(id, label));
export const nameOf = (id) => names.get(id) ?? id;

const YES_NO = [
  { value: "true", label: "yes", description: "" },
  { value: "false", label: "no", description: "" },
];
const valuesOf = ({ type, values }) => (type === "boolean" ? YES_NO : (values ?? []));

/** Whether a field wants a row for itself. */
export const isWide = (field) => Boolean(valuesOf(field).length || field.table || LONG.has(field.key));

/** A field that holds no id: `value` now, `set(value)` when it changes, `id` of its element. */
export function plain(field, value, set, id) {
  const values = valuesOf(field);
  if (!values.length) return text(field, value, set, id);
  return (values.length > FEW ? list : chips)({ ...field, values }, value, set, id);
}

function chips(field, value, set, id) {
  const now = value || field.default || "";
  const options = field.required || field.default ? field.values : [NOBODY_LOOKED, ...field.values];
  const chosen = options.find((option) => option.value === now);
  return h(
    "fieldset",
    { className: "chips" },
    h("legend", {}, field.label),
    h(
      "div",
      {},
      options.map((option) =>
        h(
          "label",
          { title: option.description },
          h("input", {
            type: "radio",
            name: id,
            id: `${id}-${option.value || "none"}`,
            checked: option.value === now,
            onchange: () => set(option.value),
          }),
          option.label.toLowerCase(),
          option.value === NOT_STATED ? keyCap("0") : "",
        ),
      ),
    ),
    h("small", {}, sentence(chosen?.description ?? "")),
  );
}

function list(field, value, set, id) {
  const now = value || field.default || "";
  const chosen = field.values.find((option) => option.value === now);
  const made = h(
    "select",
    { id, onchange: (event) => set(event.target.value) },
    h("option", { value: "" }, field.required ? "choose" : NOBODY_LOOKED.label),
    field.values.map((option) =>
      h("option", { value: option.value, title: option.description }, option.label),
    ),
  );
  made.value = now;
  return h(
    "div",
    { className: "field" },
    h("label", { htmlFor: id, className: "label" }, field.label),
    made,
    h("small", {}, sentence(chosen?.description ?? "")),
  );
}

function text(field, value, set, id) {
  const props = {
    id,
    value,
    dir: "auto",
    spellcheck: LONG.has(field.key),
    autocomplete: "off",
    "aria-describedby": `${id}-says`,
    oninput: (event) => set(event.target.value),
  };
  return h(
    "div",
    { className: "field" },
    h("label", { htmlFor: id, className: "label" }, field.label),
    LONG.has(field.key) ? h("textarea", { rows: 2, ...props }) : h("input", props),
    h(
      "small",
      { id: `${id}-says` },
      field.date ? "As 1988, 1988-08 or 1988-08-19." : sentence(field.question ?? ""),
    ),
  );
}
