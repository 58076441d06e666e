import { type SQL, sql } from "@salus/db";
import type { PlainDate } from "@salus/domain";

/** Midnight in Belgium, where a day begins; `later` days after it. */
export const startOfDay = (day: PlainDate, later = 0): SQL =>
  sql`(${day}::date + ${later}::int)::timestamp at time zone 'Europe/Brussels'`;
