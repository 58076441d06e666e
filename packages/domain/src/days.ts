import type { PlainDate } from "./period.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const belgium = /* @__PURE__ */ new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Brussels" });

/** The calendar day in Belgium, whatever zone the machine stands in: deadlines end there at midnight. */
export const dayInBelgium = (at: Date): PlainDate => belgium.format(at);

/** Whole days from one calendar day to another; negative when it lies before. */
export const daysBetween = (from: PlainDate, to: PlainDate): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** So many calendar days further, or back. */
export const addDays = (day: PlainDate, days: number): PlainDate =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
