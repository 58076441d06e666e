import { planStatuses } from "@salus/domain";

/** Regions by their NIS code, in the order of the codes. */
export const regions = ["02000", "03000", "04000"] as const;
export type RegionNis = (typeof regions)[number];

/** Statuses a submission can have. */
export const sentStatuses = planStatuses.filter((status) => status !== "draft");
export type SentStatus = (typeof sentStatuses)[number];

/** What rows can be filtered by; `none`: nothing was submitted. */
export const statusFilters = [...sentStatuses, "none"] as const;
