import { z } from "zod";
import type { Id } from "../ids.ts";
import { Language } from "../localized-text.ts";
import { PlainDate } from "../period.ts";
import { ChecklistItem } from "../analysis/checklist.ts";
import { NodeKind } from "../plan/plan-document.ts";
import { CalendarEntry, Framework, GrantScheme, LegalAct, type TemplateNode } from "./framework.ts";
import { Wordings } from "./reference.ts";

export type FrameworkDraftId = Id<"frameworkDraft">;

/** An official text that is still being written: a language may be empty. */
const DraftText = z.object({
  nl: z.string().max(5000),
  fr: z.string().max(5000),
  de: z.string().max(5000).optional(),
  unattested: z.array(Language).max(3).default([]),
});
const Code = z.string().max(60);
const list = <Entry extends z.ZodType>(entry: Entry) => z.array(entry).max(200);

export type DraftPlace = TemplateNode;
export const DraftPlace: z.ZodType<DraftPlace> = z.object({
  code: Code,
  kind: NodeKind,
  title: DraftText,
  compulsory: z.boolean(),
  locked: z.boolean(),
  repeatable: z.boolean(),
  number: z.string().max(20).optional(),
  wordings: Wordings.optional(),
  lockedBelow: z.array(NodeKind).optional(),
  get children() {
    return list(DraftPlace);
  },
});

/** What the framework manager works on: a framework in which anything may still be missing. */
export const FrameworkDraftBody = Framework.omit({ revision: true }).extend({
  code: Code,
  title: DraftText,
  period: z.object({ from: PlainDate.nullable(), to: PlainDate.nullable() }),
  acts: list(LegalAct.extend({ code: Code, title: DraftText })),
  template: list(DraftPlace),
  clauses: list(z.object({ code: Code, text: DraftText, ownWording: z.boolean() })),
  schemes: list(GrantScheme.extend({ code: Code, title: DraftText })),
  calendar: list(CalendarEntry.extend({ code: Code, title: DraftText })),
  checklist: z
    .object({
      demonstration: z.boolean(),
      sections: list(
        z.object({ code: Code, title: DraftText, items: list(ChecklistItem.extend({ code: Code, title: DraftText })) }),
      ),
    })
    .optional(),
  source: z.string().max(2000),
  licence: z.string().max(2000),
});
export type FrameworkDraftBody = z.infer<typeof FrameworkDraftBody>;

export const draftOrigins = ["nothing", "copy", "revision"] as const;
export type DraftOrigin = (typeof draftOrigins)[number];

/** A new framework from nothing, a copy of one under a code of its own, or the next revision of one. */
export const BeginFrameworkDraft = z.discriminatedUnion("origin", [
  z.object({ origin: z.literal("nothing"), instrument: Framework.shape.instrument, code: Code }),
  z.object({ origin: z.literal("copy"), framework: Code, code: Code }),
  z.object({ origin: z.literal("revision"), framework: Code }),
]);
export type BeginFrameworkDraft = z.infer<typeof BeginFrameworkDraft>;

const nothingYet = { nl: "", fr: "", unattested: [] };

/** The body a draft begins with. */
export function beginDraft(input: BeginFrameworkDraft, from: Framework | null): FrameworkDraftBody {
  if (from) {
    const { revision: _revision, ...body } = from;
    // A copy is a framework of its own: what was announced and granted for the other one does not hold for it.
    const { participants: _amounts, ...rest } = body;
    return input.origin === "copy" ? { ...rest, code: input.code, extension: null } : body;
  }
  return {
    code: input.origin === "nothing" ? input.code : "",
    instrument: input.origin === "nothing" ? input.instrument : "svpp",
    title: nothingYet,
    demonstration: false,
    period: { from: null, to: null },
    extension: null,
    acts: [],
    template: [],
    lockedLevels: [],
    clauses: [],
    schemes: [],
    parameters: {
      advancePercent: null,
      balancePercent: null,
      staffCeilingCents: null,
      investmentCeilingPercent: null,
    },
    calendar: [],
    source: "",
    licence: "",
  };
}
