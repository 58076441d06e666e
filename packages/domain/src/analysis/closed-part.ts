import type { LineageId } from "../ids.ts";
import type { PlanNode } from "../plan/plan-node.ts";
import type { ReturnScope } from "./return-scope.ts";

export type ScopePart = "chapter" | "texts" | "figures" | "amounts";

/** Whether amounts are open: they belong to the plan, not to a chapter. */
export const opensAmounts = ({ figures, chapters }: ReturnScope): boolean => figures && chapters === null;

/**
 * The part of a node that is closed: its chapter, or what is touched in it. The words of an indicator carry a figure, so
 * they are open to either; with figures closed the numbers in them stay.
 */
export function closedPart(
  scope: ReturnScope,
  touched: {
    readonly chapter: LineageId;
    readonly kind: PlanNode["kind"];
    readonly part: "words" | "shape" | "targets";
  },
): Exclude<ScopePart, "amounts"> | null {
  if (scope.chapters !== null && !scope.chapters.includes(touched.chapter)) return "chapter";
  if (touched.part === "targets") return scope.figures ? null : "figures";
  if (touched.kind !== "indicator") return scope.texts ? null : "texts";
  if (touched.part === "words") return scope.texts || scope.figures ? null : "texts";
  return scope.texts ? (scope.figures ? null : "figures") : "texts";
}
