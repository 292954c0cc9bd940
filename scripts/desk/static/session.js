// What a person is doing with one document: the words marked, the record that they become, and what the desk says of
// it. The page is drawn from here; what is chosen goes through here to the server, and nowhere else.
import { post, Overtaken } from "./server.js";

export class Session {
  /** `source`: its id; `text`: a Text; `forms`: what the contract says of each table; `changed(what)`, `failed(error)`. */
  constructor(source, text, forms, { changed, failed }) {
    Object.assign(this, { source, text, forms, changed, failed });
    this.tab = sessionTab();
    this.number = 0;
    this.line = null; // whose records are looked at
    this.letGo();
  }

  get marked() {
    return this.draft && { s: this.draft.s, e: this.draft.e };
  }

  get words() {
    return this.text.slice(this.draft.s, this.draft.e);
  }

  /** Nothing stands in the way of saving. */
  get ready() {
    return Boolean(
      this.read &&
      !this.asking &&
      this.draft.table &&
      !this.read.missing.length &&
      !this.read.problems.length,
    );
  }

  /** The record as it stands: what was chosen, and what the desk read in the words. */
  get full() {
    return this.read?.draft ?? this.draft;
  }

  letGo() {
    this.number += 1;
    Object.assign(this, {
      draft: null,
      read: null,
      ghost: null,
      record: null,
      asking: false,
      touched: false,
    });
  }

  /** Begin a record on a span; `ghost`: the suggestion it comes from; `record`: the one that is changed. */
  start(span, { table = "", ghost = null, record = null } = {}) {
    const from = record ?? ghost ?? { table: "", fields: {} };
    const said = record ? this._standing(record) : { fields: { ...from.fields }, below: [] };
    Object.assign(this, { ghost, record, read: null, touched: false });
    this.draft = { table: table || from.table, s: span.s, e: span.e, ...said, new: [] };
    return this.ask("mark");
  }

  // What a record says, by the keys that its form has; its id and its words are named apart.
  _standing({ table, id, typed }) {
    const { fields, below } = this.forms.tables[table];
    const said = fields
      .map(({ key }) => [key, typed[key]])
      .filter(([key, value]) => key !== "id" && value !== undefined);
    const own = id.slice(id.indexOf(".") + 1);
    return {
      id: own,
      was: own,
      fields: Object.fromEntries(said),
      below: structuredClone(typed[below?.key] ?? []),
    };
  }

  /** Go on with a draft that was kept. */
  resume(draft) {
    Object.assign(this, {
      ghost: null,
      record: null,
      read: null,
      touched: true,
      draft: { fields: {}, below: [], new: [], ...draft },
    });
    return this.ask("mark");
  }

  /** The same words as another kind of record. */
  turn(table) {
    const { s, e } = this.draft;
    this.draft = {
      table,
      s,
      e,
      fields: this.ghost?.table === table ? { ...this.ghost.fields } : {},
      below: [],
      new: [],
    };
    this.record = null;
    this.read = null;
    return this.ask("kind");
  }

  /** Other words for the same record. */
  move(span) {
    Object.assign(this.draft, span);
    return this.ask("mark");
  }

  /** Fill in one field; an empty value is a decision too: what the desk proposed for it is not taken. */
  set(key, value) {
    return this.alter((draft) => {
      draft.fields[key] = value;
    });
  }

  /** Fill in what a problem names: a key of the record, or `new.0.label`, `participants.1.role`. */
  setAt(path, value) {
    const [head, number, key] = path.split(".");
    if (key === undefined) return this.set(path, value);
    const { draft } = this;
    return this.alter(() => {
      const row = head === "new" ? draft.new[number].fields : draft.below[number];
      row[key] = value;
    });
  }

  /** Change a part: `change(draft)`. */
  alter(change) {
    change(this.draft);
    this.touched = true;
    return this.ask("field");
  }

  /** Ask what this says; the newest question wins. */
  ask(why = "asking") {
    const number = (this.number += 1);
    this.asking = true;
    this.unread = "";
    this.changed(why);
    this._asked = this._ask(number);
    return this._asked;
  }

  /** Until the newest question is answered. */
  async settled() {
    let last;
    do {
      last = this._asked;
      await last;
    } while (last !== this._asked);
  }

  async _ask(number) {
    try {
      const read = await post(["read", this.source], { tab: this.tab, number, draft: this.draft }, "read");
      if (number === this.number && !read.old) this._answered(read);
    } catch (error) {
      if (error instanceof Overtaken || number !== this.number) return;
      this.asking = false;
      this.unread = error.message;
      this.failed(error);
      this.changed("read");
    }
  }

  // One kind that is well ahead is taken, else the person is asked. What the desk read in the words fills what nobody
  // filled in.
  _answered(read) {
    this.asking = false;
    this.read = read;
    const { draft } = this;
    const [first] = read.likely;
    const settled = !draft.table && first?.clear && first.table === read.draft.table;
    if (settled) draft.table = first.table;
    if (draft.table) draft.fields = { ...read.draft.fields, ...draft.fields };
    if (settled) this.changed("kind");
    this.changed("read");
  }
}

// One name a tab, kept over a reload, so that the tab finds its draft again.
function sessionTab() {
  try {
    const known = sessionStorage.getItem("desk-tab") ?? crypto.randomUUID();
    sessionStorage.setItem("desk-tab", known);
    return known;
  } catch {
    return crypto.randomUUID();
  }
}
