// The page of one document: its parts, and when which of them is drawn anew.
import { Doing } from "./doing.js";
import { at, button, h, key as keyCap, say, words } from "./dom.js";
import { Drafts } from "./drafts.js";
import { KINDS, label } from "./kinds.js";
import { Layer } from "./layer.js";
import { Marker } from "./marking.js";
import { Overlay } from "./overlay.js";
import { drawOverview } from "./overview.js";
import { drawRecord } from "./panel.js";
import { Saving } from "./saving.js";
import { forgetSearches } from "./search.js";
import { listen } from "./server.js";
import { Session } from "./session.js";
import { alreadyThere, ofSame } from "./standing.js";
import { Text } from "./text.js";

const TOAST = 12000; // ms
const QUIET = 40; // ms: what a burst of changes is drawn after
const KEPT = new Set(["mark", "kind", "field"]); // the changes after which the draft is another

const SOON = new Set(["field", "asking"]);

// What a screen reader is told when the words have been read.
function heard({ read, draft }) {
  if (!read) return "";
  if (read.problems.length) return read.problems[0].text;
  const kind = draft.table ? `${label(draft.table)}.` : "Choose a kind.";
  return [kind, read.say, read.missing.length ? firstOffer(read, draft) : ""].filter(Boolean).join(" ");
}

function firstOffer({ offers }, { table }) {
  const [first] = offers[KINDS[table]?.one] ?? [];
  return first ? `First offered: ${first.label}.` : "";
}

export class DocumentPage {
  /** `source`: its id; `said`: what the server told of its text; `forms`: what the contract says of each table. */
  constructor(source, said, forms) {
    this.redraw = this.redraw.bind(this);
    this.failed = this.failed.bind(this);
    this.text = new Text(said.lines);
    this.layer = new Layer(source, this.text);
    this.session = new Session(source, this.text, forms, {
      changed: (what) => this._changed(what),
      failed: this.failed,
    });
    this.drafts = new Drafts(source, this.session.tab, said.sha, (yes) => this._hasKept(yes));
    this.saving = new Saving(this.session, this.layer, {
      done: (...what) => this.do.written(...what),
      failed: this.failed,
      refused: (...why) => this._refused(...why),
      disk: () => this.do.takeDisk(),
      busy: () => this.soon(),
    });
    this.do = new Doing(this);
    Object.assign(this, {
      kept: [],
      opened: new Set(),
      unfolded: false,
      lines: false,
      composing: false,
      _waiting: [],
      _keys: new WeakMap(),
    });
    this._fill(said);
  }

  _fill(said) {
    document.title = `${said.title} · Desk`;
    Object.assign(at("doc"), { lang: said.language, dir: said.dir });
    this.overlay = new Overlay(this.text, said, this.layer, this.saving, {
      line: (line) => this.do.lookAt(line),
      failed: this.failed,
    });
    this.marker = new Marker(this.overlay.view, this.text, said.language, {
      marked: (span) => this.do.mark(span),
      clicked: (...where) => this.do.click(...where),
      moved: (word, marks) => this.do.moved(word, marks),
      now: () => this.session.marked,
    });
  }

  /** Show what stands there, and the draft that was left. */
  async open() {
    this._listen();
    await this.refresh();
    const { mine, others } = await this.drafts.all();
    this.kept = others;
    if (mine?.fits && mine.draft) this.do.resume(mine);
    else if (mine) this.kept.unshift(mine);
    this.redraw();
  }

  // ---- drawing

  _changed(what) {
    if (what === "mark") {
      this.opened.clear();
      this.overlay.painter.only("mark", this.session.marked);
      this.overlay.painter.only("look");
    }
    if (what === "mark" || what === "kind") this._afresh();
    this._keep(what);
    if (SOON.has(what)) this.soon();
    else this.redraw();
    if (what === "read") this.aloud([this._twice(), heard(this.session)].filter(Boolean).join(" "));
  }

