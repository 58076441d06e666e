import type { LineageId } from "../ids.ts";
import type { PlanNode } from "./plan-node.ts";

/** The nodes of one version, joined up. Orphans hang nowhere: their parent is missing or is one of their own descendants. */
export type PlanTree = {
  readonly nodes: ReadonlyMap<LineageId, PlanNode>;
  /** Children in order; `null` holds the roots. */
  readonly children: ReadonlyMap<LineageId | null, readonly PlanNode[]>;
  readonly orphans: readonly PlanNode[];
};

export type Visit = { readonly node: PlanNode; readonly parent: PlanNode | null; readonly depth: number };

/** Byte order, as the database sorts order keys (`collate "C"`); the id decides between equal keys. */
export const byOrderKey = (a: PlanNode, b: PlanNode): number =>
  compare(a.orderKey, b.orderKey) || compare(a.lineageId, b.lineageId);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Joins flat rows into a tree, in any order and however broken; a repeated id counts once. */
export function buildTree(rows: readonly PlanNode[]): PlanTree {
  const nodes = new Map(rows.map((row) => [row.lineageId, row]));
  const children = new Map<LineageId | null, PlanNode[]>();
  for (const node of nodes.values()) {
    const siblings = children.get(node.parentId);
    if (siblings) siblings.push(node);
    else children.set(node.parentId, [node]);
  }
  for (const siblings of children.values()) siblings.sort(byOrderKey);
  const reached = new Set<LineageId>();
  for (const { node } of walkFrom(children, null)) reached.add(node.lineageId);
  const orphans = [...nodes.values()].filter((node) => !reached.has(node.lineageId)).sort(byOrderKey);
  return { nodes, children, orphans };
}

export const childrenOf = (tree: PlanTree, id: LineageId | null): readonly PlanNode[] => tree.children.get(id) ?? [];

export const parentOf = (tree: PlanTree, node: PlanNode): PlanNode | null =>
  node.parentId === null ? null : (tree.nodes.get(node.parentId) ?? null);

/** Parent first, root last. */
export function ancestorsOf(tree: PlanTree, node: PlanNode): PlanNode[] {
  const found: PlanNode[] = [];
  const seen = new Set([node.lineageId]);
  for (let at = parentOf(tree, node); at !== null && !seen.has(at.lineageId); at = parentOf(tree, at)) {
    seen.add(at.lineageId);
    found.push(at);
  }
  return found;
}

/** Every node that hangs in the tree, in document order. */
export const walk = (tree: PlanTree): Visit[] => [...walkFrom(tree.children, null)];

/** Everything below a node, in document order, without the node itself. */
export const descendants = (tree: PlanTree, id: LineageId): PlanNode[] =>
  [...walkFrom(tree.children, id)].map(({ node }) => node).filter((node) => node.lineageId !== id);

function* walkFrom(children: PlanTree["children"], root: LineageId | null): Generator<Visit> {
  const seen = new Set<LineageId>(root === null ? [] : [root]);
  const stack: Visit[] = [];
  const push = (id: LineageId | null, parent: PlanNode | null, depth: number): void => {
    for (const node of (children.get(id) ?? []).toReversed()) stack.push({ node, parent, depth });
  };
  push(root, null, 0);
  for (let visit = stack.pop(); visit; visit = stack.pop()) {
    if (seen.has(visit.node.lineageId)) continue;
    seen.add(visit.node.lineageId);
    yield visit;
    push(visit.node.lineageId, visit.node, visit.depth + 1);
  }
}
