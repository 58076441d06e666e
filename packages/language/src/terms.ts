import type { GlossaryTerm, Language } from "@salus/domain";

/** An official term in a text, with what it is called in the other language. */
export type TermPair = {
  readonly code: string;
  readonly here: string;
  readonly there: string;
  readonly attested: boolean;
};

/** The terms of the glossary that a text names, in the order of the glossary. */
export function termsIn(text: string, from: Language, to: Language, terms: readonly GlossaryTerm[]): TermPair[] {
  if ((from !== "nl" && from !== "fr") || (to !== "nl" && to !== "fr") || from === to) return [];
  const lower = text.toLowerCase();
  return terms.flatMap(({ code, term }): TermPair[] => {
    const here = wordings(term[from]).find((wording) => isNamed(lower, wording.toLowerCase()));
    if (here === undefined) return [];
    return [{ code, here, there: term[to], attested: !term.unattested.includes(to) }];
  });
}

/** "toelage / subsidie (x)" is two wordings. */
const wordings = (term: string): string[] =>
  term
    .replace(/\s*\([^)]*\)/gu, "")
    .split(/\s*[/;]\s*/u)
    .map((wording) => wording.trim())
    .filter((wording) => wording.length > 3);

/** As a word, with the usual endings of a plural behind it. */
function isNamed(text: string, wording: string): boolean {
  const at = text.indexOf(wording);
  if (at === -1 || /[\p{L}\p{N}]/u.test(text[at - 1] ?? "")) return false;
  return /^(?:en|s|n|x)?(?![\p{L}\p{N}])/u.test(text.slice(at + wording.length));
}
