import { grantLineTotal, planTotalCents } from "../../money/grant-line.ts";
import { parseEuros } from "../../money/money.ts";
import type { Context, NodeRule, PlanRule } from "./context.ts";
import { type Finding, finding } from "./finding.ts";
import { ownTexts, quoted } from "./own-texts.ts";

type Place = Partial<Pick<Finding, "lineageId" | "grantLineId" | "field">>;

/** Groups of two figures before the cents: "1.118.17,00". */
const NO_NUMBER = /(?<![\d.,])\d{1,3}(?:\.\d{3})*\.\d{1,2},\d{2}(?!\d)|(?<![\d.,])\d{1,3}(?:,\d{3})+,\d{2}(?!\d)/g;
/** Cents and a dash for no cents at once: "268.172,73,-". */
const HYBRID = /(?<![\d.,])\d[\d. ]*,\d{2}\s?,\s?[-–~=]+/g;
const AMOUNT =
  /(?:(?:€|EUR)\s?)(\d[\d. ]*(?:,\d{2}|,-{1,2})?)|(?<![\d.,])(\d[\d. ]*(?:,\d{2})?)(?=\s?(?:€|euros?(?!\p{L})|EUR(?!\p{L})))|(?<![\d.,])(\d[\d. ]*,(?:-{1,2}|–))/giu;

function inText(text: string, at: Place, known: readonly number[]): Finding[] {
  if (!/\d/.test(text)) return [];
  const hybrid = [...text.matchAll(HYBRID)].map(([quote]) =>
    finding("money.hybrid_notation", { ...at, params: { quote: quoted(quote) } }),
  );
  const wrong = [...text.matchAll(NO_NUMBER)].map(([quote]) =>
    finding("money.not_a_number", { ...at, params: { quote: quoted(quote) } }),
  );
  const differing = [...text.matchAll(AMOUNT)].flatMap(([, before, after, round]) => {
    const written = (before ?? after ?? round ?? "").trim();
    const statedCents = parseEuros(written);
    const nearest = statedCents === undefined ? undefined : nearTo(statedCents, known);
    return statedCents === undefined || nearest === undefined
      ? []
      : [finding("money.text_differs", { ...at, params: { quote: written, statedCents, knownCents: nearest } })];
  });
  return [...hybrid, ...wrong, ...differing];
}

const smallestCents = 100_000;
/** So near that the one was meant for the other. */
const nearness = 0.005;

function nearTo(cents: number, known: readonly number[]): number | undefined {
  if (cents < smallestCents || known.some((other) => isRoundingOf(cents, other))) return undefined;
  return known.find((other) => Math.abs(other - cents) <= other * nearness);
}

/** To the euro, ten, hundred … thousand euro: a rounded amount says the same. */
const isRoundingOf = (cents: number, exact: number): boolean =>
  [1, 100, 1_000, 10_000, 100_000, 1_000_000].some(
    (unit) =>
      cents % unit === 0 && (Math.round(exact / unit) * unit === cents || Math.floor(exact / unit) * unit === cents),
  );

/** Of every line, of the lines for guards together, of all, in a year and over the plan. */
function knownAmounts({ grantLines, framework, period }: Context): number[] {
  const years = Number(period.to.slice(0, 4)) - Number(period.from.slice(0, 4)) + 1;
  const isGuards = (code: string): boolean =>
    framework.schemes.some((scheme) => scheme.code === code && scheme.formula === "guards");
  const guards = grantLines.filter(({ scheme }) => isGuards(scheme));
  const totals = [
    ...grantLines.map((line) => grantLineTotal(line, framework)),
    planTotalCents(guards, framework),
    planTotalCents(grantLines, framework),
  ].filter((cents) => cents !== null);
  return [...new Set([...totals, ...totals.map((cents) => cents * years)])];
}

const memory = new WeakMap<Context, readonly number[]>();
function known(context: Context): readonly number[] {
  const amounts = memory.get(context) ?? knownAmounts(context);
  memory.set(context, amounts);
  return amounts;
}

/** Amounts in the texts: notations that are no number, and amounts that nearly are one of the plan's own. */
export const amountsInTexts: NodeRule = (node, context, place) =>
  ownTexts(node, place !== undefined).flatMap(({ field, text }) =>
    inText(text, { lineageId: node.lineageId, field }, known(context)),
  );

export const amountsInNotes: PlanRule = (context) =>
  context.grantLines.flatMap((line) => inText(line.note, { grantLineId: line.id, field: "note" }, known(context)));

const SCHEME = /(?<!\p{L})(?:ACTIVA|contingent(?: \p{L}+){0,2})\s(\d{1,3})(?!\d|[.,]\d)/giu;

/** "ACTIVA 9" for the scheme of 90: a last figure that a conversion lost. */
export const schemeCutOff: NodeRule = (node, { framework }, place) => {
  const numbers = framework.schemes.flatMap(({ title }) => title.nl.match(/\d{2,3}/g) ?? []);
  if (numbers.length === 0) return [];
  return ownTexts(node, place !== undefined).flatMap(({ field, text }) =>
    [...text.matchAll(SCHEME)].flatMap(([quote, number = ""]) => {
      const whole = numbers.find((known) => known !== number && known.startsWith(number));
      if (whole === undefined || numbers.includes(number)) return [];
      return [
        finding("money.scheme_cut_off", { lineageId: node.lineageId, field, params: { quote: quoted(quote), whole } }),
      ];
    }),
  );
};
