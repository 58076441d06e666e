import {
  type DifferenceAmount,
  type DifferenceEntry,
  formatTarget,
  isBlank,
  kindsOf,
  languages,
  type Locale,
  type LocalizedText,
  type NamedPlace,
  type PresentedDifference,
  type Target,
  textIn,
} from "@salus/domain";
import { type Block, type Paper, run, type Run, textBlock, textCell } from "./paper.ts";
import { capital, official, ownWords, type Speaker, speakerOf, spoken } from "./spoken.ts";

export type PrintedDifference = {
  readonly difference: PresentedDifference;
  readonly from: number;
  readonly to: number;
  /** Between what was handed over, or between versions of which one may be a draft. */
  readonly of: "versions" | "submissions";
  readonly municipality: { readonly name: LocalizedText };
  readonly title: { readonly nl: string; readonly fr: string };
  /** The hash of the later one, where it was submitted. */
  readonly hash: string | null;
};

/** What changed between two versions, as an annex for the council: what came underlined, what went struck through. */
export function differencePaper(printed: PrintedDifference, locale: Locale): Paper {
  const speaker = speakerOf(locale);
  const { t } = speaker;
  const { difference, from, to, hash } = printed;
  const name = textIn(printed.municipality.name, locale, locale).text;
  const title = t((m) => (printed.of === "versions" ? m.paper.annexTitle : m.paper.annexSubmitted), { from, to });
  const cover = summaryBlocks(difference, speaker);
  return {
    locale,
    title,
    subtitle: `${name}, ${printed.title[locale]}`,
    author: name,
    header: [name, printed.title[locale], title].join(" · "),
    footer: [hash === null ? t((m) => m.paper.draftFoot) : t((m) => m.paper.hash, { hash })],
    watermark: hash === null ? t((m) => m.paper.draftMark) : null,
    contents: null,
    cover: cover.length,
    pageWord: t((m) => m.paper.page),
    isWide: false,
    blocks: [
      ...cover,
      ...difference.entries.flatMap((entry) => entryBlocks(entry, speaker)),
      ...amountBlocks(difference.amounts, printed, speaker),
    ],
  };
}

function summaryBlocks({ summary, entries, amounts }: PresentedDifference, speaker: Speaker): Block[] {
  const { t, money } = speaker;
  if (entries.length === 0 && amounts.length === 0) return [textBlock(t((m) => m.difference.noneText))];
  const kinds = (["added", "removed", "moved", "reworded", "targets", "details"] as const).filter(
    (kind) => summary[kind] > 0,
  );
  const { changed, beforeCents, afterCents } = summary.amounts;
  const sum = (cents: number | null): string => (cents === null ? t((m) => m.difference.notFilled) : money(cents));
  const total: Run[] =
    beforeCents === afterCents
      ? [run(t((m) => m.paper.lead, { label: t((m) => m.difference.total) }) + sum(afterCents))]
      : wasBecomes(
          t((m) => m.difference.total),
          sum(beforeCents),
          sum(afterCents),
          speaker,
        );
  return [
    {
      kind: "list",
      items: [
        ...kinds.map((kind) => [run(t((m) => m.difference.count[kind], { count: summary[kind] }))]),
        ...(changed > 0 ? [[run(t((m) => m.difference.count.amounts, { count: changed }))]] : []),
        total,
      ],
    },
    textBlock(
      t((m) => m.difference.key),
      "dim",
    ),
  ];
}

const wasBecomes = (label: string, before: string, after: string, { t }: Speaker): Run[] => [
  run(`${t((m) => m.paper.lead, { label })}${t((m) => m.difference.was)} `),
  run(before, "removed"),
  run(` ${t((m) => m.difference.becomes)} `),
  run(after, "added"),
];

const levelOf = (depth: number): 1 | 2 | 3 | 4 => ([1, 2, 3, 4] as const)[Math.min(depth, 3)] ?? 4;

function entryBlocks(entry: DifferenceEntry, speaker: Speaker): Block[] {
  const { t } = speaker;
  const isWhole = entry.state === "added" || entry.state === "removed";
  const kinds = kindsOf(entry).map((kind) => t((m) => m.difference.kind[kind]));
  const name: Run[] = isWhole
    ? [run(capital(t((m) => m.enums.nodeKind[entry.kind])))]
    : entry.title
      ? [run(official(speaker, entry.title))]
      : ownWords(speaker, entry.text, entry.original);
  const heading: Block = {
    kind: "heading",
    level: levelOf(entry.depth),
    runs: [
      run(entry.number === "" ? "" : `${entry.number} `),
      ...name,
      ...(kinds.length > 0 ? [run(`  ${kinds.join(", ")}`, "dim")] : []),
    ],
  };
  return [heading, ...(isWhole ? wholeBlocks(entry, speaker) : changeBlocks(entry, speaker))];
}

const aimsIn = (targets: readonly Target[], entry: DifferenceEntry, { t, locale }: Speaker): string =>
  targets.map((target) => formatTarget(target, locale, { writtenIn: entry.original })).join("; ") ||
  t((m) => m.difference.noAim);

function wholeBlocks(entry: DifferenceEntry, speaker: Speaker): Block[] {
  const look = entry.state === "removed" ? "removed" : "added";
  const texts = [entry.text, entry.intro].flatMap((part) =>
    languages.flatMap((language): Block[] => {
      const text = part[language];
      if (text === undefined || isBlank(text)) return [];
      return [
        { kind: "text", runs: spoken(speaker, text, language).map((each) => (each.look ? each : { ...each, look })) },
      ];
    }),
  );
  const aim =
    entry.targets.length > 0
      ? [textBlock(speaker.t((m) => m.paper.aim, { aim: aimsIn(entry.targets, entry, speaker) }))]
      : [];
  return [...texts, ...aim];
}

