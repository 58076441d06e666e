import { dayInBelgium } from "@salus/domain";
import { error } from "@sveltejs/kit";
import { apiOf } from "#lib/api/client.ts";
import { loadPlan } from "#lib/plan/load-plan.ts";
import { readingOf } from "#lib/plan/reading/plan-reading.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  const { session } = event.locals;
  if (!session) error(401, "session.required", { code: "session.required" });
  const version = event.url.searchParams.get("version") ?? "";
  const number = /^[1-9]\d{0,4}$/.test(version) ? Number(version) : null;
  const { planId } = event.params;
  const plan = await loadPlan(apiOf(event), { planId, number, session, today: dayInBelgium(new Date()) });
  return { reading: readingOf(plan) };
};
