import type { ErrorCode } from "../errors.ts";
import type { Framework, TemplateNode } from "../framework/framework.ts";
import type { LineageId } from "../ids.ts";
import type { NodeKind } from "./plan-document.ts";
import type { NodeChanges, NodeField, PlanNode } from "./plan-node.ts";
import { placesUnder, templateNodeFor } from "./template-match.ts";
import { childrenOf, descendants, type PlanTree } from "./tree.ts";

type Skeleton = Pick<Framework, "template">;
export type NodeAddition = {
  readonly parentId: LineageId | null;
  readonly kind: NodeKind;
  readonly code: string | null;
};

/** Which levels may stand directly below which, whatever the framework. */
const levelsBelow: Record<NodeKind, readonly NodeKind[]> = {
  chapter: ["generalObjective", "strategicObjective"],
  generalObjective: ["strategicObjective"],
  strategicObjective: ["operationalObjective"],
  operationalObjective: ["result", "indicator"],
  result: [],
  indicator: [],
};

export const fitsBelow = (kind: NodeKind, parentKind: NodeKind | null): boolean =>
  parentKind === null ? kind === "chapter" : levelsBelow[parentKind].includes(kind);

/**
 * The levels at which the municipality may add nodes of its own below `parent`; `template` is the parent's place in the
 * skeleton, null for its own nodes. Chapters only come from the skeleton.
 */
export function allowedChildKinds(
  parent: Pick<PlanNode, "kind"> | null,
  template: TemplateNode | null,
): readonly NodeKind[] {
  if (parent === null || (template !== null && !template.repeatable)) return [];
  return levelsBelow[parent.kind];
}

/** The optional and compulsory places of the skeleton below a node that the plan does not have yet. */
export function missingPlaces(parentId: LineageId | null, tree: PlanTree, framework: Skeleton): TemplateNode[] {
  const taken = new Set(childrenOf(tree, parentId).map(({ code, kind }) => `${kind} ${code}`));
  return placesUnder(parentId, tree, framework).filter(({ code, kind }) => !taken.has(`${kind} ${code}`));
}

/** Why a node may not be added there; null when it may. */
export function addRefusal(addition: NodeAddition, tree: PlanTree, framework: Skeleton): ErrorCode | null {
  const parent = addition.parentId === null ? null : (tree.nodes.get(addition.parentId) ?? undefined);
  if (parent === undefined) return "node.not_found";
  if (addition.code !== null) return officialAddRefusal(addition, addition.code, tree, framework);
  if (!fitsBelow(addition.kind, parent?.kind ?? null)) return "node.wrong_parent";
  return allowedChildKinds(parent, parent && templateNodeFor(parent, tree, framework)).includes(addition.kind)
    ? null
    : "node.locked";
}

function officialAddRefusal(
  { parentId, kind }: NodeAddition,
  code: string,
  tree: PlanTree,
  framework: Skeleton,
): ErrorCode | null {
  const exists = placesUnder(parentId, tree, framework).some((place) => place.code === code && place.kind === kind);
  if (!exists) return "node.wrong_parent";
  return childrenOf(tree, parentId).some((sibling) => sibling.code === code) ? "node.exists" : null;
}

/** Why a node may not hang below `parentId`; null when it may. Reordering within a parent is always open. */
export function moveRefusal(
  node: PlanNode,
  parentId: LineageId | null,
  tree: PlanTree,
  framework: Skeleton,
): ErrorCode | null {
  if (parentId === node.parentId) return null;
  const parent = parentId === null ? null : (tree.nodes.get(parentId) ?? undefined);
  if (parent === undefined) return "node.not_found";
  if (templateNodeFor(node, tree, framework) !== null) return "node.locked";
  if (!fitsBelow(node.kind, parent?.kind ?? null)) return "node.wrong_parent";
  if (descendants(tree, node.lineageId).some(({ lineageId }) => lineageId === parentId)) return "node.wrong_parent";
  if (node.code !== null && childrenOf(tree, parentId).some((sibling) => sibling.code === node.code))
    return "node.exists";
  return allowedChildKinds(parent, parent && templateNodeFor(parent, tree, framework)).includes(node.kind)
    ? null
    : "node.locked";
}

/** Why a node may not be removed; null when it may. */
export const removeRefusal = (node: PlanNode, tree: PlanTree, framework: Skeleton): ErrorCode | null =>
  templateNodeFor(node, tree, framework)?.compulsory ? "node.compulsory" : null;

/** Fields of a node that the framework fixes. The introduction, the unit and the targets stay the municipality's. */
export const lockedFields = (node: PlanNode, tree: PlanTree, framework: Skeleton): readonly NodeField[] =>
  templateNodeFor(node, tree, framework)?.locked ? ["text.nl", "text.fr", "text.de", "original"] : [];

/** Why these changes may not be made; null when they may. */
export function editRefusal(
  node: PlanNode,
  changes: NodeChanges,
  tree: PlanTree,
  framework: Skeleton,
): ErrorCode | null {
  const locked = lockedFields(node, tree, framework);
  return Object.keys(changes).some((field) => locked.includes(field as NodeField)) ? "node.locked" : null;
}

export const canAdd = (addition: NodeAddition, tree: PlanTree, framework: Skeleton): boolean =>
  addRefusal(addition, tree, framework) === null;
export const canMove = (node: PlanNode, parentId: LineageId | null, tree: PlanTree, framework: Skeleton): boolean =>
  moveRefusal(node, parentId, tree, framework) === null;
export const canRemove = (node: PlanNode, tree: PlanTree, framework: Skeleton): boolean =>
  removeRefusal(node, tree, framework) === null;
export const canEditText = (node: PlanNode, tree: PlanTree, framework: Skeleton): boolean =>
  lockedFields(node, tree, framework).length === 0;
