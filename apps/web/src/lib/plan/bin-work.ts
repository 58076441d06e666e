import { addRefusal, buildTree, childrenOf, type LineageId, type PlanNode, walk } from "@salus/domain";
import type { PlanEditor } from "./plan-editor.svelte.ts";
import type { BinEntry, Place } from "./transport.ts";
import { orderKeyAfter } from "./tree-operations.ts";
import { type Change, inOneStep } from "./undo-stack.svelte.ts";

/** Brings back what was removed, with what went along with it; `to` is another place than where it stood. */
export function restore(editor: PlanEditor, entries: readonly BinEntry[], to?: Place): LineageId | null {
  const steps: Change[] = [];
  for (const { nodes } of entries) {
    const [root, ...below] = nodes;
    if (!root || editor.node(root.lineageId)) continue;
    const placed = to
      ? { ...root, parentId: to.parentId, orderKey: orderKeyAfter(editor.nodes, to.parentId, to.after) }
      : root;
    const back = [placed, ...below];
    editor.perform({ kind: "restoreNode", id: root.lineageId, nodes: back, ...(to && { to }) });
    steps.push({ kind: "add", id: root.lineageId, nodes: back });
  }
  const last = entries.at(-1)?.nodes[0];
  if (steps.length === 0 || !last) return null;
  editor.undoStack.record(inOneStep(steps, last.lineageId));
  editor.say({ code: "restored", label: editor.label(last.lineageId) });
  return last.lineageId;
}

/** What must come back first so that this can: what it stood under, outermost first, and itself. */
export function withParents(entry: BinEntry, all: readonly BinEntry[]): BinEntry[] | null {
  const above: BinEntry[] = [];
  for (const { lineageId, isGone } of entry.path) {
    const found = all.find(({ nodes }) => nodes.some((node) => node.lineageId === lineageId));
    if (isGone && !found) return null;
    if (isGone && found && found !== entry && !above.includes(found)) above.push(found);
  }
  return [...above, entry];
}

/** Everywhere it may stand instead. */
export const placesFor = (editor: PlanEditor, { nodes: [root] }: BinEntry): PlanNode[] =>
  root
    ? walk(editor.tree)
        .map(({ node }) => node)
        .filter(({ lineageId }) => mayStand(editor, root, lineageId))
    : [];

const mayStand = (editor: PlanEditor, root: PlanNode, parentId: LineageId): boolean =>
  addRefusal({ parentId, kind: root.kind, code: root.code }, editor.tree, editor.data.framework) === null;

/** Behind the last of its kind. */
export function lastPlace(editor: PlanEditor, { nodes: [root] }: BinEntry, parentId: LineageId): Place {
  const siblings = childrenOf(buildTree([...editor.nodes.values()]), parentId);
  const after = siblings.findLast(({ kind }) => kind === root?.kind) ?? siblings.at(-1);
  return { parentId, after: after?.lineageId ?? null };
}
