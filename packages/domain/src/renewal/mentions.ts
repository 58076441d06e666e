import type { Period, PlainDate } from "../period.ts";
import { datesAnAct, datesIn, monthsByName, periodsIn } from "../plan/findings/dates-in-text.ts";

export type MentionKind = "date" | "year" | "span" | "schoolYear" | "decision";

/** Words of a text that name a time, with the days they cover. */
export type Mention = {
  readonly kind: MentionKind;
  readonly quote: string;
  readonly index: number;
  readonly from: PlainDate;
  readonly to: PlainDate;
};

const YEAR = "(?:19[5-9]\\d|20\\d{2})";
const SCHOOL_YEAR = new RegExp(
  `(?<!\\p{L})(?:schooljaar|schooljaren|werkjaar|ann[ée]es? scolaires?|schuljahr)\\s+(${YEAR})\\s?[-–—/]\\s?(${YEAR}|\\d{2})(?!\\d)`,
  "giu",
);
const MONTH_AND_YEAR = new RegExp(`(?<!\\p{L})(${Object.keys(monthsByName).join("|")})\\s+(${YEAR})(?!\\d)`, "giu");
const BARE_YEAR = new RegExp(`(?<![\\d/.,:-])${YEAR}(?![\\d/]|[.,]\\d|-\\d)`, "g");
const DECISION = new RegExp(
  `(?<!\\p{L})(?:(?:gemeenteraads|college|raads)(?:beslissing|besluit)(?:en)?|(?:décisions?|délibérations?) du (?:conseil|collège)(?: communal)?)\\s+(?:van|d\\.d\\.|dd\\.?|du|en date du)\\s+(\\d{1,2}[/.-]\\d{1,2}[/.-]${YEAR}|\\d{1,2}(?:er)?\\s+\\p{L}+\\s+${YEAR})`,
  "giu",
);
/** What is counted in round thousands is no year: "2000 flyers", "2.000", "2000 €". */
const COUNTED =
  /^\s*(?:€|%|eur(?:o|os)?(?!\p{L})|inwoners|habitants|personen|personnes|bezoek|visites|uren|uur|heures|flyers|folders|exemplaren|exemplaires|fietsen|woningen|gezinnen|ménages|deelnemers|participants|stuks|leerlingen|élèves|adres)/iu;

/** Every day, month, school year, span of years and year that a text names, in its order; the dates of acts are left out. */
export function mentionsIn(text: string): Mention[] {
  if (!/\d{4}/.test(text)) return [];
  const found: Mention[] = [];
  const add = (mention: Mention): void => {
    const end = mention.index + mention.quote.length;
    if (!found.some(({ index, quote }) => index < end && mention.index < index + quote.length)) found.push(mention);
  };
  for (const match of text.matchAll(DECISION)) {
    const [date] = datesIn(match[1] ?? "");
    if (date) add({ kind: "decision", quote: match[0], index: match.index, from: date.on, to: date.on });
  }
  for (const { quote, index, value } of placed(text, datesIn(text), ({ quote }) => quote)) {
    add({ kind: "date", quote, index, from: value.on, to: value.on });
  }
  for (const match of text.matchAll(SCHOOL_YEAR)) {
    const [quote, first = "", second = ""] = match;
    const last = second.length === 2 ? `${first.slice(0, 2)}${second}` : second;
    add({ kind: "schoolYear", quote, index: match.index, from: `${first}-09-01`, to: `${last}-08-31` });
  }
  for (const { quote, index, value } of placed(text, periodsIn(text), ({ quote }) => quote)) {
    add({ kind: "span", quote, index, from: `${value.fromYear}-01-01`, to: `${value.toYear}-12-31` });
  }
  for (const match of text.matchAll(MONTH_AND_YEAR)) {
    if (datesAnAct(text, match.index)) continue;
    const month = String(monthsByName[match[1]?.toLowerCase() ?? ""] ?? 1).padStart(2, "0");
    add({
      kind: "date",
      quote: match[0],
      index: match.index,
      from: `${match[2]}-${month}-01`,
      to: `${match[2]}-${month}-28`,
    });
  }
  for (const match of text.matchAll(BARE_YEAR)) {
    const [year] = match;
    if (datesAnAct(text, match.index) || COUNTED.test(text.slice(match.index + 4))) continue;
    add({ kind: "year", quote: year, index: match.index, from: `${year}-01-01`, to: `${year}-12-31` });
  }
  return found.sort((a, b) => a.index - b.index);
}

