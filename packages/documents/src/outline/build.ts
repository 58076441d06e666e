import type { Line } from "../lines/lines.ts";
import { findChapter, neededScore, sureScore, type ChapterHeading, type ChapterHints } from "./chapters.ts";
import { closingAt } from "./closing.ts";
import type { OutlineContext } from "./context.ts";
import { findCuts, unknownTitle, type Cut } from "./cuts.ts";
import { addList, addTable } from "./fill.ts";
import { readNumbered } from "./numbering.ts";
import { openCut, openLabelledChapter, openTitles } from "./open.ts";
import type { Outline, Run } from "./run.ts";
import type { Draft } from "./draft.ts";
import { normalise } from "../recognise/normalise.ts";
import { isList, type Section } from "./sections.ts";
import { TreeBuilder } from "./tree-builder.ts";

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
  else if (section.level === "table") addTable(section, lines, endsBlock ? undefined : next, run);
  else addList(section, lines, next, endsBlock, run);
};

const readSection = (section: Section, next: Section | undefined, run: Run): void => {
  const { tree, context, outline } = run;
  const mayClose = isList(section.level) && (!next || next.level === "chapter" || next.level === "generalObjective");
  const closing = mayClose ? closingAt(section.lines) : section.lines.length;
  const kept: Section = { ...section, lines: section.lines.slice(0, closing) };
  const after = section.lines.slice(closing);
  const found = findCuts(kept, next, tree.chapterValue, context);
  const cuts = found.length > 0 ? found : unknownTitle(kept, next, context);
  const firstCut = cuts[0]?.start ?? kept.lines.length;
  const region = kept.lines.slice(0, firstCut);
  const need = chapterNeed(kept, next, cuts, run);
  const searched = after.length > 0 && cuts.length === 0 ? [...region, ...after] : region;
  const heading =
    need === "none" ? null : acceptChapter(findChapter(searched, hintsFor(run, next, cuts), context), need, kept);

  const own = heading ? searched.slice(0, heading.start) : region;
  content(kept, own.slice(0, Math.min(own.length, closing)), next, heading !== null || cuts.length > 0, run);
  if (heading) {
    if ((heading.roman && context.instrument === "vsc") || heading.match?.entry.rubric) tree.rubrics = true;
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

const isFilled = (node: Draft): boolean =>
  node.kind === "operationalObjective" ||
  node.kind === "result" ||
  node.kind === "indicator" ||
  node.children.some(isFilled);

/** A decision or a summary names the chapters too: of two with one title, the one without content goes. */
const withoutEmptyTwins = (chapters: readonly Draft[]): Draft[] => {
  const keyOf = (chapter: Draft) => chapter.match?.entry.code ?? normalise(chapter.text);
  const filled = new Set(chapters.filter(isFilled).map(keyOf));
  const first = chapters.findIndex((chapter) => chapter.children.length > 0);
  return chapters.filter(
    (chapter, index) =>
      isFilled(chapter) || (!filled.has(keyOf(chapter)) && (chapter.children.length > 0 || index > first)),
  );
};

/** Reads sections into chapters, objectives, results and indicators. */
export const buildOutline = (sections: readonly Section[], context: OutlineContext): Outline => {
  const outline: Outline = { chapters: [], outside: [], orphans: [], emptyRows: [] };
  const run: Run = { context, tree: new TreeBuilder(), outline, unit: null };
  for (const [index, section] of sections.entries()) readSection(section, sections[index + 1], run);
  run.tree.closeStrategic();
  outline.chapters = withoutEmptyTwins(run.tree.chapters);
  return outline;
};
