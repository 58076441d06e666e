import {
  type DocumentNode,
  type Framework,
  type Locale,
  type PlanEvent,
  type PlanDocument,
  submissionDeadline,
  textIn,
} from "@salus/domain";
import { moneyBlocks } from "../print/money-paper.ts";
import { type Block, type Paper, run, textBlock } from "../print/paper.ts";
import { capital, official, type Speaker, speakerOf } from "../print/spoken.ts";

export const decidingBodies = ["college", "council"] as const;
export type DecidingBody = (typeof decidingBodies)[number];

export type DraftDecision = {
  readonly body: DecidingBody;
  readonly document: PlanDocument;
  readonly framework: Framework;
  readonly number: number;
  /** What stands on record of this version; the decision that is drafted may be among it. */
  readonly events: readonly Pick<PlanEvent, "kind" | "on" | "agendaItem">[];
  /** Names of the files beside the plan. */
  readonly annexes: readonly string[];
};

/** The draft of a decision as the secretariat works on it: what the plan says is there, what it cannot know stands open. */
export function decisionPaper(draft: DraftDecision, locale: Locale): Paper {
  const speaker = speakerOf(locale);
  const { t } = speaker;
  const { body, document, framework } = draft;
  const municipality = document.municipality ? textIn(document.municipality.name, locale, document.language).text : "";
  const title = t((m) => m.decisionDraft.title[body]);
  const plan = official(speaker, framework.title);
  const blocks = [
    ...meetingBlocks(draft, plan, speaker),
    ...historyBlocks(draft, speaker),
    ...factBlocks(draft, municipality, speaker),
    ...basisBlocks(draft, speaker),
    ...moneyPart(draft, speaker),
    ...articleBlocks(draft, plan, speaker),
    ...lastBlocks(draft, plan, speaker),
  ];
  return {
    locale,
    title,
    subtitle: [municipality, plan].filter((part) => part !== "").join(", "),
    author: municipality,
    header: t((m) => m.decisionDraft.header, { municipality, title }),
    footer: [t((m) => m.decisionDraft.foot), ...(framework.demonstration ? [t((m) => m.paper.demonstration)] : [])],
    watermark: t((m) => m.paper.draftMark),
    contents: null,
    cover: 0,
    pageWord: t((m) => m.paper.page),
    isWide: false,
    blocks,
  };
}

const heading = (text: string): Block => ({ kind: "heading", level: 1, runs: [run(text)] });
const list = (items: readonly string[]): Block => ({ kind: "list", items: items.map((item) => [run(item)]) });

function meetingBlocks({ body, events }: DraftDecision, plan: string, { t, date }: Speaker): Block[] {
  const open = t((m) => m.decisionDraft.fillIn);
  const known = events.findLast(({ kind }) => kind === body);
  const row = (label: string, text: string) => ({ label, runs: [run(text)] });
  return [
    {
      kind: "facts",
      caption: t((m) => m.decisionDraft.meeting.title),
      rows: [
        row(
          t((m) => m.decisionDraft.meeting.body),
          t((m) => m.decisionDraft.meeting[body]),
        ),
        row(
          t((m) => m.decisionDraft.meeting.on),
          known?.on ? date(known.on) : open,
        ),
        row(
          t((m) => m.decisionDraft.meeting.agendaItem),
          known?.agendaItem ?? open,
        ),
        row(
          t((m) => m.decisionDraft.meeting.subject),
          t((m) => m.decisionDraft.meeting.subjectOf[body], { plan }),
        ),
      ],
    },
  ];
}

/** What the decision may look back on: not itself, nor what Salus wrote down of its own. */
function historyBlocks({ body, events }: DraftDecision, { t, date }: Speaker): Block[] {
  const lines = events
    .filter(({ kind }) => kind !== body && kind !== "created" && kind !== "imported" && kind !== "struck")
    .map(({ kind, on, agendaItem }) => {
      const event = capital(t((m) => m.enums.planEvent[kind]));
      const said = on
        ? t((m) => m.decisionDraft.history.event, { on: date(on), event })
        : t((m) => m.decisionDraft.history.eventUnknown, { event });
      return agendaItem ? `${said}, ${t((m) => m.decisionDraft.history.agendaItem, { item: agendaItem })}` : said;
    });
  return [
    heading(t((m) => m.decisionDraft.history.title)),
    lines.length > 0 ? list(lines) : textBlock(t((m) => m.decisionDraft.history.none)),
  ];
}

