// A new source: what can do harm is read first; then a file is dropped or an address pasted; then the questions, each
// with what was proposed for it and why.
import { at, button, h, refill, sentence } from "./dom.js";
import { plain } from "./fields.js";
import { post } from "./server.js";

const LARGEST = 100 * 1024 * 1024; // bytes; the server has its own limit and says it

/** Draw it into `place`; `failed(error)` is told of what does not answer. */
export async function newSource(place, failed) {
  const state = { read: false, file: null, url: "", told: null, answers: {}, problem: "" };
  const draw = () =>
    refill(
      place,
      state.told ? questions(state, act) : [harm(state, draw), state.read ? chooser(state, act) : ""],
    );
  const act = {
    draw,
    take: (file) =>
      proposals(state, file)
        .catch((error) => {
          state.problem = error.message;
          failed(error);
        })
        .finally(draw),
    cite: () =>
      proposals(state, null)
        .catch((error) => {
          state.problem = error.message;
          failed(error);
        })
        .finally(draw),
    make: () =>
      make(state).catch((error) => {
        state.problem = error.message;
        draw();
        at("new-problem")?.focus();
      }),
    back: () => {
      Object.assign(state, { told: null, file: null, answers: {}, problem: "" });
      draw();
    },
  };
  draw();
}

function harm(state, draw) {
  const go = (event) => {
    state.read = event.target.checked;
    draw();
  };
  return h(
    "div",
    { className: "harm prose" },
    h("h3", {}, "Before the first record"),
    h(
      "p",
      {},
      "What is written here speaks of real people’s deaths and of real accusations. In short; the page HARM.md has it whole:",
    ),
    h(
      "ul",
      {},
      h(
        "li",
        {},
        "Only people in a public role are named. A victim, a witness or a private person is written as the document describes them, never by name.",
      ),
      h("li", {}, "Every number and every accusation keeps its owner. Nothing is said to be true."),
      h("li", {}, "A document that could put somebody in danger stays out, also if it is public elsewhere."),
    ),
    h(
      "p",
      {},
      h(
        "label",
        {},
        h("input", { type: "checkbox", id: "harm-read", checked: state.read, onchange: go }),
        " I have read this",
      ),
    ),
  );
}

function chooser(state, act) {
  const over = (yes) => (event) => {
    event.preventDefault();
    event.currentTarget.classList.toggle("over", yes);
  };
  const dropped = (event) => {
    over(false)(event);
    const [file] = event.dataTransfer.files;
    if (file) act.take(file);
  };
  return h(
    "div",
    { className: "drop", ondragover: over(true), ondragleave: over(false), ondrop: dropped },
    h(
      "label",
      { htmlFor: "new-file", className: "label" },
      "Drop a document here, or choose one: text, PDF, DOCX, ODT, HTML, EPUB and others",
    ),
    h("input", {
      type: "file",
      id: "new-file",
      onchange: (event) => event.target.files[0] && act.take(event.target.files[0]),
    }),
    h(
      "div",
      { className: "field" },
      h(
        "label",
        { htmlFor: "new-url", className: "label" },
        "Or an address, to cite what is not held here. It is not opened.",
      ),
      h("input", {
        id: "new-url",
        type: "url",
        value: state.url,
        autocomplete: "off",
        oninput: (event) => {
          state.url = event.target.value;
        },
      }),
    ),
    h("div", {}, button("Cite this address", act.cite, { id: "cite" })),
    problem(state),
  );
}

const problem = ({ problem: text }) =>
  text
    ? h(
        "div",
        { className: "problem", id: "new-problem", tabIndex: -1, role: "alert" },
        h("p", {}, sentence(text)),
      )
    : "";

async function proposals(state, file) {
  state.problem = "";
  if (file && file.size > LARGEST) throw new Error(`${file.name} is larger than 100 MB.`);
  state.file = file && { name: file.name, data: await base64(file) };
  state.told = await post(["source", "propose"], { file: state.file, url: state.url });
  state.answers = Object.fromEntries(state.told.questions.map(({ key, proposed }) => [key, proposed ?? ""]));
}

function base64(file) {
  return new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => fail(new Error(`${file.name} cannot be read.`));
    reader.readAsDataURL(file);
  });
}

function questions(state, act) {
  const set = (key) => (value) => {
    state.answers[key] = value;
    if (state.told.questions.find((one) => one.key === key).values?.length) act.draw();
  };
  return h(
    "div",
    { className: "inline" },
    h("h3", {}, state.file ? state.file.name : state.url),
    (state.told.notes ?? []).map((note) => h("p", { className: "quiet" }, sentence(note))),
    state.told.questions.map((one) => [
      plain(one, state.answers[one.key], set(one.key), `new-${one.key}`),
      one.why ? h("small", {}, `Proposed: ${one.why}`) : "",
    ]),
    problem(state),
    h(
      "div",
      { className: "ways" },
      button("Make the source", act.make, { id: "make-source", className: "strong" }),
      button("Something else", act.back),
    ),
  );
}

async function make(state) {
  const made = await post(["source"], { file: state.file, url: state.url, answers: state.answers });
  location.assign(`/source/${encodeURIComponent(made.id)}`);
}
