// A page of ours in Markdown, as far as such a page uses it: headings, lists, paragraphs, what is typed, what is strong.
import { h } from "./dom.js";

const inline = (text) =>
  text.split(/(`[^`]*`|\*\*[^*]+\*\*)/).map((part) => {
    if (part.startsWith("`")) return h("code", {}, part.slice(1, -1));
    return part.startsWith("**")
      ? h("strong", {}, part.slice(2, -2))
      : part.replace(/\[([^\]]+)\]\([^)]*\)/g, "$1");
  });

/** The elements of a Markdown `text`; its headings open at level `top`. */
export function prose(text, top = 3) {
  return text.split(/\n{2,}/).map((block) => {
    const heading = /^(#+) (.*)/.exec(block);
    if (heading) return h(`h${Math.min(6, top + heading[1].length - 1)}`, {}, inline(heading[2]));
    if (!block.startsWith("* ")) return h("p", {}, inline(block.replaceAll("\n", " ")));
    const items = block.slice(2).split(/\n\* /);
    return h(
      "ul",
      {},
      items.map((item) => h("li", {}, inline(item.replace(/\s*\n\s*/g, " ")))),
    );
  });
}
