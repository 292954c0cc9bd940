// What is drawn over the text as it comes into view, and what of it is said beside the text.
import { at, button, h } from "./dom.js";
import { label, OPEN } from "./kinds.js";
import { Painter } from "./paint.js";
import { View } from "./view.js";

export class Overlay {
  /** `said`: what the server told of the text; `layer`: a Layer; `saving`: what can be taken back; `on.line(line)`: its count was pressed; `on.failed(error)`. */
  constructor(text, said, layer, saving, on) {
    Object.assign(this, { text, layer, saving, on, note: "" });
    this.view = new View(text, said.pages, (block, yes) =>
      yes ? this.paint(block) : this.painter.forget(block),
    );
    this.painter = new Painter(this.view);
  }

  /** Where the first block in view begins. */
  get first() {
    const [block] = this.painter.blocks.sort((a, b) => a - b);
    return block === undefined ? 0 : this.view.edges(block)[0];
  }

  /** Draw again all that is in view. */
  repaint() {
    return Promise.all(this.painter.blocks.map((block) => this.paint(block)));
  }

  async paint(block) {
    const [low, high] = this.view.edges(block);
    try {
      await this.layer.at(this.text.lineOf(low));
      await this.layer.at(this.text.lineOf(high));
    } catch (error) {
      this.on.failed(error);
      return;
    }
    this.painter.block(block, this.layer.drawn(low, high));
    this.counts(block, low, high);
    this.status();
  }

  // What highlights cannot tell a screen reader: a button in the margin for each line with records.
  counts(block, low, high) {
    const byLine = new Map();
    for (const record of this.layer.records(low, high)) {
      const line = this.text.lineOf(record.s);
      byLine.set(line, [...(byLine.get(line) ?? []), record]);
    }
    for (let line = this.text.lineOf(low); line <= this.text.lineOf(high); line += 1) {
      const row = this.view.rows[line];
      row.querySelector(".count")?.remove();
      const records = byLine.get(line);
      if (records)
        row.prepend(
          button(String(records.length), () => this.on.line(line), {
            className: "count",
            tabIndex: -1,
            "aria-label": `Line ${line + 1}: ${records.length === 1 ? "1 record" : `${records.length} records`}, ${records.map((one) => label(one.table)).join(", ")}`,
          }),
        );
    }
  }

  status() {
    const { left, off } = this.layer;
    const types = Object.keys(left ?? {});
    const total = types.reduce((sum, type) => sum + left[type], 0);
    at("toggles").replaceChildren(
      ...types.map((type) =>
        button(
          [h("b", {}, String(left[type])), ` ${left[type] === 1 ? type : (OPEN[type] ?? type)}`],
          () => this.toggle(type),
          {
            id: `open-${type}`,
            "aria-pressed": String(!off.has(type)),
            title: off.has(type) ? "Not underlined, and passed over" : "Underlined",
          },
        ),
      ),
    );
    at("state").textContent = [left ? `${total} open` : "looking for what is open …", this.note]
      .filter(Boolean)
      .join(" · ");
    at("undo").disabled = !this.saving.undo;
    at("redo").disabled = !this.saving.redo;
  }

  toggle(type) {
    const { off } = this.layer;
    if (!off.delete(type)) off.add(type);
    this.repaint();
    this.status();
    at(`open-${type}`).focus();
  }
}
