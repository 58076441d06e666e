import { z } from "zod";
import type { GrantLineId, LineageId } from "../../ids.ts";
import { Severity } from "../plan-document.ts";

/** Where a rule comes from: the framework, the language law, the procedure, the money rules, or the care of a good plan. */
export const findingSources = ["framework", "language", "procedure", "money", "quality"] as const;
export type FindingSource = (typeof findingSources)[number];

type Kind = { readonly severity: Severity; readonly source: FindingSource };

/** Every finding there is, with its usual severity; a rule may soften it. Texts: i18n, `findings`. */
export const findingKinds = {
  "structure.compulsory_missing": { severity: "blocking", source: "framework" },
  "structure.no_strategic_objective": { severity: "blocking", source: "framework" },
  "structure.no_operational_objective": { severity: "blocking", source: "framework" },
  "structure.no_result": { severity: "warning", source: "quality" },
  "structure.no_indicator": { severity: "warning", source: "quality" },
  "structure.misplaced": { severity: "warning", source: "framework" },
  "structure.chapter_not_in_framework": { severity: "warning", source: "framework" },
  "structure.objective_not_in_framework": { severity: "warning", source: "framework" },
  "structure.phenomenon_closed": { severity: "warning", source: "framework" },
  "structure.phenomenon_without_chapter": { severity: "advice", source: "quality" },
  "structure.phenomenon_in_two_lists": { severity: "advice", source: "quality" },

  "text.missing": { severity: "blocking", source: "quality" },
  "text.language_missing": { severity: "blocking", source: "language" },
  "text.translation_outdated": { severity: "warning", source: "language" },
  "text.template_changed": { severity: "warning", source: "framework" },
  "text.repeated": { severity: "advice", source: "quality" },
  "text.answer_in_result": { severity: "advice", source: "quality" },
  "text.same_twice": { severity: "advice", source: "quality" },
  "text.copied_between_units": { severity: "advice", source: "quality" },
  "text.run_together": { severity: "advice", source: "quality" },
  "text.doubled_word": { severity: "advice", source: "quality" },
  "text.page_furniture": { severity: "warning", source: "quality" },
  "text.orphan_dash": { severity: "advice", source: "quality" },
  "text.own_number": { severity: "advice", source: "quality" },
  "text.left_blank": { severity: "warning", source: "quality" },

  "language.foreign": { severity: "warning", source: "language" },
  "glossary.wrong": { severity: "warning", source: "language" },
  "glossary.outdated": { severity: "advice", source: "language" },
  "glossary.other_language": { severity: "warning", source: "language" },
  "glossary.notation": { severity: "advice", source: "language" },
  "glossary.unclear": { severity: "advice", source: "language" },
  "agreement.number": { severity: "warning", source: "language" },
  "agreement.percentage": { severity: "warning", source: "language" },
  "agreement.amount": { severity: "warning", source: "language" },
  "agreement.date": { severity: "warning", source: "language" },
  "agreement.target": { severity: "warning", source: "language" },
  "agreement.name": { severity: "warning", source: "language" },
  "agreement.address": { severity: "warning", source: "language" },

  "date.outside_period": { severity: "warning", source: "quality" },
  "date.stale_period": { severity: "warning", source: "quality" },
  "date.stale_year": { severity: "warning", source: "quality" },
  "date.broken_year": { severity: "warning", source: "quality" },
  "date.already_past": { severity: "advice", source: "quality" },
  "date.relative": { severity: "advice", source: "quality" },

  "target.missing": { severity: "advice", source: "quality" },
  "target.outside_period": { severity: "warning", source: "quality" },
  "target.impossible": { severity: "warning", source: "quality" },
  "target.outlier": { severity: "advice", source: "quality" },
  "target.frequency_differs": { severity: "warning", source: "quality" },

  "money.no_lines": { severity: "warning", source: "money" },
  "money.amount_missing": { severity: "warning", source: "money" },
  "money.fte_missing": { severity: "warning", source: "money" },
  "money.equipment_missing": { severity: "advice", source: "money" },
  "money.equipment_above_cap": { severity: "warning", source: "money" },
  "money.amount_differs": { severity: "warning", source: "money" },
  "money.sum_differs": { severity: "warning", source: "money" },
  "money.scheme_unknown": { severity: "warning", source: "framework" },
  "money.scheme_repeated": { severity: "warning", source: "money" },
  "money.rule_unknown": { severity: "advice", source: "money" },
  "money.not_a_number": { severity: "warning", source: "money" },
  "money.hybrid_notation": { severity: "advice", source: "money" },
  "money.text_differs": { severity: "warning", source: "money" },
  "money.scheme_cut_off": { severity: "warning", source: "money" },
  "money.fte_notation": { severity: "advice", source: "money" },

  "procedure.council_missing": { severity: "warning", source: "procedure" },
  "procedure.council_date_unknown": { severity: "warning", source: "procedure" },
  "procedure.decision_after_deadline": { severity: "warning", source: "procedure" },
  "procedure.council_before_college": { severity: "advice", source: "procedure" },
  "procedure.decision_in_future": { severity: "warning", source: "procedure" },
  "procedure.submitted_after_deadline": { severity: "warning", source: "procedure" },
  "procedure.deadline_passed": { severity: "warning", source: "procedure" },
  "procedure.submitted_before_council": { severity: "advice", source: "procedure" },
  "procedure.decided_late": { severity: "advice", source: "procedure" },
} as const satisfies Record<string, Kind>;

export type FindingCode = keyof typeof findingKinds;
export const findingCodes = Object.keys(findingKinds) as FindingCode[];

/**
 * Something missing or odd in a plan. `lineageId` and `field` say where to jump (a node field, or a field of the money
 * line `grantLineId`); both null for the whole plan. Params ending in `Cents` are cents, in `On` a date (2020-12-31),
 * in `Nl` and `Fr` the two languages of one official title.
 */
export const Finding = z.object({
  code: z.enum(findingCodes as [FindingCode, ...FindingCode[]]),
  severity: Severity,
  lineageId: z
    .string()
    .transform((id) => id as LineageId)
    .nullable(),
  grantLineId: z
    .string()
    .transform((id) => id as GrantLineId)
    .nullable(),
  field: z.string().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  source: z.enum(findingSources),
  /** Other nodes the rule looked at: the sister indicator, the line that says the same. */
  related: z.array(z.string().transform((id) => id as LineageId)).default([]),
});
export type Finding = z.infer<typeof Finding>;

type Place = Partial<Pick<Finding, "lineageId" | "grantLineId" | "field" | "params" | "severity" | "related">>;

export const finding = (code: FindingCode, place: Place = {}): Finding => ({
  code,
  severity: place.severity ?? findingKinds[code].severity,
  lineageId: place.lineageId ?? null,
  grantLineId: place.grantLineId ?? null,
  field: place.field ?? null,
  params: place.params ?? {},
  source: findingKinds[code].source,
  related: place.related ?? [],
});
