import { error } from "@sveltejs/kit";
import { apiOf, orErrorPage, papersOf } from "#lib/api/client.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  if (!event.locals.session) error(401, "session.required", { code: "session.required" });
  const { planId, version } = event.params;
  const [{ plan, framework }, receipt] = await Promise.all([
    orErrorPage(apiOf(event).plans[":planId"].$get({ param: { planId } })),
    orErrorPage(papersOf(event).plans[":planId"].versions[":version"].receipt.$get({ param: { planId, version } })),
  ]);
  const { instrument, period } = framework as { instrument: "svpp" | "vsc" } & typeof framework;
  return { plan: { id: plan.id, instrument, period }, receipt };
};
