// Who else answers a question, each on one line of numbers: a dot is a bound, a line without a dot goes on. The words beside each say the same, for whoever does not see the drawing.
import { h, words } from "./dom.js";

const WIDTH = 360;
const EDGE = 8;

function svg(tag, attributes, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

const isNumber = (value) => typeof value === "number";

function scale(rows) {
  const bounds = rows.flatMap(({ lower, upper }) => [lower, upper]).filter(isNumber);
  const top = Math.max(...bounds, 0) * 1.15 || 1;
  const bottom = Math.min(...bounds, 0);
  return (value) => EDGE + ((WIDTH - 2 * EDGE) * (value - bottom)) / (top - bottom);
}

function drawn(row, x, mine) {
  const picture = svg("svg", {
    viewBox: `0 0 ${WIDTH} 16`,
    preserveAspectRatio: "none",
    "aria-hidden": "true",
  });
  const ends = (one) => [
    isNumber(one.lower) ? x(one.lower) : EDGE,
    isNumber(one.upper) ? x(one.upper) : WIDTH - EDGE,
  ];
  picture.append(svg("line", { x1: EDGE, x2: WIDTH - EDGE, y1: 8, y2: 8, class: "axis" }));
  if (mine) {
    const [from, to] = ends(mine);
    picture.append(svg("rect", { x: from, width: Math.max(3, to - from), y: 0, height: 16, class: "band" }));
  }
  if (!isNumber(row.lower) && !isNumber(row.upper)) return picture;
  const [from, to] = ends(row);
  picture.append(svg("line", { x1: from, x2: to, y1: 8, y2: 8, class: "span" }));
  for (const [bound, cx] of [
    [row.lower, from],
    [row.upper, to],
  ]) {
    if (isNumber(bound)) picture.append(svg("circle", { cx, cy: 8, r: 4, class: "dot" }));
  }
  return picture;
}

const who = ({ by, words: said, via }) =>
  h(
    "span",
    {},
    h("b", {}, by),
    " ",
    said ? ["“", words(said), "”"] : "",
    via && via !== by ? h("span", { className: "quiet" }, ` in ${via}`) : "",
  );

function line(row, x, mine) {
  const yours = row === mine;
  return h(
    "li",
    { className: yours ? "mine" : "" },
    h(
      "div",
      { className: "who" },
      who(row),
      h(
        "span",
        { className: row.contradicts ? "relation excludes" : "relation" },
        yours ? "yours" : row.relation,
      ),
    ),
    drawn(row, x, mine),
    row.why?.length ? h("small", {}, row.why.join("; ")) : "",
  );
}

/** The answers of a question; `mine`: {by, words, lower, upper}, null as long as yours is not read. */
export function rivals(rows, mine = null) {
  const x = scale(mine ? [mine, ...rows] : rows);
  return [
    h("h3", {}, "Who else answers"),
    h(
      "p",
      { className: "quiet" },
      rows.length
        ? "Each answer keeps its owner; nothing is averaged."
        : "Nobody yet. Yours would be the first answer to this question.",
    ),
    rows.length
      ? h(
          "ul",
          {},
          [...(mine ? [mine] : []), ...rows].map((row) => line(row, x, mine)),
        )
      : "",
  ];
}
