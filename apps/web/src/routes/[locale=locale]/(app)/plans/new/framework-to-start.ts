import type { FrameworkBody } from "#lib/api/types.ts";

/** A framework as the choice shows it: without its skeleton, with what it means for this municipality. */
export type FrameworkToStart = Omit<FrameworkBody, "template" | "clauses" | "schemes"> & {
  isTaken: boolean;
  isOver: boolean;
  parts: Pick<FrameworkBody["template"][number], "code" | "title">[];
};
