// The document on the page: one row a line, rows in blocks that the browser lays out when they come into view,
// one text node a line. A very long line is cut into pieces, for one node of 5 MB takes a browser a minute.
import { at, h, visible } from "./dom.js";

export const BLOCK = 40; // lines
const PIECE = 3000; // UTF-16 units

function* pieces(line) {
  let from = 0;
  do {
    let to = Math.min(line.length, from + PIECE);
    if (to < line.length) {
      const blank = line.lastIndexOf(" ", to);
      if (blank > from) to = blank + 1;
      else if (/[\ud800-\udbff]/.test(line[to - 1])) to -= 1;
    }
    yield [from, line.slice(from, to)];
    from = to;
  } while (from < line.length);
}

export class View {
  /** `text`: a Text; `pages`: [{line, locator}], the first line of each page; `seen(block, yes)` when a block comes and goes. */
  constructor(text, pages, seen) {
    this.text = text;
    this.rows = new Array(text.lines.length);
    this.root = at("doc");
    this._locators = new Map(pages.map(({ line, locator }) => [line, locator]));
    this._watcher = new IntersectionObserver(
      (entries) => entries.forEach((one) => seen(Number(one.target.dataset.block), one.isIntersecting)),
      { root: this.root, rootMargin: "300px" },
    );
    this._fill();
  }

  close() {
    this._watcher.disconnect();
    this.root.replaceChildren();
  }

  _fill() {
    const blocks = [];
    for (let first = 0; first < this.rows.length; first += BLOCK) {
      const block = h("div", { className: "block", dataset: { block: first / BLOCK } });
      for (let line = first; line < Math.min(first + BLOCK, this.rows.length); line += 1) {
        if (this._locators.has(line))
          block.append(h("div", { className: "locator", dataset: { name: this._locators.get(line) } }));
        block.append(this._row(line));
      }
      blocks.push(block);
    }
    this.root.replaceChildren(...blocks);
    this.root.scrollTop = 0;
    blocks.forEach((block) => this._watcher.observe(block));
  }

  _row(line) {
    const row = h("div", { className: "row", dataset: { n: line + 1 } });
    const long = this.text.lines[line].length > PIECE;
    for (const [unit, words] of pieces(visible(this.text.lines[line]))) {
      const piece = h("p", { dir: "auto", dataset: { unit }, className: long ? "piece" : "" });
      piece.append(document.createTextNode(words));
      row.append(piece);
    }
    this.rows[line] = row;
    return row;
  }

  _node(line, unit) {
    const parts = this.rows[line].querySelectorAll("p");
    let part = parts[0];
    for (const next of parts) {
      if (Number(next.dataset.unit) > unit) break;
      part = next;
    }
    const node = part.firstChild;
    return [node, Math.min(unit - Number(part.dataset.unit), node.length)];
  }

  /** The place in the page of a span, for a highlight. */
  range(start, end) {
    const from = this.text.placeOf(start);
    const to = this.text.placeOf(end);
    const [startContainer, startOffset] = this._node(from.line, from.unit);
    const [endContainer, endOffset] = this._node(to.line, to.unit);
    return new StaticRange({ startContainer, startOffset, endContainer, endOffset });
  }

  /** The first and the last code point of a block. */
  edges(block) {
    const end = (block + 1) * BLOCK;
    return [
      this.text.starts[block * BLOCK],
      end < this.rows.length ? this.text.starts[end] - 1 : this.text.length,
    ];
  }

  /** The line and the UTF-16 offset of a place in the page; null outside the text. */
  place(node, offset) {
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    const row = element.closest(".row");
    if (!row) return this._between(node, offset);
    const line = Number(row.dataset.n) - 1;
    const part = element.closest("p");
    if (!part) return { line, unit: offset >= row.childNodes.length ? this.text.lines[line].length : 0 };
    const inside = node.nodeType === Node.TEXT_NODE ? offset : offset ? part.firstChild.length : 0;
    return { line, unit: Number(part.dataset.unit) + inside };
  }

  // A triple click ends before the first letter of the *next* row, or of the next block.
  _between(node, offset) {
    if (!this.root.contains(node)) return null;
    const row = firstRow(node.childNodes[offset]);
    if (row) return { line: Number(row.dataset.n) - 1, unit: 0 };
    const line = this.rows.length - 1;
    return { line, unit: this.text.lines[line].length };
  }

  /** The span that the browser's own selection covers, blanks left out; null if none in the text. */
  selected() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!this.root.contains(range.commonAncestorContainer)) return null;
    const from = this.place(range.startContainer, range.startOffset);
    const to = this.place(range.endContainer, range.endOffset);
    if (!from || !to) return null;
    return this.text.trimmed(this.text.pointAt(from.line, from.unit), this.text.pointAt(to.line, to.unit));
  }

  /** The line and the offset under a point of the window; null beside the text. */
  hit(x, y) {
    const caret = document.caretPositionFromPoint
      ? document.caretPositionFromPoint(x, y)
      : webkitCaret(document.caretRangeFromPoint?.(x, y));
    if (!caret?.offsetNode || !this.root.contains(caret.offsetNode)) return null;
    return caret.offsetNode.nodeType === Node.TEXT_NODE ? this.place(caret.offsetNode, caret.offset) : null;
  }

  rightToLeft(line) {
    return getComputedStyle(this.rows[line].lastElementChild).direction === "rtl";
  }

  show(line, block = "center") {
    this.rows[line].scrollIntoView({ block, behavior: "instant" });
  }
}

// The first row in an element, or behind one that has none.
function firstRow(element) {
  if (!(element instanceof Element)) return null;
  return element.closest(".row") ?? element.querySelector(".row") ?? firstRow(element.nextElementSibling);
}

const webkitCaret = (range) =>
  range ? { offsetNode: range.startContainer, offset: range.startOffset } : null;
