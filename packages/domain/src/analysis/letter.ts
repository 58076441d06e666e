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

/** What an adviser decides on the way, in the order in which it usually goes. */
export const analysisSteps = [
  "acknowledged",
  "analysisBegan",
  "correctionAsked",
  "returned",
  "provisionallyApproved",
  "approved",
  "refused",
] as const satisfies readonly PlanEventKind[];
export type AnalysisStep = (typeof analysisSteps)[number];

/** Remarks that are ready go along with these. */
export const sendsRemarks = (event: PlanEventKind): boolean => event === "returned" || event === "correctionAsked";
