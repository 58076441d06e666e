import { obligationKinds } from "@salus/domain";
import { apiOf, orErrorPage } from "#lib/api/client.ts";
import { calendarActions } from "#lib/obligations/calendar-actions.ts";
import { parseDay } from "#lib/ui/day.ts";
import type { Actions, PageServerLoad } from "./$types";

const asked = ["dueFrom", "dueTo", "obligation", "instrument", "state", "q", "share", "sort", "page"] as const;

export const load: PageServerLoad = async (event) => {
  const params = event.url.searchParams;
  const query = Object.fromEntries(
    asked.flatMap((name) => {
      const written = params.get(name)?.trim() ?? "";
      const value = name === "dueFrom" || name === "dueTo" ? (parseDay(written) ?? "") : written;
      return value === "" ? [] : [[name, value]];
    }),
  ) as Partial<Record<(typeof asked)[number], string>>;
  const client = apiOf(event);
  const language = event.params.locale;
  const [answer, { since }] = await Promise.all([
    orErrorPage(client.federal.obligations.$get({ query: { ...query, language } as never })),
    orErrorPage(client["calendar-link"].$get()),
  ]);
  return { ...answer, since, query, kinds: [...obligationKinds] };
};

export const actions: Actions = calendarActions;
