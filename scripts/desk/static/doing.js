// What a person can do with a document, by whatever means: mouse, touch, key or button come together here.
import { showChanges } from "./changes.js";
import { askWhy, showKeys } from "./dialog.js";
import { at } from "./dom.js";
import { KINDS } from "./kinds.js";
import { freshTables, made, nameKey } from "./new_entry.js";

// The field that still has to be filled in: of the record itself, or of something new in it.
const wanting = (key) =>
  document.querySelector(key ? `#f-${key}, [name="f-${key}"]` : "#no-such-field") ??
  document.querySelector("#panel .inline input, #panel .inline textarea, #panel .search input");

export class Doing {
  /** `page`: the DocumentPage that it acts on. */
  constructor(page) {
    this.page = page;
  }

  // ---- words

  /** These words were marked: begin a record on them, or move the one that is being changed. */
  mark(span) {
    const { session, layer } = this.page;
    if (session.record) return session.move(span);
    this._leave();
    session.line = null;
    const ghost = layer.ghosts(span.s, span.e).find(({ s, e }) => s === span.s && e === span.e);
    return session.start(span, { ghost: ghost ?? null });
  }

  /** A place was clicked: take what is suggested or open there, or look at its records; true if there was any. */
  click(point, line, touch) {
    const { layer } = this.page;
    const holds = ({ s, e }) => s <= point && point < e;
    const shortest = (items) => items.filter(holds).sort((a, b) => a.e - a.s - (b.e - b.s))[0];
    const open = layer.open(point, point).filter(({ type }) => type !== "sentence" && type !== "name");
    const item = shortest(layer.ghosts(point, point)) ?? shortest(open);
    if (item) {
      this.mark({ s: item.s, e: item.e });
      return true;
    }
    // By touch there is no other way to begin with a word; the count in the margin shows its line's records.
    const records = touch ? [] : layer.records(point, point).filter(holds);
    if (records.length) this.lookAt(line, records);
    else this._leave();
    return records.length > 0;
  }

  /** The caret went to a word. */
  moved(word, marks) {
    const { overlay, marker } = this.page;
    overlay.painter.only("caret", marks ? null : marker.here);
    if (marks) return;
    this._leave();
    this.page.aloud(word);
  }

  /** Show the records of a line, or these. */
  lookAt(line, records) {
    const { session, overlay, layer, text } = this.page;
    this._leave();
    session.line = line;
    const start = text.starts[line];
    overlay.painter.only("look", ...(records ?? layer.records(start, start + text.lengthOf(line))));
    this.page.redraw();
    at("panel").scrollTop = 0;
  }

  /** Point at a record in the text; at none without one. */
  look(record) {
    this.page.overlay.painter.only("look", record);
  }

  /** Begin with a suggestion. */
  take(ghost) {
    return this._begin(ghost);
  }

  /** Change a record that stands there. */
  change(record) {
    this._leave();
    this._goTo(record);
    return this.page.session.start({ s: record.s, e: record.e }, { record });
  }

  /** Go to the open item next to what is marked, or to `from`, in reading order (1) or against it (-1), and mark it. */
  async go(step, from = this._here(step)) {
    try {
      await this.page.found();
      const item = await this.page.layer.next(from, step);
      if (item) this._begin(item);
      else this.page.toast(step > 0 ? "Nothing more is open below." : "Nothing more is open above.");
    } catch (error) {
      this.page.failed(error);
    }
    this._toText();
  }

  _here(step) {
    const { session, marker } = this.page;
    if (session.draft) return { ...session.marked, table: session.ghost?.table };
    return { s: marker.here?.s ?? 0, e: step > 0 ? Infinity : 0 };
  }

  _begin(item) {
    this._leave();
    this._goTo(item);
    return this.page.session.start({ s: item.s, e: item.e }, { ghost: item.table ? item : null });
  }

  /** Let the words go, and the draft with them. */
  letGo() {
    this.page.drafts.drop();
    this._empty();
  }

  // To something else: what somebody worked on is kept at hand, and not let go.
  _leave() {
    const { session, kept, drafts } = this.page;
    if (!session.draft) return;
    if (session.touched) kept.unshift({ tab: "", draft: session.draft, words: session.words, fits: true });
    else drafts.drop();
    this._empty();
  }

