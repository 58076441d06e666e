import { z } from "zod";
import { type Cents, sumCents, toCents } from "../money/money.ts";

/** A municipality that the annex of the act names, and the amount it names beside it. */
export const Participant = z.object({
  nis: z.string().regex(/^\d{5}$/),
  /** Per year of the framework, as the act says it; null where it names none. */
  amountCents: z.number().int().nullable(),
  /** Id of the police zone, where the annex names one. */
  policeZone: z.string().max(100).nullable(),
});
export type Participant = z.infer<typeof Participant>;

export const mostParticipants = 1000;

/** What a municipality finds about itself in the list of a framework. */
export const Participation = z.object({ isListed: z.boolean(), amountCents: z.number().int().nullable() });
export type Participation = z.infer<typeof Participation>;

/**
 * `territory`: its code, and those of the municipalities it was made of. Null where the framework has no list: then nobody
 * knows who may take part, and nobody is told that it may not.
 */
export function participationOf(
  participants: readonly Participant[] | undefined,
  territory: readonly string[],
): Participation | null {
  if (participants === undefined || participants.length === 0) return null;
  const own = participants.filter(({ nis }) => territory.includes(nis));
  return { isListed: own.length > 0, amountCents: own.length > 0 ? knownTotal(own) : null };
}

/** Null where one of the amounts is not known. */
function knownTotal(of: readonly Participant[]): Cents | null {
  const amounts = of.map(({ amountCents }) => amountCents).filter((cents) => cents !== null);
  return amounts.length === of.length ? sumCents(amounts.map(toCents)) : null;
}

export const participantDoubts = [
  "municipality_unknown",
  "municipality_near",
  "municipality_ambiguous",
  "municipality_ended",
  "code_unknown",
  "code_differs",
  "amount_missing",
  "amount_unreadable",
  "amount_negative",
  "zone_unknown",
  "zone_differs",
] as const;
export type ParticipantDoubt = (typeof participantDoubts)[number];

/** A line of the file: what it says, and what was understood. */
export const ParticipantRow = z.object({
  line: z.number().int().positive(),
  written: z.object({ code: z.string(), name: z.string(), amount: z.string(), zone: z.string() }),
  nis: Participant.shape.nis.nullable(),
  amountCents: Participant.shape.amountCents,
  policeZone: Participant.shape.policeZone,
  doubts: z.array(z.enum(participantDoubts)),
});
export type ParticipantRow = z.infer<typeof ParticipantRow>;

/** A list read from a file. Nothing of the file is left out: what is no row stands under `others`. */
export const ParticipantProposal = z.object({
  /** The headings by which the columns were recognised. */
  columns: z.object({
    code: z.string().nullable(),
    name: z.string().nullable(),
    amount: z.string(),
    zone: z.string().nullable(),
  }),
  rows: z.array(ParticipantRow),
  others: z.array(z.object({ line: z.number().int().positive(), text: z.string() })),
  /** The total that the file names itself. */
  totalCents: z.number().int().nullable(),
});
export type ParticipantProposal = z.infer<typeof ParticipantProposal>;

export const rowStates = ["matched", "doubtful", "unmatched", "double"] as const;
export type RowState = (typeof rowStates)[number];

/** What somebody looked at and left out stays in sight until the list is taken over. */
export type ReviewedRow = ParticipantRow & { readonly isLeftOut: boolean };

/** The lines whose municipality stands on another line too. */
export function doubleLines(rows: readonly ParticipantRow[]): Set<number> {
  const lines = new Map<string, number[]>();
  for (const { nis, line } of rows) if (nis !== null) lines.set(nis, [...(lines.get(nis) ?? []), line]);
  return new Set([...lines.values()].filter((same) => same.length > 1).flat());
}

/** Without a municipality, or with an amount that cannot be read, a row cannot be taken over at all. */
export function rowState(row: ParticipantRow, doubles: ReadonlySet<number>): RowState {
  if (row.nis === null || row.doubts.some((doubt) => doubt === "amount_unreadable" || doubt === "amount_negative"))
    return "unmatched";
  if (doubles.has(row.line)) return "double";
  return row.doubts.length > 0 ? "doubtful" : "matched";
}

type Correction = Partial<Pick<ParticipantRow, "nis" | "amountCents">>;

/** What somebody decided is no longer in doubt; the rest of the row is. */
export function correctRow(row: ParticipantRow, correction: Correction): ParticipantRow {
  const settled = [
    ...("nis" in correction ? ["municipality_", "code_", "zone_differs"] : []),
    ...("amountCents" in correction ? ["amount_"] : []),
  ];
  const doubts = row.doubts.filter((doubt) => !settled.some((start) => doubt.startsWith(start)));
  return { ...row, ...correction, doubts };
}

/** Somebody looked at it, and it is right as it stands. */
export const confirmRow = (row: ParticipantRow): ParticipantRow => ({ ...row, doubts: [] });

export const totalOf = (of: readonly Pick<Participant, "amountCents">[]): Cents =>
  sumCents(of.map(({ amountCents }) => toCents(amountCents ?? 0)));

/** `replace`: the file is the list. `complete`: what the file does not name stays on it. */
export const acceptWays = ["replace", "complete"] as const;
export type AcceptWay = (typeof acceptWays)[number];

/** The list after rows were taken over, by code. */
export function takeOver(
  present: readonly Participant[],
  rows: readonly ParticipantRow[],
  way: AcceptWay,
): Participant[] {
  const list = new Map(way === "complete" ? present.map((each) => [each.nis, each]) : []);
  for (const { nis, amountCents, policeZone } of rows)
    if (nis !== null) list.set(nis, { nis, amountCents, policeZone });
  return byCode([...list.values()]);
}

export const byCode = (list: readonly Participant[]): Participant[] =>
  list.toSorted((a, b) => (a.nis < b.nis ? -1 : 1));
