import {
  computeGrantLine,
  type DocumentGrantLine,
  type Framework,
  type GrantScheme,
  type PlanDocument,
} from "@salus/domain";
import { type Block, run, type Table, textBlock, textCell } from "./paper.ts";
import { official, type Speaker } from "./spoken.ts";

type Line = { readonly line: DocumentGrantLine; readonly scheme: GrantScheme | undefined };

/** The amounts of a plan, a year's: fixed ones, then the guards with the rule that makes their amount. */
export function moneyBlocks({ grantLines }: PlanDocument, framework: Framework, speaker: Speaker): Block[] {
  if (grantLines.length === 0) return [];
  const { t } = speaker;
  const lines = grantLines.map((line) => ({
    line,
    scheme: framework.schemes.find(({ code }) => code === line.scheme),
  }));
  const guards = lines.filter(({ scheme }) => scheme?.formula === "guards");
  return [
    { kind: "heading", level: 1, runs: [run(t((m) => m.paper.money))], newPage: true },
    amountTable(lines, speaker),
    ...(guards.length > 0 ? [guardTable(guards, speaker), ...rules(guards, speaker)] : []),
  ];
}

const nameOf = ({ line, scheme }: Line, speaker: Speaker): string =>
  scheme ? official(speaker, scheme.title) : line.scheme;

const amount = (cents: number | null, { t, money }: Speaker): string =>
  cents === null ? t((m) => m.paper.notKnown) : money(cents);

function amountTable(lines: readonly Line[], speaker: Speaker): Table {
  const { t } = speaker;
  const all = lines.map(({ line }) => line.amountCents);
  const sum = all.reduce<number | null>((total, cents) => (total === null || cents === null ? null : total + cents), 0);
  return {
    kind: "table",
    caption: t((m) => m.paper.moneyCaption),
    head: [t((m) => m.paper.line), t((m) => m.paper.perYear)],
    shares: [3, 1],
    align: ["left", "right"],
    rows: [
      ...lines.map((each) => [textCell(nameOf(each, speaker)), textCell(amount(each.line.amountCents, speaker))]),
      [
        {
          blocks: [
            textBlock(
              t((m) => m.paper.total),
              "strong",
            ),
          ],
        },
        { blocks: [textBlock(amount(sum, speaker), "strong")] },
      ],
    ],
  };
}

function guardTable(lines: readonly Line[], speaker: Speaker): Table {
  const { t, number } = speaker;
  return {
    kind: "table",
    caption: t((m) => m.paper.guardsCaption),
    head: [
      t((m) => m.paper.line),
      t((m) => m.paper.fte),
      t((m) => m.paper.wage),
      t((m) => m.paper.equipment),
      t((m) => m.paper.total),
    ],
    shares: [3, 1, 1.5, 1.5, 1.5],
    align: ["left", "right", "right", "right", "right"],
    rows: lines.map(({ line, scheme }) => {
      const figures = {
        fte: line.fte ?? null,
        amountCents: line.amountCents,
        equipmentCents: line.equipmentCents ?? null,
      };
      const computed = scheme ? computeGrantLine(figures, scheme) : null;
      return [
        nameOf({ line, scheme }, speaker),
        figures.fte === null ? t((m) => m.paper.notKnown) : number(figures.fte, 2),
        amount(computed?.wageCents ?? null, speaker),
        amount(computed?.equipmentCents ?? null, speaker),
        amount(line.amountCents, speaker),
      ].map(textCell);
    }),
  };
}

function rules(lines: readonly Line[], speaker: Speaker): Block[] {
  const { t, money } = speaker;
  return [...new Set(lines.flatMap(({ scheme }) => scheme ?? []))].flatMap((scheme) => {
    const title = official(speaker, scheme.title);
    const { wagePerFteMonthCents: rate, months, equipmentCapPerFteCents: cap } = scheme;
    return [
      ...(rate === null || months === null ? [] : [t((m) => m.paper.guardRate, { title, rate: money(rate), months })]),
      ...(cap === null ? [] : [t((m) => m.paper.guardCap, { title, cap: money(cap) })]),
    ].map((text) => textBlock(text, "dim"));
  });
}
