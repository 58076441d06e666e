import type { FrameworkSummary } from "#lib/api/types.ts";

/** A framework as the choice shows it: with what it means for this municipality. */
export type FrameworkToStart = Omit<FrameworkSummary, "chapters"> & {
  isTaken: boolean;
  isOver: boolean;
  parts: Pick<FrameworkSummary["chapters"][number], "code" | "title">[];
};
