import { z } from "zod";
import { type Actor, hasRole } from "../actor.ts";
import type { AttachmentId } from "../ids.ts";
import { PlainDate } from "../period.ts";
import { DecisionKind, type PlanEventKind } from "./plan.ts";

const Line = z.string().trim().min(1).max(500);
const Count = z.number().int().min(0).max(1000);

/** How many, and who as far as they are named; either may be unknown. */
export const VoteShare = z.object({ count: Count.nullable(), names: z.array(Line).max(1000) });
export type VoteShare = z.infer<typeof VoteShare>;

export const voteShares = ["for", "against", "abstain"] as const;
export type VoteShareName = (typeof voteShares)[number];

export const Vote = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("unanimous") }),
  z.object({
    outcome: z.literal("counted"),
    for: VoteShare,
    against: VoteShare,
    abstain: VoteShare,
    /** Who took part, where the decision says so. */
    present: Count.nullable(),
  }),
]);
export type Vote = z.infer<typeof Vote>;
export type CountedVote = Extract<Vote, { outcome: "counted" }>;

export const Signatory = z.object({
  name: Line,
  /** As printed: "algemeen directeur", "secrétaire communal". */
  function: Line,
  /** Waarnemend, faisant fonction. */
  acting: z.boolean(),
});
export type Signatory = z.infer<typeof Signatory>;

/** What a body decided on a plan. All that is not known stays empty; the plan takes its course without it. */
export const Decision = z.object({
  kind: DecisionKind,
  on: PlainDate.nullable(),
  agendaItem: z.string().trim().max(200).nullable(),
  place: z.string().trim().max(200).nullable(),
  subject: z.string().trim().max(1000).nullable(),
  articles: z.array(z.string().trim().min(1).max(5000)).max(50),
  vote: Vote.nullable(),
  signatories: z.array(Signatory).max(20),
  attachments: z.array(z.uuid().transform((id) => id as AttachmentId)).max(20),
  /** Where the decision was published. */
  publishedAt: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .nullable(),
});
export type Decision = z.infer<typeof Decision>;

/** What stands beside the event that says that a body decided. */
export const DecisionDetails = Decision.omit({ kind: true, on: true, agendaItem: true });
export type DecisionDetails = z.infer<typeof DecisionDetails>;

export const isDecisionKind = (kind: PlanEventKind): kind is DecisionKind => DecisionKind.safeParse(kind).success;

export const voteDoubts = ["names_differ", "named_twice", "present_differs", "not_adopted"] as const;
export type VoteDoubt = {
  readonly code: (typeof voteDoubts)[number];
  readonly params: Readonly<Record<string, string | number>>;
};

const countOf = ({ count, names }: VoteShare): number | null => count ?? (names.length > 0 ? names.length : null);

/** Everybody who voted; null as long as one share is not known. */
export function votersOf(vote: CountedVote): number | null {
  const counts = voteShares.map((share) => countOf(vote[share]));
  return counts.reduce<number | null>((sum, count) => (sum === null || count === null ? null : sum + count), 0);
}

/** What does not add up: shown, never refused; the paper may say so. */
export function voteFindings(vote: Vote | null): VoteDoubt[] {
  if (vote?.outcome !== "counted") return [];
  const doubts: VoteDoubt[] = [];
  for (const share of voteShares) {
    const { count, names } = vote[share];
    if (count !== null && names.length > 0 && count !== names.length) {
      doubts.push({ code: "names_differ", params: { share, count, names: names.length } });
    }
  }
  const named = voteShares.flatMap((share) => vote[share].names.map((name) => name.toLocaleLowerCase("nl")));
  for (const name of new Set(named.filter((name, index) => named.indexOf(name) !== index))) {
    doubts.push({ code: "named_twice", params: { name } });
  }
  const voters = votersOf(vote);
  if (voters !== null && vote.present !== null && voters !== vote.present) {
    doubts.push({ code: "present_differs", params: { voters, present: vote.present } });
  }
  const [pro, contra] = [countOf(vote.for), countOf(vote.against)];
  if (pro !== null && contra !== null && pro <= contra) {
    doubts.push({ code: "not_adopted", params: { for: pro, against: contra } });
  }
  return doubts;
}

/** Who voted what is about people: for those who keep the decisions of the municipality, nobody else. */
export const readsVotesByName = (actor: Actor): boolean =>
  actor.tenantKind === "municipality" && hasRole(actor, "coordinator", "secretary");

/** The vote without its names; their number stays. */
export const withoutNames = (vote: Vote | null): Vote | null =>
  vote?.outcome !== "counted"
    ? vote
    : {
        ...vote,
        ...Object.fromEntries(voteShares.map((share) => [share, { count: countOf(vote[share]), names: [] }])),
      };

/**
 * The last day on which names may be kept. No law that we know sets the term: without one it is null, and nothing is
 * forgotten by itself.
 */
export const namesKeptUntil = (
  { on, recordedOn }: { readonly on: PlainDate | null; readonly recordedOn: PlainDate },
  keptYears: number | null,
): PlainDate | null => {
  if (keptYears === null) return null;
  const [year = "", ...rest] = (on ?? recordedOn).split("-");
  const until = `${String(Number(year) + keptYears).padStart(4, "0")}-${rest.join("-")}`;
  return until.endsWith("-02-29") ? until.replace(/29$/, "28") : until;
};
