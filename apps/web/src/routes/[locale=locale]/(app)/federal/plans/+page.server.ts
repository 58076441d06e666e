import { sentStatuses } from "#lib/federal/regions.ts";
import { apiOf, orErrorPage } from "#lib/api/client.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  const asked = event.url.searchParams;
  const status = sentStatuses.find((each) => each === asked.get("status"));
  const framework = asked.get("framework");
  const q = (asked.get("q") ?? "").trim().slice(0, 100);
  const plans = apiOf(event).federal.plans;
  const [{ submissions: all }, { submissions }] = await Promise.all([
    orErrorPage(plans.$get({ query: {} })),
    orErrorPage(
      plans.$get({ query: { ...(framework && { framework }), ...(status && { status }), ...(q !== "" && { q }) } }),
    ),
  ]);
  // Only frameworks that have a plan can be filtered by.
  const frameworks = [
    ...new Map(all.map(({ framework: code, instrument, period }) => [code, { code, instrument, period }])).values(),
  ].toSorted((a, b) => b.period.from.localeCompare(a.period.from) || a.code.localeCompare(b.code));
  return { submissions, total: all.length, frameworks, filter: { framework, status: status ?? null, q } };
};
