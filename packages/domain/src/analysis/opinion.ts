import { z } from "zod";
import { AppError } from "../errors.ts";
import { Language, Locale, LocalizedText, OfficialText } from "../localized-text.ts";
import { PlainDate } from "../period.ts";
import { DifferenceEntry } from "../version/presented-difference.ts";

/** Who is asked for an opinion: somebody outside both sides, without an account. */
export const opinionGivers = ["policeZone", "region", "other"] as const;
export const OpinionGiver = z.enum(opinionGivers);
export type OpinionGiver = z.infer<typeof OpinionGiver>;

/** `none`: they give no opinion, which is an answer too. */
export const opinionOutcomes = ["favourable", "favourableWithRemarks", "unfavourable", "none"] as const;
export const OpinionOutcome = z.enum(opinionOutcomes);
export type OpinionOutcome = z.infer<typeof OpinionOutcome>;

/** `ended`: the last day is over without an answer. */
export const opinionStates = ["asked", "opened", "answered", "withdrawn", "ended"] as const;
export type OpinionState = (typeof opinionStates)[number];
export type ClosedOpinionState = Exclude<OpinionState, "asked" | "opened">;

const short = z.string().trim().min(1).max(200);

export const AskOpinion = z.object({
  name: short,
  organisation: short,
  giver: OpinionGiver,
  email: z
    .email()
    .max(320)
    .transform((email) => email.toLowerCase()),
  /** Of the invitation. */
  language: Locale,
  question: z.string().trim().min(1).max(5000),
  /** Chapters and strategic objectives, as the analysis names them; null: the whole agreement. */
  parts: z.array(z.string().min(1).max(200)).min(1).max(200).nullable(),
  /** The last day on which the opinion can be given. */
  until: PlainDate,
});
export type AskOpinion = z.infer<typeof AskOpinion>;

const text = z.string().trim().max(20_000);

export const DraftOpinion = z.object({ outcome: OpinionOutcome.nullable(), text });
export type DraftOpinion = z.infer<typeof DraftOpinion>;

export const GiveOpinion = z.object({ outcome: OpinionOutcome, text, language: Language });
export type GiveOpinion = z.infer<typeof GiveOpinion>;

/** Remarks and objections are words; without them nobody could act on the opinion. */
export const needsWords = (outcome: OpinionOutcome): boolean =>
  outcome === "favourableWithRemarks" || outcome === "unfavourable";

type OpinionFacts = {
  readonly until: PlainDate;
  readonly openedAt: Date | null;
  readonly answeredAt: Date | null;
  readonly withdrawnAt: Date | null;
};

export function opinionState(opinion: OpinionFacts, today: PlainDate): OpinionState {
  if (opinion.answeredAt !== null) return "answered";
  if (opinion.withdrawnAt !== null) return "withdrawn";
  if (opinion.until < today) return "ended";
  return opinion.openedAt === null ? "asked" : "opened";
}

/** Why a link no longer opens anything; null while it does. */
export function closedBecause(opinion: OpinionFacts, today: PlainDate): ClosedOpinionState | null {
  const state = opinionState(opinion, today);
  return state === "asked" || state === "opened" ? null : state;
}

/** A last day in the past would close the link before anybody opens it. */
export function requireDayAhead(until: PlainDate, today: PlainDate): void {
  if (until < today) throw new AppError("opinion.day_past");
}

/** A part of what was submitted, as a third party reads it. */
export const OpinionPart = DifferenceEntry.pick({
  lineageId: true,
  depth: true,
  kind: true,
  number: true,
  title: true,
  text: true,
  intro: true,
  original: true,
  targets: true,
});
export type OpinionPart = z.infer<typeof OpinionPart>;

/** What a part is called, to say what an opinion is about. */
export const OpinionHeading = z.object({
  lineageId: z.string(),
  number: z.string(),
  title: OfficialText.nullable(),
  text: LocalizedText,
  original: Language,
});
export type OpinionHeading = z.infer<typeof OpinionHeading>;

/** An opinion is asked about a chapter or about a strategic objective. */
export const canAskAbout = ({ kind }: Pick<OpinionPart, "kind">): boolean =>
  kind === "chapter" || kind === "strategicObjective";

/**
 * The named parts with all that stands below them, in the order of the plan; above a named part what it stands under, by
 * name only. `asked` null: everything.
 */
export function excerptOf(parts: readonly OpinionPart[], asked: readonly string[] | null): OpinionPart[] {
  if (asked === null) return [...parts];
  const nameable = new Set(parts.filter(canAskAbout).map(({ lineageId }) => lineageId));
  if (!asked.every((id) => nameable.has(id))) throw new AppError("node.not_found");
  const [named, whole, above] = [new Set(asked), new Set<OpinionPart>(), new Set<OpinionPart>()];
  const path: OpinionPart[] = [];
  for (const part of parts) {
    path.splice(part.depth, path.length, part);
    if (!path.some(({ lineageId }) => named.has(lineageId))) continue;
    whole.add(part);
    for (const each of path) above.add(each);
  }
  return parts.flatMap((part) => {
    if (whole.has(part)) return [part];
    return above.has(part) ? [{ ...part, intro: {}, targets: [] }] : [];
  });
}

/** The headings of the named parts; null: the opinion is about everything. */
export const headingsOf = (parts: readonly OpinionPart[], asked: readonly string[] | null): OpinionHeading[] | null =>
  asked &&
  parts
    .filter(({ lineageId }) => asked.includes(lineageId))
    .map(({ lineageId, number, title, text, original }) => ({ lineageId, number, title, text, original }));
