import type { I18n } from "#lib/i18n/i18n.svelte.ts";
import type { ImportReview } from "./import-review.svelte.ts";
import { placeOf, type ReviewRow } from "./review-tree.ts";

/** The number of a line: as printed for headings, counted per kind below them. */
export function numberOf(i18n: I18n, { node }: ReviewRow, review: ImportReview): string {
  const place = placeOf(review.roots, node.id);
  const alike = place?.list.slice(0, place.index + 1).filter(({ kind }) => kind === node.kind) ?? [];
  const counted = i18n.t((m) => m.importing.kindShort[node.kind], { n: alike.length });
  const isOwn = node.kind === "operationalObjective" || node.kind === "result" || node.kind === "indicator";
  return isOwn ? counted : (node.number ?? counted);
}
