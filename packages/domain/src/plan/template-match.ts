import type { Framework, TemplateNode } from "../framework/framework.ts";
import type { LineageId } from "../ids.ts";
import type { PlanNode } from "./plan-node.ts";
import { type PlanTree, walk } from "./tree.ts";

export type TemplateMatch = ReadonlyMap<LineageId, TemplateNode>;

/** The place in the skeleton of every node that stands at one: same code and kind below the same matched parent. */
export function matchTemplate(tree: PlanTree, template: readonly TemplateNode[]): TemplateMatch {
  const matches = new Map<LineageId, TemplateNode>();
  if (template.length === 0) return matches;
  for (const { node, parent } of walk(tree)) {
    const places = parent === null ? template : matches.get(parent.lineageId)?.children;
    const place =
      node.code === null ? undefined : places?.find(({ code, kind }) => code === node.code && kind === node.kind);
    if (place) matches.set(node.lineageId, place);
  }
  return matches;
}

/** The place of one node in the skeleton of its framework; null for the municipality's own. */
export function templateNodeFor(
  node: Pick<PlanNode, "code" | "kind" | "parentId">,
  tree: PlanTree,
  framework: Pick<Framework, "template">,
): TemplateNode | null {
  if (node.code === null) return null;
  const places = placesUnder(node.parentId, tree, framework);
  return places.find(({ code, kind }) => code === node.code && kind === node.kind) ?? null;
}

/** The places the skeleton offers directly below a node; `null` asks for the chapters. */
export function placesUnder(
  parentId: LineageId | null,
  tree: PlanTree,
  framework: Pick<Framework, "template">,
  depth = 0,
): readonly TemplateNode[] {
  if (parentId === null) return framework.template;
  const parent = tree.nodes.get(parentId);
  if (parent === undefined || parent.code === null || depth > tree.nodes.size) return [];
  const places = placesUnder(parent.parentId, tree, framework, depth + 1);
  return places.find(({ code, kind }) => code === parent.code && kind === parent.kind)?.children ?? [];
}
