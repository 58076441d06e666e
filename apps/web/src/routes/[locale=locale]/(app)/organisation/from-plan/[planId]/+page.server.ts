import type { RecordId } from "@salus/domain";
import { redirect } from "@sveltejs/kit";
import { apiOf, orErrorPage } from "#lib/api/client.ts";
import { refused, text, texts } from "#lib/api/form.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event);
  const { planId } = event.params;
  const [{ texts: found }, { records }, { plans }] = await Promise.all([
    orErrorPage(api.plans[":planId"]["unit-texts"].$get({ param: { planId } })),
    orErrorPage(api.organisation.$get({ query: { recordKind: "unit" } })),
    orErrorPage(api.plans.$get()),
  ]);
  const plan = plans.find(({ id }) => id === planId) ?? null;
  const { searchParams } = event.url;
  const done = searchParams.has("nodes")
    ? { nodes: Number(searchParams.get("nodes")), made: Number(searchParams.get("made")) }
    : null;
  return { texts: found, units: records.filter(({ refs }) => !refs.mergedInto), plan, done };
};

/** Value of a choice that makes a unit of the name as it is written. */
const MAKE = "new";

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const choices = texts(form, "text").flatMap((written, index) => {
      const choice = text(form, `choice-${index}`);
      if (choice === "") return [];
      return [
        choice === MAKE
          ? { text: written, newUnit: crypto.randomUUID() as string as RecordId }
          : { text: written, unit: choice as RecordId },
      ];
    });
    const { planId, locale } = event.params;
    const page = `/${locale}/organisation/from-plan/${planId}`;
    if (choices.length === 0) redirect(303, page);
    const response = await apiOf(event).plans[":planId"]["unit-texts"].$post({ param: { planId }, json: { choices } });
    if (!response.ok) return refused("link", response, {});
    const { nodes, made } = await response.json();
    redirect(303, `${page}?nodes=${nodes}&made=${made}`);
  },
};
