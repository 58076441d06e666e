import type { ErrorCode } from "../errors.ts";
import type { LineageId } from "../ids.ts";
import type { PlanNode } from "./plan-node.ts";
import { childrenOf, type PlanTree } from "./tree.ts";

/**
 * The indicators that measure a result, in their order. A link to what stands under another objective, or no longer
 * stands in the plan, does not count; it counts again when the two are back under one objective.
 */
export function indicatorsOf(tree: PlanTree, result: PlanNode): PlanNode[] {
  const wanted = new Set<string>(result.links.indicator ?? []);
  if (result.kind !== "result" || wanted.size === 0) return [];
  return childrenOf(tree, result.parentId).filter(
    ({ kind, lineageId }) => kind === "indicator" && wanted.has(lineageId),
  );
}

/** The results that an indicator measures, in their order. */
export const resultsOf = (tree: PlanTree, indicator: PlanNode): PlanNode[] =>
  indicator.kind === "indicator"
    ? childrenOf(tree, indicator.parentId).filter(
        ({ kind, links }) => kind === "result" && (links.indicator ?? []).includes(indicator.lineageId),
      )
    : [];

/** Links between results and indicators that would no longer count if these nodes went below `parentId` together. */
export function brokenMeasures(
  tree: PlanTree,
  moving: readonly PlanNode[],
  parentId: LineageId | null,
): { readonly result: PlanNode; readonly indicator: PlanNode }[] {
  const ids = new Set(moving.map(({ lineageId }) => lineageId));
  const going = moving.filter((node) => node.parentId !== parentId);
  const pairs = going.flatMap((node) => [
    ...indicatorsOf(tree, node).map((indicator) => ({ result: node, indicator })),
    ...resultsOf(tree, node).map((result) => ({ result, indicator: node })),
  ]);
  return pairs.filter(({ result, indicator }) => !(ids.has(result.lineageId) && ids.has(indicator.lineageId)));
}

/** Why a result may not be measured by these; null when it may. */
export function measureRefusal(node: PlanNode, indicators: readonly string[], tree: PlanTree): ErrorCode | null {
  if (indicators.length === 0) return null;
  if (node.kind !== "result") return "node.not_linkable";
  const beside = new Set<string>(
    childrenOf(tree, node.parentId).flatMap(({ kind, lineageId }) => (kind === "indicator" ? [lineageId] : [])),
  );
  return indicators.every((id) => beside.has(id)) ? null : "node.not_linkable";
}
