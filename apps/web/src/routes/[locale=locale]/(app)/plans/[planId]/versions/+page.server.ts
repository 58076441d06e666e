import { error } from "@sveltejs/kit";
import { apiOf, orErrorPage } from "#lib/api/client.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  if (!event.locals.session) error(401, "session.required", { code: "session.required" });
  const param = { planId: event.params.planId };
  const client = apiOf(event);
  const [{ plan, framework }, { versions }] = await Promise.all([
    orErrorPage(client.plans[":planId"].$get({ param })),
    orErrorPage(client.plans[":planId"].versions.$get({ param })),
  ]);
  const { instrument, period } = framework as { instrument: "svpp" | "vsc" } & typeof framework;
  return { plan: { id: plan.id, instrument, period }, versions };
};
