import { splitItems } from "../layout/items.ts";
import type { Line } from "../lines/lines.ts";
import { readUnit } from "../vsc/units.ts";
import { listContext } from "./context.ts";
import type { Cut } from "./cuts.ts";
import { draft, type Draft } from "./draft.ts";
import { readNumbered } from "./numbering.ts";
import type { Run } from "./run.ts";
import type { Section } from "./sections.ts";
import { titleExtent } from "./title-extent.ts";

const notesOf = (lines: readonly Line[], next: Section | undefined, run: Run, node: Draft | null): void => {
  if (!node || lines.length === 0) return;
  const announcesRows = next?.level === "table" || next?.level === "operationalObjective";
  const unit = node.kind === "strategicObjective" && announcesRows ? readUnit(lines) : null;
  if (unit) {
    node.unit = unit;
    run.unit = unit;
  } else node.intro.push(...lines);
};

/** Opens an objective whose heading stands inside a section. */
export const openCut = (
  cut: Cut,
  following: readonly Line[],
  section: Section,
  next: Section | undefined,
  run: Run,
): void => {
  const node = run.tree.openObjective(cut, section.lines.slice(cut.start, cut.end));
  if (cut.level === "strategicObjective") run.unit = null;
  if (
    cut.level === "strategicObjective" &&
    (next?.level === "result" || next?.level === "indicator") &&
    following.length > 0
  ) {
    run.tree.startBlock();
    const { items, orphans } = splitItems(following, listContext(run.context, "operational"));
    run.outline.orphans.push(...orphans);
    run.tree.openBlock.operational.push(...items);
    return;
  }
  notesOf(following, next, run, node);
};

/** Opens the objectives below their label. */
export const openTitles = (section: Section, lines: readonly Line[], next: Section | undefined, run: Run): void => {
  const { context, tree } = run;
  const level = section.level === "generalObjective" ? "generalObjective" : "strategicObjective";
  const first = lines[0];
  if (!first) return;
  const label = section.token?.label;
  const numbered = readNumbered(first);
  const bare = numbered?.text ?? first.text.replace(/^(?:[-–—•*]|\d{1,2}[.)])\s+/, "");
  const list = listContext(context, "heading");
  const extent = titleExtent(lines, bare, list, { kind: level, instrument: context.instrument });
  const number = numbered?.number ?? label?.ordinal ?? null;
  const node = tree.openObjective(
    { level, text: extent.text, number, match: extent.match },
    lines.slice(0, extent.count),
  );
  if (level === "strategicObjective") run.unit = null;
  const rest = lines.slice(extent.count);
  const another = rest[0];
  if (!another) return;
  const follows = titleExtent(rest, another.text.replace(/^(?:[-–—•*]|\d{1,2}[.)])\s+/, ""), list, {
    kind: level,
    instrument: context.instrument,
  });
  if (level === "generalObjective" && follows.match) openTitles({ ...section, token: null }, rest, next, run);
  else if (level === "strategicObjective" && (next?.level === "result" || next?.level === "indicator")) {
    const { items } = splitItems(rest, listContext(context, "operational"));
    tree.startBlock();
    tree.openBlock.operational.push(...items);
  } else notesOf(rest, next, run, node);
};

/** Opens the chapter that a label announces: an activity sector, a rubric, a phenomenon. */
export const openLabelledChapter = (section: Section, lines: readonly Line[], run: Run): void => {
  const { tree, context } = run;
  const label = section.token?.label;
  const first = lines[0];
  if (!label || !first) return;
  const extent = titleExtent(lines, first.text, listContext(context, "heading"), {
    kind: "chapter",
    instrument: context.instrument,
  });
  const ordinal = label.ordinal ?? label.number;
  const own = [...(section.token?.lines ?? []), ...lines.slice(0, extent.count)];
  const intro = lines.slice(extent.count);
  if (label.heading.code === "rubric") tree.rubrics = true;
  if (label.heading.code === "activity-sector" && tree.rubrics) {
    tree.openSector(draft("generalObjective", extent.text, own, { number: ordinal, match: null, intro }));
    return;
  }
  tree.openChapter(
    {
      text: extent.text,
      number: ordinal,
      value: ordinal && /^\d+$/.test(ordinal) ? Number(ordinal) : null,
      match: extent.match,
    },
    own,
    intro,
  );
  run.unit = null;
};
