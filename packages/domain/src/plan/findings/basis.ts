import type { Framework } from "../../framework/framework.ts";
import type { OfficialText } from "../../localized-text.ts";
import { type FindingCode, findingKinds } from "./finding.ts";

/**
 * What a rule stands on: the acts of the framework, its calendar, the money rules of a scheme, the language regime of the
 * municipality, the official terms; else a rule of Salus, which no act asks.
 */
export const findingBases = ["acts", "calendar", "scheme", "regime", "terms", "salus"] as const;
export type FindingBasis = (typeof findingBases)[number];

const own: Partial<Record<FindingCode, FindingBasis>> = {
  "text.language_missing": "regime",
  "text.translation_outdated": "regime",
  "money.fte_missing": "scheme",
  "money.equipment_missing": "scheme",
  "money.equipment_above_cap": "scheme",
  "money.amount_differs": "scheme",
  "money.rule_unknown": "scheme",
  "procedure.decision_after_deadline": "calendar",
  "procedure.submitted_after_deadline": "calendar",
  "procedure.deadline_passed": "calendar",
};

export function basisOf(code: FindingCode): FindingBasis {
  const known = own[code];
  if (known) return known;
  if (code.startsWith("glossary.")) return "terms";
  return findingKinds[code].source === "framework" ? "acts" : "salus";
}

/** What the framework names for a basis: titles in both languages, or the words of a source as they were found. */
export function actsBehind(
  code: FindingCode,
  { acts, calendar, schemes }: Pick<Framework, "acts" | "calendar" | "schemes">,
): { readonly title: OfficialText | null; readonly detail: string | null }[] {
  switch (basisOf(code)) {
    case "acts":
      return acts.map(({ title, numac }) => ({ title, detail: numac }));
    case "calendar":
      return calendar
        .filter((entry) => entry.code === "submission")
        .map(({ title, source }) => ({ title, detail: source || null }));
    case "scheme":
      return schemes
        .filter(({ formula }) => formula === "guards")
        .map(({ title, source }) => ({ title, detail: source || null }));
    default:
      return [];
  }
}
