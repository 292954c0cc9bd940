// The file on the disk is another than the one that was read: nothing was written. What does not meet stands together
// on one press; where both sides changed the same, a person chooses between before, mine and the disk's.
import { closeDialog, closing, openDialog } from "./dialog.js";
import { button, h, readBack } from "./dom.js";

const SIDES = { before: "Before", mine: "Yours", disk: "On the disk" };
const shown = (value) =>
  value === null || value === undefined || value === ""
    ? "nothing"
    : typeof value === "string"
      ? value
      : Object.entries(value)
          .map(([key, one]) => `${key}: ${typeof one === "string" ? one : JSON.stringify(one)}`)
          .join("; ");

/** Show what clashes in `stale` {edits[], clash[]}; `settle(choices)`: a side for each; `disk()`: take what is there. */
export function showConflict({ clash: clashes, edits }, { settle, disk }) {
  const choices = clashes.map(() => "");
  const missed = h("span", { className: "quiet", role: "status" });
  const together = () => {
    if (!choices.every(Boolean)) {
      missed.textContent = "Choose one side of each first.";
      return;
    }
    closeDialog();
    settle(choices);
  };
  const count =
    clashes.length === 1
      ? "One thing was changed on both sides:"
      : `${clashes.length} things were changed on both sides:`;
  openDialog(
    "A file was changed by another program",
    h(
      "p",
      {},
      "Since this page read it, an editor, another desk or ",
      h("code", {}, "git"),
      " wrote the file. Nothing was overwritten, and your record is kept as a draft.",
    ),
    h(
      "p",
      {},
      clashes.length ? count : "Both sides changed different records. They stand together without loss.",
    ),
    clashes.map((clash, number) =>
      drawn(clash, number, (side) => {
        choices[number] = side;
        missed.textContent = "";
      }),
    ),
    clashes.length && edits.length ? h("p", { className: "quiet" }, "All else stands together.") : "",
    h(
      "div",
      { className: "ways" },
      button("Put both together", together, { id: "together", className: "strong" }),
      missed,
      button(
        "Take what is on the disk",
        () => {
          closeDialog();
          disk();
        },
        { id: "take-disk" },
      ),
      closing("Keep mine as a draft"),
    ),
  );
}

function drawn(clash, number, choose) {
  const name = clash.field ? clash.field.replaceAll("_", " ").replaceAll("/", ", ") : "the whole record";
  return h(
    "fieldset",
    {},
    h("legend", {}, `${clash.record}: ${name}`),
    h(
      "div",
      { className: "sides" },
      Object.entries(SIDES).map(([side, title]) =>
        h(
          "label",
          { className: "side" },
          h(
            "span",
            {},
            h("input", {
              type: "radio",
              name: `clash-${number}`,
              id: `clash-${number}-${side}`,
              onchange: () => choose(side),
            }),
            ` ${title}`,
          ),
          h("bdi", {}, shown(clash[side])),
          clash.say?.[side] ? h("small", {}, readBack(clash.say[side])) : "",
        ),
      ),
    ),
  );
}

/**
 * The edits of `stale` with the sides that were chosen in them; `standing(id)`: the record of this source on the disk.
 */
export function settled({ edits, clash: clashes }, choices, standing) {
  const found = structuredClone(edits);
  clashes.forEach((clash, number) => {
    if (choices[number] !== "disk") put(found, clash, clash[choices[number]] ?? null, standing);
  });
  return found;
}

const isOf =
  ({ table, source, record }) =>
  (edit) =>
    edit.table === table &&
    edit.source === source &&
    Object.values(edit.after ?? edit.before).includes(record);

function put(edits, clash, value, standing) {
  const { table, source, record, field } = clash;
  let edit = edits.find(isOf(clash));
  if (!edit) {
    // nothing but the clash was left to do to this record
    const before = field ? standing(record) : clash.disk;
    edit = { table, source, before: before ?? null, after: structuredClone(before ?? null) };
    edits.push(edit);
  }
  if (!field) edit.after = value;
  else if (!field.includes("/")) assign(edit.after, field, value);
  else putBelow(edit.after, clash, value);
}

const assign = (fields, key, value) => {
  if (value === null || value === "") delete fields[key];
  else fields[key] = value;
};

// `positions/CLAIM/position`: one line of a row below the record; `positions/CLAIM`: the row itself.
function putBelow(after, clash, value) {
  const [key, ...rest] = clash.field.split("/");
  const isRow = [clash.before, clash.mine, clash.disk].some((side) => side && typeof side === "object");
  const names = isRow ? rest : rest.slice(0, -1);
  const rows = after[key] ?? [];
  const row = rows.find((one) => names.every((name) => Object.values(one).includes(name)));
  if (!isRow && row) assign(row, rest.at(-1), value);
  if (isRow) assign(after, key, [...rows.filter((one) => one !== row), ...(value ? [value] : [])]);
}