function changeBlocks(entry: DifferenceEntry, speaker: Speaker): Block[] {
  const { t } = speaker;
  const names = (texts: readonly LocalizedText[]): string =>
    texts.map((text) => textIn(text, speaker.locale, speaker.locale).text || t((m) => m.difference.unknown)).join("; ");
  const titleOf = (title: { nl: string; fr: string } | null): string =>
    title ? title[speaker.locale] : t((m) => m.difference.ownText);
  const pairs: Run[][] = [
    ...(entry.aims
      ? [
          wasBecomes(
            t((m) => m.difference.aims),
            aimsIn(entry.aims.before, entry, speaker),
            aimsIn(entry.aims.after, entry, speaker),
            speaker,
          ),
        ]
      : []),
    ...(entry.unit
      ? [
          wasBecomes(
            t((m) => m.difference.unit),
            entry.unit.before ?? "–",
            entry.unit.after ?? "–",
            speaker,
          ),
        ]
      : []),
    ...(entry.place
      ? [
          wasBecomes(
            t((m) => m.difference.place),
            titleOf(entry.place.before),
            titleOf(entry.place.after),
            speaker,
          ),
        ]
      : []),
    ...(entry.originals
      ? [
          wasBecomes(
            t((m) => m.difference.original),
            languageIn(entry.originals.before, speaker),
            languageIn(entry.originals.after, speaker),
            speaker,
          ),
        ]
      : []),
    ...entry.links.map(({ link, added, removed }) => [
      run(t((m) => m.paper.lead, { label: capital(t((m) => m.enums.nodeField[`links.${link}`])) })),
      ...(removed.length > 0
        ? [run(`${t((m) => m.difference.wentOut)} `), run(names(removed), "removed"), run(" ")]
        : []),
      ...(added.length > 0 ? [run(`${t((m) => m.difference.cameIn)} `), run(names(added), "added")] : []),
    ]),
  ];
  return [
    ...(entry.move ? [textBlock(moveSentence(entry.move, speaker))] : []),
    ...entry.rewordings.map(({ part, language, words }): Block => ({
      kind: "text",
      runs: [
        run(
          `${t((m) => m.paper.oneIn, { language: capital(languageIn(language, speaker)), part: t((m) => m.difference.part[part]) })} `,
          "dim",
        ),
        ...words.map(({ kind, text }): Run => ({
          text,
          ...(language !== speaker.locale && { lang: language }),
          ...(kind !== "same" && { look: kind }),
        })),
      ],
    })),
    ...pairs.map((runs): Block => ({ kind: "text", runs })),
  ];
}

const languageIn = (language: "nl" | "fr" | "de", { t }: Speaker): string => t((m) => m.enums.language[language]);

const LONGEST = 60;

function placeIn(place: NamedPlace | null, { t, locale }: Speaker): string {
  if (!place) return t((m) => m.difference.plan);
  const { text } = textIn(place.text, locale, place.original);
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST).trimEnd()}…` : text;
  return [place.reference, short && `(${short})`].filter((part) => part !== "").join(" ");
}

function moveSentence({ from, to, isSameParent, behind }: NonNullable<DifferenceEntry["move"]>, speaker: Speaker) {
  const { t } = speaker;
  if (!isSameParent)
    return t((m) => m.difference.movedFrom, { from: placeIn(from, speaker), to: placeIn(to, speaker) });
  return behind
    ? t((m) => m.difference.movedBehind, { place: placeIn(behind, speaker) })
    : t((m) => m.difference.movedFirst);
}

function amountBlocks(
  amounts: readonly DifferenceAmount[],
  { from, to }: PrintedDifference,
  speaker: Speaker,
): Block[] {
  if (amounts.length === 0) return [];
  const { t, money, number } = speaker;
  const figure = (figures: DifferenceAmount["before"]): string =>
    figures === null
      ? t((m) => m.difference.notThere)
      : [
          figures.totalCents === null ? t((m) => m.difference.notFilled) : money(figures.totalCents),
          ...(figures.fte === null ? [] : [t((m) => m.difference.fte, { fte: number(figures.fte) })]),
          ...(figures.equipmentCents === null
            ? []
            : [t((m) => m.difference.equipment, { amount: money(figures.equipmentCents) })]),
        ].join(", ");
  const change = ({ before, after }: DifferenceAmount): string => {
    const [was, is] = [before ? before.totalCents : 0, after ? after.totalCents : 0];
    return was === null || is === null ? "–" : `${is > was ? "+" : ""}${money(is - was)}`;
  };
  return [
    { kind: "heading", level: 1, runs: [run(t((m) => m.difference.amounts))] },
    {
      kind: "table",
      caption: t((m) => m.difference.amountsCaption),
      head: [
        t((m) => m.difference.line),
        t((m) => m.difference.before, { number: from }),
        t((m) => m.difference.before, { number: to }),
        t((m) => m.difference.change),
      ],
      shares: [2, 1.5, 1.5, 1],
      align: ["left", "right", "right", "right"],
      rows: amounts.map((line) =>
        [
          line.title ? official(speaker, line.title) : line.scheme,
          figure(line.before),
          figure(line.after),
          change(line),
        ].map(textCell),
      ),
    },
  ];
}
