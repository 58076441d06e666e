import { closedPart, type PlanNode, type ScopePart } from "@salus/domain";
import type { PlanEditor } from "./plan-editor.svelte.ts";

/** What a limited return keeps closed of a node; null: this part of it is open. */
export function closedFor(
  { data, tree }: Pick<PlanEditor, "data" | "tree">,
  node: PlanNode,
  part: "words" | "shape" | "targets",
): ScopePart | null {
  const { scope } = data.version;
  if (!scope) return null;
  let root = node;
  while (root.parentId !== null) root = tree.nodes.get(root.parentId) ?? { ...root, parentId: null };
  return closedPart(scope, { chapter: root.lineageId, kind: node.kind, part });
}
