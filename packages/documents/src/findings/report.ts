import type { ImportFinding, Severity } from "@salus/domain";
import { limits } from "../decode/limits.ts";

/** Everything the importer can doubt, with how much it weighs. The sentences stand in i18n under `importFindings`. */
export const importFindingSeverities = {
  "file.damaged": "warning",
  "layout.furniture_dropped": "advice",
  "layout.contents_dropped": "advice",
  "layout.orphan_bullet": "advice",
  "heading.unknown": "warning",
  "heading.wording_differs": "advice",
  "heading.chapter_missing": "warning",
  "list.item_without_bullet": "advice",
  "list.uncertain_break": "warning",
  "template.row_empty": "advice",
  "structure.no_result": "warning",
  "structure.no_indicator": "warning",
  "structure.objective_unclear": "warning",
  "numbering.gap": "advice",
  "target.not_understood": "warning",
  "text.repeated": "advice",
  "text.run_together": "warning",
  "text.answer_in_result": "advice",
  "language.foreign_text": "warning",
  "term.mixed": "advice",
  "date.outside_period": "warning",
  "money.not_a_number": "warning",
  "money.sum_differs": "warning",
  "money.estimate_differs": "advice",
} as const satisfies Record<string, Severity>;

export type ImportFindingCode = keyof typeof importFindingSeverities;
export const importFindingCodes = Object.keys(importFindingSeverities) as ImportFindingCode[];

type Place = { line?: number | null | undefined; path?: string | null | undefined; quote?: string | null | undefined };

const longestQuote = 200;

/** Collects findings; of one code no more than `limits.findingsPerCode` are listed. */
export class Report {
  readonly findings: ImportFinding[] = [];
  private readonly counts = new Map<ImportFindingCode, number>();

  add(code: ImportFindingCode, place: Place, params: ImportFinding["params"] = {}): void {
    const count = (this.counts.get(code) ?? 0) + 1;
    this.counts.set(code, count);
    if (count > limits.findingsPerCode) return;
    this.findings.push({
      code,
      severity: importFindingSeverities[code],
      line: place.line ?? null,
      path: place.path ?? null,
      quote: place.quote?.slice(0, longestQuote) ?? null,
      params,
    });
  }

  /** In the order of the file. */
  sorted(): ImportFinding[] {
    return this.findings.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
  }
}
