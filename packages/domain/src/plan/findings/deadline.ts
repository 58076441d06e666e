import type { PlainDate } from "../../period.ts";
import type { Context } from "./context.ts";

/** The day by which the plan and the council's decision are due; null where the framework knows none. */
export const submissionDeadline = ({ calendar }: Pick<Context["framework"], "calendar">): PlainDate | null =>
  calendar.find(({ code }) => code === "submission")?.on ?? null;
