import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { locales, type Locale } from "../localized-text.ts";
import { makeTarget } from "./build.ts";
import { formatTarget } from "./format.ts";
import { plainDate } from "./lexer.ts";
import { lexicon } from "./lexicon.ts";
import { tokenize } from "./lexer.ts";
import { parseTargets } from "./parse.ts";
import type { Target, TargetPeriod, TargetStep } from "./target.ts";
import { targetPeriods } from "./target.ts";
import { targetUnits } from "./units.ts";

/** Every shape that reading can give: see "Normal form" in target.ts. */
const day = fc
  .tuple(fc.integer({ min: 1995, max: 2060 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([year, month, date]) => plainDate(year, month, date) as string);
const year = fc.integer({ min: 1995, max: 2060 });
const maybe = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(values, { nil: null, freq: 2 });

const whole = fc.integer({ min: 0, max: 2_000_000 });
const amount = fc.oneof(
  fc.integer({ min: 0, max: 60 }),
  whole,
  fc.integer({ min: 0, max: 99_999 }).map((hundredths) => hundredths / 100),
);
const percent = fc.oneof(
  fc.integer({ min: 0, max: 100 }),
  fc.integer({ min: 0, max: 10_000 }).map((h) => h / 100),
);
const comparator = fc.constantFrom("eq", "gte", "gt", "lte", "lt" as const);
const period = maybe(fc.constantFrom(...targetPeriods));
const within = maybe(
  fc.record({
    value: fc.integer({ min: 1, max: 90 }),
    unit: fc.constantFrom("hours", "days", "weeks", "months" as const),
  }),
);

const limits = fc.oneof(
  year.map((from) => ({ from: `${from}-01-01`, to: `${from}-12-31` })),
  year.map((from) => ({ from: `${from}-01-01`, to: null })),
  year.map((to) => ({ from: null, to: `${to}-12-31` })),
  day.map((from) => ({ from, to: null })),
  day.map((to) => ({ from: null, to })),
  fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a })),
  fc.tuple(year, year).map(([a, b]) => ({ from: `${Math.min(a, b)}-01-01`, to: `${Math.max(a, b)}-12-31` })),
);

function steps(value: number, more: fc.Arbitrary<number>): fc.Arbitrary<TargetStep[]> {
  const following = fc.array(fc.tuple(limits, more), { maxLength: 3 });
  return fc.oneof(
    fc.constant<TargetStep[]>([]),
    fc
      .tuple(limits, following)
      .map(([first, others]) => [
        { ...first, value },
        ...others.map(([span, next]) => ({ ...span, value: value < 0 && next > 0 ? -next : next })),
      ]),
  );
}

const codes = (role: "time" | "deliverable" | null): string[] =>
  targetUnits
    .filter((unit) =>
      role === "time" ? unit.role === "time" : role === null ? unit.role !== "time" : unit.role === role,
    )
    .map(({ code }) => code);

/** A word that the language does not know: the parser keeps it as printed. */
const unknownWord = (language: Locale): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom(..."bdfgklmnprstvzaeiou"), { minLength: 5, maxLength: 10 })
    .map((letters) => letters.join(""))
    .filter((word) => {
      const words = lexicon(language);
      return words.longest(tokenize(word), 0) === null && words.compound(word) === null && !/^ge.*[dt]$/.test(word);
    });

const population = (language: Locale): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...(language === "nl" ? ["de ", "het ", ""] : ["les ", "le ", "la ", "l'", ""])),
      fc.array(unknownWord(language), { minLength: 1, maxLength: 3 }),
    )
    .map(([article, words]) => article + words.join(language === "nl" ? " van " : " du "));

const settle = (target: Target): Target => {
  const needsPeriod = target.steps.length > 0 && target.per === null && target.kind !== "percentage";
  return needsPeriod ? { ...target, per: "year" } : target;
};

