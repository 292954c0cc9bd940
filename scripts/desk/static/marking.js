// Words are marked by mouse, touch or keys. The caret is ours, a word wide: the same on every system, one word a
// press, and no on-screen keyboard on touch. Nothing here knows what a record is.
import { letterFrom, wordsNear } from "./text.js";

const MOVED = 6; // px: less is a click
const RESTED = 350; // ms: a selection made by handles, or by a screen reader, has no end but rest

const apart = (one, other) => other.e <= one.s || other.s >= one.e;

// Where a key goes to, as the eye goes: in a line that runs to the left, the arrow to the left goes on.
const GOES = {
  ArrowLeft: (marker) => marker._nextWord(marker.caret, marker._asRead(-1, marker.caret.line)),
  ArrowRight: (marker) => marker._nextWord(marker.caret, marker._asRead(1, marker.caret.line)),
  ArrowUp: (marker) => marker._nextLine(-1),
  ArrowDown: (marker) => marker._nextLine(1),
  Home: (marker) => marker._edge(false),
  End: (marker) => marker._edge(true),
};

export class Marker {
  /**
   * `on.marked(span)`: words were marked; `on.clicked(point, line, touch)`: a place was clicked, true if something stood there;
   * `on.moved(word, marks)`: the caret went there, to mark or not; `on.now()`: what is marked.
   */
  constructor(view, text, language, on) {
    Object.assign(this, { view, text, language, on });
    this.caret = { line: 0, ...this._wordAt(0, 0) };
    this.anchor = null; // where keys began to mark
    this._tapped = null; // where a first tap began to mark
    this._down = null;
    this._gone = new AbortController();
    const { signal } = this._gone;
    view.root.addEventListener(
      "pointerdown",
      (event) => {
        this._down = event;
        // words still selected would be dragged away by the next press in them
        if (event.pointerType === "mouse" && !event.shiftKey) getSelection().removeAllRanges();
      },
      { signal },
    );
    view.root.addEventListener("pointerup", (event) => this._released(event), { signal });
    document.addEventListener("selectionchange", () => this._rest(), { signal });
  }

  close() {
    this._gone.abort();
    clearTimeout(this._resting);
  }

  // ---- mouse and touch

  _released(event) {
    if (event.target.closest("button")) return;
    const touch = event.pointerType === "touch";
    const moved =
      this._down &&
      Math.hypot(event.clientX - this._down.clientX, event.clientY - this._down.clientY) > MOVED;
    requestAnimationFrame(() => {
      // the browser changes its selection after this event
      const chosen = this.view.selected();
      if (chosen) {
        this._take(chosen);
        return;
      }
      const at = moved ? null : this.view.hit(event.clientX, event.clientY);
      if (at) this._click(at, touch);
    });
  }

  _take(span) {
    this.anchor = null;
    this._tapped = null;
    this.last = span;
    this.put(span.s);
    this.on.marked(span);
  }

  _click(at, touch) {
    const word = { line: at.line, ...this._wordAt(at.line, at.unit) };
    const span = this._span(word, word);
    const first = touch ? this._tapped : null;
    this.anchor = null;
    this._tapped = null;
    if (first && span && apart(first, span)) {
      this.put(span.s);
      this.on.marked({ s: Math.min(first.s, span.s), e: Math.max(first.e, span.e) });
      return;
    }
    this._move(word);
    if (!this.on.clicked(this.text.pointAt(at.line, at.unit), at.line, touch) && touch && span)
      this._tap(span);
  }

  // The first of two taps marks its word; the second marks up to there.
  _tap(span) {
    this._tapped = span;
    this.on.marked(span);
  }

  _rest() {
    clearTimeout(this._resting);
    this._resting = setTimeout(() => {
      if (this._down?.buttons && document.activeElement !== this.view.root) return;
      const chosen = this.view.selected();
      const { last } = this;
      if (chosen && !(last && last.s === chosen.s && last.e === chosen.e)) this._take(chosen);
    }, RESTED);
  }

