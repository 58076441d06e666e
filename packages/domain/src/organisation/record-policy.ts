import type { Action } from "../plan/plan.policy.ts";
import type { RecordKind } from "./record.ts";

const contributed: readonly RecordKind[] = ["partner", "programme", "project", "network"];

/** What somebody must be allowed to do to keep records of a kind. */
export const keepAction = (kind: RecordKind) =>
  (contributed.includes(kind) ? "organisation.contribute" : "organisation.manage") satisfies Action;
