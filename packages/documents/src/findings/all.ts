import type { DocumentGrantLine, Framework, Language, Period } from "@salus/domain";
import type { Assembled, Placed } from "../assemble.ts";
import type { Cleared } from "../lines/furniture.ts";
import type { Flow } from "../metadata/flow.ts";
import type { AmountInText } from "../money.ts";
import type { Section } from "../outline/sections.ts";
import type { Outline } from "../outline/run.ts";
import { dateFindings } from "./dates.ts";
import {
  answerFindings,
  breakFindings,
  languageFindings,
  repeatedFindings,
  runTogetherFindings,
  targetFindings,
} from "./items.ts";
import { moneyFindings } from "./money.ts";
import { Report } from "./report.ts";
import {
  completenessFindings,
  headingFindings,
  labelFindings,
  leftoverFindings,
  numberingFindings,
  sharedFindings,
} from "./structure.ts";
import { termFindings } from "./terms.ts";

export type FindingsInput = {
  assembled: Assembled;
  outline: Outline;
  sections: readonly Section[];
  cleared: Cleared;
  language: Language;
  period: Period | null;
  framework: Framework | null;
  flow: Flow;
  amounts: readonly AmountInText[];
  grantLines: readonly DocumentGrantLine[];
  damaged: boolean;
};

const childrenByParent = (placed: readonly Placed[]): Map<Placed | null, Placed[]> => {
  const children = new Map<Placed | null, Placed[]>();
  for (const place of placed) {
    const siblings = children.get(place.parent) ?? [];
    siblings.push(place);
    children.set(place.parent, siblings);
  }
  return children;
};

const isOwn = ({ node }: Placed): boolean =>
  node.kind === "operationalObjective" || node.kind === "result" || node.kind === "indicator";

/** Everything doubtful about what was read, in the order of the file. */
export const findAll = (input: FindingsInput): Report => {
  const { assembled, language, period } = input;
  const report = new Report();
  const children = childrenByParent(assembled.placed);
  if (input.damaged) report.add("file.damaged", {});
  for (const line of input.cleared.furniture)
    report.add("layout.furniture_dropped", { line: line.no, quote: line.text });
  for (const line of input.cleared.contents) report.add("layout.contents_dropped", { line: line.no, quote: line.text });
  leftoverFindings(input.outline, report);
  labelFindings(input.sections, language, report);
  for (const siblings of children.values()) numberingFindings(siblings, report);
  for (const placed of assembled.placed) {
    const siblings = children.get(placed.parent) ?? [];
    const shared = {
      results: siblings.some(({ node }) => node.kind === "result"),
      indicators: siblings.some(({ node }) => node.kind === "indicator"),
    };
    headingFindings(placed, report);
    completenessFindings(placed, children.get(placed) ?? [], shared, report);
    sharedFindings(placed, report);
    breakFindings(placed, report);
    targetFindings(placed, report);
    runTogetherFindings(placed, report);
    repeatedFindings(placed, siblings, report);
    answerFindings(placed, report);
    languageFindings(placed, language, report);
    if (period && isOwn(placed)) dateFindings(placed, period, report);
  }
  termFindings(assembled.placed, language === "fr" ? "fr" : "nl", report);
  moneyFindings(input.flow, input.amounts, input.grantLines, input.framework, report);
  return report;
};
