import { z } from "zod";
import { AppError } from "../errors.ts";
import type { Framework, GrantScheme } from "../framework/framework.ts";
import type { GrantLineId } from "../ids.ts";
import { type Cents, divideHalfUp, sumCents, toCents } from "./money.ts";

const MAX_CENTS = 100_000_000_000;
const Amount = z.int().min(0).max(MAX_CENTS).nullable();

/** Full-time equivalents, at most two decimals. */
export const Fte = z
  .number()
  .min(0)
  .max(9999.99)
  .refine((fte) => Math.abs(fte * 100 - Math.round(fte * 100)) < 1e-6);

/** One money line of a plan version. Amounts are a year's, in cents; null is "not filled in yet", never zero. */
export const GrantLine = z.object({
  id: z.uuid().transform((id) => id as GrantLineId),
  scheme: z.string(),
  fte: Fte.nullable(),
  /** Scheme `amount`: the grant itself. Scheme `guards`: the total as the source states it, null where none is. */
  amountCents: Amount,
  equipmentCents: Amount,
  note: z.string(),
  revision: z.int().positive(),
});
export type GrantLine = z.infer<typeof GrantLine>;

/** What a save may change on a money line. */
export const GrantLineChanges = z
  .object({
    scheme: z.string().min(1).max(100),
    fte: Fte.nullable(),
    amountCents: Amount,
    equipmentCents: Amount,
    note: z.string().max(2_000),
  })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0);
export type GrantLineChanges = z.infer<typeof GrantLineChanges>;

export type GrantLineConflict = {
  readonly field: keyof GrantLineChanges;
  readonly mine: unknown;
  readonly theirs: unknown;
};

/**
 * Merges a save into a money line. A line has one revision: a save from an older one conflicts on every field that now
 * holds another value, and then nothing is applied.
 */
export function applyGrantLineChanges(
  line: GrantLine,
  changes: GrantLineChanges,
  baseRevision: number,
):
  | { readonly line: GrantLine; readonly conflicts?: never }
  | { readonly conflicts: readonly GrantLineConflict[]; readonly line?: never } {
  if (baseRevision > line.revision) throw new AppError("input.invalid", { field: "baseRevision" });
  const fields = Object.keys(changes) as (keyof GrantLineChanges)[];
  const differing = fields.filter((field) => changes[field] !== undefined && changes[field] !== line[field]);
  if (differing.length === 0) return { line };
  if (baseRevision < line.revision) {
    return { conflicts: differing.map((field) => ({ field, mine: changes[field], theirs: line[field] })) };
  }
  const values = Object.fromEntries(differing.map((field) => [field, changes[field]]));
  return { line: { ...line, ...values, revision: line.revision + 1 } };
}

/**
 * How an amount came about, one line of explanation each. Params ending in `Cents` are cents, `fte` has two decimals,
 * `months` is a number; the sentences stand in i18n under `money.steps`.
 */
export const grantStepCodes = [
  "amount",
  "amount-missing",
  "fte-missing",
  "wage",
  "wage-unknown",
  "equipment",
  "equipment-missing",
  "equipment-cap",
  "equipment-cap-unknown",
  "equipment-capped",
  "total",
  "total-stated",
  "total-unknown",
] as const;
export type GrantStepCode = (typeof grantStepCodes)[number];
export type GrantStep = { readonly code: GrantStepCode; readonly params: Readonly<Record<string, number>> };

/** All amounts a year, in cents; null where the rule or a figure is not known. */
export type ComputedGrantLine = {
  readonly wageCents: Cents | null;
  /** What counts: the asked amount, at most the cap. */
  readonly equipmentCents: Cents | null;
  readonly equipmentCapCents: Cents | null;
  readonly totalCents: Cents | null;
  readonly steps: readonly GrantStep[];
};

type Figures = Pick<GrantLine, "fte" | "amountCents" | "equipmentCents">;

/** The amounts of one line by the rule of its scheme, with the explanation as data. A null parameter stays unknown. */
export function computeGrantLine(
  line: Figures,
  scheme: Pick<GrantScheme, "formula" | "wagePerFteMonthCents" | "months" | "equipmentCapPerFteCents">,
): ComputedGrantLine {
  return scheme.formula === "guards" ? computeGuards(line, scheme) : computeAmount(line);
}

