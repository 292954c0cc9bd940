// The form of one record, made of what the contract says of its table: the one question first, then what this kind
// needs with its defaults shown, then all the rest, folded.
import { at, button, h } from "./dom.js";
import { isWide, named, nameOf, NOT_STATED, plain } from "./fields.js";
import { KINDS } from "./kinds.js";
import { freshTables, isList, newEntry } from "./new_entry.js";
import { searchBox } from "./search.js";

// What refers to another record, or to a source, is filled in with its id.
const searches = ({ forms }, { table }) => Boolean(table) && isList(forms, table);

const EVERY = "every";
const APART = new Set(["id", EVERY]); // are filled in apart
const ACTORS = new Set(["actors", "people", "organisations"]); // the lists of those who speak and act

/** The form; `page`: a DocumentPage. */
export function form(page) {
  const { session } = page;
  const table = session.forms.tables[session.draft.table];
  const { one: question, shown: first } = KINDS[session.draft.table];
  const fields = table.fields.filter(({ key }) => !APART.has(key));
  const one = fields.find(({ key }) => key === question);
  const wanted = ({ key, required }) => first.includes(key) || required || session.read.missing.includes(key);
  const place = ({ key }) => (first.includes(key) ? first.indexOf(key) : first.length);
  const shown = fields.filter((field) => field !== one && wanted(field)).sort((a, b) => place(a) - place(b));
  const rest = fields.filter((field) => field !== one && !shown.includes(field));
  const draw = (field) => control(page, field, false);
  return [
    one ? control(page, one, true) : "",
    inTwos(shown, draw),
    table.below ? parts(page, table.below) : "",
    everywhere(session),
    more(page, inTwos(rest, draw)),
  ];
}

// Words that need no record wherever they stand: the words are those that are marked, so it is one press.
function everywhere(session) {
  const { draft, read } = session;
  if (draft.table !== "set_aside" || !(read.anchor.occurrence || EVERY in draft.fields)) return "";
  const turn = ({ target }) =>
    session.alter(({ fields }) => {
      if (target.checked) fields[EVERY] = session.words;
      else delete fields[EVERY];
    });
  const box = h("input", { type: "checkbox", id: "f-every", checked: EVERY in draft.fields, onchange: turn });
  return h("label", {}, box, " wherever these words stand");
}

function more(page, controls) {
  if (!controls.length && !page.session.full.id) return "";
  const keep = (event) => {
    page.unfolded = event.target.open;
  };
  return h(
    "details",
    { className: "more", open: page.unfolded, ontoggle: keep },
    h("summary", {}, "More"),
    h("div", {}, idField(page), controls),
  );
}

// It is proposed, and may be changed as long as no release has it.
function idField({ session }) {
  const { draft, full } = session;
  if (!(session.forms.tables[draft.table].fields.some(({ key }) => key === "id") || full.id)) return "";
  const set = (id) =>
    session.alter(() => {
      draft.id = id;
    });
  return plain(
    { key: "id", label: "Id", question: "Permanent once it is released." },
    draft.id ?? full.id ?? "",
    set,
    "record-id",
  );
}

// Short fields of plain text stand two in a row.
function inTwos(fields, draw) {
  const made = [];
  for (let number = 0; number < fields.length; number += 1) {
    const pair = fields.slice(number, number + 2);
    if (pair.length === 2 && !pair.some(isWide)) {
      made.push(h("div", { className: "two" }, pair.map(draw)));
      number += 1;
    } else made.push(draw(pair[0]));
  }
  return made;
}

function control(page, field, isOne) {
  const { session } = page;
  const value = session.draft.fields[field.key] ?? "";
  const set = (chosen) => session.set(field.key, chosen);
  if (!searches(session, field)) return plain(field, value, set, `f-${field.key}`);
  const kind = isOne ? KINDS[session.draft.table] : {};
  return reference(page, { ...field, label: kind.asks ?? field.label }, value, set, {
    id: `f-${field.key}`,
    offers: offersOf(session, field),
    numbered: isOne,
    freshLabel: kind.fresh ?? "A new one",
  });
}

// Whoever may have said the words is offered wherever somebody is asked for.
const offersOf = ({ read }, { key, table }) =>
  read?.offers?.[key] ?? (ACTORS.has(table) ? read?.speakers.filter(({ id }) => id) : null) ?? [];

// A field that holds an id: something of a list, or something new.
function reference(page, field, value, set, { id, offers, numbered, freshLabel }) {
  const { session } = page;
  named(offers);
  const choose = (chosen, label) => {
    if (label) named([{ id: chosen, label }]);
    return set(chosen);
  };
  const entry = session.draft.new.find((one) => value && one.id === value);
  if (entry) return newEntry(page, entry, field.label, () => set(""), reference);
  return searchBox({
    id,
    label: field.label,
    table: field.table,
    value,
    name: nameOf,
    offers,
    numbered,
    freshLabel,
    at: `${session.source}:${session.draft.s}-${session.draft.e}`,
    set: choose,
    redraw: page.redraw,
    failed: page.failed,
    fresh: freshTables(session.forms, field.table).length
      ? (query) => page.do.begin(field.table, query, set)
      : null,
  });
}

// What stands indented in the record: the actors of an event, each with a role.
function parts(page, below) {
  const { session } = page;
  const set = (number, key) => (value) =>
    session.alter((draft) => {
      draft.below[number][key] = value;
    });
  const drawn = (row, number) => (field) => {
    const [value, id] = [row[field.key] ?? "", `part-${number}-${field.key}`];
    if (!searches(session, field)) return plain(field, value, set(number, field.key), id);
    return reference(page, field, value, set(number, field.key), {
      id,
      offers: offersOf(session, field),
      freshLabel: "A new one",
    });
  };
  const leave = (number) =>
    session.alter((draft) => {
      draft.below.splice(number, 1);
    });
  return h(
    "fieldset",
    { className: "form" },
    h("legend", {}, below.label),
    session.draft.below.map((row, number) =>
      h(
        "div",
        { className: "inline" },
        below.fields.filter(({ required, key }) => required || row[key]).map(drawn(row, number)),
        h(
          "div",
          {},
          button("Leave out", () => leave(number), { className: "link" }),
        ),
      ),
    ),
    h(
      "div",
      {},
      button(
        "Add one",
        () =>
          session.alter((draft) => {
            draft.below.push({});
          }),
        { id: "add-part", "aria-label": `Add to: ${below.label}` },
      ),
    ),
  );
}

const oneOf = ({ forms, draft }) =>
  forms.tables[draft?.table]?.fields.find(({ key }) => key === KINDS[draft.table]?.one);

/** Choose what is offered under a number; true if there is such a one and the first is well ahead. */
export function takeOffer(session, number) {
  const field = oneOf(session);
  const offers = field ? offersOf(session, field) : [];
  if (!offers[0]?.clear || !offers[number] || session.draft.fields[field.key]) return false;
  named(offers);
  session.set(field.key, offers[number].id);
  return true;
}

/** Say “not stated” where the record can; true if it can. */
export function notStated(session) {
  const fields = session.forms.tables[session.draft?.table]?.fields ?? [];
  const shown = KINDS[session.draft?.table]?.shown ?? [];
  const field = fields.find(
    ({ key, values }) => shown.includes(key) && values.some(({ value }) => value === NOT_STATED),
  );
  if (!field) return false;
  session.set(field.key, NOT_STATED);
  at("doc").focus({ preventScroll: true });
  return true;
}
