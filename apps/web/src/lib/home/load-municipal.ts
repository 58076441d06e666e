import type { ApiClient } from "@salus/api/client";
import type { CalendarEntry, PlainDate } from "@salus/domain";
import { orErrorPage } from "#lib/api/client.ts";
import type { PlanDetail, PlanSummary } from "#lib/api/types.ts";
import { dueDates } from "./due.ts";

export type HomePlan = PlanSummary & { events: PlanDetail["events"]; calendar: CalendarEntry[] };

const shownInFull = 4;

/** The plans of the municipality, the youngest with what happened to them, and the dates their frameworks name. */
export async function loadMunicipalHome(api: ApiClient, today: PlainDate) {
  const [{ plans }, work] = await Promise.all([orErrorPage(api.plans.$get()), orErrorPage(api["my-work"].$get())]);
  const young = plans.toSorted(
    (a, b) => b.period.to.localeCompare(a.period.to) || b.lastChangeAt.localeCompare(a.lastChangeAt),
  );
  const full: HomePlan[] = await Promise.all(
    young.slice(0, shownInFull).map(async (plan) => {
      const { events, framework } = await orErrorPage(api.plans[":planId"].$get({ param: { planId: plan.id } }));
      return { ...plan, events, calendar: framework.calendar };
    }),
  );
  return { plans: full, others: young.slice(shownInFull), due: dueDates(full, today), work };
}

export type MunicipalHome = Awaited<ReturnType<typeof loadMunicipalHome>>;