const countOf = (nodes: readonly DocumentNode[], kind: DocumentNode["kind"]): number =>
  nodes.reduce((sum, node) => sum + (node.kind === kind ? 1 : 0) + countOf(node.children ?? [], kind), 0);

function factBlocks({ document, framework }: DraftDecision, municipality: string, speaker: Speaker): Block[] {
  const { t, date, number } = speaker;
  const deadline = submissionDeadline(framework);
  const { from, to } = framework.period;
  const written = document.nodes.filter((chapter) => countOf([chapter], "operationalObjective") > 0);
  const size = {
    objectives: number(countOf(document.nodes, "operationalObjective")),
    results: number(countOf(document.nodes, "result")),
    indicators: number(countOf(document.nodes, "indicator")),
  };
  return [
    heading(t((m) => m.decisionDraft.facts.title)),
    textBlock(t((m) => m.decisionDraft.facts.period, { municipality, from: date(from), to: date(to) })),
    textBlock(t((m) => m.decisionDraft.facts.size, size)),
    list(
      written.map((chapter) =>
        t((m) => m.decisionDraft.facts.chapter, {
          chapter: textIn(chapter.text, speaker.locale, chapter.original ?? document.language).text,
          objectives: number(countOf([chapter], "operationalObjective")),
        }),
      ),
    ),
    ...(deadline === null ? [] : [textBlock(t((m) => m.decisionDraft.facts.late, { on: date(deadline) }))]),
    textBlock(
      t((m) => m.decisionDraft.facts.argument),
      "strong",
    ),
  ];
}

const basisBlocks = ({ framework }: DraftDecision, speaker: Speaker): Block[] => [
  heading(speaker.t((m) => m.decisionDraft.basis.title)),
  list([
    ...framework.acts.map(({ title, numac }) => {
      const act = official(speaker, title);
      return numac === null ? act : speaker.t((m) => m.decisionDraft.basis.numac, { act, numac });
    }),
    speaker.t((m) => m.decisionDraft.basis.own),
  ]),
];

function moneyPart({ document, framework }: DraftDecision, speaker: Speaker): Block[] {
  const { t } = speaker;
  // Its own heading stands on a page of its own in the plan.
  const [, ...amounts] = moneyBlocks(document, framework, speaker);
  return [
    heading(t((m) => m.decisionDraft.money.title)),
    textBlock(t((m) => m.decisionDraft.money[amounts.length > 0 ? "intro" : "none"])),
    ...amounts,
    list([t((m) => m.decisionDraft.money.budget), t((m) => m.decisionDraft.money.own)]),
  ];
}

function articleBlocks({ body }: DraftDecision, plan: string, { t }: Speaker): Block[] {
  const articles = [
    t((m) => m.decisionDraft.articles.approve, { plan }),
    t((m) => m.decisionDraft.articles[body === "college" ? "refer" : "sign"]),
    ...(body === "council" ? [t((m) => m.decisionDraft.articles.send)] : []),
  ];
  return [
    heading(t((m) => m.decisionDraft.articles.title)),
    ...articles.map((article, index): Block => ({
      kind: "text",
      runs: [run(`${t((m) => m.decisionDraft.articles.lead, { number: index + 1 })} `, "strong"), run(article)],
    })),
  ];
}

const lastBlocks = ({ number, annexes }: DraftDecision, plan: string, { t }: Speaker): Block[] => [
  heading(t((m) => m.decisionDraft.vote.title)),
  textBlock(t((m) => m.decisionDraft.vote.open)),
  heading(t((m) => m.decisionDraft.annexes.title)),
  list([t((m) => m.decisionDraft.annexes.plan, { plan, number }), ...annexes]),
  heading(t((m) => m.decisionDraft.signatures.title)),
  {
    kind: "signatures",
    parties: (["chair", "secretary"] as const).map((who) => ({
      party: t((m) => m.decisionDraft.signatures[who]),
      lines: [t((m) => m.decisionDraft.signatures.name)],
    })),
  },
];
