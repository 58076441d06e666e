import { dayInBelgium } from "@salus/domain";
import { error } from "@sveltejs/kit";
import { apiOf } from "#lib/api/client.ts";
import { loadPlan } from "#lib/plan/load-plan.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  const { session } = event.locals;
  if (!session) error(401, "session.required", { code: "session.required" });
  const version = event.url.searchParams.get("version") ?? "";
  const number = /^[1-9]\d{0,4}$/.test(version) ? Number(version) : null;
  const { planId } = event.params;
  // Not a reason to load again: the page follows the selection by itself.
  const nodeId = event.untrack(() => event.url.searchParams.get("node"));
  return { plan: await loadPlan(apiOf(event), { planId, number, nodeId, session, today: dayInBelgium(new Date()) }) };
};
