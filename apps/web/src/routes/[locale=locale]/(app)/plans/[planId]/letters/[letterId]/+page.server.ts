import { error } from "@sveltejs/kit";
import { apiOf, orErrorPage } from "#lib/api/client.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  const { planId, letterId, locale } = event.params;
  const { letters } = await orErrorPage(apiOf(event).plans[":planId"].letters.$get({ param: { planId } }));
  const letter = letters.find(({ id }) => id === letterId);
  if (!letter) error(404, "route.not_found", { code: "route.not_found" });
  const asked = event.url.searchParams.get("in") ?? locale;
  return { letter, planId, language: asked === "fr" ? ("fr" as const) : ("nl" as const) };
};
