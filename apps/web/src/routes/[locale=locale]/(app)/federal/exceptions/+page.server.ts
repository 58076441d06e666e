import { apiOf, orErrorPage, papersOf } from "#lib/api/client.ts";
import { day, refused, text } from "#lib/api/form.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  const client = apiOf(event);
  const [{ exceptions, municipalities }, { frameworks }] = await Promise.all([
    orErrorPage(papersOf(event).federal.exceptions.$get()),
    orErrorPage(client.frameworks.$get()),
  ]);
  return {
    exceptions,
    // The newest first: that is the one somebody asks more time for.
    frameworks: frameworks
      .toSorted((a, b) => b.period.from.localeCompare(a.period.from))
      .map(({ code, title, calendar }) => ({
        ...{ code, title },
        deadlineOn: calendar.find((entry) => entry.code === "submission")?.on ?? null,
      })),
    municipalities,
    mayGrant: event.locals.session?.active.permittedActions.includes("plan.approve") ?? false,
  };
};

export const actions: Actions = {
  grant: async (event) => {
    const form = await event.request.formData();
    const typed = {
      ...{ nis: text(form, "nis"), framework: text(form, "framework") },
      ...{ until: day(form, "until"), reason: text(form, "reason") },
    };
    const response = await papersOf(event).federal.exceptions.$post({ json: typed });
    return response.ok ? { did: "granted" as const } : refused("grant", response, { typed });
  },
  withdraw: async (event) => {
    const exceptionId = text(await event.request.formData(), "exception");
    const response = await papersOf(event).federal.exceptions[":exceptionId"].withdraw.$post({
      param: { exceptionId },
    });
    return response.ok ? { did: "withdrawn" as const } : refused("withdraw", response, { typed: null });
  },
};
