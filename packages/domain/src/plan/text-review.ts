import type { Language } from "../localized-text.ts";
import { fieldRevision } from "./node-changes.ts";
import type { NodeField, PlanNode, TextReview } from "./plan-node.ts";

/** The review of one language of a text; null where there is none, or where text or original were saved since. */
export function reviewOf(node: PlanNode, part: "text" | "intro", language: Language): TextReview | null {
  const field: NodeField = `${part}.${language}`;
  const review = node.reviews[field];
  if (!review) return null;
  const seen = Math.max(fieldRevision(node, field), fieldRevision(node, `${part}.${node.original}`));
  return review.revision >= seen ? review : null;
}
