import type { Refused } from "./field-queue.svelte.ts";

/** What happened, for the line at the foot and for screen readers. Texts: i18n `workspace.notices`. */
export type Notice = {
  readonly code:
    | "refused"
    | "removed"
    | "inserted"
    | "copied"
    | "moved"
    | "added"
    | "undone"
    | "redone"
    | "undoRefused"
    | "nothingToUndo"
    | "nothingToRedo"
    | "movedApart"
    | "removedMany"
    | "movedMany"
    | "duplicated"
    | "split"
    | "merged"
    | "unitGiven"
    | "restored"
    | "chosen"
    | "noSuchNumber";
  readonly error?: Refused;
  readonly label?: string;
  readonly count?: number;
};
