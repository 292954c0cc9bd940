// What is drawn over the text: the Custom Highlight API, so that spans may cross and nest without the text being cut.
// Each kind has a means of its own (ground, line, double line, dots), for colour alone tells some people nothing.

// From below to above.
const LAYERS = [
  "open-name",
  "open-sentence",
  "open-time",
  "open-quotation",
  "open-numeral",
  "ghost-set_aside",
  "set_aside",
  "names",
  "offices",
  "positions",
  "statements",
  "statements-nested",
  "reports",
  "figures",
  "ghost",
  "outer",
  "look",
  "caret",
  "mark",
];

export class Painter {
  constructor(view) {
    this._view = view;
    this._blocks = new Map(); // block -> [[layer, range]]
    this._layers = new Map();
    CSS.highlights.clear();
    LAYERS.forEach((name, priority) => {
      const layer = new Highlight();
      layer.priority = priority;
      this._layers.set(name, layer);
      CSS.highlights.set(name, layer);
    });
  }

  /** Draw these spans `[{layer, s, e}]` in a block, in place of what was drawn there. */
  block(number, spans) {
    this.forget(number);
    const [low, high] = this._view.edges(number);
    const drawn = [];
    for (const { layer, s, e } of spans) {
      if (s >= high || e <= low || !this._layers.has(layer)) continue;
      const range = this._view.range(Math.max(s, low), Math.min(e, high));
      this._layers.get(layer).add(range);
      drawn.push([layer, range]);
    }
    this._blocks.set(number, drawn);
  }

  forget(number) {
    for (const [layer, range] of this._blocks.get(number) ?? []) this._layers.get(layer).delete(range);
    this._blocks.delete(number);
  }

  /** Draw these spans of a layer that is not drawn by blocks: the mark, the caret, what is looked at. */
  only(layer, ...spans) {
    this._layers.get(layer).clear();
    for (const span of spans)
      if (span && span.e > span.s) this._layers.get(layer).add(this._view.range(span.s, span.e));
  }

  get blocks() {
    return [...this._blocks.keys()];
  }
}
