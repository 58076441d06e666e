import { dayInBelgium } from "@salus/domain";
import { apiOf, orErrorPage } from "#lib/api/client.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => ({
  ...(await orErrorPage(apiOf(event).federal.queue.$get())),
  today: dayInBelgium(new Date()),
});
