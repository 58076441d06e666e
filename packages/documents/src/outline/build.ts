import { splitItems, type Item } from "../layout/items.ts";
import type { Line } from "../lines/lines.ts";
import { readRows } from "../vsc/rows.ts";
import { readUnit, splitUnit } from "../vsc/units.ts";
import { findChapter, neededScore, sureScore, type ChapterHeading, type ChapterHints } from "./chapters.ts";
import { closingAt } from "./closing.ts";
import { listContext, type OutlineContext } from "./context.ts";
import { findCuts, type Cut } from "./cuts.ts";
import { draft, type Draft } from "./draft.ts";
import { readNumbered } from "./numbering.ts";
import { isList, type Section } from "./sections.ts";
import { titleExtent } from "./title-extent.ts";
import { TreeBuilder } from "./tree-builder.ts";

export type Outline = {
  chapters: Draft[];
  /** Lines in front of the first chapter and behind the last list: decision, contract, signatures. */
  outside: Line[];
  /** Bullets that stand alone and belong to no item. */
  orphans: Line[];
  /** Numbered table rows without text. */
  emptyRows: Line[];
};

type Run = { context: OutlineContext; tree: TreeBuilder; outline: Outline; unit: string | null };

const anchorOf = (next: Section | undefined, cuts: readonly Cut[]): number | null => {
  const number = next?.token?.label.number ?? cuts[0]?.number ?? null;
  const parts = number?.split(".") ?? [];
  if (parts.length > 1) return Number(parts[0]);
  const line = next?.lines[0];
  const numbered = line ? readNumbered(line) : null;
  return numbered?.parts[0] ?? null;
};

const hintsFor = (run: Run, next: Section | undefined, cuts: readonly Cut[]): ChapterHints => ({
  open: run.tree.chapterValue,
  anchor: anchorOf(next, cuts),
  objective:
    next?.level === "generalObjective"
      ? next.lines
          .slice(0, 4)
          .map((line) => line.text)
          .join(" ")
      : (cuts[0]?.text ?? ""),
  last: run.tree.chapter === null,
});

/** Whether the region in front of the next label may, or must, hold the heading of a new chapter. */
const chapterNeed = (
  section: Section,
  next: Section | undefined,
  cuts: readonly Cut[],
  run: Run,
): "none" | "possible" | "needed" => {
  const { tree, context } = run;
  if (section.level !== "front" && !isList(section.level)) return "none";
  const startsGeneral = next?.level === "generalObjective" || cuts[0]?.level === "generalObjective";
  const startsStrategic = next?.level === "strategicObjective" || cuts[0]?.level === "strategicObjective";
  if (section.level === "front") return startsGeneral || startsStrategic ? "needed" : next ? "possible" : "none";
  const anchor = anchorOf(next, cuts);
  if (anchor !== null && tree.chapterValue !== null) return anchor > tree.chapterValue ? "needed" : "none";
  if (startsGeneral && context.instrument === "svpp" && tree.hasObjectives) return "needed";
  if (startsGeneral || startsStrategic || next?.level === "chapter") return "possible";
  return next && isList(next.level) && !context.labelsGeneral ? "possible" : "none";
};

const acceptChapter = (
  heading: ChapterHeading | null,
  need: "possible" | "needed",
  section: Section,
): ChapterHeading | null => {
  if (!heading) return null;
  const bar = need === "needed" ? neededScore : section.level === "front" ? sureScore - 1 : sureScore;
  return heading.score >= bar ? heading : null;
};

const addList = (
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
    tree.startBlock();
    tree.openBlock.operational.push(...items);
  } else {
    if (kind === "result" && tree.openBlock.seen.size > 0) tree.startBlock();
    if (kind === "indicator" && tree.openBlock.seen.has("indicator")) tree.startBlock();
    tree.openBlock.seen.add(kind);
    (kind === "result" ? tree.openBlock.results : tree.openBlock.indicators).push(...items);
  }
  if (objective) {
    tree.startBlock();
    tree.openBlock.operational.push(objective);
  }
};

