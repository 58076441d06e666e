import { apiOf, orErrorPage } from "#lib/api/client.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => ({
  draft: await orErrorPage(
    apiOf(event).federal.frameworks[":draftId"].$get({ param: { draftId: event.params.draftId } }),
  ),
});
