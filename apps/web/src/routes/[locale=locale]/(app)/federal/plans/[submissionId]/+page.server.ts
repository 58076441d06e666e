import { dayInBelgium } from "@salus/domain";
import { fail } from "@sveltejs/kit";
import { apiOf, orErrorPage } from "#lib/api/client.ts";
import { day, refused, text } from "#lib/api/form.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  const { submissionId } = event.params;
  const detail = await orErrorPage(apiOf(event).federal.plans[":submissionId"].$get({ param: { submissionId } }));
  return { detail, today: dayInBelgium(new Date()) };
};

export const actions: Actions = {
  return: async (event) => {
    const form = await event.request.formData();
    const reason = text(form, "reason");
    if (reason === "") return fail(422, { at: "return" as const, isMissing: true, reason });
    if (text(form, "confirmed") !== "yes") return { ask: "return" as const, reason };
    const { submissionId } = event.params;
    const response = await apiOf(event).federal.plans[":submissionId"].return.$post({
      param: { submissionId },
      json: { reason },
    });
    return response.ok ? { did: "return" as const } : refused("return", response, { reason, isMissing: false });
  },
  approve: async (event) => {
    const form = await event.request.formData();
    const [on, inForceOn] = [day(form, "on"), day(form, "inForceOn")];
    const problem = on === "" ? ("missing" as const) : on > dayInBelgium(new Date()) ? ("future" as const) : null;
    if (problem) return fail(422, { at: "approve" as const, problem, on, inForceOn });
    const { submissionId } = event.params;
    const response = await apiOf(event).federal.plans[":submissionId"].approve.$post({
      param: { submissionId },
      json: { on, inForceOn: inForceOn === "" ? null : inForceOn },
    });
    return response.ok ? { did: "approve" as const } : refused("approve", response, { on, inForceOn, problem: null });
  },
};
