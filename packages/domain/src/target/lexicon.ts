import type { Locale } from "../localized-text.ts";
import { tokenize, type Token } from "./lexer.ts";
import type { Meaning, Phrases } from "./meaning.ts";
import { compoundPeriodsNl, noCompoundsNl, phrasesNl } from "./data/notation.nl.ts";
import { phrasesFr } from "./data/notation.fr.ts";
import { numberWords } from "./numerals.ts";
import { targetUnits } from "./units.ts";

type Branch = { meaning: Meaning | null; readonly next: Map<string, Branch> };

/** All words of one language, ready for reading. */
export type Lexicon = {
  readonly language: Locale;
  /** The longest phrase that starts at this token, and how many tokens it takes. */
  readonly longest: (tokens: readonly Token[], index: number) => { meaning: Meaning; length: number } | null;
  /** What a single word means that is no phrase: in Dutch its last part decides ("overlegvergadering"). */
  readonly compound: (word: string) => Meaning | null;
};

const none: Branch = { meaning: null, next: new Map() };
const longestWord = 60;
/** A compound has a first part of at least this many letters: "ouder" is not hidden in "houder". */
const firstPart = 3;
/** Below this length a word is no last part: "les", "lid". */
const lastPart = 4;

function plant(root: Branch, spelling: string, meaning: Meaning): void {
  let branch = root;
  for (const token of tokenize(spelling)) {
    const next = branch.next.get(token.fold) ?? { meaning: null, next: new Map<string, Branch>() };
    branch.next.set(token.fold, next);
    branch = next;
  }
  branch.meaning = { ...branch.meaning, ...meaning };
}

function unitPhrases(language: Locale): Phrases {
  return targetUnits.map((unit) => {
    const words = unit[language];
    const meaning: Meaning = {
      unit: unit.code,
      ...(unit.role === "person" ? { person: true } : {}),
      ...(unit.role === "deliverable" ? { deliverable: true } : {}),
    };
    return [meaning, [words.one, words.many, ...words.also]] as const;
  });
}

function dutchCompounds(root: Branch): Lexicon["compound"] {
  const whole = (word: string): Meaning | null => root.next.get(word)?.meaning ?? null;
  const lastOf = (word: string): Meaning | null => {
    for (let cut = firstPart; cut <= word.length - lastPart; cut++) {
      const meaning = whole(word.slice(cut));
      const isTime = meaning?.time !== undefined || meaning?.yearWord === true;
      if (meaning && (meaning.unit ?? meaning.deliverable ?? meaning.act ?? meaning.head === "percentage") && !isTime) {
        const { unit, deliverable, person, act, head } = meaning;
        return {
          ...(unit ? { unit } : {}),
          ...(deliverable ? { deliverable } : {}),
          ...(person ? { person } : {}),
          ...(act ? { act } : {}),
          ...(head === "percentage" ? { head } : {}),
        };
      }
    }
    return null;
  };
  return (word) => {
    if (word.length > longestWord || noCompoundsNl.some((other) => word.includes(other))) return null;
    for (const [first, often] of compoundPeriodsNl) {
      if (!word.startsWith(first)) continue;
      const rest = word.slice(first.length);
      const meaning = whole(rest) ?? lastOf(rest);
      if (meaning?.deliverable)
        return { ...(meaning.unit ? { unit: meaning.unit } : {}), deliverable: true, often, form: "adjective" };
    }
    return lastOf(word);
  };
}

function build(language: Locale): Lexicon {
  const root: Branch = { meaning: null, next: new Map() };
  for (const phrases of [unitPhrases(language), numberWords(language), language === "nl" ? phrasesNl : phrasesFr]) {
    for (const [meaning, spellings] of phrases) for (const spelling of spellings) plant(root, spelling, meaning);
  }
  return {
    language,
    longest: (tokens, index) => {
      let branch = root;
      let found: { meaning: Meaning; length: number } | null = null;
      for (let offset = 0; ; offset++) {
        branch = branch.next.get(tokens[index + offset]?.fold ?? "") ?? none;
        if (branch === none) return found;
        if (branch.meaning) found = { meaning: branch.meaning, length: offset + 1 };
      }
    },
    compound: language === "nl" ? dutchCompounds(root) : () => null,
  };
}

const built = new Map<Locale, Lexicon>();

/** The words of a language; built at first use. */
export function lexicon(language: Locale): Lexicon {
  const found = built.get(language) ?? build(language);
  built.set(language, found);
  return found;
}
