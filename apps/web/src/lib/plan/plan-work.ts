import {
  addRefusal,
  allowedChildKinds,
  ancestorsOf,
  brokenMeasures,
  type ErrorCode,
  descendants,
  type GrantLineId,
  type Language,
  type LineageId,
  missingPlaces,
  moveRefusal,
  newId,
  type NodeKind,
  nodeFromTemplate,
  type PlanNode,
  removeRefusal,
  sameValue,
  type TemplateNode,
  walk,
} from "@salus/domain";
import type { PlanEditor } from "./plan-editor.svelte.ts";
import type { Place } from "./transport.ts";
import { orderKeyAfter } from "./tree-operations.ts";
import type { Movement, Presence } from "./undo-stack.svelte.ts";

export type Addition = { readonly kind: NodeKind; readonly parentId: LineageId; readonly after: LineageId | null };

/** A node of the same kind right behind this one; null where the framework does not allow it. */
export function siblingOf(editor: PlanEditor, node: PlanNode): Addition | null {
  if (node.parentId === null) return null;
  const addition = { kind: node.kind, parentId: node.parentId, after: node.lineageId };
  return addRefusal({ ...addition, code: null }, editor.tree, editor.data.framework) === null ? addition : null;
}

/** The levels the municipality may write itself below a node. */
export const childKindsOf = (editor: PlanEditor, node: PlanNode): readonly NodeKind[] =>
  allowedChildKinds(node, editor.place(node.lineageId)).filter((kind) => kind !== "generalObjective");

export function childOf(editor: PlanEditor, node: PlanNode, kind?: NodeKind): Addition | null {
  const chosen = kind ?? childKindsOf(editor, node)[0];
  if (!chosen) return null;
  const children = editor.children(node.lineageId);
  const after = (children.findLast((child) => child.kind === chosen) ?? children.at(-1))?.lineageId ?? null;
  const addition = { kind: chosen, parentId: node.lineageId, after };
  return addRefusal({ ...addition, code: null }, editor.tree, editor.data.framework) === null ? addition : null;
}

/** A result or an indicator of the objective this node belongs to. */
export function leafOf(editor: PlanEditor, node: PlanNode, kind: "result" | "indicator"): Addition | null {
  if (node.kind === kind) return siblingOf(editor, node);
  const objective = [node, ...ancestorsOf(editor.tree, node)].find((each) => each.kind === "operationalObjective");
  return objective ? childOf(editor, objective, kind) : null;
}

/** Official parts below a node that the plan does not have yet. */
export const openPlaces = (editor: PlanEditor, parentId: LineageId | null): readonly TemplateNode[] =>
  missingPlaces(parentId, editor.tree, editor.data.framework);

/** Adds a node of the municipality's own, to be written in this language first; answers its id. */
export function add(
  editor: PlanEditor,
  { kind, parentId, after }: Addition,
  original: Language = editor.language,
): LineageId {
  const lineageId = newId<LineageId>();
  const node: PlanNode = {
    lineageId,
    parentId,
    kind,
    orderKey: orderKeyAfter(editor.nodes, parentId, after),
    code: null,
    text: {},
    intro: {},
    unit: unitBeside(editor, kind, parentId),
    original,
    targets: [],
    links: {},
    reviews: {},
    revision: 1,
    fieldRevisions: {},
  };
  return addNode(editor, node, after);
}

/** Adds an official part; the server brings what compulsorily belongs below it. */
export function addPlace(editor: PlanEditor, parentId: LineageId | null, place: TemplateNode): LineageId {
  const after = neighbourOf(editor, parentId, place);
  const lineageId = newId<LineageId>();
  const orderKey = orderKeyAfter(editor.nodes, parentId, after);
  return addNode(editor, nodeFromTemplate(place, { lineageId, parentId, orderKey, language: editor.language }), after);
}

function addNode(editor: PlanEditor, node: PlanNode, after: LineageId | null): LineageId {
  editor.perform({ kind: "addNode", node, after });
  editor.undoStack.record({ kind: "add", id: node.lineageId, nodes: [node] });
  return node.lineageId;
}

/** In a VSC the objectives of one table share their unit. */
function unitBeside(editor: PlanEditor, kind: NodeKind, parentId: LineageId): string | null {
  if (kind !== "operationalObjective") return null;
  return editor.children(parentId).at(-1)?.unit ?? null;
}

/** An official part stands where the framework has it: behind the last present one before it. */
function neighbourOf(editor: PlanEditor, parentId: LineageId | null, place: TemplateNode): LineageId | null {
  const places = parentId === null ? editor.data.framework.template : (editor.place(parentId)?.children ?? []);
  const before = new Set(
    places
      .slice(
        0,
        places.findIndex(({ code }) => code === place.code),
      )
      .map(({ code }) => code),
  );
  const present = editor.children(parentId);
  const last = present.findLast(({ code }) => code !== null && before.has(code));
  return last?.lineageId ?? (place.kind === "chapter" ? null : (present.at(-1)?.lineageId ?? null));
}

export const whyNotRemove = (editor: PlanEditor, node: PlanNode): ErrorCode | null =>
  removeRefusal(node, editor.tree, editor.data.framework);

/** Removes a node and all below it; answers the node to go to. */
export function remove(editor: PlanEditor, node: PlanNode): LineageId | null {
  const next = besideOf(editor, node);
  const label = editor.label(node.lineageId);
  editor.undoStack.record(takeOut(editor, node));
  editor.say({ code: "removed", label });
  return next;
}

