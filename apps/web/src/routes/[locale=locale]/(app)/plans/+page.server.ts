import { apiOf, orErrorPage } from "#lib/api/client.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  const { plans } = await orErrorPage(apiOf(event).plans.$get());
  return { plans: plans.toSorted((a, b) => b.period.from.localeCompare(a.period.from)) };
};
