import { type DocumentNode, formatTarget, type Instrument, type Language } from "@salus/domain";
import { type Block, type Cell, cellOf, run, type Runs, type Table, textCell } from "./paper.ts";
import { capital, ownWords, type Speaker } from "./spoken.ts";

type Place = {
  readonly instrument: Instrument;
  readonly language: Language;
  readonly level: 2 | 3 | 4;
  /** The official objective that they stand under. */
  readonly place: string;
  readonly speaker: Speaker;
};

/** What the municipality wrote below an official level: as text, or as the table of three columns of a VSC. */
export function objectiveBlocks(nodes: readonly DocumentNode[], at: Place): Block[] {
  const objectives = nodes.filter(({ kind }) => kind === "operationalObjective");
  const others = nodes.filter(({ kind }) => kind !== "operationalObjective");
  return [
    ...leafBlocks(others, at),
    ...(at.instrument === "vsc" ? tables(objectives, at) : objectives.flatMap((node) => objectiveText(node, at))),
  ];
}

function objectiveText(node: DocumentNode, at: Place): Block[] {
  const { speaker } = at;
  const label = capital(speaker.t((m) => m.paper.objective));
  const lead = node.number ? speaker.t((m) => m.paper.numbered, { kind: label, number: node.number }) : label;
  return [
    {
      kind: "heading",
      level: at.level,
      runs: [run(speaker.t((m) => m.paper.lead, { label: lead })), ...wordsOf(node, at)],
    },
    ...(node.unit
      ? [
          {
            kind: "text" as const,
            runs: [
              run(
                speaker.t((m) => m.paper.unit, { unit: node.unit ?? "" }),
                "dim",
              ),
            ],
          },
        ]
      : []),
    ...introOf(node, at),
    ...leafBlocks(node.children ?? [], at),
  ];
}

const wordsOf = ({ text, original }: DocumentNode, { speaker, language }: Place): Runs =>
  ownWords(speaker, text, original ?? language);

const introOf = (node: DocumentNode, at: Place): Block[] =>
  node.intro && Object.values(node.intro).some((text) => text !== "")
    ? [{ kind: "text", runs: ownWords(at.speaker, node.intro, node.original ?? at.language) }]
    : [];

function leafBlocks(nodes: readonly DocumentNode[], at: Place): Block[] {
  const part = (kind: "result" | "indicator", title: string): Block[] => {
    const found = nodes.filter((node) => node.kind === kind);
    if (found.length === 0) return [];
    return [
      { kind: "text", runs: [run(title, "strong")] },
      { kind: "list", items: found.map((node) => leafRuns(node, at)) },
    ];
  };
  const { t } = at.speaker;
  return [
    ...part(
      "result",
      t((m) => m.paper.results),
    ),
    ...part(
      "indicator",
      t((m) => m.paper.indicators),
    ),
  ];
}

/** The words as written; to who reads another language the target says in theirs what is measured. */
function leafRuns(node: DocumentNode, at: Place): Runs {
  const { speaker, language } = at;
  const original = node.original ?? language;
  const targets = node.targets ?? (node.target ? [node.target] : []);
  const aim = targets.map((target) => formatTarget(target, speaker.locale, { writtenIn: original })).join("; ");
  const isForeign = original !== speaker.locale;
  return [
    ...(node.number ? [run(`${node.number} `, "dim")] : []),
    ...wordsOf(node, at),
    ...(isForeign && aim !== "" ? [run(` (${speaker.t((m) => m.paper.aim, { aim })})`, "dim")] : []),
  ];
}

/** A table for every unit, in the order in which the units first appear. */
function tables(objectives: readonly DocumentNode[], at: Place): Table[] {
  const { t } = at.speaker;
  const units = [...new Set(objectives.map(({ unit }) => unit ?? null))];
  return units.map((unit) => ({
    kind: "table",
    caption: [
      t((m) => m.paper.tableOf, { place: at.place }),
      ...(unit === null ? [] : [t((m) => m.paper.unit, { unit })]),
    ].join(". "),
    head: [t((m) => m.paper.objective), t((m) => m.paper.result), t((m) => m.paper.indicator)],
    shares: [1, 1, 1],
    align: ["left", "left", "left"],
    rows: objectives.filter((node) => (node.unit ?? null) === unit).flatMap((node) => objectiveRows(node, at)),
  }));
}

/** A row for each result with the indicators that measure it; those that measure none in particular beside all. */
function objectiveRows(objective: DocumentNode, at: Place): Cell[][] {
  const children = objective.children ?? [];
  const results = children.filter(({ kind }) => kind === "result");
  const indicators = children.filter(({ kind }) => kind === "indicator");
  const measured = results.map(({ measuredBy = [] }) => measuredBy.flatMap((place) => indicators[place - 1] ?? []));
  const free = indicators.filter((indicator) => !measured.flat().includes(indicator));
  const listed = (nodes: readonly DocumentNode[]): Cell =>
    nodes.length === 0
      ? textCell("–")
      : cellOf(...nodes.map((node): Block => ({ kind: "text", runs: leafRuns(node, at) })));
  const rows: [Cell, Cell][] = measured.every((found) => found.length === 0)
    ? [[listed(results), listed(indicators)]]
    : [
        ...results.map((result, index): [Cell, Cell] => [listed([result]), listed(measured[index] ?? [])]),
        ...(free.length > 0 ? [[textCell("–"), listed(free)] satisfies [Cell, Cell]] : []),
      ];
  const lead = objective.number ? [run(`${objective.number}. `, "dim")] : [];
  const first = {
    ...cellOf({ kind: "text", runs: [...lead, ...wordsOf(objective, at)] }, ...introOf(objective, at)),
    rows: rows.length,
  };
  return rows.map((row, index) => (index === 0 ? [first, ...row] : row));
}
