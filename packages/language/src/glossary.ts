import type { GlossaryTerm, Language, TermUse } from "@salus/domain";
import type { TextMark } from "./mark.ts";

type Rule = { readonly official: string; readonly use: TermUse; readonly isAbbreviation: boolean };
type Rules = { readonly pattern: RegExp; readonly byForm: ReadonlyMap<string, Rule> };

const reasonCodes = {
  wrong: "glossary.wrong",
  outdated: "glossary.outdated",
  "other-language": "glossary.other_language",
  notation: "glossary.notation",
  unclear: "glossary.unclear",
} as const satisfies Record<TermUse["reason"], TextMark["code"]>;

/** Finds wordings for which an official term exists; whole words, in any case, each with what belongs there. */
export class Glossary {
  readonly #rules: Readonly<Record<"nl" | "fr", Rules>>;

  constructor(terms: readonly GlossaryTerm[]) {
    this.#rules = { nl: rulesOf(terms, "nl"), fr: rulesOf(terms, "fr") };
  }

  marks(text: string, language: Language): TextMark[] {
    if (language === "de") return [];
    const { pattern, byForm } = this.#rules[language];
    return [...text.matchAll(pattern)].flatMap((match): TextMark[] => {
      const rule = byForm.get(plain(match[0]));
      const to = match.index + match[0].length;
      if (!rule || (rule.isAbbreviation && match[0] !== match[0].toUpperCase())) return [];
      if (rule.use.unlessNext && isNext(text.slice(to), rule.use.unlessNext)) return [];
      return [
        {
          code: reasonCodes[rule.use.reason],
          from: match.index,
          to,
          quote: match[0],
          suggestions: [rule.isAbbreviation ? rule.official : inCaseOf(match[0], rule.official)],
        },
      ];
    });
  }
}

function rulesOf(terms: readonly GlossaryTerm[], language: "nl" | "fr"): Rules {
  const byForm = new Map<string, Rule>();
  for (const { usage } of terms)
    for (const use of usage?.[language] ?? [])
      for (const [from, official] of use.pairs)
        byForm.set(plain(from), { official, use, isAbbreviation: /^[\p{Lu}-]+$/u.test(from) });
  // The longest wording wins: "gardiens de la paix constatateurs" before "gardiens".
  const forms = [...byForm.keys()].sort((a, b) => b.length - a.length).map(asPattern);
  return { byForm, pattern: new RegExp(forms.length > 0 ? forms.join("|") : "(?!)", "giu") };
}

/** One spelling for the blanks, apostrophes and capitals that writers mix. */
const plain = (form: string): string => form.toLowerCase().replaceAll("'", "’").replace(/\s+/g, " ");

const asPattern = (form: string): string => {
  const body = form
    .replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")
    .replaceAll("’", "['’]")
    .replaceAll(" ", "\\s+");
  const isWord = /[\p{L}\p{N}]/u;
  const [first = "", last = ""] = [form.at(0), form.at(-1)];
  return `${isWord.test(first) ? "(?<![\\p{L}\\p{N}])" : ""}${body}${isWord.test(last) ? "(?![\\p{L}\\p{N}])" : ""}`;
};

const isNext = (rest: string, words: readonly string[]): boolean => {
  const next = plain(/^[\s-]*([\p{L}]+['’]?)/u.exec(rest)?.[1] ?? "");
  return words.some((word) => plain(word) === next);
};

/** The official term with the capitals of what it replaces. */
function inCaseOf(written: string, official: string): string {
  const letters = written.replace(/[^\p{L}]/gu, "");
  if (letters.length > 1 && letters === letters.toUpperCase()) return official.toUpperCase();
  const [first = ""] = letters;
  return first !== "" && first === first.toUpperCase()
    ? official.charAt(0).toUpperCase() + official.slice(1)
    : official;
}
