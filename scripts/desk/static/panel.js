// The panel: the words marked, what kind of record they are, what you say by it, the form, who else answers, the lines
// that it writes; how to save stays at the bottom.
import { at, button, h, key as keyCap, readBack, refill, sentence, words } from "./dom.js";
import { form } from "./form.js";
import { KINDS } from "./kinds.js";
import { rivals } from "./rivals.js";
import { drawStanding } from "./standing.js";

const SHOWN = 240; // characters of what is marked; the text itself has the rest
const ANSWERS = new Set(["figures", "reports", "positions"]); // what others may answer too
const END = 60; // of them from its end

/** Draw the record at hand; `page`: a DocumentPage. */
export function drawRecord(page) {
  const { session } = page;
  const { read, draft } = session;
  refill(
    at("panel"),
    h("h2", { className: "vh" }, session.record ? "Change a record" : "New record"),
    h(
      "div",
      { className: "marked" },
      h("blockquote", { dir: "auto" }, words(shortened(session.words))),
      about(page),
    ),
    drawStanding(page),
    draft.table ? kinds(page) : whatIsIt(page),
    read?.harm ? harm(page, read.harm) : "",
    draft.table ? record(page) : "",
  );
}

const shortened = (said) =>
  said.length > SHOWN ? `${said.slice(0, SHOWN - END)} … ${said.slice(-END)}` : said;

// Where the words stand, where the record comes from, and how to be rid of it.
function about(page) {
  const { ghost, record: changed } = page.session;
  return h(
    "p",
    { className: "quiet" },
    whence(page),
    " ",
    button(["Let go ", keyCap("Esc")], () => page.do.letGo(), { className: "link", id: "let-go" }),
    ghost && ghost.table !== "set_aside"
      ? button(["Dismiss ", keyCap("d")], () => page.do.dismiss(), { className: "link", id: "dismiss" })
      : "",
    changed ? button("Delete it", () => page.do.remove(), { className: "link", id: "delete" }) : "",
  );
}

function whence({ session, text }) {
  const { draft, ghost, record: changed, read } = session;
  const [first, last] = [draft.s, draft.e].map((point) => text.lineOf(point) + 1);
  const places = read?.anchor.occurrence;
  const parts = [
    first === last ? `Line ${first}` : `Lines ${first} to ${last}`,
    places ? `${places} places with these words` : "",
    ghost ? ["suggested", ghost.why].filter(Boolean).join(": ") : "",
    changed ? `changes ${changed.id}` : "",
  ];
  return parts.filter(Boolean).join(" · ");
}

// The likeliest first.
function inOrder({ read }) {
  const likely = (read?.likely ?? []).map(({ table }) => table).filter((table) => table in KINDS);
  return [...new Set([...likely, ...Object.keys(KINDS)])];
}

function kinds(page) {
  const { session } = page;
  return h(
    "div",
    { className: "kinds", role: "group", "aria-label": "Kind of record" },
    inOrder(session).map((table) => {
      const { label, key, means } = KINDS[table];
      const chosen = table === session.draft.table;
      return button([label, chosen ? "" : keyCap(key)], () => page.do.turn(table), {
        id: `kind-${table}`,
        "aria-pressed": String(chosen),
        "aria-keyshortcuts": key,
        title: means,
      });
    }),
  );
}

function whatIsIt(page) {
  const { session } = page;
  const why = new Map((session.read?.likely ?? []).map((one) => [one.table, one.why]));
  return [
    h("h3", {}, "What is it?"),
    h(
      "div",
      { className: "what" },
      inOrder(session).map((table) => {
        const { label, key, means } = KINDS[table];
        return h(
          "button",
          {
            type: "button",
            id: `kind-${table}`,
            "aria-keyshortcuts": key,
            onclick: () => page.do.turn(table),
          },
          keyCap(key),
          h("b", {}, label),
          h("span", {}, why.get(table) || means),
        );
      }),
    ),
  ];
}

