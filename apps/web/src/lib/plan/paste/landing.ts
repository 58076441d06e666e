import { addRefusal, ancestorsOf, type LineageId, type NodeKind, type PlanNode, walk } from "@salus/domain";
import type { PlanEditor } from "../plan-editor.svelte.ts";
import type { Place } from "../transport.ts";

export type Landing = Place & { readonly parentId: LineageId };

const takes = (editor: PlanEditor, parent: PlanNode, kinds: readonly NodeKind[]): boolean =>
  kinds.every(
    (kind) => addRefusal({ kind, parentId: parent.lineageId, code: null }, editor.tree, editor.data.framework) === null,
  );

/** At the end of a parent. */
const atEnd = (editor: PlanEditor, { lineageId }: PlanNode): Landing => ({
  parentId: lineageId,
  after: editor.children(lineageId).at(-1)?.lineageId ?? null,
});

/**
 * Where nodes of these kinds may land, the nearest first: in the node pasted onto, right behind it, behind the branch it
 * belongs to; else in what stands below it.
 */
export function landings(editor: PlanEditor, node: PlanNode, kinds: readonly NodeKind[]): Landing[] {
  const line = [node, ...ancestorsOf(editor.tree, node)];
  const near = line.flatMap((parent, index): Landing[] => {
    if (!takes(editor, parent, kinds)) return [];
    const below = line[index - 1];
    return [below ? { parentId: parent.lineageId, after: below.lineageId } : atEnd(editor, parent)];
  });
  if (near.length > 0) return near;
  return walk(editor.tree).flatMap(({ node: parent }) => {
    const isBelow = ancestorsOf(editor.tree, parent).some(({ lineageId }) => lineageId === node.lineageId);
    return isBelow && takes(editor, parent, kinds) ? [atEnd(editor, parent)] : [];
  });
}
