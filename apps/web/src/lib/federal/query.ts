/** As much of an address as the functions here read; `page.url` is one. */
export type Address = { readonly pathname: string; readonly search: string };

/** The same page with some of its query changed; null takes a name away. */
export function withQuery(url: Address, changes: Readonly<Record<string, string | null>>): string {
  const query = new URLSearchParams(url.search);
  // The name of a form action, where a page answered without JavaScript.
  for (const name of [...query.keys()]) if (name.startsWith("/")) query.delete(name);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === "") query.delete(name);
    else query.set(name, value);
  }
  const search = query.toString();
  return search === "" ? url.pathname : `?${search}`;
}

/** One of the allowed values of the query, else the fallback. */
export function oneOf<const Value extends string, Fallback extends Value | null>(
  url: Pick<Address, "search">,
  name: string,
  allowed: readonly Value[],
  fallback: Fallback,
): Value | Fallback {
  const asked = new URLSearchParams(url.search).get(name);
  return allowed.find((value) => value === asked) ?? fallback;
}

/** Sends a filter form at its first change; without JavaScript its button does. */
export const sendOnChange = (event: Event & { currentTarget: HTMLFormElement }): void =>
  event.currentTarget.requestSubmit();
