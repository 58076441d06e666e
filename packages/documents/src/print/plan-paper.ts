import {
  type DocumentEvent,
  type DocumentNode,
  type Framework,
  type Locale,
  type PlanDocument,
  type PlanEventKind,
  textIn,
} from "@salus/domain";
import { objectiveBlocks } from "./objectives.ts";
import { moneyBlocks } from "./money-paper.ts";
import { type Block, type Paper, run, type Run, textBlock } from "./paper.ts";
import { capital, official, ownWords, type Speaker, speakerOf, spoken } from "./spoken.ts";

/** A plan that is printed. `submitted`: of the version as it was handed over; without it the plan is a draft. */
export type PrintedPlan = {
  readonly document: PlanDocument;
  readonly framework: Framework;
  readonly number: number;
  readonly submitted: { readonly hash: string; readonly at: Date } | null;
};

/** The plan in its official layout: chapters of an SVPP, tables of three columns of a VSC; then amounts and clauses. */
export function planPaper(plan: PrintedPlan, locale: Locale): Paper {
  return paperOf(plan, speakerOf(locale), []);
}

/** The text that both parties sign: the plan as it was submitted, with the places for their signatures. */
export function agreementPaper(plan: PrintedPlan & { submitted: object }, locale: Locale): Paper {
  const speaker = speakerOf(locale);
  const paper = paperOf(plan, speaker, signatureBlocks(plan, speaker));
  return { ...paper, subtitle: `${speaker.t((m) => m.paper.agreement)}. ${paper.subtitle}` };
}

function paperOf(plan: PrintedPlan, speaker: Speaker, last: readonly Block[]): Paper {
  const { document, framework, submitted, number } = plan;
  const { t } = speaker;
  const name = nameOf(document, speaker);
  const title = official(speaker, framework.title);
  const version = t((m) => m.paper.version, { number });
  const cover = coverBlocks(plan, speaker);
  return {
    locale: speaker.locale,
    title: speaker.t((m) => m.paper.lead, { label: name }) + title,
    subtitle: capital(t((m) => m.enums.instrument[framework.instrument])),
    author: name,
    header: [name, title, version].join(" · "),
    footer: [
      submitted ? t((m) => m.paper.hash, { hash: submitted.hash }) : t((m) => m.paper.draftFoot),
      ...(framework.demonstration ? [t((m) => m.paper.demonstration)] : []),
    ],
    watermark: submitted ? null : t((m) => m.paper.draftMark),
    contents: t((m) => m.paper.contents),
    cover: cover.length,
    pageWord: t((m) => m.paper.page),
    isWide: framework.instrument === "vsc",
    blocks: [
      ...cover,
      ...document.nodes.flatMap((chapter) => chapterBlocks(chapter, plan, speaker)),
      ...moneyBlocks(document, framework, speaker),
      ...clauseBlocks(framework, speaker),
      ...last,
    ],
  };
}

const nameOf = ({ municipality, language }: PlanDocument, { locale }: Speaker): string =>
  municipality ? textIn(municipality.name, locale, language).text : "";

function coverBlocks({ document, framework, number, submitted }: PrintedPlan, speaker: Speaker): Block[] {
  const { t, date, dateTime } = speaker;
  const { from, to } = framework.period;
  const fact = (label: string, text: string) => ({ label, runs: [run(text)] });
  return [
    {
      kind: "facts",
      caption: t((m) => m.paper.sheet),
      rows: [
        fact(
          t((m) => m.paper.municipality),
          nameOf(document, speaker),
        ),
        fact(
          t((m) => m.paper.nis),
          document.municipality?.nis ?? "–",
        ),
        fact(
          t((m) => m.paper.framework),
          official(speaker, framework.title),
        ),
        fact(
          t((m) => m.paper.period),
          t((m) => m.paper.periodText, { from: date(from), to: date(to) }),
        ),
        fact(
          t((m) => m.paper.text),
          [t((m) => m.paper.version, { number }), ...(submitted ? [] : [t((m) => m.paper.draftFoot)])].join(". "),
        ),
        ...(submitted
          ? [
              fact(
                t((m) => m.paper.submittedOn),
                dateTime(submitted.at),
              ),
            ]
          : []),
        fact(
          t((m) => m.paper.decisions),
          decisionsOf(document.events, speaker).join("\n"),
        ),
        fact(
          t((m) => m.paper.acts),
          framework.acts.map(({ title }) => official(speaker, title)).join("\n"),
        ),
      ].filter(({ runs }) => runs.some(({ text }) => text !== "")),
    },
    textBlock(
      t((m) => m.paper.ownText),
      "dim",
    ),
  ];
}

const bodies: readonly string[] = ["college", "council", "policeCouncil", "minister", "councilOfMinisters"];