const harm = (page, { text, fix }) =>
  h(
    "div",
    { className: "harm", role: "note" },
    h("p", {}, text),
    fix ? button(fix.label, () => page.do.fix({ fix }), { id: "harm-fix" }) : "",
  );

function record(page) {
  const { session } = page;
  const { read } = session;
  return [
    h(
      "section",
      { id: "reading", "aria-label": "You say" },
      read ? reading(page) : h("p", { className: "quiet" }, session.unread || "Reading the words …"),
    ),
    h("div", { className: "form" }, read ? form(page) : ""),
    h("section", { id: "rivals", "aria-label": "Who else answers" }, read ? others(session) : ""),
    h(
      "details",
      {
        open: page.lines,
        ontoggle: (event) => {
          page.lines = event.target.open;
        },
      },
      h("summary", {}, "The lines this writes"),
      (read?.yaml ?? []).map(file),
    ),
    foot(session, page),
  ];
}

// Of a question that is new nobody can have answered it.
function others({ full, draft, read }) {
  const question = full.fields[KINDS[draft.table].one];
  if (!ANSWERS.has(draft.table) || !question || draft.new.some(({ id }) => id === question)) return "";
  return rivals(read.rivals);
}

function reading(page) {
  const { read, draft } = page.session;
  const aside =
    draft.table === "set_aside"
      ? `These words need no record. ${draft.fields.reason ? `Why: ${draft.fields.reason}.` : ""}`
      : "";
  const says = read.say || aside;
  return [
    h("h3", {}, "You say"),
    says ? h("p", { className: "yousay", id: "yousay" }, readBack(says)) : "",
    read.missing.length ? stillToSay(page.session) : "",
    read.problems.map((one, number) => problem(page, one, number)),
    read.anyway
      ? h(
          "div",
          {},
          button("Save it all the same", () => page.do.saveAnyway(), { id: "anyway", className: "link" }),
        )
      : "",
  ];
}

function stillToSay({ read, draft, forms }) {
  const [first, ...more] = read.missing;
  const { one, asks } = KINDS[draft.table] ?? {};
  const question =
    first === one ? asks : forms.tables[draft.table].fields.find(({ key }) => key === first)?.question;
  return h(
    "p",
    { className: "yousay" },
    "Still to say: ",
    h("span", { className: "todo" }, question || first.replaceAll("_", " ")),
    more.length ? h("span", { className: "quiet" }, `, and ${more.length} more`) : "",
  );
}

// Where it stands is clear here; a terminal needs the table and the column in front.
const plainly = ({ text, cell }) =>
  cell && text.startsWith(`${cell}: `) ? text.slice(cell.length + 2) : text;

const problem = (page, one, number) =>
  h(
    "div",
    { className: "problem" },
    h("p", {}, sentence(plainly(one)), one.hint ? [" ", sentence(one.hint)] : ""),
    one.fix
      ? button([sentence(one.fix.label), number === 0 ? keyCap("a") : ""], () => page.do.fix(one), {
          className: "fix",
          id: `fix-${number}`,
        })
      : "",
    h("small", {}, one.rule),
  );

const file = ({ path, section, lines }) => [
  h("small", {}, section ? `${path}, ${section}` : path),
  h("pre", { tabIndex: 0, dir: "auto", "aria-label": `Lines for ${path}` }, words([lines].flat().join("\n"))),
];

function status({ read, asking }, busy) {
  if (busy) return "Saving …";
  if (!read || asking) return "Reading …";
  if (read.problems.length) return `${read.problems.length} to put right`;
  return read.missing.length ? "Not complete" : "Nothing to put right";
}

function foot(session, page) {
  const disabled = { "aria-disabled": String(!session.ready) };
  return h(
    "div",
    { className: "foot" },
    button(["Save ", keyCap("⏎")], () => page.do.save(false), {
      id: "save",
      className: "strong",
      ...disabled,
    }),
    button(["Save, go on ", keyCap("⇧⏎")], () => page.do.save(true), {
      id: "save-on",
      className: "plain",
      ...disabled,
    }),
    h("span", { className: session.ready ? "quiet fine" : "quiet" }, status(session, page.saving.busy)),
  );
}
