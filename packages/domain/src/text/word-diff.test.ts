import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeTexts, wordDiff } from "./word-diff.ts";

const base = "Elk slachtoffer van een inbraak krijgt een aanbod voor een nazorgbezoek.";
const mine = "Elk slachtoffer van een inbraak krijgt binnen een maand na de feiten een aanbod voor een nazorgbezoek.";
const theirs =
  "Elk slachtoffer van een inbraak of poging tot inbraak krijgt een aanbod voor een nazorgbezoek, ook wie een handelszaak uitbaat.";

const words = fc
  .array(fc.constantFrom("de", "stad", "biedt", "hulp", "aan", "na", "inbraak", ",", ".", "\n"), { maxLength: 14 })
  .map((list) => list.join(" "));

describe("wordDiff", () => {
  it("marks what came, in whole words", () => {
    expect(wordDiff("Advies aan huis.", "Gratis advies aan huis, ook 's avonds.")).toEqual([
      { kind: "removed", text: "Advies" },
      { kind: "added", text: "Gratis advies" },
      { kind: "same", text: " aan huis" },
      { kind: "added", text: ", ook 's avonds" },
      { kind: "same", text: "." },
    ]);
  });

  it("marks what went", () => {
    expect(wordDiff("tien grote vergaderingen", "tien vergaderingen")).toEqual([
      { kind: "same", text: "tien" },
      { kind: "removed", text: " grote" },
      { kind: "same", text: " vergaderingen" },
    ]);
  });

  it("does not let a lone article break a change in two", () => {
    const parts = wordDiff("oud de begin", "nieuw de einde");
    expect(parts.map(({ kind }) => kind)).toEqual(["removed", "added"]);
  });

  it("gives back both texts, whatever they are", () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const parts = wordDiff(before, after);
        const text = (skip: string): string =>
          parts
            .filter(({ kind }) => kind !== skip)
            .map((part) => part.text)
            .join("");
        expect(text("removed")).toBe(after);
        expect(text("added").replace(/\s+/g, "")).toBe(before.replace(/\s+/g, ""));
      }),
    );
  });

  it("stays quick on long texts", () => {
    const long = Array.from({ length: 9_000 }, (_, index) => `woord${index % 97}`).join(" ");
    const started = performance.now();
    wordDiff(long, long.split(" ").reverse().join(" "));
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe("mergeTexts", () => {
  it("joins changes in different places", () => {
    expect(mergeTexts(base, mine, theirs)).toEqual({
      text: "Elk slachtoffer van een inbraak of poging tot inbraak krijgt binnen een maand na de feiten een aanbod voor een nazorgbezoek, ook wie een handelszaak uitbaat.",
      overlap: false,
    });
  });

  it("says so when both rewrote the same words", () => {
    const merged = mergeTexts("Minstens 50 bezoeken.", "Minstens 80 bezoeken.", "Minstens 60 bezoeken.");
    expect(merged.overlap).toBe(true);
    expect(merged.text).toContain("80");
    expect(merged.text).toContain("60");
  });

  it("takes the side that changed when the other did not", () => {
    fc.assert(
      fc.property(words, words, (from, to) => {
        expect(mergeTexts(from, from, to).text).toBe(to);
        expect(mergeTexts(from, to, from).text).toBe(to);
        expect(mergeTexts(from, to, to)).toEqual({ text: to, overlap: false });
      }),
    );
  });

  it("loses no word that somebody added", () => {
    fc.assert(
      fc.property(words, words, words, (from, left, right) => {
        const merged = mergeTexts(from, left, right).text;
        const count = (text: string, word: string): number =>
          text.split(/[^a-z]+/).filter((each) => each === word).length;
        for (const word of ["stad", "biedt", "hulp"]) {
          const added = Math.max(count(left, word), count(right, word)) - count(from, word);
          if (added > 0 && count(from, word) === 0) expect(count(merged, word)).toBeGreaterThanOrEqual(added);
        }
      }),
    );
  });
});
