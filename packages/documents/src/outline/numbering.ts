import type { Line } from "../lines/lines.ts";

/** "2.2.1." in front of a heading. */
export type Numbered = { number: string; parts: number[]; text: string };

const pattern = /^(\d{1,2}(?:\.\d{1,2}){1,4})(?:\.?[\s)]+|\.(?=\p{L}))(?=\S)(.*)$/u;
const looksLikeQuantity = /^(?:%|€|euro|eur\b|uur|u\b|vte|etp|fte|x\b|\d)/i;

/** A heading number of two or more parts; null for dates, amounts and single numbers. */
export const readNumbered = (line: Line): Numbered | null => {
  const match = pattern.exec(line.text);
  if (!match?.[1] || !match[2] || looksLikeQuantity.test(match[2])) return null;
  return { number: match[1], parts: match[1].split(".").map(Number), text: match[2].trim() };
};

const romanDigits: Record<string, number> = { I: 1, V: 5, X: 10 };

/** Value of a Roman numeral up to XXXIX. */
export const romanValue = (roman: string): number =>
  [...roman].reduce((sum, digit, index, all) => {
    const value = romanDigits[digit] ?? 0;
    return sum + (value < (romanDigits[all[index + 1] ?? ""] ?? 0) ? -value : value);
  }, 0);

/** "3. INBRAAK" or "II. Bijkomende hulp": the number in front of a chapter. */
export const chapterNumber = (text: string): { number: string; value: number; roman: boolean; text: string } | null => {
  const match =
    /^(?:(?:hoofdstuk|chapitre|fenomeen|phénomène)\s+)?(?:(\d{1,2})|([IVX]{1,5}))\s*(?:[.):]|[–—-](?=\s))\s*(?=[\p{L}(«"“'])(.*)$/iu.exec(
      text,
    );
  if (match?.[1] && match[3]) return { number: match[1], value: Number(match[1]), roman: false, text: match[3] };
  const bare = /^(\d{1,2})\s+(?=\p{Lu}{3})(\P{Ll}+)$/u.exec(text);
  if (bare?.[1] && bare[2]) return { number: bare[1], value: Number(bare[1]), roman: false, text: bare[2] };
  if (match?.[2] && match[3] && match[2] === match[2].toUpperCase()) {
    return { number: match[2], value: romanValue(match[2]), roman: true, text: match[3] };
  }
  return null;
};
