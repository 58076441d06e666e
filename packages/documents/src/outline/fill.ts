import { splitItems, type Item } from "../layout/items.ts";
import type { Line } from "../lines/lines.ts";
import { readRows } from "../vsc/rows.ts";
import { splitUnit } from "../vsc/units.ts";
import { listContext } from "./context.ts";
import type { Run } from "./run.ts";
import type { Section } from "./sections.ts";

/** The items of a list go into the open block; the last one may be the next objective. */
export const addList = (
  section: Section,
  lines: readonly Line[],
  next: Section | undefined,
  endsBlock: boolean,
  run: Run,
): void => {
  const { tree, context, outline } = run;
  const kind =
    section.level === "operationalObjective" ? "operational" : section.level === "result" ? "result" : "indicator";
  const leavesObjective = next?.level === "result" && section.level !== "operationalObjective" && !endsBlock;
  const { items, orphans } = splitItems(lines, { ...listContext(context, kind), atLeast: leavesObjective ? 2 : 1 });
  outline.orphans.push(...orphans);
  const objective: Item | undefined = leavesObjective ? items.pop() : undefined;
  if (kind === "operational") {
    // "Operationele doelstelling 1: …", "… 2: …": one list, though every entry has its label.
    if (!tree.collectsObjectives) tree.startBlock();
    tree.openBlock.operational.push(...items);
  } else {
    if (kind === "result" && tree.openBlock.seen.size > 0) tree.startBlock();
    tree.openBlock.seen.add(kind);
    (kind === "result" ? tree.openBlock.results : tree.openBlock.indicators).push(...items);
  }
  if (objective) {
    tree.startBlock();
    tree.openBlock.operational.push(objective);
  }
};

/** The rows of a table come complete, with the unit that carries them. */
export const addTable = (section: Section, lines: readonly Line[], next: Section | undefined, run: Run): void => {
  const { rest, unit } = next?.level === "table" ? splitUnit(lines, run.context.habits) : { rest: lines, unit: null };
  const header = section.token?.columns?.map((kind) => (kind === "operationalObjective" ? "operational" : kind));
  const { rows, loose, empty, orphans } = readRows(rest, listContext(run.context, "cell"), header);
  run.outline.emptyRows.push(...empty);
  run.outline.orphans.push(...orphans);
  run.tree.addRows(rows, run.unit);
  if (header && !header.includes("operational")) {
    run.tree.openBlock.results.push(...loose.results);
    run.tree.openBlock.indicators.push(...loose.indicators);
  }
  run.unit = unit ?? (next?.level === "table" ? run.unit : null);
};
