import { type CompletenessInput, type Context, contextOf, type NodeRule, type PlanRule } from "./findings/context.ts";
import { amountsInNotes, amountsInTexts, schemeCutOff } from "./findings/amounts-in-text.ts";
import { clusters } from "./findings/clusters.ts";
import { copiedBetweenUnits, repeatedSibling } from "./findings/copies.ts";
import {
  alreadyPast,
  staleDates,
  staleYears,
  targetMissing,
  targetOutsidePeriod,
} from "./findings/dates-and-targets.ts";
import { frequencyDiffers, impossibleTarget, outlier } from "./findings/figures.ts";
import type { Finding } from "./findings/finding.ts";
import { lineFindings, noLines, schemeRepeated, sumDiffers } from "./findings/money.ts";
import {
  councilBeforeCollege,
  councilMissing,
  decidedLate,
  decisionAfterDeadline,
  decisionInFuture,
  submissionLate,
  submittedBeforeCouncil,
} from "./findings/procedure.ts";
import {
  chapterWithoutStrategic,
  closedPhenomenon,
  compulsoryMissing,
  misplaced,
  notInFramework,
  operationalWithoutIndicator,
  operationalWithoutResult,
  strategicWithoutOperational,
} from "./findings/structure.ts";
import {
  answerInResult,
  languageMissing,
  repeatedAsIndicator,
  templateTextChanged,
  translationOutdated,
} from "./findings/texts.ts";
import { tracesOfHaste } from "./findings/traces.ts";
import { type Severity, severities } from "./plan-document.ts";

const nodeRules: readonly NodeRule[] = [
  chapterWithoutStrategic,
  strategicWithoutOperational,
  operationalWithoutResult,
  operationalWithoutIndicator,
  notInFramework,
  closedPhenomenon,
  languageMissing,
  translationOutdated,
  templateTextChanged,
  repeatedAsIndicator,
  answerInResult,
  repeatedSibling,
  tracesOfHaste,
  amountsInTexts,
  schemeCutOff,
  staleDates,
  staleYears,
  alreadyPast,
  targetMissing,
  targetOutsidePeriod,
  impossibleTarget,
  outlier,
  frequencyDiffers,
];

const treeRules: readonly PlanRule[] = [compulsoryMissing, misplaced, copiedBetweenUnits, clusters];

const planRules: readonly PlanRule[] = [
  councilMissing,
  decisionAfterDeadline,
  councilBeforeCollege,
  decisionInFuture,
  submissionLate,
  submittedBeforeCouncil,
  decidedLate,
  noLines,
  sumDiffers,
];

const lineRules: readonly PlanRule[] = [lineFindings, schemeRepeated, amountsInNotes];

/**
 * Everything that is missing or odd: what blocks first, then in the order of the plan, money and procedure last. `others`:
 * what readers outside the domain found, such as `@salus/language`.
 */
export function findings(input: CompletenessInput, others: readonly Finding[] = []): Finding[] {
  const context = contextOf(input);
  const found = [
    ...nodeFindings(context),
    ...[...treeRules, ...lineRules, ...planRules].flatMap((rule) => rule(context)),
    ...others,
  ];
  const place = new Map(context.visits.map(({ node }, index) => [node.lineageId, index]));
  const rank = ({ lineageId }: Finding): number => (lineageId && place.get(lineageId)) ?? place.size;
  return found.sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || rank(a) - rank(b));
}

const nodeFindings = (context: Context): Finding[] =>
  context.visits.flatMap(({ node }) =>
    nodeRules.flatMap((rule) => rule(node, context, context.template.get(node.lineageId))),
  );

/** A plan with a blocking finding cannot be submitted. */
export const blocks = (found: readonly Finding[]): boolean => found.some(({ severity }) => severity === "blocking");

export function countSeverities(found: readonly Finding[]): Record<Severity, number> {
  const counts = { blocking: 0, warning: 0, advice: 0 };
  for (const { severity } of found) counts[severity] += 1;
  return counts;
}

/**
 * "182 of 193 points in order": one point for every node, every money line, every compulsory part that is still missing
 * and every rule about the plan as a whole. A point with a finding, of whatever severity, is not in order.
 */
export function completenessScore(
  input: CompletenessInput,
  found: readonly Finding[] = findings(input),
): { inOrder: number; total: number } {
  const missing = found.filter(({ code }) => code === "structure.compulsory_missing").length;
  const touched = new Set<string>();
  for (const { code, lineageId, grantLineId } of found) {
    if (code === "structure.compulsory_missing") continue;
    const subject = lineageId ?? grantLineId;
    if (subject) touched.add(subject);
  }
  const context = contextOf(input);
  const ofPlan = new Set(
    found.filter(({ lineageId, grantLineId }) => !lineageId && !grantLineId).map(({ code }) => code),
  );
  const open = planRules.filter((rule) => rule(context).some(({ code }) => ofPlan.has(code))).length;
  const total = context.tree.nodes.size + input.grantLines.length + missing + planRules.length;
  return { inOrder: total - touched.size - missing - open, total };
}
