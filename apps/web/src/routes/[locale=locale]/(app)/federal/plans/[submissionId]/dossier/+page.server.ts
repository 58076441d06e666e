import { error } from "@sveltejs/kit";
import { apiOf, orErrorPage } from "#lib/api/client.ts";
import { recordFrom, strikeFrom } from "#lib/dossier/dossier-actions.ts";
import { parseDay } from "#lib/ui/day.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  if (!event.locals.session) error(401, "session.required", { code: "session.required" });
  const param = { submissionId: event.params.submissionId };
  const client = apiOf(event);
  const of = client.federal.plans[":submissionId"];
  const on = parseDay(event.url.searchParams.get("on") ?? "");
  const [{ submission }, timeline, day, { frameworks }] = await Promise.all([
    orErrorPage(of.$get({ param })),
    orErrorPage(of.timeline.$get({ param })),
    on ? orErrorPage(of.status.$get({ param, query: { on } })) : null,
    orErrorPage(client.frameworks.$get()),
  ]);
  const { nis, framework } = submission;
  const { threads } = await orErrorPage(client.federal.messages.$get({ query: { nis, framework } }));
  const mayWrite = event.locals.session.active.permittedActions.includes("federal.write");
  const titles = frameworks.map(({ code, title }) => ({ code, title }));
  return { submission, timeline, day, threads, mayWrite, titles };
};

export const actions: Actions = {
  record: async (event) => {
    const param = { submissionId: event.params.submissionId };
    return recordFrom(await event.request.formData(), {
      back: event.url.pathname,
      record: ({ kind, decision, ...told }) => {
        const { vote: _vote, attachments: _files, ...shared } = decision ?? { vote: null, attachments: [] };
        return apiOf(event).federal.plans[":submissionId"].events.$post({
          param,
          // Which kinds are the federal side's the API says.
          json: { ...told, kind: kind as "minister", decision: "place" in shared ? shared : null },
        });
      },
    });
  },
  strike: async (event) =>
    strikeFrom(await event.request.formData(), {
      back: event.url.pathname,
      strike: (eventId, reason) =>
        apiOf(event).federal.plans[":submissionId"].events[":eventId"].strike.$post({
          param: { submissionId: event.params.submissionId, eventId },
          json: { reason },
        }),
    }),
};
