import type { Instrument, Period } from "@salus/domain";
import { apiOf, orErrorPage } from "#lib/api/client.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event);
  const { url } = event;
  const [{ frameworks }, { submissions }] = await Promise.all([
    orErrorPage(api.frameworks.$get()),
    orErrorPage(api.federal.plans.$get({ query: {} })),
  ]);
  // Without a choice: the instrument and year of what came in last.
  const newest = submissions[0];
  const instrument = instrumentIn(url.searchParams.get("instrument")) ?? newest?.instrument ?? "svpp";
  const periods = frameworks.filter((framework) => framework.instrument === instrument).map(({ period }) => period);
  const years = yearsOf(periods);
  const asked = Number(url.searchParams.get("year"));
  const usual = newest?.instrument === instrument ? Number(newest.period.from.slice(0, 4)) : years[0];
  const year = years.includes(asked) ? asked : (usual ?? new Date().getFullYear());
  const matrix = await orErrorPage(api.federal.matrix.$get({ query: { instrument, year: String(year) } }));
  const covering = frameworks.filter(({ instrument: own, period }) => own === instrument && isIn(year, period));
  return { instrument, year, years, matrix, isDemonstration: covering.some(({ demonstration }) => demonstration) };
};

const instrumentIn = (value: string | null): Instrument | null => (value === "svpp" || value === "vsc" ? value : null);

const yearOf = (day: string): number => Number(day.slice(0, 4));
const isIn = (year: number, { from, to }: Period): boolean => yearOf(from) <= year && year <= yearOf(to);

/** Newest first. */
function yearsOf(periods: readonly Period[]): number[] {
  const years = periods.flatMap(({ from, to }) =>
    Array.from({ length: yearOf(to) - yearOf(from) + 1 }, (_, index) => yearOf(from) + index),
  );
  return [...new Set(years)].toSorted((a, b) => b - a);
}
