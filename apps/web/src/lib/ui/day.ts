/** Reads a day as people write it ("31/12/2020", "1.3.2020", "2020-12-31"); undefined where there is no such day. */
export function parseDay(text: string): string | null | undefined {
  const bare = text.trim();
  if (bare === "") return null;
  const written = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(bare);
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(bare);
  const [year, month, day] = written ? [written[3], written[2], written[1]] : iso ? iso.slice(1) : [];
  if (!year || !month || !day) return undefined;
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const found = new Date(`${date}T12:00:00Z`);
  return !Number.isNaN(found.getTime()) && found.toISOString().startsWith(date) ? date : undefined;
}

/** A day as it is written in Belgium, "31/12/2020"; what is no day stays as it stands. */
export const writeDay = (day: string): string => day.replace(/^(\d{4})-(\d{2})-(\d{2})$/, "$3/$2/$1");
