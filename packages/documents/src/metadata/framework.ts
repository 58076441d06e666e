import type { Framework, Instrument, Period } from "@salus/domain";
import { frameworks } from "@salus/templates";
import type { Draft } from "../outline/draft.ts";
import { matchTitles } from "../recognise/titles.ts";
import { allDatesIn } from "./dates.ts";

const overlap = (a: Period, b: Period): boolean => a.from <= b.to && b.from <= a.to;

const periodWeight = (framework: Framework, period: Period | null): number => {
  if (!period) return 0;
  if (framework.period.from === period.from && framework.period.to === period.to) return 6;
  return overlap(framework.period, period) ? 2 : -2;
};

const actDates = (framework: Framework): Set<string> =>
  new Set(framework.acts.flatMap((act) => (act.on ? [act.on] : [])));

/** Share of the chapters that the template of the framework knows. */
const chapterWeight = (framework: Framework, chapters: readonly Draft[]): number => {
  if (chapters.length === 0) return 0;
  const known = chapters.filter((chapter) =>
    matchTitles(chapter.text, { kind: "chapter", instrument: framework.instrument }).some(
      ({ entry }) => entry.frameworks === null || entry.frameworks.includes(framework.code),
    ),
  );
  return (known.length / chapters.length) * 4;
};

/** The legal framework a file belongs to: period, dates of the acts it names, chapters it prints. Null without a sign. */
export const guessFramework = (
  instrument: Instrument,
  period: Period | null,
  text: string,
  chapters: readonly Draft[],
): Framework | null => {
  const named = new Set(allDatesIn(text).map(({ on }) => on));
  const scored = frameworks
    .filter((framework) => framework.instrument === instrument)
    .map((framework) => {
      const fits = periodWeight(framework, period);
      const acts = [...actDates(framework)].filter((on) => named.has(on)).length;
      const score = fits + acts * 1.5 + chapterWeight(framework, chapters) - (framework.demonstration ? 1 : 0);
      return { framework, fits, acts, score };
    })
    .filter(({ fits, acts }) => fits > 0 || (period === null && acts > 0))
    .toSorted((a, b) => b.score - a.score);
  return scored[0]?.framework ?? null;
};
