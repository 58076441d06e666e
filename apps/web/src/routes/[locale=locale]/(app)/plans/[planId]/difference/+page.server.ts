import type { PresentedDifference } from "@salus/domain";
import { error, redirect } from "@sveltejs/kit";
import { apiOf, orErrorPage } from "#lib/api/client.ts";
import { shownDifference } from "#lib/difference/difference-filter.ts";
import type { PageServerLoad } from "./$types";

const isNumber = (value: string | null): value is string => value !== null && /^[1-9]\d{0,4}$/.test(value);

export const load: PageServerLoad = async (event) => {
  if (!event.locals.session) error(401, "session.required", { code: "session.required" });
  const { planId, locale } = event.params;
  const query = event.url.searchParams;
  const [from, to] = [query.get("from"), query.get("to")];
  // Which two is a choice: without one the reader makes it first.
  if (!isNumber(from) || !isNumber(to)) redirect(303, `/${locale}/plans/${planId}/versions`);
  const client = apiOf(event);
  const param = { planId };
  const [{ plan, framework }, answer] = await Promise.all([
    orErrorPage(client.plans[":planId"].$get({ param })),
    orErrorPage(client.plans[":planId"].difference.$get({ param, query: { from, to } })),
  ]);
  const { instrument, period } = framework as { instrument: "svpp" | "vsc" } & typeof framework;
  return {
    plan: { id: plan.id, instrument, period },
    from: answer.from,
    to: answer.to,
    shown: shownDifference(answer.difference as PresentedDifference, query),
  };
};
