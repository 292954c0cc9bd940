// Nothing is marked: how to mark, what stands on a line, what was begun, what is suggested, how all is drawn.
import { at, button, h, refill, words } from "./dom.js";
import { label } from "./kinds.js";
import { recordList } from "./standing.js";

const SHOWN = 240; // characters of a suggestion
const MOST = 8; // suggestions at once
const LEGEND = {
  statements: "Statement",
  figures: "Figure",
  reports: "Event",
  positions: "Position",
  names: "Name, office",
  ghost: "suggested",
  open: "open",
  set_aside: "set aside",
};

/** Draw it; `records`: those looked at; `ghosts`: the suggestions from here on, in order. */
export function drawOverview(page, records, ghosts) {
  const { line } = page.session;
  refill(
    at("panel"),
    h("h2", {}, line === null ? "Mark words to make a record" : `Line ${line + 1}`),
    records.length ? recordList(page, records) : h("p", {}, HOW),
    page.layer.lost.map(lost),
    page.kept.map((kept) => draft(page, kept)),
    ghosts.length ? queue(page, ghosts) : "",
    legend(),
  );
}

const HOW =
  "Drag over words, tap the first and the last, or press an arrow key with Shift. Click what is underlined to take it as it is.";

const lost = ({ table, id, at: line }) =>
  h(
    "p",
    { className: "problem" },
    `${label(table)} ${id}: its words are not found in this text. Look at line ${line} of its file.`,
  );

const draft = (page, one) =>
  h(
    "div",
    { className: "harm" },
    h(
      "p",
      {},
      one.fits ? "A draft is kept: " : "A draft is kept, but the text has changed since: ",
      "“",
      words(one.words ?? ""),
      "”",
    ),
    h(
      "p",
      {},
      one.fits ? button("Go on with it", () => page.do.resume(one)) : "",
      " ",
      button("Let it go", () => page.do.drop(one), { className: "link" }),
    ),
  );

const queue = (page, ghosts) => [
  h("h3", {}, `Suggested from here (${ghosts.length})`),
  h(
    "ul",
    { className: "queue" },
    ghosts.slice(0, MOST).map((ghost) => h("li", {}, suggestion(page, ghost))),
  ),
];

const suggestion = (page, ghost) =>
  h(
    "button",
    { type: "button", onclick: () => page.do.take(ghost) },
    h("b", {}, label(ghost.table)),
    words(page.text.slice(ghost.s, ghost.e).slice(0, SHOWN)),
    h("span", { className: "quiet" }, String(page.text.lineOf(ghost.s) + 1)),
  );

const legend = () => [
  h("h3", {}, "How the text is drawn"),
  h(
    "ul",
    { className: "legend" },
    Object.entries(LEGEND).map(([name, says]) =>
      h("li", {}, h("span", { className: `words is-${name}` }, "words"), ` ${says}`),
    ),
  ),
];
