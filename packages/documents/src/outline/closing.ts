import type { Line } from "../lines/lines.ts";
import { readLabel } from "../recognise/labels.ts";
import { readBullet } from "../layout/bullets.ts";
import { startsUpper } from "../recognise/normalise.ts";

/** Where an agreement ends: money, signatures, annexes. General forms of Belgian agreements in both languages. */
const closings = [
  /\b(?:werd|wordt|is)\s+(?:ondertekend|opgemaakt)\s+(?:te|in)(?:\s+\p{Lu}|$)/u,
  /^(?:Opgemaakt|Gedaan|Ondertekend)\s+(?:te|in)(?:\s+\p{Lu}|$)/u,
  /\b(?:a été|est)\s+(?:signée?|établie?)\s+à(?:\s+\p{Lu}|$)/u,
  /^(?:Fait|Signée?|Établie?)\s+à(?:\s+\p{Lu}|$)/u,
  /\bin\s+(?:\d+|twee|drie|tweevoud|drievoud)\s+(?:originele\s+)?exemplaren\b/i,
  /\ben\s+(?:\d+|deux|trois|double|triple)\s+exemplaires?\b/i,
  /^(?:financieel(?:\s+(?:deel|luik|gedeelte|plan))?|financiën|(?:volet|partie|plan)\s+financi(?:er|ère))\s*:?$/i,
  /^(?:activa\b|contingent\b|(?:totale?\s+)?(?:\p{L}*toelage|subsidie)\b|(?:montant\s+(?:total\s+)?de\s+l['’])?(?:allocation|subvention)\b)[^:;]{0,50}:\s*(?:€|EUR)?\s*\d[\d.\s]*(?:,\d{1,2})?,?-?\s*(?:€|EUR|euro)/iu,
];

const isClosing = (line: Line): boolean => {
  if (readBullet(line.text) || line.column !== undefined) return false;
  const label = startsUpper(line.text) ? readLabel(line.text) : null;
  return (
    label?.heading.code === "signatures" ||
    label?.heading.code === "annex" ||
    closings.some((pattern) => pattern.test(line.text))
  );
};

/** Index of the first line behind the last list, where signatures or annexes begin; the length where there are none. */
export const closingAt = (lines: readonly Line[]): number => {
  const at = lines.findIndex(isClosing);
  return at < 0 ? lines.length : at;
};
