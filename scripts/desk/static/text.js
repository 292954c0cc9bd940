// Offsets are code points of the whole text, 0-based, half-open, as Python counts them. A browser counts
// UTF-16 units, which differ on lines that hold a surrogate and nowhere else.

const SURROGATE = /[\ud800-\udfff]/;

export class Text {
  /** `lines`: the text as the build reads it, without its line ends. */
  constructor(lines) {
    this.lines = lines;
    this.astral = lines.map((line) => SURROGATE.test(line));
    this.starts = new Array(lines.length);
    let at = 0;
    lines.forEach((_, number) => {
      this.starts[number] = at;
      at += this.lengthOf(number) + 1;
    });
    this.length = Math.max(0, at - 1);
  }

  /** Code points of a line. */
  lengthOf(line) {
    return this.astral[line] ? [...this.lines[line]].length : this.lines[line].length;
  }

  /** The code point at a UTF-16 offset of a line; inside a surrogate pair, its start. */
  pointAt(line, unit) {
    const text = this.lines[line];
    if (!this.astral[line]) return this.starts[line] + Math.min(unit, text.length);
    let points = 0;
    let units = 0;
    for (const char of text) {
      if (units + char.length > unit) break;
      units += char.length;
      points += 1;
    }
    return this.starts[line] + points;
  }

  /** The line that holds a code point; a line end belongs to its line. */
  lineOf(point) {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle] <= point) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Where a code point stands: its line, and the UTF-16 offset there. */
  placeOf(point) {
    const line = this.lineOf(point);
    const text = this.lines[line];
    const points = point - this.starts[line];
    if (!this.astral[line]) return { line, unit: Math.min(points, text.length) };
    let unit = 0;
    let left = points;
    for (const char of text) {
      if (left-- <= 0) break;
      unit += char.length;
    }
    return { line, unit };
  }

  /** The words of a span. */
  slice(start, end) {
    const from = this.placeOf(start);
    const to = this.placeOf(end);
    if (from.line === to.line) return this.lines[from.line].slice(from.unit, to.unit);
    return [
      this.lines[from.line].slice(from.unit),
      ...this.lines.slice(from.line + 1, to.line),
      this.lines[to.line].slice(0, to.unit),
    ].join("\n");
  }

  /** The span without blanks at its ends, which are never part of a quote; null if nothing is left. */
  trimmed(start, end) {
    const chars = [...this.slice(start, end)];
    let first = 0;
    let last = chars.length;
    while (first < last && /\s/.test(chars[first])) first += 1;
    while (last > first && /\s/.test(chars[last - 1])) last -= 1;
    return last > first ? { s: start + first, e: start + last } : null;
  }
}

const FAR = 2000; // words are cut out of so much of a line, for one line may hold 5 MB
const segmenters = new Map();
const segmenter = (granularity, language) => {
  const name = `${granularity} ${language}`;
  if (!segmenters.has(name)) segmenters.set(name, new Intl.Segmenter(language || undefined, { granularity }));
  return segmenters.get(name);
};

/** The words of a line near `unit`, each with where it starts and ends there; signs count as words. */
export function wordsNear(line, unit, language) {
  let from = Math.max(0, unit - FAR);
  if (from) from = line.indexOf(" ", from) + 1 || from;
  if (/[\udc00-\udfff]/.test(line[from] ?? "")) from += 1;
  const found = [];
  for (const { segment, index } of segmenter("word", language).segment(line.slice(from, unit + FAR))) {
    if (/\S/u.test(segment)) found.push({ a: from + index, b: from + index + segment.length });
  }
  return found;
}

/** The edge of the next (`step` 1) or previous (-1) letter as a reader sees letters. */
export function letterFrom(line, unit, step, language) {
  const from = Math.max(0, unit - 200);
  const edges = [...segmenter("grapheme", language).segment(line.slice(from, unit + 200))].map(
    ({ index }) => from + index,
  );
  edges.push(Math.min(line.length, unit + 200));
  const here = edges.findIndex((edge) => edge >= unit);
  return edges[Math.max(0, Math.min(edges.length - 1, here + step))];
}
