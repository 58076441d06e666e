import { z } from "zod";
import type { LineageId } from "../ids.ts";
import { Language, LocalizedText } from "../localized-text.ts";
import { Target } from "../target/target.ts";
import { indicatorsOf } from "./measures.ts";
import { NodeKind } from "./plan-document.ts";
import { NodeLinks, type PlanNode } from "./plan-node.ts";
import { childrenOf, type PlanTree } from "./tree.ts";

/**
 * A node with all that stands below it, not yet in a plan: what was copied, duplicated or pasted. Which indicators
 * measure a result is told by their place, so `links.indicator` is not part of it.
 */
export type Branch = {
  kind: NodeKind;
  /** Template code, where the branch stands at a place of the framework. */
  code: string | null;
  text: LocalizedText;
  intro: LocalizedText;
  unit: string | null;
  original: Language;
  targets: Target[];
  links: NodeLinks;
  /** On a result: the indicators beside it that measure it, counted from 1 among the indicators of its objective. */
  measuredBy?: number[] | undefined;
  children: Branch[];
};

export const Branch: z.ZodType<Branch> = z.object({
  kind: NodeKind,
  code: z.string().max(200).nullable(),
  text: LocalizedText,
  intro: LocalizedText,
  unit: z.string().max(200).nullable(),
  original: Language,
  targets: z.array(Target).max(12),
  links: NodeLinks,
  measuredBy: z.array(z.number().int().positive()).max(50).optional(),
  get children() {
    return z.array(Branch);
  },
});

/** How many nodes one act may bring into a plan. */
export const BRANCH_LIMIT = 500;

export const countBranches = (branches: readonly Branch[]): number =>
  branches.reduce((count, { children }) => count + 1 + countBranches(children), 0);

/** A node of a plan with all below it, as it can be put somewhere else; `shown` gives a node with unsaved text on top. */
export function branchOf(tree: PlanTree, node: PlanNode, shown = (each: PlanNode): PlanNode => each): Branch {
  const { kind, code, text, intro, unit, original, targets, links: all } = shown(node);
  const { indicator: _elsewhere, ...links } = all;
  const measuredBy = measuredByOf(tree, shown(node));
  const children = childrenOf(tree, node.lineageId).map((child) => branchOf(tree, child, shown));
  return {
    kind,
    code,
    text,
    intro,
    unit,
    original,
    targets,
    links,
    ...(measuredBy.length > 0 && { measuredBy }),
    children,
  };
}

/** The places of the indicators that measure a result, counted from 1 among those of its objective. */
export function measuredByOf(tree: PlanTree, node: PlanNode): number[] {
  const measuring = new Set(indicatorsOf(tree, node));
  const indicators = childrenOf(tree, node.parentId).filter(({ kind }) => kind === "indicator");
  return indicators.flatMap((indicator, index) => (measuring.has(indicator) ? [index + 1] : []));
}

/** The results among siblings with the indicators that were told by their place. */
export function withMeasures(
  siblings: readonly PlanNode[],
  measuredBy: (index: number) => readonly number[] | undefined,
): PlanNode[] {
  const indicators: LineageId[] = siblings.flatMap(({ kind, lineageId }) => (kind === "indicator" ? [lineageId] : []));
  return siblings.map((node, index) => {
    const ids = [...new Set(measuredBy(index) ?? [])].flatMap((place) => indicators[place - 1] ?? []);
    return node.kind === "result" && ids.length > 0 ? { ...node, links: { ...node.links, indicator: ids } } : node;
  });
}
