import { type TrailKind, trailKinds } from "@salus/domain";
import { parseDay } from "#lib/ui/day.ts";
import { isUuid } from "#lib/uuid.ts";

const only = (fits: (value: string) => boolean) => (value: string) => (fits(value) ? value : null);

/** By name in the address: what of it can be asked, as the API wants it. */
const read: Record<string, (value: string) => string | null | undefined> = {
  personId: only(isUuid),
  planId: only(isUuid),
  kindOfEntry: only((value) => trailKinds.includes(value as TrailKind)),
  fromDay: parseDay,
  untilDay: parseDay,
  cursor: only((value) => /^[\d.a-f-]{1,80}$/.test(value)),
};

export type TrailChoice = Partial<
  Record<"personId" | "planId" | "kindOfEntry" | "fromDay" | "untilDay" | "cursor", string>
>;

export const trailChoice = (url: URL): TrailChoice =>
  Object.fromEntries(
    [...url.searchParams].flatMap(([name, value]) => {
      const asked = read[name]?.(value);
      return asked ? [[name, asked]] : [];
    }),
  );
