import {
  type Branch,
  branchOf as branchIn,
  countBranches,
  descendants,
  type Language,
  type LineageId,
  mergeNodes,
  mergePartner,
  mergeRefusal,
  newId,
  type NodeChanges,
  plantBranches,
  type PlanNode,
  resultsOf,
  sameValue,
  splitNode,
  splitRefusal,
  walk,
} from "@salus/domain";
import type { PlanEditor } from "./plan-editor.svelte.ts";
import { carry, placeOf, takeOut, whyNotMove, whyNotRemove } from "./plan-work.ts";
import { nodeKey, type Place } from "./transport.ts";
import { orderKeysAfter, orderKeysFor } from "./tree-operations.ts";
import { type Change, inOneStep, type Presence } from "./undo-stack.svelte.ts";

/** Writes fields of a node as steps of a larger act, which records them. */
function put(editor: PlanEditor, node: PlanNode, changes: NodeChanges): Change[] {
  const subject = nodeKey(node.lineageId);
  const steps = Object.entries(changes).flatMap(([field, after]) => {
    const before = editor.value(subject, field);
    if (sameValue(before, after)) return [];
    editor.write(subject, field, after);
    return [{ kind: "field" as const, subject, field, before, after }];
  });
  editor.fields.flush(subject);
  return steps;
}

/**
 * Puts branches in a row after a sibling, or first, as one step that can be undone. Answers the ids of the branches
 * themselves, in order; none where the framework refuses one of them, which is then said.
 */
export function insertBranches(editor: PlanEditor, place: Place, branches: readonly Branch[]): LineageId[] {
  const steps = plant(editor, place, branches);
  if (steps.length === 0) return [];
  editor.undoStack.record(inOneStep(steps));
  editor.say({ code: "inserted", count: steps.reduce((count, { nodes }) => count + nodes.length, 0) });
  return steps.map(({ id }) => id);
}

/** The same as steps of a larger act, which records them. */
export function plant(editor: PlanEditor, { parentId, after }: Place, branches: readonly Branch[]): Presence[] {
  const planted = plantBranches(
    branches,
    {
      parentId,
      ids: Array.from({ length: countBranches(branches) }, () => newId<LineageId>()),
      rootKeys: orderKeysAfter(editor.nodes, { parentId, after }, branches.length),
      orderKeys: orderKeysFor,
      language: editor.language,
    },
    editor.tree,
    editor.data.framework,
  );
  if (planted.refusal) {
    editor.say({ code: "refused", error: planted.refusal });
    return [];
  }
  const { nodes } = planted;
  editor.perform({ kind: "insertBranches", parentId, after, nodes });
  return nodes
    .filter((node) => node.parentId === parentId)
    .map((root) => ({
      kind: "add" as const,
      id: root.lineageId,
      nodes: [root, ...descendants(editor.tree, root.lineageId)],
    }));
}

/** A node with all below it, with what is written here on top: to duplicate it or to take it elsewhere. */
export const branchOf = (editor: PlanEditor, node: PlanNode): Branch =>
  branchIn(editor.tree, node, (each) => editor.shown(each));

/** Cuts a line in two at the caret of one language; answers the new one. */
export function split(editor: PlanEditor, node: PlanNode, language: Language, at: number): LineageId | null {
  const refusal = splitRefusal(node, editor.tree, editor.data.framework);
  if (refusal) {
    editor.say({ code: "refused", error: refusal });
    return null;
  }
  editor.leave();
  const { stays, follows } = splitNode(editor.shown(node), language, at);
  const added = plant(editor, { parentId: node.parentId, after: node.lineageId }, [follows]);
  const [first] = added;
  if (!first) return null;
  editor.undoStack.record(inOneStep([...added, ...put(editor, node, stays)], first.id));
  editor.say({ code: "split", label: editor.label(first.id) });
  return first.id;
}

/** Joins a line to the one before it, with all its texts, targets and parts; answers where it went. */
export function merge(editor: PlanEditor, node: PlanNode): LineageId | null {
  editor.leave();
  const refusal = mergeRefusal(editor.shown(node), editor.tree, editor.data.framework);
  const first = mergePartner(node, editor.tree);
  if (refusal || !first) {
    editor.say({ code: "refused", error: refusal ?? "node.nothing_before" });
    return null;
  }
  const steps: Change[] = [];
  for (const child of editor.children(node.lineageId)) {
    const after = editor.children(first.lineageId).at(-1)?.lineageId ?? null;
    const step = carry(editor, child, { parentId: first.lineageId, after });
    if (step) steps.push(step);
  }
  // What the second indicator measured, the first one measures now.
  for (const result of resultsOf(editor.tree, node)) {
    const ids = (editor.shown(result).links.indicator ?? []).map((id) =>
      id === node.lineageId ? first.lineageId : id,
    );
    steps.push(...put(editor, result, { "links.indicator": [...new Set(ids)] }));
  }
  steps.push(...put(editor, first, mergeNodes(editor.shown(first), editor.shown(node))));
  const gone = editor.node(node.lineageId);
  if (gone) steps.push(takeOut(editor, gone));
  editor.undoStack.record(inOneStep(steps, first.lineageId));
  editor.say({ code: "merged", label: editor.label(first.lineageId) });
  return first.lineageId;
}

