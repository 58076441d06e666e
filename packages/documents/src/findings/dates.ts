import { datesIn, isWithin, type Period } from "@salus/domain";
import type { Placed } from "../assemble.ts";
import type { Report } from "./report.ts";

/** Days in the municipality's own texts that lie outside the period of the plan: a text that was carried over. */
export const dateFindings = (placed: Placed, period: Period, report: Report): void => {
  for (const { on, quote } of datesIn(placed.draft.text)) {
    if (isWithin(on, period)) continue;
    const line = placed.draft.lines.find((candidate) => candidate.text.includes(quote)) ?? placed.draft.lines[0];
    report.add(
      "date.outside_period",
      { line: line?.no ?? null, path: placed.path, quote: placed.draft.text },
      { on, fromOn: period.from, toOn: period.to },
    );
  }
};
