// Something of a list, searched by any form of its name; what the desk offers stands there before anything is typed.
import { at, button, h, key, say } from "./dom.js";
import { get, Overtaken } from "./server.js";

const NUMBERED = 5;
const states = new Map(); // id of the box -> {query, found, active}

export const forgetSearches = () => states.clear();

const state = (id) => states.get(id) ?? states.set(id, { query: "", found: null, active: 0 }).get(id);

/**
 * A box: `id` of its input; `label`; `table` searched; `value` chosen, and `name(value)`; `offers` [{id, label, says,
 * clear}]; `at` the words marked; `set(value)`; `fresh(query)` makes a new one, called `freshLabel`; `redraw()`.
 */
export function searchBox(box) {
  if (box.value) return chosen(box);
  const known = state(box.id);
  const choices = choicesOf(box, known);
  known.active = Math.min(known.active, Math.max(0, choices.length - 1));
  return h(
    "div",
    { className: "search", role: "group", "aria-label": box.label },
    h("label", { htmlFor: box.id, className: "label" }, box.label),
    input(box, known, choices),
    choices.length
      ? h(
          "ul",
          { id: `${box.id}-list`, role: "listbox", "aria-label": box.label },
          choices.map((choice, number) => option(box, choice, number, number === known.active)),
        )
      : "",
    known.found?.length === 0
      ? h("p", { className: "quiet" }, "Nothing in the list has a name like this.")
      : "",
  );
}

// A number takes what is offered only where the first is well ahead: a quick press files nothing wrong.
function choicesOf(box, { found }) {
  const items = found ?? box.offers.slice(0, NUMBERED);
  const numbered = box.numbered && !found && items[0]?.clear;
  const choices = items.map((item, number) => ({
    text: [item.label, item.says ? h("small", {}, ` ${item.says}`) : ""],
    key: numbered ? String(number + 1) : "",
    go: () => take(box, item.id, item.label),
  }));
  return box.fresh ? [...choices, { text: box.freshLabel, key: "+", go: () => begin(box) }] : choices;
}

const input = (box, known, choices) =>
  h("input", {
    id: box.id,
    type: "search",
    value: known.query,
    autocomplete: "off",
    spellcheck: false,
    placeholder: "Search, by any form of the name",
    role: "combobox",
    "aria-expanded": String(choices.length > 0),
    "aria-controls": `${box.id}-list`,
    "aria-autocomplete": "list",
    "aria-activedescendant": choices.length ? `${box.id}-${known.active}` : null,
    oninput: (event) => find(box, event.target.value),
    onkeydown: (event) => steer(event, box, choices),
  });

const option = (box, choice, number, active) =>
  h(
    "li",
    {
      id: `${box.id}-${number}`,
      role: "option",
      "aria-selected": String(active),
      className: active ? "active" : "",
      onclick: choice.go,
    },
    choice.key ? key(choice.key) : "",
    h("span", {}, choice.text),
  );

function chosen(box) {
  return h(
    "div",
    { className: "search", role: "group", "aria-label": box.label },
    h("span", { className: "label" }, box.label),
    h(
      "div",
      { className: "chosen" },
      h("span", {}, box.name(box.value)),
      button(
        "Change",
        () => {
          box.set("");
          box.redraw();
          at(box.id)?.focus();
        },
        { id: `${box.id}-change`, className: "link", "aria-label": `Change: ${box.label}` },
      ),
    ),
  );
}

function take(box, id, label) {
  states.delete(box.id);
  box.set(id, label);
  box.redraw();
  (box.numbered ? at("save") : at(`${box.id}-change`))?.focus(); // the one question is answered: what is left is to save
  say(`${label} chosen.`);
}

function begin(box) {
  const { query } = state(box.id);
  states.delete(box.id);
  box.fresh(query);
}

async function find(box, query) {
  const known = state(box.id);
  Object.assign(known, { query, active: 0 });
  if (!query.trim()) {
    known.found = null;
    box.redraw();
    return;
  }
  try {
    known.found = await get(["find"], { table: box.table, q: query, at: box.at }, `find ${box.id}`);
    box.redraw();
    say(
      known.found.length ? `${known.found.length} found. First: ${known.found[0].label}` : "Nothing found.",
    );
  } catch (error) {
    if (!(error instanceof Overtaken)) box.failed(error);
  }
}

function steer(event, box, choices) {
  const act = choices.length ? steered(event, box, choices) : null;
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}

function steered(event, box, choices) {
  const known = state(box.id);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    return () => {
      known.active = (known.active + step + choices.length) % choices.length;
      box.redraw();
    };
  }
  const isPlain = event.key === "Enter" && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  const meant = known.query || choices.length > 1; // nothing new is begun by a press that nobody aimed
  return isPlain && meant ? choices[known.active].go : null;
}