/** Copies nodes with all below them right behind the last of each row of siblings; answers the copies. */
export function duplicate(editor: PlanEditor, nodes: readonly PlanNode[]): LineageId[] {
  const rows = Map.groupBy(nodes, ({ parentId, kind }) => `${parentId ?? ""} ${kind}`);
  const steps: Change[] = [];
  const made: LineageId[] = [];
  for (const row of rows.values()) {
    const last = row.at(-1);
    if (!last) continue;
    const copies = row.map((node) => branchOf(editor, node));
    const added = plant(editor, { parentId: last.parentId, after: last.lineageId }, copies);
    steps.push(...added);
    made.push(...added.map(({ id }) => id));
  }
  if (steps.length === 0) return [];
  editor.undoStack.record(inOneStep(steps, made[0]));
  editor.say({ code: "duplicated", count: made.length });
  return made;
}

/** Removes several nodes as one act; none where one of them must stay. */
export function removeMany(editor: PlanEditor, nodes: readonly PlanNode[]): boolean {
  const refusal = nodes.map((node) => whyNotRemove(editor, node)).find((each) => each !== null);
  if (refusal) {
    editor.say({ code: "refused", error: refusal });
    return false;
  }
  const steps = nodes.map((node) => takeOut(editor, node));
  if (steps.length === 0) return false;
  const [first] = nodes;
  editor.undoStack.record(inOneStep(steps, first?.lineageId));
  editor.say({ code: "removedMany", count: nodes.length });
  return true;
}

/** Moves several nodes behind each other; none where one of them may not go. */
export function moveMany(editor: PlanEditor, nodes: readonly PlanNode[], to: Place): boolean {
  const refusal = nodes.map((node) => whyNotMove(editor, node, to.parentId)).find((each) => each !== null);
  if (refusal) {
    editor.say({ code: "refused", error: refusal });
    return false;
  }
  const steps: Change[] = [];
  let { after } = to;
  for (const node of nodes) {
    const step = carry(editor, editor.node(node.lineageId) ?? node, { parentId: to.parentId, after });
    if (step) steps.push(step);
    after = node.lineageId;
  }
  if (steps.length === 0) return false;
  editor.undoStack.record(inOneStep(steps, nodes[0]?.lineageId));
  editor.say({ code: "movedMany", count: nodes.length });
  return true;
}

/** Several siblings of one kind one place up or down, as a block. */
export function moveBlock(editor: PlanEditor, nodes: readonly PlanNode[], step: -1 | 1): boolean {
  const [first, last] = [nodes[0], nodes.at(-1)];
  if (!first || !last || nodes.some(({ parentId, kind }) => parentId !== first.parentId || kind !== first.kind)) {
    editor.say({ code: "refused", error: "node.wrong_parent" });
    return false;
  }
  const alike = editor.children(first.parentId).filter(({ kind }) => kind === first.kind);
  const other = step === -1 ? alike[alike.indexOf(first) - 1] : alike[alike.indexOf(last) + 1];
  if (!other) return false;
  const after = step === -1 ? placeOf(editor, other).after : other.lineageId;
  return moveMany(editor, nodes, { parentId: first.parentId, after });
}

/** Every parent that all of these may hang under. */
export const commonParents = (editor: PlanEditor, nodes: readonly PlanNode[]): PlanNode[] =>
  walk(editor.tree)
    .map(({ node }) => node)
    .filter(
      ({ lineageId }) =>
        nodes.some(({ parentId }) => parentId !== lineageId) &&
        nodes.every((node) => whyNotMove(editor, node, lineageId) === null),
    );

/** The operational objectives among nodes and below them: what an organisational unit carries. */
export const carriedBy = (editor: PlanEditor, nodes: readonly PlanNode[]): PlanNode[] =>
  nodes
    .flatMap((node) => [node, ...descendants(editor.tree, node.lineageId)])
    .filter(({ kind }) => kind === "operationalObjective");

/** Gives the objectives among nodes and below them one unit. */
export function giveUnit(editor: PlanEditor, nodes: readonly PlanNode[], unit: string | null): boolean {
  const steps = carriedBy(editor, nodes).flatMap((node) => put(editor, node, { unit }));
  if (steps.length === 0) return false;
  editor.undoStack.record(inOneStep(steps, nodes[0]?.lineageId));
  editor.say({ code: "unitGiven", count: steps.length });
  return true;
}
