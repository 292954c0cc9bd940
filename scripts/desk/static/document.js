// The page of one document, opened.
import { at, h } from "./dom.js";
import { wire } from "./keys.js";
import { DocumentPage } from "./page.js";
import { get } from "./server.js";

async function start() {
  const { source } = document.body.dataset;
  try {
    const [said, forms] = await Promise.all([get(["text", source]), get(["forms"])]);
    const page = new DocumentPage(source, said, forms);
    await page.open();
    wire(page);
    document.documentElement.dataset.ready = "yes";
  } catch (error) {
    at("panel").replaceChildren(
      h("h2", {}, "This document cannot be shown"),
      h("p", {}, error.message),
      h("p", {}, h("a", { href: "/" }, "All sources")),
    );
    document.documentElement.dataset.ready = "no";
  }
}

await start();