/** Where quotes that come in the order of the text stand in it. */
function* placed<T>(text: string, values: readonly T[], quoteOf: (value: T) => string) {
  let from = 0;
  for (const value of values) {
    const quote = quoteOf(value);
    const index = text.indexOf(quote, from);
    if (index < 0) continue;
    yield { quote, index, value };
    from = index + quote.length;
  }
}

/** Not a day in common with the period. */
export const isOutside = ({ from, to }: Pick<Mention, "from" | "to">, period: Period): boolean =>
  to < period.from || from > period.to;

/** The mentions of a text that the new period has left behind. */
export const staleMentions = (text: string, period: Period): Mention[] =>
  mentionsIn(text).filter((mention) => isOutside(mention, period));

/** The text with other words at every mention of this kind that reads so; its other words stay as they are. */
export function replaceMention(text: string, { kind, quote }: Pick<Mention, "kind" | "quote">, by: string): string {
  return mentionsIn(text)
    .filter((mention) => mention.kind === kind && mention.quote === quote)
    .toReversed()
    .reduce((written, { index }) => written.slice(0, index) + by + written.slice(index + quote.length), text);
}

const yearOf = (day: PlainDate): number => Number(day.slice(0, 4));

/**
 * How a stale mention could read in the new period. Moved by the difference between the periods where that brings it into
 * the new one; else so that the earliest stale year of its text becomes the first year, which keeps the order of the
 * steps ("3 in 2014, 6 vanaf 2015"). Null where neither fits. A proposal, never applied by itself.
 */
export function proposalFor(
  text: string,
  mention: Pick<Mention, "kind" | "quote">,
  periods: { readonly from: Period; readonly to: Period },
): string | null {
  const { from, to } = periods;
  const stale = staleMentions(text, to);
  const at = stale.find(({ kind, quote }) => kind === mention.kind && quote === mention.quote);
  if (!at) return null;
  if (at.kind === "span") return spanOf(at.quote, to);
  const earliest = Math.min(...stale.filter(({ kind }) => kind !== "span").map((each) => yearOf(each.from)));
  for (const years of [yearOf(to.from) - yearOf(from.from), yearOf(to.from) - earliest]) {
    if (years === 0) continue;
    const moved = { from: shiftDay(at.from, years), to: shiftDay(at.to, years) };
    if (!isOutside(moved, to)) return shiftYears(at.quote, years);
  }
  return null;
}

/** The period of the new plan, written like the old span. */
function spanOf(quote: string, { from, to }: Period): string {
  if (yearOf(from) === yearOf(to)) return String(yearOf(from));
  const years = [yearOf(from), yearOf(to)];
  let place = 0;
  return quote.replace(/(?:19|20)\d{2}/g, () => String(years[Math.min(place++, 1)]));
}

const shiftYears = (quote: string, years: number): string =>
  quote
    .replace(/(?:19|20)\d{2}/g, (year) => String(Number(year) + years))
    .replace(/([-–—/]\s?)(\d{2})$/, (whole, dash: string, short: string) =>
      /\d{4}\s?[-–—/]\s?\d{2}$/.test(quote)
        ? `${dash}${String((Number(short) + years + 100) % 100).padStart(2, "0")}`
        : whole,
    )
    .replace(
      /^29([/. -]\s?(?:0?2|februari|février|fevrier|februar)[/. -]\s?)(\d{4})$/i,
      (whole, month: string, year: string) =>
        new Date(Date.UTC(Number(year), 2, 0)).getUTCDate() === 29 ? whole : `28${month}${year}`,
    );

/** The same day in another year; 29 February becomes the 28th. */
export function shiftDay(day: PlainDate, years: number): PlainDate {
  const year = String(yearOf(day) + years).padStart(4, "0");
  const last = new Date(Date.UTC(Number(year), Number(day.slice(5, 7)), 0)).getUTCDate();
  return `${year}-${day.slice(5, 7)}-${String(Math.min(Number(day.slice(8)), last)).padStart(2, "0")}`;
}
