import { error, redirect } from "@sveltejs/kit";
import { apiOf, orErrorPage } from "#lib/api/client.ts";
import { refused, text, texts } from "#lib/api/form.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  if (!event.locals.session) error(401, "session.required", { code: "session.required" });
  const { planId } = event.params;
  const client = apiOf(event);
  const [{ framework, permittedActions }, difference] = await Promise.all([
    orErrorPage(client.plans[":planId"].$get({ param: { planId } })),
    orErrorPage(client.plans[":planId"]["framework-changes"].$get({ param: { planId } })),
  ]);
  const { title, instrument, period } = framework;
  return {
    planId,
    framework: { title, instrument, period },
    ...difference,
    mayAdopt: permittedActions.includes("plan.edit"),
    isAdopted: event.url.searchParams.has("adopted"),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const { planId } = event.params;
    const json = { revision: Number(text(form, "revision")), accepted: texts(form, "accepted") };
    const response = await apiOf(event).plans[":planId"]["framework-changes"].$post({ param: { planId }, json });
    if (!response.ok) return refused("adopt", response, {});
    redirect(303, `/${event.params.locale}/plans/${planId}/framework-changes?adopted`);
  },
};
