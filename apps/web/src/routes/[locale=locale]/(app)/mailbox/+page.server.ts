import { apiOf, orErrorPage } from "#lib/api/client.ts";
import { refused } from "#lib/api/form.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => orErrorPage(apiOf(event).mailbox.$get());

export const actions: Actions = {
  write: async (event) => {
    const response = await apiOf(event).mailbox.digest.$post();
    if (!response.ok) return refused("write", response, {});
    return { did: (await response.json()).written ? ("written" as const) : ("nothingNew" as const) };
  },
};
