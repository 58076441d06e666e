type Town = {
  readonly nis: string;
  readonly name: { readonly nl: string; readonly fr: string; readonly de?: string | undefined };
};

const plain = (words: string): string =>
  words
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase();

/** Municipalities as people write them, by name in any language or by code, with commas between; nothing: all of them. */
export function recipientsIn(written: string, towns: readonly Town[]): { to: string[] | null; unknown: string[] } {
  const asked = written
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const known = new Map<string, string>();
  const shared = new Set<string>();
  for (const { nis, name } of towns) {
    for (const key of [nis, name.nl, name.fr, name.de ?? name.nl].map(plain)) {
      if ((known.get(key) ?? nis) !== nis) shared.add(key);
      known.set(key, nis);
    }
  }
  // A name of two municipalities, as Saint-Nicolas, says neither; their codes do.
  for (const key of shared) known.delete(key);
  const unknown = asked.filter((part) => !known.has(plain(part)));
  const to = [...new Set(asked.flatMap((part) => known.get(plain(part)) ?? []))];
  return { to: asked.length === 0 ? null : to, unknown };
}
