import { z } from "@hono/zod-openapi";
import {
  analysisSteps,
  Checklist,
  checklistTotal,
  DifferenceAmount,
  DifferenceEntry,
  Language,
  LetterKind,
  LetterText,
  noteKinds,
  OpinionPart,
  RemarkField,
  RemarkKind,
  remarkStates,
  type Checklist as ChecklistData,
} from "@salus/domain";
import { SubmissionHead, SubmissionView } from "../federal/federal.view.ts";
import { OpinionView } from "../opinion/opinion.view.ts";
import type { LetterRow, NoteRow, RemarkRow } from "./analysis.queries.ts";

const Place = z.object({ nodeId: z.string().nullable(), field: RemarkField.nullable() });

export const NoteView = Place.extend({
  id: z.string(),
  kind: z.enum(noteKinds),
  language: Language,
  text: z.string(),
  repeats: z.string().nullable(),
  writtenAt: z.iso.datetime(),
}).openapi("FederalNote");
export type NoteView = z.infer<typeof NoteView>;

export const RemarkView = Place.extend({
  id: z.string(),
  kind: RemarkKind,
  language: Language,
  text: z.string(),
  repeats: z.string().nullable(),
  sentAt: z.iso.datetime(),
  answer: z.object({ text: z.string(), language: Language, at: z.iso.datetime() }).nullable(),
  settledAt: z.iso.datetime().nullable(),
}).openapi("Remark");
export type RemarkView = z.infer<typeof RemarkView>;

export const LetterView = z
  .object({
    id: z.string(),
    kind: LetterKind,
    writtenAt: z.iso.datetime(),
    text: z.object({ nl: LetterText, fr: LetterText }),
  })
  .openapi("Letter");
export type LetterView = z.infer<typeof LetterView>;

export const AssessmentView = z
  .object({
    checklist: Checklist,
    scores: z.array(z.object({ item: z.string(), points: z.number().int().nullable(), note: z.string() })),
    total: z.object({ points: z.number().int(), of: z.number().int(), open: z.number().int() }),
  })
  .openapi("Assessment");
export type AssessmentView = z.infer<typeof AssessmentView>;

const Adviser = z.object({ id: z.string(), name: z.string() });

export const QueueView = z
  .object({
    queue: z.array(
      z.object({
        submission: SubmissionView,
        adviserId: z.string().nullable(),
        waitsForUs: z.boolean(),
        unsettled: z.number().int(),
        /** Of third parties; null where none was asked. */
        opinions: z.object({ asked: z.number().int(), given: z.number().int() }).nullable(),
      }),
    ),
    advisers: z.array(Adviser),
  })
  .openapi("FederalQueue");
export type QueueView = z.infer<typeof QueueView>;

export const AnalysisView = z
  .object({
    submission: SubmissionView,
    history: z.array(SubmissionHead),
    /** In the order of the plan. */
    parts: z.array(
      OpinionPart.extend({
        chapter: DifferenceEntry.shape.chapter,
        /** An official level in between carries none: it is not the municipality's. */
        canRemark: z.boolean(),
      }),
    ),
    /** Not sent. */
    notes: z.array(NoteView),
    /** Sent with this submission or an earlier one. */
    remarks: z.array(
      RemarkView.extend({
        state: z.enum(remarkStates),
        /** The submission it was made on, where that is an earlier one. */
        since: z.number().int().nullable(),
        /** What changed since then on its node and below. */
        changes: z.array(DifferenceEntry),
        amounts: z.array(DifferenceAmount),
      }),
    ),
    assessment: AssessmentView,
    adviserId: z.string().nullable(),
    advisers: z.array(Adviser),
    letters: z.array(LetterView),
    /** Asked of third parties, about any version of the plan; oldest first. */
    opinions: z.array(OpinionView),
    /** What may be decided now. */
    steps: z.array(z.object({ kind: z.enum(analysisSteps), needsReason: z.boolean() })),
    mayWrite: z.boolean(),
    mayAssign: z.boolean(),
  })
  .openapi("Analysis");
export type AnalysisView = z.infer<typeof AnalysisView>;

export const presentNote = ({ id, nodeId, field, kind, language, text, repeats, writtenAt }: NoteRow): NoteView => ({
  id,
  nodeId,
  field,
  kind,
  language,
  text,
  repeats,
  writtenAt: writtenAt.toISOString(),
});

export const presentRemark = (row: RemarkRow): RemarkView => {
  const { id, nodeId, field, kind, language, text, repeats, sentAt, settledAt } = row;
  const { answer, answerLanguage, answeredAt } = row;
  return {
    id,
    nodeId,
    field,
    kind,
    language,
    text,
    repeats,
    sentAt: sentAt.toISOString(),
    answer:
      answer === null || answeredAt === null
        ? null
        : { text: answer, language: answerLanguage ?? language, at: answeredAt.toISOString() },
    settledAt: settledAt?.toISOString() ?? null,
  };
};

export const presentLetter = ({ id, kind, text, writtenAt }: LetterRow): LetterView => ({
  id,
  kind,
  text,
  writtenAt: writtenAt.toISOString(),
});

type Score = AssessmentView["scores"][number];

export const presentAssessment = (checklist: ChecklistData, scores: readonly Score[]): AssessmentView => ({
  checklist,
  scores: [...scores],
  total: checklistTotal(checklist, scores),
});
