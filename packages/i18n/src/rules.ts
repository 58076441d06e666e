import type { FindingCode, Locale } from "@salus/domain";

export type RuleTexts = Readonly<Record<FindingCode, { readonly name: string; readonly todo: string }>>;

/** Names of the rules and what to do about them, in one language; apart, because only the help beside a finding shows them. */
export const loadRuleTexts = async (locale: Locale): Promise<RuleTexts> =>
  locale === "nl" ? (await import("./nl/finding-rules.ts")).default : (await import("./fr/finding-rules.ts")).default;
