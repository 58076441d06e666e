import type { PresentedDifference } from "@salus/domain";
import { apiOf, orErrorPage } from "#lib/api/client.ts";
import { shownDifference } from "#lib/difference/difference-filter.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  const from = event.url.searchParams.get("from") ?? "";
  const answer = await orErrorPage(
    apiOf(event).federal.plans[":submissionId"].difference.$get({
      param: { submissionId: event.params.submissionId },
      query: /^[1-9]\d{0,4}$/.test(from) ? { from } : {},
    }),
  );
  return {
    submission: answer.submission,
    from: answer.from,
    shown: shownDifference(answer.difference as PresentedDifference, event.url.searchParams),
  };
};
