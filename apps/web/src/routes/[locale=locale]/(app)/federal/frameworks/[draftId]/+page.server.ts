import { beginningChecklist } from "@salus/templates";
import { apiOf, orErrorPage } from "#lib/api/client.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  const client = apiOf(event);
  const draft = await orErrorPage(client.federal.frameworks[":draftId"].$get({ param: event.params }));
  const { fromCode } = draft;
  // Places that plans follow already: their codes stay.
  const from =
    fromCode === null ? null : await orErrorPage(client.frameworks[":code"].$get({ param: { code: fromCode } }));
  const fixed = from ? pathsOf(from.template as unknown as Place[]) : [];
  return { draft, fixed, checklist: beginningChecklist(draft.body.instrument) };
};

type Place = { code: string; children: Place[] };
const pathsOf = (places: readonly Place[], above = ""): string[] =>
  places.flatMap(({ code, children }) => [`${above}${code}`, ...pathsOf(children, `${above}${code}/`)]);
