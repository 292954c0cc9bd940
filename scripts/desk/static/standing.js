// The records that stand in the text, as the panel lists them: each with what it says, and the way to change it.
import { button, h, readBack } from "./dom.js";
import { label } from "./kinds.js";

const PLACED = new Set(["figures", "statements", "reports", "positions"]); // told too where they lie around or within

/** A list of records; `where(record)`: how each lies to the words marked. */
export const recordList = (page, records, where = () => "") =>
  h(
    "ul",
    { className: "records" },
    records.map((record) => h("li", { ...lit(page, record) }, one(page, record, where(record)))),
  );

const lit = (page, record) => ({
  onmouseenter: () => page.do.look(record),
  onmouseleave: () => page.do.look(),
});

const one = (page, record, where) => [
  h("b", {}, label(record.table)),
  " ",
  h("code", {}, record.id),
  where ? h("span", { className: "quiet" }, ` ${where}`) : "",
  h("br"),
  readBack(record.say),
  " ",
  button("Change", () => page.do.change(record), {
    className: "link",
    "aria-label": `Change ${record.id}`,
  }),
];

const isSame = (span, one) => one.s === span.s && one.e === span.e;
const isIn = (outer, inner) => outer.s <= inner.s && outer.e >= inner.e;

/** The records of the words marked, of words around them or within them, the closest first; none while one is changed. */
export function alreadyThere({ session, layer }) {
  const { marked: span, record: changed } = session;
  if (!span || changed) return [];
  const away = ({ s, e }) => Math.abs(e - s - (span.e - span.s));
  return layer
    .records(span.s, span.e)
    .filter((one) => isSame(span, one) || (PLACED.has(one.table) && (isIn(one, span) || isIn(span, one))))
    .sort((a, b) => away(a) - away(b));
}

/** Of these records those of the very words marked. */
export const ofSame = ({ session }, records) => records.filter((one) => isSame(session.marked, one));

/** Say which records stand there already, so that nothing is entered twice: at once the closest, the others folded. */
export function drawStanding(page) {
  const found = alreadyThere(page);
  if (!found.length) return "";
  const span = page.session.marked;
  const same = ofSame(page, found).length;
  const where = (one) =>
    isSame(span, one) ? "on these words" : isIn(one, span) ? "on words around them" : "on some of them";
  const [close, more] = [found.slice(0, same || 1), found.slice(same || 1)];
  return h(
    "section",
    { id: "standing", className: same ? "harm" : "", "aria-labelledby": "standing-title" },
    h("h3", { id: "standing-title" }, "Recorded already"),
    recordList(page, close, where),
    more.length
      ? h("details", {}, h("summary", {}, `${more.length} more around or within`), recordList(page, more, where))
      : "",
  );
}
