import type { Language } from "@salus/domain";
import { eld } from "eld/extrasmall";

const known: readonly Language[] = ["nl", "fr", "de"];
const isKnown = (code: string): code is Language => (known as readonly string[]).includes(code);

/** Languages that a plan can be confused with; the detector is not asked about others. */
const detector = eld.newInstance();
detector.setLanguageSubset(["nl", "fr", "de", "en"]);

const sampleLength = 6_000;

/** The language of a whole file; Dutch where the text does not say. */
export const languageOf = (text: string): Language => {
  const middle = Math.max(0, Math.floor(text.length / 2) - sampleLength / 2);
  const { language } = detector.detect(`${text.slice(0, sampleLength)} ${text.slice(middle, middle + sampleLength)}`);
  return isKnown(language) ? language : "nl";
};

const fewestLetters = 24;
const fewestWords = 4;
const clearLead = 0.12;

/** The language of one text, where it is long enough and the detector is sure; null otherwise. */
export const surelyIn = (text: string): Language | null => {
  if (text.length < fewestLetters || text.split(/\s+/).length < fewestWords) return null;
  const result = detector.detect(text);
  if (!isKnown(result.language) || !result.isReliable()) return null;
  const scores = Object.values(result.getScores()).toSorted((a, b) => b - a);
  return (scores[0] ?? 0) - (scores[1] ?? 0) >= clearLead ? result.language : null;
};
