import type { Locale } from "../localized-text.ts";
import type { Meaning, Phrases } from "./meaning.ts";

const nbsp = "\u00a0";

const simpleNl = [
  "nul",
  "",
  "twee",
  "drie",
  "vier",
  "vijf",
  "zes",
  "zeven",
  "acht",
  "negen",
  "tien",
  "elf",
  "twaalf",
  "dertien",
  "veertien",
  "vijftien",
  "zestien",
  "zeventien",
  "achttien",
  "negentien",
];
const tensNl = ["twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"];
const simpleFr = [
  "zéro",
  "",
  "deux",
  "trois",
  "quatre",
  "cinq",
  "six",
  "sept",
  "huit",
  "neuf",
  "dix",
  "onze",
  "douze",
  "treize",
  "quatorze",
  "quinze",
  "seize",
  "dix-sept",
  "dix-huit",
  "dix-neuf",
];
const tensFr = ["vingt", "trente", "quarante", "cinquante", "soixante", "septante", "quatre-vingt", "nonante"];

function dutch(): [number, string][] {
  const units = simpleNl.slice(1, 10).map((word, index) => [index + 1, word || "een"] as const);
  const words = simpleNl.flatMap((word, value): [number, string][] => (word ? [[value, word]] : []));
  for (const [index, ten] of tensNl.entries()) {
    words.push([(index + 2) * 10, ten]);
    for (const [unit, word] of units)
      words.push([(index + 2) * 10 + unit, `${word}${word.endsWith("e") ? "ën" : "en"}${ten}`]);
  }
  return [
    ...words,
    [100, "honderd"],
    [200, "tweehonderd"],
    [250, "tweehonderdvijftig"],
    [500, "vijfhonderd"],
    [1000, "duizend"],
  ];
}

function french(): [number, string][] {
  const words = simpleFr.flatMap((word, value): [number, string][] => (word ? [[value, word]] : []));
  for (const [index, ten] of tensFr.entries()) {
    const value = (index + 2) * 10;
    words.push([value, ten]);
    if (value === 80) words.push([80, "quatre-vingts"]);
    words.push([value + 1, `${ten} et un`], [value + 1, `${ten} et une`], [value + 1, `${ten}-et-un`]);
    for (let unit = 1; unit < 10; unit++) words.push([value + unit, `${ten}-${simpleFr[unit] || "un"}`]);
  }
  // The forms of France, which school and software spread.
  for (let unit = 0; unit < 10; unit++) {
    words.push(
      [70 + unit, `soixante-${simpleFr[10 + unit] ?? ""}`],
      [90 + unit, `quatre-vingt-${simpleFr[10 + unit] ?? ""}`],
    );
  }
  return [...words, [100, "cent"], [200, "deux cents"], [500, "cinq cents"], [1000, "mille"]];
}

/** Cardinal numbers in words, as phrases of the notation. One is left to the notation itself: it is also an article. */
export const numberWords = (language: Locale): Phrases =>
  (language === "nl" ? dutch() : french()).map(([number, word]): readonly [Meaning, readonly string[]] => [
    { number },
    [word],
  ]);

/** `1.250,5` in Dutch, `1 250,5` with a no-break space in French. At most six decimals. */
export function formatNumber(value: number, language: Locale): string {
  const [whole = "0", decimals] = String(Math.abs(Number(value.toFixed(6)))).split(".");
  let grouped = "";
  for (let end = whole.length; end > 0; end -= 3) {
    const part = whole.slice(Math.max(0, end - 3), end);
    grouped = grouped ? `${part}${language === "nl" ? "." : nbsp}${grouped}` : part;
  }
  return `${value < 0 ? "-" : ""}${grouped}${decimals ? `,${decimals}` : ""}`;
}

/** `80 %` in both languages. */
export const formatPercent = (value: number, language: Locale): string => `${formatNumber(value, language)}${nbsp}%`;
