// Something that is in no list yet, made where it is needed and saved with the record that needs it, or not at all.
// What the list already has under a like name is shown, so that nothing is entered twice.
import { button, h } from "./dom.js";
import { named, plain } from "./fields.js";
import { get, Overtaken } from "./server.js";

const WITHIN = { actors: ["people", "organisations"] }; // a field may hold one of several lists
const ALSO = { claims: ["event", "unit", "population"], events: ["place"], places: ["part_of"] }; // asked although not required
const FILLING = new Set([
  "how",
  "many",
  "much",
  "what",
  "which",
  "were",
  "was",
  "the",
  "a",
  "an",
  "of",
  "in",
  "at",
  "by",
  "to",
  "and",
  "on",
  "for",
  "is",
  "are",
  "did",
]);
const MOST = 6; // words of a proposed id
const typed = new WeakSet(); // entries whose id a person chose
const near = new WeakMap(); // entry -> what the list has under a like name

/** Whether `table` is a shared list, and not one of records: those are named by their ids. */
export const isList = (forms, table) => tablesOf(table).every((name) => !forms.tables[name]?.record);

const tablesOf = (table) => WITHIN[table] ?? [table];

/** The lists in which a new one for a field of `table` can be made. */
export const freshTables = (forms, table) =>
  tablesOf(table).filter((name) => forms.tables[name]?.record === false);

/** A new entry of `table` for a record of `wanting`, called by what was searched: {table, id, fields}. */
export function made(session, table, query) {
  const { fields } = session.forms.tables[table];
  const entry = {
    table,
    id: idOf(query, session.draft.new),
    fields: query ? { [nameKey(fields)]: query } : {},
  };
  if (table === "claims")
    Object.assign(
      entry.fields,
      { wrongdoing: "false" },
      session.draft.table === "figures" ? { kind: "quantity", counts: "total" } : {},
    );
  return entry;
}

export const nameKey = (fields) => (fields.some(({ key }) => key === "wording") ? "wording" : "label");

/** A neutral id made of a name, which none of `others` has. */
export function idOf(name, others) {
  const plainWords =
    name
      .normalize("NFKD")
      .replace(/[\u0300-\u036f’']/g, "")
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  const base =
    plainWords
      .filter((word) => !FILLING.has(word))
      .slice(0, MOST)
      .join("-") || "new-entry";
  let id = base;
  for (let number = 2; others.some((one) => one.id === id); number += 1) id = `${base}-${number}`;
  return id;
}

/** The small form of a new entry; `drop()` empties the field that holds it; `reference` draws a field that holds an id. */
export function newEntry(page, entry, label, drop, reference) {
  const { session } = page;
  const { fields, label: list } = session.forms.tables[entry.table];
  const called = nameKey(fields);
  const isNeeded = ({ key, required }) => required || ALSO[entry.table]?.includes(key);
  const given = fields.filter(({ key }) => key !== "id" && key !== called);
  const draw = (field) => {
    const [value, id] = [entry.fields[field.key] ?? "", `new-${page.keyOf(entry)}-${field.key}`];
    const set = (chosen) => session.alter(() => fill(page, entry, field.key, chosen, field.key === called));
    return field.table
      ? reference(page, field, value, set, {
          id,
          offers: session.read?.offers?.[field.key] ?? [],
          freshLabel: "A new one",
        })
      : plain(field, value, set, id);
  };
  const forget = () =>
    session.alter((draft) => {
      draft.new = draft.new.filter((one) => one !== entry);
      drop();
    });
  return h(
    "fieldset",
    { className: "inline" },
    h("legend", {}, `${label} New, in ${list.toLowerCase()}:`),
    siblings(page, entry),
    draw(fields.find(({ key }) => key === called)),
    twins(page, entry),
    given.filter(isNeeded).map(draw),
    h(
      "details",
      {
        open: page.opened.has(entry),
        ontoggle: (event) => page.opened[event.target.open ? "add" : "delete"](entry),
      },
      h("summary", {}, "Its id (", h("code", {}, entry.id), "), and more"),
      h(
        "div",
        { className: "form" },
        idField(page, entry),
        given.filter((field) => !isNeeded(field)).map(draw),
      ),
    ),
    h("div", {}, button("Not a new one", forget, { className: "link" })),
  );
}

function idField(page, entry) {
  const id = `id-${page.keyOf(entry)}`;
  const rewrite = (event) =>
    page.session.alter(() => {
      typed.add(entry);
      rename(page.session.draft, entry, event.target.value);
    });
  return h(
    "div",
    { className: "field" },
    h("label", { htmlFor: id, className: "label" }, "Id"),
    h("input", { id, value: entry.id, spellcheck: false, autocomplete: "off", oninput: rewrite }),
    h("small", {}, "Permanent once it is released. Small letters, digits and hyphens."),
  );
}

// The same entry in another of the lists that the field may hold.
function siblings(page, entry) {
  const tables = Object.values(WITHIN).find((names) => names.includes(entry.table));
  if (!tables) return "";
  const { session } = page;
  const choose = (table) =>
    session.alter(() => {
      entry.table = table;
    });
  return h(
    "div",
    { className: "chips", role: "radiogroup", "aria-label": "In which list" },
    h(
      "div",
      {},
      tables.map((table) =>
        h(
          "label",
          {},
          h("input", {
            type: "radio",
            id: `list-${page.keyOf(entry)}-${table}`,
            name: `list-${page.keyOf(entry)}`,
            checked: table === entry.table,
            onchange: () => choose(table),
          }),
          session.forms.tables[table].label.toLowerCase(),
        ),
      ),
    ),
  );
}

function fill(page, entry, key, value, isName) {
  if (value === "") delete entry.fields[key];
  else entry.fields[key] = value;
  if (!isName) return;
  const others = page.session.draft.new.filter((one) => one !== entry);
  if (!typed.has(entry)) rename(page.session.draft, entry, idOf(value, others));
  look(page, entry, value);
}

// Whoever holds the old id of the entry gets the new one.
function rename(draft, entry, id) {
  for (const fields of [draft.fields, ...draft.below, ...draft.new.map((one) => one.fields)]) {
    for (const key of Object.keys(fields)) if (fields[key] === entry.id) fields[key] = id;
  }
  entry.id = id;
}

async function look(page, entry, name) {
  try {
    near.set(
      entry,
      name.trim().length > 3
        ? (await get(["find"], { table: entry.table, q: name }, `near ${page.keyOf(entry)}`)).slice(0, 3)
        : [],
    );
    page.redraw();
  } catch (error) {
    if (!(error instanceof Overtaken)) page.failed(error);
  }
}

function twins(page, entry) {
  const found = near.get(entry) ?? [];
  if (!found.length) return "";
  const take = (item) =>
    page.session.alter((draft) => {
      named([item]);
      rename(draft, entry, item.id);
      draft.new = draft.new.filter((one) => one !== entry);
    });
  return h(
    "div",
    { className: "twins", role: "group", "aria-label": "Already in the list" },
    h("p", { className: "quiet" }, "Is it one of these?"),
    found.map((item) => button(item.label, () => take(item), { className: "link" })),
  );
}
