import { z } from "@hono/zod-openapi";
import {
  Instrument,
  Language,
  Locale,
  OfficialText,
  OpinionGiver,
  OpinionHeading,
  OpinionOutcome,
  OpinionPart,
  opinionState,
  opinionStates,
  Period,
  type PlainDate,
} from "@salus/domain";
import type { OpinionRow, SharedOpinionRow, WholeOpinionRow } from "./opinion.queries.ts";

const Given = z.object({ outcome: OpinionOutcome, text: z.string(), language: Language, at: z.iso.datetime() });

const Asked = z.object({
  id: z.string(),
  organisation: z.string(),
  giver: OpinionGiver,
  question: z.string(),
  /** What it is about; null: the whole agreement. */
  parts: z.array(OpinionHeading).nullable(),
});

export const OpinionView = Asked.extend({
  /** Of the submission it is about. */
  number: z.number().int(),
  name: z.string(),
  email: z.string(),
  language: Locale,
  until: z.iso.date(),
  state: z.enum(opinionStates),
  askedAt: z.iso.datetime(),
  openedAt: z.iso.datetime().nullable(),
  withdrawnAt: z.iso.datetime().nullable(),
  given: Given.nullable(),
  /** Since when the municipality reads it. */
  sharedAt: z.iso.datetime().nullable(),
}).openapi("Opinion");
export type OpinionView = z.infer<typeof OpinionView>;

export const NewOpinionView = OpinionView.extend({
  /** The path that opens it, this once: only a hash of its secret is kept. */
  link: z.string(),
  isMailed: z.boolean(),
}).openapi("NewOpinion");
export type NewOpinionView = z.infer<typeof NewOpinionView>;

export const SharedOpinionView = Asked.extend({ given: Given, sharedAt: z.iso.datetime() }).openapi("SharedOpinion");
export type SharedOpinionView = z.infer<typeof SharedOpinionView>;

/** What a link opens. Once it is closed it tells why, and nothing of the agreement. */
export const OpinionRequestView = z
  .object({
    id: z.string(),
    state: z.enum(["open", "answered", "withdrawn", "ended"]),
    organisation: z.string(),
    name: z.string(),
    language: Locale,
    until: z.iso.date(),
    municipality: OfficialText,
    title: OfficialText,
    instrument: Instrument,
    period: Period,
    asked: z
      .object({
        number: z.number().int(),
        submittedAt: z.iso.datetime(),
        question: z.string(),
        parts: z.array(OpinionHeading).nullable(),
        excerpt: z.array(OpinionPart),
        draft: z.object({ outcome: OpinionOutcome.nullable(), text: z.string() }),
      })
      .nullable(),
    /** The receipt: what they gave, in their own words. */
    given: Given.nullable(),
  })
  .openapi("OpinionRequest");
export type OpinionRequestView = z.infer<typeof OpinionRequestView>;

type AnswerColumns = Pick<OpinionRow, "outcome" | "answer" | "answerLanguage" | "answeredAt">;

const givenIn = ({ outcome, answer, answerLanguage, answeredAt }: AnswerColumns) =>
  outcome === null || answer === null || answerLanguage === null || answeredAt === null
    ? null
    : { outcome, text: answer, language: answerLanguage, at: answeredAt.toISOString() };

export function presentOpinion(row: OpinionRow, today: PlainDate, sharedAt: Date | null): OpinionView {
  const { id, organisation, giver, question, parts, name, email, language, until } = row;
  return {
    ...{ id, organisation, giver, question, parts, name, email, language, until },
    number: row.subject.number,
    state: opinionState(row, today),
    askedAt: row.askedAt.toISOString(),
    openedAt: row.openedAt?.toISOString() ?? null,
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
    given: givenIn(row),
    sharedAt: sharedAt?.toISOString() ?? null,
  };
}

export const presentShared = (row: SharedOpinionRow): SharedOpinionView => {
  const { id, organisation, giver, question, parts, outcome, answer: text, answerLanguage: language } = row;
  const given = { outcome, text, language, at: row.answeredAt.toISOString() };
  return { id, organisation, giver, question, parts, given, sharedAt: row.sharedAt.toISOString() };
};

export function presentRequest(row: WholeOpinionRow, today: PlainDate): OpinionRequestView {
  const { id, organisation, name, language, until, question, parts, excerpt } = row;
  const { name: municipality, number, submittedAt, ...plan } = row.subject;
  const state = opinionState(row, today);
  const isOpen = state === "asked" || state === "opened";
  const draft = row.draft ?? { outcome: null, text: "" };
  return {
    ...{ id, organisation, name, language, until, municipality },
    ...{ title: plan.title, instrument: plan.instrument, period: plan.period },
    state: isOpen ? "open" : state,
    asked: isOpen ? { number, submittedAt, question, parts, excerpt, draft } : null,
    given: givenIn(row),
  };
}
