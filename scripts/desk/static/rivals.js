// Who else answers a question. Numbers are drawn on one line: a dot is a bound, a line that ends without a dot goes on.
// The words beside each say the same, for whoever does not see the drawing.
import { h, words } from "./dom.js";

const WIDTH = 360;
const EDGE = 8;
const MOST = 30; // rows; the site has them all

function svg(tag, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

// Bounds come as text, as they stand in the tables; an empty one is open. Dates are no numbers.
const number = (text) => (text && Number.isFinite(Number(text)) ? Number(text) : null);
const ends = ({ lower, upper, value }) => [number(lower || value), number(upper || value)];
const isDrawn = (row) => ends(row).some((end) => end !== null);

function scale(rows) {
  const all = rows.flatMap(ends).filter((end) => end !== null);
  const bottom = Math.min(...all, 0);
  const top = Math.max(...all, bottom + 1) * 1.15;
  return (value) => EDGE + ((WIDTH - 2 * EDGE) * (value - bottom)) / (top - bottom);
}

function drawing(row, x) {
  const picture = svg("svg", {
    viewBox: `0 0 ${WIDTH} 16`,
    preserveAspectRatio: "none",
    "aria-hidden": "true",
  });
  const [lower, upper] = ends(row);
  const [from, to] = [lower === null ? EDGE : x(lower), upper === null ? WIDTH - EDGE : x(upper)];
  picture.append(svg("line", { x1: EDGE, x2: WIDTH - EDGE, y1: 8, y2: 8, class: "axis" }));
  picture.append(svg("line", { x1: from, x2: to, y1: 8, y2: 8, class: "span" }));
  if (lower !== null) picture.append(svg("circle", { cx: from, cy: 8, r: 4, class: "dot" }));
  if (upper !== null) picture.append(svg("circle", { cx: to, cy: 8, r: 4, class: "dot" }));
  return picture;
}

function line(row, x) {
  const who = h("span", {}, h("b", {}, row.by), " ", row.words ? ["“", words(row.words), "”"] : "");
  const relation = h("span", { className: row.contradicts ? "relation excludes" : "relation" }, row.relation);
  return h(
    "li",
    {},
    h("div", { className: "who" }, who, relation),
    isDrawn(row) ? drawing(row, x) : "",
    row.why ? h("small", {}, row.why) : "",
  );
}

/** Those who answer the question of the record at hand, as the server compares them with it. */
export function rivals(rows) {
  const x = scale(rows.filter(isDrawn));
  const says = rows.length
    ? "Each answer keeps its owner; nothing is averaged."
    : "Nobody yet. Yours would be the first answer to this question.";
  return [
    h("h3", {}, "Who else answers"),
    h("p", { className: "quiet" }, says),
    rows.length
      ? h(
          "ul",
          {},
          rows.slice(0, MOST).map((row) => line(row, x)),
        )
      : "",
    rows.length > MOST ? h("p", { className: "quiet" }, `and ${rows.length - MOST} more`) : "",
  ];
}
