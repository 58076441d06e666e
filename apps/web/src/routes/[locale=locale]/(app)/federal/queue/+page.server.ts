import { apiOf, orErrorPage } from "#lib/api/client.ts";
import { todayInBelgium } from "#lib/home/days.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => ({
  ...(await orErrorPage(apiOf(event).federal.queue.$get())),
  today: todayInBelgium(),
});
