import { apiOf, orErrorPage } from "#lib/api/client.ts";
import { refused, text } from "#lib/api/form.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => ({ work: await orErrorPage(apiOf(event)["my-work"].$get()) });

export const actions: Actions = {
  done: async (event) => {
    const form = await event.request.formData();
    const param = { planId: text(form, "planId"), assignmentId: text(form, "assignmentId") };
    const response = await apiOf(event).plans[":planId"].assignments[":assignmentId"].done.$post({ param });
    return response.ok ? { did: "done" as const } : refused("done", response, {});
  },
};