  _empty() {
    const { session, overlay } = this.page;
    session.letGo();
    overlay.painter.only("mark");
    overlay.note = "";
    overlay.status();
    this.page.redraw();
  }

  _goTo({ s }) {
    const { overlay, marker, text } = this.page;
    getSelection().removeAllRanges(); // what the mouse selected before is not what is meant now
    overlay.view.show(text.lineOf(s));
    overlay.painter.only("caret");
    marker.put(s);
  }

  _toText() {
    at("doc").focus({ preventScroll: true });
  }

  // ---- the record

  /** Make it another kind. */
  turn(table) {
    this.page.session.turn(table);
  }

  /** Accept what puts a problem right. */
  fix({ fix }) {
    const { session } = this.page;
    if (fix.s !== undefined) session.move({ s: fix.s, e: fix.e });
    else if (fix.key === "table") session.turn(fix.value);
    else session.setAt(fix.key, fix.value);
    this._toText();
  }

  /** Begin something new for a field that holds an id of `table`; `set(id)` fills it in. */
  begin(table, query, set) {
    const { session } = this.page;
    const [list] = freshTables(session.forms, table);
    const entry = made(session, list, query);
    session.draft.new.push(entry);
    set(entry.id);
    this.page.redraw();
    at(`new-${this.page.keyOf(entry)}-${nameKey(session.forms.tables[list].fields)}`)?.focus();
  }

  /** Go on with a draft that was kept: {tab, draft, words, fits}. */
  resume(one) {
    const { page } = this;
    this._leave();
    this._forget(one);
    this._goTo(one.draft);
    page.session.resume(one.draft);
    page.toast("Your draft is back.");
  }

  /** Let a draft that was kept go. */
  drop(one) {
    this._forget(one);
    this.page.redraw();
  }

  _forget(one) {
    const { page } = this;
    page.kept = page.kept.filter((other) => other !== one);
    if (one.tab === page.session.tab) page.drafts.drop();
    else if (one.tab) page.drafts.dropOther(one.tab).catch(page.failed);
  }

  // ---- saving

  /** Save although the build would refuse it; whoever does has read why. */
  saveAnyway() {
    return this.page.saving.save(true);
  }

  /** Save, and go on to the next open item if wanted; says what stands in the way. */
  async save(goOn = false) {
    const { session, saving, marker, overlay } = this.page;
    const { draft } = session;
    await session.settled(); // a quick press means what is being read
    if (!draft || session.draft !== draft) return;
    if (!session.ready) {
      this._notYet();
      return;
    }
    const saved = { ...session.marked, table: session.draft.table };
    if (!(await saving.save())) return;
    marker.put(saved.s);
    if (goOn) await this.go(1, saved);
    else {
      overlay.painter.only("caret", marker.here);
      this._toText();
    }
  }

  _notYet() {
    const { read } = this.page.session;
    const why = read?.problems[0]?.text ?? "Something is still to be said.";
    this.page.aloud(`Not yet. ${why}`);
    (at("panel").querySelector(".fix") ?? wanting(read?.missing[0]) ?? at("save"))?.focus();
  }

  /** Something was written: `what` in a word. */
  async written(what, turned) {
    const { page } = this;
    if (!turned) this.letGo();
    page.toast(`${what}.`, !turned);
    await page.refresh();
    page.redraw();
  }

  /** Take what stands on the disk, in place of what was being changed. */
  takeDisk() {
    this.letGo();
    return this.page.refresh();
  }

  /** Take away the record that is being changed. */
  remove() {
    return this.page.saving.remove();
  }

  /** Let the suggestion at hand go for good, with a reason. */
  dismiss() {
    const { session, saving } = this.page;
    const { ghost } = session;
    if (ghost) askWhy(session.words, (reason) => saving.dismiss(ghost, reason));
  }

  /** Step back or forth. */
  undo() {
    return this.page.saving.step("undo");
  }

  redo() {
    return this.page.saving.step("redo");
  }

  // ---- what opens

  keys() {
    showKeys(Object.values(KINDS).map(({ key, label }) => [key, label]));
  }

  changes() {
    return showChanges(this.page.failed);
  }
}
