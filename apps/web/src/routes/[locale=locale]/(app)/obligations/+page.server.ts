import { dayInBelgium } from "@salus/domain";
import { apiOf, orErrorPage } from "#lib/api/client.ts";
import { day, refused, refusedHere, text } from "#lib/api/form.ts";
import { calendarActions } from "#lib/obligations/calendar-actions.ts";
import { parseDay } from "#lib/ui/day.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  const client = apiOf(event);
  const [{ obligations }, { since }] = await Promise.all([
    orErrorPage(client.obligations.$get()),
    orErrorPage(client["calendar-link"].$get()),
  ]);
  const may = event.locals.session?.active.permittedActions.includes("obligation.settle") ?? false;
  return { obligations, since, may, today: dayInBelgium(new Date()) };
};

export const actions: Actions = {
  settle: async (event) => {
    const form = await event.request.formData();
    const json = { key: text(form, "key"), on: day(form, "on") };
    if (!parseDay(json.on)) return refusedHere("settle", "input.invalid", { ...json, isNoDay: true });
    const response = await apiOf(event).obligations.settle.$post({ json });
    return response.ok ? { did: "settled" as const } : refused("settle", response, { ...json, isNoDay: false });
  },
  ...calendarActions,
};
