import { redirect } from "@sveltejs/kit";
import { apiOf, orErrorPage } from "#lib/api/client.ts";
import { refused, refusedHere, text } from "#lib/api/form.ts";
import { todayInBelgium } from "#lib/home/days.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event);
  const [{ frameworks }, { plans }] = await Promise.all([
    orErrorPage(api.frameworks.$get()),
    orErrorPage(api.plans.$get()),
  ]);
  const taken = new Set(plans.map(({ framework }) => framework));
  const today = todayInBelgium();
  return {
    frameworks: frameworks
      .map(({ chapters, ...rest }) => ({
        ...rest,
        isTaken: taken.has(rest.code),
        isOver: (rest.extension?.to ?? rest.period.to) < today,
        parts: chapters.filter(({ compulsory }) => compulsory).map(({ code, title }) => ({ code, title })),
      }))
      .toSorted((a, b) => b.period.to.localeCompare(a.period.to) || a.instrument.localeCompare(b.instrument)),
    /** One key per opened page: a second press cannot make a second plan. */
    key: crypto.randomUUID(),
    regime: event.locals.session?.active.languageRegime ?? "nl",
  };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const framework = text(form, "framework");
    const language = text(form, "language") === "fr" ? "fr" : "nl";
    if (framework === "") return refusedHere("create", "input.invalid", { framework, language });
    const response = await apiOf(event).plans.$post(
      { json: { framework, language } },
      { headers: { "idempotency-key": text(form, "key") } },
    );
    if (!response.ok) return refused("create", response, { framework, language });
    const { id } = await response.json();
    redirect(303, `/${event.params.locale}/plans/${id}`);
  },
};
