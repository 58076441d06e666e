import { type Language, monthsByName as months, numberWords } from "@salus/domain";

/** A value and how it was written. */
export type Fact = { readonly value: string; readonly quote: string };
/** What a text says that must read the same in every language. */
export type Facts = {
  readonly dates: readonly Fact[];
  readonly percentages: readonly Fact[];
  readonly amounts: readonly Fact[];
  readonly numbers: readonly Fact[];
  readonly addresses: readonly Fact[];
  /** Numbers written out; they may answer a figure of the other language, they never ask for one. */
  readonly words: ReadonlySet<string>;
};

const monthNames = Object.keys(months).join("|");

const ADDRESS = /[\w.+-]+@[\w-]+\.[\w.]*\w|(?:https?:\/\/|www\.)[^\s<>()]+[^\s<>().,;:]/giu;
const NUMERIC_DATE = /(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?![\d/-])/gu;
const ISO_DATE = /(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])/gu;
const WRITTEN_DATE = new RegExp(
  `(?<![\\p{L}\\d])(?:(\\d{1,2})(?:er|ste|de|e|\\.)?\\s+)?(${monthNames})(?:\\s+(\\d{4}))?(?![\\p{L}\\d])`,
  "giu",
);
/** "8.30 u" is an hour and its minutes. */
const CLOCK = /(\d{1,2})[.:](\d{2})(?=\s*(?:u|h|uur|heures?)(?!\p{L}))/giu;
/** Telephone numbers, numbers of articles and of headings. */
const REFERENCE = /\d+(?:[./-]\d+){2,}/gu;
const NUMBER =
  /(?<![\d,.])(€\s?|EUR\s?)?(\d{1,3}(?:[.\s\u00a0\u202f]\d{3})+(?!\d)|\d+)(?:([.,])(\d+|-))?(\s?(?:%|procent|percent|pour\s?cents?|p\.c\.|pct|Prozent)|\s?(?:€|EUR(?!\p{L})|euro(?!pe)s?(?!\p{L})))?/giu;

export function factsOf(text: string, language: Language): Facts {
  const dates: Fact[] = [];
  const addresses: Fact[] = [];
  let rest = text.replace(ADDRESS, (quote) => {
    addresses.push({ value: quote.toLowerCase().replace(/\/(?:nl|fr|de)(?=\/|$)/g, "/*"), quote });
    return " ; ";
  });
  const date = (quote: string, year: string | undefined, month: number, day: string | undefined): string => {
    const two = (part: string | number): string => String(part).padStart(2, "0");
    dates.push({ value: `${year ?? ""}-${two(month)}-${day ? two(Number(day)) : ""}`, quote });
    return " ; ";
  };
  rest = rest
    .replace(ISO_DATE, (quote, year: string, month: string, day: string) => date(quote, year, Number(month), day))
    .replace(NUMERIC_DATE, (quote, day: string, month: string, year: string) => date(quote, year, Number(month), day))
    .replace(WRITTEN_DATE, (quote, day: string | undefined, month: string, year: string | undefined) =>
      // "mei", "mars" and "maart" alone may be anything.
      day === undefined && year === undefined ? quote : date(quote, year, months[month.toLowerCase()] ?? 0, day),
    )
    .replace(CLOCK, "$1 ; $2 ")
    .replace(REFERENCE, " ; ");
  return { dates, addresses, ...numbersOf(rest), words: wordNumbers(rest, language) };
}

function numbersOf(text: string): Pick<Facts, "percentages" | "amounts" | "numbers"> {
  const found = { percentages: [] as Fact[], amounts: [] as Fact[], numbers: [] as Fact[] };
  for (const match of text.matchAll(NUMBER)) {
    const [quote, before, whole = "", mark, decimals, after] = match;
    const digits = whole.replace(/[.\s\u00a0\u202f]/gu, "");
    const isGrouped = mark === "." && decimals?.length === 3;
    const value = String(
      isGrouped ? Number(digits + decimals) : Number(`${digits}.${decimals && decimals !== "-" ? decimals : "0"}`),
    );
    const unit = (after ?? "").trim().toLowerCase();
    const isAmount = before !== undefined || decimals === "-" || unit === "€" || unit.startsWith("eur");
    const kind = isAmount ? "amounts" : unit !== "" ? "percentages" : "numbers";
    found[kind].push({ value, quote: quote.trim() });
  }
  return found;
}

const ordinals: Readonly<Record<"nl" | "fr", readonly string[]>> = {
  nl: ["één eén een 1", "eerste 1", "tweede 2", "derde 3", "vierde 4", "vijfde 5", "beide 2", "dubbele 2"],
  fr: [
    "un une 1",
    "premier première premiers premières 1",
    "deuxième second seconde 2",
    "troisième 3",
    "quatrième 4",
    "cinquième 5",
  ],
};

const lexicons = new Map<Language, ReadonlyMap<string, string>>();

function lexicon(language: "nl" | "fr"): ReadonlyMap<string, string> {
  const known = lexicons.get(language);
  if (known) return known;
  const words = new Map<string, string>();
  for (const [{ number }, phrases] of numberWords(language))
    for (const phrase of phrases) words.set(phrase, String(number));
  for (const line of ordinals[language]) {
    const forms = line.split(" ");
    const value = forms.pop() ?? "";
    for (const form of forms) words.set(form, value);
  }
  lexicons.set(language, words);
  return words;
}

function wordNumbers(text: string, language: Language): ReadonlySet<string> {
  if (language === "de") return new Set();
  const words = lexicon(language);
  const tokens = text.toLowerCase().match(/\p{L}+(?:-\p{L}+)*/gu) ?? [];
  const found = new Set<string>();
  for (const [index, token] of tokens.entries()) {
    const pair = `${token} ${tokens[index + 1] ?? ""}`;
    for (const candidate of [token, pair, `${pair} ${tokens[index + 2] ?? ""}`]) {
      const value = words.get(candidate);
      if (value !== undefined) found.add(value);
    }
  }
  return found;
}
