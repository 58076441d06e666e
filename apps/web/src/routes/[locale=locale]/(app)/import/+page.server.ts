import { apiOf, orErrorPage } from "#lib/api/client.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  const { frameworks } = await orErrorPage(apiOf(event).frameworks.$get());
  return {
    frameworks: frameworks
      .map(({ code, instrument, title, demonstration, period }) => ({ code, instrument, title, demonstration, period }))
      .toSorted((a, b) => b.period.to.localeCompare(a.period.to)),
  };
};