  // ---- keys

  /** Act on a key that moves or marks; true if it was one. */
  key(event) {
    if (event.altKey || event.metaKey) return false;
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (event.ctrlKey) return step ? this._stretch(step, event.shiftKey ? "s" : "e") : false;
    if (event.key === " ") return this._mark(this.caret, this.caret);
    const to = GOES[event.key];
    return to ? this._goOrMark(to(this), event.shiftKey) : false;
  }

  /** Put the caret on the word at a code point; nobody moved it, so nobody is told. */
  put(point) {
    const { line, unit } = this.text.placeOf(point);
    this.anchor = null;
    this.caret = { line, ...this._wordAt(line, unit) };
  }

  /** The span of the word under the caret. */
  get here() {
    return this._span(this.caret, this.caret);
  }

  _goOrMark(word, marks) {
    if (!word) return true; // the end of the text
    if (marks) return this._mark(this.anchor ?? this.caret, word);
    this.anchor = null;
    this._move(word);
    this.view.show(word.line, "nearest");
    return true;
  }

  _mark(anchor, word) {
    this.anchor = anchor;
    this._move(word);
    this.view.show(word.line, "nearest");
    const span = this._span(anchor, word);
    if (span) this._keyed(span);
    return true;
  }

  _keyed(span) {
    this.last = span;
    getSelection().removeAllRanges();
    this.on.marked(span);
  }

  _move(word) {
    this.caret = word;
    this.on.moved(this.text.lines[word.line].slice(word.a, word.b), this.anchor !== null);
  }

  // One letter more or less at an edge of what is marked; blanks are passed over.
  _stretch(step, edge) {
    const span = this.on.now();
    if (!span) return false;
    const place = this.text.placeOf(span[edge]);
    const line = this.text.lines[place.line];
    const towards = this._asRead(step, place.line);
    let unit = place.unit;
    let before;
    do {
      before = unit;
      unit = letterFrom(line, unit, towards, this.language);
    } while (unit !== before && /^\s$/.test(line[edge === "e" ? unit - 1 : unit] ?? ""));
    const changed = { ...span, [edge]: this.text.pointAt(place.line, unit) };
    if (changed.e > changed.s) this._keyed(changed);
    return true;
  }

  _asRead(step, line) {
    return this.view.rightToLeft(line) ? -step : step;
  }

  _span(one, other) {
    const [first, last] = [one, other].sort((x, y) => x.line - y.line || x.a - y.a);
    const s = this.text.pointAt(first.line, first.a);
    return this.text.trimmed(s, this.text.pointAt(last.line, last.b));
  }

  _words(line, unit) {
    return wordsNear(this.text.lines[line], unit, this.language);
  }

  _wordAt(line, unit) {
    const words = this._words(line, unit);
    return words.find((word) => unit < word.b) ?? words.at(-1) ?? { a: 0, b: 0 };
  }

  _nextWord({ line, a, b }, step) {
    const words = this._words(line, a);
    const next =
      step > 0 ? words.find((word) => word.a >= b && word.a > a) : words.findLast((word) => word.b <= a);
    if (next) return { line, ...next };
    let other = line + step;
    while (this.text.lines[other] !== undefined && !this.text.lines[other].trim()) other += step;
    if (this.text.lines[other] === undefined) return null;
    const there = this._words(other, step > 0 ? 0 : this.text.lines[other].length);
    return { line: other, ...(step > 0 ? there[0] : there.at(-1)) };
  }

  _nextLine(step) {
    const line = Math.max(0, Math.min(this.text.lines.length - 1, this.caret.line + step));
    return { line, ...this._wordAt(line, Math.min(this.caret.a, this.text.lines[line].length)) };
  }

  _edge(end) {
    const { line } = this.caret;
    return { line, ...this._wordAt(line, end ? this.text.lines[line].length : 0) };
  }
}
