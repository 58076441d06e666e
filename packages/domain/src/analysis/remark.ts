import { z } from "zod";
import type { LineageId, RemarkId } from "../ids.ts";
import { Language } from "../localized-text.ts";

/** What the federal side says about a plan: has to be answered before an approval, wants an answer, needs none. */
export const remarkKinds = ["blocking", "question", "advice"] as const;
export const RemarkKind = z.enum(remarkKinds);
export type RemarkKind = z.infer<typeof RemarkKind>;

/** The federal side's own notes; an internal one never leaves it. */
export const noteKinds = [...remarkKinds, "internal"] as const;
export type NoteKind = (typeof noteKinds)[number];
export const isRemarkKind = (kind: NoteKind): kind is RemarkKind => kind !== "internal";

/** The part of a node; without a node, `money` is what the plan asks for. */
export const remarkFields = ["text", "intro", "unit", "target", "money"] as const;
export const RemarkField = z.enum(remarkFields);
export type RemarkField = z.infer<typeof RemarkField>;

export const RemarkText = z.string().trim().min(1).max(10_000);

export const WriteNote = z.object({
  /** Null: the plan as a whole. */
  nodeId: z
    .uuid()
    .transform((id) => id as LineageId)
    .nullable(),
  field: RemarkField.nullable(),
  kind: z.enum(noteKinds),
  /** The language it is written in, which is the adviser's. */
  language: Language,
  text: RemarkText,
  /** The remark that it says again. */
  repeats: z
    .uuid()
    .transform((id) => id as RemarkId)
    .nullable()
    .optional(),
});
export type WriteNote = z.infer<typeof WriteNote>;

export const WriteAnswer = z.object({ text: RemarkText, language: Language });
export type WriteAnswer = z.infer<typeof WriteAnswer>;

/** Where a remark stands. What was said again goes on in the remark that says it. */
export const remarkStates = ["open", "answered", "settled", "repeated"] as const;
export type RemarkState = (typeof remarkStates)[number];

type RemarkFacts = {
  readonly id: string;
  readonly kind: RemarkKind;
  readonly repeats: string | null;
  readonly answeredAt: Date | string | null;
  readonly settledAt: Date | string | null;
};

export function remarkState(remark: RemarkFacts, all: readonly Pick<RemarkFacts, "repeats">[]): RemarkState {
  if (all.some(({ repeats }) => repeats === remark.id)) return "repeated";
  if (remark.settledAt !== null) return "settled";
  return remark.answeredAt === null ? "open" : "answered";
}

/** Blocking remarks that nobody settled: they warn whoever approves, and forbid nothing. */
export const unsettledBlocking = (
  remarks: readonly { readonly kind: RemarkKind; readonly state: RemarkState }[],
): number =>
  remarks.filter(({ kind, state }) => kind === "blocking" && (state === "open" || state === "answered")).length;
