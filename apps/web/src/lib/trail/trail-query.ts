import { type TrailKind, trailKinds } from "@salus/domain";
import { isUuid } from "#lib/uuid.ts";

const day = /^\d{4}-\d{2}-\d{2}$/;

/** By name in the address: what the page asks for, and what of it can be asked. */
const fits: Record<string, (value: string) => boolean> = {
  personId: isUuid,
  planId: isUuid,
  kindOfEntry: (value) => trailKinds.includes(value as TrailKind),
  fromDay: (value) => day.test(value),
  untilDay: (value) => day.test(value),
  cursor: (value) => /^[\d.a-f-]{1,80}$/.test(value),
};

export type TrailChoice = Partial<
  Record<"personId" | "planId" | "kindOfEntry" | "fromDay" | "untilDay" | "cursor", string>
>;

export const trailChoice = (url: URL): TrailChoice =>
  Object.fromEntries([...url.searchParams].filter(([name, value]) => fits[name]?.(value) ?? false));
