import type { Locale } from "../localized-text.ts";
import type { Frequency } from "./meaning.ts";
import type { Target } from "./target.ts";
import { targetUnit } from "./units.ts";

const empty: Target = {
  kind: "qualitative",
  comparator: null,
  value: null,
  unit: null,
  per: null,
  steps: [],
  by: null,
  population: null,
  within: null,
};

/** A target with the named fields; all others are empty. */
export const makeTarget = (fields: Partial<Target> & Pick<Target, "kind">): Target => ({ ...empty, ...fields });

export const isDurationUnit = (unit: string | null): boolean => unit !== null && targetUnit(unit)?.role === "time";

const yearly: Partial<Record<NonNullable<Target["per"]>, number>> = { day: 365, week: 52, month: 12, halfYear: 2 };

/** "12 maandelijkse vergaderingen" are twelve a year, one each month; "2 maandelijkse" are two a month. */
export function adjectival(value: number, often: Frequency): Frequency {
  const perYear = often.per === "year" ? often.times : (yearly[often.per] ?? 0) * often.times;
  return value > 1 && value === perYear ? { per: "year", times: 1 } : often;
}

/** A quarter is no period of the model: 2 per quarter becomes 8 per year. Percentages cannot be multiplied and lose such a period. */
export function over(
  value: number,
  frequency: Frequency | null,
  percentage: boolean,
): Pick<Target, "per"> & { value: number } {
  if (frequency === null) return { value, per: null };
  if (percentage) return { value, per: frequency.times === 1 ? frequency.per : null };
  return { value: value * frequency.times, per: frequency.per };
}

/** "de slachtoffers" from "van de slachtoffers", "les victimes" from "des victimes". */
export function populationText(link: string, rest: string, language: Locale): string {
  const text = rest.trim();
  if (link === "alle") return `alle ${text}`;
  if (link === "tous les" || link === "toutes les" || link.endsWith(" des")) return `les ${text}`;
  if (language === "nl") return link === "van de" ? `de ${text}` : link === "van het" ? `het ${text}` : text;
  if (link === "des") return `les ${text}`;
  if (link === "du") return `le ${text}`;
  if (link.startsWith("de ")) return `${link.slice(3)}${link.endsWith("'") ? "" : " "}${text}`;
  return text;
}
