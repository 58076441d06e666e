import type { ApiClient } from "@salus/api/client";
import { orErrorPage } from "#lib/api/client.ts";
import type { Obligation, PlanDetail, PlanSummary } from "#lib/api/types.ts";

export type HomePlan = PlanSummary & { events: PlanDetail["events"]; owed: Obligation[] };

const shownInFull = 4;

/** The plans of the municipality, the youngest with what happened to them, and all that is still owed. */
export async function loadMunicipalHome(api: ApiClient) {
  const [{ plans }, work, { obligations }] = await Promise.all([
    orErrorPage(api.plans.$get()),
    orErrorPage(api["my-work"].$get()),
    orErrorPage(api.obligations.$get()),
  ]);
  const owed = obligations.filter(({ metOn }) => metOn === null);
  const young = plans.toSorted(
    (a, b) => b.period.to.localeCompare(a.period.to) || b.lastChangeAt.localeCompare(a.lastChangeAt),
  );
  const full: HomePlan[] = await Promise.all(
    young.slice(0, shownInFull).map(async (plan) => {
      const { events } = await orErrorPage(api.plans[":planId"].$get({ param: { planId: plan.id } }));
      return { ...plan, events, owed: owed.filter(({ planId }) => planId === plan.id) };
    }),
  );
  return { plans: full, others: young.slice(shownInFull), owed, work };
}

export type MunicipalHome = Awaited<ReturnType<typeof loadMunicipalHome>>;
