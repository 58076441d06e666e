import { z } from "zod";
import { OfficialText } from "../localized-text.ts";
import { Period, PlainDate } from "../period.ts";
import { Checklist } from "../analysis/checklist.ts";
import { Instrument, NodeKind } from "../plan/plan-document.ts";
import { mostParticipants, Participant, Participation } from "./participants.ts";
import { Wordings } from "./reference.ts";

export const legalActTypes = ["law", "royal-decree", "ministerial-decree", "cabinet-decision", "circular"] as const;
export const LegalAct = z.object({
  code: z.string(),
  type: z.enum(legalActTypes),
  on: PlainDate.nullable(),
  /** Number in the official gazette; null where not found. */
  numac: z.string().nullable(),
  title: OfficialText,
  note: z.string().nullable().default(null),
});
export type LegalAct = z.infer<typeof LegalAct>;

/** A place in the fixed skeleton of a framework. `code` is unique among its siblings and stable for ever. */
export type TemplateNode = {
  code: string;
  kind: NodeKind;
  title: OfficialText;
  /** Must stand in every plan, if need be with nothing below it. */
  compulsory: boolean;
  /** The municipality may not change its text. */
  locked: boolean;
  /** The municipality may add its own nodes of the next level below it. */
  repeatable: boolean;
  /** Number that the framework prints, where it is fixed and may have gaps ("SD 2", "SD 4"); else it follows from the place. */
  number?: string | undefined;
  /** Other ways the title is written in real files. */
  wordings?: Wordings | undefined;
  /** Levels below this node that are fixed too, though their texts were not found. */
  lockedBelow?: NodeKind[] | undefined;
  children: TemplateNode[];
};
export const TemplateNode: z.ZodType<TemplateNode> = z.object({
  code: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  kind: NodeKind,
  title: OfficialText,
  compulsory: z.boolean(),
  locked: z.boolean(),
  repeatable: z.boolean(),
  number: z.string().optional(),
  wordings: Wordings.optional(),
  lockedBelow: z.array(NodeKind).optional(),
  get children() {
    return z.array(TemplateNode);
  },
});

/** `from` and `to` are paths of codes, outermost first: `burglary`, `burglary/social-control`. */
export const PlaceReplacement = z.object({ from: z.string(), to: z.string().nullable() });
export type PlaceReplacement = z.infer<typeof PlaceReplacement>;

/** A separate money line of the agreement. Null means: the rule was not found, the federal administration fills it in. */
export const GrantScheme = z.object({
  code: z.string(),
  title: OfficialText,
  /** `amount`: a fixed yearly amount per municipality; `guards`: wage + capped equipment from a number of FTE. */
  formula: z.enum(["amount", "guards"]),
  wagePerFteMonthCents: z.number().int().nullable(),
  months: z.number().int().nullable(),
  equipmentCapPerFteCents: z.number().int().nullable(),
  source: z.string(),
});
export type GrantScheme = z.infer<typeof GrantScheme>;

export const CalendarEntry = z.object({
  code: z.string(),
  title: OfficialText,
  /** Null: no date is known for this framework. */
  on: PlainDate.nullable(),
  source: z.string(),
});
export type CalendarEntry = z.infer<typeof CalendarEntry>;

/** The fixed part of a plan: acts + period + template (DESIGN law 5). */
export const Framework = z.object({
  code: z.string().regex(/^(svpp|vsc)-[a-z0-9-]+$/),
  /** Grows with every change to the framework after it came into use; a version of a plan is pinned to one revision. */
  revision: z.number().int().positive(),
  instrument: Instrument,
  title: OfficialText,
  /** Invented so that deadlines are alive; marked on every screen. */
  demonstration: z.boolean(),
  period: Period,
  /** Announced but not found in an act. */
  extension: z.object({ to: PlainDate, source: z.string() }).nullable(),
  acts: z.array(LegalAct),
  template: z.array(TemplateNode),
  /** Places of earlier frameworks and revisions that are to be found elsewhere here, or nowhere any more. */
  replacements: z.array(PlaceReplacement).optional(),
  /** Levels whose text the municipality may never change in this framework. */
  lockedLevels: z.array(NodeKind),
  /** `ownWording`: written for this project, because the official text was not found. */
  clauses: z.array(z.object({ code: z.string(), text: OfficialText, ownWording: z.boolean() })),
  schemes: z.array(GrantScheme),
  /** Rules whose value no source gives: percentages of advance and balance, ceilings. Null until someone knows. */
  parameters: z.object({
    advancePercent: z.number().nullable(),
    balancePercent: z.number().nullable(),
    staffCeilingCents: z.number().int().nullable(),
    investmentCeilingPercent: z.number().nullable(),
    /** Within how many months the municipality answers a question. */
    answerMonths: z.number().int().positive().max(120).nullable().optional(),
  }),
  calendar: z.array(CalendarEntry),
  /** Who may take part, and with which amount; missing where no list is known. */
  participants: z.array(Participant).max(mostParticipants).optional(),
  /** What advisers look at; missing: the list of the instrument. Internal to the federal side. */
  checklist: Checklist.omit({ framework: true }).optional(),
  source: z.string(),
  licence: z.string(),
});
export type Framework = z.infer<typeof Framework>;

/** A framework without its skeleton, which is a hundred times as large: for lists and choices. */
export const FrameworkSummary = Framework.omit({
  template: true,
  lockedLevels: true,
  clauses: true,
  schemes: true,
  parameters: true,
  participants: true,
  checklist: true,
}).extend({
  chapters: z.array(z.object({ code: z.string(), title: OfficialText, compulsory: z.boolean() })),
  /** What its list says of the municipality that asks; null where there is no list, or no municipality. */
  participation: Participation.nullable(),
});
export type FrameworkSummary = z.infer<typeof FrameworkSummary>;

/** Without what plans do not need: the amounts of the others, and what is internal to the federal side. */
export function forPlans({ participants: _amounts, checklist: _internal, ...framework }: Framework): Framework {
  return framework;
}