function decisionsOf(events: readonly DocumentEvent[], { t, date }: Speaker): string[] {
  return events
    .filter(({ kind }) => bodies.includes(kind))
    .map(({ kind, on, agendaItem }) => {
      const body = capital(t((m) => m.enums.planEvent[kind as PlanEventKind]));
      const said = on
        ? t((m) => m.paper.decisionText, { kind: body, on: date(on) })
        : t((m) => m.paper.decisionWithoutDay, { kind: body });
      return agendaItem ? `${said}, ${t((m) => m.paper.agendaItem, { item: agendaItem })}` : said;
    });
}

/** A chapter and the official levels below it as headings; what the municipality wrote under each. */
function chapterBlocks(chapter: DocumentNode, plan: PrintedPlan, speaker: Speaker): Block[] {
  const children = chapter.children ?? [];
  const heading = titleBlock(chapter, 1, plan, speaker, true);
  if (children.length === 0 && !chapter.intro) {
    return [
      heading,
      textBlock(
        speaker.t((m) => m.paper.emptyChapter),
        "dim",
      ),
    ];
  }
  return [heading, ...introBlocks(chapter, plan, speaker), ...levelBlocks(chapter, 2, plan, speaker)];
}

function levelBlocks(parent: DocumentNode, level: 2 | 3 | 4, plan: PrintedPlan, speaker: Speaker): Block[] {
  const { framework, document } = plan;
  const children = parent.children ?? [];
  const own = children.filter(
    ({ kind }) => kind === "operationalObjective" || kind === "result" || kind === "indicator",
  );
  const deeper = level === 2 ? 3 : 4;
  const place = titleOf(parent, plan, speaker)
    .map(({ text }) => text)
    .join("");
  return [
    ...objectiveBlocks(own, { instrument: framework.instrument, language: document.language, level, place, speaker }),
    ...children
      .filter((child) => !own.includes(child))
      .flatMap((child) => [
        titleBlock(child, level, plan, speaker),
        ...introBlocks(child, plan, speaker),
        ...levelBlocks(child, deeper, plan, speaker),
      ]),
  ];
}

function introBlocks({ intro, original }: DocumentNode, { document }: PrintedPlan, speaker: Speaker): Block[] {
  const language = original ?? document.language;
  const found = intro ? textIn(intro, language, language) : null;
  return found?.text ? [{ kind: "text", runs: spoken(speaker, found.text, found.language) }] : [];
}

/** What the framework calls it in the language of the paper; the municipality's own title as it was written. */
function titleOf(node: DocumentNode, { document }: PrintedPlan, speaker: Speaker): Run[] {
  const original = node.original ?? document.language;
  if (node.code == null) return ownWords(speaker, node.text, original);
  const { text, language } = textIn(node.text, speaker.locale, original);
  return text === "" ? ownWords(speaker, node.text, original) : spoken(speaker, text, language);
}

function titleBlock(
  node: DocumentNode,
  level: 1 | 2 | 3 | 4,
  plan: PrintedPlan,
  speaker: Speaker,
  newPage = false,
): Block {
  const kind = capital(speaker.t((m) => m.enums.nodeKind[node.kind]));
  const label = node.number ? speaker.t((m) => m.paper.numbered, { kind, number: node.number }) : kind;
  const lead = level === 1 ? (node.number ? `${node.number}. ` : "") : speaker.t((m) => m.paper.lead, { label });
  return { kind: "heading", level, newPage, runs: [run(lead), ...titleOf(node, plan, speaker)] };
}

function clauseBlocks({ clauses }: Framework, speaker: Speaker): Block[] {
  if (clauses.length === 0) return [];
  const { t } = speaker;
  return [
    { kind: "heading", level: 1, runs: [run(t((m) => m.paper.clauses))], newPage: true },
    ...clauses.map(({ text, ownWording }, index): Block => ({
      kind: "text",
      runs: [
        run(`${t((m) => m.paper.article, { number: index + 1 })}. `, "strong"),
        run(official(speaker, text)),
        ...(ownWording ? [run(` ${t((m) => m.paper.ownWording)}`, "dim")] : []),
      ],
    })),
  ];
}

function signatureBlocks({ document }: PrintedPlan, speaker: Speaker): Block[] {
  const { t } = speaker;
  const lines = [t((m) => m.paper.nameAndFunction), t((m) => m.paper.dateOfSignature)];
  return [
    { kind: "heading", level: 1, runs: [run(t((m) => m.paper.signatures))] },
    textBlock(`${t((m) => m.paper.signedPlan)} ${t((m) => m.paper.copies)}`),
    {
      kind: "signatures",
      parties: [
        { party: t((m) => m.paper.forState), lines },
        { party: t((m) => m.paper.forMunicipality, { name: nameOf(document, speaker) }), lines },
      ],
    },
  ];
}
