import type { Language } from "@salus/domain";
import type { Placed } from "../assemble.ts";
import type { Section } from "../outline/sections.ts";
import type { Label } from "../recognise/labels.ts";
import type { Outline } from "../outline/run.ts";
import { romanValue } from "../outline/numbering.ts";
import { normalise } from "../recognise/normalise.ts";
import type { Report } from "./report.ts";

const at = ({ draft, path }: Placed) => ({ line: draft.lines[0]?.no ?? null, path, quote: draft.text });

const isHeading = (placed: Placed): boolean =>
  placed.node.kind === "chapter" ||
  placed.node.kind === "generalObjective" ||
  placed.node.kind === "strategicObjective";

export const headingFindings = (placed: Placed, report: Report): void => {
  if (!isHeading(placed)) return;
  const { match, draft } = placed;
  if (draft.text === "") report.add("heading.chapter_missing", at(placed));
  else if (!match) report.add("heading.unknown", at(placed));
  else if (!match.entry.isOfficial || match.likeness < 1) {
    const official = match.entry.official;
    if (normalise(official) !== normalise(draft.text))
      report.add("heading.wording_differs", at(placed), { title: official });
  }
};

export const completenessFindings = (
  placed: Placed,
  children: readonly Placed[],
  shared: { results: boolean; indicators: boolean },
  report: Report,
): void => {
  if (placed.node.kind !== "operationalObjective") return;
  if (!shared.results && !children.some((child) => child.node.kind === "result"))
    report.add("structure.no_result", at(placed));
  if (!shared.indicators && !children.some((child) => child.node.kind === "indicator"))
    report.add("structure.no_indicator", at(placed));
};

/** Results that were printed below several objectives at once. */
export const sharedFindings = (placed: Placed, report: Report): void => {
  const { node, parent } = placed;
  if (node.kind !== "result" && node.kind !== "indicator") return;
  if (parent && parent.node.kind !== "operationalObjective") report.add("structure.objective_unclear", at(placed));
};

const printedNumber = (number: string | null | undefined): number | null => {
  const last = number?.split(".").at(-1);
  if (!last) return null;
  if (/^\d+$/.test(last)) return Number(last);
  return /^[IVX]+$/.test(last) ? romanValue(last) : null;
};

/** Printed numbers of siblings that do not follow each other. */
export const numberingFindings = (siblings: readonly Placed[], report: Report): void => {
  const last = new Map<string, number>();
  for (const placed of siblings) {
    const number = printedNumber(placed.node.number);
    if (number === null) continue;
    const before = last.get(placed.node.kind) ?? 0;
    if (number !== before + 1 && !(number === 1 && before > 0))
      report.add("numbering.gap", at(placed), { number: placed.node.number ?? "" });
    last.set(placed.node.kind, number);
  }
};

/** Labels in the other language, and labels with two numbers that contradict each other ("2. … doelstelling 3"). */
export const labelFindings = (sections: readonly Section[], language: Language, report: Report): void => {
  for (const { token } of sections) {
    const line = token?.lines[0];
    if (!token || !line) continue;
    const { label } = token;
    const place = { line: line.no, quote: line.text };
    if (!token.inferred && label.language !== language && !isSharedWord(label)) {
      report.add("language.foreign_text", place, { language: label.language });
    }
    const contradicts =
      label.number !== null && label.ordinal !== null && /^\d+$/.test(label.number) && /^\d+$/.test(label.ordinal);
    if (contradicts && label.number !== label.ordinal)
      report.add("numbering.gap", place, { number: `${label.number}` });
  }
};

/** Words that both languages print alike ("Indicator", "Sector" misread). */
const isSharedWord = ({ heading, language }: Label): boolean => {
  const other = language === "nl" ? "fr" : "nl";
  const own = new Set(heading.wordings[language].map(normalise));
  return heading.wordings[other].some((wording) => own.has(normalise(wording)));
};

export const leftoverFindings = (outline: Outline, report: Report): void => {
  for (const line of outline.emptyRows) report.add("template.row_empty", { line: line.no, quote: line.text });
  for (const line of outline.orphans) report.add("layout.orphan_bullet", { line: line.no, quote: line.text });
};
