import type { Locale } from "@salus/domain";
import { error } from "@sveltejs/kit";
import { apiOf, orErrorPage } from "#lib/api/client.ts";
import { forExport } from "#lib/csv.ts";
import { timelineCsv } from "#lib/dossier/dossier-csv.ts";
import type { RequestHandler } from "./$types";

export const GET: RequestHandler = async (event) => {
  if (!event.locals.session) error(401, "session.required", { code: "session.required" });
  const param = { submissionId: event.params.submissionId };
  const timeline = await orErrorPage(apiOf(event).federal.plans[":submissionId"].timeline.$get({ param }, forExport));
  return timelineCsv(timeline, event.url, event.params.locale as Locale);
};