const addTable = (lines: readonly Line[], next: Section | undefined, run: Run): void => {
  const { rest, unit } = next?.level === "table" ? splitUnit(lines, run.context.habits) : { rest: lines, unit: null };
  const { rows, empty, orphans } = readRows(rest, listContext(run.context, "cell"));
  run.outline.emptyRows.push(...empty);
  run.outline.orphans.push(...orphans);
  run.tree.addRows(rows, run.unit);
  run.unit = unit ?? (next?.level === "table" ? run.unit : null);
};

const notesOf = (lines: readonly Line[], next: Section | undefined, run: Run, node: Draft | null): void => {
  if (!node || lines.length === 0) return;
  const announcesRows = next?.level === "table" || next?.level === "operationalObjective";
  const unit = node.kind === "strategicObjective" && announcesRows ? readUnit(lines) : null;
  if (unit) {
    node.unit = unit;
    run.unit = unit;
  } else node.intro.push(...lines);
};

const openCut = (cut: Cut, following: readonly Line[], section: Section, next: Section | undefined, run: Run): void => {
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

const openTitles = (section: Section, lines: readonly Line[], next: Section | undefined, run: Run): void => {
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

const openLabelledChapter = (section: Section, lines: readonly Line[], run: Run): void => {
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

const content = (
  section: Section,
  lines: readonly Line[],
  next: Section | undefined,
  endsBlock: boolean,
  run: Run,
): void => {
  if (section.level === "front") run.outline.outside.push(...lines);
  else if (section.level === "chapter") openLabelledChapter(section, lines, run);
  else if (section.level === "generalObjective" || section.level === "strategicObjective")
    openTitles(section, lines, next, run);
  else if (section.level === "table") addTable(lines, endsBlock ? undefined : next, run);
  else addList(section, lines, next, endsBlock, run);
};

const readSection = (section: Section, next: Section | undefined, run: Run): void => {
  const { tree, context, outline } = run;
  const closing = isList(section.level) ? closingAt(section.lines) : section.lines.length;
  const kept: Section = { ...section, lines: section.lines.slice(0, closing) };
  const after = section.lines.slice(closing);
  const cuts = findCuts(kept, next, tree.chapterValue, context);
  const firstCut = cuts[0]?.start ?? kept.lines.length;
  const region = kept.lines.slice(0, firstCut);
  const need = chapterNeed(kept, next, cuts, run);
  const searched = after.length > 0 && cuts.length === 0 ? [...region, ...after] : region;
  const heading =
    need === "none" ? null : acceptChapter(findChapter(searched, hintsFor(run, next, cuts), context), need, kept);

  const own = heading ? searched.slice(0, heading.start) : region;
  content(kept, own.slice(0, Math.min(own.length, closing)), next, heading !== null || cuts.length > 0, run);
  if (heading) {
    if (heading.roman && context.instrument === "vsc") tree.rubrics = true;
    tree.openChapter(heading, searched.slice(heading.start, heading.end), searched.slice(heading.end));
    run.unit = null;
  }
  const reached = heading ? Math.max(0, heading.start - region.length) : after.length;
  if (cuts.length > 0 || searched.length > region.length || !heading) outline.outside.push(...after.slice(0, reached));
  for (const [index, cut] of cuts.entries()) {
    const end = cuts[index + 1]?.start ?? kept.lines.length;
    openCut(cut, kept.lines.slice(cut.end, end), kept, next, run);
  }
};

/** Reads sections into chapters, objectives, results and indicators. */
export const buildOutline = (sections: readonly Section[], context: OutlineContext): Outline => {
  const outline: Outline = { chapters: [], outside: [], orphans: [], emptyRows: [] };
  const run: Run = { context, tree: new TreeBuilder(), outline, unit: null };
  for (const [index, section] of sections.entries()) readSection(section, sections[index + 1], run);
  run.tree.closeStrategic();
  outline.chapters = run.tree.chapters;
  return outline;
};
