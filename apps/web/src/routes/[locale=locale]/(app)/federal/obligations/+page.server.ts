import { obligationKinds } from "@salus/domain";
import { apiOf, orErrorPage } from "#lib/api/client.ts";
import type { PageServerLoad } from "./$types";

const asked = ["dueFrom", "dueTo", "obligation", "instrument", "state", "q", "sort", "page"] as const;

export const load: PageServerLoad = async (event) => {
  const params = event.url.searchParams;
  const query = Object.fromEntries(
    asked.flatMap((name) => {
      const value = params.get(name)?.trim() ?? "";
      return value === "" ? [] : [[name, value]];
    }),
  ) as Partial<Record<(typeof asked)[number], string>>;
  const answer = await orErrorPage(apiOf(event).federal.obligations.$get({ query: query as never }));
  return { ...answer, query, kinds: [...obligationKinds] };
};
