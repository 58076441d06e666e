import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { locales, type Locale } from "../localized-text.ts";
import { mostTargets } from "./choose.ts";
import { formatTarget } from "./format.ts";
import { readHead } from "./head.ts";
import { readItems } from "./items.ts";
import { clean, tokenize } from "./lexer.ts";
import { parseTargets } from "./parse.ts";
import { plainTarget } from "./plain.ts";
import { rewrite } from "./rewrite.ts";
import { segments } from "./segments.ts";
import { Target } from "./target.ts";
import { valuedTargets } from "./valued.ts";

/** Pieces that make a careless grammar look back or ahead over and over. */
const pieces = [
  "minstens ",
  "au moins ",
  "≥ ",
  ">/= tot ",
  "tot ",
  "à ",
  "jaarlijkse ",
  "van de jaarlijkse ",
  "in jaarverslag ",
  "annuel ",
  "du rapport annuel ",
  "per jaar ",
  "/an",
  "/",
  "1 ",
  "1/",
  "1.",
  "1 000 ",
  "a.",
  "a-",
  "d'",
  "voor ",
  "ten laatste op ",
  "au plus tard le ",
  "het einde van ",
  "van 2014 tot ",
  "in 2014 ",
  "1/1/2020 ",
  "een ",
  "un ",
  "en 3 ",
  "et 3, ",
  "7 op ",
  "3u",
  "% van ",
  "de helft ",
  "tous les ",
  "om de 2 ",
  "binnen de ",
  "die ",
  "(",
  ")",
  "(inclusief ",
  "(cf. ",
  ": ",
  "; ",
  ". A",
  "Aantal ",
  "Nombre de ",
  "daling ",
  "met ",
  "ja/",
  "geen ",
  "x ",
  "-",
  "18-",
  "\u00a0",
  "🙂",
  "é",
  "ﷺ",
] as const;

/** Follows every step on a list: each time an item is looked at counts as one. */
function watched<T extends object>(list: T, seen: () => void): T {
  return new Proxy(list, {
    get: (target, key, receiver): unknown => {
      if (typeof key === "string" && /^\d/.test(key)) seen();
      return Reflect.get(target, key, receiver);
    },
  });
}

function stepsFor(printed: string, language: Locale): number {
  let steps = 0;
  const seen = (): void => void steps++;
  const text = clean(printed);
  const context = { language, period: null, text };
  const tokens = tokenize(text);
  const items = rewrite(watched(readItems(text, language), seen), context);
  for (const part of segments(watched(items, seen))) {
    const list = watched(part, seen);
    const head = readHead(list, language === "nl");
    valuedTargets(list, head, context, null);
    plainTarget(list, head, context);
  }
  return steps + tokens.length;
}

const repeat = (piece: string, length: number): string => piece.repeat(Math.ceil(length / piece.length));

describe.each(locales)("an unkind line in %s", (language) => {
  it("takes steps in proportion to its length, whatever repeats in it", () => {
    const heavy = pieces.flatMap((piece) => {
      const [short, long] = [400, 1600].map((length) => stepsFor(repeat(piece, length), language));
      // Four times the length: four times the steps, and some slack for the fixed part.
      return (long ?? 0) > 5 * (short ?? 0) + 500 ? [`${piece}: ${short} → ${long}`] : [];
    });
    expect(heavy).toEqual([]);
  });

  it("takes steps in proportion to its length, whatever it mixes", () => {
    const mixed = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(mixed, (piece) => {
        // Linear is four times, quadratic sixteen; a mixed piece is cut elsewhere at either length, hence eight.
        expect(stepsFor(repeat(piece, 1600), language)).toBeLessThanOrEqual(
          8 * stepsFor(repeat(piece, 400), language) + 1000,
        );
      }),
      { numRuns: 60 },
    );
  });

  it("never takes more tokens than it has characters", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
        const cleaned = clean(text);
        const tokens = tokenize(cleaned);
        expect(tokens.every(({ raw, start, end }) => raw.length > 0 && cleaned.slice(start, end) === raw)).toBe(true);
      }),
    );
  });

  it("gives only targets of the model, and they can be written in both languages", () => {
    const noise = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 80 }),
      fc
        .array(fc.oneof(fc.constantFrom(...pieces), fc.nat(3000).map(String)), { maxLength: 24 })
        .map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(noise, (text) => {
        const targets = parseTargets(text, { language });
        expect(targets.length).toBeLessThanOrEqual(mostTargets);
        for (const target of targets) {
          expect(Target.parse(target)).toEqual(target);
          for (const locale of locales) expect(formatTarget(target, locale)).toMatch(/\S/);
        }
      }),
      { numRuns: 600 },
    );
  });

  it("reads nothing into nothing", () => {
    for (const text of ["", " ", "\n", "-", "…", "?", "()"]) expect(parseTargets(text, { language })).toEqual([]);
  });
});
