import { dayInBelgium } from "@salus/domain";
import { loadFederalHome } from "#lib/home/load-federal.ts";
import { loadMunicipalHome } from "#lib/home/load-municipal.ts";
import { partOfDay } from "#lib/home/part-of-day.ts";
import { apiOf } from "#lib/api/client.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  const now = new Date();
  const today = dayInBelgium(now);
  const api = apiOf(event);
  const isFederal = event.locals.session?.active.kind === "federal";
  return {
    today,
    partOfDay: partOfDay(now),
    municipal: isFederal ? null : await loadMunicipalHome(api),
    federal: isFederal ? await loadFederalHome(api, today) : null,
  };
};
