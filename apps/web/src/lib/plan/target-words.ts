import { formatTarget, isBlank, type Language, type Locale, type PlanNode, type Target } from "@salus/domain";

/** A target as a sentence of its own. */
export function targetSentence(target: Target, language: Locale, writtenIn: Language): string {
  const text = formatTarget(target, language, { writtenIn });
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** All targets of an indicator in one line; empty without any. */
export const targetLine = (targets: readonly Target[], language: Locale, writtenIn: Language): string =>
  targets.map((target) => formatTarget(target, language, { writtenIn })).join("; ");

/** The text that says what the indicator measures: the original, else any in a language that can be read. */
export function readable({ text, original }: PlanNode): { text: string; language: Locale } | null {
  for (const language of [original, "nl", "fr"] as const) {
    if (language !== "de" && !isBlank(text[language])) return { text: text[language] ?? "", language };
  }
  return null;
}
