import { computeGrantLine, type DocumentGrantLine, type Framework } from "@salus/domain";
import { before, type Flow } from "../metadata/flow.ts";
import type { AmountInText } from "../money.ts";
import type { Report } from "./report.ts";

const estimated = /(?:geraamd|raming|begroot|verwacht|estimée?s?|estimation|prévue?s?)[^.;]{0,40}$/i;
/** An estimate this near to a grant is an estimate of it. */
const nearBy = 0.02;

const sums = (lines: readonly DocumentGrantLine[]): number[] => {
  const guards = lines.filter((line) => line.scheme.startsWith("guards"));
  const total = (all: readonly DocumentGrantLine[]) => all.reduce((sum, line) => sum + (line.amountCents ?? 0), 0);
  return [
    ...lines.flatMap(({ amountCents }) => (amountCents === null ? [] : [amountCents])),
    ...(guards.length > 1 ? [total(guards)] : []),
    ...(lines.length > 1 ? [total(lines)] : []),
  ];
};

/** Amounts that are no numbers, totals that do not follow from their parts, estimates that differ from the grant. */
export const moneyFindings = (
  flow: Flow,
  amounts: readonly AmountInText[],
  lines: readonly DocumentGrantLine[],
  framework: Framework | null,
  report: Report,
): void => {
  for (const amount of amounts) {
    if (amount.cents === null) report.add("money.not_a_number", { line: amount.line, quote: amount.quote });
  }
  for (const line of lines) {
    const scheme = framework?.schemes.find((candidate) => candidate.code === line.scheme);
    if (scheme?.formula !== "guards" || line.fte == null || line.equipmentCents == null) continue;
    if (line.amountCents === null) continue;
    const figures = { fte: line.fte, amountCents: line.amountCents, equipmentCents: line.equipmentCents };
    const { wageCents } = computeGrantLine(figures, scheme);
    if (wageCents === null) continue;
    const computedCents = wageCents + line.equipmentCents;
    if (computedCents !== line.amountCents)
      report.add("money.sum_differs", { line: line.line ?? null }, { statedCents: line.amountCents, computedCents });
  }
  const known = sums(lines);
  for (const amount of amounts) {
    const { cents } = amount;
    if (cents === null || !estimated.test(before(flow.text, amount.index, 60))) continue;
    const nearest = known.toSorted((a, b) => Math.abs(a - cents) - Math.abs(b - cents))[0];
    if (nearest !== undefined && nearest !== cents && Math.abs(nearest - cents) <= nearest * nearBy) {
      report.add(
        "money.estimate_differs",
        { line: amount.line, quote: amount.quote },
        { statedCents: cents, computedCents: nearest },
      );
    }
  }
};