const countable = (kind: "count" | "duration", language: Locale): fc.Arbitrary<Target> => {
  const unit: fc.Arbitrary<string | null> =
    kind === "duration"
      ? fc.constantFrom(...codes("time"))
      : fc.oneof(fc.constant(null), fc.constantFrom(...codes(null)), unknownWord(language));
  const plain = fc.tuple(comparator, amount);
  const change = fc.tuple(
    fc.constant("increase" as const),
    fc.oneof(
      amount,
      amount.filter((value) => value > 0).map((value) => -value),
    ),
  );
  return fc
    .oneof(plain, change)
    .chain(([found, value]) =>
      fc
        .record({ unit, per: period, steps: steps(value, amount), by: maybe(day), within })
        .map((rest) => settle(makeTarget({ kind, comparator: found, value, ...rest }))),
    );
};

const percentage = (language: Locale): fc.Arbitrary<Target> => {
  const plain = fc.tuple(comparator, percent);
  const change = fc.tuple(
    fc.constant("growth" as const),
    fc.oneof(
      percent,
      percent.filter((value) => value > 0).map((value) => -value),
    ),
  );
  return fc.oneof(plain, change).chain(([found, value]) =>
    fc
      .record({
        per: period,
        steps: steps(value, percent),
        by: maybe(day),
        within,
        population: maybe(population(language)),
      })
      .map((rest) => makeTarget({ kind: "percentage", comparator: found, value, unit: "%", ...rest })),
  );
};

const regular = fc.constantFrom(...targetPeriods.filter((per) => per !== "plan" && per !== "person"));
const timesAYear: [number, TargetPeriod][] = [
  [3, "year"],
  [4, "year"],
  [6, "year"],
  [13, "year"],
  [26, "year"],
];

const targets = (language: Locale): fc.Arbitrary<Target> =>
  fc.oneof(
    { weight: 6, arbitrary: countable("count", language) },
    { weight: 3, arbitrary: countable("duration", language) },
    { weight: 4, arbitrary: percentage(language) },
    fc
      .record({ unit: fc.oneof(fc.constant(null), fc.constantFrom(...codes(null))), per: period })
      .map((rest) => makeTarget({ kind: "count", ...rest })),
    fc
      .record({ unit: fc.constantFrom(...codes("time")), per: period })
      .map((rest) => makeTarget({ kind: "duration", ...rest })),
    fc
      .record({ per: period, population: maybe(population(language)) })
      .map((rest) => makeTarget({ kind: "percentage", unit: "%", ...rest })),
    fc
      .record({ per: maybe(regular), by: maybe(day), within })
      .map((rest) => makeTarget({ kind: "boolean", comparator: "eq", ...rest })),
    fc
      .record({ per: maybe(regular), by: maybe(day), within })
      .map((rest) => makeTarget({ kind: "existence", comparator: "eq", ...rest })),
    fc
      .record({ comparator: fc.constantFrom("onOrBefore", "before" as const), by: maybe(day), within })
      .map((rest) => makeTarget({ kind: "deadline", ...rest })),
    fc
      .record({ unit: maybe(fc.constantFrom(...codes("deliverable"))) })
      .map((rest) => makeTarget({ kind: "deliverable", comparator: "eq", ...rest })),
    fc
      .record({
        often: fc.oneof(
          regular.map((per): [number, TargetPeriod] => [1, per]),
          fc.constantFrom(...timesAYear),
        ),
        unit: maybe(fc.constantFrom(...codes(null))),
        by: maybe(day),
        within,
      })
      .map(({ often: [value, per], ...rest }) =>
        makeTarget({ kind: "deliverable", comparator: "gte", value, per, ...rest }),
      ),
    fc.constant(makeTarget({ kind: "qualitative" })),
  );

describe.each(locales)("a target written in %s", (language) => {
  it("is read back as the same target", () => {
    fc.assert(
      fc.property(targets(language), (target) => {
        expect(parseTargets(formatTarget(target, language), { language })).toEqual([target]);
      }),
      { numRuns: 1500 },
    );
  });

  it("is read back when it starts a sentence", () => {
    fc.assert(
      fc.property(targets(language), (target) => {
        const text = formatTarget(target, language);
        const sentence = `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
        const [read] = parseTargets(sentence, { language });
        expect(read).toEqual(target);
      }),
      { numRuns: 200 },
    );
  });
});
