import { z } from "zod";
import type { PlanEventKind } from "../plan/plan.ts";

export const letterKinds = ["receipt", "questions", "return", "provisionalApproval", "approval", "refusal"] as const;
export const LetterKind = z.enum(letterKinds);
export type LetterKind = z.infer<typeof LetterKind>;

/** A letter as it was written, in one language. */
export const LetterText = z.object({ subject: z.string(), paragraphs: z.array(z.string()) });
export type LetterText = z.infer<typeof LetterText>;

const kinds: Partial<Record<PlanEventKind, LetterKind>> = {
  acknowledged: "receipt",
  correctionAsked: "questions",
  returned: "return",
  provisionallyApproved: "provisionalApproval",
  approved: "approval",
  refused: "refusal",
};

/** The letter that goes with an event. */
export const letterOf = (event: PlanEventKind): LetterKind | null => kinds[event] ?? null;

/** Remarks that are ready go along with these. */
export const sendsRemarks = (event: PlanEventKind): boolean => event === "returned" || event === "correctionAsked";