  // Whoever hears the page is told too that these very words have a record.
  _twice() {
    const same = ofSame(this, alreadyThere(this));
    return same.length ? `Recorded already: ${same.map(({ table }) => label(table)).join(", ")}.` : "";
  }

  _afresh() {
    forgetSearches();
    this._searching = false;
  }

  _keep(what) {
    const { draft, words: said } = this.session.draft ? this.session : {};
    if (KEPT.has(what) && draft) this.drafts.keep(draft, said);
  }

  /** Draw the panel after a burst of changes. */
  soon() {
    clearTimeout(this._soon);
    this._soon = setTimeout(this.redraw, QUIET);
  }

  /** Draw the panel. */
  redraw() {
    clearTimeout(this._soon);
    if (this.composing) return; // a word is being put together by an input method: its field must stay
    at("panel").setAttribute("aria-busy", String(this.session.asking));
    if (this.session.draft) this._record();
    else
      drawOverview(
        this,
        this._looked(),
        this.layer.ghosts(this.overlay.first, this.text.length).sort((a, b) => a.s - b.s),
      );
  }

  _record() {
    drawRecord(this);
    if (this._searching) this.search();
  }

  /** Go to the search of the one question; if it is not there yet, as soon as it is. What is typed meanwhile is no key. */
  search() {
    const box = document.querySelector("#panel .search input, #panel .chosen button");
    this._searching = !box;
    (box ?? at("panel")).focus();
  }

  _looked() {
    const { line } = this.session;
    if (line === null) return [];
    const start = this.text.starts[line];
    return this.layer.records(start, start + this.text.lengthOf(line));
  }

  /** Say it to a screen reader, once. */
  aloud(text) {
    if (text && text !== this._said) say(text);
    this._said = text;
  }

  /** Say it to all, for a while; with a way back. */
  toast(text, withUndo = false) {
    const box = at("toast");
    box.replaceChildren(
      h("span", {}, words(text)),
      withUndo && this.saving.undo ? button(["Undo ", keyCap("u")], () => this.saving.step("undo")) : "",
    );
    box.hidden = false;
    this.aloud(text);
    clearTimeout(this._toast);
    this._toast = setTimeout(() => {
      if (!box.contains(document.activeElement)) box.hidden = true;
    }, TOAST);
  }

  /** A name for an entry that stays while its id changes. */
  keyOf(entry) {
    if (!this._keys.has(entry)) this._keys.set(entry, String((this._made = (this._made ?? 0) + 1)));
    return this._keys.get(entry);
  }

  // ---- the server

  /** Ask again for what stands over the text. */
  async refresh() {
    this.layer.forget();
    try {
      await this.layer.at(this.marker.caret.line);
      await Promise.all([this.overlay.repaint(), this.saving.ask()]);
    } catch (error) {
      this.failed(error);
    }
    this.overlay.status();
    if (this.layer.left) this._waiting.splice(0).forEach((go) => go());
  }

  /** Until what is open has been found; the server looks for it anew after a change. */
  async found() {
    while (!this.layer.left) await new Promise((go) => this._waiting.push(go));
  }

  _listen() {
    let away = false;
    listen(
      (event) => this._heard(event),
      (there) => {
        at("gone").hidden = there;
        at("gone").textContent = there
          ? ""
          : "The desk does not answer. What you mark is kept in this browser. Start the desk again and open the address it prints.";
        if (there && away) this.refresh();
        away = !there;
      },
    );
  }

  async _heard({ file, saved, layer }) {
    if (!file && !saved && layer !== this.session.source) return;
    await this.refresh();
    this.soon();
  }

  _refused(problems, anyway) {
    Object.assign(this.session.read, { problems, anyway });
    this.redraw();
    this.aloud(problems[0].text);
  }

  _hasKept(yes) {
    this.overlay.note = this.session.draft ? (yes ? "draft kept" : "draft kept in this browser alone") : "";
    this.overlay.status();
  }

  failed(error) {
    this.toast(error.message);
  }
}
