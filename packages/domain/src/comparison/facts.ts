import { z } from "zod";
import type { Framework } from "../framework/framework.ts";
import type { LineageId, NisCode } from "../ids.ts";
import type { Language, LocalizedText } from "../localized-text.ts";
import { type GrantLine, grantLineTotal } from "../money/grant-line.ts";
import type { PlanNode } from "../plan/plan-node.ts";
import { ancestorsOf, childrenOf, descendants, type PlanTree } from "../plan/tree.ts";
import { statesAim, type Target } from "../target/target.ts";

export const factKinds = ["chapter", "operationalObjective", "result", "indicator", "amount"] as const;
export type FactKind = (typeof factKinds)[number];

/** What a chapter holds: one cell of the coverage matrix. `targets` counts the indicators with an aim. */
export const FactCounts = z.object({ objectives: z.int(), results: z.int(), indicators: z.int(), targets: z.int() });
export type FactCounts = z.infer<typeof FactCounts>;

/**
 * One row of `submission_fact`: what national comparison reads. Written in the transaction of the submission, in document
 * order (`seq` from 1): what follows an operational objective, up to the next, belongs to it.
 */
export type SubmissionFact = {
  readonly seq: number;
  readonly nis: NisCode;
  readonly framework: string;
  /** Code of the chapter, null for a chapter without one; for an amount the code of its scheme. */
  readonly phenomenon: string | null;
  readonly strategicObjective: string | null;
  readonly kind: FactKind;
  /** Null for an amount. */
  readonly lineageId: LineageId | null;
  readonly text: LocalizedText;
  readonly original: Language;
  readonly target: Target | null;
  /** A year's, only for amounts; null where it is not known. */
  readonly amountCents: number | null;
  /** On chapters only. */
  readonly counts: FactCounts | null;
};

export type FactSource = {
  readonly tree: PlanTree;
  readonly framework: Pick<Framework, "code" | "schemes">;
  readonly grantLines: readonly GrantLine[];
  readonly nis: NisCode;
  readonly language: Language;
};

type Draft = Omit<SubmissionFact, "seq" | "nis" | "framework">;

/** The facts of a submitted plan. An indicator with several targets is compared on the first that states an aim. */
export function factsOf({ tree, framework, grantLines, nis, language }: FactSource): SubmissionFact[] {
  const drafts = [
    ...childrenOf(tree, null).flatMap((chapter) => chapterFacts(chapter, tree)),
    ...grantLines.map((line) => amountFact(line, framework, language)),
  ];
  return drafts.map((draft, index) => ({ seq: index + 1, nis, framework: framework.code, ...draft }));
}

function chapterFacts(chapter: PlanNode, tree: PlanTree): Draft[] {
  const phenomenon = chapter.code;
  const below = (node: PlanNode): Draft[] => {
    const children = childrenOf(tree, node.lineageId);
    // Results and indicators first: those below a strategic objective must not end up with its last operational one.
    const leaves = children.filter((child) => isLeaf(child));
    return [...leaves, ...children.filter((child) => !isLeaf(child))].flatMap((child) => [
      ...(isFact(child) ? [nodeFact(child, phenomenon, tree)] : []),
      ...below(child),
    ]);
  };
  return [{ ...nodeFact(chapter, phenomenon, tree), counts: countsOf(chapter, tree) }, ...below(chapter)];
}

function countsOf(chapter: PlanNode, tree: PlanTree): FactCounts {
  const nodes = descendants(tree, chapter.lineageId);
  const count = (kind: FactKind): number => nodes.filter((node) => node.kind === kind).length;
  const targets = nodes.filter((node) => node.kind === "indicator" && node.targets.some(statesAim)).length;
  return {
    objectives: count("operationalObjective"),
    results: count("result"),
    indicators: count("indicator"),
    targets,
  };
}

const isLeaf = ({ kind }: PlanNode): boolean => kind === "result" || kind === "indicator";
const isFact = (node: PlanNode): boolean => isLeaf(node) || node.kind === "operationalObjective";

function nodeFact(node: PlanNode, phenomenon: string | null, tree: PlanTree): Draft {
  const strategic = ancestorsOf(tree, node).find(({ kind }) => kind === "strategicObjective");
  const { text, original, lineageId } = node;
  return {
    phenomenon,
    strategicObjective: strategic?.code ?? null,
    kind: node.kind as FactKind,
    lineageId,
    text,
    original,
    target: node.kind === "indicator" ? (node.targets.find(statesAim) ?? null) : null,
    amountCents: null,
    counts: null,
  };
}

const amountFact = (line: GrantLine, framework: FactSource["framework"], original: Language): Draft => ({
  phenomenon: line.scheme,
  strategicObjective: null,
  kind: "amount",
  lineageId: null,
  text: {},
  original,
  target: null,
  amountCents: grantLineTotal(line, framework),
  counts: null,
});
