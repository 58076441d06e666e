import { dayInBelgium, type Instrument, instruments } from "@salus/domain";
import { redirect } from "@sveltejs/kit";
import { apiOf, orErrorPage } from "#lib/api/client.ts";
import { refused, refusedHere, text } from "#lib/api/form.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event);
  const mayStart = event.locals.session?.active.permittedActions.includes("plan.create") ?? false;
  const published = (instrument: Instrument) =>
    mayStart ? orErrorPage(api.published.$get({ query: { instrument } })) : { published: [] };
  const [{ frameworks }, { plans }, ...others] = await Promise.all([
    orErrorPage(api.frameworks.$get()),
    orErrorPage(api.plans.$get()),
    ...instruments.map(published),
  ]);
  const taken = new Set(plans.map(({ framework }) => framework));
  const today = dayInBelgium(new Date());
  return {
    frameworks: frameworks
      .map(({ chapters, ...rest }) => ({
        ...rest,
        isTaken: taken.has(rest.code),
        isOver: (rest.extension?.to ?? rest.period.to) < today,
        parts: chapters.filter(({ compulsory }) => compulsory).map(({ code, title }) => ({ code, title })),
      }))
      .toSorted((a, b) => b.period.to.localeCompare(a.period.to) || a.instrument.localeCompare(b.instrument)),
    plans: plans
      .map(({ id, instrument, period, title }) => ({ id, instrument, period, title }))
      .toSorted((a, b) => b.period.from.localeCompare(a.period.from)),
    published: others.flatMap(({ published: found }) => found),
    /** One key per opened page: a second press cannot make a second plan. */
    key: crypto.randomUUID(),
    regime: event.locals.session?.active.languageRegime ?? "nl",
  };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const typed = {
      way: text(form, "way"),
      framework: text(form, "framework"),
      language: text(form, "language") === "fr" ? ("fr" as const) : ("nl" as const),
      from: text(form, "from"),
      hasTexts: text(form, "hasTexts") === "yes",
    };
    const { way, framework, language, from, hasTexts } = typed;
    if (framework === "") return refusedHere("create", "input.invalid", { ...typed, missing: "framework" as const });
    if ((way === "rollOver" || way === "inspiration") && from === "")
      return refusedHere("create", "input.invalid", { ...typed, missing: "from" as const });
    const { plans } = apiOf(event);
    const options = { headers: { "idempotency-key": text(form, "key") } };
    const response =
      way === "rollOver"
        ? await plans["roll-over"].$post({ json: { framework, fromPlanId: from } }, options)
        : way === "inspiration"
          ? await plans.inspiration.$post({ json: { framework, publishedId: from, language, hasTexts } }, options)
          : await plans.$post({ json: { framework, language, isEmpty: way === "empty" } }, options);
    if (!response.ok) return refused("create", response, { ...typed, missing: null });
    const { id } = await response.json();
    const hasList = way === "rollOver" || way === "inspiration";
    redirect(303, `/${event.params.locale}/plans/${id}${hasList ? "/renew" : ""}`);
  },
};
