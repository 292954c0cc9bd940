// What was changed since the last handing in: in plain words, as lines, what the build says of it, and the ways to hand
// it in. Nothing is sent anywhere.
import { at, button, h, say, sentence } from "./dom.js";
import { closing, openDialog } from "./dialog.js";
import { get, lines, post } from "./server.js";

/** Open the view; `failed(error)` is told of what does not answer. */
export async function showChanges(failed) {
  let told;
  try {
    told = await get(["changes"]);
  } catch (error) {
    failed(error);
    return;
  }
  const output = h("div", { id: "output" });
  openDialog(
    "What was changed",
    inWords(told),
    told.broken?.length ? h("p", { className: "failed" }, `Cannot be read: ${told.broken.join(", ")}`) : "",
    told.diff ? asLines(told.diff) : "",
    h(
      "div",
      { className: "ways" },
      button("Run the build", () => build(output, failed), { id: "build" }),
      h(
        "span",
        { className: "quiet" },
        "Every rule over every table. Where one fails, the tables stay as they were.",
      ),
    ),
    output,
    told.files.length ? ways(told) : "",
    h("div", { className: "ways" }, closing("Not yet")),
  );
}

function inWords({ words, files }) {
  if (!files.length) return h("p", {}, "Nothing, since the last handing in.");
  const others = files.filter(({ desk }) => !desk).map(({ path }) => path);
  return [
    h(
      "ul",
      { className: "changes" },
      words.map((one) => h("li", {}, sentence(one))),
    ),
    others.length
      ? h("p", { className: "quiet" }, `Written by another program than this desk: ${others.join(", ")}`)
      : "",
  ];
}

const lineKind = (line) =>
  /^(\+\+\+|---|@@|diff )/.test(line) ? "at" : ({ "+": "add", "-": "del" }[line[0]] ?? "");

const asLines = (diff) =>
  h(
    "details",
    {},
    h("summary", {}, "The same as lines"),
    h(
      "pre",
      { className: "diff", tabIndex: 0, "aria-label": "Changed lines" },
      diff.split("\n").map((line) => h("span", { className: lineKind(line), dir: "auto" }, `${line}\n`)),
    ),
  );

async function build(output, failed) {
  const [state, written] = [
    h("p", { className: "quiet" }, "The build runs …"),
    h("pre", { tabIndex: 0, "aria-label": "What the build says" }),
  ];
  output.replaceChildren(state, written);
  at("build").disabled = true;
  let status = null;
  try {
    for await (const said of lines("POST", ["build"], {})) {
      if (said.line !== undefined) written.append(`${said.line}\n`);
      if (said.status !== undefined) status = status || said.status;
      written.scrollTop = written.scrollHeight;
    }
    ended(state, status);
  } catch (error) {
    state.textContent = error.message;
    failed(error);
  }
  at("build").disabled = false;
}

function ended(state, status) {
  const passed = status === 0;
  state.textContent = passed
    ? "The build passes."
    : "The build does not pass. Nothing that stood was changed.";
  state.className = passed ? "passed" : "failed";
  say(state.textContent);
}

function ways({ git }) {
  const result = h("p", { role: "status", id: "handed" });
  const hand = (way) => async () => {
    try {
      const given = await post(["handin"], { way });
      result.replaceChildren(...(way === "branch" ? committed(given) : saved(given)));
    } catch (error) {
      result.textContent = error.message;
    }
  };
  return h(
    "div",
    { className: "form" },
    h("h3", {}, "Hand it in"),
    h(
      "div",
      { className: "ways" },
      git.there
        ? button("Make a branch and a commit", hand("branch"), { id: "hand-branch", className: "strong" })
        : "",
      button("Save one file to send", hand("file"), { id: "hand-file" }),
    ),
    git.there
      ? h(
          "p",
          { className: "quiet" },
          "The commit carries the name ",
          h("b", {}, git.name || "that git knows"),
          "; a pseudonym is welcome. ",
          git.branch ? ["Its branch is ", h("code", {}, git.branch), "."] : "",
        )
      : "",
    h("p", { className: "quiet" }, "Nothing is sent anywhere."),
    result,
  );
}

const committed = ({ branch, note, next }) =>
  [
    "Committed on the branch ",
    h("code", {}, branch),
    ". ",
    note ? `${note} ` : "",
    next ? ["To send it: ", h("code", {}, next)] : "",
  ].flat();

// The browser keeps the file where it keeps all that is downloaded.
function saved({ name, file, lacking }) {
  const link = h("a", {
    href: URL.createObjectURL(new Blob([file], { type: "application/json" })),
    download: name,
  });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  const without = lacking.length
    ? ` It does not hold the documents of ${lacking.join(", ")}, which may not be passed on.`
    : "";
  return [`Saved as ${name}: attach it to the form “A figure” of the project.${without}`];
}
