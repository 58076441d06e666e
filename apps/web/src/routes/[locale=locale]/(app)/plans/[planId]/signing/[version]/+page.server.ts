import { error } from "@sveltejs/kit";
import { apiOf, orErrorPage, papersOf } from "#lib/api/client.ts";
import { signingActions } from "#lib/paper/signing-actions.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  if (!event.locals.session) error(401, "session.required", { code: "session.required" });
  const { planId, version } = event.params;
  const [{ plan, framework }, signing] = await Promise.all([
    orErrorPage(apiOf(event).plans[":planId"].$get({ param: { planId } })),
    orErrorPage(papersOf(event).plans[":planId"].versions[":version"].signing.$get({ param: { planId, version } })),
  ]);
  const { instrument, period } = framework as { instrument: "svpp" | "vsc" } & typeof framework;
  return { plan: { id: plan.id, instrument, period }, signing };
};

export const actions: Actions = signingActions(
  ({ params }) => `/plans/${params.planId}/versions/${params.version}/signing`,
);
