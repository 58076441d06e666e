import type { ApiClient } from "@salus/api/client";
import type { OfficialText } from "@salus/domain";
import { apiOf, orErrorPage } from "#lib/api/client.ts";
import type { FrameworkSummary, SubmittedPlan } from "#lib/api/types.ts";
import type { PageServerLoad } from "./$types";

type Chapter = { code: string; title: OfficialText };

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event);
  const query = event.url.searchParams;
  // A form sends the name several times, a link sends one list.
  const ids = [...new Set(query.getAll("submissions").flatMap((part) => part.split(",")))].filter((id) => id !== "");
  const [{ submissions }, { frameworks }] = await Promise.all([
    orErrorPage(api.federal.plans.$get({ query: {} })),
    orErrorPage(api.frameworks.$get()),
  ]);
  const asked = query.get("phenomenon");
  const known = submissions.filter(({ id }) => ids.includes(id));
  const codes = new Set((known.length > 0 ? known : submissions).map(({ framework }) => framework));
  const phenomena = chaptersOf(frameworks.filter(({ code }) => codes.has(code)));
  const phenomenon = asked || (phenomena.find(({ code }) => code !== "coordination")?.code ?? phenomena[0]?.code);
  const comparison =
    ids.length === 0 || phenomenon === undefined
      ? null
      : await orErrorPage(api.federal.compare.$get({ query: { phenomenon, submissions: ids.join(",") } }));
  return {
    phenomenon: phenomenon ?? null,
    phenomena,
    comparison,
    others: submissions.filter(({ id }) => !ids.includes(id)),
    silent: comparison?.columns[0] ? await silentFor(api, comparison.columns[0].submission) : null,
  };
};

/** Each chapter of these frameworks once. */
function chaptersOf(frameworks: readonly FrameworkSummary[]): Chapter[] {
  const chapters = new Map<string, Chapter>();
  for (const { chapters: own } of frameworks) {
    for (const { code, title } of own) if (!chapters.has(code)) chapters.set(code, { code, title });
  }
  return [...chapters.values()];
}

/** Who submitted nothing for the framework of the first column. */
async function silentFor(api: ApiClient, { instrument, period }: Pick<SubmittedPlan, "instrument" | "period">) {
  const query = { instrument, year: period.from.slice(0, 4) };
  const { municipalities } = await orErrorPage(api.federal.matrix.$get({ query }));
  return {
    instrument,
    period,
    names: municipalities.filter(({ status }) => status === null).map(({ name }) => name),
  };
}
