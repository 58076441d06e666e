import { expect, it } from "vitest";
import { readLines } from "../lines/lines.ts";
import { chapterNumber, readNumbered, romanValue } from "./numbering.ts";

const lineOf = (text: string) => {
  const [line] = readLines(text).kept;
  if (!line) throw new Error("no line");
  return line;
};

it.each([
  ["2.2.1. Een titel", "2.2.1"],
  ["2.2.1 Een titel", "2.2.1"],
  ["2.2.1.Een titel", "2.2.1"],
  ["11.1 Een titel", "11.1"],
])("%s has a heading number", (text, number) => expect(readNumbered(lineOf(text))?.number).toBe(number));

it.each(["2. Een titel", "18.12.2018 – punt 28", "810.553,07 EUR", "1.5 VTE", "12.5 % van de bewoners"])(
  "%s has none",
  (text) => expect(readNumbered(lineOf(text))).toBeNull(),
);

it.each([
  ["3. INBRAAK", "3", "INBRAAK"],
  ["3 INBRAAK", "3", "INBRAAK"],
  ["Hoofdstuk 3: Inbraak", "3", "Inbraak"],
  ["Chapitre 3 – Cambriolage", "3", "Cambriolage"],
  ["II. Bijkomende hulp", "II", "Bijkomende hulp"],
  ["2. (Financiële) fraude", "2", "(Financiële) fraude"],
])("%s is numbered like a chapter", (text, number, title) =>
  expect(chapterNumber(text)).toMatchObject({ number, text: title }),
);

it.each(["3 verslagen", "in 2018 werd", "3/jaar"])("%s is not", (text) => expect(chapterNumber(text)).toBeNull());

it("reads Roman numerals", () => expect(["I", "IV", "IX", "XIV"].map(romanValue)).toEqual([1, 4, 9, 14]));
