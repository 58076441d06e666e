import type { Locale } from "@salus/domain";

const prefix = /^\/(nl|fr)(?=\/|$)/;

/** The language an address names, or null where it names none. */
export const localeOf = (pathname: string): Locale | null => (prefix.exec(pathname)?.[1] as Locale | undefined) ?? null;

export const otherLocale = (locale: Locale): Locale => (locale === "nl" ? "fr" : "nl");

/** The same page in another language: same path and query, other prefix. */
export const inLocale = (url: { pathname: string; search: string }, locale: Locale): string =>
  (prefix.test(url.pathname) ? url.pathname.replace(prefix, `/${locale}`) : `/${locale}`) + url.search;

/** What a browser prefers among the two, by the weights of `Accept-Language`; Dutch where it has no say. */
export function preferredLocale(header: string | null): Locale {
  const wishes = (header ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...settings] = part.trim().toLowerCase().split(";");
      const weight = settings.map((setting) => /^\s*q=([\d.]+)/.exec(setting)?.[1]).find(Boolean);
      return { language: tag.slice(0, 2), weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ language, weight }) => (language === "nl" || language === "fr") && weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return wishes[0]?.language === "fr" ? "fr" : "nl";
}

/** Where to go after sign-in: only a path of our own pages. */
export function returnPath(value: string | null, locale: Locale): string {
  if (value === null || localeOf(value) === null || value.startsWith("//") || value.includes("\\")) return `/${locale}`;
  return value;
}

/** The page of a plan opens with the texts it shows; the others follow when it stands. */
export const isWorkspace = (pathname: string): boolean => /^\/(nl|fr)\/plans\/[0-9a-f-]{36}$/.test(pathname);
