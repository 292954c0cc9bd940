// What is begun is kept: by the server, outside the project's files, 300 ms after the last change; in this browser too,
// for when the server is away. Only a save or letting go removes it.
import { get, put, Refused, remove } from "./server.js";

const PAUSE = 300; // ms

export class Drafts {
  /** `sha`: the sum of the text that words are marked in; `kept(yes)`: told whether the server has it. */
  constructor(source, tab, sha, kept) {
    Object.assign(this, { source, tab, sha, kept });
    this._path = ["drafts", source, tab];
    this._name = `desk-draft ${source} ${tab}`;
    this._last = Promise.resolve();
  }

  /** Keep this draft soon; `words` are those marked. */
  keep(draft, words) {
    const value = structuredClone({ sha: this.sha, words, draft });
    this._here(value); // at once: nothing can go wrong in between
    clearTimeout(this._timer);
    this._timer = setTimeout(
      () =>
        this._then(async () => {
          await put(this._path, value);
          this.kept(true);
        }),
      PAUSE,
    );
  }

  /** Forget it, after a save or on letting go. */
  drop() {
    clearTimeout(this._timer);
    this._here(null);
    return this._then(() => remove(this._path));
  }

  /** The drafts of this source: {mine, others[{tab, draft, words, fits}]}; mine is this tab's. */
  async all() {
    let found = [];
    await this._then(async () => {
      found = await get(["drafts", this.source]);
    });
    const here = this._read();
    const theirs = found.find(({ tab }) => tab === this.tab);
    return {
      mine: here ? { tab: this.tab, ...here, fits: here.sha === this.sha } : theirs,
      others: found.filter(({ tab }) => tab !== this.tab),
    };
  }

  /** Forget the draft of another tab. */
  dropOther(tab) {
    return remove(["drafts", this.source, tab]);
  }

  // One after the other, so that a draft that was let go does not come back.
  _then(act) {
    this._last = this._last.then(act).catch((error) => {
      if (!(error instanceof Refused)) throw error;
      this.kept(false);
    });
    return this._last;
  }

  _here(value) {
    try {
      if (value) localStorage.setItem(this._name, JSON.stringify(value));
      else localStorage.removeItem(this._name);
    } catch {
      // a browser that keeps nothing: the server's copy is the only one
    }
  }

  _read() {
    try {
      return JSON.parse(localStorage.getItem(this._name));
    } catch {
      return null;
    }
  }
}
