import type { Finding, GrantStep, ImportFinding, Locale, NodeKind, PlanEventKind } from "@salus/domain";
import { type Formats, formats } from "./formats.ts";
import { type Messages, textsIn, translator } from "./translator.ts";

type Params = Readonly<Record<string, string | number>>;

/** A finding as one sentence. */
export function findingText(locale: Locale, { code, params }: Pick<Finding, "code" | "params">): string {
  return sentence(locale, ($) => $.findings[code], words(locale, params));
}

/** A doubt of the importer as one sentence. The code comes from a file that was read, perhaps by a later version. */
export function importFindingText(locale: Locale, { code, params }: Pick<ImportFinding, "code" | "params">): string {
  const known = code in textsIn(locale).importFindings ? (code as keyof Messages["importFindings"]) : null;
  return known ? sentence(locale, ($) => $.importFindings[known], words(locale, params)) : code;
}

/** One step of the explanation of an amount, as one sentence. */
export function grantStepText(locale: Locale, { code, params }: GrantStep): string {
  return sentence(locale, ($) => $.money.steps[code], words(locale, params));
}

type Say = (select: (texts: Messages) => string, params: Record<string, string>) => string;

/** For a key that is only known at run time: the types then ask for the params of all its sentences at once. */
const sentence = (locale: Locale, ...[select, params]: Parameters<Say>): string =>
  (translator(locale) as unknown as Say)(select, params);

/** Numbers, dates, codes and titles of the params, written out; see `Finding` for what their names promise. */
function words(locale: Locale, params: Params): Record<string, string> {
  const written = Object.entries(params).map(([name, value]) => [name, word(locale, name, value, formats(locale))]);
  const title = params[locale === "nl" ? "titleNl" : "titleFr"];
  return { ...Object.fromEntries(written), ...(title !== undefined && { title: String(title) }) };
}

function word(locale: Locale, name: string, value: string | number, { money, number, date }: Formats): string {
  if (typeof value === "number") return name.endsWith("Cents") ? money(value) : number(value);
  if (name === "on" || name.endsWith("On")) return date(value);
  const enums = translator(locale);
  if (name === "language" || name === "original" || name === "found") return languageName(locale, value);
  if (name !== "kind") return value;
  return value === "college" || value === "council"
    ? enums(($) => $.enums.planEvent[value as PlanEventKind])
    : enums(($) => $.enums.nodeKind[value as NodeKind]);
}

/** The name of a language inside a sentence: "het Frans" in Dutch has a capital, "en français" has none. */
function languageName(locale: Locale, language: string): string {
  const t = translator(locale);
  if (language === "nl") return t(($) => $.enums.language.nl);
  return language === "fr" ? t(($) => $.enums.language.fr) : t(($) => $.enums.language.de);
}
