import type { Locale } from "@salus/domain";

type Texts = { readonly [key: string]: string | Texts };
type Params = Readonly<Record<string, unknown>>;
type Select = (texts: unknown) => unknown;

/** A way into the texts: what a selector reads from it is the path of the text it means. */
const trail = (path: string[]): unknown =>
  new Proxy(path, { get: (_path, key) => (path.push(String(key)), trail(path)) });

/**
 * Says the texts of one language as i18next does, in the little that they use: a selector, a plural by `count`, values
 * between double braces. The browser speaks with it; the server with i18next itself, and a test holds the two together.
 * `missing` is called for a text that is not there (yet); nothing is then said.
 */
export function speaker(
  locale: Locale,
  texts: () => Texts,
  missing: (path: string) => void,
): (select: Select, params?: Params) => string {
  const plurals = new Intl.PluralRules(locale);
  const at = (path: readonly string[]): string | Texts | undefined =>
    path.reduce<string | Texts | undefined>(
      (found, key) => (typeof found === "object" && Object.hasOwn(found, key) ? found[key] : undefined),
      texts(),
    );
  return (select, params = {}) => {
    const path: string[] = [];
    select(trail(path));
    const { count } = params;
    const counted =
      typeof count === "number"
        ? at([...path.slice(0, -1), `${path.at(-1) ?? ""}_${plurals.select(count)}`])
        : undefined;
    const text = counted ?? at(path);
    if (typeof text !== "string") {
      missing(path.join("."));
      return "";
    }
    return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) => String(params[name] ?? whole));
  };
}
