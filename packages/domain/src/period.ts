import { z } from "zod";

/** A calendar day, `2020-12-31`. Never an instant. */
export const PlainDate = z.iso.date();
export type PlainDate = z.infer<typeof PlainDate>;

/** Both ends inclusive. */
export const Period = z.object({ from: PlainDate, to: PlainDate });
export type Period = z.infer<typeof Period>;

export const isWithin = (date: PlainDate, period: Period): boolean => period.from <= date && date <= period.to;
