// What stands over the text: records, suggestions, and what is still open. Asked of the server by stretches of lines,
// when they come into view or when the next open item is looked for.
import { get } from "./server.js";

const STRETCH = 400; // lines
const PASSED_OVER = ["name"]; // until somebody wants them: most names are in a sentence that is dealt with anyway

// Of two that begin together the longer comes first: a quotation before the number that opens it. Of two on the same
// words, in the order of their tables' names.
const inOrder = (a, b) => a.s - b.s || b.e - a.e || (a.table ?? "").localeCompare(b.table ?? "");

export class Layer {
  constructor(source, text) {
    Object.assign(this, { source, text, left: null, lost: [], sha: {}, off: new Set(PASSED_OVER) });
    this._stretches = new Map(); // number -> what the server said, or the promise of it
    this.age = 0;
  }

  /** Forget all, because something was written. What comes in later from before is not kept. */
  forget() {
    this.age += 1;
    this._stretches.clear();
  }

  /** Ask for the stretch that holds a line, once; gives it. */
  async at(line) {
    const number = Math.floor(line / STRETCH);
    const known = this._stretches.get(number);
    if (known) return known;
    const { age } = this;
    const asked = this._ask(number);
    this._stretches.set(number, asked);
    try {
      const said = await asked;
      if (age === this.age) {
        this._stretches.set(number, said);
        this.left = said.left;
        this.sha = said.sha;
        this.lost = said.lost;
      }
      return said;
    } catch (error) {
      if (age === this.age) this._stretches.delete(number);
      throw error;
    }
  }

  async _ask(number) {
    const first = number * STRETCH;
    const last = Math.min(first + STRETCH, this.text.lines.length);
    const said = await get(["layer", this.source], { lines: `${first + 1}-${last}` });
    // What takes long is null while it is made; news tell when it is there.
    return {
      ...said,
      open: said.open ?? [],
      ghosts: said.ghosts ?? [],
      left: said.ghosts ? said.left : null,
    };
  }

  _known(start, end) {
    const found = [];
    const first = Math.floor(this.text.lineOf(start) / STRETCH);
    const last = Math.floor(this.text.lineOf(Math.min(end, this.text.length)) / STRETCH);
    for (let number = first; number <= last; number += 1) {
      const said = this._stretches.get(number);
      if (said && !(said instanceof Promise)) found.push(said);
    }
    return found;
  }

  _in(name, start, end) {
    const found = new Map(); // one that crosses the edge of two stretches stands in both
    for (const said of this._known(start, end)) {
      for (const one of said[name])
        if (one.s <= end && one.e >= start)
          found.set(`${one.table ?? one.type} ${one.id ?? ""} ${one.s} ${one.e}`, one);
    }
    return [...found.values()];
  }

  records(start, end) {
    return this._in("records", start, end);
  }

  ghosts(start, end) {
    return this._in("ghosts", start, end);
  }

  open(start, end) {
    return this._in("open", start, end).filter(({ type }) => !this.off.has(type));
  }

  /** What is to be drawn between two code points: [{layer, s, e}]. */
  drawn(start, end) {
    const ghosts = this.ghosts(start, end);
    const free = ({ s, e }) => !ghosts.some((ghost) => ghost.s <= s && ghost.e >= e);
    return [
      ...this._in("asides", start, end).map(({ s, e }) => ({ layer: "set_aside", s, e })),
      ...this.records(start, end).map(({ table, depth, s, e }) => ({
        layer: table === "statements" && depth > 0 ? "statements-nested" : table,
        s,
        e,
      })),
      ...ghosts.map(({ table, s, e }) => ({
        layer: table === "set_aside" ? "ghost-set_aside" : "ghost",
        s,
        e,
      })),
      ...this.open(start, end)
        .filter(free)
        .map(({ type, s, e }) => ({ layer: `open-${type}`, s, e })),
    ];
  }

  /** The suggestion or open item next to `from` {s, e, table?} in reading order (`step` 1) or against it (-1), or null. */
  async next(from, step) {
    const last = Math.floor((this.text.lines.length - 1) / STRETCH);
    let number = Math.floor(this.text.lineOf(from.s) / STRETCH);
    for (; number >= 0 && number <= last; number += step) {
      const said = await this.at(number * STRETCH);
      const items = this._stops(said).filter((item) => step * inOrder(item, from) > 0);
      if (items.length) return items.sort((a, b) => step * inOrder(a, b))[0];
    }
    return null;
  }

  // Where one stops: at suggestions, and at what is open outside of them. A sentence counts only where nothing in it is
  // open, and a date is one thing and not three numbers.
  _stops({ ghosts, open }) {
    const wanted = open.filter(({ type }) => !this.off.has(type));
    const parts = wanted.filter(({ type }) => type !== "sentence");
    const times = parts.filter(({ type }) => type === "time");
    const within = (outer, inner) => outer !== inner && outer.s <= inner.s && outer.e >= inner.e;
    const idle = (item) =>
      ghosts.some((ghost) => within(ghost, item)) ||
      (item.type === "numeral" && times.some((time) => within(time, item))) ||
      (item.type === "sentence" && [...parts, ...ghosts].some((part) => within(item, part)));
    return [...ghosts, ...wanted.filter((item) => !idle(item))];
  }
}
