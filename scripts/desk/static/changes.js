// What was changed since the last handing in: in plain words, as lines, what the build says of it, and the ways to hand
// it in. Nothing is sent anywhere.
import { at, button, h, say, sentence } from "./dom.js";
import { closing, openDialog } from "./dialog.js";
import { get, lines, post } from "./server.js";

const lineKind = (line) =>
  /^(\+\+\+|---|@@|diff )/.test(line)
    ? "at"
    : line.startsWith("+")
      ? "add"
      : line.startsWith("-")
        ? "del"
        : "";

/** Open the view; `failed(error)` is told of what does not answer. */
export async function showChanges(failed) {
  let told;
  try {
    told = await get(["changes"]);
  } catch (error) {
    failed(error);
    return;
  }
  const output = h("div", { id: "output", role: "log", "aria-live": "polite" });
  openDialog(
    "What was changed",
    told.words.length
      ? h(
          "ul",
          { className: "changes" },
          told.words.map((one) => h("li", {}, sentence(one))),
        )
      : h("p", {}, "Nothing, since the last handing in."),
    told.needs ? h("p", { className: "quiet" }, told.needs) : "",
    told.diff
      ? h(
          "details",
          {},
          h("summary", {}, "The same as lines"),
          h(
            "pre",
            { className: "diff", tabIndex: 0, dir: "auto", "aria-label": "Changed lines" },
            told.diff.split("\n").map((line) => h("span", { className: lineKind(line) }, `${line}\n`)),
          ),
        )
      : "",
    h(
      "div",
      { className: "ways" },
      button("Run the build", () => build(output, failed), { id: "build" }),
      h("span", { className: "quiet" }, "Every rule over every table. Nothing is changed if one fails."),
    ),
    output,
    told.words.length ? ways(told, failed) : "",
    h("div", { className: "ways" }, closing("Not yet")),
  );
}

async function build(output, failed) {
  at("build").disabled = true;
  output.replaceChildren(h("p", { className: "quiet" }, "The build runs …"));
  const written = h("pre", { tabIndex: 0, "aria-label": "What the build says" });
  output.append(written);
  try {
    for await (const said of lines("POST", ["build"], {})) {
      if (said.line !== undefined) written.append(`${said.line}\n`);
      if (said.status !== undefined || said.done !== undefined) ended(output, said);
      written.scrollTop = written.scrollHeight;
    }
  } catch (error) {
    failed(error);
  }
  at("build").disabled = false;
}

function ended(output, said) {
  const passed = said.status === 0 || said.passed === true;
  const text = passed ? "The build passes." : "The build does not pass; nothing was changed.";
  output.firstChild.replaceWith(h("p", { className: passed ? "passed" : "failed" }, text));
  say(text);
}

function ways(told, failed) {
  const result = h("p", { role: "status" });
  const hand = (way) => async () => {
    try {
      const given = await post(["handin"], { way });
      result.replaceChildren(
        ...sentence(
          given.says ??
            (given.branch ? `Committed on the branch “${given.branch}”.` : `Written: “${given.file}”.`),
        ).flat(),
      );
      if (given.content) download(given.name, given.content);
    } catch (error) {
      failed(error);
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
      told.git === false
        ? ""
        : button("Make a branch and a commit", hand("branch"), { id: "hand-branch", className: "strong" }),
      button("Save one file to send", hand("file"), { id: "hand-file" }),
    ),
    h(
      "p",
      { className: "quiet" },
      "A commit carries a name; a pseudonym is welcome. Nothing is sent anywhere.",
    ),
    result,
  );
}

function download(name, content) {
  const link = h("a", {
    href: URL.createObjectURL(new Blob([content], { type: "application/json" })),
    download: name,
  });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
