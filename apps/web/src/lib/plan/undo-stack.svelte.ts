import type { LineageId, PlanNode } from "@salus/domain";
import { type Place, subjectId, type SubjectKey } from "./transport.ts";

/** `nodes`: what goes or comes back, itself first. */
export type Presence = { readonly kind: "add" | "remove"; readonly id: LineageId; readonly nodes: readonly PlanNode[] };
export type Movement = { readonly kind: "move"; readonly id: LineageId; readonly from: Place; readonly to: Place };

/** One step of work, with all it takes to go back and forth. */
export type Change =
  | {
      readonly kind: "field";
      readonly subject: SubjectKey;
      readonly field: string;
      readonly before: unknown;
      readonly after: unknown;
    }
  | Presence
  | Movement
  /** Steps that were one act; `id`: where it happened. */
  | { readonly kind: "group"; readonly id: LineageId; readonly changes: readonly Change[] };

/** Several steps as one; `id` is the node to go to afterwards. */
export function inOneStep(changes: readonly Change[], id?: LineageId): Change {
  const [first] = changes;
  if (!first) throw new Error("a step of nothing");
  if (changes.length === 1) return first;
  return { kind: "group", id: id ?? nodeOf(first), changes };
}

/** The node a step was done on. */
export const nodeOf = (change: Change): LineageId =>
  change.kind === "field" ? (subjectId(change.subject) as LineageId) : change.id;

const LIMIT = 200;

/** What was done in this page, newest last. A new step forgets what was undone before it. */
export class UndoStack {
  #done = $state.raw<readonly Change[]>([]);
  #undone = $state.raw<readonly Change[]>([]);

  get canUndo(): boolean {
    return this.#done.length > 0;
  }
  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  record(change: Change): void {
    this.#done = [...this.#done, change].slice(-LIMIT);
    this.#undone = [];
  }

  /** Forgets the step that brought a node in, and answers it: the server refused that part of it. */
  forget(id: LineageId): Change | null {
    const brought = (change: Change): boolean =>
      change.kind === "group" ? change.changes.some(brought) : change.kind === "add" && change.id === id;
    const step = this.#done.findLast(brought) ?? null;
    this.#done = this.#done.filter((each) => each !== step);
    return step;
  }

  /** Takes the last step back. `apply` answers it as it can be done again, or null where it cannot be undone: then it is forgotten. */
  undo(apply: (change: Change) => Change | null): Change | null {
    const undone = this.#done.at(-1);
    if (!undone) return null;
    this.#done = this.#done.slice(0, -1);
    const change = apply(undone);
    if (change) this.#undone = [...this.#undone, change];
    return change;
  }

  redo(apply: (change: Change) => Change | null): Change | null {
    const redone = this.#undone.at(-1);
    if (!redone) return null;
    this.#undone = this.#undone.slice(0, -1);
    const change = apply(redone);
    if (change) this.#done = [...this.#done, change];
    return change;
  }
}