function computeAmount({ amountCents }: Figures): ComputedGrantLine {
  const none = { wageCents: null, equipmentCents: null, equipmentCapCents: null };
  if (amountCents === null) return { ...none, totalCents: null, steps: [step("amount-missing")] };
  return { ...none, totalCents: toCents(amountCents), steps: [step("amount", { amountCents })] };
}

function computeGuards(
  line: Figures,
  scheme: Pick<GrantScheme, "wagePerFteMonthCents" | "months" | "equipmentCapPerFteCents">,
): ComputedGrantLine {
  const steps: GrantStep[] = [];
  const wageCents = wage(line.fte, scheme, steps);
  const equipmentCapCents = equipmentCap(line.fte, scheme.equipmentCapPerFteCents, steps);
  const equipmentCents = equipment(line.equipmentCents, equipmentCapCents, steps);
  const totalCents = guardsTotal(line, wageCents, equipmentCents, steps);
  return { wageCents, equipmentCents, equipmentCapCents, totalCents, steps };
}

function wage(
  fte: number | null,
  scheme: Pick<GrantScheme, "wagePerFteMonthCents" | "months">,
  steps: GrantStep[],
): Cents | null {
  const { wagePerFteMonthCents: rateCents, months } = scheme;
  if (fte === null) steps.push(step("fte-missing"));
  if (rateCents === null || months === null) steps.push(step("wage-unknown"));
  if (fte === null || rateCents === null || months === null) return null;
  const wageCents = timesFte(rateCents * months, fte);
  steps.push(step("wage", { rateCents, fte, months, wageCents }));
  return wageCents;
}

function equipmentCap(fte: number | null, capPerFteCents: number | null, steps: GrantStep[]): Cents | null {
  if (capPerFteCents === null) steps.push(step("equipment-cap-unknown"));
  if (fte === null || capPerFteCents === null) return null;
  const capCents = timesFte(capPerFteCents, fte);
  steps.push(step("equipment-cap", { capPerFteCents, fte, capCents }));
  return capCents;
}

function equipment(asked: number | null, capCents: Cents | null, steps: GrantStep[]): Cents | null {
  if (asked === null) {
    steps.push(step("equipment-missing"));
    return null;
  }
  if (capCents !== null && asked > capCents) {
    steps.push(step("equipment-capped", { askedCents: asked, equipmentCents: capCents }));
    return capCents;
  }
  steps.push(step("equipment", { equipmentCents: asked }));
  return toCents(asked);
}

function guardsTotal(
  line: Figures,
  wageCents: Cents | null,
  equipmentCents: Cents | null,
  steps: GrantStep[],
): Cents | null {
  if (wageCents !== null && equipmentCents !== null) {
    const totalCents = sumCents([wageCents, equipmentCents]);
    steps.push(step("total", { wageCents, equipmentCents, totalCents }));
    return totalCents;
  }
  if (line.amountCents !== null) {
    steps.push(step("total-stated", { totalCents: line.amountCents }));
    return toCents(line.amountCents);
  }
  steps.push(step("total-unknown"));
  return null;
}

/** `cents × fte` with the fte in hundredths, half up, on integers. */
const timesFte = (cents: number, fte: number): Cents =>
  toCents(Number(divideHalfUp(BigInt(cents) * BigInt(Math.round(fte * 100)), 100n)));

const step = (code: GrantStepCode, params: Record<string, number> = {}): GrantStep => ({ code, params });

const FIXED_AMOUNT = {
  formula: "amount",
  wagePerFteMonthCents: null,
  months: null,
  equipmentCapPerFteCents: null,
} as const;

/** The yearly total of one line within its framework; a scheme the framework does not know counts as stated. */
export const grantLineTotal = (
  line: Figures & Pick<GrantLine, "scheme">,
  framework: Pick<Framework, "schemes">,
): Cents | null =>
  computeGrantLine(line, framework.schemes.find((scheme) => scheme.code === line.scheme) ?? FIXED_AMOUNT).totalCents;

/** What the plan costs a year, in cents. Null without lines and as long as one line has no known total. */
export function planTotalCents(
  lines: readonly (Figures & Pick<GrantLine, "scheme">)[],
  framework: Pick<Framework, "schemes">,
): Cents | null {
  const totals = lines.map((line) => grantLineTotal(line, framework));
  const known = totals.filter((total) => total !== null);
  return known.length > 0 && known.length === totals.length ? sumCents(known) : null;
}
