import type { ApiClient } from "@salus/api/client";
import { daysBetween, type PlainDate } from "@salus/domain";
import { orErrorPage } from "#lib/api/client.ts";

/** What was submitted, and for every framework of the running year who has not submitted yet. */
export async function loadFederalHome(api: ApiClient, today: PlainDate) {
  const [{ submissions }, { frameworks }] = await Promise.all([
    orErrorPage(api.federal.plans.$get({ query: {} })),
    orErrorPage(api.frameworks.$get()),
  ]);
  const running = frameworks.filter(
    ({ period, extension }) => period.from <= today && today <= (extension?.to ?? period.to),
  );
  const missing = await Promise.all(
    running.map(async ({ code, instrument, period, demonstration, calendar }) => {
      const query = { instrument, year: period.from.slice(0, 4) };
      const { municipalities } = await orErrorPage(api.federal.matrix.$get({ query }));
      const deadline = calendar.find((entry) => entry.code === "submission")?.on ?? null;
      return {
        framework: code,
        instrument,
        period,
        demonstration,
        deadline,
        days: deadline === null ? null : daysBetween(today, deadline),
        municipalities: municipalities.filter(({ status }) => status === null).map(({ nis, name }) => ({ nis, name })),
        total: municipalities.length,
      };
    }),
  );
  return { submissions, missing };
}

export type FederalHome = Awaited<ReturnType<typeof loadFederalHome>>;
