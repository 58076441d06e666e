import { apiOf, orErrorPage, papersOf } from "#lib/api/client.ts";
import { signingActions } from "#lib/paper/signing-actions.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  const param = { submissionId: event.params.submissionId };
  const [{ submission }, signing] = await Promise.all([
    orErrorPage(apiOf(event).federal.plans[":submissionId"].$get({ param })),
    orErrorPage(papersOf(event).federal.plans[":submissionId"].signing.$get({ param })),
  ]);
  return { submission, signing };
};

export const actions: Actions = signingActions(({ params }) => `/federal/plans/${params.submissionId}/signing`);
