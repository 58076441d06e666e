import type { Period } from "@salus/domain";
import { allDatesIn } from "./dates.ts";
import { before } from "./flow.ts";

type Candidate = { period: Period; weight: number };

const between =
  /^\s*(?:,|\)|\s)*(?:-|–|—|t\/m|tot(?:\s+en\s+met)?|en\s+eindigt\s+op|eindigt\s+op|à|au|jusqu['’]au|et\s+(?:se\s+termine|prend\s+fin|expire)\s+le|inclus)\s*(?:le\s+)?$/i;
const contract = /(?:treedt in werking|in werking|entre en vigueur|prend cours)[^.]{0,40}$/i;
const labelled = /(?:periode|période)\s*:?\s*(?:van\s+|du\s+|de\s+)?$/i;
const longestYears = 8;

const years = (period: Period): number => Number(period.to.slice(0, 4)) - Number(period.from.slice(0, 4)) + 1;
const isSensible = (period: Period): boolean => period.from < period.to && years(period) <= longestYears;

/** "01-01-2020 tot en met 31-12-2020": the words between two days say that they span a period. */
const spans = (text: string): Candidate[] => {
  const dates = allDatesIn(text);
  return dates.slice(1).flatMap((to, index) => {
    const from = dates[index];
    if (!from || !between.test(text.slice(from.end, to.index))) return [];
    const lead = before(text, from.index, 60);
    const weight = contract.test(lead) ? 6 : labelled.test(lead) ? 4 : 2;
    const period = { from: from.on, to: to.on };
    return isSensible(period) ? [{ period, weight }] : [];
  });
};

const yearRange = /(?<![\d/.-])((?:19|20)\d{2})\s?(?:[-–—/]|tot(?: en met)?|t\/m|à|au)\s?((?:19|20)\d{2})(?![\d/-])/g;
const singleYear =
  /(?:voor het jaar|pour l['’]année|projectplan|plan de projet|projet|werk(?:ings)?jaar|exercice|\bplan|contrac?t|overeenkomst|convention|PSSP|SVPP|VSC|CSS)\s+((?:19|20)\d{2})(?![\d–/-])/gi;
const titleLength = 600;

const wholeYears = (from: number, to: number): Period => ({ from: `${from}-01-01`, to: `${to}-12-31` });

/** Years in a title count more than years further on. */
const yearWeight = (index: number): number => (index < titleLength ? 2 : 0.6);

const ranges = (text: string): Candidate[] =>
  [...text.matchAll(yearRange)].flatMap((match) => {
    const period = wholeYears(Number(match[1]), Number(match[2]));
    return isSensible(period) && match[1] !== match[2] ? [{ period, weight: yearWeight(match.index) }] : [];
  });

const singles = (text: string): Candidate[] =>
  [...text.matchAll(singleYear)].map((match) => ({
    period: wholeYears(Number(match[1]), Number(match[1])),
    weight: yearWeight(match.index),
  }));

/** The period a plan is made for: what the text says most often and most expressly. Null where it says nothing. */
export const readPeriod = (text: string): Period | null => {
  const sums = new Map<string, Candidate>();
  for (const { period, weight } of [...spans(text), ...ranges(text), ...singles(text)]) {
    const key = `${period.from} ${period.to}`;
    const known = sums.get(key);
    sums.set(key, { period, weight: (known?.weight ?? 0) + weight });
  }
  return [...sums.values()].toSorted((a, b) => b.weight - a.weight)[0]?.period ?? null;
};
