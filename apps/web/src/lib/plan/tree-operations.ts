import { byOrderKey, type GrantLine, type LineageId, type PlanNode } from "@salus/domain";
import { generateNKeysBetween } from "fractional-indexing";
import type { Operation, Place } from "./transport.ts";

export type Nodes = ReadonlyMap<LineageId, PlanNode>;

/** Keys for nodes in a row among their siblings: after one of them, or first. The server's own keys replace them. */
export function orderKeysAfter(nodes: Nodes, { parentId, after }: Place, count: number): string[] {
  const siblings = [...nodes.values()].filter((node) => node.parentId === parentId).sort(byOrderKey);
  const at = siblings.findIndex(({ lineageId }) => lineageId === after);
  const before = siblings[at]?.orderKey ?? null;
  const next = siblings.slice(at + 1).find(({ orderKey }) => before === null || orderKey > before)?.orderKey ?? null;
  return generateNKeysBetween(before, next, count);
}

export const orderKeyAfter = (nodes: Nodes, parentId: LineageId | null, after: LineageId | null): string =>
  orderKeysAfter(nodes, { parentId, after }, 1)[0] ?? "";

/** Keys for the children of a new node. */
export const orderKeysFor = (count: number): string[] => generateNKeysBetween(null, null, count);

/** The nodes as they will be when the operation is done; one that is done already changes nothing. */
export function applyOperation(nodes: Nodes, operation: Operation): Nodes {
  const next = new Map(nodes);
  switch (operation.kind) {
    case "addNode":
      if (!next.has(operation.node.lineageId)) next.set(operation.node.lineageId, operation.node);
      return next;
    case "moveNode": {
      const node = next.get(operation.id);
      if (!node) return nodes;
      next.delete(operation.id);
      const orderKey = orderKeyAfter(next, operation.parentId, operation.after);
      return next.set(operation.id, { ...node, parentId: operation.parentId, orderKey });
    }
    case "removeNode":
      for (const id of operation.ids) next.delete(id);
      return next;
    case "restoreNode":
    case "insertBranches":
      for (const node of operation.nodes) if (!next.has(node.lineageId)) next.set(node.lineageId, node);
      return next;
    case "addLine":
    case "removeLine":
      return nodes;
  }
}

/** The money lines as they will be when the operation is done. */
export function applyToLines(lines: readonly GrantLine[], operation: Operation): readonly GrantLine[] {
  if (operation.kind === "removeLine") return lines.filter(({ id }) => id !== operation.id);
  if (operation.kind !== "addLine" || lines.some(({ id }) => id === operation.id)) return lines;
  const { id, scheme } = operation;
  return [...lines, { id, scheme, fte: null, amountCents: null, equipmentCents: null, note: "", revision: 1 }];
}
