// A new source: what can do harm is read first; then a file is dropped or an address pasted; then the questions, each
// with what is proposed for it.
import { at, button, h, refill, say, sentence, words } from "./dom.js";
import { named, nameOf, plain } from "./fields.js";
import { idOf } from "./new_entry.js";
import { prose } from "./prose.js";
import { searchBox } from "./search.js";
import { get, post } from "./server.js";

/** The part of the first page where a source is made; `place` holds it. */
export class NewSource {
  constructor(place) {
    this.place = place;
    this.draw = this.draw.bind(this);
    this.failed = this.failed.bind(this);
    this._again();
  }

  _again() {
    Object.assign(this, {
      told: null,
      name: "",
      url: "",
      answers: {},
      organisations: [],
      faults: {},
      problem: "",
      busy: false,
    });
  }

  /** Ask whether the page on harm was read here, and draw. */
  async open() {
    this.harm = await get(["harm"]);
    this.draw();
  }

  draw() {
    refill(this.place, this._content());
  }

  _content() {
    if (!this.harm.seen) return this._harm();
    return this.told ? this._questions() : this._chooser();
  }

  failed(error) {
    Object.assign(this, { problem: error.message, faults: error.answer?.faults ?? {}, busy: false });
    say(error.message);
    this.draw();
    (this.place.querySelector(".fault input, .fault textarea, .fault select") ?? at("new-problem"))?.focus();
  }

  _do(act) {
    Object.assign(this, { problem: "", faults: {}, busy: true });
    this.draw();
    act().then(() => {
      this.busy = false;
      this.draw();
    }, this.failed);
  }

  // ---- before the first record

  _harm() {
    const seen = () =>
      this._do(async () => {
        await post(["harm"], {});
        this.harm.seen = true;
      });
    return h(
      "div",
      { className: "harm prose" },
      prose(this.harm.text),
      h("p", {}, button("I have read this", seen, { id: "harm-read", className: "strong" })),
      this._problem(),
    );
  }

  // ---- what is handed over

