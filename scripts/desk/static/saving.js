// Saves, steps back and forth, and what happens where another program wrote in between.
import { settled, showConflict } from "./conflict.js";
import { get, post, Refused } from "./server.js";

const CHANGED = 409;
const FAULTY = 422;

export class Saving {
  /**
   * `session`, `layer`; `on.done(words, turned)`: something was written, or a step `turned`; `on.failed(error)`;
   * `on.refused(problems)`: the rules refuse it; `on.disk()`: what stands on the disk is taken; `on.busy()`: it
   * began or ended.
   */
  constructor(session, layer, on) {
    Object.assign(this, { session, layer, on, undo: 0, redo: 0, busy: false });
  }

  /** Save the record at hand; true if it stands on the disk. `anyway`: although the build would refuse it. */
  save(anyway = false) {
    const { source, tab, record, full } = this.session;
    const standing = record ? { standing: record.typed } : {};
    return this._write(
      ["save"],
      { source, tab, draft: full, ...standing, ...(anyway ? { anyway } : {}) },
      record ? "Changed" : "Saved",
    );
  }

  /** Take away the record that is being changed. */
  remove() {
    const { source, record } = this.session;
    return this._write(
      ["save"],
      { source, edits: [{ table: record.table, source, before: record.typed, after: null }] },
      "Deleted",
    );
  }

  /** Set words aside, so that nothing is suggested for them any more. */
  dismiss({ s, e }, reason) {
    return this._write(["dismiss", this.session.source], { s, e, reason }, "Set aside");
  }

  /** Take the last step back, or do it again. */
  async step(way) {
    if (!this[way]) return false;
    return this._write([way], { step: this[way] }, way === "undo" ? "Taken back" : "Done again", true);
  }

  /** Ask what can be taken back and done again. */
  async ask() {
    this._told(await get(["steps"]));
  }

  _told({ undo, redo }) {
    Object.assign(this, { undo, redo });
  }

  _isBusy(yes) {
    this.busy = yes;
    this.on.busy();
  }

  async _write(path, body, words, turned = false) {
    if (this.busy) return false; // a second press while the first is on its way
    this._isBusy(true);
    let answer;
    try {
      answer = await post(path, { base: this.layer.sha, ...body });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this._refused(error, body, words);
      return false;
    } finally {
      this._isBusy(false);
    }
    this._told(answer);
    this.layer.sha = { ...this.layer.sha, ...answer.sha };
    await this.on.done(words, turned);
    return true;
  }

  _refused(error, body, words) {
    const { status, answer } = error;
    if (status === CHANGED && answer.clash) {
      showConflict(answer, {
        settle: (choices) => this._settle(answer, choices, body, words),
        disk: this.on.disk,
      });
    } else if (status === FAULTY && answer.problems?.length && this.session.draft)
      this.on.refused(answer.problems, answer.anyway);
    else this.on.failed(error);
  }

  async _settle(stale, choices, body, words) {
    this.layer.forget();
    await this.layer.at(0);
    const standing = (id) =>
      this.layer.records(0, this.session.text.length).find((one) => one.id === `${body.source}.${id}`)?.typed;
    const edits = settled(stale, choices, standing);
    await this._write(["save"], { base: stale.base, source: body.source, tab: body.tab, edits }, words);
  }
}
