import type { TenantKind } from "../actor.ts";
import type { PlanEventKind } from "./plan.ts";
import { stepOf } from "./workflow-table.ts";

/**
 * On which side of the border something happened. What both sides may write down (the minister, the Council of
 * Ministers) happened on the federal one; a counter-event belongs to what it strikes through.
 */
export const sideOf = (kind: PlanEventKind): TenantKind => (stepOf(kind).federal ? "federal" : "municipality");
