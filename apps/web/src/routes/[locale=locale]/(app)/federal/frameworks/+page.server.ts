import { redirect } from "@sveltejs/kit";
import { apiOf, orErrorPage } from "#lib/api/client.ts";
import { refused, text } from "#lib/api/form.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  return {
    ...(await orErrorPage(apiOf(event).federal.frameworks.$get())),
    didPublish: { code: searchParams.get("published"), revision: searchParams.get("revision") },
  };
};

export const actions: Actions = {
  begin: async (event) => {
    const form = await event.request.formData();
    const typed = {
      origin: text(form, "origin"),
      framework: text(form, "framework"),
      instrument: text(form, "instrument"),
      code: text(form, "code"),
    };
    // The API says which of them the way that was chosen needs.
    const json = typed as typeof typed & { origin: "copy" };
    const response = await apiOf(event).federal.frameworks.$post({ json });
    if (!response.ok) return refused("begin", response, typed);
    redirect(303, `/${event.params.locale}/federal/frameworks/${(await response.json()).id}`);
  },
  remove: async (event) => {
    const form = await event.request.formData();
    const [draftId, title] = [text(form, "draftId"), text(form, "title")];
    if (text(form, "confirmed") !== "yes") return { ask: { draftId, title } };
    const response = await apiOf(event).federal.frameworks[":draftId"].$delete({ param: { draftId } });
    return response.ok ? { did: "remove" as const } : refused("remove", response, { draftId });
  },
};
