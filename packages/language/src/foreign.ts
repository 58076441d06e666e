import { type Language, languages } from "@salus/domain";
import { eld } from "eld/extrasmall";
import type { TextMark } from "./mark.ts";

/** Words that carry a sentence in one of the three languages and are no word of the two others. */
const carriers: Readonly<Record<Language, ReadonlySet<string>>> = {
  nl: new Set(
    "het een van voor met op bij door naar uit om aan als dat deze niet of worden wordt zijn werd werden ook tot over onder tussen tegen binnen zoals alsook waar waarbij hun haar er te wordt heeft hebben kan kunnen moet moeten jaarlijks aantal elke per".split(
      " ",
    ),
  ),
  fr: new Set(
    "le les du et dans pour par sur avec aux au une un est sont qui que ce cette ces leur leurs sans à où ainsi afin être été chez nos notre votre son ses sa dont cadre entre selon lors nombre chaque".split(
      " ",
    ),
  ),
  de: new Set(
    "und für mit von zu den dem ein eine einer ist nicht auf werden wird im zur zum durch das bei oder sich auch wurde über unter zwischen sowie".split(
      " ",
    ),
  ),
};
/** Words that two of the languages share: they say nothing. */
const shared = new Set("de en in la des die der et par par's".split(" "));

const detector = eld.newInstance();
detector.setLanguageSubset([...languages, "en"]);

const clearLead = 0.1;
const fewestWords = 3;

export type ForeignOptions = {
  /** Names and official foreign terms that may stand in a text of any language. */
  readonly names?: readonly string[];
};

/**
 * Left-over text of another language: a sentence, a heading or a run of words inside a sentence. Short texts need their
 * small words or a clear verdict of the detector; names, abbreviations and quotations say nothing.
 */
export function foreignMarks(text: string, language: Language, { names = [] }: ForeignOptions = {}): TextMark[] {
  const masked = maskNames(text, names);
  return pieces(masked).flatMap(([from, to]) => {
    const whole = verdict(masked, from, to, language);
    const runs = whole ? [whole] : runsBetween(masked, from, to, language);
    return runs.map((run): TextMark => ({
      code: "language.foreign",
      quote: text.slice(run.from, run.to),
      suggestions: [],
      ...run,
    }));
  });
}

type Run = { readonly from: number; readonly to: number; readonly found: Language };
type Word = { readonly from: number; readonly to: number; readonly word: string };

/** A whole piece in another language, by the detector; its own small words speak against it. */
function verdict(text: string, from: number, to: number, language: Language): Run | null {
  const words = wordsOf(text, from, to);
  if (words.length < fewestWords || countOf(words, language) > 0) return null;
  const written = text.slice(words[0]?.from ?? from, words.at(-1)?.to ?? to);
  const result = detector.detect(written);
  const found = languages.find((each) => each === result.language);
  if (found === undefined || found === language || written.length < 20) return null;
  const scores = result.getScores();
  const lead = (scores[found] ?? 0) - (scores[language] ?? 0);
  const isCarried = countOf(words, found) > 0;
  if (!(isCarried || (result.isReliable() && lead >= clearLead))) return null;
  return { from: words[0]?.from ?? from, to: words.at(-1)?.to ?? to, found };
}

/** Runs of words between the small words of the text's own language, held together by small words of another. */
function runsBetween(text: string, from: number, to: number, language: Language): Run[] {
  const runs: Word[][] = [[]];
  for (const word of wordsOf(text, from, to)) {
    if (carriers[language].has(word.word)) runs.push([]);
    else runs.at(-1)?.push(word);
  }
  return runs.flatMap((run) => {
    const found = languages.find((other) => other !== language && countOf(run, other) >= 2);
    const [first, last] = [run[0], run.at(-1)];
    if (run.length < fewestWords + 1 || !found || !first || !last) return [];
    return detector.detect(text.slice(first.from, last.to)).language === found
      ? [{ from: first.from, to: last.to, found }]
      : [];
  });
}

const countOf = (words: readonly Word[], language: Language): number =>
  words.filter(({ word }) => carriers[language].has(word) && !shared.has(word)).length;

const wordsOf = (text: string, from: number, to: number): Word[] =>
  [...text.slice(from, to).matchAll(/\p{L}+(?:-\p{L}+)*/gu)].map((match) => ({
    from: from + match.index,
    to: from + match.index + match[0].length,
    word: match[0].toLowerCase(),
  }));

/** Sentences, headings, items of a list and parts between brackets, as places in the text. */
function pieces(text: string): [number, number][] {
  const found: [number, number][] = [];
  let from = 0;
  for (const match of text.matchAll(/[.;:!?()\n•|]+|\s[-–—/]\s/gu)) {
    found.push([from, match.index]);
    from = match.index + match[0].length;
  }
  return [...found, [from, text.length]];
}

/** Blanks in the place of names, quotations and abbreviations, so that all places stay. */
function maskNames(text: string, names: readonly string[]): string {
  const blank = (part: string): string => " ".repeat(part.length);
  let masked = text
    .replace(/[“"«][^”"»\n]{1,80}[”"»]/gu, blank)
    .replace(/[\w.+-]+@[\w-]+\.[\w.]+|(?:https?:\/\/|www\.)\S+/gu, blank)
    .replace(/(?<![\p{L}\p{N}])\p{Lu}{2,}(?:-\p{Lu}+)*(?![\p{L}\p{N}])/gu, (word) =>
      isShouted(text) ? word : blank(word),
    )
    .replace(/(?<=[\p{L}\p{N},]\s+(?:\p{Ll}+['’])?)\p{Lu}\p{Ll}+(?:[- ]\p{Lu}\p{Ll}+)*/gu, blank);
  for (const name of names) if (name.length > 2) masked = masked.replaceAll(name, blank);
  return masked;
}

/** A heading in capitals has no abbreviations. */
const isShouted = (text: string): boolean => {
  const letters = text.replace(/[^\p{L}]/gu, "");
  return letters.length > 12 && letters === letters.toUpperCase();
};
