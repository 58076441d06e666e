import { error } from "@sveltejs/kit";
import { apiOf, orErrorPage } from "#lib/api/client.ts";
import { recordFrom, strikeFrom } from "#lib/dossier/dossier-actions.ts";
import { parseDay } from "#lib/ui/day.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  if (!event.locals.session) error(401, "session.required", { code: "session.required" });
  const param = { planId: event.params.planId };
  const client = apiOf(event);
  const of = client.plans[":planId"];
  const on = parseDay(event.url.searchParams.get("on") ?? "");
  const [{ plan, framework }, timeline, day, { attachments }, { frameworks }, { threads }] = await Promise.all([
    orErrorPage(of.$get({ param })),
    orErrorPage(of.timeline.$get({ param })),
    on ? orErrorPage(of.status.$get({ param, query: { on } })) : null,
    orErrorPage(of.attachments.$get({ param })),
    orErrorPage(client.frameworks.$get()),
    orErrorPage(client.messages.$get()),
  ]);
  const { title, instrument, period } = framework as { instrument: "svpp" | "vsc" } & typeof framework;
  return {
    plan: { id: plan.id, title, instrument, period, language: plan.version.language },
    timeline,
    day,
    threads: threads.filter(({ planId }) => planId === plan.id),
    mayWrite: event.locals.session.active.permittedActions.includes("message.write"),
    files: attachments.map(({ id, name }) => ({ id, name })),
    titles: frameworks.map(({ code, title: of }) => ({ code, title: of })),
  };
};

export const actions: Actions = {
  record: async (event) => {
    const param = { planId: event.params.planId };
    return recordFrom(await event.request.formData(), {
      back: event.url.pathname,
      keep: (file) => apiOf(event).plans[":planId"].attachments.$post({ param, form: { file } }),
      record: ({ kind, ...told }, { version }) =>
        apiOf(event).plans[":planId"].events.$post({
          param,
          // Which kinds are a municipality's the API says.
          json: { ...told, kind: kind as "council", ...(version !== "" && { version: Number(version) }) },
        }),
    });
  },
  strike: async (event) =>
    strikeFrom(await event.request.formData(), {
      back: event.url.pathname,
      strike: (eventId, reason) =>
        apiOf(event).plans[":planId"].events[":eventId"].strike.$post({
          param: { planId: event.params.planId, eventId },
          json: { reason },
        }),
    }),
};
