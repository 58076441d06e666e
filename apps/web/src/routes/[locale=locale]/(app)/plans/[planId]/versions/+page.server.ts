import { PlainDate } from "@salus/domain";
import { error, redirect } from "@sveltejs/kit";
import { versionOf } from "#lib/amendment/step-form.ts";
import { apiOf, orErrorPage } from "#lib/api/client.ts";
import { day, refused, refusedHere, text } from "#lib/api/form.ts";
import { parseDay } from "#lib/ui/day.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  if (!event.locals.session) error(401, "session.required", { code: "session.required" });
  const param = { planId: event.params.planId };
  const client = apiOf(event);
  const asked = PlainDate.safeParse(parseDay(event.url.searchParams.get("on") ?? ""));
  const [{ plan, framework }, { versions }, { plans }, { frameworks }, day] = await Promise.all([
    orErrorPage(client.plans[":planId"].$get({ param })),
    orErrorPage(client.plans[":planId"].versions.$get({ param })),
    orErrorPage(client.plans.$get()),
    orErrorPage(client.frameworks.$get()),
    asked.success ? orErrorPage(client.plans[":planId"].status.$get({ param, query: { on: asked.data } })) : null,
  ]);
  const { instrument, period } = framework as { instrument: "svpp" | "vsc" } & typeof framework;
  const taken = new Set(plans.map((each) => each.framework));
  return {
    plan: { id: plan.id, instrument, period },
    versions,
    /** Periods after this one that no plan of the municipality covers yet. */
    later: frameworks
      .filter((each) => each.instrument === instrument && each.period.to > period.to && !taken.has(each.code))
      .map(({ code, title }) => ({ code, title }))
      .toSorted((a, b) => a.code.localeCompare(b.code)),
    day: day && {
      on: day.on,
      agreements: day.agreements.map(({ planId, number }) => {
        const found = plans.find(({ id }) => id === planId);
        return { planId, number, of: { instrument, period: found?.period ?? period } };
      }),
    },
  };
};

export const actions: Actions = {
  next: async (event) => {
    const { version } = versionOf(await event.request.formData());
    const response = await apiOf(event).plans[":planId"]["next-version"].$post({
      param: { planId: event.params.planId },
      json: { version },
    });
    if (!response.ok) return refused("next", response, { version });
    redirect(303, `/${event.params.locale}/plans/${event.params.planId}`);
  },
  prolong: async (event) => {
    const form = await event.request.formData();
    const { version } = versionOf(form);
    const framework = text(form, "framework");
    if (framework === "") return refusedHere("prolong", "input.invalid", { version, missing: "framework" as const });
    const response = await apiOf(event).plans[":planId"].prolongations.$post({
      param: { planId: event.params.planId },
      json: { version, framework },
    });
    if (!response.ok) return refused("prolong", response, { version, missing: null });
    const { id } = (await response.json()) as { id: string };
    redirect(303, `/${event.params.locale}/plans/${id}/renew`);
  },
  withdraw: async (event) => {
    const form = await event.request.formData();
    const { version } = versionOf(form);
    const typed = { version, reason: text(form, "reason"), on: day(form, "on") };
    if (typed.reason === "")
      return refusedHere("withdraw", "event.reason_missing", { ...typed, missing: "reason" as const });
    const response = await apiOf(event).plans[":planId"].events.$post({
      param: { planId: event.params.planId },
      json: { kind: "withdrawn", version, reason: typed.reason, on: typed.on === "" ? null : typed.on },
    });
    return response.ok ? { did: "withdrawn" as const } : refused("withdraw", response, { ...typed, missing: null });
  },
};
