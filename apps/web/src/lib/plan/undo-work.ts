import { descendants, sameValue } from "@salus/domain";
import type { PlanEditor } from "./plan-editor.svelte.ts";
import { whyNotRemove } from "./plan-work.ts";
import type { Operation } from "./transport.ts";
import type { Change, Presence } from "./undo-stack.svelte.ts";

export function undo(editor: PlanEditor): Change | null {
  const isEmpty = !editor.undoStack.canUndo;
  const change = editor.undoStack.undo((each) => turn(editor, each, "back"));
  editor.say({ code: isEmpty ? "nothingToUndo" : change ? "undone" : "undoRefused" });
  return change;
}

export function redo(editor: PlanEditor): Change | null {
  const isEmpty = !editor.undoStack.canRedo;
  const change = editor.undoStack.redo((each) => turn(editor, each, "forth"));
  editor.say({ code: isEmpty ? "nothingToRedo" : change ? "redone" : "undoRefused" });
  return change;
}

/** Does a step again or takes it back; null when somebody has since changed what it would overwrite. */
function turn(editor: PlanEditor, change: Change, way: "back" | "forth"): Change | null {
  switch (change.kind) {
    case "field": {
      const [from, to] = way === "back" ? [change.after, change.before] : [change.before, change.after];
      if (!sameValue(editor.value(change.subject, change.field), from)) return null;
      editor.write(change.subject, change.field, to);
      editor.fields.flush(change.subject);
      return change;
    }
    case "add":
    case "remove":
      return (change.kind === "add") === (way === "back") ? takeAway(editor, change) : bringBack(editor, change);
    case "move": {
      const node = editor.node(change.id);
      const { from, to } = change;
      if (!node || node.parentId !== (way === "back" ? to : from).parentId) return null;
      editor.perform({ kind: "moveNode", id: change.id, ...(way === "back" ? from : to) });
      return change;
    }
    case "group":
      return turnAll(editor, change, way);
  }
}

/** All steps or none: where one cannot be turned, those before it are turned back. */
function turnAll(editor: PlanEditor, change: Extract<Change, { kind: "group" }>, way: "back" | "forth"): Change | null {
  const steps = way === "back" ? change.changes.toReversed() : change.changes;
  const done: Change[] = [];
  for (const step of steps) {
    const turned = turn(editor, step, way);
    if (turned) {
      done.push(turned);
      continue;
    }
    for (const each of done.toReversed()) turn(editor, each, way === "back" ? "forth" : "back");
    return null;
  }
  return { ...change, changes: way === "back" ? done.toReversed() : done };
}

function takeAway(editor: PlanEditor, change: Presence): Change | null {
  const node = editor.node(change.id);
  if (!node || whyNotRemove(editor, node) !== null) return null;
  const nodes = [node, ...descendants(editor.tree, change.id)];
  editor.perform({ kind: "removeNode", id: change.id, ids: nodes.map(({ lineageId }) => lineageId) });
  return { ...change, nodes: nodes.map((each) => editor.shown(each)) };
}

function bringBack(editor: PlanEditor, change: Presence): Change | null {
  const [node] = change.nodes;
  if (!node || (node.parentId !== null && !editor.node(node.parentId))) return null;
  editor.perform({ kind: "restoreNode", id: change.id, nodes: change.nodes });
  return change;
}

/**
 * The server refused what an act would have brought in: the texts that the act cut or joined for it become what they
 * were, where nobody wrote in them since. So no word is lost between two halves.
 */
export function takeBack(editor: PlanEditor, operation: Operation): void {
  if (operation.kind !== "insertBranches") return;
  const step = operation.nodes.map(({ lineageId }) => editor.undoStack.forget(lineageId)).find((each) => each !== null);
  if (step?.kind !== "group") return;
  for (const change of step.changes.toReversed()) if (change.kind === "field") turn(editor, change, "back");
}