  _chooser() {
    const over = (yes) => (event) => {
      event.preventDefault();
      event.currentTarget.classList.toggle("over", yes);
    };
    const dropped = (event) => {
      over(false)(event);
      if (event.dataTransfer.files[0]) this._take(event.dataTransfer.files[0]);
    };
    return h(
      "div",
      { className: "drop", ondragover: over(true), ondragleave: over(false), ondrop: dropped },
      h(
        "div",
        { className: "field" },
        h(
          "label",
          { htmlFor: "new-file", className: "label" },
          "Drop a document here, or choose one: text, PDF, Word, HTML, EPUB and others",
        ),
        h("input", {
          type: "file",
          id: "new-file",
          onchange: (event) => event.target.files[0] && this._take(event.target.files[0]),
        }),
      ),
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
          value: this.url,
          autocomplete: "off",
          placeholder: "https://",
          oninput: (event) => {
            this.url = event.target.value;
          },
        }),
      ),
      h(
        "div",
        {},
        button("Cite this address", () => this._arrive({ address: this.url.trim() }, this.url), {
          id: "cite",
          disabled: this.busy,
        }),
      ),
      this.busy ? h("p", { role: "status" }, "It is being read …") : "",
      this._problem(),
    );
  }

  _take(file) {
    this._do(async () => this._told({ name: file.name, data: await base64(file) }, file.name));
  }

  _arrive(body, name) {
    this._do(() => this._told(body, name));
  }

  async _told(body, name) {
    const told = await post(["arrivals"], body);
    Object.assign(this, {
      told,
      name,
      answers: Object.fromEntries(told.questions.map(({ key, proposed }) => [key, proposed ?? ""])),
    });
  }

  // ---- the questions

  _questions() {
    const { told } = this;
    const first = told.questions.filter(
      ({ key, required, proposed }) => required || proposed || this.faults[key],
    );
    const rest = told.questions.filter((one) => !first.includes(one));
    return h(
      "div",
      { className: "inline" },
      h("h3", {}, this.name),
      told.notes.map((note) => h("p", { className: "quiet" }, sentence(note))),
      told.begins
        ? h(
            "details",
            {},
            h("summary", {}, "How its text begins"),
            h("blockquote", { dir: "auto" }, words(told.begins)),
          )
        : "",
      first.map((one) => this._question(one)),
      h(
        "details",
        { className: "more" },
        h("summary", {}, "More"),
        h(
          "div",
          {},
          rest.map((one) => this._question(one)),
        ),
      ),
      this._problem(),
      h(
        "div",
        { className: "ways" },
        button("Make the source", () => this._do(() => this._make()), {
          id: "make-source",
          className: "strong",
          disabled: this.busy,
        }),
        button("Something else", () => {
          this._again();
          this.draw();
        }),
      ),
    );
  }

  _question(one) {
    const value = this.answers[one.key] ?? "";
    const organisation = this.organisations.find(({ id }) => value && id === value);
    const faults = this.faults[one.key] ?? [];
    const set = (given) => {
      this.answers[one.key] = given;
      if (one.values.length || one.table) this.draw();
    };
    return h(
      "div",
      { className: faults.length ? "field fault" : "field" },
      organisation ? this._organisation(one, organisation) : control(this, one, value, set, `new-${one.key}`),
      faults.map((fault) => h("p", { className: "failed" }, sentence(fault))),
    );
  }

  // A body that is in no list yet, made with the source.
  _organisation(one, organisation) {
    const set = (key) => (value) => {
      organisation[key] = value;
      if (this.told.organisation.find((field) => field.key === key).values.length) this.draw();
    };
    const drop = () => {
      this.organisations = this.organisations.filter((other) => other !== organisation);
      this.answers[one.key] = "";
      this.draw();
    };
    return h(
      "fieldset",
      { className: "inline" },
      h("legend", {}, `${one.question} New:`),
      this.told.organisation
        .filter(({ key, required }) => required && key !== "id")
        .map((field) =>
          plain(asField(field), organisation[field.key] ?? "", set(field.key), `new-${one.key}-${field.key}`),
        ),
      h("div", {}, button("Not a new one", drop, { className: "link" })),
    );
  }

  /** Begin one for the question `one`, called by what was searched. */
  begin(one, query) {
    const id = idOf(query, this.organisations);
    this.organisations.push({ id, label: query });
    this.answers[one.key] = id;
    this.draw();
  }

  async _make() {
    const { told, answers, organisations } = this;
    const made = await post(["sources"], { token: told.token, answers, organisations });
    location.assign(`/source/${encodeURIComponent(made.source)}`);
  }

  _problem() {
    return this.problem
      ? h(
          "div",
          { className: "problem", id: "new-problem", tabIndex: -1, role: "alert" },
          h("p", {}, sentence(this.problem)),
        )
      : "";
  }
}

const asField = (one) => ({
  ...one,
  label: one.question,
  question: one.says,
  values: one.values.map(({ value, label, says }) => ({ value, label, description: says })),
});

// What a question is answered with: an id is searched, all else as in any form.
function control(page, one, value, set, id) {
  if (!one.table) return plain(asField(one), value, set, id);
  return searchBox({
    id,
    label: one.question,
    table: one.table,
    value,
    name: nameOf,
    offers: [],
    at: "",
    redraw: page.draw,
    failed: page.failed,
    freshLabel: "A new organisation",
    set: (chosen, label) => {
      named([{ id: chosen, label: label || chosen }]);
      set(chosen);
    },
    fresh: one.table === "sources" ? null : (query) => page.begin(one, query),
  });
}

function base64(file) {
  return new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => fail(new Error(`${file.name} cannot be read.`));
    reader.readAsDataURL(file);
  });
}
