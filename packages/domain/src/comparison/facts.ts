import { z } from "zod";
import type { Framework } from "../framework/framework.ts";
import { Language, LocalizedText } from "../localized-text.ts";
import { type GrantLine, grantLineTotal } from "../money/grant-line.ts";
import type { PlanNode } from "../plan/plan-node.ts";
import { ancestorsOf, childrenOf, type PlanTree } from "../plan/tree.ts";
import { Target } from "../target/target.ts";

export const factKinds = ["chapter", "operationalObjective", "result", "indicator", "amount"] as const;
export type FactKind = (typeof factKinds)[number];

/**
 * One row of `submission_fact`: what national comparison reads. Written in the transaction of the submission, in document
 * order (`seq` from 1): what follows an operational objective, up to the next, belongs to it.
 */
export const SubmissionFact = z.object({
  seq: z.int().positive(),
  nis: z.string(),
  framework: z.string(),
  /** Code of the chapter; the lineage id of a chapter without one. For an amount: the code of its scheme. */
  phenomenon: z.string(),
  strategicObjective: z.string().nullable(),
  kind: z.enum(factKinds),
  lineageId: z.string().nullable(),
  text: LocalizedText,
  original: Language,
  target: Target.nullable(),
  /** A year's, only for amounts; null where it is not known. */
  amountCents: z.int().nullable(),
});
export type SubmissionFact = z.infer<typeof SubmissionFact>;

export type FactSource = {
  readonly tree: PlanTree;
  readonly framework: Pick<Framework, "code" | "schemes">;
  readonly grantLines: readonly GrantLine[];
  readonly nis: string;
  readonly language: Language;
};

type Draft = Omit<SubmissionFact, "seq" | "nis" | "framework">;

/** The facts of a submitted plan. An indicator with several targets is compared on its first. */
export function factsOf({ tree, framework, grantLines, nis, language }: FactSource): SubmissionFact[] {
  const drafts = [
    ...childrenOf(tree, null).flatMap((chapter) => chapterFacts(chapter, tree)),
    ...grantLines.map((line) => amountFact(line, framework, language)),
  ];
  return drafts.map((draft, index) => ({ seq: index + 1, nis, framework: framework.code, ...draft }));
}

function chapterFacts(chapter: PlanNode, tree: PlanTree): Draft[] {
  const phenomenon = chapter.code ?? chapter.lineageId;
  const below = (node: PlanNode): Draft[] => {
    const children = childrenOf(tree, node.lineageId);
    // Results and indicators first: those below a strategic objective must not end up with its last operational one.
    const leaves = children.filter((child) => isLeaf(child));
    return [...leaves, ...children.filter((child) => !isLeaf(child))].flatMap((child) => [
      ...(isFact(child) ? [nodeFact(child, phenomenon, tree)] : []),
      ...below(child),
    ]);
  };
  return [nodeFact(chapter, phenomenon, tree), ...below(chapter)];
}

const isLeaf = ({ kind }: PlanNode): boolean => kind === "result" || kind === "indicator";
const isFact = (node: PlanNode): boolean => isLeaf(node) || node.kind === "operationalObjective";

function nodeFact(node: PlanNode, phenomenon: string, tree: PlanTree): Draft {
  const strategic = ancestorsOf(tree, node).find(({ kind }) => kind === "strategicObjective");
  const { text, original, lineageId } = node;
  return {
    phenomenon,
    strategicObjective: strategic?.code ?? null,
    kind: node.kind as FactKind,
    lineageId,
    text,
    original,
    target: node.kind === "indicator" ? (node.targets[0] ?? null) : null,
    amountCents: null,
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
});
