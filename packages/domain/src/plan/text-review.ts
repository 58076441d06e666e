import { AppError } from "../errors.ts";
import { isBlank, type Language, languages } from "../localized-text.ts";
import { fieldRevision } from "./node-changes.ts";
import type { NodeField, PlanNode, TextReview } from "./plan-node.ts";

/** The revision a reader must have seen: of the text and of its original, whichever came last. */
const lastSaved = (node: PlanNode, part: "text" | "intro", language: Language): number =>
  Math.max(fieldRevision(node, `${part}.${language}`), fieldRevision(node, `${part}.${node.original}`));

/** The review of one language of a text; null where there is none, or where text or original were saved since. */
export function reviewOf(node: PlanNode, part: "text" | "intro", language: Language): TextReview | null {
  const review = node.reviews[`${part}.${language}`];
  return review && review.revision >= lastSaved(node, part, language) ? review : null;
}

/** The node with a translation marked as read beside its original; `revision` is the one the reader had in sight. */
export function withReview(node: PlanNode, field: NodeField, review: TextReview): PlanNode {
  const { part, language } = translationField(node, field);
  if (review.revision > node.revision) throw new AppError("input.invalid", { field: "revision" });
  if (review.revision < lastSaved(node, part, language)) throw new AppError("review.text_changed");
  return { ...node, reviews: { ...node.reviews, [field]: review }, revision: node.revision + 1 };
}

/** The node without the mark; the same node where there was none. */
export function withoutReview(node: PlanNode, field: NodeField): PlanNode {
  if (!node.reviews[field]) return node;
  const { [field]: _gone, ...reviews } = node.reviews;
  return { ...node, reviews, revision: node.revision + 1 };
}

/** Only what was translated can be read beside an original. */
function translationField(node: PlanNode, field: NodeField): { part: "text" | "intro"; language: Language } {
  const [part, name] = field.split(".");
  const language = languages.find((known) => known === name);
  if ((part !== "text" && part !== "intro") || !language) throw new AppError("review.not_possible");
  if (language === node.original || isBlank(node[part][language])) throw new AppError("review.not_possible");
  return { part, language };
}
