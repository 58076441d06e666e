import { dayInBelgium } from "@salus/domain";
import { error } from "@sveltejs/kit";
import { apiOf } from "#lib/api/client.ts";
import { loadPlan } from "#lib/plan/load-plan.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  const { session } = event.locals;
  if (!session) error(401, "session.required", { code: "session.required" });
  const { planId } = event.params;
  return { plan: await loadPlan(apiOf(event), { planId, number: null, session, today: dayInBelgium(new Date()) }) };
};
