import { z } from "zod";
import type { GrantLineId, LineageId } from "../ids.ts";

/** What the way from one period to the next leaves to somebody's judgement. Texts: i18n, `renewal.kind`. */
export const staleKinds = [
  /** A day, a year, a month, a school year or a span of years in a text, outside the new period. */
  "date",
  "year",
  "span",
  "schoolYear",
  /** A decision of college or council that belongs to the old period. */
  "decision",
  /** A target whose day or step lies outside. */
  "target",
  /** A chapter the new framework does not have, an official objective it does not have there. */
  "phenomenonClosed",
  "objectiveChanged",
  /** The municipality had worded an official part in its own way; the official words of the new framework stand there now. */
  "wordingReplaced",
  /** A unit, a partner or another record of the municipality that has ended. */
  "recordEnded",
  /** An amount of the old period. */
  "amount",
  /** Taken over from another municipality, not yet edited or confirmed. */
  "takenOver",
] as const;
export const StaleKind = z.enum(staleKinds);
export type StaleKind = z.infer<typeof StaleKind>;

export const StaleParams = z.record(z.string(), z.union([z.string(), z.number()]));
export type StaleParams = z.infer<typeof StaleParams>;

/** One thing to settle, with its place and its words. */
export type StaleThing = {
  readonly kind: StaleKind;
  readonly lineageId: LineageId | null;
  readonly grantLineId: GrantLineId | null;
  /** A field of the node or of the money line; null for the whole of it. */
  readonly field: string | null;
  readonly quote: string;
  readonly params: StaleParams;
};

/** How a thing was settled; null as long as it was not. */
export const renewalOutcomes = ["changed", "kept", "removed", "moved"] as const;
export const RenewalOutcome = z.enum(renewalOutcomes);
export type RenewalOutcome = z.infer<typeof RenewalOutcome>;

/** Where the nodes of a plan came from when it was begun. */
export const planOriginKinds = ["rollOver", "prolongation", "inspiration"] as const;
export const PlanOriginKind = z.enum(planOriginKinds);
export type PlanOriginKind = z.infer<typeof PlanOriginKind>;
