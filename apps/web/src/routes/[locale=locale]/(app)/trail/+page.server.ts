import { apiOf, orErrorPage } from "#lib/api/client.ts";
import { refused } from "#lib/api/form.ts";
import { trailChoice } from "#lib/trail/trail-query.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  const chosen = trailChoice(event.url);
  const trail = await orErrorPage(apiOf(event).trail.$get({ query: chosen as never }));
  return { trail, chosen };
};

export const actions: Actions = {
  verify: async (event) => {
    const response = await apiOf(event).trail.verification.$post();
    return response.ok ? { did: "verify" as const } : refused("verify", response, {});
  },
};
