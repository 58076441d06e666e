import { redirect } from "@sveltejs/kit";
import { apiOf, orErrorPage } from "#lib/api/client.ts";
import { day, refused, refusedHere, text } from "#lib/api/form.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  const param = { submissionId: event.params.submissionId };
  const client = apiOf(event).federal.plans[":submissionId"];
  const [{ submission }, { submissions }] = await Promise.all([
    orErrorPage(client.$get({ param })),
    orErrorPage(client.replaceable.$get({ param })),
  ]);
  const may = event.locals.session?.active.permittedActions.includes("plan.approve") ?? false;
  return { submission, replaceable: may ? submissions : [] };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const typed = { replaces: text(form, "replaces"), on: day(form, "on"), reason: text(form, "reason") };
    if (typed.on === "") return refusedHere("replace", "input.invalid", { ...typed, missing: "on" as const });
    if (typed.reason === "") {
      return refusedHere("replace", "event.reason_missing", { ...typed, missing: "reason" as const });
    }
    const { submissionId } = event.params;
    const json = typed as typeof typed & { replaces: never };
    const response = await apiOf(event).federal.plans[":submissionId"].replace.$post({ param: { submissionId }, json });
    if (!response.ok) return refused("replace", response, { ...typed, missing: null });
    redirect(303, `/${event.params.locale}/federal/plans/${typed.replaces}`);
  },
};
