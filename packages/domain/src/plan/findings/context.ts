import type { Framework, TemplateNode } from "../../framework/framework.ts";
import type { Phenomenon, ReferenceObjective } from "../../framework/reference.ts";
import type { LanguageRegime } from "../../localized-text.ts";
import type { GrantLine } from "../../money/grant-line.ts";
import type { Period, PlainDate } from "../../period.ts";
import type { PlanEvent } from "../plan.ts";
import type { PlanNode } from "../plan-node.ts";
import { matchTemplate, type TemplateMatch } from "../template-match.ts";
import { buildTree, type PlanTree, type Visit, walk } from "../tree.ts";
import type { Finding } from "./finding.ts";

export type CompletenessInput = {
  readonly nodes: readonly PlanNode[];
  readonly grantLines: readonly GrantLine[];
  readonly framework: Pick<Framework, "instrument" | "template" | "schemes" | "calendar">;
  /** Of the version that is looked at. */
  readonly events: readonly Pick<PlanEvent, "kind" | "on" | "recordedAt">[];
  readonly languageRegime: LanguageRegime;
  readonly period: Period;
  readonly today: PlainDate;
  /** Tells other wordings of an official text from changed ones; without it, every other wording counts as changed. */
  readonly reference?: {
    readonly phenomena: readonly Phenomenon[];
    readonly objectives: readonly ReferenceObjective[];
  };
  /** Codes of phenomena that can no longer be chosen. */
  readonly closedPhenomena?: readonly string[];
  /** The yearly total that the document itself states, where it does. */
  readonly statedTotalCents?: number | null;
};

/** What the rules look at; made once per run. */
export type Context = CompletenessInput & {
  readonly tree: PlanTree;
  readonly visits: readonly Visit[];
  readonly template: TemplateMatch;
};

/** Looks at one node in its place; `place` is its place in the skeleton, if it stands at one. */
export type NodeRule = (node: PlanNode, context: Context, place: TemplateNode | undefined) => Finding[];
export type PlanRule = (context: Context) => Finding[];

export function contextOf(input: CompletenessInput): Context {
  const tree = buildTree(input.nodes);
  return { ...input, tree, visits: walk(tree), template: matchTemplate(tree, input.framework.template) };
}
