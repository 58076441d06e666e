import type { Locale } from "@salus/domain";

/** BCP 47 tag of a screen language, for `lang` and `Intl`. */
export const localeTag = (locale: Locale): "nl-BE" | "fr-BE" => (locale === "nl" ? "nl-BE" : "fr-BE");

/** Belgian notation, the same digits in both languages; words and clock differ. No-break spaces before units. */
export type Formats = {
  /** `1.118.172,73 €` from integer cents. */
  readonly money: (cents: number) => string;
  /** `1.118.172,73`: an amount in a column whose head names the unit. */
  readonly amount: (cents: number) => string;
  readonly number: (value: number, decimals?: number) => string;
  /** `12,5 %` from 12.5. */
  readonly percent: (value: number) => string;
  /** `03/06/2020` from a calendar day or an instant (then the day in Brussels). */
  readonly date: (value: string | Date) => string;
  /** `woensdag 3 juni 2020`, `mercredi 3 juin 2020`. */
  readonly longDate: (value: string | Date) => string;
  /** `14:32`, `14 h 32`. */
  readonly time: (value: string | Date) => string;
  readonly dateTime: (value: string | Date) => string;
};

const nbsp = "\u00a0";
const zone = "Europe/Brussels";

// Dots and a comma in both languages: the notation of Belgian official amounts.
const digits = (minimum: number, maximum: number) =>
  new Intl.NumberFormat("nl-BE", { minimumFractionDigits: minimum, maximumFractionDigits: maximum });
const cents2 = digits(2, 2);
const upTo2 = digits(0, 2);
const parts = new Intl.DateTimeFormat("en-GB", {
  timeZone: zone,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

const isPlainDate = (value: string | Date): value is string =>
  typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);

function pieces(value: string | Date): Record<string, string> {
  return Object.fromEntries(parts.formatToParts(new Date(value)).map((part) => [part.type, part.value]));
}

function date(value: string | Date): string {
  if (isPlainDate(value)) return value.split("-").reverse().join("/");
  const { day, month, year } = pieces(value);
  return `${day}/${month}/${year}`;
}

function make(locale: Locale): Formats {
  const long = new Intl.DateTimeFormat(localeTag(locale), {
    timeZone: zone,
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
  });
  const time = (value: string | Date): string => {
    const { hour, minute } = pieces(value);
    return locale === "nl" ? `${hour}:${minute}` : `${hour}${nbsp}h${nbsp}${minute}`;
  };
  const amount = (cents: number): string => cents2.format(cents / 100);
  return {
    amount,
    money: (cents) => `${amount(cents)}${nbsp}€`,
    number: (value, decimals) => (decimals === undefined ? upTo2 : digits(decimals, decimals)).format(value),
    percent: (value) => `${upTo2.format(value)}${nbsp}%`,
    date,
    // Noon, so that a calendar day stays the same day in every zone.
    longDate: (value) => long.format(isPlainDate(value) ? new Date(`${value}T12:00:00Z`) : new Date(value)),
    time,
    dateTime: (value) => `${date(value)}, ${time(value)}`,
  };
}

const made: Record<Locale, Formats> = { nl: make("nl"), fr: make("fr") };

export const formats = (locale: Locale): Formats => made[locale];
