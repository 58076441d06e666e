import type { Frequency, Meaning, Phrases } from "./meaning.ts";

/** Spellings separated by commas; a phrase never holds a comma itself. */
export const list = (strings: TemplateStringsArray): string[] =>
  strings
    .join("")
    .split(",")
    .map((part) => part.trim().replaceAll(/\s+/g, " "));

const signs: readonly (readonly [NonNullable<Meaning["cmp"]>, readonly string[]])[] = [
  [
    "gte",
    [
      "≥",
      "> =",
      "> / =",
      "> = /",
      "> - =",
      "= >",
      "= / >",
      "> + =",
      "≥ =",
      "> of =",
      "> ou =",
      "> of gelijk",
      "> ou égal",
      "+ / =",
    ],
  ],
  [
    "lte",
    ["≤", "< =", "< / =", "< = /", "< - =", "= <", "= / <", "≤ =", "< of =", "< ou =", "< of gelijk", "< ou égal"],
  ],
  ["gt", [">"]],
  ["lt", ["<"]],
  ["eq", ["="]],
];

/** The signs, alone and with the small word that stands after them in speech ("≥ à 50", and its literal translation "≥ tot 50"). */
export function comparatorSigns(smallWords: readonly string[]): Phrases {
  return signs.map(([cmp, spellings]) => [
    { cmp },
    spellings.flatMap((sign) => [sign, ...smallWords.map((word) => `${sign} ${word}`)]),
  ]);
}

/** A time noun: its words, and the short forms that only stand after a slash. */
export type PeriodNoun = readonly [frequency: Frequency, words: readonly string[], short: readonly string[]];

/** "per jaar", "/an": counts over a time. "elk jaar", "chaque année": happens that often. */
export function everyday(words: {
  nouns: readonly PeriodNoun[];
  per: readonly string[];
  each: readonly string[];
}): Phrases {
  return words.nouns.flatMap(([frequency, nouns, short]) => {
    const over = [
      ...words.per.flatMap((word) => nouns.map((noun) => `${word} ${noun}`)),
      ...short.map((noun) => `/ ${noun}`),
    ];
    const each = frequency.per === "plan" ? [] : words.each.flatMap((word) => nouns.map((noun) => `${word} ${noun}`));
    return [
      [{ per: frequency }, over],
      [{ often: frequency, form: "adverb" }, each],
    ] as const;
  });
}

/** Periods after a slash are understood in both languages: translated plans keep some of them. */
export const slashPeriods: Phrases = [
  [{ per: { per: "year", times: 1 } }, ["/ jaar", "/ an", "/ année", "/ jr"]],
  [{ per: { per: "month", times: 1 } }, ["/ maand", "/ mois"]],
  [{ per: { per: "week", times: 1 } }, ["/ week", "/ semaine"]],
  [{ per: { per: "day", times: 1 } }, ["/ dag", "/ jour"]],
];