/** Where to go when a node is gone. */
export function besideOf(editor: PlanEditor, node: PlanNode): LineageId | null {
  const siblings = editor.children(node.parentId);
  const at = siblings.findIndex(({ lineageId }) => lineageId === node.lineageId);
  return (siblings[at + 1] ?? siblings[at - 1])?.lineageId ?? node.parentId;
}

/** Removes a node as a step of a larger act, which records it. */
export function takeOut(editor: PlanEditor, node: PlanNode): Presence {
  const nodes = [node, ...descendants(editor.tree, node.lineageId)].map((each) => editor.shown(each));
  editor.perform({ kind: "removeNode", id: node.lineageId, ids: nodes.map(({ lineageId }) => lineageId) });
  return { kind: "remove", id: node.lineageId, nodes };
}

export const placeOf = (editor: PlanEditor, node: PlanNode): Place => {
  const siblings = editor.children(node.parentId);
  const at = siblings.findIndex(({ lineageId }) => lineageId === node.lineageId);
  return { parentId: node.parentId, after: siblings[at - 1]?.lineageId ?? null };
};

export const whyNotMove = (editor: PlanEditor, node: PlanNode, parentId: LineageId | null): ErrorCode | null =>
  moveRefusal(node, parentId, editor.tree, editor.data.framework);

/** Moves a node; false where it may not go or already stands. */
export function move(editor: PlanEditor, node: PlanNode, to: Place): boolean {
  const broken = brokenMeasures(editor.tree, [node], to.parentId).length;
  const step = carry(editor, node, to);
  if (!step) return false;
  editor.undoStack.record(step);
  editor.say({ code: broken > 0 ? "movedApart" : "moved", label: editor.label(node.lineageId), count: broken });
  return true;
}

/** Moves a node as a step of a larger act, which records it; null where it may not go (then said) or already stands. */
export function carry(editor: PlanEditor, node: PlanNode, to: Place): Movement | null {
  const from = placeOf(editor, node);
  if (to.after === node.lineageId || sameValue(from, to)) return null;
  const refusal = whyNotMove(editor, node, to.parentId);
  if (refusal) {
    editor.say({ code: "refused", error: refusal });
    return null;
  }
  editor.perform({ kind: "moveNode", id: node.lineageId, ...to });
  return { kind: "move", id: node.lineageId, from, to };
}

/** One place up or down among its own kind; past the edge into the neighbouring parent. */
export function moveBy(editor: PlanEditor, node: PlanNode, step: -1 | 1): boolean {
  const siblings = editor.children(node.parentId);
  const alike = siblings.filter(({ kind }) => kind === node.kind);
  const other = alike[alike.indexOf(node) + step];
  if (other) {
    const at = siblings.indexOf(other);
    const after = step === 1 ? other : siblings[at - 1];
    return move(editor, node, { parentId: node.parentId, after: after?.lineageId ?? null });
  }
  const parent = nextParent(editor, node, step);
  if (!parent) return false;
  const into = editor.children(parent.lineageId);
  return move(editor, node, {
    parentId: parent.lineageId,
    after: step === -1 ? (into.at(-1)?.lineageId ?? null) : null,
  });
}

function nextParent(editor: PlanEditor, node: PlanNode, step: -1 | 1): PlanNode | null {
  const parent = editor.node(node.parentId);
  if (!parent) return null;
  const parents = walk(editor.tree)
    .map((visit) => visit.node)
    .filter(({ kind }) => kind === parent.kind);
  for (let at = parents.indexOf(parent) + step; parents[at]; at += step) {
    const candidate = parents[at];
    if (candidate && whyNotMove(editor, node, candidate.lineageId) === null) return candidate;
  }
  return null;
}

/** A level out or in, where two levels may hold the same kind: a strategic objective under a general one or beside it. */
export function shift(editor: PlanEditor, node: PlanNode, direction: "out" | "in"): boolean {
  const parent = editor.node(node.parentId);
  if (!parent) return false;
  if (direction === "out") return move(editor, node, { parentId: parent.parentId, after: parent.lineageId });
  const siblings = editor.children(node.parentId);
  const before = siblings.slice(0, siblings.indexOf(node)).findLast(({ kind }) => kind !== node.kind);
  if (!before) {
    editor.say({ code: "refused", error: "node.wrong_parent" });
    return false;
  }
  return move(editor, node, {
    parentId: before.lineageId,
    after: editor.children(before.lineageId).at(-1)?.lineageId ?? null,
  });
}

/** Every parent a node may hang under. */
export const parentsFor = (editor: PlanEditor, node: PlanNode): PlanNode[] =>
  walk(editor.tree)
    .map((visit) => visit.node)
    .filter(({ lineageId }) => lineageId !== node.parentId && whyNotMove(editor, node, lineageId) === null);

export function addLine(editor: PlanEditor, scheme: string): void {
  editor.perform({ kind: "addLine", id: newId<GrantLineId>(), scheme });
}

/** The chosen nodes without those that hang below another one of them, in the order of the plan. */
export function topmost(editor: PlanEditor, ids: ReadonlySet<LineageId>): PlanNode[] {
  const isBelow = (node: PlanNode): boolean =>
    ancestorsOf(editor.tree, node).some(({ lineageId }) => ids.has(lineageId));
  return walk(editor.tree).flatMap(({ node }) => (ids.has(node.lineageId) && !isBelow(node) ? [node] : []));
}
