import { z } from "@hono/zod-openapi";
import { Language, planStatuses, remarkStates, ReturnScope } from "@salus/domain";
import { LetterView, RemarkView } from "../analysis/analysis.view.ts";
import { SharedOpinionView } from "../opinion/opinion.view.ts";

export const RemarksView = z
  .object({
    /** Of every version, oldest first. */
    remarks: z.array(
      RemarkView.extend({
        state: z.enum(remarkStates),
        /** The version it was made on. */
        versionNumber: z.number().int().nullable(),
        /** The answer as it stands here; the federal side reads it once it is handed over. */
        draft: z.object({ text: z.string(), language: Language, at: z.iso.datetime() }).nullable(),
        canAnswer: z.boolean(),
      }),
    ),
    /** Opinions of third parties that the federal side shares. */
    opinions: z.array(SharedOpinionView),
    /** What may be corrected in the version that is being worked on; null: everything. */
    scope: ReturnScope.nullable(),
    status: z.enum(planStatuses),
  })
  .openapi("Remarks");
export type RemarksView = z.infer<typeof RemarksView>;

export const LettersView = z.object({ letters: z.array(LetterView) }).openapi("Letters");
export type LettersView = z.infer<typeof LettersView>;
