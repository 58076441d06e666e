import { z } from "zod";

/**
 * A calendar day, `2020-12-31`. Never an instant. The calendar has no year 0, and no database has one either; before the
 * year 9000 months can be added to a day that is written with four figures.
 */
export const PlainDate = z.iso.date().refine((day) => day >= "0001" && day < "9000");
export type PlainDate = z.infer<typeof PlainDate>;

/** Both ends inclusive. */
export const Period = z.object({ from: PlainDate, to: PlainDate });
export type Period = z.infer<typeof Period>;

export const isWithin = (date: PlainDate, period: Period): boolean => period.from <= date && date <= period.to;
